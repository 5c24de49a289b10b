"""A glossary that makes itself: names, key terms and institutions, and what became of them in English."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from typing import TYPE_CHECKING, Literal

from toolkit.analysis import Analysis
from toolkit.checks import adjective_forms, english_forms, holds, key, licensed, plain, stems_of
from toolkit.content.named_entities import Entity, entities
from toolkit.errors import ToolkitError
from toolkit.reading import territories, word_spans
from toolkit.summary import key_terms
from toolkit.translation import STARTER, target_spans
from toolkit.views import framed, style

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "LIMITS", "Rendering", "Suggestion", "TermSuggestions", "suggest_terms"]

COLUMNS = ("accept", "source", "target", "kind", "count", "english", "differ", "says")
ALIKE = 0.75  # difflib's ratio, of a name and what may be a slip of the model for it
MOST_FORMS = 3
INFINITIVE = ("are", "ere", "ire", "arsi", "ersi", "irsi")
LIMITS = (
    "The English is what stands in the translation, right or wrong. “?” is where no word of the sentence could be told "
    "to be the term's. Nothing is laid down before you accept it."
)
Kind = Literal["name", "institution", "key term"]
Place = tuple[str, int]  # article, and number of the sentence from 1
Found = tuple[str, Kind, str, Place, str]  # term, kind, its English in a sentence or nothing, the place, what lists say


@dataclass(frozen=True)
class Rendering:
    """What a term has become: its English, nothing where that is unknown, and the places, sentences counted from 1."""

    text: str
    places: tuple[Place, ...]

    def __str__(self) -> str:
        by_article: dict[str, list[str]] = defaultdict(list)
        for article, number in self.places:
            by_article[article].append(str(number))
        where = "; ".join(f"{article}: {', '.join(numbers)}" for article, numbers in by_article.items())
        return f"{self.text or '?'} {len(self.places)}× ({where})"


@dataclass(frozen=True)
class Suggestion:
    """A term that may be laid down.

    Attributes
    ----------
    source : str
        As it stands in the articles.
    kind : {"name", "institution", "key term"}
    target : str
        What is suggested: the most frequent rendering that a list has, or what it has first; of other terms the most
        frequent rendering; nothing where there is none.
    renderings : tuple of Rendering
        The most frequent first.
    says : str
        What the starter glossary, CLDR, the list of names or the lexicon says; may be empty.
    """

    source: str
    kind: Kind
    target: str
    renderings: tuple[Rendering, ...]
    says: str

    @property
    def count(self) -> int:
        """Number of sentences."""
        return sum(len(rendering.places) for rendering in self.renderings)

    @property
    def differs(self) -> bool:
        """Whether it was rendered in several ways, or not told somewhere."""
        return len(self.renderings) > 1

    @property
    def is_open(self) -> bool:
        """Whether there is something to settle: several renderings, none, or another than what is suggested."""
        return self.differs or self.renderings[0].text.casefold() != self.target.casefold()


@dataclass(frozen=True, repr=False)
class TermSuggestions:
    """Terms that may be laid down; those where there is something to settle first, then by frequency."""

    found: tuple[Suggestion, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __repr__(self) -> str:
        return f"<{len(self)} suggested terms, {sum(each.is_open for each in self.found)} to settle>"

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per term; once "accept" is filled with yes and it is written as CSV, it is a glossary."""
        import pandas as pd

        return pd.DataFrame([list(_cells(each)) for each in self.found], columns=list(COLUMNS))

    def _repr_html_(self) -> str:
        rows = ((each.source, "".join(f"<td>{escape(str(c))}</td>" for c in _cells(each)[2:])) for each in self.found)
        table = framed(COLUMNS[1:], rows, short=("kind", "count", "differ")) if self.found else ""
        return f'{style()}<div class="itk"><p class="itk-quiet">{escape(LIMITS)}</p>{table}</div>'


def _cells(each: Suggestion) -> tuple:
    english = ", ".join(map(str, each.renderings))
    return "", each.source, each.target, each.kind, each.count, english, "yes" if each.differs else "", each.says


def suggest_terms(analyses: Analysis | Iterable[Analysis], n: int | None = 15) -> TermSuggestions:
    """List names, key terms and institutions of articles with what became of them in English.

    Parameters
    ----------
    analyses : Analysis or iterable of Analysis
        From Italian to English; one after the other, so that a folder may be as large as it is.
    n : int, optional
        Key terms of each article, at most; None for all.

    Raises
    ------
    ToolkitError
        For other languages, or if `n` is below 1.

    Examples
    --------
    >>> from toolkit import analyse
    >>> found = suggest_terms(analyse("seeds/corea-del-nord-russia.txt")).found
    >>> [(each.source, each.target, each.kind) for each in found if each.source in ("Vladimir Putin", "Pyongyang")]
    [('Vladimir Putin', 'Vladimir Putin', 'name'), ('Pyongyang', 'Pyongyang', 'name')]
    """
    if n is not None and n < 1:
        raise ToolkitError(f"n must be at least 1, or None for all, not {n!r}.")
    rows: dict[str, list[Found]] = defaultdict(list)
    for analysis in [analyses] if isinstance(analyses, Analysis) else analyses:
        if analysis.languages != ("it", "en"):
            raise ToolkitError(f"terms are suggested from Italian to English, not {' to '.join(analysis.languages)}.")
        listed: set[str] = set()
        for look in (_institutions, _names, lambda one: _key_terms(one, n)):
            new = [found for found in look(analysis) if found[0].casefold() not in listed]
            listed |= {found[0].casefold() for found in new}
            for found in new:
                rows[found[0]].append(found)
    made = [_suggestion(found) for found in rows.values()]
    return TermSuggestions(tuple(sorted(made, key=lambda each: (not each.is_open, -each.count, each.source))))


