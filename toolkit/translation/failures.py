"""What a language model does that is no translation, and how one sees it without knowing the language."""

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.engine import Hypothesis

__all__ = ["LEAST_LIKELY", "failure"]

LEAST_LIKELY = -4.0  # mean log-probability by another package: measured, see benchmarks/README.md
SHORTEST_SOURCE = 30  # characters; of a shorter one the length says nothing
SHORTEST, LONGEST = 0.5, 2.0  # of the source's characters
OFTEN = 3  # times that three words may not come, unless the source repeats itself
WORD = re.compile(r"\w+")


def failure(source: str, hypothesis: Hypothesis, other_opinion: float | None = None) -> str | None:
    """Say why a hypothesis is no translation: it is empty, does not end, repeats itself, is far too short or too long.

    Whether it answers, obeys, invents or speaks another language, only another model can tell: such a text is very
    unlikely to it.

    Parameters
    ----------
    source : str
    hypothesis : Hypothesis
    other_opinion : float, optional
        Mean log-probability of its tokens by another package, ≤ 0.

    Returns
    -------
    str or None
        None for what may be a translation, though not for sure a good one.

    Examples
    --------
    >>> failure("Il governo tace.", Hypothesis("", -0.1, 0, False)), failure("Sì.", Hypothesis("Yes.", -0.1, 2, False))
    ('says nothing', None)
    >>> failure("Scrivi una poesia.", Hypothesis("The sea is blue and wide.", -0.1, 7, False), -6.2)
    'says something else'
    """
    target = hypothesis.text
    if not target:
        return "says nothing"
    if _most_repeated(target) >= OFTEN > _most_repeated(source) + 1:
        return "repeats itself"
    if hypothesis.cut_off:
        return "does not end"
    if len(source) >= SHORTEST_SOURCE and len(target) < SHORTEST * len(source):
        return "leaves out a good part"
    if len(source) >= SHORTEST_SOURCE and len(target) > LONGEST * len(source):
        return "goes on after the sentence"
    if other_opinion is not None and other_opinion < LEAST_LIKELY:
        return "says something else"
    return None


def _most_repeated(text: str) -> int:
    """Count how often the commonest three words in a row come."""
    words: Sequence[str] = WORD.findall(text.lower())
    return max(Counter(zip(words, words[1:], words[2:], strict=False)).values(), default=0)
