"""Whether each number, date and time of a sentence is found in its translation, and whether the latter has others.

Good translations differ: "15.00" becomes "3 p.m.", "anni '60" the "1960s", "11 milioni" "11M"; such pairs count as
equal. What is left is worth a look, not proof: measured in benchmarks/README.md.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.checks.currencies import CURRENCIES, currency_names
from toolkit.checks.finding import Finding
from toolkit.checks.numerals import Quantity, quantities

__all__ = ["check_numbers"]

DATES = frozenset({"day-month", "month", "weekday"})
OTHERWISE = {  # words that say a number and are none for quantities()
    value: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for value, words in {
        1: "one|uno?|una|single",
        2: r"both|twice|twofold|couples?|pairs?|doubl\w+|entramb[ie]|ambedue|copp[ia]e?|paio|doppi\w*|raddoppi\w+",
        3: r"thrice|threefold|tripl\w+|trebl\w+",
        4: r"fourfold|quadrupl\w+",
    }.items()
}
HOMOGRAPHS = {  # what else an Italian number may be, and the English that says so
    "venti": re.compile(r"\bwinds?\b", re.IGNORECASE),
    "sei": re.compile(r"\b(?:you|your|are|yourself)\b|['’]re\b", re.IGNORECASE),
}
FEW = re.compile(r"\b(?:due|quattro)\s+(?:soldi|passi|gatti|chiacchiere|conti|parole)\b", re.IGNORECASE)
DECIMAL_COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])")
SMALL = 12  # words up to it are often turned otherwise: "a quattro mani"


def check_numbers(
    source: str, target: str, index: int, languages: tuple[str, str] = ("it", "en")
) -> tuple[Finding, ...]:
    """Hold the numbers, percentages, amounts, dates and times of a sentence against those of its translation.

    Serious: a number that is missing or changed, another unit, another day, month or day of the week. Doubtful: one
    that only the translation has, that stands there twice or with a decimal comma; a decade for the year it opens with;
    small or vague numbers in words ("due", "decine").

    "Twice", "both", "raddoppia" and the like stand for a two, three or four that is missing, or is one too many.

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
    missing = [q for q in ours if id(q) not in paired and not _is_found(q, theirs) and not _is_said(q, target)]
    missing = [q for q in missing if not _is_name(q, target) and not _is_one_coin(q, target, languages[1])]
    missing = [q for q in missing if not _is_another_word(q, source, target)]
    unpaired = [q for q in ours if all(q is not a for a, _ in pairs)]
    extra = [q for q in theirs if all(q is not b for _, b in pairs) and not _is_part(q, ours, unpaired)]
    extra = [q for q in extra if not _is_name(q, source) and not (q.text.isalpha() and _is_said(q, source))]
    extra = [q for q in extra if q.value != 0 or not q.text.isalpha()]  # "ground zero"
    findings = [_unit_changed(a, b, index) or _separator(a, b, index, languages[1]) for a, b in pairs]
    for quantity in missing:
        instead = _likeliest(quantity, extra, len(source), len(target))
        extra = [q for q in extra if q is not instead]
        findings.append(_missing(quantity, instead, index))
    findings = sorted(filter(None, findings), key=lambda finding: finding.source_span)
    return (*findings, *(_extra(q, ours, index) for q in extra if q.unit != "about" and not _is_first_or_second(q)))


