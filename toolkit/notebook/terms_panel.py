"""The panel of the explorer in which suggested terms are accepted, row by row, and written beside the notebook."""

from collections.abc import Callable, Sequence
from html import escape

from toolkit.analysis import Analysis
from toolkit.content import suggest_terms
from toolkit.errors import ToolkitError
from toolkit.files import add_terms
from toolkit.notebook.terms import BESIDE

__all__ = ["TermsPanel"]

TITLE = "Terms: accept what is right, for terms.csv"


class TermsPanel:
    """A table of suggested terms: a box to accept each, its English to write over, and a button that saves.

    Parameters
    ----------
    analyses : callable
        Gives the analyses to look at, when the panel is opened.
    saved : callable
        Is told that the file has new terms.

    Examples
    --------
    >>> panel = TermsPanel(list, lambda: None)
    >>> panel.open()
    >>> panel.rows, panel.told.value
    ([], 'No terms to accept.')
    """

    def __init__(self, analyses: Callable[[], Sequence[Analysis]], saved: Callable[[], None]) -> None:
        import ipywidgets

        self._analyses, self._saved = analyses, saved
        self.rows: list[tuple] = []  # source, box, text
        self.told = ipywidgets.HTML()
        self.button = ipywidgets.Button(description=f"save to {BESIDE}")
        self.button.on_click(lambda _: self.save())
        self._table = ipywidgets.VBox()
        inside = ipywidgets.VBox([self._table, self.button, self.told])
        self.box = ipywidgets.Accordion([inside], titles=[TITLE], selected_index=None)
        self.box.observe(lambda change: change["new"] == 0 and self.open(), "selected_index")

    def open(self) -> None:
        """Fill the table; the terms to settle stand first."""
        import ipywidgets

        try:
            found = suggest_terms(self._analyses()).found
        except ToolkitError as error:
            found, self.told.value = (), escape(str(error))
        else:
            self.told.value = "" if found else "No terms to accept."
        self.rows, lines = [], []
        for each in found:
            accept = ipywidgets.Checkbox(indent=False, layout={"width": "2em"}, tooltip=f"accept {each.source}")
            english = ipywidgets.Text(each.target, layout={"width": "14em"}, continuous_update=False)
            about = ", ".join(map(str, each.renderings)) + (f" — {each.says}" if each.says else "")
            labels = (
                ipywidgets.HTML(f'<span lang="it">{escape(each.source)}</span>', layout={"width": "14em"}),
                ipywidgets.HTML(escape(about)),
            )
            self.rows.append((each.source, accept, english))
            lines.append(ipywidgets.HBox([accept, labels[0], english, labels[1]]))
        self._table.children = lines

    def follow(self) -> None:
        """Fill the table anew, if it is open."""
        if self.box.selected_index == 0:
            self.open()

    def save(self) -> None:
        """Add what is accepted to terms.csv; what is wrong with it, or stands there otherwise, is told."""
        terms = {source: english.value for source, accept, english in self.rows if accept.value}
        if not terms:
            self.told.value = "Nothing is accepted yet."
            return
        try:
            notes = add_terms(BESIDE, terms)
        except ToolkitError as error:
            self.told.value = f'<p role="alert">{escape(str(error))}</p>'
            return
        new = len(terms) - len(notes)
        said = (f"{new} term{'s' * (new != 1)} accepted in {BESIDE}.", *notes)
        self.told.value = "".join(f"<p>{escape(text)}</p>" for text in said)
        self._saved()
