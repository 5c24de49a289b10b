"""A walk-through notebook for an article, written from one template.

The template is Markdown with code fences. Remarks are Markdown too: what stands in them under one of the template's
headings is added at the end of that section, and what stands before the first heading takes the place of the title and
the introduction. So a template that learns something new renews every walk-through and loses no remark.
"""

import json
import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.reading import Article, read_article, read_bytes
from toolkit.summary import summarise
from toolkit.views import markdown_escaped
from toolkit.writing import write_whole

__all__ = ["next_name", "walkthrough", "write_walkthrough"]

FENCE = re.compile(r"^```python *(\w*)\n(.*?)^```$\n?", re.DOTALL | re.MULTILINE)
REFERENCE_SECTION = "Against a human translation"
ALWAYS = (
    "",
    "The page",
    "What to mistrust",
    "Where the summary comes from",
    REFERENCE_SECTION,
    "Key figures",
    "How this was made",
)


def write_walkthrough(
    article: str | Path,
    path: str | Path,
    *,
    reference: str | Path | None = None,
    remarks: str | Path | None = None,
    sentences: int | str = 5,
    method: str = "lexrank",
    full: bool = False,
    overwrite: bool = False,
) -> Path:
    """Write a walk-through of an article; it runs as it is, and takes its parameters from papermill.

    Parameters
    ----------
    article : str or Path
        The file to read; the notebook names it relative to its own folder (which shows the folders between the two).
    path : str or Path
        Where to write, a file that ends in .ipynb or a folder; in a folder the lowest free number goes before the name.
    reference : str or Path, optional
        A human translation, paragraph for paragraph, to measure against.
    remarks : str or Path, optional
        Markdown to weave in, under headings of the template.
    sentences, method
        As in `analyse`.
    full : bool
        Whether it has every section that there is, or what each article needs and what the remarks speak of.
    overwrite : bool
        Whether a notebook that is already there is replaced.

    Returns
    -------
    Path
        The notebook.

    Raises
    ------
    ToolkitError
        If the article, the reference or the remarks cannot be read, a heading of the remarks is unknown, the notebook
        is there already, or nbformat is not installed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     print(write_walkthrough("seeds/bolivia-mare.txt", folder).name)
    01-bolivia-mare.ipynb
    """
    read = read_article(article if "://" in str(article) else Path(article))
    if reference:
        read_article(Path(reference))
    summarise([], sentences, method)
    sentences = sentences if isinstance(sentences, str) else int(sentences)
    path = Path(path)
    if path.suffix != ".ipynb":
        path = path / next_name(path, read)
    if os.path.exists(path) and not overwrite:
        raise ToolkitError(f"{path}: is there already. Give another name, or replace it (overwrite=True, --force).")
    text = walkthrough(
        read,
        _relative(article, path.parent),
        reference=reference and _relative(reference, path.parent),
        remarks=read_bytes(Path(remarks)).decode("utf-8", "replace") if remarks else "",
        sentences=sentences,
        method=method,
        full=full,
    )
    return write_whole(path, text)


def next_name(folder: Path, article: Article) -> str:
    """Give the file name of an article's notebook in a folder: the one it has, else with the lowest free number.

    Examples
    --------
    >>> next_name(Path("no-such-folder"), read_article("seeds/bolivia-mare.txt"))
    '01-bolivia-mare.ipynb'
    """
    own = re.compile(rf"\d+-{re.escape(article.name)}\.ipynb")
    if names := sorted(file.name for file in folder.glob("*.ipynb") if own.fullmatch(file.name)):
        return names[0]
    taken = {int(match.group()) for file in folder.glob("*.ipynb") if (match := re.match(r"\d+", file.name))}
    number = next(number for number in range(1, len(taken) + 2) if number not in taken)
    return f"{number:02}-{article.name}.ipynb"


def walkthrough(
    article: Article,
    location: str,
    *,
    reference: str | None = None,
    remarks: str = "",
    sentences: int | str = 5,
    method: str = "lexrank",
    full: bool = False,
) -> str:
    """Give the text of a walk-through notebook; `location` and `reference` are paths as seen from it.

    Raises
    ------
    ToolkitError
        If a heading of the remarks is not in the template, or nbformat is not installed.

    Examples
    --------
    >>> article = read_article("Il governo tace. Il parlamento vota.")
    >>> walkthrough(article, "voto.txt").count('"cell_type": "code"')
    7
    """
    try:
        import nbformat
    except ImportError:
        raise ToolkitError("writing a notebook needs nbformat. Install it with: pip install nbformat") from None
    values = {"name": article.title or article.name, "article": location, "reference": reference}
    sections = _template(values | {"sentences": sentences, "method": method})
    spoken_of = _weave(sections, remarks)
    if not full:
        sections = {heading: sections[heading] for heading in sections if heading in (*ALWAYS, *spoken_of)}
    if reference is None:
        del sections[REFERENCE_SECTION]
    cells = []
    for kind, source in (cell for section in sections.values() for cell in _cells(section)):
        make = nbformat.v4.new_markdown_cell if kind is None else nbformat.v4.new_code_cell
        cells.append(make(source, id=f"cell-{len(cells) + 1:02}", metadata={"tags": [kind]} if kind else {}))
    kernel = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    return nbformat.writes(notebook) + "\n"


def _template(values: dict[str, object]) -> dict[str, str]:
    """Give the template's sections with values for {name} (as prose) and {name!r} (as code)."""
    template = (files("toolkit") / "data" / "walkthrough.md").read_text("utf-8")

    def value(match: re.Match) -> str:
        found = values[match.group(1)]
        return (
            json.dumps(found, ensure_ascii=not str(found).isprintable())
            if match.group(2)
            else markdown_escaped(str(found))
        )

    return dict(_sections(re.sub(r"\{(\w+)(!r)?\}", value, template)))


def _sections(markdown: str) -> Iterator[tuple[str, str]]:
    """Give heading and text of each section; the text before the first heading has the heading ""."""
    heading, lines, in_code = "", [], False
    for line in markdown.splitlines(keepends=True):
        in_code ^= line.startswith("```")
        if line.startswith("## ") and not in_code:  # in code it is a comment
            yield heading, "".join(lines)
            heading, lines = line[3:].strip(), []
        lines.append(line)
    yield heading, "".join(lines)


def _weave(sections: dict[str, str], remarks: str) -> set[str]:
    """Add the remarks to the sections they belong to; give the headings of these."""
    spoken_of = set()
    for heading, text in _sections(remarks):
        body = (text.partition("\n")[2] if heading else text).strip()
        if not heading and body:
            introduction = FENCE.search(sections[""])
            sections[""] = f"{body}\n\n{introduction.group()}"
        elif heading and heading not in sections:
            known = ", ".join(filter(None, sections))
            raise ToolkitError(f"the remarks have a section {heading!r}; the walk-through has only: {known}.")
        elif body:
            sections[heading] = f"{sections[heading].rstrip()}\n\n{body}\n"
            spoken_of.add(heading)
    return spoken_of


def _cells(markdown: str) -> Iterator[tuple[str | None, str]]:
    """Give the cells of a section: None and prose, or a tag (perhaps empty) and code."""
    cursor = 0
    for fence in FENCE.finditer(markdown):
        if prose := markdown[cursor : fence.start()].strip():
            yield None, prose
        yield fence.group(1), fence.group(2).rstrip("\n")
        cursor = fence.end()
    if prose := markdown[cursor:].strip():
        yield None, prose


def _relative(path: str | Path, folder: Path) -> str:
    """Give a path as seen from a folder, with forward slashes; absolute where there is no way."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).resolve().as_posix()
