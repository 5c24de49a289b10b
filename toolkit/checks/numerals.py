"""Numbers, percentages, money, dates and times of Italian and English text, as values that can be compared.

Digits are read by Babel, strictly, by the rules of the language and else by those of the other ("3.5" in Italian);
words by `number_words`, dates and times by `dates`. Names and signs of currencies are those of CLDR.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from toolkit.checks.currencies import CENTS, currency_around
from toolkit.checks.dates import dates_and_times
from toolkit.checks.figures import FORMULA, figures
from toolkit.checks.fractions import fractions, with_shares
from toolkit.checks.joining import joined, ranges
from toolkit.checks.number_words import spelled
from toolkit.checks.quantity import Quantity, before, without_overlap
from toolkit.checks.scales import HALF_MORE, ONE_LETTER, SCALE, SCALES
from toolkit.errors import ToolkitError

__all__ = ["Quantity", "quantities"]

HUGE = Decimal(10) ** 24  # more than Decimal divides: nothing counts by scales there
LONGEST = 24  # characters; what is longer is no number, and Decimal would round it
OTHER = {"it": "en", "en": "it"}

DIGITS = re.compile(
    r"(?<![0-9])(?:[0-9]{1,3}(?:(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?|, 000)|[0-9]+(?:[.,][0-9]+)*)(?![0-9])"
    r"(?!-?D\b)"  # "3D"
)
ROMAN = re.compile(r"\b(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\b")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
ROMAN_BEFORE = re.compile(r"\b(?:secolo|War|Guerra)\s+$")
ROMAN_AFTER = re.compile(r"\s+(?:secolo|century)\b")
CENTURY_NAME = re.compile(r"(?:\b(?:il|[dsn]el|dal|al|tardo|primo|secondo)\s|\b(?:[dn]ell|all|dall|sull|l)['’])$")
SHORT_SCALE = re.compile(r"(?:mln|mld|bn)\.(?=\s+(?:di\s|d['’]|[a-z€$£]))")
PER_CENT = re.compile(r"\s?%|[\s-](?:per\s?cento?|pct|punt[oi]\spercentual[ei]|percentage\spoints?)\b", re.IGNORECASE)
ORDINAL = {
    "it": re.compile(r"[º°ª]|esim[oaie]\b", re.IGNORECASE),
    "en": re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE),
}
DECADE_BEFORE = re.compile(r"\bann[io]\s+['’]?$", re.IGNORECASE)
DECADE_AFTER = re.compile(r"s\b")
YEAR_MARK = re.compile(r"(?:^|[^\w.,'’])['’]$")


@lru_cache(maxsize=2048)  # of one source sentence several translations are checked
def quantities(text: str, language: str = "it") -> tuple[Quantity, ...]:
    """Read the numbers, percentages, amounts of money, dates and times of a text.

    "Uno", "un" and "one" count only with a unit ("un milione", "one per cent"). Each end of a range is a quantity of
    its own; a scale or a unit at its end holds for both. Signs (-5) and the kind of dollar are not read. A
    one-letter scale must touch its number, so that "3.5m" is 3.5 million, also where metres are meant.

    Parameters
    ----------
    text : str
    language : {"it", "en"}

    Returns
    -------
    tuple of Quantity
        In order, without overlap.

    Raises
    ------
    ToolkitError
        If the language is another.

    Examples
    --------
    >>> [(q.text, str(q.value), q.unit) for q in quantities("oltre il 20% di 3,5 milioni di euro")]
    [('20%', '20', '%'), ('3,5 milioni di euro', '3500000', 'EUR')]
    >>> [q.value for q in quantities("On June 15, 2024, at 3 p.m.", "en")]
    [(6, 15), Decimal('2024'), (15, 0)]
    """
    if language not in OTHER:
        raise ToolkitError(f"numbers are read in Italian and English (it, en), not in {language!r}.")
    dates = dates_and_times(text, language)
    dated = {place for q in dates for place in range(q.start, q.end)}
    others = [
        q for q in (*_numbers(text, language), *spelled(text, language)) if dated.isdisjoint((q.start, q.end - 1))
    ]
    atoms = without_overlap([*fractions(text, language), *figures(text), *dates, *others])
    found: list[Quantity] = []
    for atom in atoms:
        if found and atom.start < found[-1].end:
            continue  # a scale word, read with the number before it
        is_whole = isinstance(atom.value, tuple) or atom.unit == "fraction"
        whole = atom if is_whole else _with_surroundings(atom, text, language)
        if found and whole.start < found[-1].end:  # "5 € 3": the sign belongs to the first
            whole = replace(whole, start=found[-1].end, text=text[found[-1].end : whole.end])
        if found and (both := joined(found[-1], whole, text)):
            found[-1:] = both
        else:
            found.append(whole)
    counted = [q for q in found if q.value != 1 or q.unit or any(c.isdigit() for c in q.text)]
    return tuple(with_shares(ranges(counted, text, language), text))


def _numbers(text: str, language: str) -> Iterator[Quantity]:
    for match in DIGITS.finditer(text):
        if match.group() in "234" and FORMULA.search(before(text, match.start())):
            continue
        value = _parsed(match.group(), language)
        unreadable = value is None
        value = Decimal(re.sub(r"[^0-9]", "", match.group())) if unreadable else value
        yield Quantity(value, "unreadable" if unreadable else None, *match.span(), match.group())
    for match in ROMAN.finditer(text):
        roman = match.group()
        known = ROMAN_BEFORE.search(before(text, match.start())) or ROMAN_AFTER.match(text, match.end())
        if len(roman) > 1 or known:
            yield Quantity(Decimal(_roman(roman)), "ordinal", *match.span(), roman)


def _parsed(digits: str, language: str) -> Decimal | None:
    from babel.numbers import NumberFormatError, parse_decimal

    if len(digits) > LONGEST:
        return None
    digits = re.sub(r"[\u00a0\u202f ]|, ", "", digits)
    for locale in (language, OTHER[language]):
        try:
            return parse_decimal(digits, locale=locale, strict=True)
        except NumberFormatError:
            continue
    return None


def _roman(roman: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _with_surroundings(atom: Quantity, text: str, language: str) -> Quantity:
    """Take in what stands before and after a number: scale, half, sign, unit."""
    value, start, end, unit = atom.value, atom.start, atom.end, atom.unit
    if abs(value) >= HUGE or unit in ("unreadable", "weekday", "month", "short-year"):
        return atom
    if special := _decade_or_century(atom, text, language):
        return special
    value, end, scaled = _scaled(value, end, text, language)
    unit = "about" if scaled and value in (10, 12) else unit  # "una decina", "a dozen"
    if match := ORDINAL[language].match(text, end):
        unit, end = "ordinal", match.end()
    elif match := PER_CENT.match(text, end):
        unit, end = "%", match.end()
    elif (match := CENTS.match(text, end)) and unit is None:
        value, unit, end = value / 100, "cents", match.end()
    else:
        code, start, end = currency_around(text, start, end, language)
        unit = code or unit
        if code and value < 1000 and (match := HALF_MORE[language].match(text, end)):  # "2 euro e mezzo"
            value, end = value + Decimal("0.5"), match.end()
    return Quantity(value, unit, start, end, text[start:end])


def _decade_or_century(atom: Quantity, text: str, language: str) -> Quantity | None:
    """Read "anni '60", "1960s", "'68" and "il Novecento", which look like other numbers."""
    left, value = before(text, atom.start), atom.value
    if value < 3000 and value % 10 == 0 and value == int(value):  # 10^30 has more digits than % can take
        if language == "it" and (mark := DECADE_BEFORE.search(left)) and (value < 100 or value > 1000):
            start = atom.start - len(left) + mark.start()
            return Quantity(value, "decade", start, atom.end, text[start : atom.end])
        if language == "en" and (mark := DECADE_AFTER.match(text, atom.end)):
            return replace(atom, unit="decade", end=mark.end(), text=text[atom.start : mark.end()])
    if re.fullmatch(r"[0-9]{2}", atom.text) and YEAR_MARK.search(left):
        return replace(atom, unit="short-year", start=atom.start - 1, text=text[atom.start - 1 : atom.end])
    capital_hundreds = language == "it" and atom.text.endswith("cento") and atom.text[0].isupper()
    if capital_hundreds and 200 <= value <= 900 and CENTURY_NAME.search(left):
        return replace(atom, value=10 + value / 100 + 1, unit="ordinal")
    return None


def _scaled(value: Decimal, end: int, text: str, language: str) -> tuple[Decimal, int, bool]:
    scale = Decimal(1000) ** (value.adjusted() // 3 if value >= 1000 and value % 1000 == 0 else 0)
    if language == "en" and (match := HALF_MORE[language].match(text, end)):
        value, end = value + scale / 2, match.end()
    scaled = False
    while match := SCALE[language].match(text, end):
        if ONE_LETTER.fullmatch(match[1]) and match.start(1) > end:
            break
        scale = Decimal(SCALES[language][match[1]])
        value, end, scaled = value * scale, match.end(), True
        end = dotted.end() if (dotted := SHORT_SCALE.match(text, match.start(1))) else end
    if (scaled or (language == "it" and value != 1)) and (match := HALF_MORE[language].match(text, end)):
        value, end = value + scale / 2, match.end()
    return value if value != int(value) else Decimal(int(value)), end, scaled
