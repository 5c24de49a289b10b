"""Terms whose translation is laid down, by their source term: reading them, and finding them in a sentence."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import cached_property, lru_cache
from pathlib import Path

from toolkit.errors import ArticleError, GlossaryError
from toolkit.reading import read_bytes
from toolkit.translation.entries import Entry, Occurrence, without_overlaps
from toolkit.translation.glossary_file import entries_of

__all__ = ["Glossary"]

WORD = re.compile(r"\w+")


class Glossary:
    """Entries by their source term; the longest match goes first, and matches do not overlap.

    Parameters
    ----------
    entries : iterable of Entry, or mapping of str to str
        The same entry twice counts once.
    name : str
        What signatures call it.

    Raises
    ------
    GlossaryError
        If a term is empty, is no text, or stands there twice with different targets.

    Examples
    --------
    >>> glossary = Glossary({"ONU": "UN", "Corea del Nord": "North Korea", "Corea": "Korea"})
    >>> [(o.entry.target, o.start, o.end) for o in glossary.find("La Corea del Nord e l'appello dell'ONU")]
    [('North Korea', 3, 17), ('UN', 35, 38)]
    """

    def __init__(self, entries: Iterable[Entry] | Mapping[str, str], name: str = "own") -> None:
        self.name = name
        if isinstance(entries, str | bytes) or not isinstance(entries, Iterable):
            raise GlossaryError("a glossary is made of a mapping or of entries; Glossary.read() reads a file.")
        if isinstance(entries, Mapping):
            entries = [Entry(source, target) for source, target in entries.items()]
        seen: dict[str, Entry] = {}
        for entry in entries:
            if not isinstance(entry, Entry):
                raise GlossaryError(f"a glossary is made of entries, not of {type(entry).__name__}.")
            other = seen.setdefault(entry.source, entry)
            if other != entry:
                raise GlossaryError(
                    f'"{entry.source}" stands there twice, as "{other.target}" and as "{entry.target}" (or with '
                    "different settings). Keep one of the two."
                )
        self.entries = tuple(seen.values())

    @classmethod
    def read(cls, path: str | Path, name: str = "own") -> "Glossary":
        r"""Read a CSV file in UTF-8, parted by commas, semicolons or tabs.

        Its first line names the columns: source, target and, if wanted, case_sensitive and whole_word (yes, no, or
        nothing for the default), also (what else is right, parted by "|") and accept: where there is such a column,
        only the lines with yes or x in it count. Other columns are yours. Lines without any text are skipped.

        Raises
        ------
        GlossaryError
            If the file is missing or not UTF-8, has other columns, or a line has a fault: names file and line.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "terms.csv")
        ...     _ = path.write_text("source,target\nCremlino,Kremlin\n", "utf-8")
        ...     Glossary.read(path)
        <Glossary of 1 entry>
        """
        path = Path(path)
        try:
            return cls(entries_of(read_bytes(path)), name)
        except ArticleError as error:
            raise GlossaryError(str(error)) from None
        except GlossaryError as error:
            raise GlossaryError(f"{path}: {error}") from None

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<Glossary of {len(self)} {'entry' if len(self) == 1 else 'entries'}>"

    def __add__(self, other: "Glossary") -> "Glossary":
        return Glossary((*self.entries, *other.entries))

    def over(self, other: "Glossary | None") -> "Glossary":
        """Add the entries of another glossary, save those in whose source term one of these stands: these win.

        Examples
        --------
        >>> mine, others = Glossary({"procura": "DA"}), Glossary({"la Procura": "prosecutors", "Pil": "GDP"})
        >>> [entry.target for entry in mine.over(others).entries]
        ['DA', 'GDP']
        """
        if other is None:
            return self
        others = (entry for entry in other.entries if not self.find(entry.source, ignore_case=True))
        return Glossary((*self.entries, *others), f"{self.name} over {other.name}")

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the entries, in any order, in hexadecimal."""
        rows = sorted("\t".join(map(str, astuple(entry))) for entry in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[Entry, int]]]:
        """Give the whole-word entries by the first of their words, in small letters, and where in the term it stands.

        So a sentence is looked through word by word, and some hundred terms cost it next to nothing.
        """
        found: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
        for entry in filter(lambda entry: entry.whole_word, self.entries):
            first = WORD.search(entry.source)
            found[first.group().lower()].append((entry, first.start()))
        return found

    def find(self, sentence: str, ignore_case: bool = False) -> tuple[Occurrence, ...]:
        """Find the terms of a sentence, in order; where two overlap, the longer one counts.

        Parameters
        ----------
        sentence : str
        ignore_case : bool
            For a sentence in capitals.
        """
        found = []
        for word in WORD.finditer(sentence):
            for entry, before in self._by_first_word.get(word.group().lower(), ()):
                if word.start() >= before and (
                    m := _pattern(entry, ignore_case).match(sentence, word.start() - before)
                ):
                    found.append(Occurrence(entry, *m.span()))
        for entry in self._parts:
            found += (Occurrence(entry, *m.span()) for m in _pattern(entry, ignore_case).finditer(sentence))
        return tuple(without_overlaps(found))

    @cached_property
    def _parts(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.whole_word)


@lru_cache(maxsize=4096)
def _pattern(entry: Entry, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(entry.pattern(entry.source), 0 if entry.case_sensitive and not ignore_case else re.IGNORECASE)
