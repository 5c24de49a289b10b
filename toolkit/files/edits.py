"""Edits that a person made in a report: read back from its English column, in Word, in a table, or from a memory."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.analysis import Analysis
from toolkit.errors import EditError
from toolkit.memory import TranslationMemory
from toolkit.reading import decode, read_bytes
from toolkit.writing import as_xml, of_cell

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tc

__all__ = ["MARK", "MendedRow", "mark", "mended_rows", "read_edits"]

MARK = re.compile("itk_([0-9]+)_([0-9a-f]{8})_([0-9a-f]{8})")  # number, source, target
NUMBER = re.compile(r"(?:★\s*)?([0-9]{1,9})(?:\.0+)?")
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
    for row in list(_whole(path, readers[path.suffix.lower()](path, analysis))):
        _check(path, row.number, row.source, analysis)
        is_untouched = row.mark == mark(row.number, row.source, row.target)
        if not is_untouched and _plain(row.target) != _plain(analysis.translation.target[row.number - 1]):
            edits[row.number] = row.target
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
    paragraphs = _opened(path).paragraphs
    made = dict(m.groups() for p in paragraphs if (m := re.fullmatch(r"(source|target): ([\w-]+)", p.text)))
    table = list(_whole(path, _word_rows(path)))
    if not any(row.mark for row in table) or set(made) != {"source", "target"}:
        raise EditError(
            f"{path}: does not say what the machine had said; it is no report of `toolkit analyse --to docx`, or was "
            "written by an older version. In Python, analysis.with_edits(path) holds it against an analysis."
        )
    rows = []
    for number, source, target, before in table:
        if before is None:
            raise EditError(
                f"{path}: sentence {number} has lost its bookmark, so that nobody can tell whether it was mended. In "
                "Python, analysis.with_edits(path) holds the report against an analysis."
            )
        if before == mark(number, source, target):
            continue
        if before.split("_")[2] != mark(number, source, target).split("_")[2]:
            raise EditError(f"{path}: the original of sentence {number} has been changed. Edits go beside it.")
        rows.append(MendedRow(number, source, target, (made["source"], made["target"])))
    return tuple(rows)


class _Row(NamedTuple):
    """A row as it was read; its mark tells what it was written with, where it has one."""

    number: int
    source: str
    target: str
    mark: str | None = None


def _whole(path: Path, rows: Iterable[_Row]) -> Iterator[_Row]:
    """Give the rows; EditError for a sentence that is there twice, or has lost its English."""
    seen: set[int] = set()
    for row in rows:
        if row.number in seen:
            raise EditError(f"{path}: sentence {row.number} is there twice. Keep one.")
        if not row.target.strip():
            raise EditError(f"{path}: sentence {row.number} has no translation. Write one, or delete the row.")
        seen.add(row.number)
        yield row


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
    from lxml.etree import LxmlError

    data = read_bytes(path)
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, LxmlError) as error:
        raise EditError(f"{path}: cannot be read as a Word document ({error}).") from None


def _word_rows(path: Path, _: Analysis | None = None) -> Iterator[_Row]:
    """Give the rows of the table that has the sentences: the first of three columns that counts."""
    from docx.oxml.ns import qn

    for table in _opened(path).tables:
        head, *rows = ([_cell_text(cell) for cell in row.tc_lst] for row in table._tbl.tr_lst)
        if len(head) != 3 or head[0] != "n":
            continue
        for at, (element, cells) in enumerate(zip(table._tbl.tr_lst[1:], rows, strict=True), start=2):
            found = NUMBER.fullmatch(cells[0].strip()) if cells else None
            if len(cells) != 3 or next(element.iter(qn("w:vMerge"), qn("w:gridSpan")), None) is not None:
                raise EditError(f"{path}: row {at} of its table has other cells than number, original and translation.")
            if not found:
                raise EditError(f"{path}: row {at} of its table has {cells[0]!r} in the place of a sentence's number.")
            names = (start.get(qn("w:name")) or "" for start in element.iter(qn("w:bookmarkStart")))
            yield _Row(int(found[1]), cells[1], cells[2], next(filter(MARK.fullmatch, names), None))
        return
    raise EditError(f"{path}: has no table of sentences; it is no report of `toolkit analyse --to docx`.")


def _cell_text(cell: "CT_Tc") -> str:
    """Give the text of a cell as it stands after all tracked changes: python-docx leaves out what was put in."""
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
    gone, paragraphs = {qn("w:moveFrom"), qn("w:del")}, []
    for paragraph in cell.iter(qn("w:p")):
        pieces = []
        for element in paragraph.iter(qn("w:t"), *signs):
            above = list(element.iterancestors())
            own = next(parent for parent in above if parent.tag == qn("w:p")) is paragraph  # not that of a text box
            if own and not any(parent.tag in gone for parent in above):
                pieces.append(signs.get(element.tag) or element.text or "")
        paragraphs.append("".join(pieces))
    return " ".join(" ".join(paragraphs).split())


def _table_rows(path: Path, analysis: Analysis) -> Iterator[_Row]:
    """Give the rows of a table; spreadsheets part columns by commas, semicolons or tabs."""
    text = decode(read_bytes(path), str(path))[0].removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
            raise EditError(f"{path}: has no column {missing[0]!r}; a report in .csv has number, source and target.")
        for row in rows:
            number, source, target = (of_cell(row[name] or "") for name in COLUMNS)
            if row.get("kind") == "signature":
                _check_signature(path, source, analysis)
            elif found := NUMBER.fullmatch(number.strip()):
                yield _Row(int(found[1]), source, target)
            elif source or target:
                raise EditError(f"{path}: line {rows.line_num} has {number!r} in the place of a sentence's number.")
    except csv.Error as error:
        raise EditError(f"{path}: line {rows.line_num} is no row of a table ({error}).") from None


def _check_signature(path: Path, signature: str, analysis: Analysis) -> None:
    """Raise EditError unless a table is of this very translation, for it does not tell which rows were mended."""
    if signature != str(analysis.signature):
        raise EditError(
            f"{path}: was written from another translation of {analysis.article.name}, and a table does not tell what "
            "was mended in it since. Write it anew, or use a Word report, which does."
        )


def _plain(text: str) -> str:
    return " ".join(as_xml(text).replace("\u2011", "-").split())
