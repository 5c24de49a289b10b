"""Files to hand on: an analysis as a self-contained HTML page, as Markdown, JSON, CSV or a Word document.

The translation alone goes into a text or a Word document.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from toolkit.analysis import (
    CAUTION,
    Analysis,
    Listing,
    banner,
    expectation,
    lead_comparison,
    listings,
    to_json,
    unmarked,
    worst_sign,
)
from toolkit.checks import language_name
from toolkit.errors import ToolkitError
from toolkit.files.spreadsheet import csv_text
from toolkit.files.translation_alone import alone_docx, alone_text, paragraphs
from toolkit.files.word import docx_bytes
from toolkit.views import analysis_html, folded_listings, index_html, markdown_escaped
from toolkit.writing import write_whole

__all__ = [
    "FORMATS",
    "html_page",
    "index_page",
    "markdown_text",
    "report",
]


def html_page(analysis: Analysis) -> str:
    """Give one self-contained HTML page: no script, no font, no picture from elsewhere; listings folded at its end.

    Examples
    --------
    >>> from toolkit import analyse
    >>> html_page(analyse("seeds/bolivia-mare.txt"))[:15]
    '<!doctype html>'
    """
    return _page(analysis.name, analysis_html(analysis, level=1, more=folded_listings(analysis)))


def index_page(rows: Iterable[str], failed: Iterable[ToolkitError] = ()) -> str:
    """Give an HTML page that links the pages of a folder, from `toolkit.views.index_row` of each, and what failed."""
    return _page("Articles", index_html(rows, failed))


def _page(title: str, body: str) -> str:
    page = "body{margin:24px auto;max-width:1070px;padding:0 12px;background:#fff}:root{color-scheme:light dark}"
    page += "@media (prefers-color-scheme:dark){body{background:#171b22}}"  # the paper of view.css
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{page}</style></head><body><main>{body}</main></body></html>\n"
    )


def markdown_text(analysis: Analysis) -> str:
    """Give a Markdown text: the summary in both languages, the translation, both side by side, the signature."""
    summary, target, source = analysis.summary, analysis.translation.target, analysis.translation.source
    chosen = (
        f"- **{i + 1}{worst_sign(analysis, i)}** {markdown_escaped(target[i])}  \n  *{markdown_escaped(source[i])}*"
        for i in summary.indices
    )
    translation = (f"{'### ' if kind else ''}{markdown_escaped(text)}" for kind, text in paragraphs(analysis))
    warning = banner(analysis)
    blocks = [
        f"**{markdown_escaped(warning)}**" if warning else "",
        f"# {markdown_escaped(analysis.name)}",
        f"*{markdown_escaped(analysis.title[0])}*" if analysis.title else "",
        markdown_escaped(expectation(analysis)),
        CAUTION,
        "\n".join(f"- Note: {markdown_escaped(note)}" for note in analysis.notes),
        f"## Summary ({summary.label}, {len(summary)} of {len(target)} sentences)",
        "\n".join(chosen),
        f"{lead_comparison(analysis)}.",
        "## Marked by the checks",
        "\n".join(_markdown_findings(analysis)) or "Nothing.",
        markdown_escaped(unmarked(analysis)),
        "## Translation",
        *translation,
        "## Sentence by sentence",
        "\n".join(_markdown_rows(analysis)),
        "Model score: log-probability per token, at most 0; the model's own confidence, not truth.",
        *(_markdown_listing(listing) for listing in listings(analysis)),
        _markdown_code(str(analysis.signature)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _markdown_findings(analysis: Analysis) -> Iterator[str]:
    for finding in analysis.findings:
        yield f"- **{finding.index + 1}** {finding.severity}: {markdown_escaped(finding.message)}"


def _markdown_rows(analysis: Analysis) -> Iterator[str]:
    source, target = (markdown_escaped(language_name(code)) for code in analysis.languages)
    yield from (f"| n | | {source} | {target} | model score |", "|--:|---|---|---|--:|")
    for i, texts in enumerate(analysis.translation):
        score, star = analysis.translation.scores[i], "★" if i in analysis.summary else ""
        source, target = map(markdown_escaped, texts)
        yield f"| {i + 1} | {star} | {source} | {target} | {'' if score is None else f'{score:.2f}'} |"


def _markdown_listing(listing: Listing) -> str:
    rows = (f"| {row.number} | {' | '.join(map(markdown_escaped, row.cells))} |" for row in listing.rows)
    head = (f"| n | {' | '.join(listing.columns)} |", f"|--:{'|---' * len(listing.columns)}|")
    return "\n\n".join((f"## {listing.title}", listing.limits, "\n".join((*head, *rows))))


def _markdown_code(text: str) -> str:
    """Fence a text with more backticks than it has in a row; a package's metadata may hold any."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " if len(fence) > 1 else ""
    return f"{fence}{pad}{' '.join(text.split())}{pad}{fence}"


# By the ending of the file's name, a longer one before that with which it ends.
FORMATS: dict[str, Callable[[Analysis], str | bytes]] = {
    "html": html_page,
    "md": markdown_text,
    "json": to_json,
    "csv": csv_text,
    "txt": alone_text,
    "translation.docx": alone_docx,
    "docx": docx_bytes,
}


def report(analysis: Analysis, path: str | Path) -> Path:
    """Write an analysis to a file; its ending says how. Nothing half-written is left behind.

    Parameters
    ----------
    analysis : Analysis
    path : str or Path
        Ends in one of the keys of `FORMATS`: .txt and .translation.docx hold the translation alone.

    Raises
    ------
    ToolkitError
        If the ending is another one, if python-docx is missing for .docx, or if the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import analyse
    >>> with TemporaryDirectory() as folder:
    ...     report(analyse("seeds/bolivia-mare.txt"), f"{folder}/bolivia.docx").name
    'bolivia.docx'
    """
    path = Path(path)
    write = next((write for ending, write in FORMATS.items() if path.name.lower().endswith(f".{ending}")), None)
    if write is None:
        raise ToolkitError(f"{path}: reports end in {', '.join('.' + name for name in FORMATS)}, not {path.suffix!r}.")
    try:
        content = write(analysis)
    except ToolkitError as error:
        raise ToolkitError(f"{path}: {error}") from None
    return write_whole(path, content)
