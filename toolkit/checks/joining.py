"""Quantities that belong together: "un milione e 200 mila", "4 euro e 50", "da 100, 200 e 300 euro", "1950-53"."""

import re
from dataclasses import replace
from decimal import Decimal

from toolkit.checks.currencies import CURRENCIES
from toolkit.checks.quantity import Quantity, before
from toolkit.checks.scales import SCALE, SCALES

__all__ = ["joined", "ranges"]

COINS_END = re.compile(r"\s*(?:[.,;:)!?]|$|(?:al|a|l['’]|per|centesimi|cents)\b)")
RANGE = re.compile(
    r"\s?[–—-]\s?|\s+(?:a|ad|e|ed|o|to|and|or|fino a)\s+(?:(?:il?|lo|gli|le|the|more than|oltre)?\s?|l['’])"
    r"|\s+(?:fino\s)?(?:al|allo|alla|ai|agli|alle)\s|\s+(?:fino\s)?all['’]",
    re.IGNORECASE,
)
AND = re.compile(r"\s(?:(e|and)\s)?")
THOUSANDS = re.compile(r"(?:mila|mille)$", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:tra|fra)\s(?:i\s|le\s)?$", re.IGNORECASE)
LISTED = re.compile(r",\s(?:(?:il|lo|i|le|the)\s|l['’])?", re.IGNORECASE)
TO = re.compile(r"\s?[–—-]\s?|\s(?:a|to)\s")


def joined(first: Quantity, last: Quantity, text: str) -> tuple[Quantity, ...] | None:
    """Read "un milione e 200 mila" as one number, and the second of "anni '80 e '90" as a decade."""
    joint = text[first.end : last.start]
    if isinstance(first.value, tuple) or isinstance(last.value, tuple) or "fraction" in (first.unit, last.unit):
        return None
    if first.unit == "decade" and last.unit in (None, "short-year") and last.value in range(10, 100, 10):
        return (first, replace(last, unit="decade")) if re.fullmatch(r"\s(?:e|o)\s|\s?[-–,]\s?", joint) else None
    if (amount := _with_coins(first, last, text)) or (amount := _with_hundreds(first, last, text)):
        return (amount,)
    plain = first.unit is None and last.unit in (None, *CURRENCIES) and last.text[-1].isalpha()
    if plain and re.fullmatch(r"\s(?:(?:e|and)\s)?", joint) and _is_continued(first.value, last.value):
        return (_sum(first, last, text),)
    return None


def _sum(first: Quantity, last: Quantity, text: str) -> Quantity:
    return Quantity(first.value + last.value, last.unit, first.start, last.end, text[first.start : last.end])


def _with_coins(first: Quantity, last: Quantity, text: str) -> Quantity | None:
    """Read "4 euro e 50", "un euro e venti", "two euros fifty" and "un dollaro e 20 centesimi"."""
    if first.unit not in CURRENCIES or first.value != int(first.value):
        return None
    joint = AND.match(text, first.end)
    if last.unit == "cents" and joint and joint.end() == last.start:
        return replace(_sum(first, last, text), unit=first.unit)
    if not joint or last.unit not in (None, first.unit) or not 0 < last.value < 100:
        return None
    written = text[joint.end() : last.end]
    if joint.end() < last.start or not re.fullmatch(r"\d\d|[^\W\d_]+(?:-[a-z]+)?", written):
        return None
    if not COINS_END.match(text, last.end) or (written.isdigit() and not joint[1]):
        return None
    return replace(_sum(first, replace(last, value=last.value / 100), text), unit=first.unit)


def _with_hundreds(first: Quantity, last: Quantity, text: str) -> Quantity | None:
    """Read "12mila e 500 euro" and "mille e cinquecento"; "tra mille e cinquecento" are two."""
    joint = re.fullmatch(r"\se\s", text[first.end : last.start])
    if not joint or first.unit is not None or last.unit not in (None, *CURRENCIES) or not THOUSANDS.search(first.text):
        return None
    whole = 0 < first.value < 10**6 and first.value % 1000 == 0 and 1 < last.value < 1000
    return _sum(first, last, text) if whole and not BETWEEN.search(before(text, first.start)) else None


def _is_continued(first: Decimal, last: Decimal) -> bool:
    """Whether two numbers are the millions and thousands, or the billions and millions, of one."""
    sizes = ((10**9, 10**6), (10**6, 10**3))
    return 0 < first < 10**15 and any(first % big == 0 and small <= last < big for big, small in sizes)


def ranges(found: list[Quantity], text: str, language: str) -> list[Quantity]:
    """Give both ends of a range the scale and unit that stand at one of them, and 53 in "1950-53" its century."""
    found = list(found)
    for i in reversed(range(len(found) - 1)):
        first, last = found[i], found[i + 1]
        if isinstance(first.value, tuple) or isinstance(last.value, tuple) or "fraction" in (first.unit, last.unit):
            continue
        joint = text[first.end : last.start]
        if re.fullmatch(r"[-–/]", joint) and re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", first.text):
            if re.fullmatch(r"[0-9]{2}", last.text):
                found[i + 1] = replace(last, value=first.value // 100 * 100 + last.value, unit=None)
        elif RANGE.fullmatch(joint):
            found[i : i + 2] = _both_ends(first, last, joint, language)
        elif LISTED.fullmatch(joint) and _is_listed(first, last, found[i + 2 : i + 3], text):
            found[i] = replace(first, unit=last.unit)
    return found


def _both_ends(first: Quantity, last: Quantity, joint: str, language: str) -> tuple[Quantity, Quantity]:
    scale = SCALE[language].search(last.text)
    if scale and first.value < 1000 and not SCALE[language].search(first.text):
        first = replace(first, value=first.value * SCALES[language].get(scale[1], 1))
    if first.unit is None and last.unit in ("%", "cents", *CURRENCIES) and last.text[0].isalnum():
        value = first.value / 100 if last.unit == "cents" else first.value
        return replace(first, unit=last.unit, value=value), last
    if last.unit is None and first.unit in CURRENCIES and TO.fullmatch(joint) and not first.text[0].isalnum():
        last = replace(last, unit=first.unit)
    return first, last


def _is_listed(first: Quantity, last: Quantity, after: list[Quantity], text: str) -> bool:
    """Whether a number has the unit of a range that follows: "da 100, 200 e 300 euro"; a year has not."""
    alike = first.unit is None and last.unit in ("%", *CURRENCIES) and last.text[-1].isdigit()
    is_year = re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", first.text)
    return alike and not is_year and any(q.unit == last.unit for q in after)
