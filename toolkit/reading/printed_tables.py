"""Tables of printed pages: rows of print whose cells stand below each other."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.reading.lines import Line, Piece
from toolkit.reading.tables import LIST_MARK, is_figure, row_of

__all__ = ["Table", "table_at"]

MOST_ROWS = 200  # that are looked at together
MOST_WORDS = 5  # of a cell, on average; a column with more is one of text
FIGURES = 2 / 3  # of the cells of a column of figures
NOTE = 20  # words of a cell, on average, beside a column of figures
CAPITALS = 0.8  # of the cells of a table without figures open with one, or with a figure
WRAPPED = 1.6  # of the letters' size: the distance of two lines of a cell
FULL = 0.6  # of the rows have two cells


class Table(NamedTuple):
    """The rows of a table, as they are written into the text."""

    rows: list[str]


def table_at(rows: Sequence[Sequence[Line]]) -> tuple[Table | None, int]:
    """Give the table that rows of print begin with, and how many rows it has; None and 0 if there is none.

    Rows belong together as long as white strips run through all of them. They are a table if most have two cells, and
    none of the columns is text that runs on: either one column is of figures, or the cells open with capitals. The
    marks of a list ("1.", "•") are no column. A cell of several lines is one if each but the first is alone in its row.

    Examples
    --------
    >>> row = [Line("Ottobre", 0, 90, 40, 100, 10, 40), Line("80", 60, 90, 70, 100, 10, 10)]
    >>> table_at([row, [line._replace(y0=70, y1=80) for line in row]])
    (Table(rows=['Ottobre | 80', 'Ottobre | 80']), 2)
    """
    if not rows or len(_pieces(rows[0])) < 2:
        return None, 0
    strips: list[tuple[float, float]] = []
    taken: list[list[Piece]] = []
    for row in rows[:MOST_ROWS]:
        pieces = _pieces(row)
        apart = min(line.size for line in row) / 2
        wider = _merged([*strips, *((piece.x0, piece.x1) for piece in pieces)], apart)
        if len(wider) < 2:
            break
        strips = wider
        taken.append(pieces)
    cells = [_cells(pieces, strips) for pieces in taken]
    grid = _with_wrapped([(row[0], texts) for row, texts in zip(rows, cells, strict=False)])
    while cells and len(taken[len(cells) - 1]) < 2 and grid[-1] == cells[-1]:
        cells.pop()
        grid.pop()
    if not _is_table(grid):
        return None, 0
    return Table([row_of(texts) for texts in grid]), len(cells)


def _with_wrapped(rows: Sequence[tuple[Line, list[str]]]) -> list[list[str]]:
    """Join the second line of a cell to its first: alone in its row, close below it, and opened by a small letter."""
    grid: list[list[str]] = []
    above: Line | None = None
    for line, cells in rows:
        filled = [i for i, cell in enumerate(cells) if cell]
        close = above is not None and above.y1 - line.y1 < WRAPPED * line.size
        if close and len(filled) == 1 and cells[filled[0]][0].islower() and grid[-1][filled[0]]:
            grid[-1] = [f"{cell} {more}".strip() for cell, more in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
        above = line
    return grid


def _pieces(row: Sequence[Line]) -> list[Piece]:
    pieces = [piece for line in row for piece in line.pieces or (Piece(line.text, line.x0, line.x1),)]
    return sorted(pieces, key=lambda piece: piece.x0)


def _merged(stretches: Sequence[tuple[float, float]], apart: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1] + apart:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cells(pieces: Sequence[Piece], strips: Sequence[tuple[float, float]]) -> list[str]:
    return [" ".join(p.text for p in pieces if start <= (p.x0 + p.x1) / 2 <= end) for start, end in strips]


def _is_table(grid: Sequence[Sequence[str]]) -> bool:
    full = sum(sum(map(bool, cells)) > 1 for cells in grid)
    if full < 2 or full < FULL * len(grid):
        return False
    columns = [list(filter(None, column)) for column in zip(*grid, strict=True)]
    columns = [column for column in columns if not all(map(LIST_MARK.fullmatch, column))]
    if len(columns) < 2:
        return False
    if any(_is_text(column, labels=i == 0) for i, column in enumerate(columns)):
        return _has_labels(grid) and (_is_of_words(grid) or _is_of_notes(columns))
    cells = [cell for column in columns for cell in column]
    opens = sum(map(_opens, cells))
    return any(_is_of_figures(column) for column in columns) or (
        opens >= CAPITALS * len(cells) and not any(cell.endswith(("-", ",")) for cell in cells)
    )


def _opens(cell: str) -> bool:
    """Whether a cell opens with a capital, or with no letter."""
    return not re.match(r"\W*[^\W\d_]", cell) or re.match(r"\W*[A-ZÀ-Þ]", cell) is not None


def _has_labels(grid: Sequence[Sequence[str]]) -> bool:
    """Whether there is a head, and below it three rows or more that each open with a label of a word or two."""
    labels = [cells[0] for cells in grid]
    words = sum(len(label.split()) for label in labels) / len(labels)
    return len(grid) > 3 and words <= 2 and all(cell and _opens(cell) for cell in (*labels, *grid[0]))


def _is_of_words(grid: Sequence[Sequence[str]]) -> bool:
    """Whether all cells are filled, and so short that they are no lines of text."""
    cells = [cell for cells in grid for cell in cells]
    return all(cell and len(cell.split()) <= MOST_WORDS and not cell.endswith(("-", ",", ".")) for cell in cells)


def _is_of_notes(columns: Sequence[Sequence[str]]) -> bool:
    """Whether one column is of figures, and what is longer than a label begins with a capital, as notes do."""
    others = [column for column in columns if not _is_of_figures(column)]
    words = max(sum(len(cell.split()) for cell in column) / len(column) for column in others) if others else 0
    return (
        len(columns) > 2
        and len(others) < len(columns)
        and words <= NOTE
        and all(_opens(cell) for column in others for cell in column)
    )


def _is_of_figures(column: Sequence[str]) -> bool:
    """Whether the cells below the first, which is the head, are figures."""
    figures = list(map(is_figure, column[1:]))
    return sum(figures) >= max(1, FIGURES * len(figures))


def _is_text(column: Sequence[str], *, labels: bool) -> bool:
    """Whether the cells of a column are lines of text: long, or not so short and mostly opened by small letters."""
    words = sum(len(cell.split()) for cell in column) / len(column)
    small = sum(cell[:1].islower() for cell in column) / len(column)
    return words > MOST_WORDS or (small > 0.5 and words > (3.5 if labels else 2))
