"""sumy's graph methods and slow steps in a form that grows with the text, not with its square.

Each class stands in front of the summariser that its name says and replaces the steps whose cost grows with the square
of the sentences or worse. All but LexRank keep sumy's definitions, and tests hold the ratings against sumy's own.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.summary.word_matrix import WordMatrix

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["FASTER"]


class LexRank:
    """Continuous LexRank: the cosines themselves are the edges, not whether they exceed a threshold.

    In ordinary news of 6 to 15 sentences hardly two share a tenth of their weighted words, which is the threshold of
    Erkan and Radev, and sumy's: no edge is left, and all sentences are alike. Their section 3.2 gives this form for it
    (equation 9). Differences to sumy: a sentence has no edge to itself, or one without any other would have the mean
    rank; the idf is log(1 + N/n), which is above 0 for a word of every sentence; damping is 0.85, as in PageRank; the
    iteration ends where ranks no longer change; the title is in the graph, though it is never chosen. Measured by
    `make summaries`.
    """

    damping = 0.85
    epsilon = 1e-10
    titles: Sequence[object] = ()

    def __call__(self, document: object, sentences_count: int) -> tuple:
        import numpy as np

        bags = self._compute_tf([self._to_words_set(sentence) for sentence in (*document.sentences, *self.titles)])
        holders = Counter(word for bag in bags for word in bag)
        weighed = [{word: tf * math.log1p(len(bags) / holders[word]) for word, tf in bag.items()} for bag in bags]
        units = WordMatrix.of(weighed).units()
        own = units.squares()

        def others(values: "ndarray") -> "ndarray":
            return np.maximum(units.gram(values) - own * values, 0)

        degrees = others(np.ones(len(bags)))
        degrees[degrees < self.epsilon] = 0  # what rounding leaves of a product with itself alone
        ratings = _ranks(others, degrees, self.damping, self.epsilon)[: len(document.sentences)]
        rated = {unit: rank / sum(ratings) for unit, rank in zip(document.sentences, ratings, strict=True)}
        return self._get_best_sentences(document.sentences, sentences_count, rated)


def _ranks(edges: Callable[["ndarray"], "ndarray"], degrees: "ndarray", damping: float, epsilon: float) -> list[float]:
    """Iterate PageRank until no rank changes by more than `epsilon` of the mean; sentences without edges lead anywhere.

    Parameters
    ----------
    edges : callable
        The product of the symmetric matrix of edges with a vector.
    degrees : numpy.ndarray
        Their sum for each sentence.
    """
    import numpy as np

    number, joined = len(degrees), degrees > 0
    ranks, change = np.full(number, 1 / max(number, 1)), 1.0
    while change > epsilon / number:
        given = np.divide(ranks, degrees, out=np.zeros(number), where=joined)
        following = (1 - damping + damping * ranks[~joined].sum()) / number + damping * np.where(
            joined, edges(given), 0
        )
        change, ranks = float(np.abs(following - ranks).max()), following
    return ranks.tolist()


class SharedWords:
    """What TextRank and Reduction have between two sentences: their common words over the logs of both lengths."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        import numpy as np

        self.words = WordMatrix.of([Counter(words) for words in sentences])
        self.logs = np.log([max(len(words), 1) for words in sentences])

    def edges(self, values: "ndarray", single: float) -> "ndarray":
        """Multiply the edges by a number for each sentence.

        The divisor is a sum, so the sentences of one length are taken together. Two of a single word have the divisor
        0; `single` is what their edge is multiplied by instead.
        """
        import numpy as np

        result = np.zeros(len(self.logs))
        for log in np.unique(self.logs):
            shared = self.words.gram(np.where(self.logs == log, values, 0))
            divisors = self.logs + log
            result += np.divide(shared, divisors, out=shared * single, where=divisors > 0)
        return result

    def loops(self) -> "ndarray":
        """Give the edge of each sentence to itself; 0 for one of a single word."""
        import numpy as np

        return np.divide(self.words.squares(), 2 * self.logs, out=np.zeros(len(self.logs)), where=self.logs > 0)


