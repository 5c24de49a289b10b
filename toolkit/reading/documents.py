"""From the bytes of a file to its text, whatever its format: plain text, .docx, HTML and PDF, told by their content.

The libraries that read documents are optional; each is imported when the first document of its kind is read.
"""

import io
import logging
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from toolkit.errors import ArticleError
from toolkit.reading.decoding import NO_WORD, decode
from toolkit.reading.extracts import Extract, counted, named
from toolkit.reading.lines import lines_of
from toolkit.reading.mails import is_mail, read_mail
from toolkit.reading.markdown import is_markdown, read_markdown
from toolkit.reading.pages import paragraphs, without_page_number
from toolkit.reading.raised import in_superscript
from toolkit.reading.running_heads import Sheet, without_running_heads
from toolkit.reading.tables import LETTER, rows_of
from toolkit.reading.web_pages import read_page
from toolkit.signature import library_versions

__all__ = ["ENDINGS", "document_text"]

ENDINGS = (".txt", ".html", ".htm", ".docx", ".pdf", ".eml", ".mhtml", ".mht")

HTML_PAGE = re.compile(
    rb"(?>\s*(?><\?xml[^>]*>|<!--.*?-->))*\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
PROTECTED = "EncryptedPackage".encode("utf-16-le")  # Word's name for what it keeps behind a password
MOST = 100_000_000  # bytes of a .docx when unpacked: as XML they take ten times that in memory
SAVE_ANEW = "Open it and save a copy, without a password, or as plain text (UTF-8), and give that file."
NO_HANDLER = logging.NullHandler()


class Format(NamedTuple):
    """A kind of document: its name, how it is told by its bytes, and the library and function that read it."""

    label: str
    name: str
    library: str
    matches: Callable[[bytes], object]
    read: Callable[[bytes, str], Extract]


def document_text(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    r"""Give the text of a document, paragraphs parted by a blank line; of anything else what `decode` makes of it.

    Parameters
    ----------
    data : bytes
    name : str
        What to call the input in messages; of the format it says only that a plain text is Markdown (``.md``).

    Returns
    -------
    text : str
    encoding : str
        "docx", "html", "pdf", "mail" or "markdown", or how the bytes of a plain text were decoded.
    notes : tuple of str
        Empty for plain UTF-8.

    Raises
    ------
    ArticleError
        If there is no text in it, it is broken or protected, or its library is not installed.

    Examples
    --------
    >>> text, encoding, notes = document_text(b"<html><h1>Cielo sereno</h1><p>Non piove.</p></html>", "x.html")
    >>> text, encoding
    ('Cielo sereno\n\nNon piove.', 'html')
    """
    if data.startswith(b"\xd0\xcf\x11\xe0") and PROTECTED in data:
        raise ArticleError(f"{name}: is protected with a password. {SAVE_ANEW}")
    mail = read_mail(data, name) if is_mail(data) else None
    if mail and mail.page is None:
        text = "\n\n".join(filter(None, (mail.subject, mail.text)))
        return text, "mail", ("a mail: its subject is the title; spans count its text", *mail.notes)
    data = mail.page if mail else data
    kind = next((kind for kind in FORMATS if kind.matches(data)), None)
    if kind is None:
        return _plain_text(data, name)
    texts, notes = _read(kind, data, name)
    if mail:
        texts, notes = [*filter(None, [mail.subject]), *texts], [*notes, *mail.notes]
    text = "\n\n".join(texts)
    if not re.search(r"\w", text):
        raise ArticleError(f"{name}: {NO_WORD}")
    by = f"{kind.library} {library_versions(kind.library)[kind.library]}"
    return text, kind.label, (f"text taken from {kind.name} by {by}; spans count that text", *notes)


def _plain_text(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    text, encoding, notes = decode(data, name)
    if not is_markdown(text, name):
        return text, encoding, notes
    texts, told = read_markdown(text)
    return "\n\n".join(texts) or text, "markdown", (*notes, *told)


def _read(kind: Format, data: bytes, name: str) -> Extract:
    try:
        return kind.read(data, name)
    except ImportError:
        raise ArticleError(
            f"{name}: is {kind.name}; reading those needs {kind.library}. Install it with: pip install {kind.library} "
            "(or the project's extra `documents`), or save the document as plain text (UTF-8)."
        ) from None
    except ArticleError:
        raise
    except Exception as error:  # fed with any bytes, a parser raises anything
        raise ArticleError(f"{name}: is {kind.name} that cannot be read ({_reason(error)}). {SAVE_ANEW}") from None


def _reason(error: Exception) -> str:
    text = str(error.args[0] if isinstance(error, KeyError) else error) or type(error).__name__
    return re.sub(r"file '<.*?>' ", "", " ".join(text.split()))[:200].rstrip(".")  # python-docx names our buffer


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data and b"word/" in data


def _read_docx(data: bytes, name: str) -> Extract:
    """Take every paragraph, also of tables, text boxes and insertions; not deletions, headers and footers.

    A table of short cells is given row for row; of any other, every cell is a paragraph or several.
    """
    import docx
    from docx.oxml.ns import qn

    _check_archive(data)
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    alternative = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says the same once more
    for gone in list(body.iter(qn("w:del"), qn("w:moveFrom"), alternative)):
        gone.getparent().remove(gone)
    rows = {table: rows for table in body.iter(qn("w:tbl")) if (rows := _rows_of(table))}
    within = {paragraph for table in rows for paragraph in table.iter(qn("w:p"))}
    found = []
    for element in body.iter(qn("w:p"), qn("w:tbl")):
        if element in rows:
            found.append("\n".join(rows[element]))
        elif element.tag == qn("w:p") and element not in within:
            found.append(_text_of(element))
    footnotes = sum(1 for _ in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
    others = sum(1 for _ in body.iter(qn("w:tbl"))) - len(rows)
    cells = [f"{others} table{'s' if others > 1 else ''}: every cell is a paragraph"] if others else []
    edges = named(_edges(document), "header or footer", "headers and footers")
    return Extract(list(filter(None, found)), [*cells, *counted(footnotes, "footnote"), *edges])


def _edges(document) -> list[str]:
    """Give the headers and footers of a document of Word's that have a word, each once."""
    texts: list[str] = []
    with suppress(Exception):  # they are only named: what is odd about them is no reason to refuse the text
        for section in document.sections:
            for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
                paragraphs = [] if part.is_linked_to_previous else part.paragraphs
                texts.append(" ".join(" ".join(paragraph.text for paragraph in paragraphs).split()))
    return [text for text in dict.fromkeys(texts) if LETTER.search(text)]


def _rows_of(table) -> list[str]:
    """Give the rows of a table of Word's; nothing if it has a table in it, or a cell of more than one paragraph."""
    from docx.oxml.ns import qn

    others = (*table.iterdescendants(qn("w:tbl")), *table.iterancestors(qn("w:tbl")))
    if others:
        return []
    lines = []
    for row in table.iter(qn("w:tr")):
        cells = [list(filter(None, map(_text_of, cell.iter(qn("w:p"))))) for cell in row.iter(qn("w:tc"))]
        if any(len(texts) > 1 for texts in cells):
            return []
        lines.append(["".join(texts) for texts in cells])
    return rows_of(lines)


def _text_of(paragraph) -> str:
    from docx.oxml.ns import qn

    runs = (run for run in paragraph.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is paragraph)
    return "".join(map(_written, runs)).strip()


def _written(run) -> str:
    """Give the text of a run of Word's, raised figures as such."""
    from docx.oxml.ns import qn

    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    is_raised = raised is not None and raised.get(qn("w:val")) == "superscript"
    return in_superscript(run.text) if is_raised else run.text


def _check_archive(data: bytes) -> None:
    """Refuse what would not fit into memory, whatever its directory says about sizes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
            raise ValueError("it is packed in a way that Word does not know")
        if sum(part.file_size for part in parts) > MOST:
            raise ValueError(f"unpacked it would have more than {MOST // 1_000_000} MB")
        if damaged := archive.testzip():  # reads in small pieces, and holds them against the sizes declared
            raise ValueError(f"its part {damaged} is damaged")


def _is_html(data: bytes) -> bool:
    return bool(HTML_PAGE.match(data[:4000].translate(None, b"\0\xef\xbb\xbf\xff\xfe")))  # the marks of Unicode


def _is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def _read_pdf(data: bytes, name: str) -> Extract:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError

    logging.getLogger("pdfminer").addHandler(NO_HANDLER)  # its warnings are for those who set up logging
    if b"%%EOF" not in data.rstrip(b"\0")[-1024:]:
        raise ValueError("its end is missing")
    # Gaps within a justified line are as wide as four letters; the order of columns is found in `toolkit.reading`.
    layout = LAParams(char_margin=4, boxes_flow=None, all_texts=True)
    try:
        sheets = [
            Sheet(list(lines_of(sheet)), sheet.height) for sheet in extract_pages(io.BytesIO(data), laparams=layout)
        ]
    except PDFEncryptionError:
        raise ArticleError(f"{name}: is protected with a password. {SAVE_ANEW}") from None
    if not sheets:
        raise ValueError("there is no page in it")
    if not any(sheet.lines for sheet in sheets):
        raise ArticleError(
            f"{name}: there is no text in it, only pictures, probably a scan. Run text recognition (OCR) first."
        )
    numbered = [Sheet(without_page_number(*sheet), sheet.height) for sheet in sheets]
    plain, heads = without_running_heads(numbered)
    kept = [without_page_number(*sheet) for sheet in plain]
    texts = paragraphs(kept)
    numbers = sum(len(sheet.lines) for sheet in (*sheets, *plain)) - sum(
        map(len, (*(s.lines for s in numbered), *kept))
    )
    unknown = sum(text.count("(cid:") for text in texts)
    notes = ["columns and paragraphs were found by rules of thumb: compare it with the pages"]
    if unknown:
        notes.append(f"the PDF does not say which letters it shows: {unknown} times there is a (cid:…) in their place")
    notes += named(heads, "running head or foot of the pages", "running heads and feet of the pages")
    return Extract(texts, [*notes, *counted(numbers, "line", " at the pages’ edges (number, date, address)")])


FORMATS = (
    Format("docx", "a .docx document", "python-docx", _is_docx, _read_docx),
    Format("html", "an HTML page", "trafilatura", _is_html, read_page),
    Format("pdf", "a PDF document", "pdfminer.six", _is_pdf, _read_pdf),
)
