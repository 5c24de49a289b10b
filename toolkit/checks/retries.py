"""Sentences with findings get another translation where one has fewer; all that was tried is kept."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.checks.checking import check, check_variants, is_checked
from toolkit.checks.finding import Finding
from toolkit.engine import Verdict
from toolkit.errors import TranslationError
from toolkit.interruption import stopping_point
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation import (
    AGAINST_REPETITION,
    ALTERNATIVE,
    AS_IS,
    PENALISED,
    Alternative,
    Application,
    Translation,
    Translator,
    with_patches,
)

__all__ = ["SHARE", "Attempt", "retry", "retry_all"]

LARGEST_LOSS = 0.5  # of the score of two packages, for fewer doubtful findings
SHARE = 0.1  # of the article's characters; what it costs stands in benchmarks/README.md


@dataclass(frozen=True)
class Attempt:
    """One translation of a doubtful sentence.

    Attributes
    ----------
    index : int
        Index of the sentence.
    strategy : str
        "as is", "alternatives" or "larger beam, no repetition".
    text : str
    score : float or None
        Length-normalised log-probability, ≤ 0; with the penalty on repetition, if the strategy has one.
    tokens : int
    note : str or None
        What was special about it, such as "cut into 3 segments".
    serious, doubtful : int
        Numbers of findings.
    chosen : bool
        Whether it stands in the translation now.
    verdict : Verdict or None
        Where two packages judged it: whose wording it is, and what each says of it.
    """

    index: int
    strategy: str
    text: str
    score: float | None
    tokens: int
    note: str | None
    serious: int
    doubtful: int
    chosen: bool = False
    verdict: Verdict | None = None


Retried = tuple[Translation, tuple[Finding, ...], tuple[Attempt, ...]]


def retry(
    sentences: Sequence[Sentence], translation: Translation, translator: Translator, share: float = SHARE
) -> Retried:
    """Choose other translations for sentences with findings, and translate the worst of them again.

    Of what the model's beam ended with, the one with fewest serious findings is taken, then with fewest doubtful ones,
    then the likeliest; a score alone never decides, for truncated sentences often score best. For doubtful ones alone
    nothing is taken that two packages find much less likely. Sentences that keep a
    serious finding are translated again, with a beam of 6, a penalty on repetition and no trigram twice, and all six
    that this ends with are looked at. The glossary's terms are put into all of them, and one that has fewer is left
    out. Fewer findings are no proof: a mistake that no check sees may come in for one that was seen.

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
    return retry_all([(sentences, translation)], translator, share)[0]


def retry_all(
    articles: Sequence[tuple[Sequence[Sentence], Translation]],
    translator: Translator,
    share: float = SHARE,
    memory: MutableMapping[str, object] | None = None,
) -> list[Retried]:
    """Retry the sentences of several articles, all of them in one batched call; see `retry`.

    Parameters
    ----------
    articles : sequence of (sequence of Sentence, Translation)
    translator, share
        As in `retry`.
    memory : mutable mapping, optional
        As in `Translator.translate_all`.
    """
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        raise TranslationError(f"share must be a number from 0 to 1, not {share!r}; 0.1 is a tenth of the text.")
    open_ = [_Retry(*article, share, translator) for article in articles]
    asked = [([one.sentences[i] for i in one.again], one.sentences) for one in open_]
    some = any(one.again for one in open_)
    found = translator.alternatives_all(asked, AGAINST_REPETITION, memory) if some else [()] * len(open_)
    return [one.closed(row) for one, row in zip(open_, found, strict=True)]


