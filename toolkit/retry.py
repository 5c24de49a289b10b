"""Sentences with findings get another translation where one has fewer; all that was tried is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.article import Sentence
from toolkit.candidates import ALTERNATIVE, AS_IS, PENALISED
from toolkit.check import check, check_variants, is_checked
from toolkit.errors import TranslationError
from toolkit.finding import Finding
from toolkit.signature import Signature
from toolkit.translate import Translation, Translator

__all__ = ["SHARE", "Attempt", "retry"]

SHARE = 0.1  # of the article's characters; what it costs stands in benchmarks/README.md


@dataclass(frozen=True)
class Attempt:
    """One translation of a doubtful sentence.

    Attributes
    ----------
    sentence : int
        Index of the sentence.
    strategy : str
        "as is", "alternatives" or "larger beam, no repetition".
    text : str
    score : float or None
        Length-normalised log-probability, ≤ 0.
    tokens : int
    note : str or None
        What was special about it, such as "cut into 3 segments".
    serious, doubtful : int
        Numbers of findings.
    chosen : bool
        Whether it stands in the translation now.
    """

    sentence: int
    strategy: str
    text: str
    score: float | None
    tokens: int
    note: str | None
    serious: int
    doubtful: int
    chosen: bool = False


def retry(
    sentences: Sequence[Sentence], translation: Translation, translator: Translator, share: float = SHARE
) -> tuple[Translation, tuple[Finding, ...], tuple[Attempt, ...]]:
    """Choose other translations for sentences with findings, and translate the worst of them again.

    Of what the model's beam ended with, the one with fewest serious findings is taken, then with fewest doubtful ones,
    then the likeliest; a score alone never decides, for truncated sentences often score best. Sentences that keep a
    serious finding are translated again, with a beam of 6, a penalty on repetition and no trigram twice. A sentence
    with a term of the glossary stays as it is. Fewer findings are no proof: a mistake that no check sees
    may come in for one that was seen.

    Parameters
    ----------
    sentences : sequence of Sentence
    translation : Translation
        Of the sentences, by `translator`.
    translator : Translator
    share : float
        At most such a share of the text is translated again, from 0 to 1, but always one sentence: it is the time that
        this takes.

    Returns
    -------
    translation : Translation
        With a note on each sentence that was replaced.
    findings : tuple of Finding
        What the checks mistrust in it.
    attempts : tuple of Attempt
        All that was tried for each sentence with findings; the first of each is what the model says by itself.

    Raises
    ------
    TranslationError
        If there are more sentences than translations, or fewer, or the share is none.
    PackageError
        If the package cannot be loaded.

    Examples
    --------
    >>> text = "Il governo tace."
    >>> source = [Sentence(0, text, 0, len(text), 0)]
    >>> translator = Translator()
    >>> translation, findings, attempts = retry(source, translator.translate(source), translator)
    >>> translation.target[0], findings, attempts
    ('The government is silent.', (), ())
    """
    if len(sentences) != len(translation):
        raise TranslationError(f"there are {len(sentences)} sentences, and translations of {len(translation)}.")
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        raise TranslationError(f"share must be a number from 0 to 1, not {share!r}; 0.1 is a tenth of the text.")
    findings = check(sentences, translation)
    if not is_checked(translation):
        return translation, findings, ()
    translation = replace(translation, signature=translation.signature + Signature.of(retry=share))
    flagged = sorted({finding.sentence for finding in findings})
    terms = translation.glossary or ((),) * len(translation)
    tried = {i: [_as_is(translation, i, findings)] for i in flagged if not terms[i]}
    _try(tried, sentences, translation, ALTERNATIVE, {i: translation.alternatives(i) for i in tried})
    again = _worst(sentences, tried, share)
    found = translator.candidates([sentences[i] for i in again], sentences, [PENALISED]) if again else ()
    _try(tried, sentences, translation, PENALISED, dict(zip(again, found, strict=True)))
    best = {i: min(attempts, key=_rank) for i, attempts in tried.items()}
    attempts = (replace(each, chosen=each is best[i]) for i, row in tried.items() for each in row)
    changed = {i: each for i, each in best.items() if each.strategy != AS_IS}
    if changed:
        translation = _with(translation, changed, tried)
        findings = check(sentences, translation)
    return translation, findings, tuple(attempts)


def _as_is(translation: Translation, index: int, findings: Sequence[Finding]) -> Attempt:
    counts = _counts([finding for finding in findings if finding.sentence == index])
    columns = translation.target, translation.scores, translation.tokens, translation.notes
    return Attempt(index, AS_IS, *(column[index] for column in columns), *counts)


def _counts(findings: Sequence[Finding]) -> tuple[int, int]:
    serious = sum(finding.severity == "serious" for finding in findings)
    return serious, len(findings) - serious


def _rank(attempt: Attempt) -> tuple[float, ...]:
    """Order attempts; scores are compared within a strategy only, and a draw is for what came first."""
    likeliest = attempt.score or 0.0 if attempt.strategy == ALTERNATIVE else 0.0
    return attempt.serious, attempt.doubtful, (AS_IS, ALTERNATIVE, PENALISED).index(attempt.strategy), -likeliest


def _try(
    tried: dict[int, list[Attempt]],
    sentences: Sequence[Sentence],
    translation: Translation,
    strategy: str,
    others: Mapping[int, Sequence],
) -> None:
    """Check other translations of sentences, and put them with what was tried before."""
    texts = {i: {each.text for each in tried[i]} for i in others}
    new = {i: [other for other in row if other.text not in texts[i]] for i, row in others.items()}
    for i, found in check_variants(sentences, translation, new).items():
        for other, findings in zip(new[i], found, strict=True):
            made = other.text, other.score, other.tokens, other.note
            tried[i].append(Attempt(i, strategy, *made, *_counts(findings)))


def _worst(sentences: Sequence[Sentence], tried: Mapping[int, Sequence[Attempt]], share: float) -> list[int]:
    """Give the sentences whose best attempt has serious findings, the worst first, within their share of the text."""
    best = {i: min(map(_rank, attempts)) for i, attempts in tried.items()}
    room = share * sum(len(sentence.text) for sentence in sentences)
    chosen: list[int] = []
    for i in sorted((i for i, rank in best.items() if rank[0]), key=lambda i: (*(-n for n in best[i][:2]), i)):
        if share and (not chosen or len(sentences[i].text) <= room):
            chosen.append(i)
            room -= len(sentences[i].text)
    return chosen


def _with(translation: Translation, best: Mapping[int, Attempt], tried: Mapping[int, Sequence[Attempt]]) -> Translation:
    target, scores, tokens, notes = (
        list(column) for column in (translation.target, translation.scores, translation.tokens, translation.notes)
    )
    for i, attempt in best.items():
        target[i], scores[i], tokens[i] = attempt.text, attempt.score, attempt.tokens
        before, after = (each.serious + each.doubtful for each in (tried[i][0], attempt))
        taken = f"another translation taken ({attempt.strategy}): findings before {before}, now {after}"
        notes[i] = "; ".join(filter(None, (attempt.note, taken)))
    return replace(translation, target=tuple(target), scores=tuple(scores), tokens=tuple(tokens), notes=tuple(notes))
