"""Edits that a person made in a report: read back from its English column, in Word, in a table, or from a memory."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.analysis import Analysis
from toolkit.errors import EditError
from toolkit.memory import TranslationMemory
from toolkit.reading import decode, read_bytes
from toolkit.writing import as_xml, of_cell

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

__all__ = ["MARK", "MendedRow", "mark", "mended_rows", "read_edits"]

MARK = re.compile("itk_([0-9]+)_([0-9a-f]{8})_([0-9a-f]{8})")  # number, source, target
NUMBER = re.compile(r"(?:★\s*)?([0-9]+)")
COLUMNS = ("number", "source", "target")


@dataclass(frozen=True)
class MendedRow:
    """A row of a Word report whose English is not what the report was written with.

    Attributes
    ----------
    number : int
        Of the sentence, from 1.
    source, target : str
        The Italian, and what now stands beside it.
    languages : (str, str)
        Codes of both.
    """

    number: int
    source: str
    target: str
    languages: tuple[str, str]


def mark(number: int, source: str, target: str) -> str:
    """Give the bookmark that a report puts at a sentence, by which a mended one is known.

    Examples
    --------
    >>> mark(3, "Piove.", "It is raining.") == mark(3, "Piove. ", "It is  raining.")
    True
    """
    hashes = (sha256(_plain(text).encode()).hexdigest()[:8] for text in (source, target))
    return f"itk_{number}_{'_'.join(hashes)}"


def read_edits(path: str | Path, analysis: Analysis) -> dict[int, str]:
    """Read what a person has mended in a report of an analysis, or the sentences of it that a memory has.

    Parameters
    ----------
    path : str or Path
        A Word report (.docx), in which tracked changes count as accepted; a table (.csv, with the columns number,
        source and target); or a translation memory (.tmx).
    analysis : Analysis
        Which the report was made of.

    Returns
    -------
    dict of int to str
        The English that is not that of the analysis, by the numbers of the sentences, from 1.

    Raises
    ------
    EditError
        If the file is none of these, or the Italian beside an edit is not that of the sentence.
    """
    path = Path(path)
    if path.suffix.lower() == ".tmx":
        memory = TranslationMemory.read(path)
        found = (memory.exact(text, *analysis.languages) for text in analysis.translation.source)
        rows = [(n, unit.source, unit.target) for n, unit in enumerate(found, start=1) if unit]
        return {n: target for n, _, target in rows if target != analysis.translation.target[n - 1]}
    readers = {".docx": _word_rows, ".csv": _table_rows}
    if path.suffix.lower() not in readers:
        raise EditError(f"{path}: edits are read from a report in .docx or .csv, or from a memory in .tmx.")
    edits: dict[int, str] = {}
    for number, source, target in readers[path.suffix.lower()](path):
        _check(path, number, source, analysis)
        if _plain(target) != _plain(analysis.translation.target[number - 1]):
            edits[number] = target
    return edits


def mended_rows(path: str | Path) -> tuple[MendedRow, ...]:
    """Give the rows of a Word report whose English a person has mended since it was written; EditError if it is none.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import analyse, report
    >>> with TemporaryDirectory() as folder:
    ...     mended_rows(report(analyse("seeds/bolivia-mare.txt"), f"{folder}/x.docx"))
    ()
    """
    path = Path(path)
    document = _opened(path)
    made = dict(m.groups() for p in document.paragraphs if (m := re.fullmatch(r"(source|target): ([\w-]+)", p.text)))
    known = [m for cell in _marked_cells(document) if (m := MARK.fullmatch(cell))]
    if not known or set(made) != {"source", "target"}:
        raise EditError(
            f"{path}: does not say what the machine had said; it is no report of `toolkit analyse --to docx`, or was "
            "written by an older version. In Python, analysis.with_edits(path) holds it against an analysis."
        )
    hashes = {int(m[1]): m[0] for m in known}
    rows = []
    for number, source, target in _word_rows(path):
        before = hashes.get(number)
        if before is None or before == mark(number, source, target):
            continue
        if before.split("_")[2] != mark(number, source, target).split("_")[2]:
            raise EditError(f"{path}: the original of sentence {number} has been changed. Edits go beside it.")
        rows.append(MendedRow(number, source, target, (made["source"], made["target"])))
    return tuple(rows)


def _check(path: Path, number: int, source: str, analysis: Analysis) -> None:
    total = len(analysis.sentences)
    if not 1 <= number <= total:
        raise EditError(f"{path}: has a sentence {number}, and {analysis.article.name} has {total}.")
    if _plain(source) != _plain(analysis.translation.source[number - 1]):
        raise EditError(
            f"{path}: the original of sentence {number} is not that of {analysis.article.name}: another article, "
            "another version of it, or changed by hand."
        )


def _opened(path: Path) -> "Document":
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    data = read_bytes(path)
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise EditError(f"{path}: cannot be read as a Word document ({error}).") from None


def _word_rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """Give number, source and target of the table that has the sentences: the first of three columns that counts."""
    for table in _opened(path).tables:
        rows = [[_cell_text(cell) for cell in row.cells] for row in table.rows]
        if rows and len(rows[0]) == 3 and rows[0][0] == "n":
            for number, source, target in rows[1:]:
                if found := NUMBER.fullmatch(number.strip()):
                    yield int(found[1]), source, target
            return
    raise EditError(f"{path}: has no table of sentences; it is no report of `toolkit analyse --to docx`.")


def _cell_text(cell: "_Cell") -> str:
    """Give the text of a cell as it stands after all tracked changes: python-docx leaves out what was put in."""
    from docx.oxml.ns import qn

    spaces, gone = {qn("w:tab"), qn("w:br"), qn("w:cr")}, {qn("w:moveFrom"), qn("w:del")}
    paragraphs = []
    for paragraph in cell._tc.iter(qn("w:p")):
        pieces = []
        for element in paragraph.iter(qn("w:t"), *spaces):
            if not any(parent.tag in gone for parent in element.iterancestors()):
                pieces.append(" " if element.tag in spaces else element.text or "")
        paragraphs.append("".join(pieces))
    return " ".join(" ".join(paragraphs).split())


def _marked_cells(document: "Document") -> Iterator[str]:
    from docx.oxml.ns import qn

    for start in document.element.iter(qn("w:bookmarkStart")):
        yield start.get(qn("w:name")) or ""


def _table_rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """Give number, source and target of each row; spreadsheets part columns by commas, semicolons or tabs."""
    text = decode(read_bytes(path), str(path))[0].removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
            raise EditError(f"{path}: has no column {missing[0]!r}; a report in .csv has number, source and target.")
        for row in rows:
            if NUMBER.fullmatch((row["number"] or "").strip()):
                yield int(row["number"]), of_cell(row["source"] or ""), of_cell(row["target"] or "")
    except csv.Error as error:
        raise EditError(f"{path}: line {rows.line_num} is no row of a table ({error}).") from None


def _plain(text: str) -> str:
    return " ".join(as_xml(text).split())
