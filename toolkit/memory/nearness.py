"""Which sentences of a memory are nearly the one that is asked for, and how near they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.memory.unit import Unit

__all__ = ["NEAR", "Match", "Nearness"]

NEAR = 75.0  # the least similarity: of a hundred characters of both sentences, so many are in both, in the same order
LEAST_SHARED = 0.5  # of the words of the sentence asked for
LONGEST = 2_000  # characters; what is longer is no sentence, and found only as it is
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Match:
    """A unit whose source is nearly a sentence.

    Attributes
    ----------
    unit : Unit
    similarity : float
        Between 0 and 100: twice the characters that both sentences have in the same order, in per cent of all their
        characters (rapidfuzz's ``ratio``). It says nothing of the meaning: one figure or a "non" changes little.
    """

    unit: Unit
    similarity: float

    def __str__(self) -> str:
        return f"{int(self.similarity)}% alike: {self.unit}"  # rounded down: only the same is 100% alike


class Nearness:
    """An index over different sentences, all in the form of `compared`.

    Examples
    --------
    >>> Nearness(["Il governo tace ancora.", "Piove."]).of("Il governo tace.", NEAR)
    [(0, 82.05128205128204)]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self.texts = texts
        self._lengths = np.array([len(text) for text in texts], dtype=np.int64)
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for word in _words(text) if len(text) <= LONGEST else ():
                places.setdefault(word, []).append(place)
        self._places = {word: np.array(found, dtype=np.int32) for word, found in places.items()}

    def of(self, text: str, least: float) -> list[tuple[int, float]]:
        """Give the places of texts that are at least so similar, and how similar; the most similar first.

        At least half of the words of ``text`` stand in each of them, and none is the same.
        """
        from rapidfuzz import fuzz, process

        places = self._worth_a_look(text, least) if len(text) <= LONGEST else []
        texts = [self.texts[place] for place in places]
        found = process.extract(text, texts, scorer=fuzz.ratio, processor=None, score_cutoff=least, limit=None)
        near = ((int(places[i]), score) for other, score, i in found if other != text)
        return sorted(near, key=lambda pair: (-pair[1], self.texts[pair[0]]))

    def _worth_a_look(self, text: str, least: float) -> Sequence[int]:
        """Give the places of texts that share enough words, and are not too long or short to be similar."""
        import numpy as np

        words = _words(text)
        found = [self._places[word] for word in words if word in self._places]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self.texts))
        lengths = self._lengths
        can_be = 200 * np.minimum(lengths, len(text)) >= least * (lengths + len(text))
        return np.flatnonzero(can_be & (shared >= LEAST_SHARED * len(words)))


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
