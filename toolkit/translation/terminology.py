"""A glossary's terms brought into a translation, and said for each of them how, or that it failed.

What the model says by itself is left alone: masking every term costs 1 to 2 BLEU (benchmarks/README.md). Only where a
term is missing are three things tried, the mildest first: what the model said instead is replaced, another of its
hypotheses is taken if it is nearly as likely, the terms are masked with placeholders.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

from toolkit.engine import Decoding, Engine
from toolkit.reading import word_spans
from toolkit.translation.capitals import is_in_capitals
from toolkit.translation.drafting import LABEL_KEPT, Draft, drafts
from toolkit.translation.entries import Application, Entry, Occurrence, Span, target_spans
from toolkit.translation.glossary import Glossary
from toolkit.translation.labels import label_end
from toolkit.translation.preparation import MOST_PLACEHOLDERS, Mask
from toolkit.translation.putting import put

__all__ = ["Termed", "terms_in", "with_patches", "with_terms"]

OTHERS = Decoding(beam_size=8, num_hypotheses=8)
LARGEST_LOSS = 0.1  # of the score, for another hypothesis: one that is less likely says other things wrong
LEAST_ALIKE = 0.75  # of a term and a bent form of it, as difflib counts
OPENING = "\"“«‘'([—–- "
_alone: MutableMapping[Engine, dict[str, tuple[str, ...]]] = WeakKeyDictionary()  # what models call terms
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
        What the sentences become without a glossary, the best first.
    glossary : Glossary
    casing, limit
        As in `drafts`.
    """
    accounts = [_account(glossary, text, row[0]) for text, row in zip(sentences, first, strict=True)]
    found = _patched_where_missing(engine, sentences, accounts)
    for i, (best, *others) in enumerate(first):
        for other in others if found[i].missing else ():
            if other.score >= best.score - LARGEST_LOSS:
                found[i] = found[i].better(_with_label(other, sentences[i], found[i]), "alternative")
    masks = {i: _masks(sentences[i], termed) for i, termed in enumerate(found) if termed.missing}
    todo = [i for i in masks if masks[i]]
    settings = {"casing": [casing[i] for i in todo], "limit": limit, "masks": [masks[i] for i in todo]}
    masked = drafts(engine, [sentences[i] for i in todo], Decoding(), **settings)
    for i, versions in zip(todo, masked, strict=True):
        for draft in versions:
            found[i] = found[i].better(_with_label(draft, sentences[i], found[i]), "placeholder")
    return _smoothed(engine, sentences, found)


def with_patches(engine: Engine, sentences: Sequence[str], first: Sequence[Draft], glossary: Glossary) -> list[Termed]:
    """Give each draft the terms that it lacks where it has something else for them; nothing is translated again."""
    accounts = [_account(glossary, *row) for row in zip(sentences, first, strict=True)]
    return _smoothed(engine, sentences, _patched_where_missing(engine, sentences, accounts))


def _patched_where_missing(engine: Engine, sentences: Sequence[str], found: list[Termed]) -> list[Termed]:
    usual = _usual_translations(engine, [a.entry for termed in found for a in termed.missing])
    for i, termed in enumerate(found):
        draft = _with_label(termed.draft, sentences[i], termed)
        text = draft.text
        for application in termed.missing:
            text = _patched(text, sentences[i], application, termed.applications, usual)
        found[i] = termed.better(replace(draft, text=text), "patched")
    return found


def _with_label(draft: Draft, sentence: str, termed: Termed) -> Draft:
    """Put the terms of a label, which no model is given, in its place: "Procura: …"."""
    end, label = label_end(sentence)
    if not draft.text.startswith(label):
        return draft
    new, note = label, draft.note
    for application in termed.applications:
        start, stop = application.source_span
        if stop <= end and (text := sentence[start:stop]) in new:
            place = new.index(text)
            new = put(new, place, place + len(text), application.entry.target)
            note = "; ".join(part for part in (note or "").split("; ") if part and part != LABEL_KEPT) or None
    return replace(draft, text=new + draft.text[len(label) :], note=note)


