"""Sentences as rows, words as columns: products with it cost as much as the text is long, not its square.

What graph methods ask of the likeness of every two sentences is a product of this matrix, its transpose and a vector;
so the likenesses themselves, 12.8 GB for 40,000 sentences, are never written down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["WordMatrix"]


@dataclass(frozen=True, eq=False)
class WordMatrix:
    """The entries that are not zero.

    Attributes
    ----------
    rows, columns : numpy.ndarray
        Place of the sentence and of the word of each entry, (entries,).
    weights : numpy.ndarray
        Its number or weight, (entries,).
    shape : (int, int)
        Sentences and words.

    Examples
    --------
    >>> matrix = WordMatrix.of([{"kim": 2, "voto": 1}, {"voto": 3}, {}])
    >>> matrix.times([1, 1]).tolist(), matrix.transposed_times([1, 1, 1]).tolist()
    ([3.0, 3.0, 0.0], [2.0, 4.0])
    """

    rows: "ndarray"
    columns: "ndarray"
    weights: "ndarray"
    shape: tuple[int, int]

    @classmethod
    def of(cls, bags: Sequence[Mapping[str, float]]) -> "WordMatrix":
        """Build it from the words of every sentence, each with its number or weight."""
        import numpy as np

        column = {word: place for place, word in enumerate(dict.fromkeys(word for bag in bags for word in bag))}
        return cls(
            np.repeat(np.arange(len(bags)), [len(bag) for bag in bags]),
            np.array([column[word] for bag in bags for word in bag], dtype=int),
            np.array([weight for bag in bags for weight in bag.values()], dtype=float),
            (len(bags), len(column)),
        )

    def times(self, words: "ndarray") -> "ndarray":
        """Multiply by a number for each word; gives one for each sentence."""
        import numpy as np

        return np.bincount(self.rows, self.weights * np.asarray(words)[self.columns], self.shape[0])

    def transposed_times(self, sentences: "ndarray") -> "ndarray":
        """Multiply the transpose by a number for each sentence; gives one for each word."""
        import numpy as np

        return np.bincount(self.columns, self.weights * np.asarray(sentences)[self.rows], self.shape[1])

    def gram(self, sentences: "ndarray") -> "ndarray":
        """Multiply the products of every two rows by a number for each sentence; gives one for each sentence.

        Examples
        --------
        >>> WordMatrix.of([{"kim": 1, "voto": 2}, {"voto": 1}]).gram([1, 1]).tolist()  # of [[5, 2], [2, 1]]
        [7.0, 3.0]
        """
        return self.times(self.transposed_times(sentences))

    def squares(self) -> "ndarray":
        """Give the product of each row with itself."""
        import numpy as np

        return np.bincount(self.rows, self.weights**2, self.shape[0])

    def units(self) -> "WordMatrix":
        """Give the rows with length 1, so that their products are cosines; rows of nothing stay so."""
        import numpy as np

        lengths = np.sqrt(self.squares())[self.rows]
        weights = np.divide(self.weights, lengths, out=np.zeros_like(self.weights), where=lengths > 0)
        return WordMatrix(self.rows, self.columns, weights, self.shape)
