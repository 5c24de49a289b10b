"""Key terms in both languages: for each Italian term, what its sentences have become in English instead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING, Literal

from toolkit.analysis import Analysis
from toolkit.checks import adjective_forms, english_forms, holds, key, language_name, plain
from toolkit.errors import ToolkitError
from toolkit.summary import Term, key_terms
from toolkit.views import framed, languages, style

if TYPE_CHECKING:
    import pandas

__all__ = ["LIMITS", "Counterpart", "KeyTerms", "counterparts"]

SURE = 0.8  # Dice's coefficient; with fewer sentences in common a word must look alike, too
POSSIBLE = 0.5
ALIKE = 0.6  # difflib's ratio: "tecnologia", "technology"
AHEAD = 0.15  # so much more in common than the next word has
LIMITS = (
    "The English is what stands in the translation, right or wrong, read from a few dozen sentences: a term in one "
    "sentence has a counterpart only if it is a known name or looks alike; one that is rendered in several ways "
    "mostly has none."
)


Pair = tuple[float, "Counterpart"]  # likeness in spelling, 0 to 1


@dataclass(frozen=True)
class Counterpart:
    """A key term and its English.

    Attributes
    ----------
    term : Term
        Of the Italian: lemma, weight in bits, count, sentences.
    target : str or None
        What most likely stands for it in the translation, a lemma or a name; None where that is unknown.
    together : tuple of int
        Indices of the term's sentences whose translation has it.
    score : float
        Dice's coefficient of the sentences with the term and those with its target, 0 to 1.
    how : {"listed", "copied", "occurs with", "unknown"}
        A form from `toolkit.checks.exonyms`, the term itself, or the English term that occurs in the same sentences.
    """

    term: Term
    target: str | None = None
    together: tuple[int, ...] = ()
    score: float = 0.0
    how: Literal["listed", "copied", "occurs with", "unknown"] = "unknown"


@dataclass(frozen=True, repr=False)
class KeyTerms:
    """The key terms of an article with their counterparts, the heaviest first."""

    analysis: Analysis
    terms: tuple[Counterpart, ...]

    def __len__(self) -> int:
        return len(self.terms)

    def __repr__(self) -> str:
        return f"<KeyTerms of {self.analysis.article.name}: {', '.join(f'{t.term} → {t.target}' for t in self.terms)}>"

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per term: source, target, weight (bits), count, sentences, together, score (0 to 1), how."""
        import pandas as pd

        rows = [
            (t.term.lemma, t.target, t.term.weight, t.term.count, t.term.sentences, t.together, t.score, t.how)
            for t in self.terms
        ]
        names = ["source", "target", "weight", "count", "sentences", "together", "score", "how"]
        return pd.DataFrame(rows, columns=names)

    def _repr_html_(self) -> str:
        it, en = languages(self.analysis)
        names = list(map(language_name, self.analysis.languages))
        head = ("n", *names, "how", "sentences", "bits")
        rows = ((str(place), _cells(found, it, en)) for place, found in enumerate(self.terms, 1))
        table = framed(head, rows, narrow=("bits",)) if self.terms else ""
        return f'{style()}<div class="itk"><p class="itk-quiet">{escape(LIMITS)}</p>{table}</div>'


