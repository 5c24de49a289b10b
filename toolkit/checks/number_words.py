"""Numbers written in words: text2num reads them, and rules here decide which of its readings is a number at all.

text2num reads "trentamila" and "twenty-first"; it does not read "mezzo milione", "una decina", "ventottenne",
"la sedicesima" or "nineteen sixty", and takes "secondo lui" for a second and "tu sei" for a six.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from toolkit.checks.quantity import Quantity, before, without_overlap

__all__ = ["spelled"]

TOKEN = re.compile(r"[^\W\d_]+|\S")
AGE = re.compile(r"(?:enn[ei]|ennio|ina)$")
ESIMA = re.compile(r"(?<=esim)[aie]$")
TIES = re.compile(r"(?<=[a-z]{3})ties$")
ABOUT = {
    "it": {
        **dict.fromkeys(("decina", "decine"), 10),
        **dict.fromkeys(("dozzina", "dozzine"), 12),
        **dict.fromkeys(("centinaio", "centinaia"), 100),
        **dict.fromkeys(("migliaio", "migliaia"), 1000),
        **dict.fromkeys(("decennio", "decenni"), 10),
        "milioni": 10**6,
        "miliardi": 10**9,
    },
    "en": {
        "tens": 10,
        **dict.fromkeys(("dozen", "dozens"), 12),
        **dict.fromkeys(("decade", "decades"), 10),
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "billions": 10**9,
        **dict.fromkeys(("trillion", "trillions"), 10**12),
    },
}
HALF = {
    "it": re.compile(r"\bmezz[oa](?=\s+(?:milione|miliardo|dozzina)\b)", re.IGNORECASE),
    "en": re.compile(r"\bhalf(?:[ -]an?)?(?=[\s-]+(?:million|billion|trillion|dozen)\b)", re.IGNORECASE),
}
GAPS = {"sedicesimo": 16, "sixtieth": 60}
MISREAD = frozenset("ottavio ottavia settimio none os oss o e zeros nought seconds centesimi hundredths".split())
ELIDED = re.compile(r"(?:cent|vent|trent|\w+ant)")
WINDS = re.compile(r"venti(?=\s+(?:di\b|dell?\b|dell['’]|forti|freddi|gelidi))", re.IGNORECASE)
AMBIGUOUS_ORDINAL = {
    "it": re.compile(r"(?:prim|second)[oaie]", re.IGNORECASE),
    "en": re.compile(r"first|second", re.IGNORECASE),
}
ARTICLES = (
    "il lo la i gli le del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel "
    "nello nella nei negli nelle sul sulla sui sulle un una per suo sua suoi sue loro"
).split()
DETERMINER = {
    "it": re.compile(rf"(?:\b(?:{'|'.join(ARTICLES)})\s+|l['’]\s?)$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:the|a|his|her|its|their|our|my|your)|['’]s)\s+$", re.IGNORECASE),
}
NOT_ORDINAL_AFTER = {
    "it": re.compile(r"\s+(?:di|del|della|che|lui|lei|l[oae]|il|gli|i)\b", re.IGNORECASE),
    "en": re.compile(r"\s+of all\b", re.IGNORECASE),
}
COIN_BEFORE = re.compile(r"\b(?:un|ogni|singolo|ultimo|mezzo|qualche|nessun|solo)\s+$", re.IGNORECASE)
ONE_COIN = re.compile(r"\ba(?=\s(?:dollar|euro|pound)\sand\s(?:a\shalf\b|[\w-]+\scents\b))", re.IGNORECASE)
SIX = re.compile(r"sei", re.IGNORECASE)
VERB_BEFORE = re.compile(r"\b(?:tu|non|ci|ti|ne|chi|se|che|dove|come|quando|perché|cosa|già|mi|lo)\s+$", re.IGNORECASE)
COUNTED_BEFORE = re.compile(r"\b(?:i|le|[dn]ei|dai|ai|sui|[dn]elle|d?alle|sulle|in|tra|fra|ogni)\s+$", re.IGNORECASE)
PLURAL_AFTER = re.compile(r"\s+(?!mie\b|miei\b|tue\b|tuoi\b)(?:\w*[^\W\d_][ie]|mila|anni|euro)\b", re.IGNORECASE)


class _Token:
    """A token as text2num wants it."""

    __slots__ = "end", "read", "start", "surface"

    def __init__(self, match: re.Match, language: str):
        self.start, self.end = match.span()
        self.surface = match.group()
        self.read = _normal_form(self.surface.lower(), language)

    def text(self) -> str:
        return self.read

    def text_lowercase(self) -> str:
        return self.read

    def nt_separated(self, previous: "_Token") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def spelled(text: str, language: str = "it") -> list[Quantity]:
    """Read the numbers that are written in words; a lone one ("uno", "un", "one") is among them, with value 1.

    Parameters
    ----------
    text : str
    language : {"it", "en"}

    Returns
    -------
    list of Quantity
        In order, without overlap; unit None, "ordinal", "decade" or "about".

    Examples
    --------
    >>> [(q.text, int(q.value), q.unit) for q in spelled("Trentamila persone, decine di morti, la terza volta")]
    [('Trentamila', 30000, None), ('decine', 10, 'about'), ('terza', 3, 'ordinal')]
    """
    halves = [Quantity(Decimal("0.5"), None, *m.span(), m.group()) for m in HALF[language].finditer(text)]
    tokens = [_Token(match, language) for match in TOKEN.finditer(text)]
    if language == "en":  # "a dollar and 20 cents"
        halves += [Quantity(Decimal(1), None, *m.span(), m.group()) for m in ONE_COIN.finditer(text)]
    found = without_overlap([*halves, *_missed(tokens, language), *_read(tokens, text, language)])
    return _years(found, text, language)


def _missed(tokens: Sequence[_Token], language: str) -> Iterator[Quantity]:
    about = ABOUT[language]
    for token in tokens:
        if value := about.get(token.surface.lower()):
            yield Quantity(Decimal(value), "about", token.start, token.end, token.surface)
        elif value := GAPS.get(token.read):
            yield Quantity(Decimal(value), "ordinal", token.start, token.end, token.surface)


def _read(tokens: Sequence[_Token], text: str, language: str) -> Iterator[Quantity]:
    from text_to_num import find_numbers

    for last, token in pairwise(tokens):
        if token.read == "and" and last.read != "hundred":
            token.read = ","  # else "three million and five million" is one number
    for found in find_numbers(tokens, language, threshold=0):
        first, last = tokens[found.start], tokens[found.end - 1]
        start, end = first.start, last.end
        value = Decimal(re.sub(r"[^\d.]", "", found.text.replace(",", ".")))
        if not _is_no_number(text, start, end, language):
            unit = "ordinal" if found.is_ordinal else _unit(last.surface.lower(), language)
            yield Quantity(value, unit, start, end, text[start:end])


def _unit(word: str, language: str) -> str | None:
    if language == "en":
        return "decade" if TIES.search(word) else None
    return "about" if word.endswith(("ina", "ennio")) else None


@lru_cache(maxsize=8192)
def _normal_form(word: str, language: str) -> str:
    """Give the form that text2num reads: "ventesima" as "ventesimo", "trentenne" as "trenta", "sixties" as "sixty"."""
    if not word.isalpha() or word in MISREAD:
        return "-" if word == "-" else ","
    if language == "en":
        return TIES.sub("ty", word)
    stem = AGE.sub("", word)
    if stem != word or ELIDED.fullmatch(word):
        return _with_an_ending(stem) or word
    return ESIMA.sub("o", word)


def _with_an_ending(stem: str) -> str | None:
    from text_to_num import text2num

    for ending in "aoie":
        try:
            return stem + ending if text2num(stem + ending, "it") >= 10 else None
        except ValueError:
            continue
    return None


def _is_no_number(text: str, start: int, end: int, language: str) -> bool:
    """Whether a word only looks like a number: "secondo lui", "prima di", "tu sei", "at first", "two seconds"."""
    if AMBIGUOUS_ORDINAL[language].fullmatch(text, start, end):
        determined = DETERMINER[language].search(before(text, start))
        return not determined or bool(NOT_ORDINAL_AFTER[language].match(text, end))
    if language == "it" and text[start:end].lower() == "centesimo":
        return bool(COIN_BEFORE.search(before(text, start))) or not re.match(r"\s\w", text[end : end + 2])
    if language == "it" and WINDS.match(text, start):
        return True
    if language == "it" and SIX.fullmatch(text, start, end):
        counted = COUNTED_BEFORE.search(before(text, start)) or _is_plural(PLURAL_AFTER.match(text, end))
        return bool(VERB_BEFORE.search(before(text, start))) or not counted
    return False


def _is_plural(match: re.Match[str] | None) -> bool:
    """Say whether a word that may be a plural is one: "donne" is, "vergine" and "felice" are not; "specie" is both."""
    from simplemma import lemmatize

    word = match.group().strip().lower() if match else ""
    return bool(word) and (not word.endswith("e") or word.endswith("ie") or lemmatize(word, "it").lower() != word)


def _years(found: list[Quantity], text: str, language: str) -> list[Quantity]:
    """Join "nineteen" and "sixty" into a year."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            language == "en"
            and last
            and 10 < last.value < 21
            and 9 < quantity.value < 100
            and re.fullmatch(r"[ -]", text[last.end : quantity.start])
        ):
            value = last.value * 100 + quantity.value
            joined[-1] = Quantity(value, quantity.unit, last.start, quantity.end, text[last.start : quantity.end])
        else:
            joined.append(quantity)
    return joined
