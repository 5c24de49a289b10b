"""The words that tell sentences apart: stop words left out, the others cut to their stems."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from toolkit.reading import Tokenizer
from toolkit.summary.methods import SUMY_LANGUAGES

if TYPE_CHECKING:
    import numpy

__all__ = ["similarities", "stemmer", "stems", "stop_words"]


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


def similarities(texts: Sequence[str], language: str) -> "numpy.ndarray":
    """Give the cosine of every two texts' stems, 0 (none shared) to 1; 0 for a text of stop words alone.

    Examples
    --------
    >>> similarities(["Kim parla.", "Kim tace.", "Piove."], "it").round(2).tolist()[0]
    [1.0, 0.5, 0.0]
    """
    import numpy as np

    bags = [stems(text, language) for text in texts]
    columns = {stem: i for i, stem in enumerate(sorted(set().union(*bags)))}
    counts = np.zeros((len(bags), len(columns)))
    for row, bag in enumerate(bags):
        counts[row, [columns[stem] for stem in bag]] = list(bag.values())
    lengths = np.linalg.norm(counts, axis=1, keepdims=True)
    units = counts / np.where(lengths, lengths, 1)
    return np.clip(units @ units.T, 0, 1)
