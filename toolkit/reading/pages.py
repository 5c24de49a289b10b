"""Printed pages: lines in the order in which they are read, column after column, and joined to paragraphs.

A printer breaks a line when the next word does not fit. Where it would have fitted, somebody wanted a new paragraph.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile
from statistics import median, mode
from typing import TYPE_CHECKING, NamedTuple

from toolkit.reading.layouts import SENTENCE_END

if TYPE_CHECKING:
    from pdfminer.layout import LTAnno, LTChar, LTItem, LTTextLine

__all__ = ["Line", "lines_of", "paragraphs", "without_page_number"]

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2010": "-"})
PAGE_NUMBER = re.compile(r"[-–—| ]*(?:p\.|pag\.|pagina)? ?\d{1,4}(?: ?(?:/|di) ?\d{1,4})?[-–—| ]*", re.IGNORECASE)
PRINTED_BY_A_BROWSER = re.compile(  # date, time and title above; address and page number below
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?\b.*|(?:https?|file)://\S+(?: \d+/\d+)?"
)
BULLET = re.compile(r"[•·▪●◦‣■]\s")
MARGIN = 0.12  # of the page's height, where page numbers stand
NARROWEST = 1 / 6  # of the width: what is narrower is a column of bullets, not of text
SAME_SIZE = 0.05  # letters that differ by less are of one size
SPACED = 1.25  # times the usual distance of lines: more parts paragraphs
SPACE = 0.3  # of the letters' size: the width of a space


class Line(NamedTuple):
    """A line of print: its text and its box in points, which count from the lower left corner of the page.

    ``size`` is that of the letters, ``first_word`` the width of the first word.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    first_word: float
    font: str = ""


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
    return Line(
        re.sub("\u00ad$", "-", text),
        letters[0].x0,
        min(letter.y0 for letter in letters),
        letters[-1].x1,
        max(letter.y1 for letter in letters),
        max(median(letter.size for letter in letters), 1),
        word[-1].x1 - word[0].x0,
        mode(letter.fontname.split("+")[-1] for letter in letters),
    )


def _is_space(part: "LTChar | LTAnno") -> bool:
    return not part.get_text().strip()


def without_page_number(lines: Sequence[Line], height: float) -> list[Line]:
    """Leave out the number of a page, and what a browser prints around it: in the first or the last row, off the text.

    Examples
    --------
    >>> text, number = Line("Nel 1989.", 50, 700, 99, 712, 12, 20), Line("- 7 -", 70, 20, 79, 32, 12, 6)
    >>> [line.text for line in without_page_number([text, number], height=800)]
    ['Nel 1989.']
    """
    kept = list(lines)
    for line in lines:
        others = [other for other in kept if other is not line]
        first = line.y0 > (1 - MARGIN) * height and all(other.y1 < line.y0 - line.size / 2 for other in others)
        last = line.y1 < MARGIN * height and all(other.y0 > line.y1 + line.size / 2 for other in others)
        if (first or last) and (PAGE_NUMBER.fullmatch(line.text) or PRINTED_BY_A_BROWSER.fullmatch(line.text)):
            kept = others
    return kept


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[str]:
    r"""Join the lines of pages to paragraphs, over the ends of columns and pages where the sentence goes on.

    A word cut at a line's end keeps its hyphen and its line end ("Fede-\nrazione"): to join it is a repair.

    Examples
    --------
    >>> left, right = (0, 99), (120, 219)
    >>> rows = [("La Corea", *left, 88), ("tace.", *right, 88), ("del Nord", *left, 76), ("Poi", *right, 76)]
    >>> paragraphs([[Line(text, x0, y, x1, y + 10, 10, 20) for text, x0, x1, y in rows]])
    ['La Corea del Nord tace. Poi']
    """
    columns = [column for page in pages for column in _columns(page)]
    steps = [_step(a, b) for column in columns for a, b in pairwise(column) if _same_size(a, b)]
    usual = median(steps) if steps else 0
    found: list[list[Line]] = []
    edge = 0.0  # the right edge of the column before
    for column in columns:
        for block in _blocks(column, SPACED * usual):
            for i, line in enumerate(block):
                begins = _begins(block, i) if i else line is not column[0] or not _goes_on(found, line, edge)
                if begins:
                    found.append([])
                found[-1].append(line)
        edge = max(line.x1 for line in column if _same_size(line, column[-1]))
    return [_text(lines) for lines in found]