def _suggestion(found: list[Found]) -> Suggestion:
    places: dict[str, list[Place]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for _, _, english, place, _ in found:
        places[spelled.setdefault(english.casefold(), english)].append(place)
    renderings = sorted((Rendering(text, tuple(where)) for text, where in places.items()), key=_in_order)
    source, kind = found[0][:2]
    says = next((each[4] for each in found if each[4]), "")
    listed = says.partition(": ")[2].split(" or ") if says and kind != "key term" else []
    told = [rendering.text for rendering in renderings if rendering.text]
    target = next((text for text in told if not listed or text in listed), listed[0] if listed else "")
    return Suggestion(source, kind, target, tuple(renderings), says)


def _in_order(rendering: Rendering) -> tuple[bool, int, str]:
    return not rendering.text, -len(rendering.places), rendering.text


def _institutions(analysis: Analysis) -> Iterator[Found]:
    """Find the terms of the starter glossary."""
    for i, (source, target) in enumerate(analysis.translation):
        occurrences = STARTER.find(source)
        spans = target_spans([o.entry for o in occurrences], target)
        for occurrence, span in zip(occurrences, spans, strict=True):
            entry = occurrence.entry
            english = target[slice(*span)] if span else ""
            english = entry.target if english.casefold() == entry.target.casefold() else english
            yield entry.source, "institution", english, (analysis.article.name, i + 1), f"starter: {entry.target}"


def _names(analysis: Analysis) -> Iterator[Found]:
    cldr = set(territories("it").values())
    for entity in entities(analysis).found:
        listed = [form for form in english_forms().get(key(entity.name), ()) if not form.startswith("~")]
        says = (
            f"{'CLDR' if entity.name in cldr else 'list of names'}: {' or '.join(listed[:MOST_FORMS])}"
            if listed
            else ""
        )
        kind: Kind = "institution" if entity.kind == "organisation" else "name"
        for i in entity.sentences:
            source, target = analysis.translation.source[i], analysis.translation.target[i]
            english = _as_named(source, target, entity, listed)
            yield entity.name, kind, english, (analysis.article.name, i + 1), says


def _as_named(source: str, target: str, entity: Entity, listed: Sequence[str]) -> str:
    """Give the listed form that a translation has, the name itself, or the word with a capital most like it."""
    text = plain(target)
    if found := next((form for form in listed if holds(text, form)), None):
        return found
    forms = [form for form in entity.forms if form in source] or [entity.name]
    if any(holds(text, form) for form in forms):
        return entity.name
    words = [target[a:b] for a, b in word_spans(target, "en") if target[a].isupper()]
    near = (get_close_matches(form.split()[-1], words, 1, ALIKE) for form in forms)
    return next((found[0] for found in near if found), "")


def _key_terms(analysis: Analysis, n: int | None) -> Iterator[Found]:
    """Find the key terms that are no names and no verbs, as they stand, with the English that the lexicon allows."""
    from simplemma import lemmatize

    texts = dict(zip((s.index for s in analysis.sentences), analysis.translation, strict=True))
    for term in key_terms(analysis.sentences, "it", n):
        if term.lemma[0].isupper():
            continue
        for i in term.sentences:
            source, target = texts[i]
            words = dict.fromkeys(source[a:b].rstrip("'’").lower() for a, b in word_spans(source, "it"))
            for word in words:
                if lemmatize(word, "it").lower() == term.lemma and not _is_verb(word, term.lemma):
                    english = _licensed(word, target)
                    says = "lexicon: none of its words in some sentence" if not english else ""
                    yield word, "key term", english, (analysis.article.name, i + 1), says


def _is_verb(word: str, lemma: str) -> bool:
    return lemma.endswith(INFINITIVE) and word not in (lemma, f"{lemma[:-1]}i")


def _licensed(word: str, target: str) -> str:
    """Give the first word of a translation that the lexicon has for an Italian one."""
    stems = licensed(word)
    words = (target[a:b] for a, b in word_spans(target, "en"))
    found = (english for english in words if stems_of(english.lower()) & stems)
    english = next(found, "")
    return english if adjective_forms(word) else english.lower()
