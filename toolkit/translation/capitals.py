"""Sentences and words in capitals: how they are written in running text."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from toolkit.reading import first_names, italian_places, places, word_spans

__all__ = ["accented_capitals", "is_in_capitals", "known_casing", "small_words", "without_capitals"]

WORD = re.compile(r"[^\W\d_]+")
ACCENTED = re.compile(r"[ÀÈÉÌÒÙ](?!\w)")  # where Italian has its accents; "SPÖ" is an acronym


def is_in_capitals(sentence: str) -> bool:
    """Say whether a sentence is in capitals; an acronym or two are not a sentence, but no acronym has an accent.

    Examples
    --------
    >>> is_in_capitals("KIM PRONTO AD AIUTARE"), is_in_capitals("ONU E NATO"), is_in_capitals("Kim è pronto")
    (True, False, False)
    >>> is_in_capitals("SÌ"), is_in_capitals("È")
    (True, False)
    """
    if any(c.isalpha() and not c.isupper() for c in sentence):  # most sentences end here, at their second letter
        return False
    words = WORD.findall(sentence)
    return sum(len(word) >= 5 for word in words) >= 2 or (len("".join(words)) > 1 and bool(ACCENTED.search(sentence)))


def accented_capitals(sentence: str) -> tuple[str, ...]:
    """Give the words in capitals that are no acronyms, for they have an accent.

    Examples
    --------
    >>> accented_capitals("Il SÌ vince, dicono NATO e SPÖ. È così.")
    ('SÌ',)
    """
    return tuple(w for w in WORD.findall(sentence) if len(w) > 1 and w.isupper() and ACCENTED.search(w))


def small_words(sentence: str, words: Iterable[str], casing: Mapping[str, str]) -> str:
    """Write some words in capitals as running text has them.

    Examples
    --------
    >>> small_words("Il SÌ vince", ["SÌ"], {})
    'Il sì vince'
    """
    known = {word: casing.get(word.lower(), word.lower()) for word in words}
    return WORD.sub(lambda match: known.get(match.group(), match.group()), sentence)


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
                if accented_capitals(word):
                    continue  # written so to be loud
                seen.setdefault(word.lower(), Counter())[word] += 1
    return {lower: forms.most_common(1)[0][0] for lower, forms in seen.items()}


def without_capitals(sentence: str, casing: Mapping[str, str], language: str = "it") -> str:
    """Write a sentence that is in capitals as running text would have it.

    Places get their capital: those whose name is no word, and behind "a" those whose name is one; so do usual first
    names that are no words, and what follows them.

    Examples
    --------
    >>> without_capitals("KIM PRONTO AD AIUTARE PUTIN", {"putin": "Putin"})
    'Kim pronto ad aiutare Putin'
    >>> without_capitals("DUE FERITI A L'AQUILA, UNO A MILANO", {})
    "Due feriti a L'Aquila, uno a Milano"
    >>> without_capitals("IL SINDACO MARIO CONTI TACE", {})
    'Il sindaco Mario Conti tace'
    """
    pieces, cursor = [], 0
    for start, end in word_spans(sentence, language):
        word = sentence[start:end].lower()
        pieces += sentence[cursor:start], casing.get(word, word)
        cursor = end
    text = "".join([*pieces, sentence[cursor:]])
    if language == "it":
        names, place, person = _names()
        text = place.sub(lambda match: names[match.group()], text)
        text = person.sub(lambda match: match.group().title(), text)
    first = next((i for i, c in enumerate(text) if c.isalpha()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


@cache
def _names() -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """Give the names of places by their small form, where they are meant, and where a person is."""
    from simplemma import is_known

    names = {name.lower(): name for name in (*places(), *italian_places())}
    words = {name for name in names if all(is_known(word, "it") for word in WORD.findall(name))}
    people = {name.lower() for name in first_names() if not is_known(name.lower(), "it")}
    place = rf"\b(?:{_any_of(names.keys() - words)}|(?<=\ba )(?:{_any_of(words)}))\b"
    return names, re.compile(place), re.compile(rf"\b(?:{_any_of(people)})(?: [^\W\d_]{{3,}})?\b")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
