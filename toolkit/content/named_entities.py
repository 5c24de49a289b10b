"""Who and what an article is about: its people, places and organisations, how often, where, and what became of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from toolkit.analysis import Analysis
from toolkit.checks import english_forms, holds, key, language_name, plain
from toolkit.content.mention import Kind, Mention, mentions
from toolkit.errors import ToolkitError
from toolkit.views import framed, languages, style

if TYPE_CHECKING:
    import pandas

__all__ = ["LIMITS", "Entities", "Entity", "entities"]

SURNAME = "its surname alone elsewhere"
SUREST = ("listed", "a word of the name", "the word before", "a role beside it", "it says something", SURNAME, "")
LIMITS = (
    "Names are found by their capitals and in lists, kinds are told by lists and by the words beside a name, without "
    "a trained model. Not seen: names that are common words and stand alone (“Conte”), what is written small in part "
    "(“il ministero della Difesa”), and who “he” or “the minister” is. A kind may be wrong, “unknown” is not."
)


@dataclass(frozen=True)
class Entity:
    """Somebody or something with a name.

    Attributes
    ----------
    name : str
        The longest form in the article.
    kind : {"person", "place", "organisation", "unknown"}
    why : str
        What told the kind; see `toolkit.content.mention.Mention`.
    forms : tuple of str
        Every form, the longest first.
    count : int
        Number of mentions; pronouns and roles ("il ministro") do not count.
    sentences : tuple of int
        Indices of the sentences that name it, in order.
    target : str or None
        In the translation: a known form (English only), or the name itself if it has that; None where it is unknown.
    kept : tuple of int
        Indices of those of its sentences whose translation has one of the forms.
    """

    name: str
    kind: Kind
    why: str
    forms: tuple[str, ...]
    count: int
    sentences: tuple[int, ...]
    target: str | None
    kept: tuple[int, ...]


@dataclass(frozen=True, repr=False)
class Entities:
    """The names of an article, the most frequent first."""

    analysis: Analysis
    found: tuple[Entity, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __repr__(self) -> str:
        counts = Counter(entity.kind for entity in self.found)
        return f"<Entities of {self.analysis.article.name}: {', '.join(f'{n} {kind}' for kind, n in counts.items())}>"

    def of_kind(self, kind: Kind) -> tuple[Entity, ...]:
        """Give those of one kind."""
        return tuple(entity for entity in self.found if entity.kind == kind)

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per name, with the attributes of `Entity`."""
        import pandas as pd

        names = list(Entity.__dataclass_fields__)
        return pd.DataFrame([[getattr(entity, name) for name in names] for entity in self.found], columns=names)

    def _repr_html_(self) -> str:
        it, en = languages(self.analysis)
        kept = f"in the {language_name(self.analysis.languages[1])}"
        head = ("n", *map(language_name, self.analysis.languages), "kind", "sentences", kept)
        rows = ((f"{entity.count}×", _cells(entity, it, en)) for entity in self.found)
        table = framed(head, rows, narrow=(kept,), short=("kind",)) if self.found else ""
        return f'{style()}<div class="itk"><p class="itk-quiet">{escape(LIMITS)}</p>{table}</div>'


def entities(analysis: Analysis, n: int | None = None) -> Entities:
    """Give the people, places and organisations of an Italian article by frequency.

    A short form counts for a person whose full name is in the article ("Kim" for "Kim Jong Un") where it fits just one;
    initials in brackets count for the name before them, and listed names with the same English ("ONU", "Nazioni Unite")
    for each other.

    Parameters
    ----------
    analysis : Analysis
    n : int, optional
        At most so many.

    Raises
    ------
    ToolkitError
        Where the source is not Italian, or `n` is below 1.

    Examples
    --------
    >>> from toolkit import analyse
    >>> found = entities(analyse("seeds/corea-del-nord-russia.txt"))
    >>> [(entity.name, entity.target, entity.count) for entity in found.of_kind("person")][:3]
    [('Kim Jong Un', 'Kim Jong Un', 5), ('Vladimir Putin', 'Vladimir Putin', 4), ('Rustem Umerov', 'Rustem Umerov', 3)]
    """
    if analysis.languages[0] != "it":
        raise ToolkitError(f"names are read in Italian, and the source here is {analysis.languages[0]!r}.")
    if n is not None and n < 1:
        raise ToolkitError(f"n must be at least 1, or None for all, not {n!r}.")
    found = mentions([sentence for sentence in analysis.sentences if sentence.kind != "boilerplate"])
    groups: dict[str, list[Mention]] = defaultdict(list)
    same = _same(found, analysis.translation.source)
    for mention in found:
        groups[same.get(mention.text, mention.text)].append(mention)
    targets = {s.index: plain(t) for s, t in zip(analysis.sentences, analysis.translation.target, strict=True)}
    known = english_forms() if analysis.languages[1] == "en" else {}
    listed = (_entity(group, targets, known) for group in groups.values())
    return Entities(analysis, tuple(sorted(listed, key=lambda e: (-e.count, e.sentences, e.name)))[:n])


