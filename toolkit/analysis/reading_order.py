"""Which sentences to hold against the source first."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = ["mean_ranks", "reading_order"]


def reading_order(analysis: "Analysis") -> tuple[int, ...]:
    """Order the indices of all sentences that were translated: see `Analysis.read_first`.

    Examples
    --------
    >>> from toolkit import analyse
    >>> len(reading_order(analyse("seeds/bolivia-mare.txt"))) > 3
    True
    """
    translation = analysis.translation
    scored = (i for i, score in enumerate(translation.scores) if score is not None or analysis.findings_of(i))
    translated = [i for i in scored if analysis.sentences[i].kind != "boilerplate"]
    found = [analysis.findings_of(i) for i in translated]
    covered = [analysis.coverage_of(i) for i in translated]
    signs = (
        [float(len(each)) for each in found],
        [each.weight if each else 0.0 for each in covered],
        [-(translation.scores[i] or 0.0) for i in translated],  # an edit has none
    )
    doubt = [sum(ranks) for ranks in zip(*map(mean_ranks, signs), strict=True)]
    serious = [sum(finding.severity == "serious" for finding in each) for each in found]
    order = sorted(range(len(translated)), key=lambda at: (-serious[at], -doubt[at]))
    return tuple(translated[at] for at in order)


def mean_ranks(values: Sequence[float]) -> list[float]:
    """Rank values from 0 for the lowest; equal ones share the mean of their ranks.

    Examples
    --------
    >>> mean_ranks([0.5, 0.1, 0.5])
    [1.5, 0.0, 1.5]
    """
    order = sorted(values)
    return [(bisect_left(order, value) + bisect_right(order, value) - 1) / 2 for value in values]
