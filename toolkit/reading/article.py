"""Articles and sentences; reading files, strings and folders.

Every span in the toolkit counts characters of ``Article.text``: the decoded text of a file, or the text taken from a
document, before any repair.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import ArticleError
from toolkit.reading.documents import ENDINGS, document_text
from toolkit.reading.layouts import LINE_END, Kind, Paragraph, layout
from toolkit.reading.tables import LETTER, has_cells

__all__ = [
    "Article",
    "Sentence",
    "article_of",
    "article_paths",
    "read_article",
    "read_bytes",
    "read_folder",
    "read_stream",
]


MEGABYTE = 2**20
LARGEST = 100  # megabytes of a file; a document may have pictures
LONGEST = 20_000_000  # characters of a text; a long book has two million, and each takes some 60 bytes of memory
CUT_IT = "An article is shorter: cut it into parts."


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article; its ``index`` is what joins it to its translation, score and place in a summary.

    Attributes
    ----------
    index : int
        Position in the article, from 0, headings included.
    text : str
        The repaired text.
    start, end : int
        Span in the original, ``article.text[start:end]``.
    paragraph : int
        Position of its paragraph in the article, from 0.
    kind : {"title", "heading", "byline", "row", "boilerplate", "prose"}
        Only prose is ever chosen for a summary; see `toolkit.reading.layouts.layout`.
    """

    index: int
    text: str
    start: int
    end: int
    paragraph: int
    kind: Kind = "prose"

    @property
    def is_heading(self) -> bool:
        """Whether it is the title or a sub-heading."""
        return self.kind in ("title", "heading")

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Article:
    """An article as it was read, before any repair.

    Attributes
    ----------
    text : str
        The decoded text, or the text of a document; all spans count its characters.
    sha256 : str
        SHA-256 of the file's bytes (of the UTF-8 bytes for a string), in hexadecimal.
    source : Path or None
        The file it came from; not compared, because a record keeps only its name.
    encoding : str
        How the bytes were decoded, or the kind of document: "docx", "html", "pdf", "mail" or "markdown".
    notes : tuple of str
        What the reader should know about the reading, such as "not UTF-8: read as cp1252".
    """

    text: str
    sha256: str
    source: Path | None = field(default=None, compare=False)
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Title, sub-headings, prose and what else there is, in order."""
        return layout(self.text)

    @property
    def title(self) -> str | None:
        """The title, if the article opens with one."""
        return next((paragraph.text for paragraph in self.paragraphs if paragraph.kind == "title"), None)

    @property
    def name(self) -> str:
        """Stem of the file name, or the first characters of the hash for a string."""
        if self.source is None:
            return f"text-{self.sha256[:8]}"
        return os.fsencode(self.source.stem).decode("utf-8", "replace")

    def __str__(self) -> str:
        title = self.title or self.text.strip().split("\n")[0]
        return f"{self.name}: {title[:70]}{'…' if len(title) > 70 else ''} ({len(self.paragraphs)} paragraphs)"


def read_article(path_or_text: str | Path | bytes) -> Article:
    r"""Read one article from a file, a string or bytes: plain text, an HTML page, a .docx or a PDF document.

    The format is told by the content. A string is taken for a path when it names an existing file or looks like one
    (one line, no spaces, an extension).

    Parameters
    ----------
    path_or_text : str, Path or bytes
        A file, or the text itself, or the source of an HTML page.

    Returns
    -------
    Article

    Raises
    ------
    ArticleError
        If the file is missing, unreadable, a folder, empty, broken, binary, huge or of another format; or a URL; or if
        the library that reads such documents is not installed.

    Examples
    --------
    >>> article = read_article("Kim pronto ad aiutare\n\nUomini e armi. Poi il silenzio.")
    >>> article.title
    'Kim pronto ad aiutare'
    """
    if isinstance(path_or_text, bytes):
        return _article(path_or_text, "the input", None)
    if isinstance(path_or_text, str):
        _refuse_address(path_or_text)
        if not _names_a_file(path_or_text):
            return _article(path_or_text.encode("utf-8", "replace"), "the text", None)
    if not isinstance(path_or_text, str | Path):
        raise ArticleError(f"an article is a path, a text or bytes, not {type(path_or_text).__name__}.")
    path = Path(path_or_text)
    return article_of(read_bytes(path), path)


def article_of(data: bytes, path: Path | None) -> Article:
    """Make an article of the bytes of a file that was read before; ArticleError as in `read_article`."""
    return _article(data, "the input" if path is None else str(path), path)


def read_bytes(path: Path) -> bytes:
    """Read a file; ArticleError if it is missing, a folder, unreadable, or larger than any article."""
    try:
        with path.open("rb") as file:
            return read_stream(file, str(path))
    except FileNotFoundError:
        raise ArticleError(
            f"{path}: there is no such file in {Path.cwd()}. Check the path."
            if not path.is_absolute()
            else f"{path}: there is no such file. Check the path."
        ) from None
    except IsADirectoryError:
        raise ArticleError(
            f"{path}: is a folder. Give one of its files; read_folder() and `toolkit analyse` take a folder."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{path}: cannot be read ({reason}). Check the path and its permissions.") from None


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end; ArticleError if it is larger than any article, or has no end."""
    pieces = list(islice(iter(lambda: stream.read(MEGABYTE), b""), LARGEST + 1))
    if len(pieces) > LARGEST:
        raise ArticleError(f"{name}: has more than {LARGEST} MB. {CUT_IT}")
    return b"".join(pieces)


