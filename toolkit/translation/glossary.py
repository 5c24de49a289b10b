"""Terms whose translation is laid down: reading them, finding them in a sentence, and in what became of it."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from toolkit.errors import ArticleError, GlossaryError
from toolkit.reading import read_bytes

__all__ = ["Application", "Entry", "Glossary", "Occurrence", "target_spans"]

COLUMNS = ("source", "target", "case_sensitive", "whole_word")
YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
LONGEST_TERM = 200  # characters
Span = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """A source term and what it is called in the target language.

    Attributes
    ----------
    source, target : str
        Plurals and other forms are entries of their own. White space and apostrophes match in any form.
    case_sensitive : bool, optional
        By default a term with a capital letter is, and one without is not: "Mali" does not mean "mali". A sentence in
        capitals matches both.
    whole_word : bool
        Whether letters or digits may not touch the term; an elided article ("dell'ONU") may.
    """

    source: str
    target: str
    case_sensitive: bool | None = None
    whole_word: bool = True

    def __post_init__(self) -> None:
        for name in ("source", "target"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise GlossaryError(f"{name} must be text, not {type(value).__name__}.")
            clean = " ".join(unicodedata.normalize("NFC", value.encode("utf-8", "replace").decode()).split())
            if not any(c.isalnum() for c in clean):
                raise GlossaryError(f"{name} is empty, or has neither a letter nor a digit: {value!r}.")
            if len(clean) > LONGEST_TERM:
                raise GlossaryError(f"{name} has {len(clean)} characters, more than {LONGEST_TERM}: {clean[:40]!r}….")
            object.__setattr__(self, name, clean)
        if self.case_sensitive is None:
            object.__setattr__(self, "case_sensitive", self.source != self.source.lower())

    def pattern(self, text: str) -> str:
        """Give the regular expression of one of the two terms."""
        escaped = re.escape(text).replace(r"\ ", r"\s+")
        escaped = re.sub("['’]", "['’]", escaped)
        return rf"(?<!\w){escaped}(?!\w)" if self.whole_word else escaped


@dataclass(frozen=True)
class Occurrence:
    """An entry, and where its source term stands in a sentence."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True)
class Application:
    """What became of an occurrence of a term.

    Attributes
    ----------
    entry : Entry
    source_span : (int, int)
        Characters of the source sentence.
    target_span : (int, int) or None
        Characters of its translation; None where the target term is missing.
    how : {"as is", "alternative", "patched", "placeholder", "missing"}
        The model said so by itself; one of its other hypotheses did; what it said instead was replaced; the term was
        masked while the sentence was translated; or nothing helped.
    """

    entry: Entry
    source_span: Span
    target_span: Span | None
    how: Literal["as is", "alternative", "patched", "placeholder", "missing"]

    def __str__(self) -> str:
        return f"{self.entry.source} → {self.entry.target}: {self.how}"

    @classmethod
    def of(cls, data: Mapping) -> "Application":
        """Make one of what `dataclasses.asdict` and JSON made of it; GlossaryError if its terms cannot be."""
        spans = {name: data[name] and tuple(data[name]) for name in ("source_span", "target_span")}
        return cls(Entry(**data["entry"]), **spans, how=data["how"])


