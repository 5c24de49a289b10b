"""Extractive summaries: sumy's methods and plain lead, as indices and scores over the article's own sentences."""

import json
import math
import operator
import re
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from itertools import groupby

from toolkit.article import Article, Sentence
from toolkit.errors import SummaryError
from toolkit.methods import LANGUAGES, METHODS, SUMY_LANGUAGES
from toolkit.repair import repair
from toolkit.segment import Tokenizer, segment
from toolkit.signature import Signature, library_versions

__all__ = ["LANGUAGES", "METHODS", "Summary", "lead", "number_of_sentences", "summarise"]


@dataclass(frozen=True, repr=False)
class Summary:
    """The sentences that a method chose.

    Attributes
    ----------
    indices : tuple of int
        Indices of the chosen sentences, in reading order.
    scores : tuple of float or None, or None
        One score for every sentence of the article, None for titles and headings; None altogether where the method
        ranks without scores (lead, kl, sumbasic) or could not rank. ``METHODS[method].score`` says what it means.
    signature : Signature
    notes : tuple of str
        What the reader should know, such as "lexrank scores all sentences alike: the first sentences were taken".
    ranked : bool
        False where the method could not rank and the first sentences were taken instead.
    """

    indices: tuple[int, ...]
    scores: tuple[float | None, ...] | None
    signature: Signature
    notes: tuple[str, ...] = ()
    ranked: bool = True

    @property
    def method(self) -> str:
        """Name of the method, a key of `METHODS`."""
        return self.signature["method"]

    @property
    def label(self) -> str:
        """What to call it on a page: the method, or the first sentences where the method could not rank."""
        return self.method if self.ranked else f"first sentences, as {self.method} could not rank"

    def __repr__(self) -> str:
        return f"<Summary by {self.label}: {list(self.indices)}>"

    def __len__(self) -> int:
        return len(self.indices)

    def __contains__(self, index: object) -> bool:
        return index in self.indices


