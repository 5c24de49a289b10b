"""How Italian names of countries, languages, months and currencies are written in English: CLDR, and a reviewed list.

CLDR comes with Babel; data/names.json has institutions, cities and adjectives whose English form differs.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from toolkit.reading import territories

__all__ = [
    "Forms",
    "acronyms",
    "adjective_forms",
    "english_forms",
    "first_name_forms",
    "holds",
    "key",
    "may_begin_a_name",
    "plain",
    "small_forms",
    "stands_in",
]

Forms = tuple[str, ...]

CURRENCIES = "USD EUR GBP JPY CNY RUB UAH INR".split()  # whose names are no other Italian word
OTHER_SPELLINGS = {"RUB": ("rouble",), "GBP": ("sterling",), "CNY": ("renminbi",)}
ENDINGS = re.compile(r"an[oaie]|n[oaie]|es[ei]|it[aei]")
PLURALS = {"domenica": "domeniche", "sabato": "sabati"}
SHORTEST_STEM = 4
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
WORD = re.compile(r"[^\W_]+")
INFLECTED = ("", "s", "man", "men", "woman", "women")
WORDS = 32_768  # all names of the tables, and the words of many articles
SIGNS = str.maketrans({"$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen ", "₽": " ruble ", "₹": " rupee "})


@lru_cache(maxsize=WORDS)
def plain(text: str) -> str:
    """Give the words of a text, one space around each, without accents and the dots of abbreviations.

    Examples
    --------
    >>> plain("The U.S. and São Tomé")
    ' The US and Sao Tome '
    """
    text = text.translate(SIGNS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    undotted = DOTTED.sub(lambda match: match.group().replace(".", "") + " ", text)
    return " " + " ".join(WORD.findall(undotted)) + " "


@lru_cache(maxsize=WORDS)
def key(name: str) -> str:
    """Give a name in the form in which the tables have it.

    Examples
    --------
    >>> key("L'Aia"), key("São Tomé")
    ('l aia', 'sao tome')
    """
    return plain(name).strip().casefold()


def holds(target: str, form: str) -> bool:
    """Say whether a text, made `plain`, has a form; an acronym in capitals, a word perhaps with "s" or "man".

    Examples
    --------
    >>> holds(plain("the US troops"), "US"), holds(plain("it tells us"), "US"), holds(plain("Dollars"), "dollar")
    (True, False, True)
    """
    form = plain(form)[1:-1]
    if form.isupper():
        return f" {form} " in target or f" {form}s " in target
    folded = target.casefold()
    return any(f" {form.casefold()}{ending} " in folded for ending in INFLECTED)


def stands_in(target: str, forms: Forms) -> bool:
    """Say whether a text, made `plain`, has one of the forms; "~Russ" stands for any word that begins so."""
    folded = target.casefold()
    return any(
        f" {plain(form)[1:-1].casefold()}" in folded if form.startswith("~") else holds(target, form) for form in forms
    )


@lru_cache(maxsize=1)
def english_forms() -> Mapping[str, Forms]:
    """Give the English forms of Italian names, which are in lower case and without accents.

    Returns
    -------
    mapping of str to tuple of str
        The first form is the usual one; "~Russ" stands for any word that begins so ("Russian").

    Examples
    --------
    >>> english_forms()["corea del nord"][0], english_forms()["onu"][0], english_forms()["paesi bassi"]
    ('North Korea', 'UN', ('Netherlands', 'Dutch', 'Holland'))
    """
    return {**small_forms(), **dict(_territories()), **_reviewed("names")}


@lru_cache(maxsize=1)
def acronyms() -> frozenset[str]:
    """Give the names of `english_forms` that are names in capitals only, such as "onu".

    Examples
    --------
    >>> "cio" in acronyms(), "mosca" in acronyms()
    (True, False)
    """
    table = json.loads((files("toolkit") / "data" / "names.json").read_text("utf-8"))["names"]
    return frozenset(key(name) for name in table if name.isupper())


@lru_cache(maxsize=1)
def first_name_forms() -> Mapping[str, str]:
    """Give the English forms of first names, which kings, popes and saints have.

    Examples
    --------
    >>> first_name_forms()["Carlo"]
    'Charles'
    """
    return json.loads((files("toolkit") / "data" / "names.json").read_text("utf-8"))["first_names"]


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in english_forms())


def may_begin_a_name(word: str) -> bool:
    """Say whether a name of `english_forms` begins with a word.

    Examples
    --------
    >>> may_begin_a_name("Corea"), may_begin_a_name("L'"), may_begin_a_name("Parlano")
    (True, True, False)
    """
    return key(word).partition(" ")[0] in _first_words()


@lru_cache(maxsize=1)
def small_forms() -> Mapping[str, Forms]:
    """Give the English forms of months, weekdays and great currencies: those that Italian writes small.

    Examples
    --------
    >>> small_forms()["luglio"], small_forms()["rubli"]
    (('July', 'Jul'), ('ruble', 'RUB', 'rouble'))
    """
    return {**dict(_calendar()), **dict(_currencies())}


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, Forms]:
    """Give English forms for names of languages, which are most adjectives of nationality too."""
    from babel import Locale
    from babel.core import get_global
    from babel.languages import get_official_languages

    it, en, likely = Locale("it"), Locale("en"), get_global("likely_subtags")
    countries = territories("en")
    official = {code for country in countries for code in get_official_languages(country)}
    forms = {}
    for code in sorted(official & set(it.languages) & set(en.languages)):  # the others have names such as "voto"
        name, home = it.languages[code], likely.get(code, "").split("_")[-1]
        if " " not in name and home in countries:
            forms[key(name)] = (en.languages[code], *_stem(countries[home]))
    return forms


@lru_cache(maxsize=WORDS)
def adjective_forms(word: str) -> Forms:
    """Give the English forms of an Italian adjective of nationality; none for any other word.

    Names of languages ("russo", in any inflection), country names with an adjective's ending ("siriano", "boliviano")
    and the list. What is derived otherwise ("ateniese", "newyorkese") is left out.

    Examples
    --------
    >>> adjective_forms("russe")[0], adjective_forms("nordcoreane")[0], adjective_forms("boliviani")[0]
    ('Russian', 'North Korean', 'Bolivia')
    >>> adjective_forms("indicano")
    ()
    """
    from simplemma import lemmatize

    lower = key(word)
    for lemma in (lower, key(lemmatize(lower, "it"))):
        for table in (_reviewed("adjectives"), _languages()):
            if lemma in table:
                return table[lemma]
    stems = (lower[:end] for end in range(len(lower), SHORTEST_STEM - 1, -1) if ENDINGS.fullmatch(lower, end))
    return next((_stems()[stem] for stem in stems if stem in _stems()), ())


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, Forms]:
    """Give the English forms of each territory by its name without the last vowel."""
    return {(name[:-1] if name[-1] in "aeio" else name): forms for name, forms in reversed(_territories())}


@lru_cache(maxsize=1)
def _territories() -> tuple[tuple[str, Forms], ...]:
    from babel import Locale
    from babel.languages import get_official_languages

    languages, english = Locale("en").languages, territories("en")
    found = []
    for code, name in territories("it").items():
        if code in english:
            spoken = (languages[tongue] for tongue in get_official_languages(code) if tongue in languages)
            forms = (*_variants(english[code]), *_stem(english[code]), *spoken)
            found += [(key(variant), forms) for variant in _variants(name)]
    return tuple(found)


def _variants(name: str) -> list[str]:
    """Give a territory's name as people write it: without "SAR China", with "and" for "&", and what is in brackets."""
    name = name.replace("&", "and" if name.isascii() else "e")
    parts = re.split(r" SAR | - |[()]|RAS ", name)
    parts += [part.replace("St.", "Saint") for part in parts if part.startswith("St.")]
    return [part.strip() for part in parts if part.strip() and part.strip() not in ("China", "di", "Cina")]