def _masks(sentence: str, termed: Termed) -> list[Mask]:
    """Give all terms that are no label's, so that none is lost for another; only those missing where they are many."""
    end, _ = label_end(sentence)
    own = [a for a in termed.applications if a.source_span[0] >= end]
    if len(own) > MOST_PLACEHOLDERS:
        own = [a for a in own if a.how == "missing"]
    return [_mask(sentence, a) for a in own] if len(own) <= MOST_PLACEHOLDERS else []


def _smoothed(engine: Engine, sentences: Sequence[str], found: Sequence[Termed]) -> list[Termed]:
    """Mend what stands around the terms that were brought in: an article twice, a small letter that opens."""
    if engine.package.target != "en":
        return list(found)
    return [_smooth(termed, sentence) for termed, sentence in zip(found, sentences, strict=True)]


def _smooth(termed: Termed, sentence: str) -> Termed:
    text, (_, label) = termed.draft.text, label_end(sentence)
    label = label if text.startswith(label) else ""
    opens_large = sentence.lstrip(OPENING)[:1].isupper()
    hows = {a.how for a in termed.applications}
    brought_in = {"patched", "placeholder"} | (hows if "placeholder" in hows else set())
    brought = [a for a in termed.applications if a.how in brought_in and a.target_span]
    for application in sorted(brought, key=lambda a: a.target_span, reverse=True):
        start, end = (place - len(label) for place in application.target_span)
        if start >= 0:
            rest = text[len(label) :]
            text = label + put(rest, start, end, rest[start:end], opens_large=opens_large)
    if text == termed.draft.text:
        return termed
    spans = target_spans([a.entry for a in termed.applications], text, text.isupper())
    applications = (replace(a, target_span=s) for a, s in zip(termed.applications, spans, strict=True))
    return Termed(replace(termed.draft, text=text), tuple(applications)) if all(spans) or termed.missing else termed


def terms_in(glossary: Glossary | None, sentence: str) -> tuple[Entry, ...]:
    """Give the terms of a glossary that stand in a sentence.

    Examples
    --------
    >>> glossary = Glossary({"reloet": "report"})
    >>> [len(terms_in(glossary, text)) for text in ("IL RELOET", "Il governo")], terms_in(None, "Il reloet")
    ([1, 0], ())
    """
    return tuple(o.entry for o in _occurrences(glossary, sentence)) if glossary else ()


def _occurrences(glossary: Glossary, sentence: str) -> Sequence[Occurrence]:
    return glossary.find(sentence, ignore_case=is_in_capitals(sentence))


def _account(glossary: Glossary, sentence: str, draft: Draft) -> Termed:
    found = _occurrences(glossary, sentence)
    applications = tuple(Application(o.entry, (o.start, o.end), None, "missing") for o in found)
    return Termed(draft, applications).better(draft, "as is")


def _usual_translations(engine: Engine, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Say what else the model calls a term, when it stands alone or is not translated, without an article or a stop.

    Part of the target term is no such name, nor is a word that goes on where it ends: "Russian" is not Russia.
    """
    alone = _alone.setdefault(engine, {})
    if new := [source for source in dict.fromkeys(entry.source for entry in entries) if source not in alone]:
        for source, hypotheses in zip(new, engine.hypotheses(new, OTHERS), strict=True):
            texts = (re.sub(r"^(?:the|an?)\s|\W+$", "", h.text, flags=re.IGNORECASE) for h in hypotheses)
            alone[source] = tuple(text for text in dict.fromkeys((source, *texts)) if len(text) > 1)
    targets = {entry.source: entry.target.lower() for entry in entries}
    return {
        source: [text for text in alone[source] if text.lower() not in target and not text.lower().startswith(target)]
        for source, target in targets.items()
    }


def _patched(
    text: str, sentence: str, application: Application, all_: Sequence[Application], usual: Mapping[str, Sequence[str]]
) -> str:
    """Replace what stands for a term in a draft: what the model usually calls it, else a bent form of it."""
    entry = application.entry
    target = entry.target.upper() if text.isupper() else entry.target
    taken = [span for span in target_spans([a.entry for a in all_], text, text.isupper()) if span]
    flags = re.IGNORECASE if text.isupper() or not entry.case_sensitive else 0
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
