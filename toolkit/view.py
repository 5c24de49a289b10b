"""The HTML of notebooks and reports: pure functions that return strings, everything from outside escaped.

No script; classes share the prefix ``itk``; with the style stripped, headings, lists and tables still read.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

from toolkit.analysis import CAUTION, Analysis
from toolkit.article import Sentence
from toolkit.repair import RepairLog
from toolkit.summarise import METHODS

__all__ = ["analysis_html", "bilingual_html", "index_html", "index_row", "repairs_html", "style", "summary_html"]

STAR = '<span class="itk-star" role="img" aria-label="in the summary" title="in the summary">★</span>&nbsp;'
LANGUAGE_NAMES = {"it": "Italian", "en": "English"}


@lru_cache(maxsize=1)
def style() -> str:
    """Give the style element that the views share."""
    css = (files("toolkit") / "data" / "view.css").read_text("utf-8")
    return f"<style>{css}</style>"


def _box(*parts: str) -> str:
    return f'{style()}<div class="itk">{"".join(parts)}</div>'


def analysis_html(analysis: Analysis, level: int = 3) -> str:
    """Show a whole analysis: title, facts, summary in both languages, the bilingual view, the signature.

    Parameters
    ----------
    analysis : Analysis
    level : int
        Level of the title among the headings of the page, 1 to 5; sections are one below it.
    """
    return _box(
        _title(analysis, level),
        _facts(analysis),
        _notes(analysis, level + 1),
        _summary(analysis, level + 1),
        f'<p class="itk-quiet">{CAUTION}</p>',
        _bilingual(analysis),
        _repairs(analysis.repairs, folded=True),
        _signature(analysis),
    )


def summary_html(analysis: Analysis) -> str:
    """Show the summary of an analysis in both languages, and what plain lead would have taken."""
    return _box(_summary(analysis, 4))


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


def index_row(analysis: Analysis, file: str) -> str:
    """Give a row for `index_html`: an article's title with a link to its page, length, notes, start of its summary."""
    opening = next(iter(analysis.summary_sentences(analysis.signature["target"])), "")
    return (
        f'<tr><td><a href="{escape(quote(file))}">{escape(analysis.name)}</a></td>'
        f'<td lang="{_target(analysis)}">{escape(opening)}</td>'
        f'<td class="itk-n">{len(analysis.sentences)}</td><td class="itk-n">{len(analysis.notes)}</td></tr>'
    )


def index_html(rows: Iterable[str]) -> str:
    """List articles, from their rows by `index_row`."""
    head = '<th scope="col">article</th><th scope="col">first sentence of the summary</th>'
    numbers = "".join(f'<th scope="col" class="itk-n itk-wide">{name}</th>' for name in ("sentences", "notes"))
    table = f'<table class="itk-table"><thead><tr>{head}{numbers}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return _box('<h1 class="itk-title">Articles</h1>', f'<p class="itk-quiet">{CAUTION}</p>', table)


def _caption(text: str, level: int) -> str:
    return f'<h{level} class="itk-caption">{escape(text)}</h{level}>'