class _Retry:
    """An article between the first look of the checks and the last: what was tried, and what is to be translated."""

    def __init__(
        self, sentences: Sequence[Sentence], translation: Translation, share: float, translator: Translator
    ) -> None:
        stopping_point()
        if len(sentences) != len(translation):
            raise TranslationError(f"there are {len(sentences)} sentences, and translations of {len(translation)}.")
        self.sentences, self.translation, self.translator = sentences, translation, translator
        self.findings = check(sentences, translation)
        self.tried: dict[int, list[Attempt]] = {}
        self.terms: dict[tuple[int, str], tuple[Application, ...]] = {}
        self.again: list[int] = []
        if is_checked(translation):
            self.translation = replace(translation, signature=translation.signature + Signature.of(retry=share))
            flagged = {i: list(found) for i, found in groupby(self.findings, lambda f: f.index)}
            self.tried = {i: [_as_is(translation, i, found)] for i, found in flagged.items()}
            self._try(ALTERNATIVE, {i: translation.alternatives(i) for i in flagged})
            self.again = _worst(sentences, self.tried, share)

    def closed(self, found: Sequence[Sequence[Alternative]]) -> Retried:
        """Choose, now that the worst sentences have been translated again."""
        stopping_point()
        self._try(PENALISED, dict(zip(self.again, found, strict=True)))
        best = {i: min((a for a in row if _may_replace(a, row[0])), key=_rank) for i, row in self.tried.items()}
        attempts = tuple(replace(each, chosen=each is best[i]) for i, row in self.tried.items() for each in row)
        changed = {i: each for i, each in best.items() if each.strategy != AS_IS}
        if not changed:
            return self.translation, self.findings, attempts
        translation = _with(self.translation, changed, self.tried, self.terms)
        return translation, check(self.sentences, translation), attempts

    def _try(self, strategy: str, others: Mapping[int, Sequence[Alternative]]) -> None:
        """Check other translations of sentences, and put them with what was tried before."""
        others = self._with_terms(others) if self.translation.glossary else others
        texts = {i: {each.text for each in self.tried[i]} for i in others}
        new = {i: [other for other in row if other.text not in texts[i]] for i, row in others.items()}
        for i, found in check_variants(self.sentences, self.translation, new).items():
            for other, findings in zip(new[i], found, strict=True):
                made = other.text, other.score, other.tokens, other.note
                self.tried[i].append(Attempt(i, strategy, *made, *_counts(findings), verdict=other.verdict))

    def _with_terms(self, others: Mapping[int, Sequence[Alternative]]) -> dict[int, list[Alternative]]:
        """Put the glossary's terms into other translations, and leave out those that have fewer than the first."""
        flat = [(i, other) for i, row in others.items() for other in row]
        kept: dict[int, list[Alternative]] = {i: [] for i in others}
        sources = [self.translation.source[i] for i, _ in flat]
        found = with_patches(self.translator.engine, sources, [draft for _, draft in flat], self.translator.glossary)
        for (i, _), termed in zip(flat, found, strict=True):
            lost = sum(application.how == "missing" for application in self.translation.glossary[i])
            if len(termed.missing) <= lost:
                kept[i].append(replace(termed.draft, note=termed.note))
                self.terms[i, termed.draft.text] = termed.applications
        return kept


def _as_is(translation: Translation, index: int, findings: Sequence[Finding]) -> Attempt:
    columns = translation.target, translation.scores, translation.tokens, translation.notes
    verdict = translation.verdicts[index] if translation.verdicts else None
    return Attempt(index, AS_IS, *(column[index] for column in columns), *_counts(findings), verdict=verdict)


def _counts(findings: Sequence[Finding]) -> tuple[int, int]:
    serious = sum(finding.severity == "serious" for finding in findings)
    return serious, len(findings) - serious


def _may_replace(attempt: Attempt, first: Attempt) -> bool:
    """Say whether an attempt may stand in for the first: doubtful findings do not outweigh what two packages say."""
    if attempt.serious < first.serious or not (attempt.verdict and first.verdict):
        return True
    return attempt.score >= first.score - LARGEST_LOSS


def _rank(attempt: Attempt) -> tuple[int, int]:
    """Order attempts by their findings alone; a draw is for what was tried first, of a beam the likeliest."""
    return attempt.serious, attempt.doubtful


def _worst(sentences: Sequence[Sentence], tried: Mapping[int, Sequence[Attempt]], share: float) -> list[int]:
    """Give the sentences whose best attempt has serious findings, the worst first, within their share of the text."""
    best = {i: min(map(_rank, attempts)) for i, attempts in tried.items()}
    room = share * sum(len(sentence.text) for sentence in sentences)
    chosen: list[int] = []
    for i in sorted((i for i, rank in best.items() if rank[0]), key=lambda i: (*(-n for n in best[i]), i)):
        if share and (not chosen or len(sentences[i].text) <= room):
            chosen.append(i)
            room -= len(sentences[i].text)
    return chosen


def _with(
    translation: Translation,
    best: Mapping[int, Attempt],
    tried: Mapping[int, Sequence[Attempt]],
    terms: Mapping[tuple[int, str], tuple[Application, ...]],
) -> Translation:
    target, scores, tokens, notes = (
        list(column) for column in (translation.target, translation.scores, translation.tokens, translation.notes)
    )
    verdicts, glossary = list(translation.verdicts), list(translation.glossary)
    for i, attempt in best.items():
        if verdicts:
            verdicts[i] = attempt.verdict
        if glossary:
            glossary[i] = terms[i, attempt.text]
        target[i], scores[i], tokens[i] = attempt.text, attempt.score, attempt.tokens
        before, after = (each.serious + each.doubtful for each in (tried[i][0], attempt))
        taken = f"another translation taken ({attempt.strategy}): findings before {before}, now {after}"
        notes[i] = "; ".join(filter(None, (attempt.note, taken)))
    columns = {"target": target, "scores": scores, "tokens": tokens, "notes": notes, "verdicts": verdicts}
    columns["glossary"] = glossary
    return replace(translation, **{name: tuple(column) for name, column in columns.items()})
