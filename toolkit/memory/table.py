"""A memory as a table for spreadsheets: CSV in UTF-8, in which no text becomes a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from toolkit.errors import TranslationMemoryError
from toolkit.memory.opening import pieces
from toolkit.memory.unit import Unit
from toolkit.writing import as_cell, of_cell

__all__ = ["csv_bytes", "read_csv"]

COLUMNS = tuple(field.name for field in fields(Unit))
NEEDED = COLUMNS[:2]


def csv_bytes(units: Iterable[Unit]) -> bytes:
    """Give units as CSV, a row each, with an apostrophe before what a spreadsheet may take for a formula.

    Examples
    --------
    >>> print(csv_bytes([Unit("- Piove.", "It is raining.")]).decode("utf-8-sig").splitlines()[1])
    '- Piove.,It is raining.,it,en,,,
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(map(as_cell, astuple(unit)) for unit in units)
    return table.getvalue().encode("utf-8-sig")


def read_csv(path: Path) -> tuple[list[Unit], tuple[str, ...]]:
    """Give the units of a CSV file with the columns source,target and any others of `Unit`, by default it→en.

    It is parted by commas, semicolons or tabs; the apostrophes of `csv_bytes` are taken away. Rows without a source or
    a target are left out, and counted in a note. TranslationMemoryError names the line.
    """
    try:
        text = b"".join(pieces(path)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TranslationMemoryError("is not UTF-8. Save it as UTF-8 (in Excel: CSV UTF-8).") from None
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    units, without = [], 0
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        if not set(NEEDED) <= set(names) or len(set(names)) < len(names):
            found = ", ".join(names)[:100] or "missing"
            raise TranslationMemoryError(f"its columns are {found}. The first line must name them: source,target.")
        for row in reader:
            unit = _unit(names, row) if any(map(str.strip, row)) else None
            units += [unit] if unit else []
            without += any(map(str.strip, row)) and not unit
    except (csv.Error, TranslationMemoryError) as error:
        raise TranslationMemoryError(f"line {max(reader.line_num, 1)}: {error}") from None
    return units, (f"rows without a source or a target, left out: {without}",) if without else ()


def _unit(names: Sequence[str], row: Sequence[str]) -> Unit | None:
    """Make a unit of a row; None if one of its sentences is missing."""
    if len(row) != len(names):
        raise TranslationMemoryError(
            f"it has {len(row)} columns, not {len(names)}. Quote a text that has a comma in it."
        )
    cells = {name: of_cell(cell) for name, cell in zip(names, row, strict=True) if name in COLUMNS and cell.strip()}
    return Unit(**cells) if set(NEEDED) <= set(cells) else None
