"""The panel of the explorer in which a sentence is chosen and its English edited: taken, typed, undone, saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

from toolkit.analysis import Analysis, worst_sign
from toolkit.checks import Finding, check_variants
from toolkit.errors import ToolkitError
from toolkit.memory import BESIDE
from toolkit.notebook.session_edits import kept_beside
from toolkit.translation import Alternative
from toolkit.views import compared, finding_line

__all__ = ["Editor", "Wording", "findings_of_wordings", "wordings"]

TITLE = "Edit: choose a sentence, take another wording or type one, and save"
SHOWN = 100  # characters of a sentence in the list
MOST = 6  # of the model's own alternatives
NOTHING = "The checks find nothing in this wording; that is no proof."
NOT_YET = "Not in the translation yet: Take puts it there."


@dataclass(frozen=True)
class Wording:
    """Another wording of a sentence, and where it comes from.

    Attributes
    ----------
    text, origin : str
    same : bool
        Whether it translates this sentence; a near match of a memory translates another.
    """

    text: str
    origin: str
    same: bool = True


def wordings(analysis: Analysis, index: int) -> tuple[Wording, ...]:
    """Give what else is at hand for a sentence, without a model: nothing is translated, and no text comes twice.

    Examples
    --------
    >>> from toolkit import analyse
    >>> edited = analyse("Il governo tace.").with_edit(1, "The government says nothing.")
    >>> wordings(edited, 0)[0].origin
    "the machine's"
    """
    machine = analysis.machine or analysis.translation
    found = [Wording(machine.target[index], "the machine's")]
    if opinion := analysis.opinion_of(index):
        found.append(Wording(opinion.text, "the other package's"))
    for other in machine.alternatives(index, MOST):
        package = f", {other.verdict.package}" if other.verdict else ""
        found.append(Wording(other.text, f"the model's alternative{package}"))
    for match in analysis.matches_of(index):
        found.append(Wording(match.target, f"of a sentence in the memory, {int(match.similarity)} % alike", same=False))
    now = analysis.translation.target[index]
    return tuple({each.text: each for each in reversed(found) if each.text != now}.values())[::-1]


def findings_of_wordings(analysis: Analysis, index: int, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
    """Give what the checks say of a sentence as it stands, or would say if it stood otherwise.

    Examples
    --------
    >>> from toolkit import analyse
    >>> analysis = analyse("Sono 5.000.").with_edit(1, "They are 5,000.")
    >>> [[f.kind for f in found] for found in findings_of_wordings(analysis, 0, ["They are 500.", "They are 5,000."])]
    [['number'], []]
    """
    translation = analysis.translation
    if not translation.tokens[index]:  # what was passed through is not checked, whatever stands there
        return [() for _ in texts]
    others = [Alternative(text, None, 1, None) for text in texts]
    edited = replace(translation, glossary=())  # a person's wording has no terms that are laid down
    would = check_variants(analysis.sentences, edited, {index: others})[index]
    now = {translation.target[index]: analysis.findings_of(index)}
    return [now.get(text, found) for text, found in zip(texts, would, strict=True)]


class Editor:
    """A list of the sentences, and for the one chosen its Italian, a field with its English, and other wordings.

    Parameters
    ----------
    analysis : callable
        Gives the analysis on show.
    edit : callable
        Is told the number of a sentence and its new wording, None for the machine's; puts it in and has the panel
        follow, or raises.
    save : callable
        Saves all edits, and gives what to say about it.

    Examples
    --------
    >>> from toolkit import analyse
    >>> editor = Editor(lambda: analyse("Il governo tace."), lambda number, text: None, lambda: "saved")
    >>> editor.open()
    >>> len(editor.sentences.options), "Il governo tace." in editor.source.value
    (1, True)
    """

    def __init__(
        self, analysis: Callable[[], Analysis], edit: Callable[[int, str | None], None], save: Callable[[], object]
    ) -> None:
        import ipywidgets

        self._analysis, self._edit, self._save = analysis, edit, save
        self._index = 0
        self._drafts: dict[tuple[str, int], str] = {}  # typed and not taken, by article and sentence
        self._filling = False
        wide = {"width": "99%"}
        self.sentences = ipywidgets.Select(rows=8, layout=wide)
        self.sentences.observe(lambda change: self._filling or self._choose(change["new"]), "value")
        self.source, self.found, self.told = (ipywidgets.HTML() for _ in range(3))
        self.english = ipywidgets.Textarea(rows=3, continuous_update=False, layout=wide)
        self.english.observe(lambda _: self._filling or self._typed(), "value")
        self.take = ipywidgets.Button(description="Take", tooltip="put this wording into the translation")
        self.take.on_click(lambda _: self._put(self.english.value))
        self.undo = ipywidgets.Button(description="Undo", tooltip="bring the machine's wording back")
        self.undo.on_click(lambda _: self._put(None))
        self.save = ipywidgets.Button(description="Save", tooltip=f"keep all edits in {BESIDE} beside the notebook")
        self.save.on_click(lambda _: self._keep())
        self.others = ipywidgets.VBox()
        buttons = ipywidgets.HBox([self.take, self.undo, self.save])
        self._parts = [self.sentences, self.source, self.english, self.found, buttons, self.told, self.others]
        self._inside = ipywidgets.VBox(self._parts)
        self.box = ipywidgets.Accordion([self._inside], titles=[TITLE], selected_index=None)
        self.box.observe(lambda change: change["new"] == 0 and self.open(), "selected_index")

    def look(self, number: int) -> None:
        """Choose a sentence, by its number; what was told of another goes."""
        self._index, self.told.value = number - 1, ""
        self.follow()

    def follow(self) -> None:
        """Show the article anew, if the panel is open."""
        if self.box.selected_index == 0:
            self.open()

    def open(self) -> None:
        """Fill the list, and show the chosen sentence."""
        try:
            analysis = self._analysis()
        except ToolkitError as error:
            self.told.value, self._inside.children = _alert(error), [self.told]
            return
        self._inside.children = self._parts
        total = len(analysis.sentences)
        self._index = self._index if self._index in range(total) else 0
        self._filling = True
        self.sentences.options = [(_label(analysis, index), index) for index in range(total)]
        self.sentences.value = self._index
        self._filling = False
        self._show(analysis)

    def _choose(self, index: int) -> None:
        self._index, self.told.value = index, ""
        self._show(self._analysis())

    def _show(self, analysis: Analysis) -> None:
        """Show the chosen sentence, what was typed for it and not taken, and what else is at hand."""
        index, edit = self._index, analysis.edit_of(self._index)
        whose = f'<br><span class="itk-note">✎ {escape(str(edit))}</span>' if edit else ""
        source, target = analysis.translation.source[index], analysis.translation.target[index]
        language = escape(analysis.languages[0])
        self.source.value = _html(f'{index + 1} · <span lang="{language}">{escape(source)}</span>{whose}')
        self._filling = True
        self.english.value = self._drafts.get(self._key(analysis), target)
        self._filling = False
        self._check(analysis)
        others = wordings(analysis, index)
        found = findings_of_wordings(analysis, index, [other.text for other in others])
        self.others.children = [
            self._row(other, compared(target, other.text), findings)
            for other, findings in zip(others, found, strict=True)
        ]

    def _row(self, other: Wording, marked: str, findings: Sequence[Finding]):
        """Give a wording with its button: to use it, or, where it translates another sentence, to start from it."""
        import ipywidgets

        button = ipywidgets.Button(description="use this" if other.same else "start from this")
        button.layout.flex = "0 0 9em"
        button.on_click(lambda _: self._put(other.text) if other.same else self._begin(other.text))
        about = escape(other.origin if findings else f"{other.origin}; the checks find nothing")
        lines = f'<span class="itk-note">{about}</span>{"".join(map(finding_line, findings))}'
        text = ipywidgets.HTML(_html(marked + lines))
        return ipywidgets.HBox([button, text])

    def _begin(self, text: str) -> None:
        self.english.value = text

    def _key(self, analysis: Analysis) -> tuple[str, int]:
        return analysis.article.sha256, self._index

    def _typed(self) -> None:
        analysis = self._analysis()
        self._drafts[self._key(analysis)] = self.english.value
        self.told.value = ""
        self._check(analysis)

    def _check(self, analysis: Analysis) -> None:
        """Say what the checks find in what stands in the field, and whether that is in the translation."""
        text = " ".join(self.english.value.split())
        [findings] = findings_of_wordings(analysis, self._index, [text])
        lines = "".join(map(finding_line, findings)) or f'<span class="itk-note">{NOTHING}</span>'
        not_yet = "" if text == analysis.translation.target[self._index] else f"<b>{NOT_YET}</b>"
        self.found.value = _html(lines + not_yet)

    def _put(self, text: str | None) -> None:
        """Put a wording into the translation, None for the machine's; what is wrong with it is told."""
        before, number = self._analysis(), self._index + 1
        draft = self._drafts.pop(key := self._key(before), None)
        try:
            self._edit(number, text)
            self.told.value = _html(escape(self._said(before, number, draft)))
        except ToolkitError as error:
            self.told.value = _alert(error)
            if draft is not None:
                self._drafts[key] = draft

    def _said(self, before: Analysis, number: int, draft: str | None) -> str:
        after = self._analysis()
        if after.edit_of(number - 1):
            return f"Sentence {number} has this wording now. Save keeps it in {BESIDE}."
        if kept := kept_beside(after, number):
            return f"The machine's wording is back. {BESIDE} still has “{kept}”; Save takes it out of there."
        changed = draft or before.edit_of(number - 1)
        return "The machine's wording is back." if changed else "That is the machine's wording already."

    def _keep(self) -> None:
        try:
            self.told.value = _html(escape(f"{self._save()}."))
        except ToolkitError as error:
            self.told.value = _alert(error)


def _label(analysis: Analysis, index: int) -> str:
    """Give a sentence as it stands in the list: number, sign of its worst finding, ✎ if edited, its beginning."""
    text = analysis.translation.target[index]
    short = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    edited = "✎ " if analysis.edit_of(index) else ""
    return f"{index + 1} {worst_sign(analysis, index)} {edited}{short}"


def _html(content: str) -> str:
    return f'<div class="itk">{content}</div>'


def _alert(error: ToolkitError) -> str:
    return f'<p role="alert">{escape(str(error))}</p>'
