"""The HTML of notebooks and reports: pure functions that return strings, everything from outside escaped.

No script but the handler of the button to copy with, in notebooks alone; classes share the prefix ``itk``; with the
style stripped, headings, lists and tables still read.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from html import escape
from importlib.resources import files
from urllib.parse import quote

from toolkit.analysis import CAUTION, Analysis, Comparison, banner, expectation, key_facts, minutes, reading_pace
from toolkit.errors import ToolkitError
from toolkit.reading import RepairLog
from toolkit.views.alone import alone_html
from toolkit.views.mistrust import caption_html, details, linked_target, mistrust_html
from toolkit.views.shortlist import shortlist_html
from toolkit.views.table import bilingual_table, languages

__all__ = [
    "analysis_html",
    "bilingual_html",
    "comparison_html",
    "details",
    "facts_html",
    "index_html",
    "index_row",
    "repairs_html",
    "style",
    "summary_html",
]


MANY_REPAIRS = 15  # more are folded, where the log is what is shown


@lru_cache
def _data(name: str) -> str:
    return (files("toolkit") / "data" / name).read_text("utf-8")


def style() -> str:
    """Give the style element that the views share."""
    return f"<style>{_data('view.css')}</style>"


def _box(*parts: str) -> str:
    return f'{style()}<div class="itk">{"".join(parts)}</div>'


def analysis_html(
    analysis: Analysis, level: int = 3, *, more: Iterable[str] = (), trim: bool = True, button: bool = False
) -> str:
    """Show a whole analysis: title, what to expect, summary, the bilingual view, key figures, the signature.

    Parameters
    ----------
    analysis : Analysis
    level : int
        Level of the title among the headings of the page, 1 to 5; sections are one below it.
    more : iterable of str
        HTML of what a page has besides, before the signature.
    trim : bool
        Whether words of the summary that lean on other sentences are struck through; see `toolkit.summary.extraction`.
    button : bool
        Whether a button copies the translation, as in a notebook; see `toolkit.views.alone`.
    """
    return _box(
        _banner(analysis),
        _title(analysis, level),
        f'<p class="itk-expect">{escape(expectation(analysis))}</p>',
        _notes(analysis, level + 1),
        _summary(analysis, level + 1, trim=trim),
        f'<p class="itk-quiet">{CAUTION}</p>',
        mistrust_html(analysis, level + 1),
        alone_html(analysis, button=button),
        bilingual_table(analysis),
        _facts(analysis),
        _repairs(analysis.repairs, folded=True),
        *more,
        _signature(analysis),
    )


def summary_html(analysis: Analysis, *, links: bool = False, trim: bool = True) -> str:
    """Show the summary of an analysis in both languages, and what plain lead would have taken.

    Parameters
    ----------
    analysis : Analysis
    links : bool
        Whether its sentences lead to the rows of `bilingual_html`, which must then be on the same page.
    trim : bool
        Whether words that lean on other sentences are struck through; see `toolkit.summary.extraction`.
    """
    summary = _summary(analysis, 4, links=links, trim=trim)
    return _box(_banner(analysis), summary, f'<p class="itk-quiet">{CAUTION}</p>')


def findings_html(analysis: Analysis, *, links: bool = False) -> str:
    """Show which sentences to hold against the source first, what the checks found there, and what they cannot see.

    Parameters
    ----------
    analysis : Analysis
    links : bool
        Whether the sentences lead to the rows of `bilingual_html`, which must then be on the same page.
    """
    return _box(mistrust_html(analysis, 4, links=links))


def facts_html(analysis: Analysis) -> str:
    """Show the key facts (length, readability in both languages, how much the summary covers) and every note."""
    return _box(_facts(analysis), _notes(analysis, 4))


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
    return _box(_banner(analysis), bilingual_table(analysis, only, scores))


def repairs_html(log: RepairLog) -> str:
    """Show what was repaired: rule, place in the original, before and after."""
    return _box(_repairs(log, folded=False))


def comparison_html(comparison: Comparison, n: int = 3) -> str:
    """Show the `n` paragraphs with the lowest chrF: source, translation and human reference side by side."""
    it, en = map(escape, comparison.languages)
    head = "".join(f'<th scope="col">{name}</th>' for name in ("source", "translation", "human reference"))
    rows = "".join(
        f'<tr class="itk-first"><th scope="row" class="itk-n">{", ".join(str(i + 1) for i in score.sentences)}</th>'
        f'<td lang="{it}">{escape(score.source)}</td><td lang="{en}">{escape(score.hypothesis)}</td>'
        f'<td lang="{en}">{escape(score.reference)}</td>'
        f'<td class="itk-score">{score.chrf:.1f}</td></tr>'
        for score in comparison.worst(n)
    )
    return _box(
        f'<p class="itk-quiet">{escape(str(comparison))}</p><table class="itk-table"><thead><tr>'
        f'<th scope="col" class="itk-n">n</th>{head}<th scope="col" class="itk-score">chrF, 0 to 100</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def index_row(analysis: Analysis, files: Sequence[str]) -> str:
    """Give a row for `index_html`: title with a link to its file, start of the summary and notes, counts, files."""
    opening = next(iter(analysis.summary_sentences(analysis.languages[1])), "")
    links = [(escape(quote(file)), escape(file.rpartition(".")[2])) for file in files]
    others = " ".join(f'<a href="{link}">{ending}</a>' for link, ending in links)
    it, en = languages(analysis)
    title = f'<p class="itk-quiet" lang="{it}">{escape(analysis.title[0])}</p>' if analysis.title else ""
    warning, notes = _banner(analysis), "; ".join(analysis.article.notes)
    notes = f'<p class="itk-quiet">{escape(notes)}</p>' if notes else ""
    severities = [finding.severity for finding in analysis.findings]
    numbers = len(analysis.sentences), severities.count("serious"), severities.count("doubtful")
    cells = "".join(f'<td class="itk-n">{number}</td>' for number in numbers)
    return (
        f'<tr class="itk-first"><td><a href="{links[0][0]}">{escape(analysis.name)}</a>{title}</td>'
        f'<td>{warning}<span lang="{en}">{escape(opening)}</span>{notes}</td>{cells}'
        f'<td class="itk-score">{others}</td></tr>'
    )


def index_html(rows: Iterable[str], failed: Iterable[ToolkitError] = ()) -> str:
    """List articles, from their rows by `index_row`, and what could not be read."""
    head = '<th scope="col">article</th><th scope="col">first sentence of the summary</th>'
    counted = ("sentences", "serious", "doubtful")
    numbers = "".join(f'<th scope="col" class="itk-n itk-wide">{name}</th>' for name in counted)
    numbers += '<th scope="col" class="itk-score">files</th>'
    table = f'<table class="itk-table"><thead><tr>{head}{numbers}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    others = "".join(f"<li>{escape(str(error))}</li>" for error in failed)
    others = f"{caption_html('Not read', 2)}<ul>{others}</ul>" if others else ""
    return _box('<h1 class="itk-title">Articles</h1>', f'<p class="itk-quiet">{CAUTION}</p>', table, others)


def _banner(analysis: Analysis) -> str:
    warning = banner(analysis)
    return f'<p class="itk-banner" role="alert"><strong>{escape(warning)}</strong></p>' if warning else ""


def _title(analysis: Analysis, level: int) -> str:
    if analysis.title is None:
        return f'<h{level} class="itk-title">{escape(analysis.article.name)}</h{level}>'
    (source, target), (it, en) = analysis.title, languages(analysis)
    return (
        f'<h{level} class="itk-title" lang="{it}">{escape(source)}</h{level}>'
        f'<p class="itk-title-target" lang="{en}">{escape(target)}</p>'
    )


def _facts(analysis: Analysis) -> str:
    facts = key_facts(analysis)
    cards = [
        (f"{facts.words:,} words", f"in {facts.sentences:,} sentence{_s(facts.sentences)}"),
        (minutes(facts.reading_minutes), "to read the translation"),
        *([(f"Gulpease {facts.gulpease:.0f}", facts.difficulty)] if facts.gulpease is not None else []),
        *(
            [(f"Coleman-Liau {facts.coleman_liau:.0f}", "years of school, for the English")]
            if facts.coleman_liau is not None
            else []
        ),
        (f"{facts.share:.0%} of the text", "is the summary"),
        *([(f"{facts.coverage:.0%} of the words", "it uses are in the summary")] if facts.coverage is not None else []),
        (f"{len(analysis.seriously_mistrusted)} marked", "seriously, by the checks, which see a part"),
        (
            f"{len(analysis.repairs)} repair{_s(len(analysis.repairs))}",
            f"{len(analysis.notes)} note{_s(len(analysis.notes))}",
        ),
    ]
    unknown = [name for name, value in (("Gulpease", facts.gulpease), ("Coleman", facts.coleman_liau)) if value is None]
    lines = _data("figures.html").replace("{pace}", reading_pace(analysis.languages[1])).splitlines()
    legend = "\n".join(line for line in lines if not line.startswith(tuple(f"<li>{name}" for name in unknown)))
    items = "".join(f"<li><b>{escape(value)}</b> <span>{escape(meaning)}</span></li>" for value, meaning in cards)
    return f'<ul class="itk-facts">{items}</ul>{details("What these figures say", legend)}'


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _notes(analysis: Analysis, level: int) -> str:
    if not analysis.notes:
        return ""
    items = "".join(f"<li>{escape(note)}</li>" for note in analysis.notes)
    return f'<div class="itk-quiet">{caption_html("Notes", level)}<ul>{items}</ul></div>'


def _summary(analysis: Analysis, level: int, *, links: bool = True, trim: bool) -> str:
    summary, sentences = analysis.summary, shortlist_html(analysis, links=links, trim=trim)
    caption = f"Summary · {summary.label}, {len(summary)} of {len(analysis.sentences)} sentences"
    return f'<div class="itk-summary">{caption_html(caption, level)}{sentences}{_lead(analysis, links)}</div>'


def _lead(analysis: Analysis, links: bool) -> str:
    en = languages(analysis)[1]
    items = "".join(
        f'<li value="{i + 1}"><p lang="{en}">{linked_target(analysis, i, links)}</p></li>'
        for i in analysis.lead.indices
    )
    first, shared = len(analysis.lead), analysis.shared_with_lead
    caption = f"The baseline beside it: lead-{first} takes the first sentences, {shared} of them in the summary above"
    return details(caption, f"<ol>{items}</ol>")


def _repairs(log: RepairLog, *, folded: bool) -> str:
    if not log.edits:
        return '<p class="itk-quiet">Nothing had to be repaired.</p>'
    rows = "".join(
        f"<tr><td>{escape(edit.rule)}</td><td>{edit.start}–{edit.end}</td>"
        f"<td><code>{escape(repr(edit.before))}</code></td><td><code>{escape(repr(edit.after))}</code></td></tr>"
        for edit in log.edits
    )
    counts = Counter(edit.rule for edit in log.edits).most_common()
    caption = f"{len(log)} repair{_s(len(log))}, reversible"
    kinds = ", ".join(f"{count} × {escape(rule)}" for rule, count in counts)
    table = (
        '<table class="itk-table"><thead><tr><th scope="col">rule</th><th scope="col">characters in the original</th>'
        f'<th scope="col">before</th><th scope="col">after</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    if folded:
        return details(f"{caption}: {kinds}", table)
    return caption_html(caption, 4) + details(kinds, table, is_open=len(log) <= MANY_REPAIRS)


def _signature(analysis: Analysis) -> str:
    return f'<p class="itk-signature">{escape(str(analysis.signature))}</p>'