def _title(analysis: Analysis, level: int) -> str:
    if analysis.title is None:
        return f'<h{level} class="itk-title">{escape(analysis.article.name)}</h{level}>'
    source, target = analysis.title
    return (
        f'<h{level} class="itk-title" lang="{_source(analysis)}">{escape(source)}</h{level}>'
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


def _notes(analysis: Analysis, level: int) -> str:
    if not analysis.notes:
        return ""
    items = "".join(f"<li>{escape(note)}</li>" for note in analysis.notes)
    return f'<div class="itk-quiet">{_caption("Notes", level)}<ul>{items}</ul></div>'


def _summary(analysis: Analysis, level: int) -> str:
    summary = analysis.summary
    items = "".join(
        f'<li>{_link(analysis, index)}<p lang="{_target(analysis)}">{escape(analysis.translation.target[index])}</p>'
        f'<p lang="{_source(analysis)}">{escape(analysis.translation.source[index])}</p></li>'
        for index in summary.indices
    )
    caption = f"Summary · {summary.label}, {len(summary)} of {len(analysis.sentences)} sentences"
    return f'<div class="itk-summary">{_caption(caption, level)}<ul>{items}</ul>{_lead(analysis)}</div>'


def _lead(analysis: Analysis) -> str:
    items = "".join(
        f'<li>{_link(analysis, i)}<p lang="{_target(analysis)}">{escape(analysis.translation.target[i])}</p></li>'
        for i in analysis.lead.indices
    )
    return (
        f"<details><summary>The baseline beside it: lead-{len(analysis.lead)} takes the first sentences, "
        f"{analysis.shared_with_lead} of them in the summary above</summary><ul>{items}</ul></details>"
    )


def _bilingual(analysis: Analysis, only: Collection[int] | None = None, scores: bool = False) -> str:
    columns = [LANGUAGE_NAMES.get(code, code) for code in (_source(analysis), _target(analysis))]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    meaning = METHODS[analysis.summary.method].score if analysis.summary.scores else None
    method = f"; {analysis.summary.method}: {meaning}" if meaning else ""
    box = f'<input type="checkbox"{" checked" if scores else ""}>'
    caption = f"{' and '.join(map(escape, columns))}, sentence by sentence"
    return (
        f'<div class="itk-with-scores"><p class="itk-switch"><label>{box}show scores</label> '
        "(model score: log-probability per token, at most 0, the model's own confidence and not a measure of truth"
        f"{escape(method)})</p>"
        f'<table class="itk-table"><caption class="itk-hidden">{caption}</caption>'
        f'<thead><tr><th scope="col" class="itk-n">n</th>{head}'
        '<th scope="col" class="itk-score">model score</th>'
        f'<th scope="col" class="itk-score">{escape(analysis.summary.method)}</th></tr></thead>'
        f"{''.join(_paragraphs(analysis, only))}</table></div>"
    )


def _paragraphs(analysis: Analysis, only: Collection[int] | None) -> Iterator[str]:
    """Give a table body for each paragraph."""
    shown = (sentence for sentence in analysis.sentences if only is None or sentence.index in only)
    for _, sentences in groupby(shown, key=lambda sentence: sentence.paragraph):
        yield f"<tbody>{''.join(_row(analysis, sentence, anchored=only is None) for sentence in sentences)}</tbody>"


def _row(analysis: Analysis, sentence: Sentence, *, anchored: bool) -> str:
    i, heading = sentence.index, sentence.kind != "prose"
    classes = [*(["itk-heading"] if heading else []), *(["itk-chosen"] if i in analysis.summary else [])]
    source, target = (
        f"<strong>{escape(text)}</strong>" if heading else escape(text)
        for text in (sentence.text, analysis.translation.target[i])
    )
    note = analysis.translation.notes[i]
    remark = f'<span class="itk-note" lang="en">{escape(note)}</span>' if note else ""
    rank = analysis.summary.scores[i] if analysis.summary.scores else None
    anchor = f' id="{_anchor(analysis, i)}"' if anchored else ""
    return (
        f'<tr{anchor} class="{" ".join(classes)}">'
        f'<th scope="row" class="itk-n">{STAR if i in analysis.summary else ""}{i + 1}</th>'
        f'<td lang="{_source(analysis)}">{source}</td><td lang="{_target(analysis)}">{target}{remark}</td>'
        f'<td class="itk-score">{_number(analysis.translation.scores[i])}</td>'
        f'<td class="itk-score">{_number(rank)}</td></tr>'
    )


def _repairs(log: RepairLog, *, folded: bool) -> str:
    if not log.edits:
        return '<p class="itk-quiet">Nothing had to be repaired.</p>'
    rows = "".join(
        f"<tr><td>{escape(edit.rule)}</td><td>{edit.start}–{edit.end}</td>"
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
    return _caption(caption, 4) + table


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
