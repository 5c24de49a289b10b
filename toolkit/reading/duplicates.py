"""Sentences that say nearly the same, word for word, as agency copy does in several papers."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

from toolkit.reading.article import Sentence
from toolkit.reading.segmentation import Tokenizer

__all__ = ["near_duplicates"]

SAME = 0.9  # difflib's ratio of the words
NEGATIONS = frozenset(
    "non né nessuno nessuna nessun mai niente nulla senza not no never nor without nobody none".split()
)


def near_duplicates(sentences: Sequence[Sentence], language: str = "it") -> tuple[tuple[int, ...], ...]:
    """Group the sentences that share nine words in ten, in order, and all figures and negations.

    "6.000 soldati" and "11.000 soldati" are not the same, nor are "ha detto" and "non ha detto". What is said in other
    words is not seen, and one word in ten may still change everything: show what was collapsed.

    Parameters
    ----------
    sentences : sequence of Sentence
    language : {"it", "en"}

    Returns
    -------
    tuple of tuple of int
        Places in the sequence, two or more in each group, in order; each is nearly the same as the first.

    Examples
    --------
    >>> texts = ("Il governo tace.", "Vota la Camera.", "IL GOVERNO TACE!", "Il governo non tace.")
    >>> near_duplicates([Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)])
    ((0, 2),)
    """
    words = [Tokenizer(language).to_words(sentence.text) for sentence in sentences]
    bags = [set(own) for own in words]
    groups: dict[int, list[int]] = {}
    taken: set[int] = set()
    for one, other in combinations(range(len(words)), 2):
        if one in taken or other in taken or 2 * len(bags[one] & bags[other]) < len(bags[one]):
            continue
        if _are_same(words[one], words[other]):
            groups.setdefault(one, [one]).append(other)
            taken.add(other)
    return tuple(map(tuple, groups.values()))


def _are_same(one: Sequence[str], other: Sequence[str]) -> bool:
    if [word for word in one if _is_crucial(word)] != [word for word in other if _is_crucial(word)]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return bool(one) and matcher.real_quick_ratio() >= SAME and matcher.ratio() >= SAME


def _is_crucial(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't") or any(map(str.isdigit, word))
