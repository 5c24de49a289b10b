"""Other translations of a sentence: the model's alternatives, what other settings make of it, and how two differ."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from toolkit.engine import Decoding, Engine
from toolkit.errors import TranslationError
from toolkit.reading import word_spans
from toolkit.translation.capitals import is_in_capitals
from toolkit.translation.confidence import mean_scores
from toolkit.translation.drafting import Draft, drafts
from toolkit.translation.glossary import Glossary
from toolkit.translation.terminology import with_patches
from toolkit.translation.translation import Alternative

__all__ = ["STRATEGIES", "Candidate", "Difference", "best_of", "differences", "find_alternatives", "find_candidates"]

AS_IS, ALTERNATIVE = "as is", "alternatives"
PENALISED, CLAUSES, RECASED = "larger beam, no repetition", "split at clauses", "re-cased"
STRATEGIES = (AS_IS, PENALISED, CLAUSES, RECASED, ALTERNATIVE)
ALTERNATIVES = 4
AGAINST_REPETITION = Decoding(beam_size=6, num_hypotheses=6, repetition_penalty=1.1, no_repeat_ngram_size=3)
SHORTEST_CLAUSE = 12  # source tokens: a shorter part is not split
CLAUSE_END = re.compile(r"(?<=[;:,])\s+|\s+(?=[–—-]\s)")
SHORTEST_SHOUT = 5  # letters: a shorter word in capitals may be an acronym
TOKEN = re.compile(r"\s+|[^\W_]+(?:['’.,-][^\W_]+)*['’]?|[^\s]")
Span = tuple[int, int]


@dataclass(frozen=True)
class Candidate(Alternative):
    """A translation of a sentence with other settings.

    Attributes
    ----------
    text : str
    score : float or None
        Mean log-probability of the tokens of the finished text, given the whole sentence, ≤ 0: one measure for all
        strategies. It favours what the model says by itself, truncated sentences too. None if nothing was translated.
    tokens : int
    note : str or None
    strategy : str
        "as is", "alternatives", "larger beam, no repetition", "split at clauses" or "re-cased".
    """

    strategy: str = AS_IS


@dataclass(frozen=True)
class Difference:
    """A run of words of two texts.

    Attributes
    ----------
    kind : {"equal", "replaced", "inserted", "deleted"}
    first, second : (int, int)
        Characters in the first and in the second text; empty where words were inserted or deleted.
    """

    kind: Literal["equal", "replaced", "inserted", "deleted"]
    first: Span
    second: Span


KINDS = {"equal": "equal", "replace": "replaced", "insert": "inserted", "delete": "deleted"}


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Compare two texts word for word, with punctuation marks as words; white space does not count.

    Examples
    --------
    >>> one, other = "He spoke in Seoul.", "He spoke inrank."
    >>> [(d.kind, one[slice(*d.first)], other[slice(*d.second)]) for d in differences(one, other)]
    [('equal', 'He spoke', 'He spoke'), ('replaced', 'in Seoul', 'inrank'), ('equal', '.', '.')]
    """
    spans = [[m.span() for m in TOKEN.finditer(text) if not m.group().isspace()] for text in (first, second)]
    words = [[text[start:end] for start, end in found] for text, found in zip((first, second), spans, strict=True)]

    def span(side: int, left: int, right: int) -> Span:
        if left < right:
            return spans[side][left][0], spans[side][right - 1][1]
        place = spans[side][left - 1][1] if left else 0
        return place, place

    return tuple(
        Difference(KINDS[tag], span(0, a, b), span(1, c, d))
        for tag, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    )


def best_of(beam_size: int) -> Decoding:
    """Give the decoding of translations: what the beam ends with besides the best costs next to nothing."""
    return Decoding(beam_size, min(beam_size, ALTERNATIVES))


def find_alternatives(
    engine: Engine, sentence: str, n: int, *, beam_size: int, casing: Sequence[Mapping[str, str]], limit: int
) -> tuple[Alternative, ...]:
    """Give up to `n` alternatives, the likeliest first; see `Translator.alternatives`."""
    decoding = Decoding(max(beam_size, n), n)
    [found] = drafts(engine, [sentence], decoding, casing=casing, limit=limit)
    return tuple(Alternative(**vars(draft)) for draft in found)


