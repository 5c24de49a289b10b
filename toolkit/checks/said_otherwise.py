"""Numbers that a translation has otherwise than as a number: "twice", "a euro", "Roma Tre", a day and its month."""

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.checks.currencies import CURRENCIES, currency_names
from toolkit.checks.quantity import Quantity, before

__all__ = [
    "is_another_word",
    "is_name",
    "is_one_coin",
    "is_one_span",
    "is_part",
    "is_rest",
    "is_said",
    "is_said_in_words",
    "is_the_two",
]

OTHERWISE = {  # words that say a number and are none for quantities()
    value: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for value, words in {
        1: "one|uno?|una|single",
        2: r"both|twice|twofold|couples?|pairs?|doubl\w+|entramb[ie]|ambedue|copp[ia]e?|paio|doppi\w*|raddoppi\w+",
        3: r"thrice|threefold|tripl\w+|trebl\w+",
        4: r"fourfold|quadrupl\w+",
        6: r"sei",  # where it may be "you are", it is none for quantities()
        Decimal("1.5"): r"and\sa\shalf|e\smezz[oa]",
        18: r"anno\se\smezzo|year\sand\sa\shalf",
        30: r"mezz['’\s]?\s?ora|half[\s-](?:an[\s-])?hour",
        90: r"ora\se\smezz[ao]|hour\sand\sa\shalf",
    }.items()
}
DURATIONS = (Decimal("1.5"), 18, 30, 90)
HOMOGRAPHS = {  # what else an Italian number may be, and the English that says so
    "venti": re.compile(r"\bwinds?\b", re.IGNORECASE),
    "sei": re.compile(r"\b(?:you|your|are|yourself)\b|['’]re\b", re.IGNORECASE),
}
ORDINALS = {  # "1ª classe" and "first class", where the word alone may be no number; "quarti di finale"
    1: re.compile(r"\b(?:first|prim[oaie])\b", re.IGNORECASE),
    2: re.compile(r"\b(?:second|second[oaie])\b", re.IGNORECASE),
    4: re.compile(r"\bquarter(?:s|[\s-]?finals?)?\b", re.IGNORECASE),
}
FRACTIONS = {
    Decimal("0.5"): re.compile(r"\b(?:half|metà|mezz[oa])\b", re.IGNORECASE),
    Decimal("0.25"): re.compile(r"\b(?:an?|one|un)[\s-](?:quarter|fourth|quarto)\b", re.IGNORECASE),
    Decimal("0.3333"): re.compile(r"\b(?:an?|one|un)[\s-](?:third|terzo)\b", re.IGNORECASE),
}
ONE_CENT = Decimal("0.01")
SPANS = {  # as many of a unit are one of another: "12 months" is "un anno"
    (7, r"days|giorni"): r"weeks?|settiman[ae]",
    (12, r"months|mesi"): r"years?|ann[io]|annual\w*",
    (24, r"hours|ore"): r"days?|giorn[oi]|giornat[ae]",
    (60, r"minutes|minuti"): r"hours?|or[ae]",
    (60, r"seconds|secondi"): r"minut(?:es?|[oi])",
    (100, r"years|anni"): r"century|centuries|secol[oi]|centennial|centenari[oa]",
}
REST = re.compile(
    r"\b(?:rest(?:o|a|ano|ant[ei])|rimanent[ei]|rimane|altr[aeio]|rest|remain\w+|others?)\b", re.IGNORECASE
)
ALL = re.compile(r"\btutt[ei]\s+e\s+$", re.IGNORECASE)
EACH = re.compile(r"\b(?:all|each|every\w*|any|both)\b", re.IGNORECASE)
THE_TWO = re.compile(r"\b(?:the|these|those|both|their|its|between|other)\s$", re.IGNORECASE)
FEW = re.compile(r"\b(?:due|quattro)\s+(?:soldi|passi|gatti|chiacchiere|conti|parole)\b", re.IGNORECASE)


def is_said(quantity: Quantity, other: str) -> bool:
    """Whether it is small, and the other text says it without a number: "due volte" and "twice", "triplica".

    Examples
    --------
    >>> is_said(Quantity(Decimal(2), None, 0, 3, "due"), "They came twice.")
    True
    """
    value, words = quantity.value, None
    if quantity.unit is None:
        words = OTHERWISE.get(value)
    elif quantity.unit == "ordinal":
        words = ORDINALS.get(value)
    elif quantity.unit == "fraction":
        words = FRACTIONS.get(value)
    elif quantity.unit == "time" and value in ((1, 0), (13, 0)):  # "all'una" and "at one"
        words = OTHERWISE[1]
    return bool(words and words.search(other))