class Glossary:
    """Entries by their source term; the longest match goes first, and matches do not overlap.

    Parameters
    ----------
    entries : iterable of Entry, or mapping of str to str
        The same entry twice counts once.

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

    def __init__(self, entries: Iterable[Entry] | Mapping[str, str]) -> None:
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
    def read(cls, path: str | Path) -> "Glossary":
        r"""Read a CSV file in UTF-8, parted by commas, semicolons or tabs.

        Its first line names the columns: source, target and, if wanted, case_sensitive and whole_word (yes, no, or
        nothing for the default). Lines without any text are skipped.

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
            rows = _rows(read_bytes(path))
            return cls(rows)
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

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the entries, in any order, in hexadecimal."""
        rows = sorted("\t".join(map(str, astuple(entry))) for entry in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    @cached_property
    def _search(self) -> tuple[tuple[Entry, ...], re.Pattern[str], re.Pattern[str]]:
        longest_first = tuple(sorted(self.entries, key=lambda entry: (-len(entry.source), not entry.case_sensitive)))

        def alternatives(is_sensitive: Callable[[Entry], bool]) -> re.Pattern[str]:
            found = (f"((?{'-' if is_sensitive(e) else ''}i:{e.pattern(e.source)}))" for e in longest_first)
            return re.compile(f"(?={'|'.join(found) or '(?!)'})")

        return longest_first, alternatives(lambda entry: entry.case_sensitive), alternatives(lambda entry: False)

    def find(self, sentence: str, ignore_case: bool = False) -> tuple[Occurrence, ...]:
        """Find the terms of a sentence, in order; where two overlap, the longer one counts.

        Parameters
        ----------
        sentence : str
        ignore_case : bool
            For a sentence in capitals.
        """
        entries, sensitive, insensitive = self._search
        found = []
        for m in (insensitive if ignore_case else sensitive).finditer(sentence):
            start, end = m.span(m.lastindex)
            found.append(Occurrence(entries[m.lastindex - 1], start, end))
        return tuple(_without_overlaps(found))


def _without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    chosen: list[Occurrence] = []
    for occurrence in sorted(found, key=lambda o: (o.start - o.end, o.start)):
        if all(occurrence.end <= other.start or other.end <= occurrence.start for other in chosen):
            chosen.append(occurrence)
    return sorted(chosen, key=lambda o: o.start)


def target_spans(entries: Sequence[Entry], text: str, ignore_case: bool = False) -> list[Span | None]:
    """Find the target term of each entry in a translation: each place counts once, the longest terms first.

    A term in small letters may have a capital in the translation.

    Examples
    --------
    >>> target_spans([Entry("Kim", "Kim"), Entry("Kim Jong Un", "Kim Jong Un")], "Kim Jong Un and him")
    [None, (0, 11)]
    """
    places = []
    for target, entry in {entry.target: entry for entry in entries}.items():
        flags = re.IGNORECASE if ignore_case or target == target.lower() else 0
        places += [Occurrence(entry, *m.span()) for m in re.finditer(entry.pattern(target), text, flags)]
    free: dict[str, list[Span]] = {entry.target: [] for entry in entries}
    for place in _without_overlaps(places):
        free[place.entry.target].append((place.start, place.end))
    return [free[entry.target].pop(0) if free[entry.target] else None for entry in entries]


def _rows(data: bytes) -> list[Entry]:
    """Make entries of a file; GlossaryError names the line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError(f"line {line} is not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).") from None
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries = []
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        if set(names) - set(COLUMNS) or not set(COLUMNS[:2]) <= set(names) or len(set(names)) < len(names):
            raise GlossaryError(
                f"its columns are {', '.join(names)[:100] or 'missing'}. The first line must name them: source,target "
                "and, if wanted, case_sensitive,whole_word."
            )
        for row in reader:
            if any(cell.strip() for cell in row):
                entries.append(_entry(names, row, reader.line_num))
    except csv.Error as error:
        raise GlossaryError(f"line {reader.line_num} is not CSV ({error}). Check its quotation marks.") from None
    return entries


def _entry(names: Sequence[str], row: Sequence[str], line: int) -> Entry:
    if len(row) != len(names):
        raise GlossaryError(
            f"line {line} has {len(row)} columns, not {len(names)}. Quote a term that has a comma in it."
        )
    cells = dict(zip(names, map(str.strip, row), strict=True))
    settings = {}
    for name in set(cells) & set(COLUMNS[2:]):
        value = cells[name].lower()
        if value and value not in YES_OR_NO:
            raise GlossaryError(f"line {line}: {name} must be yes, no or empty, not {cells[name]!r}.")
        if value:
            settings[name] = YES_OR_NO[value]
    try:
        return Entry(cells["source"], cells["target"], **settings)
    except GlossaryError as error:
        raise GlossaryError(f"line {line}: {error}") from None
