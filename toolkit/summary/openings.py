"""How a sentence opens: with a connective, or with words that point back to another sentence; and what is none.

``data/openings.json`` lists them for Italian and English: connectives that a comma must follow, conjunctions that need
none, references, and exceptions ("questa settimana", "but for").
"""

import json
import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from toolkit.attribution import DETERMINERS, OF, PREPOSITIONS, Word, has_verb, words_of
from toolkit.reading import MARKS

__all__ = ["connective", "is_fragment", "leaning"]

ENDING = re.compile(r"(?:[aeio]|ano|ono)$")
FEW = 5  # words: what is longer tells something without a verb, too ("Neve sulle Alpi, tre passi chiusi …")

Span = tuple[int, int]


def connective(text: str, language: str) -> Span | None:
    """Find the connectives with which a sentence opens, with their comma and the space behind.

    Words that carry a condition, a negation or a doubt ("altrimenti", "né", "forse") are no connectives here: without
    them a sentence would say something else. Nor are those behind a quotation mark: they are somebody's words.

    Parameters
    ----------
    text : str
        A sentence.
    language : {"it", "en"}
        For any other language nothing is found.

    Returns
    -------
    (int, int) or None
        Characters of the sentence, from 0; what remains has a word.

    Examples
    --------
    >>> connective("In cambio, Pyongyang riceve consigli.", "it"), connective("However hard he tried.", "en")
    ((0, 11), None)
    """
    patterns = _patterns(language)
    if patterns is None:
        return None
    end = 0
    while found := patterns["connective"].match(text, end):
        if not re.search(r"\w", text[found.end() :]) or patterns["exception"].match(text, end):
            break
        end = found.end()
    return (0, end) if end else None


def leaning(text: str, language: str) -> str | None:
    """Give the words with which a sentence opens and leans on another one: a connective, a pronoun, "questo", "i due".

    Nothing is parsed. Not seen are understood subjects ("Ha aggiunto che …", "È ripartito"), names that were said in
    full before, and references later in the sentence; and some that are seen point to the sentence itself ("It is
    hoped that …" is an exception that is listed, others are not).

    Examples
    --------
    >>> leaning("I due Paesi hanno firmato.", "it"), leaning('"They are soldiers," he said.', "en")
    ('I due', 'They')
    >>> leaning("Questa settimana si vota.", "it") is None
    True
    """
    patterns = _patterns(language)
    start = len(text) - len(text.lstrip(MARKS + " "))
    if patterns is None or patterns["exception"].match(text, start):
        return None
    found = patterns["connective"].match(text, start) or patterns["reference"].match(text, start)
    return found.group().rstrip(" ,") if found else None


def is_fragment(text: str, language: str) -> bool:
    """Say whether a text is hardly a sentence: it ends with a colon, or is a few Italian words without a finite verb.

    Examples
    --------
    >>> [is_fragment(text, "it") for text in ("52 per cento.", "Il piano prevede:", "Nessuno commenta.")]
    [True, True, False]
    """
    if text.rstrip().endswith((":", ";")):
        return True
    words = list(words_of(text))
    if language != "it" or len(words) > FEW or has_verb(words):
        return False
    return not any(_may_be_verb(word, before) for before, word in pairwise([None, *words]))


def _may_be_verb(word: Word, before: Word | None) -> bool:
    """Say whether a word may be a form of a verb though it looks like a noun: "passa", but not "il passo"."""
    from simplemma import is_known

    if before and (word.is_capitalised or before.lower in DETERMINERS | PREPOSITIONS | OF):
        return False
    stem = ENDING.sub("", word.lower)
    return stem != word.lower and any(is_known(stem + end, "it") for end in ("are", "ere", "ire"))


@lru_cache(maxsize=4)
def _patterns(language: str) -> dict[str, re.Pattern] | None:
    lists = json.loads((files("toolkit") / "data" / "openings.json").read_text("utf-8")).get(language)
    if lists is None:
        return None
    words = {name: "|".join(_pattern(entry) for entry in entries) for name, entries in lists.items()}
    behind = r"(?<=['’])|(?!\w)"  # an elided word ends with its apostrophe
    return {
        "connective": re.compile(
            rf"(?:(?:{words['connectives']}),|(?:{words['conjunctions']})(?:,|(?=\s+\D)))\s+", re.I
        ),
        "reference": re.compile(rf"(?:{words['references']})(?:{behind})", re.I),
        "exception": re.compile(rf"(?:{words['exceptions']})(?:{behind})", re.I),
    }


def _pattern(entry: str) -> str:
    return re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’]")
