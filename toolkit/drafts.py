"""Drafts of sentences: prepared for the engine, decoded in one call, assembled again, and verified."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.engine import Decoding, Engine, Hypothesis
from toolkit.prepare import Mask, Prepared, prepare

__all__ = ["Draft", "drafts"]


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
    """

    text: str
    score: float | None
    tokens: int
    note: str | None


def drafts(
    engine: Engine,
    sentences: Sequence[str],
    decoding: Decoding,
    *,
    casing: Sequence[Mapping[str, str]],
    limit: int,
    length: Callable[[str], int] | None = None,
    masks: Sequence[Sequence[Mask]] | None = None,
) -> list[tuple[Draft, ...]]:
    """Draft sentences, all in one batched call; those that lose a placeholder in every draft get a second try.

    Parameters
    ----------
    engine : Engine
    sentences : sequence of str
    decoding : Decoding
        At most ``decoding.num_hypotheses`` drafts are given, no text twice, the likeliest first.
    casing : sequence of mapping
        For each sentence what `toolkit.prepare.known_casing` makes of its article.
    limit : int
        Where a sentence is cut into segments, in the unit of `length`.
    length : callable, optional
        By default the number of the package's tokens.
    masks : sequence of sequence of Mask, optional
        What is to be replaced in each sentence. Without a draft that keeps all of it, a sentence gets none.

    Returns
    -------
    list of tuple of Draft
        At least one for each sentence, unless there are masks.
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
            use_placeholders=use_placeholders,
            masks=masks[index] if masks else (),
        )

    prepared = [made(i) for i in range(len(sentences))]
    found = _decoded(engine, prepared, decoding)
    kept = [_kept(*row, decoding) for row in zip(sentences, prepared, found, strict=True)]
    if masks is not None:
        return [() if len(p.placeholders) < len(m) else d for p, m, d in zip(prepared, masks, kept, strict=True)]
    lost = [i for i, versions in enumerate(kept) if not versions]
    again = [made(i, use_placeholders=False) for i in lost]
    for i, p, hypotheses in zip(lost, again, _decoded(engine, again, decoding), strict=True):
        kept[i] = _kept(sentences[i], p, hypotheses, decoding)
    return kept


def _decoded(engine: Engine, prepared: Sequence[Prepared], decoding: Decoding) -> list[list[tuple[Hypothesis, ...]]]:
    """Give the hypotheses for each segment of each sentence."""
    found = iter(engine.hypotheses([segment for p in prepared for segment in p.segments], decoding))
    return [[next(found) for _ in p.segments] for p in prepared]


def _kept(
    sentence: str, prepared: Prepared, segments: Sequence[Sequence[Hypothesis]], decoding: Decoding
) -> tuple[Draft, ...]:
    """Give the drafts of a sentence that keep its placeholders, each text once."""
    if not segments:
        return (Draft(sentence, None, 0, "nothing to translate: passed through"),)
    texts: dict[str, Draft] = {}
    for hypotheses in _likeliest(segments, decoding.num_hypotheses):
        if prepared.keeps_placeholders([h.text for h in hypotheses]):
            draft = _draft(prepared, hypotheses)
            texts.setdefault(draft.text, draft)
    return tuple(texts.values())


def _likeliest(segments: Sequence[Sequence[Hypothesis]], n: int) -> list[tuple[Hypothesis, ...]]:
    """Choose one hypothesis for each segment in the `n` likeliest ways: best first, by their scores together."""
    chosen: list[tuple[Hypothesis, ...]] = [()]
    for hypotheses in segments:
        chosen = sorted(((*row, h) for row in chosen for h in hypotheses), key=_score, reverse=True)[:n]
    return chosen


def _score(hypotheses: Sequence[Hypothesis]) -> float:
    return sum(h.score * (h.tokens or 1) for h in hypotheses) / sum(h.tokens or 1 for h in hypotheses)


def _draft(prepared: Prepared, hypotheses: Sequence[Hypothesis]) -> Draft:
    notes = []
    if len(hypotheses) > 1:
        notes.append(f"cut into {len(hypotheses)} segments")
    if any(h.cut_off for h in hypotheses):
        notes.append("decoding stopped at its limit: the end may be missing")
    text = prepared.assemble([h.text for h in hypotheses])
    return Draft(text, _score(hypotheses), sum(h.tokens for h in hypotheses), "; ".join(notes) or None)
