"""A glossary's terms brought into a translation, and said for each of them how, or that it failed.

What the model says by itself is left alone: masking every term costs 1 to 2 BLEU (benchmarks/README.md). Only where a
term is missing are three things tried, the mildest first: another of its hypotheses is taken, what it said instead is
replaced, the term is masked with a placeholder.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from toolkit.engine import Decoding, Engine
from toolkit.reading import word_spans
from toolkit.translation.capitals import is_in_capitals
from toolkit.translation.drafting import Draft, drafts
from toolkit.translation.glossary import Application, Entry, Glossary, Occurrence, Span, target_spans
from toolkit.translation.preparation import MOST_PLACEHOLDERS

__all__ = ["Termed", "has_terms", "with_patches", "with_terms"]

OTHERS = Decoding(beam_size=8, num_hypotheses=8)
LEAST_ALIKE = 0.75  # of a term and a bent form of it, as difflib counts
RAREST = 2.0  # on the Zipf scale: a rarer word may be an invented one


@dataclass(frozen=True)
class Termed:
    """A draft of a sentence, and what became of the glossary's terms in it."""

    draft: Draft
    applications: tuple[Application, ...]

    @property
    def missing(self) -> tuple[Application, ...]:
        """The applications that failed."""
        return tuple(a for a in self.applications if a.how == "missing")

    @property
    def note(self) -> str | None:
        """What was special about the draft, and which terms were not there by themselves."""
        forced = (f"glossary: {a}" for a in self.applications if a.how != "as is")
        return "; ".join(filter(None, (self.draft.note, *forced))) or None

    def better(self, draft: Draft, how: str) -> "Termed":
        """Take another draft if more of the terms are in it; what was there before keeps its account."""
        spans = target_spans([a.entry for a in self.applications], draft.text, draft.text.isupper())
        applications = tuple(
            replace(a, target_span=span, how="missing" if not span else how if a.how == "missing" else a.how)
            for a, span in zip(self.applications, spans, strict=True)
        )
        other = Termed(draft, applications)
        return other if len(other.missing) < len(self.missing) else self


def with_terms(
    engine: Engine,
    sentences: Sequence[str],
    first: Sequence[Sequence[Draft]],
    glossary: Glossary,
    *,
    casing: Sequence[Mapping[str, str]],
    limit: int,
) -> list[Termed]:
    """Give each draft its glossary terms, if it lacks any and there is a way.

    Parameters
    ----------
    engine : Engine
    sentences : sequence of str
    first : sequence of sequence of Draft
        What the sentences become without a glossary, the best first: a draft that keeps the terms beats one that does
        not.
    glossary : Glossary
    casing, limit
        As in `drafts`.
    """
    kept = [_keeping(glossary, *row) for row in zip(sentences, first, strict=True)]
    found = _patched_where_missing(engine, sentences, kept)

    def lacking() -> list[int]:
        return [i for i, termed in enumerate(found) if termed.missing]

    def drafted(todo: Sequence[int], decoding: Decoding, **more: Sequence) -> list[tuple[Draft, ...]]:
        settings = {"casing": [casing[i] for i in todo], "limit": limit}
        return drafts(engine, [sentences[i] for i in todo], decoding, **settings, **more)

    todo = lacking()
    others = drafted(todo, OTHERS)
    for i, versions in zip(todo, others, strict=True):
        for draft in versions:
            found[i] = found[i].better(draft, "alternative")
    todo = [i for i in lacking() if len(found[i].missing) <= MOST_PLACEHOLDERS]
    masks = [[_mask(sentences[i], a) for a in found[i].missing] for i in todo]
    masked = drafted(todo, Decoding(), masks=masks)
    for i, versions in zip(todo, masked, strict=True):
        for draft in versions:
            found[i] = found[i].better(draft, "placeholder")
    return found


def with_patches(engine: Engine, sentences: Sequence[str], first: Sequence[Draft], glossary: Glossary) -> list[Termed]:
    """Give each draft the terms that it lacks where it has something else for them; nothing is translated again."""
    return _patched_where_missing(
        engine, sentences, [_account(glossary, *r) for r in zip(sentences, first, strict=True)]
    )


