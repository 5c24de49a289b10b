"""Two tables for notebooks: who said what, and what may be a slip of the pen in the article."""

from html import escape

from toolkit.analysis import Analysis
from toolkit.quotations import quotations
from toolkit.spelling import doubtful_words
from toolkit.view import style

__all__ = ["doubts_html", "quotations_html"]


def quotations_html(analysis: Analysis) -> str:
    """Show every quotation in both languages, its presumed speaker, and whether the summary kept it (★).

    Speakers are read from word order (see `toolkit.quotations`) and presumed, not certain; where the sentence is not
    plain they are "unknown". Short phrases between quotation marks that nobody says are left out.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "Roberto Calzadilla" in quotations_html(analyse("seeds/bolivia-mare.txt"))
    True
    """
    found = quotations(analysis.sentences, analysis.translation.target, analysis.languages[0])
    rows = []
    for quotation in found:
        if quotation.kind == "speech":
            missing = "reported, without marks" if quotation.reported else "the translation lost the marks"
            star = "★ " if quotation.sentence in analysis.summary else ""
            said = f"{quotation.speaker or 'unknown'}{f' ({quotation.verb})' if quotation.verb else ''}"
            cells = (said, quotation.source, quotation.target or f"– ({missing})")
            rows.append((f"{star}{quotation.sentence + 1}", *cells))
    return _table(("n", "presumed speaker", "source", "translation"), rows, "No quotation was found.")


def doubts_html(analysis: Analysis) -> str:
    """Show words of the article that may be slips, with suggestions; ``analyse(corrections=…)`` takes what you accept.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "reloet" in doubts_html(analyse("seeds/corea-del-nord-russia.txt"))
    True
    """
    rows = [
        (str(doubt.sentence + 1), doubt.text, ", ".join(doubt.suggestions), doubt.reason)
        for doubt in doubtful_words(analysis.sentences, analysis.languages[0])
    ]
    return _table(("n", "in the article", "perhaps", "why"), rows, "No word looks like a slip.")


def _table(names: tuple[str, ...], rows: list[tuple[str, ...]], nothing: str) -> str:
    if not rows:
        return f'{style()}<div class="itk"><p class="itk-quiet">{nothing}</p></div>'
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names[1:])
    body = "".join(
        f'<tr class="itk-first"><th scope="row" class="itk-n">{escape(row[0])}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    head = f'<tr><th scope="col" class="itk-n">{names[0]}</th>{head}</tr>'
    table = f'<table class="itk-table"><thead>{head}</thead><tbody>{body}</tbody></table>'
    return f'{style()}<div class="itk">{table}</div>'
