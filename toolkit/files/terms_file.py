"""Terms that the reader accepts, put to those that a file has: no row of it is lost."""

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path

from toolkit.translation import Glossary
from toolkit.writing import write_whole

__all__ = ["add_terms"]


def add_terms(path: str | Path, terms: Mapping[str, str]) -> tuple[str, ...]:
    """Write terms to the end of a CSV file that `Glossary.read` takes, which is made where there is none.

    What stands there stays: a term that it has already is left out.

    Returns
    -------
    tuple of str
        A note on each term that stands there with another English.

    Raises
    ------
    GlossaryError
        If the file, or a term, has a fault: nothing is written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     add_terms(f"{folder}/terms.csv", {"Pil": "GDP"}), add_terms(f"{folder}/terms.csv", {"Pil": "gdp"})
    ((), ('“Pil” stands there already, as “GDP”: change it there if it is to be “gdp”.',))
    """
    path = Path(path)
    asked = Glossary(terms).entries
    if not os.path.exists(path):
        write_whole(path, _lines([["source", "target"], *([entry.source, entry.target] for entry in asked)], ","))
        return ()
    known = {entry.source: entry.target for entry in Glossary.read(path).entries}
    text = path.read_bytes().decode("utf-8-sig")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    names = [name.strip().lower() for name in next(csv.reader([head], delimiter=delimiter))]
    new = [entry for entry in asked if entry.source not in known]
    rows = [{"source": entry.source, "target": entry.target, "accept": "yes"} for entry in new]
    ending = "" if text.endswith("\n") else "\n"
    added = _lines([[row.get(name, "") for name in names] for row in rows], delimiter)
    write_whole(path, f"{text}{ending}{added}" if new else text)
    return tuple(
        f"“{entry.source}” stands there already, as “{known[entry.source]}”: change it there if it is to be "
        f"“{entry.target}”."
        for entry in asked
        if known.get(entry.source, entry.target) != entry.target
    )


def _lines(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