def _stem(english: str) -> Forms:
    """Give the beginning that a one-word country and its adjective share: "~Russ" for Russia and Russian."""
    return (f"~{english[:4]}",) if " " not in english and len(english) >= SHORTEST_STEM else ()


def _calendar() -> Iterator[tuple[str, Forms]]:
    from babel import Locale

    it, en = Locale("it"), Locale("en")
    for part in ("months", "days"):
        names = (getattr(locale, part)["format"] for locale in (it, en, en))
        italian, english, short = (
            table[width] for table, width in zip(names, ("wide", "wide", "abbreviated"), strict=True)
        )
        for i, name in italian.items():
            more = ("Sept",) if short[i] == "Sep" else ()
            yield from ((key(form), (english[i], short[i], *more)) for form in (name, PLURALS.get(name, name)))


def _currencies() -> Iterator[tuple[str, Forms]]:
    from babel.numbers import get_currency_name

    for code in CURRENCIES:
        english = get_currency_name(code, count=1, locale="en").split()[-1]
        forms = (english, code, *OTHER_SPELLINGS.get(code, ()))
        for count in (1, 2):
            yield key(get_currency_name(code, count=count, locale="it").split()[0]), forms


@lru_cache(maxsize=2)
def _reviewed(part: str) -> Mapping[str, Forms]:
    table = json.loads((files("toolkit") / "data" / "names.json").read_text("utf-8"))[part]
    return {key(name): tuple(forms) for name, forms in table.items()}
