"""Fractions: "un quarto dei voti", which is neither an ordinal nor a cardinal, "3/4 dei seggi" and "one in four"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.checks.quantity import Quantity, before

__all__ = ["fractions", "with_shares"]

NUMERATORS = {
    "it": {"un": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5},
    "en": {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
}
DENOMINATORS = {
    "it": dict(zip("terz quart quint sest settim ottav non decim".split(), range(3, 11), strict=True)),
    "en": dict(zip("third quarter fifth sixth seventh eighth ninth tenth".split(), range(3, 11), strict=True))
    | {"fourth": 4},
}
ITALIAN, ENGLISH = ("|".join(DENOMINATORS[language]) for language in ("it", "en"))
CLOSES = r"\s*(?:[.,;:)!?]|$)"
ABOUT = r"\s+(?:circa|rispetto|in\s+(?:più|meno)|abbondante|scarso)\b"
PATTERNS = {
    # "un terzo uomo" is the third; "le tre e un quarto" is a time of day
    "it": re.compile(
        rf"\b(?:(?<!\be )(?<!\bmeno )(un)\s({ITALIAN})o"
        rf"(?=\s+d(?:i|e[il]|ell[aeo]|egli)\b|\s+d(?:ell)?['’]|{ABOUT}|{CLOSES})"
        rf"|(due|tre|quattro|cinque)\s({ITALIAN})i\b(?!\s+(?:di\s)?finale))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:(a|one)[\s-]({ENGLISH})(?=\s+of\b|{CLOSES})|(two|three|four|five)[\s-]({ENGLISH})s\b)", re.IGNORECASE
    ),
}
DIGITS = re.compile(
    r"(?<![\w/.,'’-])(?:(?P<known>(?:1/[234]|[23]/[34]))|(?P<one>[1-9])/(?P<of>[2-9]|10))(?![\w/]|[.,]\d)"
    r"(?!\s+(?:volt[ae]|times|ann[io]|mes[ei]|giorn[io]|or[ae]|minut[io]|settiman[ae]|person[ae]|years|months|days|hours))"
    r"(?P<whole>\s+(?:d(?:i|e[il]|ell[aeo]|egli)\b|d(?:ell)?['’]|of\b|inch|mile|pound|cup\b))?",
    re.ASCII,
)
OF_AN_HOUR = re.compile(r"\s+(?:d['’]ora|of\s(?:an|one)\shour)\b", re.IGNORECASE)  # is minutes
DATE_BEFORE = re.compile(r"\b(?:il|dal|al|del|on|since)\s$", re.IGNORECASE)
IN = re.compile(r"\s(?:\w{1,20}\s){0,2}(?:su|in|out\sof)\s(?:every\s)?", re.IGNORECASE)
ONE_IN = re.compile(r"\b(?:un[oa]?|one|1)\s(?:\w+\s)?(?:su|in|out\sof)\s(?:every\s)?$", re.IGNORECASE)


def fractions(text: str, language: str) -> Iterator[Quantity]:
    """Find fractions in words, from thirds to tenths, and in digits; halves are words.

    Examples
    --------
    >>> [(q.text, str(q.value)) for q in fractions("Un quarto dei voti, due terzi, un terzo uomo, 3/4 dei seggi", "it")]
    [('Un quarto', '0.2500'), ('due terzi', '0.6667'), ('3/4', '0.7500')]
    """
    for match in PATTERNS[language].finditer(text):
        numerator, denominator = filter(None, match.groups())
        one, of = NUMERATORS[language][numerator.lower()], DENOMINATORS[language][denominator.lower()]
        yield _fraction(one, of, *match.span(), text)
    for match in DIGITS.finditer(text):
        start, end = match.start(), match.end("of") if match["of"] else match.end("known")
        one, of = (int(digits) for digits in text[start:end].split("/"))
        if one < of and (match["whole"] or (match["known"] and not DATE_BEFORE.search(before(text, start)))):
            yield _fraction(one, of, start, end, text)


def _fraction(one: int, of: int, start: int, end: int, text: str) -> Quantity:
    if OF_AN_HOUR.match(text, end):
        return Quantity(Decimal(60 * one) / of, None, start, end, text[start:end])
    return Quantity((Decimal(one) / of).quantize(Decimal("0.0001")), "fraction", start, end, text[start:end])


def with_shares(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """Mark both numbers of "three in four" as what they come to together, and the four of "one in four".

    Examples
    --------
    >>> one, ten = (Quantity(Decimal(n), None, *place, n) for n, place in (("7", (0, 1)), ("10", (5, 7))))
    >>> [str(q.share) for q in with_shares([one, ten], "7 su 10")]
    ['0.7', '0.7']
    """
    shares: dict[int, Decimal] = {}
    for i, quantity in enumerate(found):
        if not _is_whole(quantity):
            continue
        last = found[i - 1] if i else None
        if last and _is_whole(last) and last.value < quantity.value and IN.fullmatch(text[last.end : quantity.start]):
            shares[i - 1] = shares[i] = last.value / quantity.value
        elif ONE_IN.search(before(text, quantity.start)):
            shares[i] = 1 / quantity.value
    return (replace(q, share=shares.get(i)) for i, q in enumerate(found))


def _is_whole(quantity: Quantity) -> bool:
    is_plain = quantity.unit is None and not isinstance(quantity.value, tuple)
    return is_plain and 0 < quantity.value <= 100 and quantity.value == int(quantity.value)
