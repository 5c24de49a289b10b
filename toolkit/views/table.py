"""The bilingual table as HTML: one row per sentence, one row group per section, three layouts, folding; no script.

Layouts and folds are radio buttons and check boxes that the style sheet looks at, so they work in any page that keeps
the style, and everything is shown where it does not. The form is of the method "dialog", which sends nothing anywhere.
"""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise

from toolkit.analysis import SIGNS, Analysis
from toolkit.checks import Finding, language_name
from toolkit.errors import ToolkitError
from toolkit.summary import METHODS
from toolkit.translation import PENALISED, how_agreed, how_sure
from toolkit.views.beside import beside_html

__all__ = ["OWN_KEYS", "anchor", "bilingual_table", "finding_line", "jump", "languages", "link", "number"]

STAR = '<span class="itk-star" role="img" aria-label="in the summary" title="in the summary">★</span>&nbsp;'
OWN_KEYS = 'data-lm-suppress-shortcuts="true"'  # else JupyterLab takes arrows, space and enter; on the element itself
APART = {"row": ["itk-row"], "boilerplate": ["itk-boilerplate"]}
LAYOUTS = {"side": "side by side", "compact": "compact", "reading": "reading"}


def languages(analysis: Analysis) -> tuple[str, str]:
    """Give the codes of source and target, escaped for an attribute.

    Examples
    --------
    >>> from toolkit import analyse
    >>> languages(analyse("seeds/bolivia-mare.txt"))
    ('it', 'en')
    """
    source, target = analysis.languages
    return escape(source), escape(target)


def anchor(analysis: Analysis, index: int) -> str:
    """Give the id of a sentence's row, the same for the same file and summary."""
    shown = f"{analysis.article.sha256} {analysis.summary.signature}"
    return f"itk-{sha256(shown.encode()).hexdigest()[:8]}-{index + 1}"


def link(analysis: Analysis, index: int, text: str, *, described: bool = False) -> str:
    """Give an escaped text as a link to a sentence's row; described by the sentence's place, where that is there."""
    name = anchor(analysis, index)
    description = f' aria-describedby="{name}-place"' if described else ""
    return f'<a href="#{name}"{description} {OWN_KEYS}>{escape(text)}</a>'


def jump(analysis: Analysis, index: int) -> str:
    """Give an arrow behind a sentence that leads to its row; whoever copies the sentence does not take it along."""
    label = f'aria-label="sentence {index + 1} in the table" title="sentence {index + 1} in the table"'
    return f' <a class="itk-jump" href="#{anchor(analysis, index)}" {label} {OWN_KEYS}>↓</a>'


def bilingual_table(analysis: Analysis, only: Collection[int] | None = None, scores: bool = False) -> str:
    """Give the table with its switches.

    Parameters
    ----------
    analysis : Analysis
    only : collection of int, optional
        Indices of the sentences to show, by default all. A selection has no layouts, folds and anchors.
    scores : bool
        Whether the scores are shown from the start.

    Raises
    ------
    ToolkitError
        If `only` names a sentence that is not there.
    """
    only = None if only is None else set(only)
    if unknown := (only or set()) - set(range(len(analysis.sentences))):
        raise ToolkitError(
            f"there is no sentence of index {min(unknown)}: the indices are 0 to {len(analysis.sentences) - 1}."
        )
    method = f'<th scope="col" class="itk-score">{escape(analysis.summary.method)}</th>'
    names = list(map(language_name, analysis.languages))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    caption = f"{' and '.join(map(escape, names))}, sentence by sentence"
    return (
        f'<form class="itk-bilingual" method="dialog">{_switches(analysis, scores, layouts=only is None)}'
        f'<table class="itk-table"><caption class="itk-hidden">{caption}</caption>'
        f'<thead><tr><th scope="col" class="itk-n">n</th>{head}'
        '<th scope="col" class="itk-score">model score</th>'
        f"{method if analysis.summary.scores else ''}</tr></thead>"
        f"{''.join(_sections(analysis, only))}</table></form>"
    )


def _switches(analysis: Analysis, scores: bool, layouts: bool) -> str:
    radios = "".join(
        f'<label><input type="radio" name="layout" class="itk-{kind}" {OWN_KEYS}{checked}>{name}</label>'
        for (kind, name), checked in zip(LAYOUTS.items(), (" checked", "", ""), strict=True)
    )
    meaning = METHODS[analysis.summary.method].score if analysis.summary.scores else None
    method = f"; {analysis.summary.method}: {meaning}" if meaning else ""
    usual = "; “usual” is what it was for 500 other sentences, of news and Wikipedia" if _is_measured(analysis) else ""
    box = f'<input type="checkbox" class="itk-scores"{" checked" if scores else ""} {OWN_KEYS}>'
    only = f'<label><input type="checkbox" class="itk-only" {OWN_KEYS}>only what the checks mistrust</label>'
    only = only if layouts and analysis.findings else ""
    hint = '<p class="itk-hint" hidden="hidden">A number shows the original of its sentence.</p>' if layouts else ""
    return (
        '<fieldset class="itk-switches">'
        f'<legend class="itk-hidden">View</legend>{radios if layouts else ""}<label>{box}scores</label>{only}'
        f'<p class="itk-meaning">model score: {_score_is(analysis)}, at most 0, confidence and not '
        f"a measure of truth{usual}{escape(method)}</p>{hint}</fieldset>"
    )


def _score_is(analysis: Analysis) -> str:
    if analysis.translation.verdicts:
        return "what two models give a wording together, weighed by its length (toolkit.translation.judging)"
    return "log-probability per token by the model itself"


