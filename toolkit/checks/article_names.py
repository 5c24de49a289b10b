"""The names of an article: what is a name anywhere in it is one everywhere."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from toolkit.attribution import has_verb, words_of
from toolkit.reading import first_names, word_spans
from toolkit.translation import is_in_capitals

__all__ = ["SENTENCE_START", "as_surname", "known_names", "surnames"]

SENTENCE_START = re.compile(r"(?:^|[.!?:…])[\s\W]*$|[\"«“(\[–—-]\s?$")
PLURALS = frozenset("i gli le dei degli delle ai agli alle dai dagli dalle nei negli nelle sui sugli sulle".split())
SINGULARS = frozenset("il lo la del dello della al allo alla nel nello nella sul sullo sulla un una".split())
REACH = 40  # characters before a word
EPITHETS = frozenset("Magno Grande Santo Terzo Quarto Secondo Maggiore Minore".split())
FULL_NAME = re.compile(r"\b(?=(?P<name>(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+)(?: [A-ZÀ-Þ][a-zà-ÿ]+)? [A-ZÀ-Þ][a-zà-ÿ]{2,})\b)")


def known_names(sentences: Iterable[str]) -> frozenset[str]:
    """Collect the words that are capitalised in the middle of a sentence, anywhere in the article, and full names.

    Examples
    --------
    >>> sorted(known_names(["Oggi Kim tace.", "KIM PRONTO AD AIUTARE", "Pyongyang tace.", "Beppe Sala tace."]))
    ['Beppe Sala', 'Kim', 'Sala']
    """
    found: set[str] = set()
    for text in sentences:
        if not is_in_capitals(text):
            found |= {
                text[start:end].rstrip("'’")
                for start, end in word_spans(text, "it")
                if text[start].isupper() and end - start > 1 and not SENTENCE_START.search(_before(text, start))
            }
            found |= {match["name"] for match in FULL_NAME.finditer(text) if match["first"] in first_names()}
    return frozenset(found)


def _before(text: str, start: int) -> str:
    """Give what stands before a word, with a letter in front where it is cut."""
    return text[:start] if start <= REACH else f"x{text[start - REACH : start]}"


@lru_cache(maxsize=8)
def surnames(names: frozenset[str]) -> frozenset[str]:
    """Give the last words of full names: once "Giorgia Meloni" was named, "Meloni" is a name, though it is a word too.

    Another first name ("Francesco Giuseppe") or an epithet ("Alessandro Magno") is no surname.

    Examples
    --------
    >>> sorted(surnames(frozenset(["Giorgia Meloni", "Meloni", "Kim"])))
    ['Meloni']
    """
    return frozenset(name.rpartition(" ")[2] for name in names if " " in name) - first_names() - EPITHETS


def as_surname(source: str, start: int, end: int) -> Literal["serious", "doubtful"] | None:
    """Say how surely a surname that is a word too is one where it stands; None where it is the word.

    Behind a plural article it is the word ("la Corte dei Conti"), behind another one perhaps. At the beginning of a
    sentence it is a name before a verb, a comma, a colon or another name: "Costa un euro", "Sala stampa" are none.

    Examples
    --------
    >>> texts = ("Lo dice Conti.", "La Corte dei Conti indaga.", "Conti ha parlato.", "Conti alla mano, si perde.")
    >>> [as_surname(text, text.index("Conti"), text.index("Conti") + 5) for text in texts]
    ['serious', None, 'serious', None]
    """
    before, after = source[:start], source[end:]
    if SENTENCE_START.search(before):
        named = re.match(r"\s*[,:;!?.)]|\s+(?:[A-ZÀ-Þ][a-zà-ÿ]|(?:non|lo|si|ne|ci)\s)", after)
        return "serious" if named or has_verb(list(words_of(after)[:1])) else None
    article = re.search(r"(\w+['’]?)\s*$", before)
    word = article[1].lower() if article else ""
    if word in PLURALS:
        return None
    return "doubtful" if word in SINGULARS else "serious"
