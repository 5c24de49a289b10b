"""The file of a glossary: CSV with a column for the term, one for its English, and some more if wanted."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from toolkit.errors import GlossaryError
from toolkit.translation.entries import Entry

__all__ = ["ACCEPT", "entries_of"]

COLUMNS = ("source", "target", "case_sensitive", "whole_word", "also")
ACCEPT = "accept"
YES_OR_NO = {"yes": True, "true": True, "1": True, "x": True, "no": False, "false": False, "0": False}
ALIKE = 0.85  # of a column's name and one of ours, as difflib counts: a slip
FORMULA_MARK = re.compile(r"^'(?=[=+\-@＝＋－＠])")  # what a table for spreadsheets has before them (toolkit.files)


def entries_of(data: bytes) -> list[Entry]:
    """Make entries of a file; GlossaryError names the line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError(f"line {line} is not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).") from None
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries = []
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        _check_columns(names)
        for row in reader:
            if any(cell.strip() for cell in row):
                entries += _entry(names, row, reader.line_num)
    except csv.Error as error:
        raise GlossaryError(f"line {reader.line_num} is not CSV ({error}). Check its quotation marks.") from None
    return entries


def _check_columns(names: Sequence[str]) -> None:
    """Raise GlossaryError if a column is missing, stands there twice, or is nearly one of ours."""
    known = (*COLUMNS, ACCEPT)
    slip = next((name for name in names if name not in known and get_close_matches(name, known, 1, ALIKE)), None)
    if slip or not set(COLUMNS[:2]) <= set(names) or len(set(names)) < len(names):
        raise GlossaryError(
            f"its columns are {', '.join(names)[:100] or 'missing'}. The first line must name them: source,target "
            "and, if wanted, case_sensitive,whole_word,also,accept."
        )


def _entry(names: Sequence[str], row: Sequence[str], line: int) -> Iterator[Entry]:
    """Give the entry of a line, if it is accepted."""
    if len(row) != len(names):
        raise GlossaryError(
            f"line {line} has {len(row)} columns, not {len(names)}. Quote a term that has a comma in it."
        )
    cells = {name: FORMULA_MARK.sub("", cell.strip()) for name, cell in zip(names, row, strict=True)}
    if ACCEPT in cells and not _yes_or_no(ACCEPT, cells[ACCEPT] or "no", line):
        return
    settings = {
        name: _yes_or_no(name, cells[name], line) for name in ("case_sensitive", "whole_word") if cells.get(name)
    }
    also = tuple(form for form in cells.get("also", "").split("|") if form.strip())
    try:
        yield Entry(cells["source"], cells["target"], **settings, also=also)
    except GlossaryError as error:
        raise GlossaryError(f"line {line}: {error}") from None


def _yes_or_no(name: str, cell: str, line: int) -> bool:
    if cell.lower() not in YES_OR_NO:
        raise GlossaryError(f"line {line}: {name} must be yes, no or empty, not {cell!r}.")
    return YES_OR_NO[cell.lower()]
