"""The slow steps of sumy's summarisers in a faster form: the same definitions, the same ratings.

Each class stands in front of the summariser that its name says and replaces the steps whose cost grows with the square
of the sentences or worse. Tests hold the ratings against sumy's own.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["FASTER", "shared_words"]

Counts = Sequence[dict[str, float]]


def shared_words(sentences: Counts) -> "ndarray":
    """Multiply the word vectors of every two sentences, word by word, so that only shared words cost time.

    Parameters
    ----------
    sentences : sequence of dict of str to float
        For every sentence the weight or number of each of its words.

    Returns
    -------
    numpy.ndarray
        Square and symmetric: the sum over the words of both of the product of their weights.

    Examples
    --------
    >>> shared_words([{"kim": 1, "voto": 2}, {"voto": 1}, {"mare": 1}]).tolist()
    [[5.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    import numpy as np

    places: dict[str, list[int]] = {}
    for place, words in enumerate(sentences):
        for word in words:
            places.setdefault(word, []).append(place)
    products = np.zeros((len(sentences), len(sentences)))
    for word, found in places.items():
        weights = np.array([sentences[place][word] for place in found])
        products[np.ix_(found, found)] += np.outer(weights, weights)
    return products


class LexRank:
    """The similarities of all sentences at once; threshold and power iteration are sumy's."""

    @staticmethod
    def _compute_idf(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
        found = Counter(word for words in sentences for word in set(words))
        return {word: math.log(len(sentences) / (1 + count)) for word, count in found.items()}

    def _create_matrix(self, sentences: object, threshold: float, tf: Counts, idf: dict[str, float]) -> "ndarray":
        import numpy as np

        products = shared_words([{word: value * idf[word] for word, value in words.items()} for words in tf])
        length = np.sqrt(products.diagonal())
        lengths = np.outer(length, length)
        near = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0) > threshold
        return near / np.maximum(near.sum(axis=1, keepdims=True), 1)


class TextRank:
    """The weights of all edges at once; damping and power iteration are sumy's."""

    def _create_matrix(self, document: object) -> "ndarray":
        import numpy as np

        shared, norms = _edges([self._to_words_set(sentence) for sentence in document.sentences])
        alone = np.isclose(norms, 0.0)
        weights = np.where(alone, shared, shared / np.where(alone, 1.0, norms))
        weights /= weights.sum(axis=1, keepdims=True) + self._ZERO_DIVISION_PREVENTION
        return (1.0 - self.damping) / len(weights) + self.damping * weights


class Reduction:
    """The sums of all edges at once."""

    def rate_sentences(self, document: object) -> dict[object, float]:
        """Rate every sentence by the edges to the others."""
        import numpy as np

        shared, norms = _edges([self._to_words_set(sentence) for sentence in document.sentences])
        edges = np.divide(shared, norms, out=np.zeros_like(shared), where=norms != 0)
        np.fill_diagonal(edges, 0.0)
        return dict(zip(document.sentences, edges.sum(axis=1).tolist(), strict=True))


def _edges(sentences: Sequence[Sequence[str]]) -> tuple["ndarray", "ndarray"]:
    """Give the shared words of every two sentences and the logarithms that they are divided by."""
    import numpy as np

    logs = np.log([max(len(words), 1) for words in sentences])  # without words nothing is shared, whatever divides it
    return shared_words([Counter(words) for words in sentences]), logs[:, None] + logs


class Lsa:
    """The lengths of the columns, without the singular values.

    sumy keeps every dimension, and the length of a sentence in all dimensions of the latent space is the length of
    its column in the matrix of words: Σ² turned back by V is the product of the matrix with itself. So this method
    prefers sentences with many different words, and no topic is behind it.
    """

    def __call__(self, document: object, sentences_count: int) -> tuple:
        dictionary = self._create_dictionary(document)
        if not dictionary:
            return ()
        ranks = self._lengths(document.sentences, dictionary)
        return self._get_best_sentences(document.sentences, sentences_count, lambda _: next(ranks))

    def _lengths(self, sentences: Sequence[object], dictionary: dict[str, int], smooth: float = 0.4) -> Iterator[float]:
        for sentence in sentences:
            counts = Counter(stem for stem in map(self.stem_word, sentence.words) if stem in dictionary)
            most = max(counts.values(), default=0)
            squares = sum((smooth + (1 - smooth) * count / most) ** 2 for count in counts.values())
            yield math.sqrt(squares + (len(dictionary) - len(counts)) * smooth**2) if most else 0.0


class Luhn:
    """The significant words as a set, in which a word is found at once."""

    def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(super()._get_significant_words(words))


class SumBasic:
    """The averages of those sentences alone that have a word of the one just taken."""

    def _compute_ratings(self, sentences: Sequence[object]) -> dict[object, int]:
        import numpy as np

        frequency = self._compute_tf(sentences)
        contents = [self._get_content_words_in_sentence(sentence) for sentence in sentences]
        holders: dict[str, set[int]] = {}
        for place, words in enumerate(contents):
            for word in words:
                holders.setdefault(word, set()).add(place)
        averages = np.array([self._compute_average_probability_of_words(frequency, w) for w in contents], dtype=float)
        ratings: dict[object, int] = {}
        for step in range(len(sentences)):
            best = int(averages.argmax())
            ratings[sentences[best]], averages[best] = -step, -np.inf
            self._update_tf(frequency, contents[best])
            for place in set().union(*(holders[word] for word in contents[best])):
                if averages[place] >= 0:
                    averages[place] = self._compute_average_probability_of_words(frequency, contents[place])
        return ratings


class Kl:
    """The divergences of all candidates at once, from the words that each has and the summary's so far."""

    def _compute_ratings(self, sentences: Sequence[object]) -> dict[object, int]:
        order = _divergent(
            [Counter(self._get_content_words_in_sentence(sentence)) for sentence in sentences],
            [len(sentence.words) for sentence in sentences],
        )
        return {sentences[place]: -step for step, place in enumerate(order)}


def _divergent(contents: Sequence[Counter[str]], lengths: Sequence[int]) -> Iterator[int]:
    """Give the places of the sentences in the order in which the greedy choice takes them.

    With p the share of a word in the text, C its number in the summary so far and c that in a candidate, sumy's
    divergence is the sum of p · log(p · n / (C + c)) over the words of either, n their number. Words that the
    candidate lacks add up to the same for all; only the rest is told apart. Stop words of the summary count in n.
    """
    import numpy as np

    column = {word: i for i, word in enumerate(dict.fromkeys(word for words in contents for word in words))}
    row = np.array([place for place, words in enumerate(contents) for _ in words], dtype=int)
    col = np.array([column[word] for words in contents for word in words], dtype=int)
    count = np.array([number for words in contents for number in words.values()], dtype=float)
    size = np.array([words.total() for words in contents], dtype=float)
    share = np.bincount(col, count, len(column)) / max(size.sum(), 1)
    taken, written, left = np.zeros(len(column)), 0, np.ones(len(contents), dtype=bool)
    for _ in contents:
        held = taken > 0
        base = np.where(held, share * np.log(share / np.where(held, taken, 1)), 0)
        change = share[col] * np.log(share[col] / (taken[col] + count)) - base[col]
        new = np.bincount(row, np.where(held[col], 0, share[col]), len(contents))
        together = np.log(np.maximum(size + written, 1)) * (share[held].sum() + new)
        divergence = base.sum() + np.bincount(row, change, len(contents)) + together
        best = int(np.argmin(np.where(left, divergence.round(12), np.inf)))
        yield best
        left[best], written = False, written + lengths[best]
        np.add.at(taken, col[row == best], count[row == best])


FASTER = {
    "lexrank": LexRank,
    "textrank": TextRank,
    "lsa": Lsa,
    "luhn": Luhn,
    "kl": Kl,
    "sumbasic": SumBasic,
    "reduction": Reduction,
}
