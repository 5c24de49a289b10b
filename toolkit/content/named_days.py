"""Days and months that are named in an Italian text, or all in digits, as spans of days."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from toolkit.checks import Quantity, dates_and_times
from toolkit.content.no_dates import is_no_date
from toolkit.content.tenses import direction, happened, will_be
from toolkit.reading import LONGER_MONTHS, MONTHS

__all__ = ["NUMBERS", "YEAR", "Days", "Reading", "month_of", "named", "shifted"]

Days = tuple[date, date]
Reading = tuple[int, int, Days | None, bool]  # start and end in the text, the days, whether they are written out

NUMBERS = {word: n for n, word in enumerate("zero un due tre quattro cinque sei sette otto nove dieci".split())}
NUMBERS |= {"uno": 1, "una": 1, "undici": 11, "dodici": 12}
YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d.,]\d|\d|\s?%)"
YEAR_BEHIND = re.compile(
    rf",?\s+(?:(?:de(?:l|ll['’])\s?(?:anno\s)?)?{YEAR}"
    rf"|(?:de(?:l|llo|ll['’])\s?)?(?:(?P<last>scorso\sanno|anno\sscorso)|(?P<next>prossimo\sanno|anno\sprossimo))"
    rf"|di\s(?:(?P<this>quest['’]anno)|(?P<ago>\d{{1,2}}|{'|'.join(NUMBERS)})\sann[io]\sfa))\b",
    re.IGNORECASE,
)
YEAR_AHEAD = re.compile(  # "Nel 2020, a marzo"
    rf"\b(?:(?P<last>l['’]anno\s(?:scorso|passato)|lo\sscorso\sanno)|(?P<next>l['’]anno\sprossimo|il\sprossimo\sanno)|"
    rf"(?P<this>quest['’]anno)|(?P<ago>\d{{1,2}}|{'|'.join(NUMBERS)})\sann[io]\sfa|nel(?:l['’]anno)?\s{YEAR}),?\s"
    r"(?:(?:a|ad|in|nel|il|tra|da)\s|l['’])$",
    re.IGNORECASE,
)
YEAR_IN_DIGITS = re.compile(r"[./-](?P<year>\d{4}|\d\d)(?!\d)")
TURN = 70  # "3.4.69" is of this century, "3.4.70" of the last
SIDE_BEFORE = re.compile(r"\b(?:(?P<last>scors[oa]|passat[oa])|(?P<next>prossim[oa]))\s+$", re.IGNORECASE)
SIDE_BEHIND = re.compile(r"\s+(?:(?P<last>scors[oa])|(?P<next>prossim[oa]))\b", re.IGNORECASE)
WEEKDAY_BEFORE = re.compile(r"\s*,?\s*(?:il\s+)?")
WEEKDAY = r"(?:(?:lune|marte|mercole|giove|vener)dì\s|sabato\s|domenica\s)?"
FIRST_DAY = re.compile(
    rf"(?:\b(?:dal\s|dall['’]|(?:tra|fra)\s(?:il\s|l['’])|da\s){WEEKDAY}(?P<from>\d{{1,2}}|primo)[°º]?"
    r"\s(?:al\s|all['’]|e\s(?:il\s|l['’])|a\s)"
    r"|(?<![\d.,/-])(?P<day>\d{1,2})[°º]?(?:\s?[-–]\s?|/)"
    r"|(?:\b(?:giorni|il|nei|dei|i|del|al|dal|nel)\s|\bl['’])(?P<one>\d{1,2})[°º]?(?:,\s(?:l['’]|il\s)?\d{1,2}){0,5}"
    r"\se\s(?:il\s|l['’])?)$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:da|tra|fra|dal|(?:tra|fra)\s(?:il|l['’]))\s*$|\bdall['’]$", re.IGNORECASE)
UNTIL = re.compile(r"\s(?:e|ed|a|ad|al|e\sil)\s|\s(?:all|e\sl)['’]|\s?[-–/]\s?", re.IGNORECASE)
DAY_BEHIND = re.compile(
    r"\s(?P<day>\d{1,2})(?=\s*(?:[,;:!?)»\"]|\.(?!\d)|$)|\s(?:si|ha|hanno|è|sono|era|sarà|saranno|alle|ore|e|a|ad|in|"
    r"il|lo|la|i|gli|le|al|alla|nel|nella|con|per|da|dal|non|ci|presso)\s)",
    re.IGNORECASE,
)
SHORT = {name: n for n, name in enumerate(MONTHS, 1)} | LONGER_MONTHS
SHORT_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})[°º]?\s(?P<month>{'|'.join(LONGER_MONTHS)})\b(?=\.|\s(?:19|20)\d\d\b)", re.I
)
SHORT_MONTH = re.compile(rf"(?<!\d\s)(?<![\w°º]\s)\b(?P<month>{'|'.join(SHORT)})\b(?=\.\s(?:19|20)\d\d\b)", re.I)
ISO = re.compile(r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
THIS_MONTH = re.compile(r"\b(?P<day>\d{1,2})\s(?:c\.\s?m\.|corrente\smese\b|corr\.)", re.IGNORECASE)
EVERY = frozenset(("sabati", "domeniche"))  # which are no day
REACH = 40  # characters before a date: a pattern that ends there would otherwise search all of a long text


def named(text: str, published: date | None) -> Iterator[Reading]:
    """Read what has a name of a month or of a weekday in it, or is all digits.

    Without a year, "scorso" and "prossimo" tell which it is, or the tense of the verb that the date stands beside; else
    it is the nearest one. A weekday beside its date, and both ends of a range, are one date. Streets ("via XX
    Settembre"), and months with a capital and without a day ("Luca Maggio") are none.
    """
    yield from _in_digits(text, published)
    units = ("day-month", "month", "weekday")
    read = sorted([*dates_and_times(text), *_short(text)], key=lambda q: q.start)
    found = [q for q in read if q.unit in units and not (q.text.lower() in EVERY or is_no_date(q, text))]
    begun = None  # where a date began of which only the weekday, or the first of two months, was read
    for q, after in pairwise([*found, None]):
        start = q.start if begun is None else begun.start
        between = text[q.end : after.start] if after else "x"
        if q.unit == "weekday":
            if after and after.unit == "day-month" and WEEKDAY_BEFORE.fullmatch(between):
                begun = begun or q
                continue
            yield _weekday_or_day(q, text, published)
        elif after and after.unit != "weekday" and _is_range(q, between, after, text):
            begun = q
            continue
        else:
            yield _month_or_day(text, q, start, begun, published)
        begun = None


def _in_digits(text: str, published: date | None) -> Iterator[Reading]:
    for match in ISO.finditer(text):
        month = int(match["month"])
        if 1 <= month <= 12 and (days := month_of(int(match["year"]), month, int(match["day"]) or None)):
            yield *match.span(), days, True
    for match in THIS_MONTH.finditer(text):
        yield *match.span(), published and month_of(published.year, published.month, int(match["day"]) or None), False


def _short(text: str) -> Iterator[Quantity]:
    """Find names of months cut short that `toolkit.checks` does not read: "3 sett.", "Nov. 2024"."""
    for match in SHORT_DAY.finditer(text):
        if 1 <= int(match["day"]) <= 31:
            yield Quantity((SHORT[match["month"].lower()], int(match["day"])), "day-month", *match.span(), match[0])
    for match in SHORT_MONTH.finditer(text):
        yield Quantity(Decimal(SHORT[match["month"].lower()]), "month", *match.span(), match[0])


def _is_range(q: Quantity, between: str, after: Quantity, text: str) -> bool:
    """Say whether two months or days are both ends of a range: "da marzo a giugno", "dicembre-gennaio"."""
    if not UNTIL.fullmatch(between):
        return False
    joined = between.strip() in ("-", "–", "/") and q.unit == after.unit
    return joined or bool(FROM.search(text, max(0, q.start - REACH), q.start))


def _weekday_or_day(q: Quantity, text: str, published: date | None) -> Reading:
    """Read "mercoledì", and "mercoledì 12" as the day next to publication that is both."""
    day = DAY_BEHIND.match(text, q.end)
    if day and 1 <= int(day["day"]) <= 31:
        around = [shifted(published, step) for step in range(-45, 46)] if published else []
        fits = [d for d in filter(None, around) if (d[0].weekday(), d[0].day) == (int(q.value), int(day["day"]))]
        return q.start, day.end(), min(fits, key=lambda d: abs(d[0] - published), default=None), False
    side = _side(text, q.start, q.end)
    return *_with_side(q.start, q.end, side), _weekday(int(q.value), side, text, published), False


def _side(text: str, start: int, end: int) -> re.Match | None:
    return SIDE_BEHIND.match(text, end) or SIDE_BEFORE.search(text, max(0, start - REACH), start)


def _with_side(start: int, end: int, side: re.Match | None) -> tuple[int, int]:
    return (min(start, side.start()), max(end, len(side[0].rstrip()) + side.start())) if side else (start, end)


def _month_or_day(text: str, q: Quantity, start: int, begun: Quantity | None, published: date | None) -> Reading:
    month, day = q.value if q.unit == "day-month" else (int(q.value), None)
    end = q.end + (text[q.end : q.end + 1] == "." and re.search(r"\w*$", q.text)[0].lower() in SHORT)  # "12 nov. 2025"
    digits = YEAR_IN_DIGITS.match(text, q.end) if q.text.isascii() and q.text[-1].isdigit() else None
    behind = digits or YEAR_BEHIND.match(text, end)
    first, start = _first(text, q, begun, start)
    ahead = None if behind else YEAR_AHEAD.search(text, max(0, start - REACH), start)
    side = None if behind or ahead else _side(text, start, q.end)
    year = _year(behind or ahead, published)
    told = 0 if year else _direction(text, start, q.end, side)
    days = month_of(year, month, day) if year else _nearest(month, day, published, told)
    if first and days:
        days = _from(first[0] or month, first[1], days)
    start, last = _with_side(ahead.start() if ahead else start, behind.end() if behind else q.end, side)
    return start, last, days, bool((behind or ahead) and (behind or ahead)["year"])


def _first(text: str, q: Quantity, begun: Quantity | None, start: int) -> tuple[tuple[int, int | None] | None, int]:
    """Give month (0: the same one) and day where a range begins, and where it stands; None where it is no range."""
    if begun and begun.unit != "weekday":
        before = FROM.search(text, max(0, begun.start - REACH), begun.start)
        first = begun.value if begun.unit == "day-month" else (int(begun.value), None)
        return first, before.start() if before else start
    match = FIRST_DAY.search(text, max(0, start - REACH), start) if q.unit == "day-month" else None
    if not match:
        return None, start
    written = match["from"] or match["day"] or match["one"]
    return (0, 1 if written.lower() == "primo" else int(written)), (
        match.start("one") if match["one"] else match.start()
    )


def _direction(text: str, start: int, end: int, side: re.Match | None) -> int:
    """Say whether a date without a year is past (-1) or to come (1); 0 where nothing tells."""
    if side:
        return -1 if side["last"] else 1
    return direction(text, start, end)


def _from(month: int, day: int | None, days: Days) -> Days:
    """Give the span from an earlier day or month to what is given; itself where that is none."""
    year = days[1].year - (month > days[1].month)
    begun = month_of(year, month, day)
    return (begun[0], days[1]) if begun and begun[0] <= days[1] else days


def _year(behind: re.Match | None, published: date | None) -> int | None:
    if behind and behind["year"]:
        year = int(behind["year"])
        return year if year > 99 else 2000 + year if year < TURN else 1900 + year
    if behind and published:
        back = behind.groupdict().get("ago")
        ago = (int(back) if back.isdigit() else NUMBERS[back.lower()]) if back else 0
        return published.year + (1 if behind["next"] else -1 if behind["last"] else -ago)
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
    back = bool(side and side["last"]) or (not side and happened(text))
    ahead = bool(side and side["next"]) or (not side and will_be(text))
    if back == ahead:
        return None
    earliest = 1 if side else 0
    step = (published.weekday() - day - earliest) % 7 + earliest
    if ahead:
        step = -((day - published.weekday() - earliest) % 7 + earliest)
    return shifted(published, -step)


def shifted(day: date, step: int) -> Days | None:
    """Give the day that lies so many days behind another; None beyond the calendar."""
    try:
        return (day + timedelta(step),) * 2
    except OverflowError:
        return None
