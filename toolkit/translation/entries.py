"""A term and its English: where it stands in a sentence, and what became of it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.errors import GlossaryError

__all__ = ["Application", "Entry", "Occurrence", "Span", "target_spans", "without_overlaps"]

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
    also : tuple of str
        What else is right in a translation, and left alone: "GDP", also "gross domestic product".
    """

    source: str
    target: str
    case_sensitive: bool | None = None
    whole_word: bool = True
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("source", "target"):
            object.__setattr__(self, name, _clean(name, getattr(self, name)))
        object.__setattr__(self, "also", tuple(_clean("also", form) for form in self.also))
        if self.case_sensitive is None:
            object.__setattr__(self, "case_sensitive", self.source != self.source.lower())

    def pattern(self, text: str) -> str:
        """Give the regular expression of one of the two terms."""
        escaped = re.escape(text).replace(r"\ ", r"\s+")
        escaped = re.sub("['’]", "['’]", escaped)
        return rf"(?<!\w){escaped}(?!\w)" if self.whole_word else escaped


def _clean(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise GlossaryError(f"{name} must be text, not {type(value).__name__}.")
    clean = " ".join(unicodedata.normalize("NFC", value.encode("utf-8", "replace").decode()).split())
    if not any(c.isalnum() for c in clean):
        raise GlossaryError(f"{name} is empty, or has neither a letter nor a digit: {value!r}.")
    if len(clean) > LONGEST_TERM:
        raise GlossaryError(f"{name} has {len(clean)} characters, more than {LONGEST_TERM}: {clean[:40]!r}….")
    return clean


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


def without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Keep the longest of those that overlap, in the order of the text."""
    chosen: list[Occurrence] = []
    for occurrence in sorted(found, key=lambda o: (o.start - o.end, o.start, not o.entry.case_sensitive)):
        if all(occurrence.end <= other.start or other.end <= occurrence.start for other in chosen):
            chosen.append(occurrence)
    return sorted(chosen, key=lambda o: o.start)


def target_spans(entries: Sequence[Entry], text: str, ignore_case: bool = False) -> list[Span | None]:
    """Find the target term of each entry in a translation, or what is right `also`: each place counts once.

    A term in small letters may have a capital in the translation.

    Examples
    --------
    >>> target_spans([Entry("Kim", "Kim"), Entry("Kim Jong Un", "Kim Jong Un")], "Kim Jong Un and him")
    [None, (0, 11)]
    """
    places = []
    for entry in dict.fromkeys(entries):
        for form in (entry.target, *entry.also):
            flags = re.IGNORECASE if ignore_case or form == form.lower() else 0
            places += [Occurrence(entry, *m.span()) for m in re.finditer(entry.pattern(form), text, flags)]
    free: dict[str, list[Span]] = {entry.target: [] for entry in entries}
    for place in without_overlaps(places):
        free[place.entry.target].append((place.start, place.end))
    return [free[entry.target].pop(0) if free[entry.target] else None for entry in entries]
