"""Days and months that are named in an Italian text, or all in digits, as spans of days."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from toolkit.attribution import lemma
from toolkit.checks import Quantity, dates_and_times

__all__ = ["YEAR", "Days", "Reading", "month_of", "named", "shifted"]

Days = tuple[date, date]
Reading = tuple[int, int, Days | None, bool]  # start and end in the text, the days, whether they are written out

YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d.,]\d|\d|\s?%)"
YEAR_BEHIND = re.compile(
    rf",?\s+(?:(?:de(?:l|ll['’])\s?(?:anno\s)?)?{YEAR}"
    rf"|(?:de(?:l|llo|ll['’])\s?)?(?:(?P<last>scorso\sanno|anno\sscorso)|(?P<next>prossimo\sanno|anno\sprossimo))"
    r"|di\s(?P<this>quest['’]anno))\b",
    re.IGNORECASE,
)
YEAR_IN_DIGITS = re.compile(r"[./-](?P<year>\d{4}|\d\d)(?!\d)")
TURN = 70  # "3.4.69" is of this century, "3.4.70" of the last
SIDE_BEFORE = re.compile(r"\b(?:(?P<last>scors[oa]|passat[oa])|(?P<next>prossim[oa]))\s+$", re.IGNORECASE)
SIDE_BEHIND = re.compile(r"\s+(?:(?P<last>scors[oa])|(?P<next>prossim[oa]))\b", re.IGNORECASE)
WEEKDAY_BEFORE = re.compile(r"\s*,?\s*(?:il\s+)?")
FIRST_DAY = re.compile(
    r"(?:\b(?:dal\s|dall['’]|(?:tra|fra)\s(?:il\s|l['’])|da\s)(?P<from>\d{1,2})[°º]?\s(?:al\s|all['’]|e\s(?:il\s|l['’])|a\s)"
    r"|(?<![\d.,/-])(?P<day>\d{1,2})[°º]?\s?[-–]\s?)$",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?:via|viale|piazza|piazzale|largo|corso|vicolo|strada|stazione|ospedale|caserma|rione|quartiere|scuola|ponte|"
    r"lungotevere|lungomare|fondazione|brigata|metro)\s+(?:[XVI]+\s+)?$",
    re.IGNORECASE,
)
HAPPENED = re.compile(r"\b(?:ha|hanno|è|sono|aveva|avevano|era|erano)\s(?:\w+mente\s)?(\w+[ts][oaie])\b")
WILL_BE = re.compile(r"\b\w+(?:erà|irà|arà|[eo]rrà|otrà|ovrà|edrà|eranno|iranno|aranno|[eo]rranno|otranno|ovranno)\b")
WITH_A_MONTH = frozenset(
    "a ad di da in tra fra e ed del dal al il nel per entro fino ogni scorso prossimo verso".split()
)
WORD_BEFORE = re.compile(r"(\w+)[\s'’]+$")
REACH = 40  # characters before a date: a pattern that ends there would otherwise search all of a long text
CLAUSE = 200  # characters behind a date
NEAR = 12  # characters between a date and the verb that says whether it is past


def named(text: str, published: date | None) -> Iterator[Reading]:
    """Read what has a name of a month or of a weekday in it, or is all digits.

    Without a year, "scorso" and "prossimo" tell which it is, or the tense of the verb that the date stands beside; else
    it is the nearest one. A weekday beside its date, and both ends of a range, are one date. Streets ("via XX
    Settembre"), and months with a capital and without a day ("Luca Maggio") are none.
    """
    units = ("day-month", "month", "weekday")
    found = [q for q in dates_and_times(text) if q.unit in units and not _is_every(q) and not _is_name(q, text)]
    begun = None  # where a date began of which only the weekday, or the first of two months, was read
    for q, after in pairwise([*found, None]):
        start = q.start if begun is None else begun.start
        between = text[q.end : after.start] if after else "x"
        if q.unit == "weekday":
            if after and after.unit == "day-month" and WEEKDAY_BEFORE.fullmatch(between):
                begun = q
                continue
            side = _side(text, q.start, q.end)
            yield *_with_side(q.start, q.end, side), _weekday(int(q.value), side, text, published), False
        elif q.unit == "month" and after and after.unit == "month" and between.strip() in ("-", "–", "/"):
            begun = begun or q
            continue
        else:
            yield _month_or_day(text, q, start, begun, published)
        begun = None


def _is_every(q: Quantity) -> bool:
    """Tell "i sabati", which are no day."""
    return q.text.lower() in ("sabati", "domeniche")


def _is_name(q: Quantity, text: str) -> bool:
    """Tell streets, and persons and things that are called like a month."""
    if STREET.search(text, max(0, q.start - REACH), q.start):
        return True
    alone = q.unit == "month" and q.text[:1].isupper() and not text.isupper()
    before = WORD_BEFORE.search(text, max(0, q.start - REACH), q.start)
    return bool(alone and before and before[1].lower() not in WITH_A_MONTH)


def _side(text: str, start: int, end: int) -> re.Match | None:
    return SIDE_BEHIND.match(text, end) or SIDE_BEFORE.search(text, max(0, start - REACH), start)


def _with_side(start: int, end: int, side: re.Match | None) -> tuple[int, int]:
    return (min(start, side.start()), max(end, len(side[0].rstrip()) + side.start())) if side else (start, end)


def _month_or_day(text: str, q: Quantity, start: int, begun: Quantity | None, published: date | None) -> Reading:
    month, day = q.value if q.unit == "day-month" else (int(q.value), None)
    end = q.end + (text[q.end : q.end + 1] == "." and len(re.search(r"\w*$", q.text)[0]) < 5)  # "12 nov. 2025"
    digits = YEAR_IN_DIGITS.match(text, q.end) if q.text.isascii() and q.text[-1].isdigit() else None
    behind = digits or YEAR_BEHIND.match(text, end)
    side = None if behind else _side(text, start, q.end)
    year = _year(behind, published)
    days = month_of(year, month, day) if year else _nearest(month, day, published, _direction(text, start, q.end, side))
    if begun and begun.unit == "month" and days:
        days = _from(int(begun.value), None, days)
    first = FIRST_DAY.search(text, max(0, q.start - REACH), q.start) if day and begun is None else None
    if first:
        days, start = days and _from(month, int(first["from"] or first["day"]), days), first.start()
    start, last = _with_side(start, behind.end() if behind else q.end, side)
    return start, last, days, bool(behind and behind["year"])


def _from(month: int, day: int | None, days: Days) -> Days:
    """Give the span from an earlier day or month to what is given; itself where that is none."""
    year = days[1].year - (month > days[1].month)
    begun = month_of(year, month, day)
    return (begun[0], days[1]) if begun and begun[0] <= days[1] else days


def _direction(text: str, start: int, end: int, side: re.Match | None) -> int:
    """Say whether a date without a year is past (-1) or to come (1); 0 where nothing tells."""
    if side:
        return -1 if side["last"] else 1
    past = any(lemma(m[1].lower()).endswith("re") for m in _beside(HAPPENED, text, start, end))
    return any(True for _ in _beside(WILL_BE, text, start, end)) - past


def _beside(verb: re.Pattern, text: str, start: int, end: int) -> Iterator[re.Match]:
    """Find the verbs that govern a date: just before it, or behind it where it opens the sentence."""
    before = verb.finditer(text, max(0, start - REACH), start)
    yield from (match for match in before if start - match.end() <= NEAR)
    if start <= NEAR:
        yield from verb.finditer(text, end, end + CLAUSE)


def _year(behind: re.Match | None, published: date | None) -> int | None:
    if behind and behind["year"]:
        year = int(behind["year"])
        return year if year > 99 else 2000 + year if year < TURN else 1900 + year
    if behind and published:
        return published.year + (1 if behind["next"] else -1 if behind["last"] else 0)
    return None


def month_of(year: int, month: int, day: int | None) -> Days | None:
    """Give a month of a year, or a day of it; None where the month has no such day."""
    length = monthrange(year, month)[1]
    if day and day > length:
        return None
    return date(year, month, day or 1), date(year, month, day or length)


def _nearest(month: int, day: int | None, published: date | None, direction: int) -> Days | None:
    """Give the day or month that is nearest to the day of publication, before it or behind it where that is told."""
    if published is None or not 2 < published.year < 9998:
        return None
    around = [d for step in range(-2, 3) if (d := month_of(published.year + step, month, day))]
    if direction:
        around = [d for d in around if (d[0] < published if direction < 0 else d[1] > published)]
    return min(around, key=lambda d: min(abs(d[0] - published), abs(d[1] - published)), default=None)


def _weekday(day: int, side: re.Match | None, text: str, published: date | None) -> Days | None:
    if published is None:
        return None
    back = bool(side and side["last"]) or (not side and _happened(text))
    ahead = bool(side and side["next"]) or (not side and bool(WILL_BE.search(text)))
    if back == ahead:
        return None
    earliest = 1 if side else 0
    step = (published.weekday() - day - earliest) % 7 + earliest
    if ahead:
        step = -((day - published.weekday() - earliest) % 7 + earliest)
    return shifted(published, -step)


def _happened(text: str) -> bool:
    """Say whether there is a verb in the compound past; "ha molto" is none."""
    return any(lemma(match[1].lower()).endswith("re") for match in HAPPENED.finditer(text))


def shifted(day: date, step: int) -> Days | None:
    """Give the day that lies so many days behind another; None beyond the calendar."""
    try:
        return (day + timedelta(step),) * 2
    except OverflowError:
        return None