def find_candidates(
    engine: Engine,
    sentences: Sequence[str],
    *,
    beam_size: int,
    casing: Sequence[Mapping[str, str]],
    limit: int,
    glossary: Glossary | None = None,
    strategies: Collection[str] = STRATEGIES,
) -> list[tuple[Candidate, ...]]:
    """Translate sentences in several ways, all of them in one batched call for each; see `Translator.candidates`."""
    if isinstance(strategies, str) or not set(strategies) <= set(STRATEGIES):
        raise TranslationError(f"strategies must be some of {STRATEGIES}, not {strategies!r}.")
    engine.load()
    settings = {"casing": casing, "limit": limit}
    found: list[dict[str, tuple[str, Draft]]] = [{} for _ in sentences]

    def note(strategy: str, places: Sequence[int], rows: Sequence[Sequence[Draft]]) -> None:
        for i, row in zip(places, rows, strict=True):
            for draft in row:
                found[i].setdefault(draft.text, (strategy, draft))

    everywhere = range(len(sentences))
    rows = drafts(engine, sentences, best_of(beam_size), **settings) if {AS_IS, ALTERNATIVE} & {*strategies} else []
    if AS_IS in strategies:
        note(AS_IS, everywhere, [row[:1] for row in rows])
    if PENALISED in strategies:
        likeliest = (row[:1] for row in drafts(engine, sentences, AGAINST_REPETITION, **settings))
        note(PENALISED, everywhere, list(likeliest))
    if CLAUSES in strategies:
        by_clauses = {"casing": casing, "limit": SHORTEST_CLAUSE, "length": _splittable_length(engine, limit)}
        note(CLAUSES, everywhere, drafts(engine, sentences, Decoding(beam_size), **by_clauses))
    if RECASED in strategies:
        recased = list(map(_recased, sentences, casing))
        changed = [i for i, text in enumerate(recased) if text != sentences[i]]
        own = {"casing": [casing[i] for i in changed], "limit": limit}
        note(RECASED, changed, drafts(engine, [recased[i] for i in changed], Decoding(beam_size), **own))
    if ALTERNATIVE in strategies:
        note(ALTERNATIVE, everywhere, rows)
    return _scored(engine, sentences, [list(row.values()) for row in found], glossary)


def _scored(
    engine: Engine,
    sentences: Sequence[str],
    found: Sequence[Sequence[tuple[str, Draft]]],
    glossary: Glossary | None,
) -> list[tuple[Candidate, ...]]:
    """Put the glossary's terms in, score what that gives, and keep each text once."""
    flat = [(i, strategy, draft) for i, row in enumerate(found) for strategy, draft in row]
    if glossary:
        termed = with_patches(engine, [sentences[i] for i, _, _ in flat], [draft for _, _, draft in flat], glossary)
        flat = [(i, strategy, t.draft) for (i, strategy, _), t in zip(flat, termed, strict=True)]
    scores = iter(mean_scores(engine, [(sentences[i], d.text) for i, _, d in flat if d.tokens]))
    candidates: list[dict[str, Candidate]] = [{} for _ in sentences]
    for i, strategy, draft in flat:
        score = next(scores) if draft.tokens else None
        candidate = Candidate(draft.text, score, draft.tokens, draft.note, draft.verdict, strategy)
        candidates[i].setdefault(draft.text, candidate)
    return [tuple(row.values()) for row in candidates]


def _splittable_length(engine: Engine, limit: int):
    """Make the length by which `clauses` cuts at ; : , and dashes only: none where no mark is in the middle half."""

    def length(part: str) -> int:
        size, middle = len(engine.tokens(part)), len(part) / 2
        central = any(abs(m.start() - middle) <= len(part) / 4 for m in CLAUSE_END.finditer(part))
        return size if central or size > limit else 0

    return length


def _recased(sentence: str, casing: Mapping[str, str]) -> str:
    """Write a word with a capital, alone and not at the beginning, small, and one in capitals as elsewhere.

    simplemma must know it in small letters: most names stay, but not those that are words too (Mosca, Ucraina).
    """
    from simplemma import is_known

    if is_in_capitals(sentence):
        return sentence.capitalize()
    spans = word_spans(sentence)
    words = [sentence[start:end] for start, end in spans]
    text = sentence
    for i in reversed(range(1, len(words))):
        word, lower = words[i], words[i].lower()
        alone = not any(w[:1].isupper() for w in (words[i - 1], *words[i + 1 : i + 2]))
        if word.isupper() and len(word) >= SHORTEST_SHOUT:
            form = casing.get(lower, word) if not casing.get(lower, word).isupper() else word.capitalize()
        elif word.istitle() and alone and text[: spans[i][0]].rstrip()[-1:].isalpha() and is_known(lower, "it"):
            form = lower
        else:
            continue
        text = text[: spans[i][0]] + form + text[spans[i][1] :]
    return text
