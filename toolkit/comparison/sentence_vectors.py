"""Sentences as vectors of weighted lemmas, and what is made of them: cosine, centroid, maximal marginal relevance."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.reading import Sentence
from toolkit.summary import content_lemmas, surprisal

__all__ = ["Vector", "centroid", "cosine", "marginal", "vectors"]

Vector = dict[str, float]


def vectors(sentences: Sequence[Sentence], language: str = "it") -> list[Vector]:
    """Give a vector of length 1 for each sentence, lemmas × surprisal; an empty one where there is no content word.

    Parameters
    ----------
    sentences : sequence of Sentence
        Told apart by their indices.
    language : {"it", "en"}

    Raises
    ------
    SummaryError
        For another language.

    Examples
    --------
    >>> texts = ("Le truppe di Kim marciano.", "Altre truppe, dice Kim.", "E poi?")
    >>> first, second, third = vectors([Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)])
    >>> 0.5 < cosine(first, second) < 1, cosine(first, third)
    (True, 0.0)
    """
    counts: dict[int, Counter[str]] = {sentence.index: Counter() for sentence in sentences}
    for index, lemma in content_lemmas(sentences, language):
        counts[index][lemma] += 1
    return [
        _unit({lemma: count * surprisal(lemma, language) for lemma, count in counts[sentence.index].items()})
        for sentence in sentences
    ]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {lemma: weight / length for lemma, weight in vector.items()} if length else {}


def centroid(vectors: Iterable[Vector]) -> Vector:
    """Give the direction of a sum of vectors, of length 1, or an empty vector.

    Examples
    --------
    >>> centroid([{"sea": 1.0}, {"sea": 1.0}, {}])
    {'sea': 1.0}
    """
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return _unit(total)


def cosine(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length 1, 0 to 1; 0 if one of them is empty.

    Examples
    --------
    >>> cosine({"sea": 0.6, "port": 0.8}, {"sea": 1.0})
    0.6
    """
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, math.fsum(weight * other.get(lemma, 0.0) for lemma, weight in one.items()))


def marginal(vectors: Sequence[Vector], scores: Sequence[float], balance: float, count: int) -> list[int]:
    """Choose by maximal marginal relevance: what scores high and is unlike the sentences chosen before.

    That is ``balance`` × score − (1 − ``balance``) × greatest cosine to a sentence chosen before, at its greatest; of
    equals the first (Carbonell and Goldstein 1998, The Use of MMR, Diversity-Based Reranking for Reordering Documents
    and Producing Summaries).

    Parameters
    ----------
    vectors : sequence of Vector
    scores : sequence of float
        As many, 0 to 1.
    balance : float
        From 0 (only different) to 1 (only relevant).
    count : int
        At most so many.

    Returns
    -------
    list of int
        Places in the sequences, in the order in which they were chosen.

    Examples
    --------
    >>> sea, port = {"sea": 1.0}, {"port": 1.0}
    >>> marginal([sea, sea, port], [1.0, 0.9, 0.5], 0.7, 2), marginal([sea, sea, port], [1.0, 0.9, 0.5], 1.0, 2)
    ([0, 2], [0, 1])
    """
    chosen: list[int] = []
    nearest = [0.0] * len(vectors)
    left = list(range(len(vectors)))
    while left and len(chosen) < count:
        best = max(left, key=lambda i: (balance * scores[i] - (1 - balance) * nearest[i], -i))
        left.remove(best)
        chosen.append(best)
        for i in left:
            nearest[i] = max(nearest[i], cosine(vectors[i], vectors[best]))
    return chosen
