"""Sentences in capitals: how their words are written in running text."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.reading import word_spans

__all__ = ["is_in_capitals", "known_casing", "without_capitals"]


def is_in_capitals(sentence: str) -> bool:
    """Say whether a sentence is in capitals; an acronym or two are not a sentence.

    Examples
    --------
    >>> is_in_capitals("KIM PRONTO AD AIUTARE"), is_in_capitals("ONU E NATO"), is_in_capitals("Kim è pronto")
    (True, False, False)
    """
    if any(c.isalpha() and not c.isupper() for c in sentence):  # most sentences end here, at their second letter
        return False
    return len(re.findall(r"[^\W\d_]{5,}", sentence)) >= 2


def known_casing(sentences: Iterable[str], language: str = "it") -> dict[str, str]:
    """Learn how words are written in running text, for restoring them where all is in capitals.

    Examples
    --------
    >>> known_casing(["Si dice che Kim aiuti la Russia.", "KIM PRONTO AD AIUTARE"])["kim"]
    'Kim'
    """
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        if not is_in_capitals(sentence):
            for start, end in word_spans(sentence, language)[1:]:
                word = sentence[start:end]
                seen.setdefault(word.lower(), Counter())[word] += 1
    return {lower: forms.most_common(1)[0][0] for lower, forms in seen.items()}


def without_capitals(sentence: str, casing: Mapping[str, str], language: str = "it") -> str:
    """Write a sentence that is in capitals as running text would have it.

    Examples
    --------
    >>> without_capitals("KIM PRONTO AD AIUTARE PUTIN", {"putin": "Putin"})
    'Kim pronto ad aiutare Putin'
    """
    pieces, cursor = [], 0
    for start, end in word_spans(sentence, language):
        word = sentence[start:end].lower()
        pieces += sentence[cursor:start], casing.get(word, word)
        cursor = end
    text = "".join([*pieces, sentence[cursor:]])
    first = next((i for i, c in enumerate(text) if c.isalpha()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