def _groups(
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


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    return _groups(lines, lambda line: (-line.y1, line.size / 2 - line.y1))


def _strips(lines: Sequence[Line]) -> list[list[Line]]:
    return _groups(lines, lambda line: (line.x0, line.x1), apart=median(line.size for line in lines) / 2)


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the columns in reading order, every row of a column as one line.

    From the top, rows are taken together as long as the same white strip runs through them: those are columns.
    """
    rows, plain = _rows(lines), []
    while rows:
        region, taken = _region(rows)
        strips = _strips(region)
        if len(strips) > 1 and all(_is_column(strip, _width(region)) for strip in strips):
            if plain:
                yield plain
            plain = []
            for strip in strips:
                yield from _columns(strip)
        else:
            plain += map(_joined, rows[:taken])
        rows = rows[taken:]
    if plain:
        yield plain


def _region(rows: Sequence[list[Line]]) -> tuple[list[Line], int]:
    """Give the lines, and the number, of the first rows that a white strip parts; of the first row if none does.

    A heading above columns is no part of them, even where it is so short that it stands in one.
    """
    region, taken = rows[0], 1
    if len(rows) > 1 and len(_strips(region)) == 1 and not _same_size(region[0], rows[1][0]):
        return region, taken
    while taken < len(rows) and len(_strips(wider := [*region, *rows[taken]])) > 1:
        region, taken = wider, taken + 1
    return region, taken


def _is_column(lines: Sequence[Line], width: float) -> bool:
    return len(lines) > 1 and _width(lines) > NARROWEST * width


def _width(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)


def _joined(row: Sequence[Line]) -> Line:
    """Make one line of the pieces of a row; an initial as high as several lines belongs to the first word."""
    pieces = sorted(row, key=lambda piece: piece.x0)
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += ("" if len(before.text) == 1 and before.size > 1.5 * piece.size else " ") + piece.text
    body = max(pieces, key=lambda piece: len(piece.text))
    return body._replace(
        text=text, x0=pieces[0].x0, x1=max(piece.x1 for piece in pieces), first_word=pieces[0].first_word
    )


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) < SAME_SIZE * min(a.size, b.size)


def _step(a: Line, b: Line) -> float:
    return (a.y1 - b.y1) / b.size


def _blocks(column: Sequence[Line], widest: float) -> Iterator[list[Line]]:
    """Part a column where the letters change their size or the lines stand further apart."""
    block = [column[0]]
    for a, b in pairwise(column):
        if not _same_size(a, b) or _step(a, b) > widest:
            yield block
            block = []
        block.append(b)
    yield block


def _fits(a: Line, b: Line, edge: float) -> bool:
    """Whether the first word of `b` would have had its place behind `a`."""
    return a.x1 + SPACE * a.size + b.first_word < edge - SPACE * a.size


def _begins(block: Sequence[Line], i: int) -> bool:
    a, b = block[i - 1], block[i]
    around = block[max(0, i - 3) : i + 3]  # text may run around a picture
    ends = bool(SENTENCE_END.search(a.text))
    short = _fits(a, b, max(line.x1 for line in around))
    indented = b.x0 > min(line.x0 for line in around) + 2 * SPACE * b.size
    changed = a.font != b.font
    listed = bool(BULLET.match(b.text))
    if ends:
        return short or indented or changed or listed
    apart = (short and len(block) > 3) or (changed and (short or indented))  # a heading, a line of a list
    return listed or (apart and not b.text[0].islower())


def _goes_on(found: list[list[Line]], line: Line, edge: float) -> bool:
    """Whether the first line of a column continues the last of the column before it, whose right edge is given."""
    if not found:
        return False
    last = found[-1][-1]
    return _same_size(last, line) and not SENTENCE_END.search(last.text) and not _fits(last, line, edge)


def _text(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        cut = re.search(r"[^\W\d_]-$", text)
        text += (("\n" if line.text[0].islower() else "") if cut else " ") + line.text
    return text
