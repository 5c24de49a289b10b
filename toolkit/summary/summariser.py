"""Extractive summaries: sumy's methods and plain lead, as indices and scores over the article's own sentences."""

import json
import math
import re
import threading
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from itertools import chain, groupby

from toolkit.errors import SummaryError
from toolkit.reading import Article, Sentence, Tokenizer, repair, segment
from toolkit.signature import Signature, library_versions
from toolkit.summary.length import number_of_sentences, read_length, take
from toolkit.summary.methods import LANGUAGES, METHODS, SUMY_LANGUAGES
from toolkit.summary.newsworthiness import NewsSense, news_ranking
from toolkit.summary.openings import is_fragment
from toolkit.summary.rankings import FASTER
from toolkit.summary.vocabulary import stemmer, stop_words

__all__ = ["LANGUAGES", "METHODS", "Summary", "lead", "number_of_sentences", "sentence_numbers", "summarise"]

CODE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, repr=False)
class Summary:
    """The sentences that a method chose.

    Attributes
    ----------
    indices : tuple of int
        Indices of the chosen sentences, in reading order.
    scores : tuple of float or None, or None
        The method's score for every sentence of the article, None for titles and headings; None altogether where the
        method ranks without scores (lead, kl, sumbasic) or could not rank. ``METHODS[method].score`` says what it
        means. With news sense the chosen sentences need not have the highest.
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
        if not self.ranked:
            return f"first sentences, as {self.method} could not rank"
        return (
            f"{self.method} with news sense" if any(name == "news" for name, _ in self.signature.items) else self.method
        )

    def __repr__(self) -> str:
        return f"<Summary by {self.label}: {sentence_numbers(self.indices)}>"

    def __len__(self) -> int:
        return len(self.indices)

    def __contains__(self, index: object) -> bool:
        return index in self.indices


def sentence_numbers(indices: Iterable[int]) -> str:
    """Say for a reader which sentences these are; their numbers count from 1.

    Examples
    --------
    >>> sentence_numbers([0, 8]), sentence_numbers([3]), sentence_numbers([])
    ('sentences 1, 9', 'sentence 4', 'no sentence')
    """
    numbers = [str(index + 1) for index in indices]
    return f"sentence{'s' * (len(numbers) > 1)} {', '.join(numbers)}" if numbers else "no sentence"


def summarise(
    text: Article | str | Sequence[Sentence],
    sentences: int | str = 5,
    method: str = "lexrank",
    language: str = "it",
    news: NewsSense | None = None,
) -> Summary:
    """Choose the sentences that stand for the whole.

    Titles and sub-headings are never chosen; what is hardly a sentence ("52 per cento.", "Il piano prevede:") only
    where there is nothing else, but for lead. The result does not depend on the hash seed, nor on the form of the
    apostrophes. Where a method cannot rank (one sentence, no word in common, nothing but stop words), the first
    sentences are taken and a note says so.

    Parameters
    ----------
    text : Article, str or sequence of Sentence
        For one's own sentences, their ``index`` counts, not their place in the sequence.
    sentences : int or str
        How long: a number from 1, a share such as "20%" (rounded, at least one), "80 words" at most, or "1 per section"
        (or more); see `toolkit.summary.length`.
    method : str
        A key of `METHODS`.
    language : str
        Language of the text, for stop words and stems; a note says where sumy has none.
    news : NewsSense, optional
        What else is to count, beside the method's ratings: see `toolkit.summary`. Not for lead, which rates
        nothing; and of no effect where a method cannot rank.

    Raises
    ------
    SummaryError
        If the length or the method does not exist, the language is no code, or news sense is asked of lead.

    Examples
    --------
    >>> text = "Piove. Il voto del Parlamento sulla legge divide. La legge passa. Il Parlamento vota."
    >>> summary = summarise(text, sentences=1, method="textrank")
    >>> summary.indices, METHODS[summary.method].score
    ((1,), 'rank in the sentence graph, 0 to 1, all together 1')
    """
    if method not in METHODS:
        raise SummaryError(f"there is no method {method!r}; choose one of {', '.join(METHODS)}.")
    if not CODE.fullmatch(language):
        raise SummaryError(f"language must be a code such as {' or '.join(LANGUAGES)}, not {language!r}.")
    _check_news(news, method)
    if isinstance(text, Article | str):
        text = segment(repair(text.text if isinstance(text, Article) else text), language)
    text = tuple(text)
    candidates = [sentence for sentence in text if sentence.kind == "prose"]
    read_length(sentences)  # says so if it is none
    signature = Signature.of(method=method, sentences=sentences, language=language)
    if news:
        signature += Signature.of(news=news)
    if METHODS[method].summarizer:
        signature += library_versions("sumy", "simplemma")

    rates = bool(METHODS[method].summarizer and candidates)
    last = [rates and is_fragment(candidate.text, language) for candidate in candidates]
    steps = None if news else _steps(sentences, len(candidates), sum(last))
    ratings, problem = _rate(text, method, language, steps) if rates else (None, None)
    by_rating = sorted(range(len(candidates)), key=lambda i: (last[i], -ratings[i] if ratings else i))
    scores = None
    if ratings and METHODS[method].score:
        by_index = {candidate.index: rating for candidate, rating in zip(candidates, ratings, strict=True)}
        scores = tuple(by_index.get(sentence.index) for sentence in text)
    if news and ratings and not problem:
        ranked = news_ranking(text, ratings, news, language)
        by_rating = chain((i for i in ranked if not last[i]), (i for i in range(len(last)) if last[i]))
    ranking = (candidates[i] for i in by_rating)
    chosen, notes = take(ranking, text, sentences, language, gaps=bool(ratings) and not problem)
    if METHODS[method].summarizer and language not in SUMY_LANGUAGES:
        notes += (f"no stop words and stems for the language {language!r}: {method} counts words as they stand",)
    if problem and len(chosen) < len(candidates):
        notes += (f"{problem}: the first sentences were taken; another method may do better",)
    if news and scores and not problem:
        notes += (f"chosen with news sense ({news}): the scores are those of {method} without it",)
    return Summary(chosen, scores, signature, notes, ranked=not problem)


def _steps(sentences: int | str, total: int, fragments: int) -> int | None:
    """Say how many sentences have to be rated, where that is known before any is: those taken, and what is passed."""
    known = read_length(sentences).unit in ("sentences", "share")
    return number_of_sentences(sentences, total) + fragments if known else None


def _check_news(news: NewsSense | None, method: str) -> None:
    if not isinstance(news, NewsSense | None):
        raise SummaryError(f"news must be a NewsSense, such as NewsSense(position=0.3), not {news!r}.")
    if news and not METHODS[method].summarizer:
        raise SummaryError(
            f"{method} rates no sentence, so that news sense has nothing to add to; choose another method."
        )


def lead(text: Article | str | Sequence[Sentence], sentences: int | str = 3) -> Summary:
    """Take the first sentences: the baseline that every summary should be held against.

    Examples
    --------
    >>> lead("Prima. Seconda. Terza. Quarta.").indices
    (0, 1, 2)
    """
    return summarise(text, sentences, method="lead")


_filters = threading.Lock()  # warning filters belong to the whole process


def _rate(
    text: Sequence[Sentence], method: str, language: str, steps: int | None
) -> tuple[list[float] | None, str | None]:
    """Give one finite rating for each prose sentence, or None; and what went wrong.

    Of a method that takes one sentence after the other no more than `steps` are wanted.
    """
    import numpy as np

    words = {word for sentence in text for word in Tokenizer(language).to_words(sentence.text)}
    if words <= stop_words(language):
        return None, "there is nothing but stop words"
    if method == "edmundson" and language not in LANGUAGES:
        return None, f"edmundson has no cue words for the language {language!r}"
    summarizer = _summarizer(method, language)
    summarizer.steps = steps
    document, titles = _document(text, language)
    summarizer.titles = titles
    with _filters, np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            summarizer(document, len(text))
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
    """Build sumy's document model, and the units of its titles; units are told apart by identity, as duplicates are."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    class Unit(SumySentence):
        __slots__ = ()
        __eq__ = object.__eq__
        __ne__ = object.__ne__
        __hash__ = object.__hash__

    tokenizer = Tokenizer(language)
    units = [Unit(sentence.text, tokenizer, is_heading=sentence.kind != "prose") for sentence in text]
    pairs = zip(text, units, strict=True)
    document = ObjectDocumentModel(
        Paragraph([unit for _, unit in group]) for _, group in groupby(pairs, key=lambda pair: pair[0].paragraph)
    )
    return document, [unit for sentence, unit in zip(text, units, strict=True) if sentence.kind == "title"]


def _summarizer(method: str, language: str) -> Callable:
    """Make one of sumy's summarisers that keeps the rating of every sentence instead of choosing."""
    module, name = METHODS[method].summarizer.split(".")
    base = getattr(import_module(f"sumy.summarizers.{module}"), name)

    class Rating(*([FASTER[method]] if method in FASTER else []), base):
        ratings: list | None = None

        def _get_best_sentences(self, sentences, count, rating, *args):
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            self.ratings = [rate(sentence, *args) for sentence in sentences]
            return ()

        def _create_dictionary(self, document):  # LSA's, in an order that the hash seed cannot change
            return {word: row for row, word in enumerate(sorted(super()._create_dictionary(document)))}

    summarizer = Rating(stemmer(language))
    if method == "edmundson":
        cues = json.loads((files("toolkit") / "data" / "cues.json").read_text("utf-8"))[language]
        summarizer.null_words = stop_words(language)
        summarizer.bonus_words, summarizer.stigma_words = cues["bonus"], cues["stigma"]
    else:
        summarizer.stop_words = stop_words(language)
    return summarizer
