"""The translation alone, to hand on: as a text and as a Word document, each with a line that says what it is."""

from typing import Literal

from toolkit.analysis import Analysis, banner, made_by_machine
from toolkit.files.word import opened, saved, written
from toolkit.translation import in_paragraphs

__all__ = ["alone_docx", "alone_text", "paragraphs", "translated_text"]

STYLES = {"title": "Title", "heading": "Heading 1", None: "Normal"}


def translated_text(analysis: Analysis) -> str:
    """Give the translation alone, paragraph for paragraph."""
    return in_paragraphs(analysis.translation.target, [sentence.paragraph for sentence in analysis.sentences]) + "\n"


def paragraphs(analysis: Analysis) -> list[tuple[Literal["title", "heading"] | None, str]]:
    """Put the target sentences of each paragraph together; the first of each pair tells titles and sub-headings."""
    texts: dict[int, list[str]] = {}
    headings = {s.paragraph: s.kind for s in analysis.sentences if s.is_heading}
    for sentence, text in zip(analysis.sentences, analysis.translation.target, strict=True):
        texts.setdefault(sentence.paragraph, []).append(text)
    return [(headings.get(number), " ".join(parts)) for number, parts in texts.items()]


def alone_text(analysis: Analysis) -> str:
    """Give the translation with a last line that says that a machine made it; first of all what forbids to use it.

    Examples
    --------
    >>> from toolkit import analyse
    >>> alone_text(analyse("Il governo tace.")).splitlines()[-1]
    'Machine translation from Italian.'
    """
    warning = banner(analysis)
    above = f"{warning}\n\n" if warning else ""
    return f"{above}{translated_text(analysis)}\n{made_by_machine(analysis)}\n"


def alone_docx(analysis: Analysis) -> bytes:
    """Give a Word document of the translation: headings as headings, paragraphs as such, its making in the footer.

    Raises
    ------
    ToolkitError
        If python-docx is not installed.

    Examples
    --------
    >>> from toolkit import analyse
    >>> alone_docx(analyse("Il governo tace."))[:2]
    b'PK'
    """
    document, target = opened(analysis), analysis.languages[1]
    for kind, text in paragraphs(analysis):
        written(document.add_paragraph(style=STYLES[kind]), text, target)
    written(document.sections[0].footer.paragraphs[0], made_by_machine(analysis))
    return saved(document)
