"""Figures that are one number together: powers ("10^6"), split times (9"58) and digits that belong to a name (CO2)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks.quantity import Quantity

__all__ = ["FORMULA", "figures"]

PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
POWER = re.compile(
    r"(?<![\d.,])(?:(\d{1,6}(?:[.,]\d{1,6})?)\s?[x×·*]\s?)?10(?:\^([+−-]?\d{1,2})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\d)",
    re.ASCII,
)
SPLIT_TIME = re.compile(
    r"(?<![\w.,'’′])(?:(?:(\d{1,2})['’′])?(\d{1,2})(?:[\"”″]|['’]{2})|(\d{1,2}):([0-5]\d)[.,])(\d{1,3})(?![\w:])",
    re.ASCII,
)
# Squares and cubes of units, and what a chemical sign has
FORMULA = re.compile(r"(?:(?<![^\W\d_])(?:[kcdmh]?m)|\b(?:CO|NO|SO|CH|NH|H|O|N))$")


def figures(text: str) -> Iterator[Quantity]:
    r'''Find powers of ten, and times that athletes and racing drivers take, in seconds.

    Examples
    --------
    >>> [(q.text, str(q.value)) for q in figures("""2,5 x 10^6, in 9"58 e in 1'43"2""")]
    [('2,5 x 10^6', '2500000.0'), ('9"58', '9.58'), ('1\'43"2', '103.2')]
    '''
    for match in POWER.finditer(text):
        times = Decimal((match[1] or "1").replace(",", "."))
        power = int((match[2] or match[3]).translate(PLAIN))
        yield Quantity(times.scaleb(power) if power < 0 else times * 10**power, None, *match.span(), match.group())
    for match in SPLIT_TIME.finditer(text):
        minutes, seconds, part = int(match[1] or match[3] or 0), int(match[2] or match[4]), match[5]
        yield Quantity(60 * minutes + seconds + Decimal(f"0.{part}"), None, *match.span(), match.group())
