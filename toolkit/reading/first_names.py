"""Usual first names of Italians: what follows one is a surname, whatever else the word means."""

from functools import lru_cache
from importlib.resources import files

__all__ = ["first_names"]


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Give usual Italian first names.

    Examples
    --------
    >>> {"Giorgia", "Beppe", "Anna"} <= first_names(), "Corte" in first_names()
    (True, False)
    """
    return frozenset((files("toolkit") / "data" / "first_names.it.txt").read_text("utf-8").split())
