"""Numbers that a translation has otherwise than as a number: "twice", "a euro", "Roma Tre", a day and its month."""

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.checks.currencies import CURRENCIES, currency_names
from toolkit.checks.quantity import Quantity

__all__ = ["is_another_word", "is_name", "is_one_coin", "is_part", "is_said", "is_said_in_words"]

OTHERWISE = {  # words that say a number and are none for quantities()
    value: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for value, words in {
        1: "one|uno?|una|single",
        2: r"both|twice|twofold|couples?|pairs?|doubl\w+|entramb[ie]|ambedue|copp[ia]e?|paio|doppi\w*|raddoppi\w+",
        3: r"thrice|threefold|tripl\w+|trebl\w+",
        4: r"fourfold|quadrupl\w+",
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
    """Whether it may be no number: "i venti" where the translation has winds, "due passi", which are few.

    Examples
    --------
    >>> is_another_word(Quantity(Decimal(20), None, 0, 5, "Venti"), "Venti di mare", "Winds from the sea")
    True
    """
    other = HOMOGRAPHS.get(quantity.text.lower())
    return bool((other and other.search(target)) or FEW.match(source, quantity.start))


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
