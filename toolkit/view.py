"""The HTML of notebooks and reports: pure functions that return strings, everything from outside escaped.

No script; classes share the prefix ``itk``; with the style stripped, headings, lists and tables still read.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from html import escape
from importlib.resources import files

from toolkit.analysis import CAUTION, Analysis
from toolkit.repair import RepairLog
from toolkit.summarise import METHODS

__all__ = ["analysis_html", "bilingual_html", "repairs_html", "style", "summary_html"]

LANGUAGE_NAMES = {"it": "Italian", "en": "English"}


@lru_cache(maxsize=1)
def style() -> str:
    """Give the style element that the views share."""
    css = (files("toolkit") / "data" / "view.css").read_text("utf-8")
    return f"<style>{css}</style>"


def _box(*parts: str) -> str:
    return f'{style()}<div class="itk">{"".join(parts)}</div>'


def analysis_html(analysis: Analysis) -> str:
    """Show a whole analysis: title, facts, summary in both languages, the bilingual view, the signature."""
    return _box(
        _title(analysis),
        _facts(analysis),
        _notes(analysis),
        _summary(analysis),
        f'<p class="itk-quiet">{CAUTION}</p>',
        _bilingual(analysis),
        _repairs(analysis.repairs, folded=True),
        _signature(analysis),
    )


def summary_html(analysis: Analysis) -> str:
    """Show the summary of an analysis in both languages, and what plain lead would have taken."""
    return _box(_summary(analysis))


def bilingual_html(analysis: Analysis, only: Collection[int] | None = None, *, scores: bool = False) -> str:
    """Show an article sentence by sentence, source left and target right.

    Parameters
    ----------
    analysis : Analysis
    only : collection of int, optional
        Indices of the sentences to show, by default all.
    scores : bool
        Whether the scores are shown from the start; the reader can switch them on and off.
    """
    return _box(_bilingual(analysis, only, scores))


def repairs_html(log: RepairLog) -> str:
    """Show what was repaired: rule, place in the original, before and after."""
    return _box(_repairs(log, folded=False))


def _title(analysis: Analysis) -> str:
    if analysis.title is None:
        return f'<h3 class="itk-title">{escape(analysis.article.name)}</h3>'
    source, target = analysis.title
    return (
        f'<h3 class="itk-title" lang="{_source(analysis)}">{escape(source)}</h3>'
        f'<p class="itk-title-target" lang="{_target(analysis)}">{escape(target)}</p>'
    )


def _facts(analysis: Analysis) -> str:
    facts = [
        (len(analysis.sentences), "sentence"),
        (analysis.words, "word"),
        (len(analysis.repairs), "repair"),
        (len(analysis.notes), "note"),
    ]
    items = "".join(f"<li><b>{number:,}</b> {name}{'' if number == 1 else 's'}</li>" for number, name in facts)
    return f'<ul class="itk-facts">{items}</ul>'


def _notes(analysis: Analysis) -> str:
    if not analysis.notes:
        return ""
    items = "".join(f"<li>{escape(note)}</li>" for note in analysis.notes)
    return f'<div class="itk-quiet"><p class="itk-caption">Notes</p><ul>{items}</ul></div>'


def _summary(analysis: Analysis) -> str:
    summary = analysis.summary
    items = "".join(
        f'<li>{_link(analysis, index)}<p lang="{_target(analysis)}">{escape(analysis.translation.target[index])}</p>'
        f'<p lang="{_source(analysis)}">{escape(analysis.translation.source[index])}</p></li>'
        for index in summary.indices
    )
    caption = f"Summary · {escape(summary.label)}, {len(summary)} of {len(analysis.sentences)} sentences"
    return f'<div class="itk-summary"><p class="itk-caption">{caption}</p><ul>{items}</ul>{_lead(analysis)}</div>'


def _lead(analysis: Analysis) -> str:
    shared = len(set(analysis.lead.indices) & set(analysis.summary.indices))
    items = "".join(
        f'<li>{_link(analysis, i)}<p lang="{_target(analysis)}">{escape(analysis.translation.target[i])}</p></li>'
        for i in analysis.lead.indices
    )
    return (
        f"<details><summary>The baseline beside it: lead-{len(analysis.lead)} takes the first sentences, "
        f"{shared} of them in the summary above</summary><ul>{items}</ul></details>"
    )


def _bilingual(analysis: Analysis, only: Collection[int] | None = None, scores: bool = False) -> str:
    columns = [LANGUAGE_NAMES.get(code, code) for code in (_source(analysis), _target(analysis))]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    meaning = METHODS[analysis.summary.method].score if analysis.summary.scores else None
    method = f"; {analysis.summary.method}: {meaning}" if meaning else ""
    box = f'<input type="checkbox"{" checked" if scores else ""}>'
    return (
        f'<div class="itk-with-scores"><p class="itk-switch"><label>{box}show scores</label> '
        "(model score: log-probability per token, at most 0, the model's own confidence and not a measure of truth"
        f"{escape(method)})</p>"
        f'<table class="itk-table"><thead><tr><th scope="col" class="itk-n">n</th>{head}'
        '<th scope="col" class="itk-score">model score</th>'
        f'<th scope="col" class="itk-score">{escape(analysis.summary.method)}</th></tr></thead>'
        f"<tbody>{''.join(_rows(analysis, only))}</tbody></table></div>"
    )


def _rows(analysis: Analysis, only: Collection[int] | None) -> Iterable[str]:
    paragraph = None
    for sentence in analysis.sentences:
        i = sentence.index
        if only is not None and i not in only:
            continue
        chosen = i in analysis.summary
        classes = [
            *(["itk-opens"] if sentence.paragraph != paragraph else []),
            *(["itk-heading"] if sentence.kind != "prose" else []),
            *(["itk-chosen"] if chosen else []),
        ]
        paragraph = sentence.paragraph
        note = analysis.translation.notes[i]
        remark = f'<span class="itk-note" lang="en">{escape(note)}</span>' if note else ""
        star = '<span class="itk-star" title="in the summary">★</span>&nbsp;' if chosen else ""
        rank = analysis.summary.scores[i] if analysis.summary.scores else None
        anchor = f' id="{_anchor(analysis, i)}"' if only is None else ""
        yield (
            f'<tr{anchor} class="{" ".join(classes)}">'
            f'<th scope="row" class="itk-n">{star}{i + 1}</th>'
            f'<td lang="{_source(analysis)}">{escape(sentence.text)}</td>'
            f'<td lang="{_target(analysis)}">{escape(analysis.translation.target[i])}{remark}</td>'
            f'<td class="itk-score">{_number(analysis.translation.scores[i])}</td>'
            f'<td class="itk-score">{_number(rank)}</td></tr>'
        )


def _repairs(log: RepairLog, *, folded: bool) -> str:
    if not log.edits:
        return '<p class="itk-quiet">Nothing had to be repaired.</p>'
    rows = "".join(
        f'<tr class="itk-opens"><td>{escape(edit.rule)}</td><td>{edit.start}–{edit.end}</td>'
        f"<td><code>{escape(repr(edit.before))}</code></td><td><code>{escape(repr(edit.after))}</code></td></tr>"
        for edit in log.edits
    )
    caption = f"{len(log)} repair{'' if len(log) == 1 else 's'}, reversible"
    table = (
        '<table class="itk-table"><thead><tr><th scope="col">rule</th><th scope="col">characters in the original</th>'
        f'<th scope="col">before</th><th scope="col">after</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    if folded:
        return f"<details><summary>{caption}</summary>{table}</details>"
    return f'<p class="itk-caption">{caption}</p>{table}'


def _signature(analysis: Analysis) -> str:
    items = ((name, value[:12] + "…" if name.endswith("sha256") else value) for name, value in analysis.signature.items)
    text = " · ".join(f"{escape(name)} {escape(value)}" for name, value in items)
    return f'<p class="itk-signature" title="{escape(str(analysis.signature))}">{text}</p>'


def _link(analysis: Analysis, index: int) -> str:
    return f'<a href="#{_anchor(analysis, index)}" aria-label="to sentence {index + 1}">{index + 1}</a>'


def _anchor(analysis: Analysis, index: int) -> str:
    return f"itk-{analysis.article.sha256[:8]}-{index + 1}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _source(analysis: Analysis) -> str:
    return escape(analysis.signature["source"])


def _target(analysis: Analysis) -> str:
    return escape(analysis.signature["target"])