def summarise(
    text: Article | str | Sequence[Sentence],
    sentences: int | str = 5,
    method: str = "lexrank",
    language: str = "it",
) -> Summary:
    """Choose the sentences that stand for the whole.

    Titles and sub-headings are never chosen. The result does not depend on the hash seed, nor on the form of the
    apostrophes. Where a method cannot rank (one sentence, no word in common, nothing but stop words), the first
    sentences are taken and a note says so.

    Parameters
    ----------
    text : Article, str or sequence of Sentence
        For one's own sentences, their ``index`` counts, not their place in the sequence.
    sentences : int or str
        How many: a number from 1, or a share such as "20%", rounded, at least one.
    method : str
        A key of `METHODS`.
    language : str
        Language of the text, for stop words and stems; a note says where sumy has none.

    Raises
    ------
    SummaryError
        If the number or the method does not exist, or the language is no code.

    Examples
    --------
    >>> text = "Piove. Il voto del Parlamento sulla legge divide. La legge passa. Il Parlamento vota."
    >>> summary = summarise(text, sentences=1, method="textrank")
    >>> summary.indices, METHODS[summary.method].score
    ((1,), 'rank in the sentence graph, 0 to 1, all together 1')
    """
    if method not in METHODS:
        raise SummaryError(f"there is no method {method!r}; choose one of {', '.join(METHODS)}.")
    if not re.fullmatch(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*", language):
        raise SummaryError(f"language must be a code such as {' or '.join(LANGUAGES)}, not {language!r}.")
    if isinstance(text, Article | str):
        text = segment(repair(text.text if isinstance(text, Article) else text), language)
    text = tuple(text)
    candidates = [sentence for sentence in text if sentence.kind == "prose"]
    count = number_of_sentences(sentences, len(candidates))
    signature = Signature.of(method=method, sentences=sentences, language=language)
    if METHODS[method].summarizer:
        signature += library_versions("sumy", "simplemma")

    notes = []
    if METHODS[method].summarizer and language not in SUMY_LANGUAGES:
        notes.append(f"no stop words and stems for the language {language!r}: {method} counts words as they stand")
    if not isinstance(sentences, str) and count < sentences:
        notes.append(f"the text has only {count} sentence{'' if count == 1 else 's'}: all taken")
    ratings, problem = _rate(text, method, language) if METHODS[method].summarizer and candidates else (None, None)
    if problem and count < len(candidates):
        notes.append(f"{problem}: the first sentences were taken; another method may do better")
    by_rating = sorted(range(len(candidates)), key=lambda i: -ratings[i]) if ratings else range(len(candidates))
    scores = None
    if ratings and METHODS[method].score:
        by_index = {candidate.index: rating for candidate, rating in zip(candidates, ratings, strict=True)}
        scores = tuple(by_index.get(sentence.index) for sentence in text)
    chosen = tuple(sorted(candidates[i].index for i in by_rating[:count]))
    return Summary(chosen, scores, signature, tuple(notes), ranked=not problem)


def lead(text: Article | str | Sequence[Sentence], sentences: int | str = 3) -> Summary:
    """Take the first sentences: the baseline that every summary should be held against.

    Examples
    --------
    >>> lead("Prima. Seconda. Terza. Quarta.").indices
    (0, 1, 2)
    """
    return summarise(text, sentences, method="lead")


def number_of_sentences(sentences: int | str, total: int) -> int:
    """Turn a number or a share into a number of sentences, at most `total`.

    Examples
    --------
    >>> number_of_sentences("20%", 19), number_of_sentences(5, 3)
    (4, 3)
    """
    if hasattr(sentences, "__index__") and not isinstance(sentences, bool) and operator.index(sentences) >= 1:
        return min(operator.index(sentences), total)
    if isinstance(sentences, str) and (share := re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", sentences)):
        percent = float(share.group(1))
        if 0 < percent <= 100:
            return min(total, max(1, round(total * percent / 100)))
    raise SummaryError(f'sentences must be a whole number from 1 or a share from "1%" to "100%", not {sentences!r}.')


@lru_cache(maxsize=4)
def stop_words(language: str) -> frozenset[str]:
    """Give sumy's stop words for a language with what is missing there, without apostrophes at the end.

    Raises
    ------
    SummaryError
        If there are none for the language.
    """
    if language not in SUMY_LANGUAGES:
        raise SummaryError(
            f"no stop words and stems for the language {language!r}; choose one of {', '.join(SUMY_LANGUAGES)}."
        )
    from sumy.utils import get_stop_words

    own = files("toolkit") / "data" / f"stopwords.{language}.txt"
    extra = own.read_text("utf-8").split() if own.is_file() else []
    return frozenset(word.rstrip("'’") for word in get_stop_words(SUMY_LANGUAGES[language])) | frozenset(extra)


def _stop_words(language: str) -> frozenset[str]:
    return stop_words(language) if language in SUMY_LANGUAGES else frozenset()


_filters = threading.Lock()  # warning filters belong to the whole process


def _rate(text: Sequence[Sentence], method: str, language: str) -> tuple[list[float] | None, str | None]:
    """Give one finite rating for each prose sentence, or None; and what went wrong."""
    import numpy as np

    words = {word for sentence in text for word in Tokenizer(language).to_words(sentence.text)}
    if words <= _stop_words(language):
        return None, "there is nothing but stop words"
    if method == "edmundson" and language not in LANGUAGES:
        return None, f"edmundson has no cue words for the language {language!r}"
    summarizer = _summarizer(method, language)
    with _filters, np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            summarizer(_document(text, language), len(text))
        except (np.linalg.LinAlgError, ZeroDivisionError, ValueError) as error:
            return None, f"{method} cannot rank this text ({error})"
    ratings = summarizer.ratings
    if not ratings:
        return None, f"{method} finds no word to go by"
    if not all(map(math.isfinite, ratings)):
        return None, f"{method} finds no sentence that shares a word with another"
    ratings = [round(float(rating), 10) for rating in ratings]
    tied = len(ratings) > 1 and len(set(ratings)) == 1
    return ratings, f"{method} scores all sentences alike" if tied else None


def _document(text: Sequence[Sentence], language: str):
    """Build sumy's document model; its sentences are told apart by identity, so that duplicates stay apart."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    class Unit(SumySentence):
        __slots__ = ()
        __eq__ = object.__eq__
        __ne__ = object.__ne__
        __hash__ = object.__hash__

    tokenizer = Tokenizer(language)
    return ObjectDocumentModel(
        Paragraph([Unit(sentence.text, tokenizer, is_heading=sentence.kind != "prose") for sentence in group])
        for _, group in groupby(text, key=lambda sentence: sentence.paragraph)
    )


def _summarizer(method: str, language: str) -> Callable:
    """Make one of sumy's summarisers that keeps the rating of every sentence instead of choosing."""
    from sumy.nlp.stemmers import Stemmer

    module, name = METHODS[method].summarizer.split(".")
    base = getattr(import_module(f"sumy.summarizers.{module}"), name)

    class Rating(base):
        ratings: list | None = None

        def _get_best_sentences(self, sentences, count, rating, *args):
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            self.ratings = [rate(sentence, *args) for sentence in sentences]
            return ()

        def _create_dictionary(self, document):  # LSA's, in an order that the hash seed cannot change
            return {word: row for row, word in enumerate(sorted(super()._create_dictionary(document)))}

    summarizer = Rating(Stemmer(SUMY_LANGUAGES[language]) if language in SUMY_LANGUAGES else str.lower)
    if method == "edmundson":
        cues = json.loads((files("toolkit") / "data" / "cues.json").read_text("utf-8"))[language]
        summarizer.null_words = _stop_words(language)
        summarizer.bonus_words, summarizer.stigma_words = cues["bonus"], cues["stigma"]
    else:
        summarizer.stop_words = _stop_words(language)
    return summarizer
