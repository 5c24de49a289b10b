"""Apostrophes that stand for accents, as agencies type them: "La polizia e' arrivata"."""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["apostrophes_for_accents"]

CANDIDATE = re.compile(r"(?<![^\W\d_])([^\W\d_]*[aeiouAEIOU])'(?![\w'])")
OPENS = re.compile(r"(?<![\w'])'(?=[^\W\d_])(?!ndrangheta|sto\b|sta\b|ndranghet|na\b|o\b)", re.IGNORECASE)
# Cut short, and no accent: "un po'", "va' pensiero", "fra' Cristoforo", "de' Medici".
CUT_SHORT = frozenset("a be bo ca co da de di fa fe fra gua i ma me mo o pe pie po re sta su te to u va ve".split())
ACCENTS = {"a": "à", "e": "éè", "i": "ì", "o": "ò", "u": "ù"}
RARE = 1.5  # on the scale of Zipf: below it are misspellings, such as "casà"


def apostrophes_for_accents(text: str) -> Iterator[tuple[int, int, str]]:
    """Find vowels with an apostrophe behind them that are an accent in Italian: start, end, and the vowel with it.

    The word must be one with the accent (wordfreq), and none that is cut short. What closes a quotation in single
    marks, opened in the same line, stays.

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
        opened = 0  # what comes before this has no quotation that is still open
        for match in CANDIDATE.finditer(line):
            mark = match.end() - 1
            opener = OPENS.search(line, opened, mark)
            opened = mark + 1 if opener else mark
            if not opener and (accented := _accented(match[1])) is not None:
                yield offset + mark - 1, offset + mark + 1, accented
        offset += len(line) + 1


@lru_cache(maxsize=4096)
def _accented(word: str) -> str | None:
    """Give the last vowel of a word with its accent; None where the word has none."""
    from wordfreq import zipf_frequency

    lower = word.lower()
    if lower in CUT_SHORT:
        return None
    if lower == "e":
        return "È" if word == "E" else "è"
    known = {vowel: zipf_frequency(lower[:-1] + vowel, "it") for vowel in ACCENTS[lower[-1]]}
    best = max(known, key=known.get)
    if known[best] < RARE:
        return None
    return best.upper() if word[-1].isupper() else best
