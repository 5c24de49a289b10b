"""Dates, months and days of the week, and with `clock` times; their names are those of CLDR, which Babel brings."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from toolkit.checks.clock import times
from toolkit.checks.quantity import Quantity, before, without_overlap
from toolkit.reading import is_behind_first_name

__all__ = ["dates_and_times"]

NUMERIC_DATE = re.compile(r"(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|[.,]\d)", re.ASCII)
# Short names of months that are words: "3 set a 1" is tennis; "ROMA, 12 MAR" is a date.
WORDS = frozenset("set mar ago giu".split())
MARKED_AS_MONTH = re.compile(r"\.|\s(?:1\d|20)\d\d\b")
# "May" and "March" are words too: alone they are months only behind one of these.
MONTH_BEFORE = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|and|or|between|last|next|this|every|during|for|mid|early|late)[\s-]+$"
    r"|[–/-]$",
    re.IGNORECASE,
)


def dates_and_times(text: str, language: str = "it") -> list[Quantity]:
    """Read days of a month, months, days of the week and times; a year beside them is left to the numbers.

    Parameters
    ----------
    text : str
    language : {"it", "en"}

    Returns
    -------
    list of Quantity
        In order, without overlap; unit "day-month", "month", "weekday" or "time", and None for the year of a date that
        is all digits.

    Examples
    --------
    >>> [(q.text, q.value) for q in dates_and_times("Sabato 15 giugno 2024 alle 18,30")]
    [('Sabato', Decimal('5')), ('15 giugno', (6, 15)), ('alle 18,30', (18, 30))]
    """
    return without_overlap([*_dates(text, language), *times(text, language)])


def _dates(text: str, language: str) -> Iterator[Quantity]:
    for match in NUMERIC_DATE.finditer(text):
        day, month = int(match[1]), int(match[3])
        if language == "en" and month > 12:
            day, month = month, day
        if _is_day(month, day):
            yield Quantity((month, day), "day-month", match.start(), match.end(3), text[match.start() : match.end(3)])
            yield Quantity(Decimal(match[4]), "short-year" if len(match[4]) == 2 else None, *match.span(4), match[4])
    months, weekdays, day_month, alone = _calendar(language)
    for match in day_month.finditer(text):
        month = months[(match["month"] or match["month_first"]).lower()]
        written = match["day"] or match["day_last"]
        day = int(written) if written.isdigit() else 1
        if language == "it" and match["month"] in WORDS and not MARKED_AS_MONTH.match(text, match.end()):
            continue
        if _is_day(month, day):
            yield Quantity((month, day), "day-month", *match.span(), match.group())
    for match in alone.finditer(text):
        word = match.group().lower()
        word = word if word in weekdays else word.removesuffix("s")  # "on Mondays"
        if word in weekdays:
            yield Quantity(Decimal(weekdays[word]), "weekday", *match.span(), match.group())
        elif language == "it" and is_behind_first_name(text, match.start()):
            continue  # "Luca Maggio"
        elif language == "it" or word not in ("may", "march") or _is_month(text, *match.span()):
            yield Quantity(Decimal(months[word]), "month", *match.span(), match.group())


def _is_month(text: str, start: int, end: int) -> bool:
    return bool(MONTH_BEFORE.search(before(text, start)) or re.match(r",?\s\d{4}\b", text[end:]))


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


@lru_cache
def _calendar(language: str) -> tuple[dict[str, int], dict[str, int], re.Pattern, re.Pattern]:
    """Give the months and the days of the week by name, the pattern of a day of a month, and that of a name alone."""
    from babel.dates import get_day_names, get_month_names

    months = {name.lower(): number for number, name in get_month_names("wide", locale=language).items()}
    weekdays = {name.lower(): number for number, name in get_day_names("wide", locale=language).items()}
    if language == "it":
        weekdays |= {"sabati": weekdays["sabato"], "domeniche": weekdays["domenica"]}
    short = {name.lower(): number for number, name in get_month_names("abbreviated", locale=language).items()}
    if language == "en":
        short["sept"] = 9
    ordinal = "[º°]" if language == "it" else "(?:st|nd|rd|th)"
    names = _either([*months, *short], language)
    day_first = (
        rf"\b(?P<day>\d{{1,2}}{'|primo' if language == 'it' else ''}){ordinal}?\s+(?:of\s+)?(?P<month>{names})\b"
    )
    month_first = rf"\b(?P<month_first>{names})\b\.?\s+(?:the\s+)?(?P<day_last>\d{{1,2}}){ordinal}?(?!\w|[.,:]\d)"
    day_month = rf"{day_first}|{month_first}" if language == "en" else rf"{day_first}(?P<month_first>)(?P<day_last>)"
    case = re.IGNORECASE if language == "it" else re.NOFLAG
    alone = rf"\b(?:{_either([*months, *weekdays], language)}){'s?' if language == 'en' else ''}\b"
    return months | short, weekdays, re.compile(day_month, case | re.ASCII), re.compile(alone, case)


def _either(names: list[str], language: str) -> str:
    """Give the alternatives of a pattern; in English with a capital, because "may" and "march" are words."""
    return "|".join(names if language == "it" else [form for n in names for form in (n.capitalize(), n.upper())])