def _names_a_file(text: str) -> bool:
    if len(text) > 4096 or "\0" in text or LINE_END.search(text):
        return False
    if text and os.path.exists(text):
        return True
    return bool(re.fullmatch(r"\S*[\w)]\.\w{1,5}", text)) or (
        len(text) < 256 and bool(re.fullmatch(r"[~.]?/\S+", text))
    )


def _refuse_address(text: str) -> None:
    if re.fullmatch(r"\s*(?:(?:https?|ftp)://|www\.)\S+\s*", text):
        raise ArticleError(
            f"{text.strip()[:200]}: web addresses are not fetched, the toolkit works offline by design. "
            "Save the page to a file and give its path, or paste its text."
        )


def _article(data: bytes, name: str, source: Path | None) -> Article:
    text, encoding, notes = document_text(data, name)
    if len(text) > LONGEST:
        raise ArticleError(f"{name}: has {len(text):,} characters. {CUT_IT}")
    _refuse_address(text)
    if lost := text.count("\ufffd"):
        letters = "a letter was" if lost == 1 else f"{lost} letters were"
        notes = (*notes, f"{letters} lost before the file came here (\ufffd): those words are translated as they stand")
    article = Article(text, hashlib.sha256(data).hexdigest(), source, encoding, notes)
    return replace(article, notes=(*notes, *_set_apart(article.paragraphs)))


def _set_apart(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Say how many paragraphs are boilerplate, or rows of a table."""
    labels = [paragraph.label for paragraph in paragraphs if paragraph.kind == "boilerplate"]
    if labels:
        are = f"{len(labels)} lines that are" if len(labels) > 1 else "1 line that is"
        verb = "are" if len(labels) > 1 else "is"
        yield f"{are} no part of the article ({', '.join(dict.fromkeys(labels))}) {verb} set apart"
    if tabular := sum(p.kind == "row" and bool(LETTER.search(p.text) or has_cells(p.text)) for p in paragraphs):
        yield (
            f"{tabular} lines are rows of tables: no summary has them" if tabular > 1 else "1 line is a row of a table"
        )


def read_folder(folder: str | Path, pattern: str | None = None) -> list[Article]:
    """Read every article of a folder, in the order of their names.

    Parameters
    ----------
    folder : str or Path
    pattern : str, optional
        Which files are articles, by default those that have one of `toolkit.reading.documents.ENDINGS` and are not
        hidden; sub-folders are not entered unless it says so (``"**/*.txt"``).

    Raises
    ------
    ArticleError
        If the folder is missing or has no such file, or if one of its articles cannot be read.

    Examples
    --------
    >>> [article.name for article in read_folder("seeds")][:2]
    ['bolivia-mare', 'corea-del-nord-disarmo']
    """
    return [read_article(path) for path in article_paths(folder, pattern)]


def article_paths(folder: str | Path, pattern: str | None = None) -> list[Path]:
    """List the article files of a folder, in the order of their names; errors as in `read_folder`."""
    folder = Path(folder)
    if not os.path.isdir(folder):
        raise ArticleError(f"{folder}: is not a folder. Use read_article() for a single file.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise ArticleError(f"{folder}: this folder cannot be read. Check its permissions.")
    paths = sorted(path for path in folder.glob(pattern or "*") if _is_file(path) and (pattern or _is_article(path)))
    if not paths:
        wanted = pattern or ", ".join(f"*{ending}" for ending in ENDINGS)
        raise ArticleError(f"{folder}: no file matches {wanted}. Save the articles there.")
    return paths


def _is_file(path: Path) -> bool:
    """Whether there is something to read, or to say: a link that leads nowhere is an error, not nothing."""
    return os.path.isfile(path) or not os.path.exists(path)


def _is_article(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # "~$x.docx" tells Word that x.docx is open
    return path.suffix.lower() in ENDINGS and not hidden
