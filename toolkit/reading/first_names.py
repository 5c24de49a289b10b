"""Usual first names of Italians: what follows one is a surname, whatever else the word means."""

import re
from functools import lru_cache
from importlib.resources import files

__all__ = ["first_names", "is_behind_first_name"]

WORD_BEFORE = re.compile(r"(\w+)\s$")
REACH = 40  # characters


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Give usual Italian first names.

    Examples
    --------
    >>> {"Giorgia", "Beppe", "Anna"} <= first_names(), "Corte" in first_names()
    (True, False)
    """
    return frozenset((files("toolkit") / "data" / "first_names.it.txt").read_text("utf-8").split())


def is_behind_first_name(text: str, start: int) -> bool:
    """Say whether a word with a capital follows a first name, and so is a surname: "Luca Maggio".

    Examples
    --------
    >>> is_behind_first_name("Lo dice Luca Maggio.", 13), is_behind_first_name("A Maggio si vota.", 2)
    (True, False)
    """
    before = WORD_BEFORE.search(text[max(0, start - REACH) : start])
    return text[start : start + 1].isupper() and bool(before and before[1] in first_names())
