"""Rows of tables in a text: one line for each row, its cells parted by " | ", and how such lines are told from prose.

A row is translated as a whole, because a cell alone says too little; being no sentence, it is never put into a summary.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

__all__ = ["has_cells", "is_figure", "row_of", "rows", "rows_of", "tabs_between_cells"]

CELLS_APART = re.compile(r"\s\|(?=\s|$)|(?<=\S)\t+(?=\S)")
RULE = re.compile(r"[\s|:=+_*-]*")  # the line below the head of a table in Markdown
FIGURE = re.compile(
    r"\d{1,3}(?:['’′]\d\d)?[\"”″]\d{0,3}|\d{1,3}['’′]|[±~<>≈]?(?:[€$£]\s?)?[-–+−]?\d(?:[\d.,:'’/–-]*\d)?\s?(?:%|‰|°C?|º|ª|€|\$|£|[a-zA-Z]{1,3}[²³]?)?\*?|[-–—]|n\.?d\."
)
LETTER = re.compile(r"[^\W\d_]")
STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
LIST_MARK = re.compile(r"[•·▪●◦‣■*–—-]|\(?\w{1,3}[.)]")
RANK = re.compile(r"\d{1,2}[.)]")
YEAR = re.compile(r"(?:19|20)\d\d")
BETWEEN = frozenset("a b. c. d. vs vs. contro".split())  # "Sinner b. Zverev 6-4 7-5", "2. Evenepoel a 34\""
DASHES = ("-", "–", "—")  # each may stand for a figure
LONGEST_CELL = 40  # words; a cell with more is a part of a page, not of a table
FEWEST_LINES = 3  # of a word and a figure, such as "Ottobre 80"
CELL_WORDS = 12  # more are a sentence behind a tab


def row_of(cells: Iterable[str]) -> str:
    r"""Write the cells of a row as one line.

    Examples
    --------
    >>> row_of(["Schede\nbianche", "", "3,7 "])
    'Schede bianche | | 3,7'
    """
    texts = (" ".join(cell.replace("|", "/").split()) for cell in cells)
    return re.sub(r" {2,}", " ", " | ".join(texts)).strip()


def rows_of(lines: Sequence[Sequence[str]]) -> list[str]:
    """Write the rows of a table of data, each as one line; nothing for a table that only arranges a page.

    A table of data has two rows with two cells or more, and no cell as long as a paragraph. The first row may be its
    caption, alone in its cell.

    Examples
    --------
    >>> rows_of([["Voti", ""], ["Bianchi", "52,1"], ["Rossi", "44,2"]])
    ['Voti', 'Bianchi | 52,1', 'Rossi | 44,2']
    >>> rows_of([["Il governo tace."], ["Poi parla."]])
    []
    """
    lines = [cells for cells in lines if any(cells)]
    full = [sum(map(bool, cells)) > 1 for cells in lines]
    if sum(full) < 2 or any(len(cell.split()) > LONGEST_CELL for cells in lines for cell in cells):
        return []
    return [row_of(cells) if i or full[0] else "".join(cells) for i, cells in enumerate(lines)]


def has_cells(line: str) -> bool:
    r"""Say whether a line is written in cells, parted by " | " or by tabs.

    Examples
    --------
    >>> has_cells("Anna Bianchi | 52,1"), has_cells("Anna Bianchi\t52,1"), has_cells("Anna Bianchi ha vinto.")
    (True, True, False)
    """
    return bool(CELLS_APART.search(line))


def is_figure(text: str) -> bool:
    """Say whether a cell or word is a figure, with its unit, or the dash that stands for one.

    Examples
    --------
    >>> [is_figure(text) for text in ("412.350", "52,1 %", "€ 30", "–", "Ottobre", "Roma 2")]
    [True, True, True, True, False, False]
    """
    return bool(FIGURE.fullmatch(text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text))


def rows(lines: Sequence[str], near: Sequence[bool]) -> set[int]:
    """Find the lines that are rows of a table.

    A row is one of several lines in a row that are written in cells; a single one if it has three cells, or two of
    which one is a figure. So are lines at least half of which is figures, if there are three of them in a row, or two
    with two figures each, or three figures in one; a rank ("1.") counts as one where the line ends with another. So is
    a line without any letter. What stands directly above cells,
    short and without a stop, is their caption and counts as a row.

    Parameters
    ----------
    lines : sequence of str
    near : sequence of bool
        Whether a line follows the one before it without a blank line.

    Returns
    -------
    set of int

    Examples
    --------
    >>> sorted(rows(["Voti", "Bianchi | 52,1", "Rossi | 44,2", "Ha vinto Bianchi."], [False, True, True, False]))
    [0, 1, 2]
    """
    celled = [has_cells(line) or (RULE.fullmatch(line) is not None and "|" in line) for line in lines]
    full = [not cells and _is_of_figures(line) for cells, line in zip(celled, lines, strict=True)]
    many = {k for run in _runs(full) if len(run) >= FEWEST_LINES for k in run}
    found = set()
    for i, line in enumerate(lines):
        beside = [k for k in (i - 1, i + 1) if 0 <= k < len(lines)]
        if celled[i]:
            holds = any(celled[k] for k in beside) or _is_row_alone(line)
        else:
            most = 2 if any(full[k] or celled[k] for k in beside) else 3
            holds = full[i] and (_figures(line) >= most or i in many)
        if holds or not LETTER.search(line):
            found.add(i)
    for i in range(len(lines) - 1):
        if i + 1 in found and i not in found and celled[i + 1] and near[i + 1] and _is_caption(lines[i]):
            found.add(i)
    return found


def _runs(holds: Sequence[bool]) -> Iterator[list[int]]:
    for value, run in groupby(range(len(holds)), key=holds.__getitem__):
        if value:
            yield list(run)


def _is_row_alone(line: str) -> bool:
    cells = [cell.strip() for cell in CELLS_APART.split(line)]
    if any(len(cell.split()) > CELL_WORDS for cell in cells):
        return False
    return any(map(is_figure, cells)) or (len(cells) > 2 and not STOP.search(line))


def _figures(line: str) -> int:
    words = [word.rstrip(",;") for word in line.split()]
    figures = sum(is_figure(word) for word in words if word not in DASHES)
    if words and is_figure(words[-1]) and not YEAR.fullmatch(words[-1]):  # else the items of a list
        figures += sum(RANK.fullmatch(word) is not None for word in words[:-1])
    return figures + (sum(word in DASHES for word in words[1:]) if figures else 0)


def _is_of_figures(line: str) -> bool:
    words = [word for word in line.split() if word not in BETWEEN]
    return not STOP.search(line) and len(line) < 200 and 0 < len(words) <= 2 * _figures(line)


def _is_caption(line: str) -> bool:
    return not STOP.search(line) and len(line.split()) <= CELL_WORDS


def tabs_between_cells(text: str) -> Iterator[tuple[int, int, str]]:
    r"""Put " | " in the place of tabs in lines that follow each other with as many tabs: a table that was copied.

    A tab behind the mark of a list ("1.", "•") parts no cells, nor does one before a sentence.

    Examples
    --------
    >>> list(tabs_between_cells("Mese\tmm\nMaggio\t35")), list(tabs_between_cells("1.\tUno\n2.\tDue"))
    ([(4, 5, ' | '), (14, 15, ' | ')], [])
    """
    if "\t" not in text:
        return
    before: list[re.Match] = []
    was_taken, offset = False, 0
    for line in text.split("\n"):
        tabs = list(re.compile(r"(?<=\S)\t+(?=\S)").finditer(text, offset, offset + len(line)))
        tabs = tabs if _parts_cells(line) else []
        if line.strip():
            taken = bool(tabs) and len(tabs) == len(before)
            for tab in [*(before if taken and not was_taken else ()), *(tabs if taken else ())]:
                yield *tab.span(), " | "
            before, was_taken = tabs, taken
        offset += len(line) + 1


def _parts_cells(line: str) -> bool:
    cells = line.strip().split("\t")
    sentences = (len(cell.split()) > CELL_WORDS or (len(cell.split()) > 3 and STOP.search(cell)) for cell in cells)
    return len(cells) > 1 and not LIST_MARK.fullmatch(cells[0].strip()) and not any(sentences)
