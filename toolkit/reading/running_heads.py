"""Running heads: what stands above or below the text on page after page, and is no part of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mode
from typing import NamedTuple

from toolkit.reading.boilerplate import is_label
from toolkit.reading.layouts import is_dateline
from toolkit.reading.lines import MARGIN, PAGE_NUMBER, Line, grouped, in_rows, same_size

__all__ = ["Sheet", "without_running_heads"]

LEVEL = 3.0  # points by which the place of a running head differs from page to page
MOST_WORDS = 10  # of a running head that is not repeated word for word
SMALLER = 0.95  # times the size of the text: so large at most is a running head that is dated
SMALL = 0.9  # and one that is another on every page, for that might be a sub-heading
ADDRESS = re.compile(r"(?:https?://\S+|(?:www\.)[\w-]+\.[\w.-]+(?:/\S*)?)")

Place = tuple[str, int, int]  # the text of a line, and where it begins


class Sheet(NamedTuple):
    """The lines of a page, and its height in points."""

    lines: list[Line]
    height: float


def without_running_heads(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[str]]:
    """Leave out headers and footers, and a cookie notice that was printed on every page.

    A header or footer stands at the edge of the page, apart from the text or in letters of another size, and

    - the same, or the same but for figures, is at the same height on another page; or
    - another one in small letters is, short and without a stop; or
    - a page number or a date stands in the same row, in small letters; or
    - it is nothing but the address of a site, in small letters.

    Only whole rows are left out, from the edge inwards. What a page has within its text stays, unless it is printed
    over it, and at the same place on the next page.

    Parameters
    ----------
    sheets : sequence of Sheet

    Returns
    -------
    sheets : list of Sheet
    names : list of str
        Each text that was left out, once; page numbers are not named.
    """
    sheets, names = _without_what_is_fixed(sheets)
    body = mode(round(line.size, 1) for sheet in sheets for line in sheet.lines for _ in line.text) if sheets else 0
    edges = [(sheet, [row for at_top in (True, False) for row in _edge(sheet, at_top)]) for sheet in sheets]
    repeated = _repeated([[line for row in rows for line in row] for _, rows in edges])
    small = _levels([[line for row in rows for line in row if line.size < SMALL * body] for _, rows in edges])
    kept: list[Sheet] = []
    for number, sheet in enumerate(sheets):
        gone: set[Line] = set()
        for at_top in (True, False):
            gone.update(_heads(sheet, at_top, body, repeated[number], small[number]))
        kept.append(Sheet([line for line in sheet.lines if line not in gone], sheet.height))
        names |= {
            _key(line): line.text for line in sheet.lines if line in gone and not PAGE_NUMBER.fullmatch(line.text)
        }
    return kept, list(dict.fromkeys(names.values()))


def _without_what_is_fixed(sheets: Sequence[Sheet]) -> tuple[list[Sheet], dict[str, str]]:
    """Leave out what is at the same place on page after page, over the text or as a cookie notice; and name it."""
    over = _overprinted(sheets)
    fixed = [
        {*_notice(sheets, number), *(line for line in page.lines if _placed(line) in over)}
        for number, page in enumerate(sheets)
    ]
    names = {_key(line): _placed(line)[0] for lines in fixed for line in sorted(lines, key=lambda line: -line.y1)}
    kept = [
        Sheet([line for line in page.lines if line not in gone], page.height)
        for page, gone in zip(sheets, fixed, strict=True)
    ]
    return kept, names


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _edge(sheet: Sheet, at_top: bool) -> Iterator[list[Line]]:
    """Give the rows within the margin of a page, from its edge inwards."""
    rows = in_rows(sheet.lines)
    for row in rows if at_top else reversed(rows):
        inside = [line.y0 > (1 - MARGIN) * sheet.height if at_top else line.y1 < MARGIN * sheet.height for line in row]
        if not all(inside):
            return
        yield row


def _repeated(pages: Sequence[Sequence[Line]]) -> list[set[Line]]:
    """Give the lines of each page that stand at the same height on another page, figures apart."""
    same: dict[str, list[tuple[float, int, Line]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for line in lines:
            same[_key(line)].append((line.y0, number, line))
    return _at_one_level(list(same.values()), len(pages))


def _levels(pages: Sequence[Sequence[Line]]) -> list[set[Line]]:
    """Give the lines of each page at whose height another page has a line, too."""
    lines = [(line.y0, number, line) for number, page in enumerate(pages) for line in page]
    return _at_one_level([lines], len(pages))


def _at_one_level(groups: Sequence[list[tuple[float, int, Line]]], pages: int) -> list[set[Line]]:
    found: list[set[Line]] = [set() for _ in range(pages)]
    for group in groups:
        for a, b in pairwise(sorted(group)):
            if a[1] != b[1] and b[0] - a[0] <= LEVEL:
                found[a[1]].add(a[2])
                found[b[1]].add(b[2])
    return found


def _heads(sheet: Sheet, at_top: bool, body: float, repeated: set[Line], small: set[Line]) -> list[Line]:
    """Give the lines of the running heads at one edge of a page."""
    heads: list[list[Line]] = []
    rows = in_rows(sheet.lines)
    rows = rows if at_top else rows[::-1]
    for row in _edge(sheet, at_top):
        numbers = {line for line in row if PAGE_NUMBER.fullmatch(line.text)}
        others = [line for line in row if line not in numbers]
        again = all(line in repeated for line in others)
        if not (again or (all(line in small for line in others) and _is_short(others)) or _is_dated(row, body)):
            break
        heads.append(row)
    while heads and len(heads) < len(rows) and not _is_apart(heads[-1], rows[len(heads)], body, at_top):
        heads.pop()
    return [] if len(heads) == len(rows) else [line for row in heads for line in row]


def _is_short(lines: Sequence[Line]) -> bool:
    words = sum(len(line.text.split()) for line in lines)
    return words <= MOST_WORDS and not any(re.search(r"[.!?:;]$", line.text) for line in lines)


def _is_dated(row: Sequence[Line], body: float) -> bool:
    """Whether a row in small letters has several pieces, one a page number or a date, or is the address of a site."""
    if not (_is_short(row) and all(line.size < SMALLER * body for line in row)):
        return False
    told = any(PAGE_NUMBER.fullmatch(line.text) or is_dateline(line.text) for line in row)
    return told if len(row) > 1 else bool(ADDRESS.fullmatch(row[0].text))


def _is_apart(row: Sequence[Line], text: Sequence[Line], body: float, at_top: bool) -> bool:
    """Whether a row stands off the text, or is of another size than it."""
    below, above = (row, text) if not at_top else (text, row)
    gap = min(line.y0 for line in above) - max(line.y1 for line in below)
    return gap > max(line.size for line in row) or not any(abs(line.size - body) < 0.05 * body for line in row)


def _placed(line: Line) -> Place:
    """Give the text and place of a line; of what stands behind a wide gap, such as a button, nothing."""
    return (line.pieces[0].text if line.pieces else line.text, round(line.x0), round(line.y0))


def _overprinted(sheets: Sequence[Sheet]) -> set[Place]:
    """Give what is printed over the text of a page, and is at the same place on the page before or behind it.

    Browsers so print what stays where it is on the screen when the page is moved.
    """
    found: set[Place] = set()
    for a, b in pairwise(sheets):
        both = set(map(_placed, a.lines)) & set(map(_placed, b.lines))
        if 0 < 2 * len(both) < min(len(a.lines), len(b.lines)):  # else it is the same page once more
            found |= both & {place for sheet in (a, b) for place in _overlapping(sheet.lines)}
    return found


def _overlapping(lines: Sequence[Line]) -> Iterator[Place]:
    for row in grouped(lines, lambda line: (line.y0 + line.size / 4, line.y1 - line.size / 8)):
        last: Line | None = None
        for line in sorted(row, key=lambda line: line.x0):
            if last is not None and line.x0 < last.x1 - line.size and line.text != last.text:
                yield from (_placed(last), _placed(line))
            last = line if last is None or line.x1 > last.x1 else last


def _notice(sheets: Sequence[Sheet], number: int) -> Iterator[Line]:
    """Give the lines of a cookie notice that stands at the same place on another page, and its buttons."""
    lines = sheets[number].lines
    if not any("cookie" in line.text.casefold() for line in lines):
        return
    others = sheets[number + 1 if number + 1 < len(sheets) else number - 1].lines if len(sheets) > 1 else []
    places = set(map(_placed, others))
    same = [line for line in lines if _placed(line) in places]
    spoken = [line for line in same if "cookie" in line.text.casefold()]
    for line in lines if spoken else ():
        near = any(abs(line.y0 - other.y0) < 6 * other.size and same_size(line, other) for other in spoken)
        if near and (_placed(line) in places or is_label(line.text)):
            yield line
