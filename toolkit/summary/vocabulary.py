"""The words that tell sentences apart: stop words left out, the others cut to their stems."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

from toolkit.reading import Tokenizer
from toolkit.summary.methods import SUMY_LANGUAGES

__all__ = ["likeness", "stemmer", "stems", "stop_words"]


@lru_cache(maxsize=4)
def stop_words(language: str) -> frozenset[str]:
    """Give sumy's stop words for a language with what is missing there, without apostrophes at the end.

    None for a language that sumy does not know.

    Examples
    --------
    >>> "quell" in stop_words("it"), "und" in stop_words("de"), stop_words("sq")
    (True, True, frozenset())
    """
    if language not in SUMY_LANGUAGES:
        return frozenset()
    from sumy.utils import get_stop_words

    own = files("toolkit") / "data" / f"stopwords.{language}.txt"
    extra = own.read_text("utf-8").split() if own.is_file() else []
    return frozenset(word.rstrip("'’") for word in get_stop_words(SUMY_LANGUAGES[language])) | frozenset(extra)


def stems(text: str, language: str) -> Counter[str]:
    """Count the stems of a text's words, those of stop words left out.

    Examples
    --------
    >>> sorted(stems("Il soldato e i soldati russi", "it").items())
    [('russ', 1), ('sold', 2)]
    """
    common, stem = stop_words(language), stemmer(language)
    return Counter(stem(word) for word in Tokenizer(language).to_words(text) if word not in common)


@lru_cache(maxsize=4)
def stemmer(language: str) -> Callable[[str], str]:
    """Give a language's stemmer, which looks at each word once; one that writes it small, where sumy has none."""
    from sumy.nlp.stemmers import Stemmer

    if language not in SUMY_LANGUAGES:
        return str.lower
    return lru_cache(maxsize=50_000)(Stemmer(SUMY_LANGUAGES[language]))


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Give the cosine of two texts' stems, 0 (none shared) to 1; 0 for a text of stop words alone.

    Examples
    --------
    >>> round(likeness(stems("Kim parla.", "it"), stems("Kim tace.", "it")), 2)
    0.5
    """
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    shared = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    return min(shared / lengths, 1.0) if lengths else 0.0
