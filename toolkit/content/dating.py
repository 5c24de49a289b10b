"""Dates of an Italian text as spans of days: those it writes out, and those that need the day it was published.

dateparser was tried on the articles of seeds/ and left: it takes "20%" and "e ora in" for dates, and passes over
"il mese scorso".
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from toolkit.attribution import lemma
from toolkit.checks import dates_and_times

__all__ = ["Dated", "dated"]

Days = tuple[date, date]
Reading = tuple[int, int, Days | None, bool]  # start and end in the text, the days, whether they are written out

YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d.,]\d|\d|\s?%)"
LAST, NEXT, THIS = r"scors[oa]|passat[oa]", r"prossim[oa]", r"quest[oa]\s|quest['’]|(?:il|la|l['’])\s?corrente\s"
YEAR_BEHIND = re.compile(
    rf",?\s+(?:(?:de(?:l|ll['’])\s?(?:anno\s)?)?{YEAR}"
    rf"|(?:de(?:l|llo|ll['’])\s?)?(?:(?P<last>scorso(?:\sanno)?|anno\sscorso)|(?P<next>prossimo(?:\sanno)?|anno\sprossimo))"
    r"|di\s(?P<this>quest['’]anno))\b",
    re.IGNORECASE,
)
YEAR_IN_DIGITS = re.compile(r"[./-](?P<year>\d{4}|\d\d)(?!\d)")
TURN = 70  # "3.4.69" is of this century, "3.4.70" of the last
SEASONS = {"primavera": (3, 5), "estate": (6, 8), "autunno": (9, 11), "inverno": (12, 2)}
SEASON = re.compile(rf"\b(?P<season>{'|'.join(SEASONS)})\s+(?:del(?:l['’]anno)?\s+)?{YEAR}", re.IGNORECASE)
YEARS = re.compile(rf"{YEAR}\s?[-–/]\s?(?P<last>(?:1\d|20)?\d\d)(?![\d.,]?\d)")
YEAR_ALONE = re.compile(
    rf"\b(?:(?:[nd]el|[ad]al|al|il|entro\sil|fino\sal|e\sil|l['’]anno|anno|in|estate|natale)\s|[nd]ell['’]anno\s){YEAR}",
    re.IGNORECASE,
)
BEFORE_OUR_ERA = re.compile(r"\s+(?:a\.?\s?C\b|[ap]\.\s?e\.\s?v\b|avanti\sCristo)")
BEFORE_A_NOUN = re.compile(r"\s+(?:euro|dollari|persone|soldati|uomini|chilometri|metri|anni|milioni|miliardi)\b")
DECADES = "dieci venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
DECADE = re.compile(rf"\banni\s['’]?(?P<decade>{'|'.join(DECADES)}|(?:19|20)?\d0)\b(?!\s+fa\b)", re.IGNORECASE)
CENTURY = re.compile(r"\b(?P<before>[XVI]+)\s+secolo\b(?!\sa\.)|\bsecolo\s+(?P<behind>[XVI]+)\b(?!\sa\.)")
ROMAN = {"I": 1, "V": 5, "X": 10}
DAY = re.compile(
    r"\b(?P<two>l['’]altro\s?ieri)\b|\b(?P<one>ieri)\b|\b(?P<none>oggi|stamattina|stamani|stasera|stanotte|questa\smattina)\b"
    r"|\b(?P<next>domani)\b|\b(?P<after>dopodomani)\b",
    re.IGNORECASE,
)
OFFSETS = {"two": -2, "one": -1, "none": 0, "next": 1, "after": 2}
UNIT = r"(?P<unit>settiman[ae]|mes[ei]|ann[oi]|giorn[oi])"
ARTICLE = r"(?:(?:l[oa]|il|[nd]ell[oa]|l['’]|[dn]ell['’]|[dn]el)\s?)?"
PERIOD = re.compile(
    rf"\b(?:{ARTICLE}(?:(?:{LAST})\s+{UNIT}|{UNIT.replace('unit', 'unit2')}\s+(?:(?:{LAST})|(?P<next>{NEXT})))|"
    rf"(?P<this>{THIS}){UNIT.replace('unit', 'unit3')})\b",
    re.IGNORECASE,
)
NUMBERS = {word: n for n, word in enumerate("zero un due tre quattro cinque sei sette otto nove dieci".split())}
NUMBERS |= {"uno": 1, "una": 1, "undici": 11, "dodici": 12}
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
AGO = re.compile(rf"\b{COUNT}\s+{UNIT}\s+fa\b", re.IGNORECASE)
PAST = re.compile(
    rf"\b(?:ultim|scors|passat)[ie]\s+{COUNT}\s+{UNIT}|\b(?:ultim|scors)[ie]\s+{UNIT.replace('unit', 'unit2')}\b",
    re.IGNORECASE,
)
ELSEWHEN = re.compile(
    r"\b(?:il\s|l['’]|la\s)(?:giorno|mese|anno|settimana)\s+(?:successiv[oa]|seguente|precedente|dopo|prima)\b"
)
WEEKDAY_SIDE = re.compile(r"\s+(?:(?P<last>scors[oa])|(?P<next>prossim[oa]))\b", re.IGNORECASE)
HAPPENED = re.compile(r"\b(?:ha|hanno|è|sono|aveva|avevano|era|erano)\s(?:\w+mente\s)?(\w+[ts][oaie])\b")
WILL_BE = re.compile(r"\b\w+(?:erà|irà|arà|orrà|otrà|ovrà|edrà|eranno|iranno|aranno|otranno|ovranno)\b")


@dataclass(frozen=True)
class Dated:
    """A date in a text.

    Attributes
    ----------
    text : str
        As written.
    span : (int, int)
        Its characters.
    first, last : datetime.date or None
        The first and the last day it may mean; both None where that is open.
    basis : {"written", "presumed", "open"}
        Whether the text itself says it all, or something was taken for granted (the day of publication to count from,
        the century of "gli anni Settanta"), or it stays open.
    """

    text: str
    span: tuple[int, int]
    first: date | None
    last: date | None
    basis: Literal["written", "presumed", "open"]


def dated(text: str, published: date | None = None) -> tuple[Dated, ...]:
    """Read the dates of an Italian sentence: days, months, seasons, years, decades, centuries, and relative ones.

    Months, days and weekdays are found by `toolkit.checks` (names of CLDR). With the day of publication a day or month
    without a year is the nearest one, and a day of the week is the last one behind a verb in the past ("ha detto
    mercoledì"), the next one behind a verb in the future, else open. Not seen: feasts ("a Pasqua"), times of day, dates
    before our era, years without a preposition ("2018: l'anno"), what another event dates ("tre giorni dopo il voto").

    Parameters
    ----------
    text : str
    published : datetime.date, optional
        Without it everything relative stays open.

    Examples
    --------
    >>> [(d.text, str(d.first), str(d.last)) for d in dated("Nell'autunno del 2024 e nel 1950-53.")]
    [('autunno del 2024', '2024-09-01', '2024-11-30'), ('1950-53', '1950-01-01', '1953-12-31')]
    >>> [(d.text, str(d.first), d.basis) for d in dated("Lo ha detto mercoledì.", date(2018, 9, 29))]
    [('mercoledì', '2018-09-26', 'presumed')]
    >>> [(d.text, d.basis) for d in dated("Lo ha detto il 12 giugno.")]
    [('12 giugno', 'open')]
    """
    found: list[Reading] = []
    readings = (*_named(text, published), *_years(text), *_relative(text, published))
    for reading in sorted(readings, key=lambda reading: (reading[0], -reading[1])):
        if BEFORE_OUR_ERA.match(text, reading[1]):
            continue
        if not found or reading[0] >= found[-1][1]:
            found.append(reading)
    return tuple(_dated(text, *reading) for reading in found)


def _dated(text: str, start: int, end: int, days: Days | None, written: bool) -> Dated:
    basis = "open" if days is None else "written" if written else "presumed"
    return Dated(text[start:end], (start, end), *(days or (None, None)), basis)


def _named(text: str, published: date | None) -> Iterator[Reading]:
    """Read what has a name of a month or of a weekday in it, or is all digits."""
    quantities = [q for q in dates_and_times(text) if q.unit in ("day-month", "month", "weekday")]
    for q in quantities:
        if q.unit == "weekday":
            side = WEEKDAY_SIDE.match(text, q.end)
            yield q.start, side.end() if side else q.end, _weekday(int(q.value), side, text, published), False
            continue
        month, day = q.value if q.unit == "day-month" else (int(q.value), None)
        digits = YEAR_IN_DIGITS.match(text, q.end) if q.text.isascii() and q.text[-1].isdigit() else None
        behind = digits or YEAR_BEHIND.match(text, q.end)
        year = _year(behind, published)
        days = _month_of(year, month, day) if year else _nearest(month, day, published)
        yield q.start, behind.end() if behind else q.end, days, bool(behind and behind["year"])


def _year(behind: re.Match | None, published: date | None) -> int | None:
    if behind and behind["year"]:
        year = int(behind["year"])
        return year if year > 99 else 2000 + year if year < TURN else 1900 + year
    if behind and published:
        return published.year + (1 if behind["next"] else -1 if behind["last"] else 0)
    return None


def _month_of(year: int, month: int, day: int | None) -> Days | None:
    length = monthrange(year, month)[1]
    if day and day > length:
        return None
    return date(year, month, day or 1), date(year, month, day or length)


def _nearest(month: int, day: int | None, published: date | None) -> Days | None:
    """Give the day or month that is nearest to the day of publication."""
    if published is None or not 1 < published.year < 9999:
        return None
    around = (_month_of(published.year + step, month, day) for step in (-1, 0, 1))
    return min((d for d in around if d), key=lambda d: min(abs(d[0] - published), abs(d[1] - published)), default=None)


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
    return _shifted(published, -step)


def _happened(text: str) -> bool:
    """Say whether there is a verb in the compound past; "ha molto" is none."""
    return any(lemma(match[1].lower()).endswith("re") for match in HAPPENED.finditer(text))


def _years(text: str) -> Iterator[Reading]:
    for match in SEASON.finditer(text):
        year, (first, last) = int(match["year"]), SEASONS[match["season"].lower()]
        end = _month_of(year + (first > last), last, None)
        yield *match.span(), (date(year, first, 1), end[1]), True
    for match in YEARS.finditer(text):
        year, last = int(match["year"]), match["last"]
        end = int(last) if len(last) == 4 else year - year % 100 + int(last)
        if end > year:
            yield *match.span(), (date(year, 1, 1), date(end, 12, 31)), True
    for match in YEAR_ALONE.finditer(text):
        if not BEFORE_A_NOUN.match(text, match.end()):
            yield *match.span("year"), _whole(int(match["year"])), True
    for match in DECADE.finditer(text):
        word = match["decade"].lower()
        year = 10 * (DECADES.index(word) + 1) if word in DECADES else int(word)
        year += 1900 if year < 100 else 0
        yield *match.span(), (date(year, 1, 1), date(year + 9, 12, 31)), match["decade"].isdigit()
    for match in CENTURY.finditer(text):
        if (number := _roman(match["before"] or match["behind"])) and number <= 21:
            yield *match.span(), (date(100 * number - 99, 1, 1), date(100 * number, 12, 31)), True


def _roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _whole(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _relative(text: str, published: date | None) -> Iterator[Reading]:
    for match in DAY.finditer(text):
        yield *match.span(), published and _shifted(published, OFFSETS[match.lastgroup]), False
    for match in PERIOD.finditer(text):
        unit = match["unit"] or match["unit2"] or match["unit3"]
        step = 1 if match["next"] else 0 if match["this"] else -1
        if not unit.startswith("giorn"):
            yield *match.span(), published and _period(published, unit, step), False
    for match in AGO.finditer(text):
        start = published and _period(published, match["unit"], -_number(match["count"]))
        yield *match.span(), start, False
    for match in PAST.finditer(text):
        start = published and match["count"] and _period(published, match["unit"], -_number(match["count"]))
        yield *match.span(), (start[0], published) if start else None, False
    for match in ELSEWHEN.finditer(text):
        yield *match.span(), None, False


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _period(published: date, unit: str, step: int) -> Days | None:
    """Give the day, week, month or year that lies so many of them from the day of publication."""
    kind = unit[0].lower()
    try:
        if kind == "a":
            return _whole(published.year + step)
        if kind == "m":
            years, month = divmod(published.month - 1 + step, 12)
            return _month_of(published.year + years, month + 1, None)
        monday = published - timedelta(published.weekday())
        if kind == "s":
            return monday + timedelta(7 * step), monday + timedelta(7 * step + 6)
    except (ValueError, OverflowError):
        return None
    return _shifted(published, step)


def _shifted(day: date, step: int) -> Days | None:
    try:
        return (day + timedelta(step),) * 2
    except OverflowError:
        return None
