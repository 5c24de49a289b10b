"""What reports list behind the translation: who said what, and possible slips; texts alone, in no format."""

from collections import Counter
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from toolkit.analysis.caution import CAUTION, SIGNS, banner, expectation, worst_sign
from toolkit.attribution import Quotation

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = [
    "Listing",
    "Row",
    "lead_comparison",
    "listings",
    "mistrust_lines",
    "plain_text",
    "possible_slips",
    "who_said_what",
]


@dataclass(frozen=True)
class Row:
    """A line of a listing.

    Attributes
    ----------
    index : int
        Index of the sentence it is about.
    cells : tuple of str
        As many as the listing has columns.
    kept : bool
        Whether the summary has the sentence, where that matters (★).
    """

    index: int
    cells: tuple[str, ...]
    kept: bool = False

    @property
    def number(self) -> str:
        """The sentence's number on pages, from 1, with a star where the summary kept it."""
        return f"{'★ ' if self.kept else ''}{self.index + 1}"


@dataclass(frozen=True)
class Listing:
    """A table of texts, the same in every format.

    Attributes
    ----------
    title : str
    limits : str
        One line on what it cannot see.
    columns : tuple of str
        Their names; the number of the sentence stands before them.
    languages : tuple of str
        ISO 639 code of each column.
    rows : tuple of Row
    """

    title: str
    limits: str
    columns: tuple[str, ...]
    languages: tuple[str, ...]
    rows: tuple[Row, ...]


def listings(analysis: "Analysis") -> tuple[Listing, ...]:
    """Give the listings that have something to say.

    Examples
    --------
    >>> from toolkit import analyse
    >>> [(listing.title, len(listing.rows)) for listing in listings(analyse("seeds/corea-del-nord-russia.txt"))]
    [('Who said what', 10), ('Possible slips in the article', 4)]
    """
    return tuple(listing for listing in (who_said_what(analysis), possible_slips(analysis)) if listing.rows)


def who_said_what(analysis: "Analysis") -> Listing:
    """List every quotation in both languages with its presumed speaker, "unknown" where the sentence is not plain.

    Where its words have no marks in the translation, that of the whole sentence stands for them.
    """
    rows = tuple(
        Row(q.index, (_speaker(q), q.source, _target(q, analysis)), q.index in analysis.summary)
        for q in analysis.quotations
        if q.kind == "speech"
    )
    limits = (
        'Speakers are presumed from word order, never certain, and "unknown" where a sentence is not plain. Not seen: '
        "words quoted without marks or a verb of saying, and who “he” or “the minister” is. Not listed: short phrases "
        "between quotation marks that nobody says. ★: the summary has the sentence."
    )
    source, target = analysis.languages
    columns = ("presumed speaker", "source", "translation")
    return Listing("Who said what", limits, columns, (source, source, target), rows)


def _speaker(quotation: Quotation) -> str:
    return f"{quotation.speaker or 'unknown'}{f' ({quotation.verb})' if quotation.verb else ''}"


def _target(quotation: Quotation, analysis: "Analysis") -> str:
    if quotation.target:
        return quotation.target
    missing = "reported, without marks" if quotation.reported else "the translation has no matching marks"
    sentences = analysis.translation.target[quotation.index : quotation.last_index + 1]
    return f"[{missing}; whole sentence] {' '.join(sentences)}"


def possible_slips(analysis: "Analysis") -> Listing:
    """List words of the article that may be slips of the pen, with suggestions and the reason."""
    rows = tuple(
        Row(doubt.index, (doubt.text, ", ".join(doubt.suggestions), doubt.reason)) for doubt in analysis.doubtful_words
    )
    limits = (
        "Proposed, never changed by itself. Not seen: most slips that make another word, short words, words that occur "
        "twice, and names that stand alone."
    )
    source = analysis.languages[0]
    columns = ("in the article", "perhaps", "why")
    return Listing("Possible slips in the article", limits, columns, (source, source, "en"), rows)


def mistrust_lines(analysis: "Analysis") -> tuple[str, ...]:
    """Say for a terminal how much the checks found, what to read first, and which words may be slips.

    Examples
    --------
    >>> from toolkit import analyse
    >>> analysis = analyse("Un reloet del ministero parla.")
    >>> print(mistrust_lines(analysis)[-1])
    Possible slips (put right with --correct WRONG=RIGHT): 1 'reloet' (report?)
    """
    counts = Counter(finding.severity for finding in analysis.findings)
    first = ", ".join(str(index + 1) for index in analysis.read_first())
    reading = f"; sentences to read first: {first}" if first else ""
    checks = f"Checks: {counts['serious']} serious and {counts['doubtful']} doubtful findings{reading}"
    slips = ", ".join(
        f"{doubt.index + 1} {doubt.text!r} ({doubt.suggestions[0]}?)" for doubt in analysis.doubtful_words
    )
    return (checks, f"Possible slips (put right with --correct WRONG=RIGHT): {slips}") if slips else (checks,)


def lead_comparison(analysis: "Analysis") -> str:
    """Say in one line what plain lead would have taken, and how much of it the summary shares."""
    numbers = ", ".join(str(index + 1) for index in analysis.lead.indices)
    first, shared = len(analysis.lead), analysis.shared_with_lead
    return f"Lead-{first} baseline (the first {first} sentences): {numbers}; {shared} of them in the summary"


def plain_text(analysis: "Analysis") -> str:
    """Give what a terminal shows: the summary in both languages, what to mistrust, notes, how it was made.

    Named are the findings of the sentences to read first, of those in the summary, and every serious one.
    """
    summary, translation, warning = analysis.summary, analysis.translation, banner(analysis)
    lines = [*([warning, ""] if warning else []), analysis.article.name, *(analysis.title or ())]
    lines += [*wrap(expectation(analysis), 110), ""]
    lines += [f"Summary, {summary.label}, {len(summary)} of {len(analysis.sentences)} sentences"]
    for index in summary.indices:
        lines += _wrapped(f"{index + 1:>4}{worst_sign(analysis, index) or ' '} {translation.target[index]}")
        lines += _wrapped(f"      {translation.source[index]}")
    mistrusted = dict.fromkeys((*analysis.read_first(), *analysis.seriously_mistrusted, *summary.indices))
    lines += [
        f"To mistrust: {i + 1}{SIGNS[finding.severity]} {finding.message}"
        for i in mistrusted
        for finding in analysis.findings_of(i)
    ]
    lines += ["", lead_comparison(analysis), *(f"Note: {note}" for note in analysis.notes), CAUTION]
    made = analysis.signature
    hashes = made["package_sha256"][:12], made["article_sha256"][:12]
    lines += [f"{made['package']} (sha256 {hashes[0]}…), beam {made['beam_size']}; article sha256 {hashes[1]}…"]
    return "\n".join(lines)


def _wrapped(line: str) -> list[str]:
    return wrap(line, 110, subsequent_indent="      ", break_long_words=False, break_on_hyphens=False)
