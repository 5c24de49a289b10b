"""Whether each number, date and time of a sentence is found in its translation, and whether the latter has others.

Good translations differ: "15.00" becomes "3 p.m.", "anni '60" the "1960s", "11 milioni" "11M"; such pairs count as
equal. What is left is worth a look, not proof: measured in benchmarks/README.md.
"""

import re
from collections.abc import Sequence

from toolkit.checks.currencies import CURRENCIES
from toolkit.checks.equality import DATES, equal
from toolkit.checks.finding import Finding
from toolkit.checks.numerals import Quantity, quantities
from toolkit.checks.said_otherwise import (
    is_another_word,
    is_name,
    is_one_coin,
    is_one_span,
    is_part,
    is_rest,
    is_said,
    is_said_in_words,
    is_the_two,
)

__all__ = ["check_numbers"]

DECIMAL_COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])")
SMALL = 12  # words up to it are often turned otherwise: "a quattro mani"


def check_numbers(
    source: str, target: str, index: int, languages: tuple[str, str] = ("it", "en")
) -> tuple[Finding, ...]:
    """Hold the numbers, percentages, amounts, dates and times of a sentence against those of its translation.

    Serious: a number that is missing or changed, another unit, another day, month or day of the week. Doubtful: one
    that only the translation has, that stands there twice or with a decimal comma; a decade for the year it opens with;
    small or vague numbers in words ("due", "decine").

    "Twice", "both", "raddoppia" and the like stand for a two, three or four that is missing, or is one too many, a year
    for twelve months, and "the two" for nothing.

    It does not see a number beside the wrong thing; a lost "oltre", "circa", "metà" or minus; "un", "uno" and "one";
    "primo" and "secondo" that are lost; which dollar is meant. A number that the source has twice may stand once.

    Parameters
    ----------
    source, target : str
    index : int
        Index of the sentence, for the findings.
    languages : tuple of str
        Of source and target; "it" and "en" are known.

    Returns
    -------
    tuple of Finding
        Of kind "number" or "date", in the order of the source; what only the translation has comes last.

    Raises
    ------
    ToolkitError
        If a language is neither Italian nor English.

    Examples
    --------
    >>> check_numbers("Oltre 11.000 soldati alle 15.00", "More than 11,000 soldiers at 3 p.m.", 0)
    ()
    >>> for finding in check_numbers("da 2.000 a 5.000 unità", "from 2,000 to 500 units", 0):
    ...     print(finding.severity, finding.message)
    serious number: "5.000" has no counterpart; the translation has "500"
    """
    ours, theirs = quantities(source, languages[0]), quantities(target, languages[1])
    pairs = _pairs(ours, theirs)
    paired = {id(a) for a, _ in pairs}
    missing = [q for q in ours if id(q) not in paired and not _is_found(q, theirs) and not is_said(q, target)]
    missing = [q for q in missing if not is_name(q, target) and not is_one_coin(q, target, languages[1])]
    missing = [q for q in missing if not is_another_word(q, source, target) and not is_one_span(q, source, target)]
    unpaired = [q for q in ours if all(q is not a for a, _ in pairs)]
    extra = [q for q in theirs if all(q is not b for _, b in pairs) and not is_part(q, ours, unpaired)]
    extra = [q for q in extra if not (q.share and _is_found(q, ours))]  # "three in four" for "tre quarti"
    extra = [q for q in extra if not is_name(q, source) and not is_said_in_words(q, source)]
    extra = [q for q in extra if not is_one_span(q, target, source) and not is_rest(q, ours, source)]
    extra = [q for q in extra if q.value != 0 or not q.text.isalpha()]  # "ground zero"
    findings = [_unit_changed(a, b, index) or _separator(a, b, index, languages[1]) for a, b in pairs]
    findings += _hours_mixed(pairs, index)
    for quantity in missing:
        instead = _likeliest(quantity, extra, len(source), len(target))
        extra = [q for q in extra if q is not instead]
        findings.append(_missing(quantity, instead, index))
    findings = sorted(filter(None, findings), key=lambda finding: finding.source_span)
    extra = [q for q in extra if q.unit != "about" and not _is_first_or_second(q) and not is_the_two(q, target)]
    return (*findings, *(_extra(q, ours, index) for q in extra))