class TextRank:
    """The weights of all edges at once, in each step of the iteration; damping and end are sumy's."""

    def rate_sentences(self, document: object) -> dict[object, float]:
        """Rate every sentence by its rank in the graph."""
        import numpy as np

        shared = SharedWords([self._to_words_set(sentence) for sentence in document.sentences])
        number = len(shared.logs)
        sums = shared.edges(np.ones(number), single=1.0) + self._ZERO_DIVISION_PREVENTION
        ranks, change = np.full(number, 1 / number), 1.0
        while change > self.epsilon:
            following = (1 - self.damping) * ranks.sum() / number + self.damping * shared.edges(
                ranks / sums, single=1.0
            )
            change, ranks = float(np.linalg.norm(following - ranks)), following
        return dict(zip(document.sentences, ranks.tolist(), strict=True))


class Reduction:
    """The sums of all edges at once."""

    def rate_sentences(self, document: object) -> dict[object, float]:
        """Rate every sentence by the edges to the others."""
        import numpy as np

        shared = SharedWords([self._to_words_set(sentence) for sentence in document.sentences])
        sums = shared.edges(np.ones(len(shared.logs)), single=0.0) - shared.loops()
        return dict(zip(document.sentences, sums.tolist(), strict=True))


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
    """The averages of those sentences alone that have a word of the one just taken.

    It and Kl take one sentence after the other: after `steps` the rest is left in reading order.
    """

    steps: int | None = None

    def _compute_ratings(self, sentences: Sequence[object]) -> dict[object, int]:
        import numpy as np

        frequency = self._compute_tf(sentences)
        contents = [self._get_content_words_in_sentence(sentence) for sentence in sentences]
        holders: dict[str, set[int]] = {}
        for place, words in enumerate(contents):
            for word in words:
                holders.setdefault(word, set()).add(place)
        averages = np.array([self._compute_average_probability_of_words(frequency, w) for w in contents], dtype=float)
        ratings: dict[object, int] = dict.fromkeys(sentences, -len(sentences))
        for step in range(len(sentences))[: self.steps]:
            best = int(averages.argmax())
            ratings[sentences[best]], averages[best] = -step, -np.inf
            self._update_tf(frequency, contents[best])
            for place in set().union(*(holders[word] for word in contents[best])):
                if averages[place] >= 0:
                    averages[place] = self._compute_average_probability_of_words(frequency, contents[place])
        return ratings


class Kl:
    """The divergences of all candidates at once, from the words that each has and the summary's so far."""

    steps: int | None = None

    def _compute_ratings(self, sentences: Sequence[object]) -> dict[object, int]:
        order = _divergent(
            [Counter(self._get_content_words_in_sentence(sentence)) for sentence in sentences],
            [len(sentence.words) for sentence in sentences],
        )
        ratings = dict.fromkeys(sentences, -len(sentences))
        return ratings | {sentences[place]: -step for step, place in enumerate(islice(order, self.steps))}


def _divergent(contents: Sequence[Counter[str]], lengths: Sequence[int]) -> Iterator[int]:
    """Give the places of the sentences in the order in which the greedy choice takes them.

    With p the share of a word in the text, C its number in the summary so far and c that in a candidate, sumy's
    divergence is the sum of p · log(p · n / (C + c)) over the words of either, n their number. Words that the
    candidate lacks add up to the same for all; only the rest is told apart. Stop words of the summary count in n.
    """
    import numpy as np

    matrix = WordMatrix.of(contents)
    row, col, count = matrix.rows, matrix.columns, matrix.weights
    size = np.array([words.total() for words in contents], dtype=float)
    share = matrix.transposed_times(np.ones(len(contents))) / max(size.sum(), 1)
    taken, written, left = np.zeros(len(share)), 0, np.ones(len(contents), dtype=bool)
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
