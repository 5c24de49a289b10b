"""What a person edits in an explorer: kept by article while the notebook runs, and saved when asked."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.analysis import Analysis, own_memory, units_of
from toolkit.errors import EditError
from toolkit.memory import BESIDE, TranslationMemory

__all__ = ["Saved", "SessionEdits", "kept_beside"]


@dataclass(frozen=True)
class Saved:
    """What was written into a translation memory.

    Examples
    --------
    >>> print(Saved(Path("/articles/memory.tmx"), 2, 1))
    2 edits saved in memory.tmx, in the folder /articles, and 1 undone one taken out
    """

    path: Path
    edits: int
    taken_out: int = 0

    def __str__(self) -> str:
        said = [f"{self.edits} edit{'s' * (self.edits != 1)} saved"] if self.edits or not self.taken_out else []
        place = f"{self.path.name}, in the folder {self.path.parent}"
        said = [f"{each} in {place}" for each in said]
        if self.taken_out:
            undone = f"{self.taken_out} undone one{'s' * (self.taken_out != 1)} taken out"
            said.append(undone if said else f"{undone} of {place}")
        return ", and ".join(said)


class SessionEdits:
    """Edits of several articles, each known by its place in the explorer's list.

    Examples
    --------
    >>> from toolkit import analyse
    >>> edits, analysis = SessionEdits(), analyse("Il governo tace.")
    >>> edits.make(0, analysis, 1, "The government says nothing.").english
    'The government says nothing.'
    >>> edits.again(0, analysis).english, edits.again(1, analysis) == analysis
    ('The government says nothing.', True)
    """

    def __init__(self) -> None:
        self._made: dict[int, dict[int, str | None]] = {}
        self._edited: dict[int, Analysis] = {}

    def make(self, article: int, analysis: Analysis, number: int, text: str | None) -> Analysis:
        """Give the analysis of an article with an edit, as of `Analysis.with_edit`, which is kept; errors as there."""
        edited = self._edited[article] = analysis.with_edit(number, text)
        self._made.setdefault(article, {})[number] = text
        return edited

    def again(self, article: int, analysis: Analysis) -> Analysis:
        """Give an article that was analysed anew with the edits that it had."""
        if article not in self._made:
            return analysis
        edited = self._edited[article] = analysis.with_edits(self._made[article])
        return edited

    def save(self, path: str | Path = BESIDE) -> Saved:
        """Write the edits of all articles into a translation memory; those that were undone are taken out of it.

        EditError if there are none; TranslationMemoryError if the file is no memory.
        """
        path = Path(path)
        memory = own_memory(path)
        kept = [unit for analysis in self._edited.values() for unit in units_of(analysis)]
        undone = [
            unit
            for article, analysis in self._edited.items()
            for number in self._made[article]
            if not analysis.edit_of(number - 1) and (unit := _kept(memory, analysis, number))
        ]
        if not kept and not undone:
            raise EditError(
                f"there are no edits for {path.name} yet: choose a sentence and take another wording first."
            )
        memory.without(undone).with_units(kept).write(path)
        return Saved(path.resolve(), len(kept), len(undone))


def kept_beside(analysis: Analysis, number: int) -> str | None:
    """Give the wording that memory.tmx beside the notebook has for a sentence, by its number, if there is one."""
    unit = _kept(TranslationMemory.read(BESIDE), analysis, number) if Path(BESIDE).is_file() else None
    return unit and unit.target


def _kept(memory: TranslationMemory, analysis: Analysis, number: int):
    return memory.exact(analysis.translation.source[number - 1], *analysis.languages)
