"""An analysis comes in; a page, a document, a table or a notebook of its own is written, whole or not at all."""

from toolkit.files.edits import MendedRow, mended_rows, read_edits
from toolkit.files.reports import FORMATS, index_page, report
from toolkit.files.spreadsheet import suggestions_text, without_formulas
from toolkit.files.terms_file import add_terms
from toolkit.files.translation_alone import alone_docx, translated_text
from toolkit.files.walkthrough import write_walkthrough
from toolkit.writing import write_whole

__all__ = [
    "FORMATS",
    "MendedRow",
    "add_terms",
    "alone_docx",
    "index_page",
    "mended_rows",
    "read_edits",
    "report",
    "suggestions_text",
    "translated_text",
    "without_formulas",
    "write_walkthrough",
    "write_whole",
]
