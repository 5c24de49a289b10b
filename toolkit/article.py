"""Articles and their parts: reading files, strings and folders; paragraphs and sub-headings with their spans.

Every span in the toolkit counts characters of ``Article.text``, the decoded text of the file before any repair.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from toolkit.decoding import decode
from toolkit.errors import ArticleError

__all__ = ["Article", "LineBreak", "Paragraph", "Sentence", "layout", "line_breaks", "read_article", "read_folder"]

Kind = Literal["title", "heading", "prose"]

LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
STOP_INSIDE = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«(]?[A-ZÀ-Þ]")
BYLINE = re.compile(r"(?:di|a cura di|dal nostro inviato|dalla nostra inviata) (?:[A-ZÀ-Þ][\w'’.-]*\s*){2,5}$")
TITLE_WORDS, HEADING_WORDS, FRAGMENT_WORDS = 30, 20, 12
WRAP_WIDTHS = range(40, 121)


class Paragraph(NamedTuple):
    """A paragraph of an article: what it is, its text, and its span in the text it was found in."""

    kind: Kind
    text: str
    start: int
    end: int


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
    kind : {"title", "heading", "prose"}
        Only prose is ever chosen for a summary.
    """

    index: int
    text: str
    start: int
    end: int
    paragraph: int
    kind: Kind = "prose"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Article:
    """An article as it was read, before any repair.

    Attributes
    ----------
    text : str
        The decoded text; all spans count its characters.
    sha256 : str
        SHA-256 of the file's bytes (of the UTF-8 bytes for a string), in hexadecimal.
    source : Path or None
        The file it came from.
    encoding : str
        How the bytes were decoded.
    notes : tuple of str
        What the reader should know about the reading, such as "not UTF-8: read as cp1252".
    """

    text: str
    sha256: str
    source: Path | None = None
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Title, sub-headings and prose, in order."""
        return layout(self.text)

    @property
    def title(self) -> str | None:
        """The title, if the text opens with one."""
        first = self.paragraphs[0]
        return first.text if first.kind == "title" else None

    @property
    def name(self) -> str:
        """Stem of the file name, or the first characters of the hash for a string."""
        return self.source.stem if self.source else f"text-{self.sha256[:8]}"

    def __str__(self) -> str:
        title = self.title or self.paragraphs[0].text
        return f"{self.name}: {title[:70]}{'…' if len(title) > 70 else ''} ({len(self.paragraphs)} paragraphs)"


class LineBreak(NamedTuple):
    """White space around at least one line end, and what it means.

    ``kind`` is "paragraph" (a real break), "wrap" (a line wrapped in mid-sentence), "hyphen" (a word cut at the line's
    end) or "broken" (a blank line in the middle of a sentence).
    """

    start: int
    end: int
    kind: Literal["paragraph", "wrap", "hyphen", "broken"]


def _wrap_width(lines: list[tuple[str, str]]) -> int | None:
    """Width at which the lines were wrapped by hand, or None when they were not.

    In wrapped text the next line's first word would not have fitted on the line before it.
    """
    width = max((len(line) for line, _ in lines), default=0)
    if len(lines) < 2 or width not in WRAP_WIDTHS:
        return None
    full = sum(_is_full(line, following, width) for line, following in lines)
    return width if full >= 0.6 * len(lines) else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def line_breaks(text: str) -> list[LineBreak]:
    r"""Find every run of white space that holds a line end, and tell real breaks from accidents of layout.

    A break is an accident when the sentence goes on behind it: no final punctuation before, a lower-case letter after.
    In text wrapped by hand every line end is one, unless the line was left short. A by-line ("di Anna Rossi") stays.

    Examples
    --------
    >>> [brk.kind for brk in line_breaks("La Corea\ndel Nord.\n\nKim è pronto.")]
    ['wrap', 'paragraph']
    """
    runs = [
        m for m in re.finditer(r"\s+", text) if LINE_END.search(m.group()) and m.start() > 0 and m.end() < len(text)
    ]
    edges = [0, *(edge for run in runs for edge in run.span()), len(text)]
    lines = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    single = [len(LINE_END.findall(run.group())) == 1 for run in runs]
    width = _wrap_width([(lines[i].lstrip(), lines[i + 1]) for i in range(len(runs)) if single[i]])

    found, opening = [], 0
    for i, run in enumerate(runs):
        before, after = lines[i].lstrip(), lines[i + 1]
        goes_on = not SENTENCE_END.search(before) and after[0].islower() and not BYLINE.match(after)
        kind: Literal["paragraph", "wrap", "hyphen", "broken"] = "paragraph"
        if single[i]:
            if goes_on and re.search(r"[^\W\d_]-$", before):
                kind = "hyphen"
            elif goes_on or (width and _is_full(before, after, width) and after[0].isalnum()):
                kind = "wrap"
        elif goes_on and _is_running_text(text[opening : run.start()]):
            kind = "broken"
        if kind == "paragraph":
            opening = run.end()
        found.append(LineBreak(run.start(), run.end(), kind))
    return found


def _is_running_text(paragraph: str) -> bool:
    return len(paragraph.split()) > FRAGMENT_WORDS or bool(STOP_INSIDE.search(paragraph))


def layout(text: str) -> tuple[Paragraph, ...]:
    r"""Divide a text into title, sub-headings and prose.

    A heading is a short line that opens with a capital, has no final punctuation and is followed by something; the
    first paragraph, if it is one, is the title. A short line in capitals is a heading whatever it ends with.

    Examples
    --------
    >>> [p.kind for p in layout("Kim pronto ad aiutare\n\nUomini e armi. Poi il silenzio.")]
    ['title', 'prose']
    """
    paragraphs: list[Paragraph] = []
    spans = list(_paragraph_spans(text))
    for i, (start, end) in enumerate(spans):
        following = text[spans[i + 1][0]] if i + 1 < len(spans) else None
        kind: Kind = "prose"
        if following and _is_heading(text[start:end], HEADING_WORDS if i else TITLE_WORDS):
            kind = "heading" if i else "title"
        paragraphs.append(Paragraph(kind, text[start:end], start, end))
    return tuple(paragraphs)


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for brk in line_breaks(text):
        if brk.kind == "paragraph" and brk.start > start:
            yield start, brk.start
            start = brk.end
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _is_heading(paragraph: str, most_words: int) -> bool:
    words = paragraph.split()
    letters = [c for c in paragraph if c.isalpha()]
    opening = next((c for c in paragraph if c.isalnum()), "")
    if not letters or len(words) > most_words or not (opening.isupper() or opening.isdigit()):
        return False
    if paragraph[0] in "-–—•*·":
        return False
    in_capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    return in_capitals or not (SENTENCE_END.search(paragraph) or STOP_INSIDE.search(paragraph))


def read_article(path_or_text: str | Path | bytes) -> Article:
    r"""Read one article from a file, a string or bytes.

    A string is taken for a path when it names an existing file or looks like one (one line, no spaces, an extension).

    Parameters
    ----------
    path_or_text : str, Path or bytes
        A file, or the text itself.

    Returns
    -------
    Article

    Raises
    ------
    ArticleError
        If the file is missing, unreadable, a folder, empty, binary or a document of another format; or a URL.

    Examples
    --------
    >>> article = read_article("Kim pronto ad aiutare\n\nUomini e armi. Poi il silenzio.")
    >>> article.title
    'Kim pronto ad aiutare'
    """
    if isinstance(path_or_text, bytes):
        return _article(path_or_text, "the input", None)
    if isinstance(path_or_text, str):
        if re.match(r"\s*(?:https?|ftp)://\S+\s*$", path_or_text):
            raise ArticleError(
                f"{path_or_text.strip()}: web addresses are not fetched, the toolkit works offline by design. "
                "Save the page's text to a file and give its path, or paste the text."
            )
        if not _names_a_file(path_or_text):
            return _article(path_or_text.encode("utf-8", "replace"), "the text", None)
    path = Path(path_or_text)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(
            f"{path}: there is no such file. Check the path; to pass the text itself, give the whole text."
        ) from None
    except IsADirectoryError:
        raise ArticleError(f"{path}: is a folder. Use read_folder() for all articles in it.") from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None
    return _article(data, str(path), path)


def _names_a_file(text: str) -> bool:
    if len(text) > 4096 or "\0" in text or LINE_END.search(text):
        return False
    try:
        if text and Path(text).exists():
            return True
    except OSError:
        return False
    return bool(re.fullmatch(r"\S*[\w)]\.\w{1,5}", text)) or (
        len(text) < 256 and bool(re.fullmatch(r"[~.]?/\S+", text))
    )


def _article(data: bytes, name: str, source: Path | None) -> Article:
    text, encoding, notes = decode(data, name)
    return Article(text, hashlib.sha256(data).hexdigest(), source, encoding, notes)


def read_folder(folder: str | Path, pattern: str = "*.txt") -> list[Article]:
    """Read every article of a folder, in the order of their names.

    Parameters
    ----------
    folder : str or Path
    pattern : str
        Which files are articles; sub-folders are not entered unless it says so (``"**/*.txt"``).

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


def article_paths(folder: str | Path, pattern: str = "*.txt") -> list[Path]:
    """List the article files of a folder, in the order of their names; errors as in `read_folder`."""
    folder = Path(folder)
    if not folder.is_dir():
        raise ArticleError(f"{folder}: is not a folder. Use read_article() for a single file.")
    paths = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not paths:
        raise ArticleError(f"{folder}: no file matches {pattern}. Save the articles there as plain text.")
    return paths