def is_said_in_words(quantity: Quantity, other: str) -> bool:
    """Whether it is a word, an ordinal, a fraction or a duration, and the other text says it without a number.

    A lone digit is none of these: "2" is one too many, also where the other text has "both".

    Examples
    --------
    >>> is_said_in_words(Quantity(Decimal(90), None, 0, 2, "90"), "per un'ora e mezza")
    True
    """
    has_words = quantity.text.isalpha() or quantity.unit in ("ordinal", "fraction") or quantity.value in DURATIONS
    return has_words and is_said(quantity, other)


def is_one_coin(quantity: Quantity, other: str, language: str) -> bool:
    """Whether it is "un euro" or "un centesimo", and the other text says "a euro", "the euro" or "not a single cent".

    Examples
    --------
    >>> is_one_coin(Quantity(Decimal(1), "EUR", 0, 7, "un euro"), "an extra euro", "en")
    True
    """
    if quantity.unit == "cents" and quantity.value == ONE_CENT:
        names = "cent|penny|dime|centesimo"
    elif quantity.unit in CURRENCIES and quantity.value == 1:
        names = currency_names(quantity.unit, language)
    else:
        return False
    articles, larger = "an?|the|per|un|one|another|each|every|no|al", "million|billion|trillion|dozen|few|couple|half"
    pattern = rf"\b(?:(?:{articles})\s(?:(?:(?!{larger})[^\W\d_]+|U\.S\.)\s){{0,2}}|l['’])(?:{names})\b"
    return bool(re.search(pattern, other, re.IGNORECASE))


def is_another_word(quantity: Quantity, source: str, target: str) -> bool:
    """Whether it need be no number: "i venti" for winds, "due passi", which are few, "tutti e tre", which are each.

    Examples
    --------
    >>> is_another_word(Quantity(Decimal(20), None, 0, 5, "Venti"), "Venti di mare", "Winds from the sea")
    True
    """
    other = HOMOGRAPHS.get(quantity.text.lower())
    if ALL.search(before(source, quantity.start)) and EACH.search(target):
        return True
    return bool((other and other.search(target)) or FEW.match(source, quantity.start))


def is_one_span(quantity: Quantity, text: str, other: str) -> bool:
    """Whether it counts the parts of a time that the other text has as one: "12 months" and "un anno".

    Examples
    --------
    >>> is_one_span(Quantity(Decimal(12), None, 9, 11, "12"), "the last 12 months", "l'ultimo anno")
    True
    """
    return any(
        quantity.value == count
        and re.match(rf"\W(?:{parts})\b", text[quantity.end :], re.IGNORECASE)
        and re.search(rf"\b(?:{whole})\b", other, re.IGNORECASE)
        for (count, parts), whole in SPANS.items()
    )


def is_rest(quantity: Quantity, others: Sequence[Quantity], other: str) -> bool:
    """Whether it is a percentage that the other text has as what is left of a hundred: "il 70%, il resto".

    Examples
    --------
    >>> seventy = Quantity(Decimal(70), "%", 3, 6, "70%")
    >>> is_rest(Quantity(Decimal(30), "%", 20, 23, "30%"), [seventy], "il 70% qui, il resto là")
    True
    """
    rests = {100 - q.value for q in others if q.unit == "%"}
    return quantity.unit == "%" and quantity.value in rests and bool(REST.search(other))


def is_the_two(quantity: Quantity, text: str) -> bool:
    """Whether it is "the two", "between two" and the like, which English says of what was named before.

    Examples
    --------
    >>> is_the_two(Quantity(Decimal(2), None, 4, 7, "two"), "the two parties")
    True
    """
    return quantity.text.lower() == "two" and bool(THE_TWO.search(before(text, quantity.start)))


def is_name(quantity: Quantity, other: str) -> bool:
    """Whether it is a word with a capital that stands on both sides: "Roma Tre", "Nine News".

    Examples
    --------
    >>> is_name(Quantity(Decimal(3), None, 5, 8, "Tre"), "Roma Tre University")
    True
    """
    return quantity.text.istitle() and quantity.text.isalpha() and quantity.text in other


def is_part(quantity: Quantity, others: Sequence[Quantity], unpaired: Sequence[Quantity]) -> bool:
    """Whether a date is there in another form, as in "15 e 20 giugno" for "June 15 and June 20".

    Examples
    --------
    >>> june = Quantity((6, 15), "day-month", 0, 7, "June 15")
    >>> is_part(Quantity(Decimal(15), None, 0, 2, "15"), [june], [june])
    True
    """
    months = {q.value if q.unit == "month" else q.value[0] for q in others if q.unit in ("month", "day-month")}
    days = {q.value for q in unpaired if q.unit in (None, "ordinal")}
    if quantity.unit == "day-month":
        return quantity.value[0] in months and quantity.value[1] in days
    if quantity.unit == "month":
        return quantity.value in months
    dated = {q.value[1] for q in unpaired if q.unit == "day-month"}
    return quantity.unit in (None, "ordinal") and quantity.value in dated
