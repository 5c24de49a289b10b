"""Printed pages: lines in the order in which they are read, column after column, and joined to paragraphs.

A printer breaks a line when the next word does not fit. Where it would have fitted, somebody wanted a new paragraph.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from toolkit.reading.layouts import SENTENCE_END, is_byline, listed
from toolkit.reading.lines import MARGIN, PAGE_NUMBER, Line, grouped, in_rows, same_size
from toolkit.reading.printed_tables import Table, table_at

__all__ = ["paragraphs", "without_page_number"]

PRINTED_BY_A_BROWSER = re.compile(  # date, time and title above; address and page number below
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?\b.*|(?:https?|file)://\S+(?: \d+/\d+)?"
)
BULLET = re.compile(r"[•·▪●◦‣■]\s")
NARROWEST = 1 / 6  # of the width: what is narrower is a column of bullets, not of text
ITEM_INDENT = 1.2  # of the letters' size
ITEM_GAP = 0.25  # of the column's width
SPACED = 1.25  # times the usual distance of lines: more parts paragraphs
SPACE = 0.3  # of the letters' size: the width of a space


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
    parts = [part for page in pages for part in _columns(page)]
    columns = [part for part in parts if not isinstance(part, Table)]
    steps = [_step(a, b) for column in columns for a, b in pairwise(column) if same_size(a, b)]
    usual = median(steps) if steps else 0
    found: list[Sequence[Line] | Table] = []
    items: list[list[Line]] = []
    current: list[Line] = []  # the last paragraph of the column before
    edge = 0.0  # and the right edge of that column
    for part in parts:
        if isinstance(part, Table):
            found.append(part)
            continue
        left, right = min(line.x0 for line in part), max(line.x1 for line in part)
        open_ = current  # until text of its size has begun, a heading or table in the column aside
        listing = _in_a_list(part)
        for block in _blocks(part, SPACED * usual):
            for i, line in enumerate(block):
                apart = _is_byline(block, i, right) or (i > 0 and _is_byline(block, i - 1, right))
                if i == 0 and open_ and not apart and _goes_on(open_[-1], line, edge):
                    current = open_
                elif (
                    (item := i > 0 and _is_listed(block[i - 1], line, left, right, listing))
                    or i == 0
                    or apart
                    or _begins(block, i)
                ):
                    items += [current] if item else []
                    current = []
                    found.append(current)
                current.append(line)
            open_ = [] if open_ and same_size(open_[-1], block[0]) else open_
        edge = max(line.x1 for line in part if same_size(line, part[-1]))
    return _written(found, {id(lines) for lines in items})


def _written(found: Sequence[Sequence[Line] | Table], items: Collection[int]) -> list[str]:
    """Give the texts of paragraphs and tables; those named by `items` end within a list, of which they are a part."""
    texts: list[str] = []
    run: list[str] = []
    for some in found:
        run.append("\n".join(some.rows) if isinstance(some, Table) else _text(some))
        if id(some) not in items:
            texts += listed([*texts[-1:], *run])[-len(run) :] if len(run) > 1 else run
            run = []
    return [*texts, *run]


def _strips(lines: Sequence[Line]) -> list[list[Line]]:
    return grouped(lines, lambda line: (line.x0, line.x1), apart=median(line.size for line in lines) / 2)


def _columns(lines: Sequence[Line]) -> Iterator[list[Line] | Table]:
    """Give the columns and tables in reading order, every row of a column as one line.

    From the top, rows are taken together as long as the same white strip runs through them: those are columns.
    """
    rows, plain = in_rows(lines), []
    while rows:
        table, taken = table_at(rows)
        region, taken = ([], taken) if table else _region(rows)
        strips = _strips(region) if region else []
        if table:
            yield from filter(None, (plain, table))
            plain = []
        elif len(strips) > 1 and all(_is_column(strip, _width(region)) for strip in strips):
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

    They end where a table begins. A heading above columns is no part of them, even where it is so short that it stands
    in one; unless the text below it begins lower than that of the other columns, for then it is a heading, or a
    quotation, of its column.
    """
    region, taken = rows[0], 1
    while taken < len(rows) and len(_strips(wider := [*region, *rows[taken]])) > 1 and not table_at(rows[taken:])[0]:
        region, taken = wider, taken + 1
    above = len(rows) > 1 and len(_strips(rows[0])) == 1 and not same_size(rows[0][0], rows[1][0])
    return (rows[0], 1) if above and not _heads_a_column(rows[0][0], region) else (region, taken)


def _heads_a_column(line: Line, region: Sequence[Line]) -> bool:
    inside = next(strip for strip in _strips(region) if line in strip)
    below = [other.y1 for other in inside if not same_size(other, line)]
    beside = [other.y1 for other in region if other not in inside]
    return bool(below and beside) and max(below) < max(beside) - line.size / 2


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


def _step(a: Line, b: Line) -> float:
    return (a.y1 - b.y1) / b.size


def _blocks(column: Sequence[Line], widest: float) -> Iterator[list[Line]]:
    """Part a column where the letters change their size or the lines stand further apart."""
    block = [column[0]]
    for a, b in pairwise(column):
        if not same_size(a, b) or _step(a, b) > widest:
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


def _is_byline(block: Sequence[Line], i: int, right: float) -> bool:
    """Whether a line is a by-line that was left short, so that no sentence goes on behind it."""
    if not is_byline(block[i].text):
        return False
    return i + 1 == len(block) or _fits(block[i], block[i + 1], right)


def _in_a_list(column: Sequence[Line]) -> set[Line]:
    """Give the lines behind one that ends with a colon, up to the next that ends a sentence."""
    found: set[Line] = set()
    opened = False
    for line in column:
        found |= {line} if opened else set()
        opened = line.text.endswith(":") or (opened and (line.text.endswith(";") or not SENTENCE_END.search(line.text)))
    return found


def _is_listed(a: Line, b: Line, left: float, right: float, listing: Collection[Line]) -> bool:
    """Whether an item of a list without marks ends with `a`: far from the column's edge, indented or behind a colon."""
    within = a in listing and b in listing and b.text[0].islower() and not SENTENCE_END.search(a.text)
    deep = (within or a.x0 - left > ITEM_INDENT * a.size) and right - a.x1 > ITEM_GAP * (right - left)
    return deep and min(abs(b.x0 - a.x0), abs(b.x0 - left)) < SPACE * a.size


def _goes_on(last: Line, line: Line, edge: float) -> bool:
    """Whether the first line of a column continues the last of the column before it, whose right edge is given."""
    return same_size(last, line) and not SENTENCE_END.search(last.text) and not _fits(last, line, edge)


def _text(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        cut = re.search(r"[^\W\d_]-$", text)
        text += (("\n" if line.text[0].islower() else "") if cut else " ") + line.text
    return text
