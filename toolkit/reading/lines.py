"""Lines of print: what pdfminer.six finds on a page, with places and sizes, and rows of them."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, pairwise, takewhile
from statistics import median, mode
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pdfminer.layout import LTAnno, LTChar, LTItem, LTTextLine

__all__ = ["MARGIN", "PAGE_NUMBER", "Line", "Piece", "grouped", "in_rows", "lines_of", "same_size"]

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2010": "-"})
PAGE_NUMBER = re.compile(r"[-–—| ]*(?:p\.|pag\.|pagina)? ?\d{1,4}(?: ?(?:/|di) ?\d{1,4})?[-–—| ]*", re.IGNORECASE)
MARGIN = 0.12  # of the page's height, where page numbers stand
SAME_SIZE = 0.05  # letters that differ by less are of one size
WIDE = 0.8  # of the letters' size: a wider gap parts cells, or is that of a justified line


class Piece(NamedTuple):
    """A part of a line that wide gaps part from the others: its text, and where it begins and ends."""

    text: str
    x0: float
    x1: float


class Line(NamedTuple):
    """A line of print: its text and its box in points, which count from the lower left corner of the page.

    ``size`` is that of the letters, ``first_word`` the width of the first word. ``pieces`` are the
    parts of a line that has wide gaps, such as a row of a table.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    first_word: float
    font: str = ""
    pieces: tuple[Piece, ...] = ()


def lines_of(item: "LTItem") -> Iterator[Line]:
    """Give the lines of a page that pdfminer.six has laid out, in no order."""
    from pdfminer.layout import LTContainer, LTTextLine

    if isinstance(item, LTTextLine) and item.get_text().strip():
        yield _line(item)
    elif isinstance(item, LTContainer):
        for part in item:
            yield from lines_of(part)


def _line(item: "LTTextLine") -> Line:
    from pdfminer.layout import LTChar

    def covered(part: "LTChar | LTAnno", following: "LTChar | LTAnno") -> bool:
        both = isinstance(part, LTChar) and isinstance(following, LTChar)
        return both and abs(following.x0 - part.x0) < part.width / 2

    # Chromium prints a soft hyphen as a space with the next letter on top of it.
    parts = [part for part, following in pairwise(item) if not (_is_space(part) and covered(part, following))]
    parts = list(dropwhile(_is_space, parts))
    letters = [part for part in parts if not _is_space(part)]
    word = list(takewhile(lambda part: not _is_space(part), parts))
    text = " ".join("".join(part.get_text() for part in parts).translate(LIGATURES).split())
    size = max(median(letter.size for letter in letters), 1)
    return Line(
        re.sub("\u00ad$", "-", text),
        letters[0].x0,
        min(letter.y0 for letter in letters),
        letters[-1].x1,
        max(letter.y1 for letter in letters),
        size,
        word[-1].x1 - word[0].x0,
        mode(letter.fontname.split("+")[-1] for letter in letters),
        tuple(_pieces(parts, WIDE * size)),
    )


def _pieces(parts: "list[LTChar | LTAnno]", widest: float) -> "Iterator[Piece]":
    """Give the parts of a line between gaps that are wider than that; nothing if there is none."""
    cut: list[list[LTChar | LTAnno]] = [[]]
    last = None
    for part in parts:
        if not _is_space(part):
            if last is not None and part.x0 - last.x1 > widest:
                cut.append([])
            last = part
        cut[-1].append(part)
    for piece in cut if len(cut) > 1 else ():
        letters = [part for part in piece if not _is_space(part)]
        text = " ".join("".join(part.get_text() for part in piece).translate(LIGATURES).split())
        yield Piece(text, letters[0].x0, letters[-1].x1)


def _is_space(part: "LTChar | LTAnno") -> bool:
    return not part.get_text().strip()


def grouped(
    lines: Iterable[Line], stretch: Callable[[Line], tuple[float, float]], apart: float = 0
) -> list[list[Line]]:
    """Group the lines whose stretches overlap, or lie no further apart than that."""
    groups: list[list[Line]] = []
    reached = -math.inf
    for line in sorted(lines, key=stretch):
        start, end = stretch(line)
        if start > reached + apart:
            groups.append([])
        groups[-1].append(line)
        reached = max(reached, end)
    return groups


def in_rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Give the rows of a page, from the top; lines of a row overlap with their upper halves."""
    return grouped(lines, lambda line: (-line.y1, line.size / 2 - line.y1))


def same_size(a: Line, b: Line) -> bool:
    """Say whether the letters of two lines are of one size."""
    return abs(a.size - b.size) < SAME_SIZE * min(a.size, b.size)
