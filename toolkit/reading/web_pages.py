"""HTML pages: the article that trafilatura finds, with its tables row for row; live blogs; what was left out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.errors import ArticleError
from toolkit.reading.boilerplate import is_link
from toolkit.reading.decoding import decode
from toolkit.reading.extracts import Extract, counted, named
from toolkit.reading.layouts import listed
from toolkit.reading.live_blogs import posts_of, with_times_in_prose
from toolkit.reading.raised import with_superscripts
from toolkit.reading.tables import rows_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document

__all__ = ["read_page"]

DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*(windows-\d+|cp\d+|iso-8859-\d+|latin-?\d|macintosh)", re.IGNORECASE
)
NAMED = re.compile(r"<h1\b|<title\b[^>]*>\s*[^\s<]|[\"'](?:og|twitter|dc)[:.]title\b", re.IGNORECASE)
HTML_BLOCKS = set("body cell div head item list p quote row table".split())
RESERVED = re.compile(r"\W*riproduzione riservata\W*", re.IGNORECASE)
BOX = re.compile(
    r"(?:^|[\s_-])(?:box|scheda|infobox|sidebar|related|correlat[ie]|approfondiment[oi]|factbox|glossario|timeline|promo|"
    r"newsletter|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)


def read_page(data: bytes, name: str) -> Extract:
    """Read the article of an HTML page.

    A table with two rows of two cells or more is given row for row, its caption above it; where cells hold whole
    paragraphs it only arranges the page, and they are given one after the other. Boxes, and headings with what is below
    them, that are not in the text are named in a note.

    Raises
    ------
    ArticleError
        If no article can be found.
    """
    from lxml.etree import iterwalk

    source, _, notes = decode(_in_utf_8(data), name, may_be_empty=True)
    source = with_superscripts(source)
    page = _article_of(with_times_in_prose(source))
    posts = posts_of(source)
    if page is None and not posts:
        raise ArticleError(f"{name}: is an HTML page in which no article can be found. Copy its text and paste that.")
    body = None if page is None else page.body
    found = [] if body is None else [" ".join(h.itertext()) for h in body.iter("head") if h.get("rend") == "h1"]
    title_of_page = page.title if page is not None and NAMED.search(source) else ""  # else it is some sub-heading
    title = " ".join((found[0] if found else title_of_page or "").split())
    if not posts:
        _write_tables(body)
        _write_lists(body)
        pieces = "".join(_html_pieces(iterwalk(body, events=("start", "end"))))
        texts = [re.sub(" *\n *", "\n", text.strip()) for text in re.split(r"\s*\n\s*\n\s*", pieces)]
    texts = [text for text in posts or texts if text and text.casefold() != title.casefold()]
    kept = [text for text in texts if not (is_link(text) or RESERVED.fullmatch(text))]
    left_out = "menus, captions and comments were left out by rules of thumb: compare it with the page"
    live = ["a live blog: its posts stand in the order of the page"] if posts else []
    asides = counted(len(texts) - len(kept), "line", " such as “Leggi anche”")
    boxes = named(list(_boxes(source, [title, *texts])), "box", "boxes")
    return Extract([*filter(None, [title]), *kept], [left_out, *live, *notes, *asides, *boxes])


def _article_of(source: str) -> "Document | None":
    """Let trafilatura find the article, twice where it finds no sub-heading.

    In a page without <article>, and with class names in Italian, it takes paragraphs only. The second time the element
    with the most paragraphs is called the article.
    """
    from trafilatura import bare_extraction, load_html

    first = bare_extraction(source, include_comments=False, with_metadata=True)
    tree = load_html(source)
    if first is None or tree is None or first.body.find(".//head") is not None:
        return first
    places = tree.iter("body", "div", "main", "section", "td")
    place = max(places, key=lambda it: sum(len(p.text_content()) for p in it.iterchildren("p")), default=tree)
    place.tag = "article"
    second = bare_extraction(tree, include_comments=False, with_metadata=True)
    if second is None or second.body.find(".//head") is None or len(second.text) < 0.9 * len(first.text):
        return first
    return second


def _in_utf_8(data: bytes) -> bytes:
    """Give a page that declares one of the old encodings in UTF-8; a page that is UTF-8 declares what it likes."""
    declared = DECLARED.search(data[:4000])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data
    if not declared or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    label = declared.group(1).decode("ascii").lower()
    try:
        return data.decode("cp1252" if label in ("iso-8859-1", "latin1", "latin-1") else label).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return data


def _write_tables(body: "_Element") -> None:
    """Put a paragraph with a line for each row in the place of every table that is one."""
    for table in list(body.iter("table")):
        lines = rows_of([[_text(cell) for cell in row.iter("cell")] for row in table.iter("row")])
        if not lines or next(table.iterancestors("table", "cell"), None) is not None:
            continue
        tail = table.tail
        table.clear()
        table.tag, table.text, table.tail = "p", lines[0], tail
        for line in lines[1:]:
            end = table.makeelement("lb")
            end.tail = line
            table.append(end)


def _text(cell: "_Element") -> str:
    from lxml.etree import iterwalk

    return " ".join("".join(_html_pieces(iterwalk(cell, events=("start", "end")))).split())


def _write_lists(body: "_Element") -> None:
    """Give the items of a list their marks back where they would be taken for one sentence."""
    for whole in body.iter("list"):
        items = [item for item in whole.iterchildren("item") if (item.text or "").strip()]
        texts = [" ".join("".join(item.itertext()).split()) for item in items]
        for item, before, after in zip(items, texts, listed(texts), strict=True):
            item.text = after.removesuffix(before) + item.text.lstrip()


def _html_pieces(walk: "Iterator[tuple[str, _Element]]") -> Iterator[str]:
    """Give the text of a page, blocks parted by blank lines and `<br>` turned to a line end."""
    for event, element in walk:
        block = element.tag in HTML_BLOCKS
        if block:
            yield "\n\n"
        elif element.tag == "lb" and event == "start":
            yield " " if element.getparent().tag == "head" else "\n"
        text = element.text if event == "start" else element.tail
        yield re.sub(r"[ \t\n\r\f]+", " ", text or "")


def _boxes(source: str, texts: list[str]) -> Iterator[str]:
    """Name the boxes of a page, and its sub-headings, of which nothing is in the text; by heading or first words."""
    from trafilatura import load_html

    tree = load_html(source)
    if tree is None:
        return
    text, seen = _plain(" ".join(texts)), set()
    for element in tree.iter("aside", "div", "section", "table", "details", "h2", "h3", "h4"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in ("div", "section") and not BOX.search(names):
            continue
        heading = (
            element if element.tag[0] == "h" else next(element.iter("h2", "h3", "h4", "h5", "caption", "summary"), None)
        )
        words = " ".join(heading.text_content().split()) if heading is not None else _first_words(element)
        plain = _plain(" ".join(element.text_content().split()[:12]))
        if not plain or plain in text or _plain(words) in seen or _is_around(element):
            continue
        seen.add(_plain(words))
        yield words


def _first_words(element: "_Element") -> str:
    return next((" ".join(text.split()) for text in element.itertext() if re.search(r"\w", text)), "")


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _is_around(element: "_Element") -> bool:
    """Whether an element is within the frame of the page, or the readers' comments, that every page has."""
    outer = [element, *element.iterancestors()][:30]
    frame = ("header", "footer", "nav", "form", "head")
    return any(e.tag in frame or "comment" in f"{e.get('class', '')} {e.get('id', '')}".casefold() for e in outer)