def _sections(analysis: Analysis, only: Collection[int] | None) -> Iterator[str]:
    """Give a table body for each section."""
    for section in analysis.sections:
        shown = [index for index in section if only is None or index in only]
        if shown:
            rows = "".join(_row(analysis, index, len(section) - 1, whole=only is None) for index in shown)
            yield f'<tbody class="itk-section">{rows}</tbody>'


def _row(analysis: Analysis, index: int, followers: int, *, whole: bool) -> str:
    sentence, chosen = analysis.sentences[index], index in analysis.summary
    findings = analysis.findings_of(index)
    source = _marked(sentence.text, [(finding.source_span, finding) for finding in findings])
    target = _marked(analysis.translation.target[index], [(finding.target_span, finding) for finding in findings])
    if sentence.is_heading:
        source, target = f"<strong>{source}</strong>", f"<strong>{target}</strong>"
    if sentence.kind == "heading" and whole:
        source = _fold(source, followers)
    before = analysis.sentences[index - 1] if index else None
    first = before is None or before.paragraph != sentence.paragraph
    found = {"itk-heading": sentence.is_heading, "itk-chosen": chosen, "itk-first": first, "itk-found": bool(findings)}
    classes = " ".join([name for name, holds in found.items() if holds] + APART.get(sentence.kind, []))
    remark = "".join(map(finding_line, findings)) + _note(analysis.translation.notes[index])
    remark += beside_html(analysis, index)
    rank = f'<td class="itk-score">{number(_rank(analysis, index))}</td>' if analysis.summary.scores else ""
    it, en = languages(analysis)
    name = anchor(analysis, index)
    ordinal, here = str(index + 1), ""
    if whole:
        ordinal, here = link(analysis, index, ordinal, described=True), f' id="{name}"'
    return (
        f'<tr{here} class="{classes}"><th scope="row" class="itk-n">{STAR if chosen else ""}{ordinal}</th>'
        f'<td lang="{it}">{source}</td><td lang="{en}">{target}{remark}{_place(analysis, index, whole=whole)}</td>'
        f'<td class="itk-score">{number(analysis.translation.scores[index])}</td>{rank}</tr>'
    )


def _marked(text: str, spans: Sequence[tuple[tuple[int, int] | None, Finding]]) -> str:
    """Escape a text and underline what findings point to; the most serious one speaks where several do."""
    spans = [(span, finding) for span, finding in spans if span]
    edges = sorted({0, len(text), *(edge for span, _ in spans for edge in span)})
    pieces = []
    for start, end in pairwise(edges):
        finding = next((finding for span, finding in spans if span[0] <= start and end <= span[1]), None)
        piece = escape(text[start:end])
        if finding:
            piece = f'<span class="itk-{finding.severity}" title="{escape(finding.message)}">{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)


def finding_line(finding: Finding) -> str:
    """Give a finding as a line below its sentence; its sign tells its weight without colour."""
    return (
        f'<span class="itk-note itk-{finding.severity}-note" lang="en"><b aria-label="{finding.severity}">'
        f"{SIGNS[finding.severity]}</b> {escape(finding.message)}</span>"
    )


def _note(note: str | None) -> str:
    return f'<span class="itk-note" lang="en">{escape(note)}</span>' if note else ""


def _fold(source: str, followers: int) -> str:
    count = f"{followers} sentence{'' if followers == 1 else 's'} folded"
    return (
        f'<label><input type="checkbox" class="itk-fold" checked {OWN_KEYS}>'
        f'<span class="itk-hidden" lang="en">show the section </span>{source}</label> '
        f'<span class="itk-folded" lang="en" hidden="hidden">{count}</span>'
    )


def _place(analysis: Analysis, index: int, *, whole: bool) -> str:
    """Say where a sentence stands in the file and how it was scored; shown for the row in use."""
    sentence = analysis.sentences[index]
    rank = _rank(analysis, index)
    facts = [
        f"paragraph {sentence.paragraph + 1}",
        f"characters {sentence.start}–{sentence.end}",
        f"model score {number(analysis.translation.scores[index])}{_sureness(analysis, index)}",
        *_verdict(analysis, index),
        *([f"{analysis.summary.method} {number(rank)}"] if rank is not None else []),
    ]
    name = f' id="{anchor(analysis, index)}-place"' if whole else ""
    return f'<span class="itk-place"{name} lang="en" hidden="hidden">{escape(" · ".join(facts))}</span>'


def _sureness(analysis: Analysis, index: int) -> str:
    score = analysis.translation.scores[index]
    has_penalty = any(a.chosen and a.strategy == PENALISED for a in analysis.attempts_of(index))
    words = None if score is None or has_penalty else how_sure(score, analysis.translation.signature)
    return f": {words}" if words else ""


def _verdict(analysis: Analysis, index: int) -> Iterator[str]:
    """Say whose wording a sentence has, where two packages judged it, and how far they agree."""
    translation = analysis.translation
    verdict = translation.verdicts[index] if translation.verdicts else None
    if verdict:
        yield (
            f"wording of the {verdict.package} package; the accurate one gives it {number(verdict.accurate)} a token, "
            f"the fast one {number(verdict.fast)}"
        )
    if (agreement := translation.agreement(index)) is not None:
        words = how_agreed(agreement, translation.signature)
        yield f"their best wordings agree by {agreement:.0f} of 100 (chrF){f', {words}' if words else ''}"


def _is_measured(analysis: Analysis) -> bool:
    return how_sure(0.0, analysis.translation.signature) is not None


def _rank(analysis: Analysis, index: int) -> float | None:
    return analysis.summary.scores[index] if analysis.summary.scores else None


def number(value: float | None) -> str:
    """Write a score with two decimals, and a dash where there is none.

    Examples
    --------
    >>> number(-0.5), number(None)
    ('−0.50', '–')
    """
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