def _patched_where_missing(engine: Engine, sentences: Sequence[str], found: list[Termed]) -> list[Termed]:
    usual = _usual_translations(engine, [a.entry for termed in found for a in termed.missing])
    for i, termed in enumerate(found):
        text = termed.draft.text
        for application in termed.missing:
            text = _patched(text, sentences[i], application, termed.applications, usual)
        found[i] = termed.better(replace(termed.draft, text=text), "patched")
    return found


def has_terms(glossary: Glossary | None, sentence: str) -> bool:
    """Say whether a term of a glossary stands in a sentence.

    Examples
    --------
    >>> glossary = Glossary({"reloet": "report"})
    >>> has_terms(glossary, "IL RELOET"), has_terms(glossary, "Il governo"), has_terms(None, "Il reloet")
    (True, False, False)
    """
    return glossary is not None and bool(_occurrences(glossary, sentence))


def _occurrences(glossary: Glossary, sentence: str) -> Sequence[Occurrence]:
    return glossary.find(sentence, ignore_case=is_in_capitals(sentence))


def _account(glossary: Glossary, sentence: str, draft: Draft) -> Termed:
    found = _occurrences(glossary, sentence)
    applications = tuple(Application(o.entry, (o.start, o.end), None, "missing") for o in found)
    return Termed(draft, applications).better(draft, "as is")


def _keeping(glossary: Glossary, sentence: str, drafts: Sequence[Draft]) -> Termed:
    """Give the first of the drafts that have most of the terms."""
    termed = _account(glossary, sentence, drafts[0])
    for other in drafts[1:]:
        termed = termed.better(other, "alternative")
    return termed


def _usual_translations(engine: Engine, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Say what else the model calls a term, when it stands alone or is not translated, without an article or a stop.

    Part of the target term is no such name, nor is a word that goes on where it ends: "Russian" is not Russia.
    """
    targets = {entry.source: entry.target.lower() for entry in entries}
    sources = list(dict.fromkeys(entry.source for entry in entries))
    usual = {}
    for source, hypotheses in zip(sources, engine.hypotheses(sources, OTHERS), strict=True):
        texts = (re.sub(r"^(?:the|an?)\s|\W+$", "", h.text, flags=re.IGNORECASE) for h in hypotheses)
        usual[source] = [
            text
            for text in dict.fromkeys((source, *texts))
            if len(text) > 1 and text.lower() not in targets[source] and not text.lower().startswith(targets[source])
        ]
    return usual


def _patched(
    text: str, sentence: str, application: Application, all_: Sequence[Application], usual: Mapping[str, Sequence[str]]
) -> str:
    """Replace what stands for a term in a draft: what the model usually calls it, else a bent form of it."""
    entry = application.entry
    target = entry.target.upper() if text.isupper() else entry.target
    taken = [span for span in target_spans([a.entry for a in all_], text, text.isupper()) if span]
    flags = re.IGNORECASE if text.isupper() else 0
    spans = [m.span() for u in usual[entry.source] for m in re.finditer(rf"(?<!\w){re.escape(u)}(?!\w)", text, flags)]
    rest = sentence[: application.source_span[0]] + sentence[application.source_span[1] :]
    for start, end in (*spans, *_bent(text, rest, entry.target)):
        if all(end <= left or right <= start for left, right in taken):
            return text[:start] + target + text[end:]
    return text


def _bent(text: str, rest: str, target: str) -> Iterator[Span]:
    """Find what is nearly a term, and made of words that hardly exist and are nowhere else in the source."""
    from wordfreq import zipf_frequency

    size = len(word_spans(target, "en"))
    words = word_spans(text, "en")
    for first, last in zip(words, words[size - 1 :], strict=False):
        form = text[first[0] : last[1]]
        invented = [word for word in form.split() if word not in target.split()]
        if (
            SequenceMatcher(None, form.lower(), target.lower(), autojunk=False).ratio() >= LEAST_ALIKE
            and form not in rest
            and all(zipf_frequency(word, "en") < RAREST for word in invented)
        ):
            yield first[0], last[1]


def _mask(sentence: str, application: Application) -> tuple[int, int, str]:
    target = application.entry.target
    return *application.source_span, target.upper() if is_in_capitals(sentence) else target
