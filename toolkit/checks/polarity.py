"""Words that turn a sentence round: those that limit it ("solo", "almeno"), and opposites.

The lists are in data/polarity.json; for opposites `toolkit.checks.lexicon` says what a word of the source may become.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import product

from toolkit.checks.finding import Finding
from toolkit.checks.lexicon import licensed, stems_of
from toolkit.reading import word_spans

__all__ = ["KINDS", "check_opposites", "check_polarity"]

KINDS = {
    "polarity": (
        "Words such as “solo”, “quasi”, “almeno”, “oltre”, “prima” that have no counterpart, and opposites: “fall” "
        "where the source has “aumentare”. Cannot see one that is said in another way than the list knows, nor an "
        "opposite that belongs to another word of the sentence."
    ),
}
SHORTEST = 3  # letters
AUXILIARY = re.compile("è|sono|era|erano|fu|furono|sia|siano|stat[oaie]|essere|ha|hanno|aveva|avevano", re.IGNORECASE)
DENIED = re.compile(r"\b(?:poc[oaie]|poch[ie]|non|meno|senza|né)\s+(?:\w+\s+)?$", re.IGNORECASE)  # "poco profonde"
FARTHEST = 0.5  # of a sentence; what stands farther apart is not about the same
Stems = frozenset[str]
Span = tuple[int, int]


def check_polarity(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for limiting words of the source that the translation has lost (doubtful).

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.

    Examples
    --------
    >>> [finding.message for finding in check_polarity("Ha parlato solo ieri.", "He spoke yesterday.", 0)]
    ['polarity: "solo" has no counterpart in the translation']
    >>> check_polarity("Ha parlato solo ieri.", "He only spoke yesterday.", 0)
    ()
    """
    lost = ((before.search(source), after) for before, after in _words())
    return tuple(
        Finding(
            index,
            "polarity",
            "doubtful",
            f'polarity: "{found.group().strip()}" has no counterpart in the translation',
            found.span(),
        )
        for found, after in lost
        if found and not after.search(target)
    )


def check_opposites(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a word of the translation that is the opposite of what a word of the source means (doubtful).

    The source's word has no counterpart, none of its other words licenses the opposite, and the right word is not
    there.

    Examples
    --------
    >>> [f.message for f in check_opposites("I prezzi aumentano.", "Prices fall.", 0)]
    ['polarity: "fall" is the opposite of "aumentano"']
    """
    theirs = [(span, stems_of(target[slice(*span)].lower())) for span in word_spans(target, "en")]
    there = frozenset().union(*(stems for _, stems in theirs))
    pairs = [(one, other) for one, other in _opposites() if other & there and not one & there]
    if not pairs:
        return ()
    ours = [(span, licensed(source[slice(*span)].lower().rstrip("'"))) for span in word_spans(source, "it")]
    offered = frozenset().union(*(stems for span, stems in ours if not AUXILIARY.fullmatch(source[slice(*span)])))
    found = []
    for one, other in pairs:
        if not other & offered:
            lost = [s for s, stems in ours if stems & one and not stems & there and s[1] - s[0] > SHORTEST]
            lost = [span for span in lost if not DENIED.search(source[: span[0]])]
            if near := _nearest(lost, [span for span, stems in theirs if stems & other], len(source), len(target)):
                (start, end), (first, last) = near
                message = f'polarity: "{target[first:last]}" is the opposite of "{source[start:end]}"'
                found.append(Finding(index, "polarity", "doubtful", message, *near))
    return tuple(found[:1])


def _nearest(ours: Sequence[Span], theirs: Sequence[Span], source: int, target: int) -> tuple[Span, Span] | None:
    """Give the two words at most the like place of two sentences of such lengths; None if all are far apart."""

    def distance(pair: tuple[Span, Span]) -> float:
        return abs(pair[0][0] / source - pair[1][0] / target)

    near = min(product(ours, theirs), key=distance, default=None)
    return near if near and distance(near) <= FARTHEST else None


@cache
def _lists() -> dict[str, list]:
    return json.loads((files("toolkit") / "data" / "polarity.json").read_text("utf-8"))


@cache
def _words() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = ((row["source"], rf"(?<!\w)(?:{row['target']})(?!\w)|n['’]t\b") for row in _lists()["words"])
    return tuple((re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for a, b in rows)


@cache
def _opposites() -> tuple[tuple[Stems, Stems], ...]:
    """Give every pair of opposites, in both directions."""
    pairs = []
    for line in _lists()["antonyms"]:
        one, other = (frozenset().union(*map(stems_of, side.split())) for side in line.split("|"))
        pairs += [(one, other), (other, one)]
    return tuple(pairs)
