"""What a news editor would add to a method's ratings: place, title, quotations, references, redundancy, sections.

Nothing of it is on by default: `make news-sense` shows what each does, and it is for the reader to want it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from toolkit.errors import SummaryError
from toolkit.reading import Sentence, quoted
from toolkit.summary.length import section_numbers
from toolkit.summary.openings import leaning
from toolkit.summary.vocabulary import likeness, stems
from toolkit.summary.word_matrix import WordMatrix

__all__ = ["NewsFactors", "NewsSense", "news_factors", "news_ranking"]


@dataclass(frozen=True)
class NewsSense:
    """What is added to a method's ratings, which are first brought between 0 (the lowest) and 1 (the highest).

    Every weight goes from 0 (left out) to 1 (as much as lies between the method's worst and best sentence).

    Attributes
    ----------
    position : float
        Added for an early place: all of it for the first sentence, falling evenly to the last (MEAD's position value,
        Radev et al. 2004, Centroid-based summarization of multiple documents).
    title : float
        Added for words of the title, or of the sub-heading above (Edmundson 1969, New Methods in Automatic Extracting).
    quotations : float
        Taken off for the share of the sentence that stands between quotation marks.
    references : float
        Taken off where a sentence opens with a connective or a pronoun: see `toolkit.summary.leaning`.
    redundancy : float
        How much likeness to a sentence that was chosen before counts against one: maximal marginal relevance with
        λ = 1 − redundancy (Carbonell and Goldstein 1998, The Use of MMR). At 1 nothing else counts.
    sections : bool
        Whether every section gets a sentence before any gets a second one.

    Raises
    ------
    SummaryError
        If a weight is no number from 0 to 1.

    Examples
    --------
    >>> str(NewsSense(position=0.3, sections=True)), bool(NewsSense())
    ('position=0.3,sections', False)
    """

    position: float = 0.0
    title: float = 0.0
    quotations: float = 0.0
    references: float = 0.0
    redundancy: float = 0.0
    sections: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.sections, bool):
            raise SummaryError(f"sections is True or False, not {self.sections!r}.")
        for name, weight in asdict(self).items():
            number = isinstance(weight, int | float) and not isinstance(weight, bool)
            if name != "sections" and not (number and 0 <= weight <= 1):
                raise SummaryError(f"{name} is a weight from 0 to 1, not {weight!r}.")

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    def __str__(self) -> str:
        on = {name: weight for name, weight in asdict(self).items() if weight}
        return ",".join(name if weight is True else f"{name}={weight}" for name, weight in on.items())


@dataclass(frozen=True)
class NewsFactors:
    """What `NewsSense` weighs for one sentence.

    Attributes
    ----------
    index : int
        Its index.
    position : float
        1 for the first prose sentence, 1/n for the last of n.
    title : float
        Likeness to the title or the sub-heading above, 1 for the likest of the text, 0 to 1; 0 without any.
    quoted : float
        Share of its characters between quotation marks, 0 to 1.
    leaning : str or None
        The words with which it leans on another sentence.
    """

    index: int
    position: float
    title: float
    quoted: float
    leaning: str | None


def news_factors(text: Sequence[Sentence], language: str = "it") -> tuple[NewsFactors, ...]:
    """Say of every prose sentence what `NewsSense` weighs.

    Examples
    --------
    >>> rows = [("Kim tace", "title"), ("Parla Kim.", "prose"), ('"Questi tacciono", ha detto.', "prose")]
    >>> text = [Sentence(i, words, 0, 0, i, kind) for i, (words, kind) in enumerate(rows)]
    >>> for f in news_factors(text):
    ...     print(f.index, f.position, f.title, round(f.quoted, 2), f.leaning)
    1 1.0 1.0 0.0 None
    2 0.5 0.0 0.54 Questi
    """
    prose = [sentence for sentence in text if sentence.kind == "prose"]
    titles, shares = _title_likeness(text, language), _quoted_shares(text)
    return tuple(
        NewsFactors(s.index, 1 - place / len(prose), titles[s.index], shares[s.index], leaning(s.text, language))
        for place, s in enumerate(prose)
    )


def _title_likeness(text: Sequence[Sentence], language: str) -> dict[int, float]:
    found, titles, heading = {}, [], []
    for sentence in text:
        words = stems(sentence.text, language)
        if sentence.kind == "title":
            titles.append(words)
        elif sentence.kind == "heading":
            heading = [words]
        else:
            found[sentence.index] = max((likeness(words, above) for above in titles + heading), default=0.0)
    most = max(found.values(), default=0.0) or 1.0
    return {index: value / most for index, value in found.items()}


def _quoted_shares(text: Sequence[Sentence]) -> dict[int, float]:
    texts = [sentence.text for sentence in text]
    inside: list[set[int]] = [set() for _ in texts]
    for pair in quoted(texts):
        for at in range(pair.first, pair.last + 1):
            end = pair.end if at == pair.last else len(texts[at])
            inside[at].update(range(pair.start if at == pair.first else 0, end))
    return {s.index: len(inside[row]) / max(len(s.text), 1) for row, s in enumerate(text)}


def news_ranking(
    text: Sequence[Sentence], ratings: Sequence[float], news: NewsSense, language: str = "it"
) -> Iterator[int]:
    """Rank prose sentences anew.

    Parameters
    ----------
    text : sequence of Sentence
    ratings : sequence of float
        A method's rating of each prose sentence, the higher the better, in any unit. For kl and sumbasic, which have no
        scores, it is the order in which they would take the sentences, evenly spaced.
    news : NewsSense
    language : {"it", "en"}

    Yields
    ------
    int
        Places among the prose sentences, the best first; ties in reading order. Each is found when it is asked for.

    Examples
    --------
    >>> rows = ["Ma Kim parla.", "Kim parla.", "Putin tace."]
    >>> text = [Sentence(i, words, 0, 0, 0) for i, words in enumerate(rows)]
    >>> [list(news_ranking(text, [3, 2, 1], news)) for news in (NewsSense(references=1), NewsSense(redundancy=0.5))]
    [[1, 0, 2], [0, 2, 1]]
    """
    scores = [
        rating
        + news.position * factors.position
        + news.title * factors.title
        - news.quotations * factors.quoted
        - news.references * bool(factors.leaning)
        for rating, factors in zip(_between_0_and_1(ratings), news_factors(text, language), strict=True)
    ]
    return _greedy(text, _between_0_and_1(scores), news, language)


def _between_0_and_1(values: Sequence[float]) -> list[float]:
    least, span = min(values, default=0), (max(values, default=0) - min(values, default=0)) or 1
    return [(value - least) / span for value in values]


def _greedy(text: Sequence[Sentence], scores: Sequence[float], news: NewsSense, language: str) -> Iterator[int]:
    """Take one sentence after the other: of a section without any, where that is wanted, and unlike those before."""
    import numpy as np

    prose = [sentence for sentence in text if sentence.kind == "prose"]
    numbers = section_numbers(text)
    section = np.array([numbers[sentence.index] for sentence in prose], dtype=int)
    units = WordMatrix.of([stems(sentence.text, language) for sentence in prose] if news.redundancy else []).units()
    left, uncovered = np.ones(len(prose), dtype=bool), np.ones(len(prose), dtype=bool)
    values, likest = np.array(scores, dtype=float), np.zeros(len(prose))
    for _ in prose:
        among = left & uncovered if news.sections and (left & uncovered).any() else left
        worth = ((1 - news.redundancy) * values - news.redundancy * likest).round(10)
        best = int(np.argmax(np.where(among, worth, -np.inf)))
        yield best
        left[best] = False
        uncovered &= section != section[best]
        if news.redundancy:
            likest = np.maximum(likest, units.gram(np.arange(len(prose)) == best))
