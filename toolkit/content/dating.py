"""Dates of an Italian text as spans of days: those it writes out, and those that need the day it was published.

dateparser was tried on the articles of seeds/ and left: it takes "20%" and "e ora in" for dates, and passes over
"il mese scorso".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from toolkit.content.named_days import NUMBERS, YEAR, Days, Reading, month_of, named, shifted

__all__ = ["Dated", "dated"]

LAST, NEXT, THIS = r"scors[oa]|passat[oa]", r"prossim[oa]", r"quest[oa]\s|quest['’]|(?:il|la|l['’])\s?corrente\s"
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
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
AGO = re.compile(rf"\b{COUNT}\s+{UNIT}\s+fa\b", re.IGNORECASE)
PAST = re.compile(
    rf"\b(?:ultim|scors|passat)[ie]\s+{COUNT}\s+{UNIT}|\b(?:ultim|scors)[ie]\s+{UNIT.replace('unit', 'unit2')}\b",
    re.IGNORECASE,
)
ELSEWHEN = re.compile(
    r"\b(?:il\s|l['’]|la\s)(?:giorno|mese|anno|settimana)\s+(?:successiv[oa]|seguente|precedente|dopo|prima)\b"
)


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
    readings = (*named(text, published), *_years(text), *_relative(text, published))
    for reading in sorted(readings, key=lambda reading: (reading[0], -reading[1])):
        if BEFORE_OUR_ERA.match(text, reading[1]):
            continue
        if not found or reading[0] >= found[-1][1]:
            found.append(reading)
    return tuple(_dated(text, *reading) for reading in found)


def _dated(text: str, start: int, end: int, days: Days | None, written: bool) -> Dated:
    basis = "open" if days is None else "written" if written else "presumed"
    return Dated(text[start:end], (start, end), *(days or (None, None)), basis)


def _years(text: str) -> Iterator[Reading]:
    for match in SEASON.finditer(text):
        year, (first, last) = int(match["year"]), SEASONS[match["season"].lower()]
        end = month_of(year + (first > last), last, None)
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
        yield *match.span(), published and shifted(published, OFFSETS[match.lastgroup]), False
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
            return month_of(published.year + years, month + 1, None)
        monday = published - timedelta(published.weekday())
        if kind == "s":
            return monday + timedelta(7 * step), monday + timedelta(7 * step + 6)
    except (ValueError, OverflowError):
        return None
    return shifted(published, step)