def _same(found: Sequence[Mention], texts: Sequence[str]) -> dict[str, str]:
    """Give for every form the one that stands for its group."""
    same = {m.text: m.text for m in found}
    names = {m.text: m.kind == "person" for m in found if " " in m.text and m.kind in ("person", "unknown")}
    for form in [m.text for m in found if m.kind != "organisation" and m.why != "listed"]:
        fuller = {name for name, is_person in names.items() if _is_short_for(form, name, is_person=is_person)}
        if len(fuller) == 1:
            same[form] = fuller.pop()
    for mention in found:
        behind = re.match(r"\s\(([A-Z]{2,6})\)", texts[mention.index][mention.span[1] :])
        if behind and behind[1] in same:
            same[behind[1]] = mention.text
    listed = [form for form in same if key(form) in english_forms()]
    for i, form in enumerate(listed):
        twin = next((other for other in listed[:i] if _are_twins(form, other)), None)
        if twin:
            same[form] = same[twin]
    return same


def _is_short_for(form: str, name: str, *, is_person: bool) -> bool:
    """Say whether a word is a person's surname (the first in "Kim Jong Un"); an unknown name must look like one."""
    first, *_, last = words = name.split()
    if is_person:
        return form in (first, last) or name.endswith(f" {form}")
    eastern = len(words) == 3 and all(len(word) < 6 for word in words)
    western = not any(_is_common(first.lower(), language) for language in ("it", "en"))
    return form == (first if eastern else last) and (eastern or western)


def _is_common(word: str, language: str) -> bool:
    """Say whether a dictionary has a word, and not as a name: simplemma's lemma of "donald" is "Donald"."""
    from simplemma import is_known, lemmatize

    return is_known(word, language) and lemmatize(word, language).islower()


def _are_twins(form: str, other: str) -> bool:
    mine, theirs = english_forms()[key(form)], english_forms()[key(other)]
    return mine[0] in theirs and theirs[0] in mine


def _entity(group: list[Mention], targets: dict[int, str], known: Mapping[str, Sequence[str]]) -> Entity:
    forms = tuple(sorted({m.text for m in group}, key=lambda form: (-len(form), form)))
    surest = min(group, key=lambda m: SUREST.index(m.why))
    kind, why = surest.kind, surest.why
    if kind == "unknown" and " " in forms[0] and len(forms) > 1 and " " not in forms[-1]:
        kind, why = "person", SURNAME
    sentences = tuple(dict.fromkeys(m.index for m in group))
    target, kept = _rendered(forms, {i: targets[i] for i in sentences}, known)
    return Entity(forms[0], kind, why, forms, len(group), sentences, target, kept)


def _rendered(
    forms: Sequence[str], targets: dict[int, str], known: Mapping[str, Sequence[str]]
) -> tuple[str | None, tuple[int, ...]]:
    """Choose the form that most translations have, the longest of those; and say which have any."""
    listed = [word for form in forms for word in known.get(key(form), ()) if not word.startswith("~")]
    candidates = list(dict.fromkeys([*(listed or forms)]))
    counts = {word: sum(holds(text, word) for text in targets.values()) for word in candidates}
    kept = tuple(i for i, text in targets.items() if _has_any(text, [*candidates, *forms]))
    if listed:
        return max(candidates, key=counts.__getitem__), kept
    return next((word for word in candidates if counts[word]), None), kept


def _has_any(text: str, forms: Iterable[str]) -> bool:
    return any(holds(text, form) for form in forms)


def _cells(entity: Entity, it: str, en: str) -> str:
    numbers = ", ".join(str(index + 1) for index in entity.sentences)
    others = f' <span class="itk-quiet">({escape(", ".join(entity.forms[1:]))})</span>' if entity.forms[1:] else ""
    why = f' title="{escape(entity.why)}"' if entity.why else ""
    return (
        f'<td lang="{it}">{escape(entity.name)}{others}</td><td lang="{en}">{escape(entity.target or "unknown")}</td>'
        f"<td{why}>{entity.kind}</td><td>{numbers}</td>"
        f'<td class="itk-score">{len(entity.kept)} of {len(entity.sentences)}</td>'
    )
