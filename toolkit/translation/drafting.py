"""Drafts of sentences: prepared for the engine, decoded in one call, assembled again, and verified."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.engine import Decoding, Engine, Hypothesis, Verdict
from toolkit.translation.labels import is_word
from toolkit.translation.preparation import Mask, Prepared, prepare
from toolkit.translation.rows import is_row

__all__ = ["Draft", "drafts", "drafts_in_portions"]


LABEL_KEPT = "what stands before the colon is not translated"


@dataclass(frozen=True)
class Draft:
    """What became of a sentence.

    Attributes
    ----------
    text : str
    score : float or None
        Length-normalised log-probability, ≤ 0; None where nothing was translated.
    tokens : int
        0 where nothing was translated.
    note : str or None
        What was special, such as "cut into 3 segments".
    verdict : Verdict or None
        Where two packages judged it: whose wording it is, and what each says of it.
    """

    text: str
    score: float | None
    tokens: int
    note: str | None
    verdict: Verdict | None = None

    @classmethod
    def of(cls, row: Sequence) -> "Draft":
        """Make one of what `dataclasses.astuple` and JSON made of it."""
        *fields, verdict = row
        return cls(*fields, verdict and Verdict(*verdict))


def drafts(engine: Engine, sentences: Sequence[str], decoding: Decoding, **settings: object) -> list[tuple[Draft, ...]]:
    """Draft sentences, all in one batched call; `drafts_in_portions` says how, and what the settings are.

    Returns
    -------
    list of tuple of Draft
        At least one for each sentence, unless there are masks.
    """
    found: dict[int, tuple[Draft, ...]] = {}
    for portion in drafts_in_portions(engine, sentences, decoding, **settings):
        found |= portion
    return [found[i] for i in range(len(sentences))]


def drafts_in_portions(
    engine: Engine,
    sentences: Sequence[str],
    decoding: Decoding,
    *,
    casing: Sequence[Mapping[str, str]],
    limit: int,
    length: Callable[[str], int] | None = None,
    masks: Sequence[Sequence[Mask]] | None = None,
) -> Iterator[dict[int, tuple[Draft, ...]]]:
    """Draft sentences; those that lose a placeholder in every draft get a second try.

    Parameters
    ----------
    engine : Engine
    sentences : sequence of str
    decoding : Decoding
        At most ``decoding.num_hypotheses`` drafts are given, no text twice, the likeliest first.
    casing : sequence of mapping
        For each sentence what `toolkit.translation.known_casing` makes of its article.
    limit : int
        Where a sentence is cut into segments, in the unit of `length`.
    length : callable, optional
        By default the number of the package's tokens.
    masks : sequence of sequence of Mask, optional
        What is to be replaced in each sentence. Without a draft that keeps all of it, a sentence gets none.

    Yields
    ------
    dict of int to tuple of Draft
        Sentences by their places, as soon as a batch has been decoded; each once.
    """
    engine.load()
    length = length or (lambda part: len(engine.tokens(part)))

    def made(index: int, use_placeholders: bool = True) -> Prepared:
        return prepare(
            sentences[index],
            is_unknown=engine.is_unknown,
            length=length,
            limit=limit,
            casing=casing[index],
            language=engine.package.source,
            target=engine.package.target,
            use_placeholders=use_placeholders,
            masks=masks[index] if masks else (),
        )

    prepared = {i: made(i) for i in range(len(sentences))}
    lost: list[int] = []
    for portion in _decoded(engine, prepared, decoding):
        kept = {i: _kept(sentences[i], prepared[i], found, decoding) for i, found in portion.items()}
        if masks is None:
            lost += (i for i, versions in kept.items() if not versions)
            yield {i: versions for i, versions in kept.items() if versions}
        else:
            yield {i: () if len(prepared[i].placeholders) < len(masks[i]) else d for i, d in kept.items()}
    again = {i: made(i, use_placeholders=False) for i in lost}
    for portion in _decoded(engine, again, decoding):
        yield {i: _kept(sentences[i], again[i], found, decoding) for i, found in portion.items()}


def _decoded(
    engine: Engine, prepared: Mapping[int, Prepared], decoding: Decoding
) -> Iterator[dict[int, list[tuple[Hypothesis, ...]]]]:
    """Give the hypotheses for each segment of a sentence, as soon as the last of them is decoded."""
    whole = {i: [()] * len(p.segments) for i, p in prepared.items()}
    yield {i: whole.pop(i) for i, p in prepared.items() if not p.segments}
    places = [(i, k) for i, rows in whole.items() for k in range(len(rows))]
    left = {i: len(rows) for i, rows in whole.items()}
    for portion in engine.portions([prepared[i].segments[k] for i, k in places], decoding):
        for place, hypotheses in portion.items():
            i, k = places[place]
            whole[i][k] = hypotheses
            left[i] -= 1
        yield {i: whole.pop(i) for i in {places[place][0] for place in portion} if not left[i]}


def _kept(
    sentence: str, prepared: Prepared, segments: Sequence[Sequence[Hypothesis]], decoding: Decoding
) -> tuple[Draft, ...]:
    """Give the drafts of a sentence that keep its placeholders, each text once."""
    if not segments:
        text = prepared.assemble(()) if prepared.label or is_row(sentence) else sentence
        note = "nothing to translate: passed through" if text.strip() == sentence.strip() else "rendered by rule"
        return (Draft(text, None, 0, note),)
    texts: dict[str, Draft] = {}
    for hypotheses in _likeliest(segments, decoding.num_hypotheses):
        if prepared.keeps_placeholders([h.text for h in hypotheses]):
            draft = _draft(prepared, hypotheses)
            texts.setdefault(draft.text, draft)
    return tuple(texts.values())


def _likeliest(segments: Sequence[Sequence[Hypothesis]], n: int) -> list[tuple[Hypothesis, ...]]:
    """Choose one hypothesis for each segment in the `n` likeliest ways: best first, by their scores together."""
    if not segments[1:]:
        return [(hypothesis,) for hypothesis in segments[0]][:n]
    chosen: list[tuple[Hypothesis, ...]] = [()]
    for hypotheses in segments:
        chosen = sorted(((*row, h) for row in chosen for h in hypotheses), key=_score, reverse=True)[:n]
    return chosen


def _score(hypotheses: Sequence[Hypothesis]) -> float:
    return sum(h.score * (h.tokens or 1) for h in hypotheses) / sum(h.tokens or 1 for h in hypotheses)


def _draft(prepared: Prepared, hypotheses: Sequence[Hypothesis]) -> Draft:
    notes = []
    if is_word(prepared.label):
        notes.append(LABEL_KEPT)
    if not all("|" in joint for joint in prepared.joints[1:-1]):  # else they are the cells of a row
        notes.append(f"cut into {len(hypotheses)} segments")
    notes += dict.fromkeys(h.note for h in hypotheses if h.note)
    if any(h.cut_off for h in hypotheses):
        notes.append("decoding stopped at its limit: the end may be missing")
    text = prepared.assemble([h.text for h in hypotheses])
    tokens = sum(h.tokens for h in hypotheses)
    return Draft(text, _score(hypotheses), tokens, "; ".join(notes) or None, _verdict(hypotheses))


def _verdict(hypotheses: Sequence[Hypothesis]) -> Verdict | None:
    """Put the verdicts on the segments together; by the longest of them it is whose wording the sentence is."""
    given = [(h.tokens or 1, h.verdict) for h in hypotheses if h.verdict]
    if not given:
        return None
    total = sum(tokens for tokens, _ in given)
    longest = max(given, key=lambda pair: pair[0])[1]
    means = (sum(n * getattr(v, name) for n, v in given) / total for name in ("accurate", "fast"))
    return Verdict(longest.package, *means)