def _pairs(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pair what is equal: first with the same unit, then by value alone."""
    pairs: list[tuple[Quantity, Quantity]] = []
    left, right = list(ours), list(theirs)
    for same_unit in (True, False):
        for quantity in tuple(left):
            alike = (q for q in right if equal(quantity, q) and (quantity.unit == q.unit or not same_unit))
            if (found := next(alike, None)) is not None:
                pairs.append((quantity, found))
                left = [q for q in left if q is not quantity]
                right = [q for q in right if q is not found]
    return pairs


def _is_found(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether something there says the same; a time must be the very same, or "9" would be there for "21" too."""
    if quantity.unit == "time":
        return any(other.unit == "time" and other.value == quantity.value for other in others)
    return any(equal(quantity, other) for other in others) or is_part(quantity, others, others)


def _likeliest(
    quantity: Quantity, extra: Sequence[Quantity], source_length: int, target_length: int
) -> Quantity | None:
    """Of what only the translation has, give what most likely stands for a quantity: alike in kind, then in place."""

    def distance(other: Quantity) -> tuple[bool, float]:
        return other.unit != quantity.unit, abs(quantity.start / source_length - other.start / target_length)

    return min((q for q in extra if _kind(q) == _kind(quantity)), key=distance, default=None)


def _kind(quantity: Quantity) -> str:
    return "date" if quantity.unit in DATES else "number"


def _quoted(quantity: Quantity) -> str:
    return f'"{" ".join(quantity.text.split())}"'


def _is_small(quantity: Quantity) -> bool:
    """Whether it is a number that good translations often turn otherwise: a small or vague one, in words."""
    in_words = not any(c.isdigit() for c in quantity.text)
    if quantity.unit in ("about", "time", "fraction"):
        return in_words
    return in_words and quantity.unit in (None, "ordinal") and quantity.value <= SMALL and not quantity.text.isupper()


def _missing(quantity: Quantity, instead: Quantity | None, index: int) -> Finding | None:
    if instead is None and _is_first_or_second(quantity):
        return None
    kind = _kind(quantity)
    there = f"; the translation has {_quoted(instead)}" if instead else " in the translation"
    is_small = _is_small(quantity) and not (instead and quantity.unit == instead.unit == "time")
    return Finding(
        index,
        kind,
        "doubtful" if is_small or (instead and _is_decade_or_year(quantity, instead)) else "serious",
        f"{kind}: {_quoted(quantity)} has no counterpart{there}",
        (quantity.start, quantity.end),
        (instead.start, instead.end) if instead else None,
    )


def _is_first_or_second(quantity: Quantity) -> bool:
    """Whether it is an ordinal that good translations turn in too many ways: "prima età moderna", "il secondo"."""
    return quantity.unit == "ordinal" and quantity.value <= 2 and quantity.text.isalpha()


def _is_decade_or_year(a: Quantity, b: Quantity) -> bool:
    """Whether one is the decade that opens with the other: "anni '60" and "1960"."""
    return {a.unit, b.unit} == {"decade", None} and max(a.value, b.value) < 3000 and a.value % 100 == b.value % 100


def _unit_changed(ours: Quantity, theirs: Quantity, index: int) -> Finding | None:
    """Find a percentage that is none any more, and an amount in another currency or in none."""
    units = {ours.unit, theirs.unit}
    if len(units) == 1 or units & {"fraction", "cents"} or ours.share or theirs.share:
        return None
    if not units & {"%", *CURRENCIES}:
        return None
    message = (
        f"number: {_quoted(ours)} ({ours.unit or 'no unit'}) is {_quoted(theirs)} ({theirs.unit or 'no unit'}) "
        "in the translation"
    )
    spans = (ours.start, ours.end), (theirs.start, theirs.end)
    return Finding(index, "number", "serious", message, *spans)


def _hours_mixed(pairs: Sequence[tuple[Quantity, Quantity]], index: int) -> list[Finding]:
    """Find "between 2 and 16" for "tra le 14 e le 16": hours of twelve beside those of twenty-four."""
    late = [(a, b) for a, b in pairs if a.unit == "time" and a.value[0] > 12]
    late = [(a, b, b.value) for a, b in late if b.unit is None]
    if not any(hour > 12 for *_, hour in late):
        return []
    return [
        Finding(
            index,
            "number",
            "serious",
            f"number: {_quoted(a)} is {_quoted(b)} in the translation, which has hours of twenty-four elsewhere",
            (a.start, a.end),
            (b.start, b.end),
        )
        for a, b, hour in late
        if hour <= 12
    ]


def _separator(ours: Quantity, theirs: Quantity, index: int, language: str) -> Finding | None:
    """Find "1,4 billion": understood, but only because it cannot be read as English."""
    if language != "en" or not DECIMAL_COMMA.search(theirs.text):
        return None
    message = f"number: {_quoted(theirs)} has a decimal comma, as in Italian"
    return Finding(index, "number", "doubtful", message, (ours.start, ours.end), (theirs.start, theirs.end))


def _extra(quantity: Quantity, ours: Sequence[Quantity], index: int) -> Finding:
    kind, alike = _kind(quantity), [q for q in ours if equal(q, quantity)]
    message = f"{kind}: {_quoted(quantity)} stands only in the translation"
    if alike:
        message = f"{kind}: {_quoted(quantity)} stands more often in the translation than in the source"
    span = (alike[0].start, alike[0].end) if alike else None
    return Finding(index, kind, "doubtful", message, span, (quantity.start, quantity.end))
