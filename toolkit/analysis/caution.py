"""What a reader is told before all else: what to expect of such a translation, and where not to read on."""

from typing import TYPE_CHECKING

from toolkit.checks import language_name
from toolkit.translation import readers_of

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = ["CAUTION", "SIGNS", "banner", "expectation", "made_by_machine", "unmarked", "worst_sign"]

CAUTION = "Machine translation: check figures, names and quotations against the original before you quote."
SIGNS = {"serious": "!", "doubtful": "?"}  # tell a finding's weight without colour


def banner(analysis: "Analysis") -> str | None:
    """Give what stands above all else where the article is not in the language that it was translated from.

    Examples
    --------
    >>> from toolkit import analyse
    >>> banner(analyse("The government has not yet answered the question."))
    'Not in Italian: the article seems to be in English. Its translation is worth nothing.'
    """
    if analysis.other_language is None:
        return None
    expected, found = map(language_name, (analysis.languages[0], analysis.other_language))
    return f"Not in {expected}: the article seems to be in {found}. Its translation is worth nothing."


def expectation(analysis: "Analysis") -> str:
    """Say how much of such a translation is wrong, as far as readers have judged the package (`make checks`).

    Examples
    --------
    >>> from toolkit import analyse
    >>> expectation(analyse("seeds/bolivia-mare.txt"))[:74]
    'With this package nearly all sentences have a wrong word or figure, about '
    """
    these = "these packages" if analysis.translation.verdicts or analysis.translation.legs else "this package"
    readers = readers_of(analysis.translation.signature)
    if readers is None:
        return f"How often sentences of {these} are wrong was not measured. Expect some that are."
    wrong, serious = _part(readers.wrong, readers.sentences), _part(readers.serious, readers.sentences)
    return (
        f"With {these} {wrong} have a wrong word or figure, {serious} are seriously wrong: measured on "
        f"{readers.sentences} sentences of {readers.articles} invented articles, idiomatic and hard, by two readers."
    )


def _part(some: int, of: int) -> str:
    """Give a share in words.

    Examples
    --------
    >>> _part(1, 8), _part(71, 105), _part(100, 105)
    ('about 1 sentence in 8', 'about 7 sentences in 10', 'nearly all sentences')
    """
    if not some:
        return f"none of {of} sentences"
    if 2 * some < of:
        return f"about 1 sentence in {of / some:.0f}"
    tenths = round(10 * some / of)
    return f"about {tenths} sentences in 10" if tenths < 10 else "nearly all sentences"


def unmarked(analysis: "Analysis") -> str:
    """Say that a sentence without a finding is not thereby right, with a figure where there is one."""
    readers = readers_of(analysis.translation.signature)
    if readers is None:
        return "What is not marked may be wrong too."
    return (
        f"What is not marked may be wrong too: of {readers.serious} sentences that readers called seriously wrong the "
        f"checks marked {readers.found}."
    )


def made_by_machine(analysis: "Analysis") -> str:
    """Give the last line of a translation that is handed on by itself."""
    return f"Machine translation from {language_name(analysis.languages[0])}."


def worst_sign(analysis: "Analysis", index: int) -> str:
    """Give the sign of a sentence's gravest finding: "!" for a serious one, "?" for a doubtful one, "" for none."""
    return next((SIGNS[finding.severity] for finding in analysis.findings_of(index)), "")