def _pairs(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pair what is equal: first with the same unit, then by value alone."""
    pairs: list[tuple[Quantity, Quantity]] = []
    left, right = list(ours), list(theirs)
    for same_unit in (True, False):
        for quantity in tuple(left):
            equal = (q for q in right if _equal(quantity, q) and (quantity.unit == q.unit or not same_unit))
            if (found := next(equal, None)) is not None:
                pairs.append((quantity, found))
                left = [q for q in left if q is not quantity]
                right = [q for q in right if q is not found]
    return pairs


def _equal(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say the same, apart from a percent sign or a currency."""
    units = {a.unit, b.unit}
    if "time" in units:
        return _same_time(a, b)
    if units & DATES:
        return a.value == b.value and a.unit == b.unit
    if units & {"decade", "short-year"}:
        return _same_years(a, b)
    if "fraction" in units:
        one, other = (round(q.value if q.unit == "%" else 100 * q.value) for q in (a, b))
        return units <= {"fraction", "%"} and one == other
    if units == {"about"}:
        return a.value.adjusted() == b.value.adjusted()
    if "unreadable" in units:
        return a.unit == b.unit and a.value == b.value
    return not _readings(a).isdisjoint(_readings(b))


def _readings(quantity: Quantity) -> set[Decimal]:
    """Give the value, and for "5m" also that in metres."""
    metres = re.search(r"[0-9]m$", quantity.text)
    return {quantity.value, quantity.value / 10**6} if metres else {quantity.value}


def _same_time(a: Quantity, b: Quantity) -> bool:
    if a.unit != "time":
        a, b = b, a
    hour, minute = a.value
    if b.unit == "time":
        halves = 24 if _says_which_half(a) and _says_which_half(b) else 12
        return b.value[1] == minute and (b.value[0] - hour) % halves == 0
    if b.unit is not None:
        return False
    return b.value <= 24 and b.value % 12 == hour % 12 + Decimal(minute) / 100


def _says_which_half(time: Quantity) -> bool:
    """Whether it is plain which half of the day a time is in: "19", "7.05", "7 p.m."; not "alle 7", nor English "7:05".

    Italian newspapers have twenty-four hours where they write minutes; English ones do not.
    """
    half = re.search(r"[ap]\.?\s?m\b", time.text, re.IGNORECASE)
    minutes = re.match(r"[^\W\d_].*\d[.:,]\d", time.text)  # "alle 7.05"
    return time.value[0] > 12 or time.value[0] == 0 or bool(half or minutes)


def _same_years(a: Quantity, b: Quantity) -> bool:
    if (a.unit == "decade") != (b.unit == "decade"):
        return False
    short, long = sorted((a.value, b.value))
    return short == long or (1900 <= long < 2100 and short == long % 100)


def _is_found(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether something there says the same; a time must be the very same, or "9" would be there for "21" too."""
    if quantity.unit == "time":
        return any(other.unit == "time" and other.value == quantity.value for other in others)
    return any(_equal(quantity, other) for other in others) or _is_part(quantity, others, others)


def _is_said(quantity: Quantity, other: str) -> bool:
    """Whether it is small, and the other text says it without a number: "due volte" and "twice", "triplica"."""
    return quantity.unit is None and quantity.value in OTHERWISE and bool(OTHERWISE[quantity.value].search(other))


def _is_one_coin(quantity: Quantity, other: str, language: str) -> bool:
    """Whether it is "un euro", and the other text says "a euro" or "the euro"."""
    if quantity.value != 1 or quantity.unit not in CURRENCIES:
        return False
    names = currency_names(quantity.unit, language)
    return bool(re.search(rf"\b(?:an?|the|per|un|l['’]|al)\s?(?:{names})\b", other, re.IGNORECASE))


def _is_another_word(quantity: Quantity, source: str, target: str) -> bool:
    """Whether it may be no number: "i venti" where the translation has winds, "due passi", which are few."""
    other = HOMOGRAPHS.get(quantity.text.lower())
    return bool((other and other.search(target)) or FEW.match(source, quantity.start))


def _is_name(quantity: Quantity, other: str) -> bool:
    """Whether it is a word with a capital that stands on both sides: "Roma Tre", "Nine News"."""
    return quantity.text.istitle() and quantity.text.isalpha() and quantity.text in other


def _is_part(quantity: Quantity, others: Sequence[Quantity], unpaired: Sequence[Quantity]) -> bool:
    """Whether a date is there in another form, as in "15 e 20 giugno" for "June 15 and June 20"."""
    months = {q.value if q.unit == "month" else q.value[0] for q in others if q.unit in ("month", "day-month")}
    days = {q.value for q in unpaired if q.unit in (None, "ordinal")}
    if quantity.unit == "day-month":
        return quantity.value[0] in months and quantity.value[1] in days
    if quantity.unit == "month":
        return quantity.value in months
    dated = {q.value[1] for q in unpaired if q.unit == "day-month"}
    return quantity.unit in (None, "ordinal") and quantity.value in dated


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
    return Finding(
        index,
        kind,
        "doubtful" if _is_small(quantity) or (instead and _is_decade_or_year(quantity, instead)) else "serious",
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
    if len(units) == 1 or "fraction" in units or not units & {"%", *CURRENCIES}:
        return None
    message = (
        f"number: {_quoted(ours)} ({ours.unit or 'no unit'}) is {_quoted(theirs)} ({theirs.unit or 'no unit'}) "
        "in the translation"
    )
    spans = (ours.start, ours.end), (theirs.start, theirs.end)
    return Finding(index, "number", "serious", message, *spans)


def _separator(ours: Quantity, theirs: Quantity, index: int, language: str) -> Finding | None:
    """Find "1,4 billion": understood, but only because it cannot be read as English."""
    if language != "en" or not DECIMAL_COMMA.search(theirs.text):
        return None
    message = f"number: {_quoted(theirs)} has a decimal comma, as in Italian"
    return Finding(index, "number", "doubtful", message, (ours.start, ours.end), (theirs.start, theirs.end))


def _extra(quantity: Quantity, ours: Sequence[Quantity], index: int) -> Finding:
    kind, equal = _kind(quantity), [q for q in ours if _equal(q, quantity)]
    message = f"{kind}: {_quoted(quantity)} stands only in the translation"
    if equal:
        message = f"{kind}: {_quoted(quantity)} stands more often in the translation than in the source"
    span = (equal[0].start, equal[0].end) if equal else None
    return Finding(index, kind, "doubtful", message, span, (quantity.start, quantity.end))
