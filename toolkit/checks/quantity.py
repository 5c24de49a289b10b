"""What a number, a date or a time in a text comes to: the value, its unit and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Quantity", "before", "without_overlap"]


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text.

    Attributes
    ----------
    value : Decimal or tuple of (int, int)
        The number, at least 0; (month, day) for a "day-month", (hour, minute) for a "time", 1 to 12 for a "month",
        0 (Monday) to 6 for a "weekday", as written (60 or 1960) for a "decade" and a "short-year".
    unit : str or None
        "%", a currency code such as "EUR", "ordinal", "day-month", "month", "weekday", "time", "decade",
        "short-year" ('68), "fraction" (a quarter is 0.25), "cents" (fifty are 0.5), "about" (dozens,
        thousands) or "unreadable" (2,200,12: the value is its digits).
    start, end : int
        Span in the text.
    text : str
        What stands there.
    half_known : bool
        Of a time: whether it is plain in which half of the day it is.
    share : Decimal, optional
        Of the four in "one in four": 0.25.
    """

    value: Decimal | tuple[int, int]
    unit: str | None
    start: int
    end: int
    text: str
    half_known: bool = False
    share: Decimal | None = None


def without_overlap(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Give quantities in order of their place; of those that overlap, the one that starts first, then the longest."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def before(text: str, place: int) -> str:
    """Give the few characters before a place: patterns that end in "$" would otherwise search all of a long text."""
    return text[max(0, place - 24) : place]
