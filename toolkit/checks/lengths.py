"""Checks of a translation by its length, beside the others of its article and what its package usually makes."""

from collections.abc import Sequence
from math import sqrt
from statistics import median

from toolkit.checks.finding import Finding

__all__ = ["KINDS", "apart", "check_length", "check_shorter", "measured", "shorter", "unusual"]

KINDS = {
    "length": (
        "Sentences much longer or shorter than the others of the article lead one to expect, or much shorter than the "
        "package usually makes them. Cannot see a lost clause that is short beside the sentence, nor one that "
        "something else replaced."
    ),
}
CHARACTERS_PER_VARIANCE = 6.8  # Gale & Church 1993
UNUSUAL, EXTREME = 3.5, 5.0  # robust standard deviations
LEAST_SPREAD = 0.45  # of human translations in Parallel UD: 0.48
LEAST_SENTENCES = 5
LEAST_MORE = 50  # characters, some eight words: good translations explain so much

Usual = tuple[float, float]  # characters a source character, and the robust deviation of what is `apart` from that


def apart(source: str, target: str, ratio: float) -> float:
    """Give how far a translation's length is from what a ratio foretells, for the square root of the source's length.

    Gale & Church 1993, A Program for Aligning Sentences in Bilingual Corpora (https://aclanthology.org/J93-1004).

    Examples
    --------
    >>> apart("a" * 68, "b" * 68, 1.0), round(apart("a" * 68, "b" * 25, 1.0), 1)
    (0.0, -2.0)
    """
    a, b = len(source.strip()), len(target.strip())
    return (b - ratio * a) / sqrt(CHARACTERS_PER_VARIANCE * a)


def measured(pairs: Sequence[tuple[str, str]]) -> Usual | None:
    """Give the median ratio of an article and its spread, the median absolute deviation (Iglewicz & Hoaglin 1993).

    The spread is at least that of human translations. Fewer than five sentences tell nothing: None.

    Examples
    --------
    >>> measured([("aaaa", "bbbbbb")] * 5)
    (1.5, 0.45)
    """
    usable = [(source, target) for source, target in pairs if source.strip() and target.strip()]
    if len(usable) < LEAST_SENTENCES:
        return None
    ratio = median(len(target.strip()) / len(source.strip()) for source, target in usable)
    return ratio, max(LEAST_SPREAD, 1.4826 * median(abs(apart(*pair, ratio)) for pair in usable))


def unusual(index: int, pair: tuple[str, str], article: Usual | None) -> Finding | None:
    """Say whether a translation is too long or too short beside its article; see `check_length`."""
    score = _score(pair, article)
    suggest = "where the article's other sentences suggest"
    if abs(score) < UNUSUAL or 0 < len(pair[1].strip()) - article[0] * len(pair[0].strip()) < LEAST_MORE:
        return None
    return _finding(index, pair, score, article[0], suggest)


def shorter(index: int, pair: tuple[str, str], package: Usual | None) -> Finding | None:
    """Say whether a translation is much shorter than its package usually makes them; see `check_shorter`."""
    score = _score(pair, package)
    suggest = "where this package usually makes"
    return _finding(index, pair, score, package[0], suggest) if score <= -UNUSUAL else None


def check_length(pairs: Sequence[tuple[str, str]]) -> tuple[Finding, ...]:
    """Look for translations that are too long or too short, by the measure of all sentences of the article.

    How far a length is `apart` from what the article's median ratio foretells is compared with its spread (see
    `measured`). Doubtful from 3.5, serious from 5 robust standard deviations; too long only by 50 characters or more,
    since good translations explain a word in a few others.

    Parameters
    ----------
    pairs : sequence of (str, str)
        Source and translation of all sentences of the article, in order; the place is the sentence index.

    Examples
    --------
    >>> pairs = [("Il presidente ha parlato a lungo della guerra e della pace.", "The president spoke at length.")]
    >>> check_length(pairs)
    ()
    """
    article = measured(pairs)
    return tuple(finding for i, pair in enumerate(pairs) if (finding := unusual(i, pair, article)))


def check_shorter(pairs: Sequence[tuple[str, str]], usual: Usual | None) -> tuple[Finding, ...]:
    """Look for translations that are much shorter than their package usually makes them, as one that left out a clause.

    Parameters
    ----------
    pairs : sequence of (str, str)
        As in `check_length`; one is enough.
    usual : (float, float) or None
        Ratio and spread of the package, from `toolkit.translation.usual_length`; None for one that was not measured.

    Examples
    --------
    >>> source = "Martedì ruota tutto intorno al risultato del voto, ma non significa nulla se il nome non compare."
    >>> [finding.severity for finding in check_shorter([(source, "Tuesday is the vote.")], (0.96, 0.6))]
    ['doubtful']
    """
    return tuple(finding for i, pair in enumerate(pairs) if (finding := shorter(i, pair, usual)))


def _score(pair: tuple[str, str], usual: Usual | None) -> float:
    """Give how many robust standard deviations a length is away from the usual one; 0 where nothing can be said."""
    if usual is None or not all(map(str.strip, pair)):
        return 0.0
    ratio, spread = usual
    return apart(*pair, ratio) / spread


def _finding(index: int, pair: tuple[str, str], score: float, ratio: float, suggest: str) -> Finding:
    severity = "serious" if abs(score) >= EXTREME else "doubtful"
    source, target = (len(text.strip()) for text in pair)
    return Finding(index, "length", severity, f"length: {target} characters, {suggest} {ratio * source:.0f}")
