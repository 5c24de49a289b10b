"""Rows of tables, as `toolkit.reading` writes them: each cell is translated by itself, and figures by rule."""

import re
from collections.abc import Iterator, Sequence

__all__ = ["Part", "cells", "is_row"]

CELL = re.compile(r"((?<=\s)\|(?=\s))")
FIGURE = re.compile(r"\s*[-+−]?[€$£]?\s?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?[%€]?\s*")

Part = tuple[str, bool]  # some text, and whether it must survive as it is


def is_row(text: str) -> bool:
    """Say whether a text is in cells, parted by " | ".

    Examples
    --------
    >>> is_row("Ottobre | 115,0 | 80"), is_row("a|b")
    (True, False)
    """
    return CELL.search(text) is not None


def cells(parts: Sequence[Part], *, numerals: bool) -> Iterator[Part]:
    """Part the cells of a row; figures are written as English has them where numerals are asked for.

    Examples
    --------
    >>> list(cells([("Ottobre | 115,0", False)], numerals=True))
    [('Ottobre ', False), ('|', True), (' 115.0', True)]
    """
    for text, survives in parts:
        for cell in [text] if survives else CELL.split(text):
            figure = english_figure(cell) if numerals else cell
            yield figure, survives or cell == "|" or figure != cell


def english_figure(text: str) -> str:
    """Write a figure that stands by itself as English has it, and leave all else.

    Examples
    --------
    >>> english_figure(" 1.240,5 % "), english_figure("Art. 3,5"), english_figure("2.15.3")
    (' 1,240.5 % ', 'Art. 3,5', '2.15.3')
    """
    return text.translate(str.maketrans(",.", ".,")) if FIGURE.fullmatch(text) else text
