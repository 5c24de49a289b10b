"""Whether two quantities, one of a text and one of its translation, say the same."""

import re
from decimal import Decimal

from toolkit.checks.quantity import Quantity

__all__ = ["DATES", "equal"]

GROUPED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
OF_AGE = re.compile(r"enn[ei]$")  # "trentenni" are in their thirties
DATES = frozenset({"day-month", "month", "weekday"})


def equal(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say the same, apart from a percent sign or a currency.

    Examples
    --------
    >>> from toolkit.checks.numerals import quantities
    >>> [equal(*quantities("11 milioni"), *quantities(other, "en")) for other in ("11M", "11 billion")]
    [True, False]
    """
    units = {a.unit, b.unit}
    if "time" in units:
        return _same_time(a, b)
    if units & DATES:
        return a.value == b.value and a.unit == b.unit
    if units & {"decade", "short-year"}:
        return _same_years(a, b)
    if a.share and a.share == b.share:
        return True
    if "%" in units and (share := a.share or b.share):
        return round(100 * share) == next(round(q.value) for q in (a, b) if q.unit == "%")
    if "fraction" in units:
        if share := a.share or b.share:  # "one in four"
            return round(share, 3) == round(next(q.value for q in (a, b) if q.unit == "fraction"), 3)
        one, other = (round(q.value if q.unit == "%" else 100 * q.value) for q in (a, b))
        return units <= {"fraction", "%"} and one == other
    if units == {"about"}:
        return a.value.adjusted() == b.value.adjusted()
    if "unreadable" in units:
        return a.unit == b.unit and a.value == b.value
    if "cents" in units and units & {None, "%"}:
        return False
    return not _readings(a).isdisjoint(_readings(b)) or _same_digits(a, b)


def _readings(quantity: Quantity) -> set[Decimal]:
    """Give the value, and for "5m" also that in metres."""
    metres = re.search(r"[0-9]m$", quantity.text)
    return {quantity.value, quantity.value / 10**6} if metres else {quantity.value}


def _same_digits(a: Quantity, b: Quantity) -> bool:
    """Whether the translation has blanks between thousands, and the source the same digits: "171,790", "171 790"."""
    return bool(GROUPED.match(b.text)) and len({re.sub("[^0-9]", "", q.text) for q in (a, b)}) == 1


def _same_time(a: Quantity, b: Quantity) -> bool:
    if a.unit != "time":
        a, b = b, a
    hour, minute = a.value
    if b.unit == "time":
        halves = 24 if a.half_known and b.half_known else 12
        return b.value[1] == minute and (b.value[0] - hour) % halves == 0
    if b.unit is not None:
        return False
    if b.value > 12 and a.half_known:  # "15", where "3 p.m." is meant
        return b.value <= 24 and b.value % 24 == hour + Decimal(minute) / 100
    return b.value <= 24 and b.value % 12 == hour % 12 + Decimal(minute) / 100


def _same_years(a: Quantity, b: Quantity) -> bool:
    if (a.unit == "decade") != (b.unit == "decade"):
        return a.value == b.value and any(OF_AGE.search(q.text) for q in (a, b))
    short, long = sorted((a.value, b.value))
    return short == long or (1900 <= long < 2100 and short == long % 100)
