"""Tables for spreadsheets: CSV in which no text of an article becomes a formula."""

from typing import TYPE_CHECKING

from toolkit.analysis import Analysis, to_frame
from toolkit.content import TermSuggestions
from toolkit.writing import as_cell

if TYPE_CHECKING:
    import pandas

__all__ = ["csv_text", "suggestions_text", "without_formulas"]


def without_formulas(frame: "pandas.DataFrame") -> "pandas.DataFrame":
    """Put an apostrophe before every text that a spreadsheet may take for a formula; numbers stay numbers.

    A text is taken for one where it, or what stands behind a semicolon or tab in it, opens with ``=``, ``+``, ``-`` or
    ``@``, in full width or behind white space too: many spreadsheets split at semicolons (OWASP, "CSV Injection"). The
    apostrophe says "text" to a spreadsheet; a sentence that opens with a dash gets it, too.

    Parameters
    ----------
    frame : pandas.DataFrame
        From any ``to_frame()`` of this toolkit, to be written by its ``to_csv``.

    Examples
    --------
    >>> import pandas
    >>> without_formulas(pandas.DataFrame({"source": ['=HYPERLINK("http://example.org")', "3 + 4"], "score": [-1, 0]}))
                                  source  score
    0  '=HYPERLINK("http://example.org")     -1
    1                              3 + 4      0
    """
    return frame.map(lambda cell: as_cell(cell) if isinstance(cell, str) else cell)


def csv_text(analysis: Analysis) -> str:
    """Give `to_frame` as CSV: UTF-8 with a mark, ``number`` as on pages, no formulas; the last row is the signature.

    Examples
    --------
    >>> from toolkit import analyse
    >>> csv_text(analyse("seeds/bolivia-mare.txt")).splitlines()[0][1:35]
    'number,index,paragraph,kind,source'
    """
    import pandas as pd

    frame = to_frame(analysis).reset_index().astype(object)
    frame.insert(0, "number", frame.pop("number"))
    signature = dict.fromkeys(frame.columns, "") | {"kind": "signature", "source": str(analysis.signature)}
    last = pd.DataFrame([signature], dtype=object)
    return "\ufeff" + without_formulas(pd.concat([frame, last])).to_csv(index=False, lineterminator="\r\n")


def suggestions_text(suggestions: TermSuggestions) -> str:
    r"""Give suggested terms as CSV: with yes in the column "accept" of some rows it is a glossary as it stands.

    Examples
    --------
    >>> suggestions_text(TermSuggestions(()))
    '\ufeffaccept,source,target,kind,count,english,differ,says\r\n'
    """
    return "\ufeff" + without_formulas(suggestions.to_frame()).to_csv(index=False, lineterminator="\r\n")
