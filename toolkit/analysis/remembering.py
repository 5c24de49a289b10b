"""A translation memory in an analysis: what it has is taken, what is near is shown beside, and edits go into it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.analysis.editing import LONGEST, PERSON, PostEdit, edited
from toolkit.errors import EditError, TranslationMemoryError
from toolkit.memory import BESIDE, TranslationMemory, Unit, memory_beside
from toolkit.signature import Signature

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = ["Memory", "NearMatch", "memory_of", "own_memory", "remember", "remembered", "units_of", "with_memory"]

TOOL = b"translation-summary-toolkit"  # as the header of a file says


@dataclass(frozen=True)
class NearMatch:
    """What a translation memory has for a sentence that is nearly the same.

    Attributes
    ----------
    index : int
        Index of the sentence.
    source, target : str
        The memory's sentence, and its translation.
    similarity : float
        How alike the two source sentences are by their letters, to 100: see `toolkit.memory.NEAR`, the least.
    day : str
        Of that translation, as "2026-11-29"; empty where it is not known.
    """

    index: int
    source: str
    target: str
    similarity: float
    day: str = ""


@dataclass(frozen=True)
class Memory:
    """A translation memory, and what to call it: the name of its file."""

    name: str
    units: TranslationMemory

    @property
    def signature(self) -> Signature:
        """Its name and its hash."""
        return Signature.of(memory=self.name, memory_sha256=self.units.sha256)


def memory_of(given: "TranslationMemory | Memory | str | Path | None") -> Memory | None:
    """Read what was given as a memory; of the default, `BESIDE`, the file of the current folder, if there is one.

    TranslationMemoryError if a file is missing or none.

    Examples
    --------
    >>> memory_of(TranslationMemory([Unit("Piove.", "It rains.")])).name, memory_of(None), memory_of(BESIDE)
    ('a memory', None, None)
    """
    if given is None or isinstance(given, Memory):
        return given
    if isinstance(given, TranslationMemory):
        return Memory("a memory", given)
    path = memory_beside() if given is BESIDE else Path(given)
    return path and Memory(path.name if path.name != PERSON else f"{PERSON} (a file)", TranslationMemory.read(path))


def remembered(analysis: "Analysis", memory: Memory | None) -> "Analysis":
    """Give an analysis in which the sentences that a memory has stand as there; near matches are kept beside.

    Examples
    --------
    >>> from toolkit import analyse
    >>> memory = Memory("memory.tmx", TranslationMemory([Unit("Il governo tace.", "The government says nothing.")]))
    >>> remembered(analyse("Il governo tace."), memory).translation.target
    ('The government says nothing.',)
    """
    if not memory:
        return analysis
    translation = analysis.translation
    translation = replace(translation, signature=translation.signature + memory.signature)
    taken, near = [], []
    for index, text in enumerate(translation.source):
        unit = memory.units.exact(text, *analysis.languages)
        if unit and len(unit.target) <= LONGEST:
            taken.append(PostEdit(index, unit.target, unit.day, memory.name))
        else:
            found = memory.units.near(text, *analysis.languages)
            near += [NearMatch(index, m.unit.source, m.unit.target, m.similarity, m.unit.day) for m in found]
    analysis = replace(analysis, translation=translation, matches=tuple(near))
    return edited(analysis, taken) if taken else analysis


def remember(analysis: "Analysis", path: str | Path = BESIDE) -> Path:
    """Put the edits that a person made into the file of a memory, which is made if it is not there.

    EditError if there are none; TranslationMemoryError if the file is none.
    """
    path, units = Path(path), units_of(analysis)
    if not units:
        raise EditError(f"{analysis.article.name}: has no edits to put into {path.name}. Make some: with_edit(3, …).")
    memory = own_memory(path)
    return memory.with_units(units).write(path)


def own_memory(path: Path) -> TranslationMemory:
    """Read the memory that edits are to go into; an empty one if there is no file.

    Raises
    ------
    TranslationMemoryError
        If another tool wrote it: its codes and properties would be lost.
    """
    if not path.exists():
        return TranslationMemory()
    memory = TranslationMemory.read(path)
    if path.suffix.lower() != ".csv" and TOOL not in path.read_bytes()[:4096]:
        raise TranslationMemoryError(
            f"{path}: another tool wrote it, and what the toolkit does not keep would be lost. Keep it, and take it "
            f"over: toolkit memory import other.tmx {path}"
        )
    return memory


def with_memory(analysis: "Analysis", path: Path) -> "Analysis":
    """Give an analysis in which the sentences that a memory has stand as there, and all other edits stay."""
    machine = analysis.machine or analysis.translation
    taken = remembered(replace(analysis, edits=(), machine=None, translation=machine), memory_of(path))
    edits = {edit.index: edit for edit in (*analysis.edits, *taken.edits)}
    return edited(replace(taken, machine=taken.machine or taken.translation), list(edits.values()))


def units_of(analysis: "Analysis") -> tuple[Unit, ...]:
    """Give the edits that a person made, as units of a memory.

    Examples
    --------
    >>> from toolkit import analyse
    >>> print(*units_of(analyse("Il governo tace.").with_edit(1, "The government says nothing.")))  # doctest: +ELLIPSIS
    Il governo tace. → The government says nothing. (it→en, person, ...)
    """
    return tuple(
        Unit(analysis.translation.source[edit.index], edit.text, *analysis.languages, edit.day, PERSON)
        for edit in analysis.edits
        if edit.origin == PERSON
    )
