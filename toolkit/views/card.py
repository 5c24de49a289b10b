"""A sentence to quote, with what a reader of the quotation has to know: as text, Markdown and HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from toolkit.analysis import Analysis, banner
from toolkit.checks import Finding, language_name
from toolkit.errors import ToolkitError
from toolkit.views.markdown import markdown_escaped
from toolkit.views.table import finding_line
from toolkit.views.view import style

__all__ = ["QuotationCard", "quotation_card"]


@dataclass(frozen=True)
class QuotationCard:
    """A sentence of an article in both languages, and where it comes from.

    Attributes
    ----------
    number : int
        Of the sentence, from 1, as on the page.
    source, target : str
    languages : (str, str)
        Their codes.
    speaker : str or None
        Who presumably says it, as `Analysis.quotations` has it; None where nobody is quoted or it is not plain who.
    file : str or None
        Name of the article's file; None for a text that came from none.
    published : str or None
        Day of the article, as it was given; None where it was not.
    made_by : {"machine", "person"}
        Whose wording the target is.
    findings : tuple of Finding
        What the checks mistrust in it.
    warning : str or None
        That the article is in another language, where it is.
    """

    number: int
    source: str
    target: str
    languages: tuple[str, str]
    speaker: str | None = None
    file: str | None = None
    published: str | None = None
    made_by: Literal["machine", "person"] = "machine"
    findings: tuple[Finding, ...] = ()
    warning: str | None = None

    @property
    def _origin(self) -> tuple[str, ...]:
        """What stands below the quotation, line by line."""
        source, target = map(language_name, self.languages)
        return (
            f"Speaker: {f'{self.speaker} (presumed)' if self.speaker else 'not known'}",
            f"Article: {self.file or 'a text without a file'}, sentence {self.number}",
            f"Date of the article: {self.published or 'not given'}",
            f"Translated from {source} to {target} by a {self.made_by}",
        )

    @property
    def _doubts(self) -> tuple[str, ...]:
        warned = (self.warning,) if self.warning else ()
        return (*warned, *(f"{finding.severity}: {finding.message}" for finding in self.findings))

    @property
    def text(self) -> str:
        """The card as plain text."""
        return "\n".join((_flat(self.target), _flat(self.source), *map(_flat, (*self._origin, *self._doubts))))

    @property
    def markdown(self) -> str:
        """The card as Markdown: a block quotation, and a list."""
        target, source = (markdown_escaped(_flat(text)) for text in (self.target, self.source))
        doubts = (f"- **{markdown_escaped(doubt)}**" for doubt in self._doubts)
        lines = (*(f"- {markdown_escaped(line)}" for line in self._origin), *doubts)
        return f"> {target}\n>\n> *{source}*\n\n" + "\n".join(lines)

    @property
    def html(self) -> str:
        """The card as HTML, with its style."""
        source, target = map(escape, self.languages)
        lines = "".join(f"<li>{escape(line)}</li>" for line in self._origin)
        warned = f'<p class="itk-banner" role="alert">{escape(self.warning)}</p>' if self.warning else ""
        return (
            f'{style()}<div class="itk"><figure class="itk-card">{warned}<blockquote><p lang="{target}">'
            f'{escape(self.target)}</p><p lang="{source}">{escape(self.source)}</p></blockquote>'
            f"<figcaption><ul>{lines}</ul>{''.join(map(finding_line, self.findings))}</figcaption></figure></div>"
        )

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def _flat(text: str) -> str:
    return " ".join(text.split())


def quotation_card(analysis: Analysis, number: int, published: date | str | None = None) -> QuotationCard:
    """Give a sentence as a card to quote from: both languages, who says it, where it stands, and what is doubtful.

    Parameters
    ----------
    analysis : Analysis
    number : int
        Of the sentence, from 1, as on the page.
    published : date or str, optional
        Day of the article, which no file tells for certain.

    Raises
    ------
    ToolkitError
        If there is no such sentence.

    Examples
    --------
    >>> from toolkit import analyse
    >>> card = analyse("seeds/corea-del-nord-russia.txt").quote(4, "2025-06-29")
    >>> print(card.text.partition("Speaker")[2])
    : il parlamentare di Seoul (presumed)
    Article: corea-del-nord-russia.txt, sentence 4
    Date of the article: 2025-06-29
    Translated from Italian to English by a machine
    """
    size = len(analysis.sentences)
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= size:
        raise ToolkitError(f"there is no sentence {number!r} to quote: they are numbered 1 to {size}, as on the page.")
    index, article = number - 1, analysis.article
    speakers = tuple(dict.fromkeys(_speakers(analysis, index)))
    return QuotationCard(
        number,
        *next(pair for i, pair in enumerate(analysis.translation) if i == index),
        analysis.languages,
        None if None in speakers else " and ".join(speakers) or None,
        article.source.name if article.source else None,
        str(published) if published else None,
        "machine",  # the one place that says whose wording it is
        analysis.findings_of(index),
        banner(analysis),
    )


def _speakers(analysis: Analysis, index: int) -> Iterator[str | None]:
    """Give who presumably speaks in a sentence, None for each quotation of whom that is not plain."""
    for quotation in analysis.quotations:
        if quotation.kind == "speech" and quotation.index <= index <= quotation.last_index:
            yield quotation.speaker