def counterparts(analysis: Analysis, n: int | None = 10) -> KeyTerms:
    """Give the key terms of an Italian article with what stands for them in the translation.

    Names and adjectives of `toolkit.checks` are looked up, other names looked for as they are. What remains is linked
    to English key terms by the sentences that both occur in, the pair with most in common first and each word once
    (competitive linking: Melamed 2000, Models of Translational Equivalence among Words), by Dice's coefficient and
    likeness of spelling. Below a threshold, or where two words come equally close, the answer is "unknown".

    Parameters
    ----------
    analysis : Analysis
    n : int, optional
        At most so many terms; None for all.

    Raises
    ------
    ToolkitError
        Where the languages are not Italian and English, or `n` is below 1.

    Examples
    --------
    >>> from toolkit import analyse
    >>> terms = counterparts(analyse("seeds/corea-del-nord-russia.txt"), n=None).terms
    >>> [(t.term.lemma, t.target, t.how) for t in terms if t.term.lemma in ("Corea", "truppa", "Umerov")]
    [('Corea', 'Korea', 'listed'), ('Umerov', 'Umerov', 'copied'), ('truppa', 'troop', 'occurs with')]
    """
    if analysis.languages != ("it", "en"):
        raise ToolkitError(f"terms are linked from Italian to English, not {' to '.join(analysis.languages)}.")
    if n is not None and n < 1:
        raise ToolkitError(f"n must be at least 1, or None for all, not {n!r}.")
    terms = key_terms(analysis.sentences, "it", None)
    english = key_terms(analysis.translation.sentences(analysis.sentences), "en", None)
    targets = {s.index: plain(t) for s, t in zip(analysis.sentences, analysis.translation.target, strict=True)}
    known = {term: found for term in terms if (found := _known(term, targets))}
    taken = {key(found.target) for found in known.values() if found.score >= SURE}
    free = [term for term in english if key(term.lemma) not in taken]
    linked = known | _linked([term for term in terms if term not in known], free)
    return KeyTerms(analysis, tuple(linked.get(term, Counterpart(term)) for term in terms[:n]))


def _known(term: Term, targets: dict[int, str]) -> Counterpart | None:
    """Find the listed form, else the name itself, that most of the term's translations have, at least half of them."""
    is_name = term.lemma[0].isupper()
    listed = english_forms().get(key(term.lemma), ()) if is_name else adjective_forms(term.lemma)
    forms = [(form, "listed") for form in listed if not form.startswith("~")]
    forms += [(term.lemma, "copied")] if is_name else []
    found = [
        _counterpart(term, form, {i for i, text in targets.items() if holds(text, form)}, how) for form, how in forms
    ]
    best = max(found, key=lambda each: len(each.together), default=None)
    return best if best and 2 * len(best.together) >= len(term.sentences) else None


def _counterpart(term: Term, target: str, places: Iterable[int], how: str) -> Counterpart:
    places = set(places)
    together = tuple(i for i in term.sentences if i in places)
    return Counterpart(term, target, together, 2 * len(together) / (len(term.sentences) + max(1, len(places))), how)


def _linked(terms: list[Term], english: list[Term]) -> dict[Term, Counterpart]:
    pairs = {term: list(_pairs(term, english)) for term in terms}
    linked: dict[Term, Counterpart] = {}
    taken: set[str] = set()
    for likeness, found in sorted((p for own in pairs.values() for p in own), key=_in_order):
        if found.term not in linked and found.target not in taken:
            rivals = [p for p in pairs[found.term] if p[1].target not in {*taken, found.target}]
            if _is_likely(likeness, found, rivals):
                linked[found.term] = found
                taken.add(found.target)
    return linked


def _pairs(term: Term, english: list[Term]) -> Iterator[Pair]:
    """Give the English terms that most of a term's sentences have, with their likeness."""
    own = set(term.sentences)
    for other in english:
        together = len(own.intersection(other.sentences))
        if 2 * together >= len(own) and 2 * together >= POSSIBLE * (len(own) + len(other.sentences)):
            likeness = SequenceMatcher(None, key(term.lemma), key(other.lemma)).ratio()
            yield likeness, _counterpart(term, other.lemma, other.sentences, "occurs with")


def _in_order(pair: Pair) -> tuple[float, str, str]:
    likeness, found = pair
    return -found.score - likeness / 2, found.term.lemma, found.target


def _is_likely(likeness: float, found: Counterpart, rivals: list[Pair]) -> bool:
    """Say whether a pair is sure by itself: alike and the most alike, or much in common and no near rival."""
    if likeness >= ALIKE and all(other < likeness for other, _ in rivals):
        return True
    ahead = all(p.score + AHEAD <= found.score and other < ALIKE for other, p in rivals)
    return found.score >= SURE and len(found.together) > 1 and ahead


def _cells(found: Counterpart, it: str, en: str) -> str:
    target = escape(found.target) if found.target else "unknown"
    of = f"{len(found.together)} of {len(found.term.sentences)}" if found.target else f"{len(found.term.sentences)}"
    return (
        f'<td lang="{it}">{escape(found.term.lemma)}</td><td lang="{en}">{target}</td><td>{escape(found.how)}</td>'
        f'<td>{of}</td><td class="itk-score">{found.term.weight:.0f}</td>'
    )
