"""The translation memory: units by their source, read from files and written to them."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.errors import TranslationMemoryError
from toolkit.memory.nearness import NEAR, Match, Nearness
from toolkit.memory.table import csv_bytes, read_csv
from toolkit.memory.tmx_reading import read_tmx
from toolkit.memory.tmx_writing import tmx_bytes
from toolkit.memory.unit import Unit, compared, primary
from toolkit.writing import write_whole

__all__ = ["BESIDE", "TranslationMemory", "memory_beside"]

BESIDE = Path("memory.tmx")
TABLE = ".csv"


@dataclass(frozen=True, repr=False)
class TranslationMemory:
    """One translation for each sentence and pair of languages.

    Of several units for the same sentence and pair, the one of the latest day counts; of the same day, or if one of
    the two has none, the one that comes later. It takes the place of the other.

    Attributes
    ----------
    units : tuple of Unit
        In the order in which their sentences first came.
    notes : tuple of str
        What was left out when a file was read.

    Examples
    --------
    >>> memory = TranslationMemory([Unit("L’ONU tace.", "The UN is silent.")])
    >>> memory.exact("L'ONU tace.", "it", "en").target
    'The UN is silent.'
    >>> print(*memory.near("L'ONU tace ancora.", "it", "en"))
    75% alike: L’ONU tace. → The UN is silent. (it→en)
    """

    units: tuple[Unit, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        chosen: dict[tuple[str, tuple[str, str]], Unit] = {}
        for unit in self.units:
            if not isinstance(unit, Unit):
                raise TranslationMemoryError(f"a memory is made of units, not of {type(unit).__name__}.")
            other = chosen.setdefault((unit.compared, unit.pair), unit)
            if not (unit.day and other.day and unit.day < other.day):
                chosen[unit.compared, unit.pair] = unit
        object.__setattr__(self, "units", tuple(chosen.values()))

    @classmethod
    def read(cls, path: str | Path) -> "TranslationMemory":
        """Read a file of TMX, or a CSV file if it ends in .csv.

        Of TMX the plain text of each entry is read, one unit for each pair of its source language and another; codes
        of a layout are dropped. `notes` says how many entries were left out, and why.

        Raises
        ------
        TranslationMemoryError
            If it is missing, too large, damaged or no TMX, or defines entities: names the file and what to do.
        """
        path = Path(path)
        try:
            units, notes = read_csv(path) if path.suffix.lower() == TABLE else read_tmx(path)
        except TranslationMemoryError as error:
            raise TranslationMemoryError(f"{path}: {error}") from None
        memory = cls(tuple(units))
        if less := len(units) - len(memory):
            same = "units with a sentence that another has, of which the newest counts"
            notes = (*notes, f"{same}: {less} of {len(units)}")
        return cls(memory.units, tuple(f"{path.name}: {note}" for note in notes))

    def write(self, path: str | Path) -> Path:
        """Write it as TMX 1.4, or as CSV if the name ends in .csv; the file is whole or as it was.

        A link is followed. ToolkitError if the file cannot be written.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> memory = TranslationMemory([Unit("Piove.", "It is raining.")])
        >>> with TemporaryDirectory() as folder:
        ...     TranslationMemory.read(memory.write(f"{folder}/memory.tmx")) == memory
        True
        """
        path = Path(path)
        data = csv_bytes(self.units) if path.suffix.lower() == TABLE else tmx_bytes(self.units)
        write_whole(Path(os.path.realpath(path)), data)
        return path

    def with_units(self, units: Iterable[Unit]) -> "TranslationMemory":
        """Give a memory that has these units, too."""
        return TranslationMemory((*self.units, *units), self.notes)

    def without(self, units: Iterable[Unit]) -> "TranslationMemory":
        """Give a memory that has no units for the sentences of these.

        Examples
        --------
        >>> memory = TranslationMemory([Unit("Piove.", "It rains."), Unit("Nevica.", "It snows.")])
        >>> [unit.source for unit in memory.without([Unit("Piove.", "It is raining.")])]
        ['Nevica.']
        """
        gone = {(unit.compared, unit.pair) for unit in units}
        return TranslationMemory(tuple(u for u in self.units if (u.compared, u.pair) not in gone), self.notes)

    def merged(self, other: "TranslationMemory") -> "TranslationMemory":
        """Give a memory that has the units of both."""
        return TranslationMemory((*self.units, *other.units), (*self.notes, *other.notes))

    def reversed(self) -> "TranslationMemory":
        """Give the memory of the other direction: of en→it it→en."""
        return TranslationMemory(tuple(unit.turned() for unit in self.units), self.notes)

    def exact(self, text: str, source: str, target: str) -> Unit | None:
        """Give the unit of a sentence; white space and the form of apostrophes and quotation marks do not matter.

        Parameters
        ----------
        text : str
        source, target : str
            Its language, and the one that it is to be in.
        """
        return self._by_pair.get((primary(source), primary(target)), {}).get(compared(text))

    def near(self, text: str, source: str, target: str, least: float = NEAR, most: int = 3) -> tuple[Match, ...]:
        """Give the units whose sentences are nearly this one, the most similar first; never the same sentence.

        Parameters
        ----------
        text : str
        source, target : str
        least : float
            The least similarity, 0 to 100. Besides, at least half of the words of ``text`` must stand in the sentence.
        most : int
        """
        pair = primary(source), primary(target)
        units = self._by_pair.get(pair, {})
        if not units:
            return ()
        if pair not in self._nearness:
            self._nearness[pair] = Nearness(list(units))
        nearness = self._nearness[pair]
        found = nearness.of(compared(text), least)[:most]
        return tuple(Match(units[nearness.texts[place]], score) for place, score in found)

    @property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """How many units there are of each pair of languages."""
        return Counter(unit.pair for unit in self.units)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the units, in any order, in hexadecimal."""
        rows = sorted(json.dumps(astuple(unit)) for unit in self.units)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str], dict[str, Unit]]:
        found: dict[tuple[str, str], dict[str, Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.pair, {})[unit.compared] = unit
        return found

    @cached_property
    def _nearness(self) -> dict[tuple[str, str], Nearness]:
        return {}

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __repr__(self) -> str:
        pairs = "".join(f", {source}→{target}" for source, target in self.pairs)
        return f"<TranslationMemory of {len(self)} unit{'s' * (len(self) != 1)}{pairs}>"


def memory_beside(folder: str | Path | None = None) -> Path | None:
    """Give memory.tmx of a folder, by default of the current one; None if there is none.

    Examples
    --------
    >>> memory_beside("seeds") is None
    True
    """
    path = Path(folder or "", BESIDE)
    return path if path.is_file() else None
