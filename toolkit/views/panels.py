"""Two tables for notebooks and pages: who said what, and what may be a slip of the pen in the article."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

from toolkit.analysis import Analysis, Listing, Row, listings, possible_slips, who_said_what
from toolkit.views.table import link
from toolkit.views.view import details, style

__all__ = ["doubts_html", "folded_listings", "framed", "quotations_html"]


def quotations_html(analysis: Analysis) -> str:
    """Show every quotation in both languages, its presumed speaker, and whether the summary kept it (★).

    Speakers are read from word order (see `toolkit.attribution`) and presumed, not certain; where the sentence is not
    plain they are "unknown". Short phrases between quotation marks that nobody says are left out.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "Roberto Calzadilla" in quotations_html(analyse("seeds/bolivia-mare.txt"))
    True
    """
    return _panel(who_said_what(analysis), "No quotation was found.")


def doubts_html(analysis: Analysis) -> str:
    """Show words of the article that may be slips, with suggestions; ``analyse(corrections=…)`` takes what you accept.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "reloet" in doubts_html(analyse("seeds/corea-del-nord-russia.txt"))
    True
    """
    return _panel(possible_slips(analysis), "No word looks like a slip.")


def folded_listings(analysis: Analysis) -> tuple[str, ...]:
    """Give the listings of an analysis for its page: folded, and linked to the rows of the bilingual table.

    Examples
    --------
    >>> from toolkit import analyse
    >>> len(folded_listings(analyse("seeds/corea-del-nord-russia.txt")))
    2
    """
    return tuple(
        details(f"{listing.title}: {len(listing.rows)}", f"<p>{escape(listing.limits)}</p>{_linked(listing, analysis)}")
        for listing in listings(analysis)
    )


def _panel(listing: Listing, nothing: str) -> str:
    content = f'<p class="itk-quiet">{nothing}</p>'
    if listing.rows:
        rows = ((escape(row.number), "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)) for row in listing.rows)
        content = framed(("n", *listing.columns), rows)
    return f'{style()}<div class="itk">{content}</div>'


def _linked(listing: Listing, analysis: Analysis) -> str:
    def cells(row: Row) -> str:
        pairs = zip(listing.languages, row.cells, strict=True)
        return "".join(f'<td lang="{escape(language)}">{escape(cell)}</td>' for language, cell in pairs)

    rows = ((link(analysis, row.index, row.number), cells(row)) for row in listing.rows)
    return framed(("n", *listing.columns), rows)


def framed(
    names: Sequence[str], rows: Iterable[tuple[str, str]], narrow: Collection[str] = (), short: Collection[str] = ()
) -> str:
    """Make a table of rows that are HTML: what names the row, and its cells.

    Columns may be narrow, for figures, or short, for a word or two.

    Examples
    --------
    >>> framed(("n", "source"), [("1", "<td>Kim tace.</td>")]).count("<tr")
    2
    """
    kinds = dict.fromkeys(short, ' class="itk-short"') | dict.fromkeys(narrow, ' class="itk-score"')
    classes = (' class="itk-n"', *(kinds.get(name, "") for name in names[1:]))
    head = "".join(f'<th scope="col"{c}>{escape(name)}</th>' for name, c in zip(names, classes, strict=True))
    body = "".join(
        f'<tr class="itk-first"><th scope="row" class="itk-n">{number}</th>{cells}</tr>' for number, cells in rows
    )
    return f'<table class="itk-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
