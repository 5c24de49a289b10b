"""What was taken from a document: its paragraphs, and what the reader should know about the reading."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Extract", "counted", "named"]

MOST_NAMES = 8  # in a note
LONGEST_NAME = 60


class Extract(NamedTuple):
    """What was read from a document: its paragraphs, and what the reader should know about the reading."""

    paragraphs: list[str]
    notes: list[str]


def counted(number: int, thing: str, such: str = "") -> list[str]:
    """Give the note that so many things were left out, if there were any.

    Examples
    --------
    >>> counted(2, "footnote"), counted(0, "footnote")
    (['2 footnotes left out'], [])
    """
    return [f"{number} {thing}{'s' if number > 1 else ''}{such} left out"] if number else []


def named(names: Sequence[str], thing: str, things: str) -> list[str]:
    """Give the note that names what was left out, if there was anything.

    Examples
    --------
    >>> named(["La scheda", "I più letti"], "box", "boxes")
    ['2 boxes left out: “La scheda”, “I più letti”']
    """
    short = [name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …" for name in names]
    told = ", ".join(f"“{name}”" for name in short[:MOST_NAMES]) + ", …" * (len(names) > MOST_NAMES)
    return [f"{len(names)} {things if len(names) > 1 else thing} left out: {told}"] if names else []
