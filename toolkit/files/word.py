"""An analysis as a Word document (.docx), with python-docx: every text in its language, no name of this machine."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.analysis import (
    CAUTION,
    Analysis,
    Listing,
    banner,
    expectation,
    lead_comparison,
    listings,
    unmarked,
    worst_sign,
)
from toolkit.checks import language_name
from toolkit.errors import ToolkitError
from toolkit.files.edits import mark
from toolkit.writing import as_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

__all__ = ["docx_bytes", "opened", "saved", "written"]

LOCALES = {"it": "it-IT", "en": "en-GB"}
AUTHOR = "translation-summary-toolkit"
SHADE, WARN = "FFF3CD", "B3261E"
CHOSEN, CELL, HEAD = "Summary Sentence", "Table Text", "Table Heading"  # styles of our own
PAGE, MARGIN, COLUMNS, LISTING_COLUMNS = (210, 297), 20, (14, 78, 78), (14, 32, 62, 62)  # mm


def docx_bytes(analysis: Analysis) -> bytes:
    """Give a Word document: the summary in both languages, the article sentence beside sentence, the signature.

    A character that XML cannot hold is replaced by U+FFFD.

    Raises
    ------
    ToolkitError
        If python-docx is not installed.

    Examples
    --------
    >>> from toolkit import analyse
    >>> docx_bytes(analyse("seeds/bolivia-mare.txt"))[:2]
    b'PK'
    """
    document = opened(analysis)
    _opening(document, analysis)
    _summary(document, analysis)
    _findings(document, analysis)
    _table(document, analysis)
    for listing in listings(analysis):
        _listing(document, listing)
    _ending(document, analysis)
    return saved(document)


def opened(analysis: Analysis) -> "Document":
    """Begin a document: page, styles, properties, in red what forbids to use it; ToolkitError as in `docx_bytes`."""
    try:
        import docx
    except ImportError:
        raise ToolkitError(
            "writing .docx needs python-docx. Install it with: pip install python-docx, or choose .html, .md or .json."
        ) from None
    from docx.shared import RGBColor

    document = docx.Document()
    _set_up(document, analysis)
    if warning := banner(analysis):
        written(document.add_paragraph(), warning, style="Strong").font.color.rgb = RGBColor.from_string(WARN)
    return document


def saved(document: "Document") -> bytes:
    """Give the bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: "Document", analysis: Analysis) -> None:
    """Set page, styles, the language of what has no other, and the properties."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section, styles = document.sections[0], document.styles
    section.page_width, section.page_height = map(Mm, PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES["en"])
    for name, base in ((CHOSEN, "Normal"), (CELL, "Normal"), (HEAD, CELL)):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    chosen, cell = styles[CHOSEN].paragraph_format, styles[CELL].paragraph_format
    chosen.left_indent, chosen.first_line_indent = Mm(10), Mm(-10)
    chosen.space_after, chosen.keep_together = Pt(8), True
    cell.space_before = cell.space_after = Pt(2)
    cell.line_spacing = 1
    styles[HEAD].font.bold = styles[HEAD].paragraph_format.keep_with_next = True
    properties = document.core_properties
    properties.title = as_xml(analysis.name)[:255]  # the most that a property may have
    properties.author = properties.last_modified_by = AUTHOR
    properties.language, properties.comments = LOCALES["en"], ""
    properties.created = properties.modified = datetime.now(UTC)


def _opening(document: "Document", analysis: Analysis) -> None:
    source, target = analysis.title or (analysis.article.name, None)
    written(document.add_paragraph(style="Title"), source, _source(analysis) if analysis.title else "en")
    if target:
        written(document.add_paragraph(style="Subtitle"), target, _target(analysis))
    written(document.add_paragraph(), CAUTION, style="Strong")
    facts = [
        (len(analysis.sentences), "sentence"),
        (analysis.words, "word"),
        (len(analysis.repairs), "repair"),
        (len(analysis.notes), "note"),
    ]
    text = " · ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in facts)
    written(document.add_paragraph(), text)
    written(document.add_paragraph(), expectation(analysis))


def _summary(document: "Document", analysis: Analysis) -> None:
    summary, translation = analysis.summary, analysis.translation
    written(document.add_paragraph(style="Heading 1"), "Summary")
    written(document.add_paragraph(), f"{summary.label}, {len(summary)} of {len(translation)} sentences")
    for i in summary.indices:
        paragraph = document.add_paragraph(style=CHOSEN)
        written(paragraph, f"{i + 1}{worst_sign(analysis, i)}\t", style="Strong")
        written(paragraph, translation.target[i], _target(analysis)).add_break()
        written(paragraph, translation.source[i], _source(analysis), style="Emphasis")
    written(document.add_paragraph(), f"{lead_comparison(analysis)}.")


def _findings(document: "Document", analysis: Analysis) -> None:
    written(document.add_paragraph(style="Heading 1"), "Marked by the checks")
    for finding in analysis.findings:
        line = f"{finding.index + 1}: {finding.severity}: {finding.message}"
        written(document.add_paragraph(style="List Bullet"), line)
    written(document.add_paragraph(), unmarked(analysis) if analysis.findings else f"Nothing. {unmarked(analysis)}")


def _table(document: "Document", analysis: Analysis) -> None:
    written(document.add_paragraph(style="Heading 1"), "Sentence by sentence")
    languages = (_source(analysis), _target(analysis))
    table = _grid(document, COLUMNS, tuple(map(language_name, languages)))
    for sentence, pair in zip(analysis.sentences, analysis.translation, strict=True):
        number, chosen = str(sentence.index + 1), sentence.index in analysis.summary
        style = HEAD if sentence.is_heading else CELL
        row = _fill(table.add_row(), (f"★ {number}" if chosen else number, *pair), ("en", *languages), style)
        _bookmark(row.cells[0].paragraphs[0], sentence.index, mark(sentence.index + 1, *pair))
        for cell in row.cells if chosen else ():
            _mark(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=SHADE)
    written(document.add_paragraph(style=CELL), "★ and a shaded row: the sentence is in the summary.")


def _bookmark(paragraph: "Paragraph", number: int, name: str) -> None:
    """Put a bookmark at the end of a paragraph: by it `toolkit.files.edits` knows what a person has mended."""
    _mark(paragraph._p, "w:bookmarkStart", id=str(number), name=name)
    _mark(paragraph._p, "w:bookmarkEnd", id=str(number))


def _listing(document: "Document", listing: Listing) -> None:
    written(document.add_paragraph(style="Heading 1"), listing.title)
    written(document.add_paragraph(), listing.limits)
    table = _grid(document, LISTING_COLUMNS, listing.columns)
    for row in listing.rows:
        _fill(table.add_row(), (row.number, *row.cells), ("en", *listing.languages), CELL)


def _grid(document: "Document", widths: tuple[int, ...], names: tuple[str, ...]) -> "Table":
    """Add a table with a header that repeats on every page; the widths are in mm."""
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    header = _fill(table.add_row(), ("n", *names), ("en",) * len(widths), HEAD)
    _mark(header._tr.get_or_add_trPr(), "w:tblHeader")
    return table


def _fill(row: "_Row", texts: tuple[str, ...], languages: tuple[str, ...], style: str) -> "_Row":
    """Write texts into a row that stays on one page."""
    _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, text, language in zip(row.cells, texts, languages, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style.replace(" ", "")  # by its id; to look a name up takes longer than all the rest
        written(paragraph, text, language)
    return row


def _ending(document: "Document", analysis: Analysis) -> None:
    if analysis.notes:
        written(document.add_paragraph(style="Heading 1"), "Notes")
    for note in analysis.notes:
        written(document.add_paragraph(style="List Bullet"), note)
    written(document.add_paragraph(style="Heading 1"), "How this was made")
    for name, value in analysis.signature.items:
        written(document.add_paragraph(style="No Spacing"), f"{name}: {value}")


def written(paragraph: "Paragraph", text: str, language: str = "en", style: str | None = None) -> "Run":
    """Add a text to a paragraph in a language, so that spell checkers know it."""
    run = paragraph.add_run(as_xml(text), style)
    _mark(run._r.get_or_add_rPr(), "w:lang", val=as_xml(LOCALES.get(language, language)))
    return run


def _mark(parent, tag: str, /, **attributes: str) -> None:
    """Append an element, which has to come after those that its parent has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def _source(analysis: Analysis) -> str:
    return analysis.languages[0]


def _target(analysis: Analysis) -> str:
    return analysis.languages[1]
