"""Apostrophes that stand for accents, as agencies type them: "La polizia e' arrivata"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

__all__ = ["apostrophes_for_accents"]

CANDIDATE = re.compile(r"(?<![^\W\d_])([^\W\d_]*[aeiouAEIOU])'(?![\w'])")
JOINED = re.compile(r"(?<![^\W\d_])([^\W\d_]*[aeiouAEIOU])'(?=[^\W\d_]{2}|[aeio]\s)")  # "E'stato", "Verita'e"
MARK = re.compile(r"(?<=[^\s'])'(?![\w'])")
OPENS = re.compile(r"(?<![\w'])'(?=[^\W\d_])(?!ndrangheta|sto\b|sta\b|ndranghet|na\b|o\b)", re.IGNORECASE)
# Cut short, and no accent: "un po'", "va' pensiero", "fra' Cristoforo", "de' Medici".
CUT_SHORT = frozenset(
    "a be bo ca co da de di fa fe fra fu gua i ma me mo o pe pie po pro qua qui re so sta sto su te to u va "
    "ve zoe".split()
)
ELIDED = re.compile(
    r"(?:^|[\W\d_])(?:[cdlmnstv]|un|(?:d|n)?ell|[ads]ull|[ad]all|all|quest|quell|com|anch|tutt|senz)$", re.IGNORECASE
)
ACCENTS = {"a": "à", "e": "éè", "i": "ì", "o": "ò", "u": "ù"}
RARE = 1.5  # on the scale of Zipf: below it are misspellings, such as "casà"
SURE = 0.95  # so much more frequent is the form with the accent where the one without is no word
PLAIN = 3  # so much rarer is it where nobody means it
LONGEST = 30  # letters of a word that is looked up


def apostrophes_for_accents(text: str) -> Iterator[tuple[int, int, str]]:
    """Find vowels with an apostrophe behind them that are an accent in Italian: start, end, and the vowel with it.

    The word must be one with the accent (wordfreq), and none that is cut short. What closes a quotation in single
    marks, opened in the same line, stays; where that may be one mark or another, neither is changed.

    Examples
    --------
    >>> [(text[:a] + new + text[b:]) for text in ["La polizia e' qui", "un po' di 'casa'"]
    ...  for a, b, new in apostrophes_for_accents(text)]
    ['La polizia è qui']
    """
    if "'" not in text:
        return
    offset = 0
    for line in text.split("\n"):
        found = [(m.end() - 1, "") for m in _accents(line)]
        found += [(m.end() - 1, " ") for m in JOINED.finditer(line) if _is_sure(m[1])]
        for mark, space in sorted(found):
            word = re.search(r"[^\W\d_]+$", line[max(0, mark - LONGEST) : mark])[0]
            yield offset + mark - 1, offset + mark + 1, f"{_accented(word)}{space}"
        offset += len(line) + 1


def _accents(line: str) -> Iterator[re.Match]:
    """Give the words of a line whose mark is an accent, parted at the marks that open a quotation."""
    words = {m.end() - 1: m for m in CANDIDATE.finditer(line) if len(m[1]) < LONGEST}
    opened = [m.start() for m in OPENS.finditer(line)]
    marks = [m.start() for m in MARK.finditer(line)]
    at = 0
    for opener, after in pairwise([-1, *opened, len(line)]):
        here = []
        while at < len(marks) and marks[at] < after:
            here.append(marks[at])
            at += 1
        yield from _outside_closer(line, opener, here, words)


def _outside_closer(line: str, opener: int, marks: list[int], words: dict[int, re.Match]) -> Iterator[re.Match]:
    """Give the words whose mark is not the one that closes what was opened."""
    if opener < 0:
        yield from (words[mark] for mark in marks if mark in words and _accented(words[mark][1]))
        return
    is_verb = {mark for mark in marks if mark in words and words[mark][1] in "eE" and mark - opener > 2}
    may_close = [mark for mark in marks if mark not in is_verb and not _is_cut(line[max(0, mark - LONGEST) : mark])]
    sure = {mark for mark in may_close if mark in words and _is_sure(words[mark][1])}
    plain = [mark for mark in may_close if mark not in words or _is_plain(words[mark][1])]
    closers = plain or [mark for mark in may_close if mark not in sure] or may_close
    closer = closers[0] if len(closers) == 1 else None
    for mark in marks:
        outside = closer is not None and mark > closer and mark in words and _accented(words[mark][1])
        if mark in is_verb or outside or (closer is not None and mark < closer and mark in sure):
            yield words[mark]


def _is_cut(before: str) -> bool:
    """Say whether a mark belongs to the word before it: "un po' di", "dell' arte"."""
    word = re.search(r"[^\W\d_]*$", before)[0]
    return word.lower() in CUT_SHORT or bool(ELIDED.search(before))


def _is_sure(word: str) -> bool:
    """Say whether a word is one only with the accent: "citta"; "papa" is one without it too."""
    if len(word) >= LONGEST or word == "Sara" or _accented(word) is None:
        return False
    return word in "eE" or _zipf(word[:-1] + _accented(word)) > _zipf(word) + SURE


def _is_plain(word: str) -> bool:
    """Say whether a word is hardly ever one with the accent: "vero"."""
    return _accented(word) is None or _zipf(word[:-1] + _accented(word)) + PLAIN < _zipf(word)


def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency

    return zipf_frequency(word.lower(), "it")


@lru_cache(maxsize=4096)
def _accented(word: str) -> str | None:
    """Give the last vowel of a word with its accent; None where the word has none."""
    lower = word.lower()
    if lower in CUT_SHORT:
        return None
    if lower == "e":
        return "È" if word == "E" else "è"
    known = {vowel: _zipf(lower[:-1] + vowel) for vowel in ACCENTS[lower[-1]]}
    best = max(known, key=known.get)
    if known[best] < RARE:
        return None
    return best.upper() if word[-1].isupper() else best
