"""An explorer for notebooks: choose article, method, length, language and a sentence; what is shown follows at once."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from toolkit.analysis import Analysis, analyse, checked_language
from toolkit.checks import language_name
from toolkit.errors import ArticleError, SummaryError, ToolkitError
from toolkit.memory import BESIDE
from toolkit.notebook.editor import Editor
from toolkit.notebook.session_edits import Saved, SessionEdits
from toolkit.notebook.terms import with_terms_beside
from toolkit.notebook.terms_panel import TermsPanel
from toolkit.reading import Article, article_paths, fitting, read_article, repair
from toolkit.summary import METHODS, summarise, typed_length
from toolkit.translation import STARTER, PivotTranslator, Terms, Told, Translator, default_translator
from toolkit.views import alternatives_html, analysis_html, weakest_words_html

__all__ = ["Explorer"]

LENGTHS = ("3", "5", "10", "20%", "80 words", "1 per section")  # what the box proposes; any other can be typed


class Explorer:
    """Show the articles of a folder, with widgets to choose what is summarised and how, and a sentence to look into.

    Each article is translated once, when it is first chosen. Two panels are folded below: one in which sentences are
    edited, and one that proposes terms. Where widgets are missing (ipywidgets is not installed, or
    the page is only a picture of a notebook), the first article is shown as it would be by `analyse`, with a word about
    it.

    Parameters
    ----------
    articles : str, Path, Article or sequence of them
        A folder, a file, a text, or several of these but folders. Files of a folder that
        cannot be read are left out, and named above the view.
    method, sentences, language
        What is chosen first; as in `analyse`.
    source, target, package, translator, glossary
        As in `analyse`; terms.csv beside the notebook is taken if it is there, and named in a note.
    corrections : mapping of str to str, optional
        As in `analyse`, but each only where it stands in an article.

    Raises
    ------
    ArticleError, SummaryError, PackageNotFound
        If there is no article; no such method, length or language; or no package for the pair.

    Examples
    --------
    >>> explorer = Explorer("seeds", method="lead", sentences=2)
    >>> explorer.names[0], explorer.analysis.summary.indices
    ('bolivia-mare', (1, 2))
    """

    def __init__(
        self,
        articles: str | Path | Article | Sequence[str | Path | Article],
        *,
        method: str = "lexrank",
        sentences: int | str = 5,
        language: str | None = None,
        source: str = "it",
        target: str = "en",
        package: str | Path | None = None,
        translator: Translator | PivotTranslator | None = None,
        glossary: Terms | None = STARTER,
        corrections: Mapping[str, str] | None = None,
    ) -> None:
        self._given = translator or default_translator(source, target, package), glossary
        self._translator, self._notes = with_terms_beside(*self._given)
        self._corrections = corrections or {}
        package = self._translator.package
        self._languages = package.source, package.target
        language = checked_language(language, self._languages)
        _check(sentences, method, language)
        self._articles, self._unread = _listed(articles)
        if not self._articles:
            advice = "; ".join(self._unread) or "give a folder, a file, a text or several of these."
            raise ArticleError(f"there is no article to explore: {advice}")
        self._analyses: dict[int, Analysis] = {}
        self._edits = SessionEdits()
        self._choice = {"article": 0, "method": method, "sentences": sentences, "language": language, "look_into": 0}
        self._box = self._controls = None
        self._problem = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the articles are called in the list."""
        return tuple(article.name for article in self._articles)

    @property
    def analysis(self) -> Analysis:
        """The analysis on show, to go on with: it has the edits."""
        choice = {name: value for name, value in self._choice.items() if name not in ("article", "look_into")}
        return self._translated().with_summary(**choice)

    def edit(self, number: int, text: str | None) -> None:
        """Put a person's wording of a sentence into the article on show, as the panel does; None undoes it.

        Edits stay for as long as the notebook runs, whatever is chosen; `save_edits` keeps them. Arguments and errors
        as of `Analysis.with_edit`. A sentence that was looked into is closed: its weak words were the machine's.

        Examples
        --------
        >>> explorer = Explorer("Il governo tace.")
        >>> explorer.edit(1, "The government says nothing.")
        >>> explorer.analysis.english
        'The government says nothing.'
        """
        article = self._choice["article"]
        self._analyses[article] = self._edits.make(article, self._translated(), number, text)
        self._choice["look_into"] = 0
        if self._box is not None:
            self._controls["look_into"].value = 0
            self._show()

    def save_edits(self, path: str | Path = BESIDE) -> Saved:
        """Write the edits of all articles into a translation memory, from which `analyse` takes them.

        Those that were undone are taken out of it. EditError if there are none; TranslationMemoryError if the file is
        no memory.
        """
        return self._edits.save(path)

    def _translated(self) -> Analysis:
        """Give the analysis of the article on show, of which only the summary is still to be chosen."""
        number = self._choice["article"]
        if number not in self._analyses:
            progress = self._show_progress() if self._box is not None else None
            article = self._articles[number]
            article = replace(article, notes=(*article.notes, *self._notes))
            how = {"method": "lead", "translator": self._translator, "progress": progress}
            made = analyse(article, corrections=self._fitting(article), **how)
            self._analyses[number] = self._edits.again(number, made)
        return self._analyses[number]

    def _show(self) -> None:
        self._box.children[-1].value = self._html()
        self.editor.follow()

    def _take_terms(self) -> None:
        """Begin anew with what terms.csv has now; edits stay."""
        self._translator, self._notes = with_terms_beside(*self._given)
        self._analyses.clear()
        self._show()

    def _fitting(self, article: Article) -> dict[str, str]:
        return fitting(repair(article.text), self._corrections) if self._corrections else {}

    def _show_progress(self) -> Told:
        """Show how many sentences of the article are translated, and the latest, in the place of the view."""
        done: dict[int, str] = {}

        def told(new: Mapping[int, str]) -> None:
            done.update(new)
            latest = "".join(f"<p>{escape(text)}</p>" for text in new.values())
            self._box.children[-1].value = f"<p>{len(done)} sentences translated …</p>{latest}"

        self._box.children[-1].value = "<p>Loading the language packages …</p>"
        return told

    def choose(self, **choice: object) -> None:
        """Choose `article` (its number from 0), `method`, `sentences`, `language` or `look_into`, as the widgets do.

        Of the sentence to look into, numbered from 1 as on the page, the weak words and the alternatives are shown too;
        0 is none, and so it is after another article was chosen.

        Raises
        ------
        ToolkitError
            If there is no such thing to choose.
        """
        if unknown := choice.keys() - self._choice.keys():
            raise ToolkitError(f"there is no {min(unknown)!r} to choose; {', '.join(self._choice)} are.")
        if choice.get("article", self._choice["article"]) != self._choice["article"]:
            choice = {"look_into": 0} | choice
        wanted = self._choice | choice
        if wanted["article"] not in range(len(self._articles)):
            raise ToolkitError(f"there is no article {wanted['article']!r}: they count from 0, {self!r}.")
        wanted["language"] = checked_language(wanted["language"], self._languages)
        _check(wanted["sentences"], wanted["method"], wanted["language"])
        if not isinstance(wanted["look_into"], int):
            raise ToolkitError(
                f"the sentence to look into is a number from 1, or 0 for none, not {wanted['look_into']!r}."
            )
        if wanted == self._choice:
            return
        self._choice = wanted
        if self._box is not None:
            for name in choice:
                self._controls[name].value = _shown(name, wanted[name])
            self._box.children[-1].value = self._html()
            if "article" in choice:
                self.terms.follow()
            if "article" in choice or choice.get("look_into"):
                self.editor.look(wanted["look_into"] or 1)

    def _take(self, name: str, value: object) -> None:
        """Choose what a widget says; a length that is none is told above a view that stays as it was."""
        try:
            self.choose(**{name: typed_length(value) if name == "sentences" else value})
            if self._problem:
                self._problem, self._box.children[-1].value = "", self._html()
        except SummaryError as error:
            self._problem = f'<p role="alert">{escape(str(error))}</p>'
            self._box.children[-1].value = self._problem + self._html()

    def _html(self) -> str:
        unread = "".join(f'<p role="note">Left out: {escape(problem)}</p>' for problem in self._unread)
        try:
            return unread + self._closer() + analysis_html(self.analysis, button=True)
        except ToolkitError as error:
            return f'<p role="alert"><b>{escape(type(error).__name__)}</b>: {escape(str(error))}</p>'

    def _closer(self) -> str:
        """Show the weak words and the alternatives of the chosen sentence, or say that there is none such."""
        analysis, sentence = self.analysis, self._choice["look_into"]
        if not sentence:
            return ""
        if sentence not in range(1, len(analysis.sentences) + 1):
            return f'<p role="alert">There is no sentence {sentence}: 1 to {len(analysis.sentences)} are.</p>'
        weak = weakest_words_html(analysis, self._translator, only=[sentence - 1])
        return weak + alternatives_html(analysis, sentence - 1, translator=self._translator)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        """Give the widgets to whoever can show them, and the first view to everybody else."""
        try:
            import ipywidgets  # noqa: F401

            widgets = self._widgets()._repr_mimebundle_()
            problem = "Widgets need a running notebook: run this cell to choose. Until then the first choice is shown."
        except ImportError:
            widgets, problem = (
                {},
                "Choosing needs ipywidgets (pip install ipywidgets). Without it the first choice is shown.",
            )
        html = f'<p role="note">{problem}</p>{self._html()}'
        return widgets | {"text/html": html, "text/plain": f"{problem}\n\n{self!r}"}

    def __repr__(self) -> str:
        return f"<Explorer of {len(self._articles)} articles: {', '.join(self.names[:5])}>"

    def _widgets(self):
        if self._box is None:
            import ipywidgets

            titles = list(zip(self.names, range(len(self._articles)), strict=True))
            controls = {
                "article": ipywidgets.Dropdown(options=titles),
                "method": ipywidgets.Dropdown(options=list(METHODS)),
                "sentences": ipywidgets.Combobox(
                    options=LENGTHS, placeholder="5, 20%, 80 words, 1 per section", continuous_update=False
                ),
                "language": ipywidgets.Dropdown(options=[(language_name(code), code) for code in self._languages]),
                "look_into": ipywidgets.BoundedIntText(min=0, max=9_999, continuous_update=False),
            }
            for name, control in controls.items():
                control.description = name.replace("_", " ")
                control.value = _shown(name, self._choice[name])
                control.observe(lambda change, name=name: self._take(name, change["new"]), "value")
            self._controls = controls
            row = ipywidgets.HBox(list(controls.values()), layout={"flex_flow": "row wrap"})
            self.terms = TermsPanel(lambda: [self.analysis], self._take_terms)
            self.editor = Editor(self._translated, self.edit, self.save_edits)
            self._box = ipywidgets.VBox([row, self.editor.box, self.terms.box, ipywidgets.HTML(self._html())])
        return self._box


def _shown(name: str, value: object) -> object:
    """Give a choice as its widget has it: a length is a text there."""
    return str(value) if name == "sentences" else value


def _check(sentences: object, method: str, language: str) -> None:
    summarise([], sentences, method, language)


def _listed(articles: object) -> tuple[list[Article], list[str]]:
    """Give the articles one by one, a folder's for a folder, and what is wrong with those that cannot be read."""
    if isinstance(articles, str | Path) and os.path.isdir(articles):
        articles = article_paths(articles)
    if isinstance(articles, str | bytes | Path | Article) or not isinstance(articles, Iterable):
        if isinstance(articles, str) and len(articles.split()) == 1:
            articles = Path(articles)  # one word is no article but a name with a mistake in it
        return [articles if isinstance(articles, Article) else read_article(articles)], []
    found, problems = [], []
    for article in articles:
        try:
            found.append(article if isinstance(article, Article) else read_article(article))
        except ArticleError as error:
            problems.append(str(error))
    return found, problems
