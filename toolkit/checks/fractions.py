"""Fractions in words, which are neither the ordinal nor the cardinal that they are made of: "un quarto dei voti"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks.quantity import Quantity

__all__ = ["fractions"]

NUMERATORS = {
    "it": {"un": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5},
    "en": {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
}
DENOMINATORS = {
    "it": dict(zip("terz quart quint sest settim ottav non decim".split(), range(3, 11), strict=True)),
    "en": dict(zip("third quarter fifth sixth seventh eighth ninth tenth".split(), range(3, 11), strict=True)),
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


def fractions(text: str, language: str) -> Iterator[Quantity]:
    """Find fractions in words, from thirds to tenths; halves are words.

    Examples
    --------
    >>> [(q.text, str(q.value)) for q in fractions("Un quarto dei voti, due terzi, un terzo uomo", "it")]
    [('Un quarto', '0.2500'), ('due terzi', '0.6667')]
    """
    for match in PATTERNS[language].finditer(text):
        numerator, denominator = filter(None, match.groups())
        value = Decimal(NUMERATORS[language][numerator.lower()]) / DENOMINATORS[language][denominator.lower()]
        yield Quantity(value.quantize(Decimal("0.0001")), "fraction", *match.span(), match.group())
