"""Lines of print: what pdfminer.six finds on a page, with places and sizes, and rows of them."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, groupby, pairwise, takewhile
from statistics import median, mode
from typing import TYPE_CHECKING, NamedTuple

from toolkit.reading.raised import in_superscript

if TYPE_CHECKING:
    from pdfminer.layout import LTAnno, LTChar, LTItem, LTTextLine

__all__ = ["MARGIN", "PAGE_NUMBER", "Line", "Piece", "grouped", "in_rows", "lines_of", "same_size"]

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2010": "-"})
PAGE_NUMBER = re.compile(r"[-–—| ]*(?:p\.|pag\.|pagina)? ?\d{1,4}(?: ?(?:/|di) ?\d{1,4})?[-–—| ]*", re.IGNORECASE)
MARGIN = 0.12  # of the page's height, where page numbers stand
SAME_SIZE = 0.05  # letters that differ by less are of one size
WIDE = 0.8  # of the letters' size: a wider gap parts cells, or is that of a justified line

RAISED = frozenset("0123456789oa,+-\u2212\u2013")
RAISED_SIZE, RAISED_BY = 0.9, 0.15  # times the letters' size: so small, and so high, are raised figures


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
    size = max(median(letter.size for letter in letters), 1)
    foot = median(letter.y0 for letter in letters)
    text = _text(parts, size, foot)
    return Line(
        re.sub("\u00ad$", "-", text),
        letters[0].x0,
        min(letter.y0 for letter in letters),
        letters[-1].x1,
        max(letter.y1 for letter in letters),
        size,
        word[-1].x1 - word[0].x0,
        mode(letter.fontname.split("+")[-1] for letter in letters),
        tuple(_pieces(parts, size, foot)),
    )


def _text(parts: "Iterable[LTChar | LTAnno]", size: float, foot: float) -> str:
    """Give the text of letters; figures that are raised and small above the others of the line in raised letters."""
    from pdfminer.layout import LTChar

    def raised(part: "LTChar | LTAnno") -> bool:
        small = isinstance(part, LTChar) and part.size < RAISED_SIZE * size and part.y0 > foot + RAISED_BY * size
        return small and part.get_text() in RAISED

    text = ""
    runs = [(is_raised, "".join(part.get_text() for part in run)) for is_raised, run in groupby(parts, raised)]
    for i, (is_raised, run) in enumerate(runs):
        fraction = i + 1 < len(runs) and runs[i + 1][1][:1] in ("/", "\u2044")
        text += in_superscript(run) if is_raised and text and not fraction else run
    return " ".join(text.translate(LIGATURES).split())


def _pieces(parts: "list[LTChar | LTAnno]", size: float, foot: float) -> "Iterator[Piece]":
    """Give the parts of a line between wide gaps; nothing if there is none."""
    cut: list[list[LTChar | LTAnno]] = [[]]
    last = None
    for part in parts:
        if not _is_space(part):
            if last is not None and part.x0 - last.x1 > WIDE * size:
                cut.append([])
            last = part
        cut[-1].append(part)
    for piece in cut if len(cut) > 1 else ():
        letters = [part for part in piece if not _is_space(part)]
        yield Piece(_text(piece, size, foot), letters[0].x0, letters[-1].x1)


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
