"""How likely the model finds each word of a translation, and what a score says to a reader."""

import json
from bisect import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from toolkit.engine import Engine
from toolkit.reading import word_spans
from toolkit.signature import Signature
from toolkit.translation.preparation import prepare

__all__ = [
    "AGREEMENT",
    "LEVELS",
    "TokenScore",
    "how_agreed",
    "how_sure",
    "log_scores",
    "mean_scores",
    "one_chance_in",
    "token_scores",
    "usual_length",
    "weakest_words",
]

LEVELS = (
    "far less sure of itself than usual",
    "less sure of itself than usual",
    "about as sure of itself as usual",
    "surer of itself than usual",
)
AGREEMENT = ("far less than usual", "less than usual", "about as usual", "more than usual")
LIKELY = -0.7  # log-probability of one half: a likelier word is not weak, whatever the others are

Piece = tuple[int, int, float]  # start and end in the target, log-probability


@dataclass(frozen=True)
class TokenScore:
    """A word of a translation, and how likely the model finds it there.

    Attributes
    ----------
    text : str
    start, end : int
        Characters of the translation.
    score : float
        Log-probability of the least likely of its pieces among all of the vocabulary, ≤ 0, given the source and all
        pieces before: below -2.3 the model gave it one chance in ten or less. Low where it had other words in mind as
        well, right ones among them; a fluent mistake scores well.
    tokens : int
        Number of its pieces.
    """

    text: str
    start: int
    end: int
    score: float
    tokens: int


def how_sure(score: float, signature: Signature) -> str | None:
    """Say what a sentence's score means: how sure of its own wording the model is, which is not how right it is.

    The levels are the lowest fifth, the second, the two in the middle and the highest of the package's scores for 500
    sentences of news and Wikipedia. Of 500 others, those of lower levels had less in common with a human translation,
    on average (benchmarks/README.md); a single sentence may be good at the lowest level and wrong at the highest.
    Serious findings of the checks hardly depend on the level: score and checks see different things.

    Parameters
    ----------
    score : float
        Length-normalised log-probability, ≤ 0, as in `Translation.scores`, of a beam search without a penalty.
    signature : Signature
        Of the translation. Scores of two packages cannot be compared, nor those of one that may say other pieces.

    Returns
    -------
    str or None
        One of `LEVELS`; None for another package, or other pieces left out, than `make confidence` measured.

    Examples
    --------
    >>> how_sure(-0.4, Signature.of(package_sha256="another", pieces_left_out=0)) is None
    True
    """
    measured = _measured(signature)
    return LEVELS[bisect(measured["thresholds"], round(score, 2))] if measured else None


def how_agreed(agreement: float, signature: Signature) -> str | None:
    """Say what the agreement of two packages on a sentence means, as `how_sure` does of a score.

    It tells poor sentences better than any of the scores (benchmarks/README.md): of the fifth that had least in common
    with a human translation, nearly half are in the fifth on which the packages agree least.

    Parameters
    ----------
    agreement : float
        As in `Translation.agreement`, 0 to 100.
    signature : Signature
        Of the translation.

    Returns
    -------
    str or None
        One of `AGREEMENT`; None for packages that `make confidence` did not measure.

    Examples
    --------
    >>> how_agreed(80.0, Signature.of(package_sha256="another", pieces_left_out=0)) is None
    True
    """
    measured = _measured(signature) or {}
    return AGREEMENT[bisect(measured["agreement"], round(agreement))] if "agreement" in measured else None


def usual_length(signature: Signature) -> tuple[float, float] | None:
    """Give how long a package's translations usually are: characters for each of the source, and how far they vary.

    The second is the robust deviation of `toolkit.checks.apart`. None for what `make confidence` did not measure.

    Examples
    --------
    >>> usual_length(Signature.of(package_sha256="another", pieces_left_out=0)) is None
    True
    """
    measured = _measured(signature)
    return (*measured["length"],) if measured and "length" in measured else None


def _measured(signature: Signature) -> dict | None:
    """Find what `make confidence` has measured of the package that a translation was made with."""
    made_with = dict(signature.items).items()
    return next((entry for entry in _calibration() if entry["signature"].items() <= made_with), None)


@lru_cache
def _calibration() -> list[dict]:
    return json.loads((files("toolkit") / "data" / "scores.json").read_text("utf-8"))


def one_chance_in(score: float) -> int:
    """Give the round number N (1, 2, 5, 10, 20, …) for which a word had at most one chance in N.

    Examples
    --------
    >>> [one_chance_in(score) for score in (-0.1, -1.0, -2.5, -4.5)]
    [1, 2, 10, 50]
    """
    odds = exp(min(-score, 50.0))
    steps = [digit * 10**power for power in range(22) for digit in (1, 2, 5)]
    return steps[bisect(steps, odds) - 1]


def weakest_words(
    rows: Sequence[Sequence[TokenScore]], share: float, ignored: Collection[str] = ()
) -> list[tuple[TokenScore, ...]]:
    """Choose the words to which the model gave the least chance, over all sentences; at most a share of them.

    Parameters
    ----------
    rows : sequence of sequence of TokenScore
        The words of each sentence.
    share : float
        Of all words that are not ignored, 0 to 1. A word with a chance of one half or more is never chosen.
    ignored : collection of str
        Words in small letters that are neither counted nor chosen, such as stop words.

    Examples
    --------
    >>> row = [TokenScore("the", 0, 3, -3.0, 1), TokenScore("banana", 4, 10, -5.0, 1)]
    >>> [[word.text for word in words] for words in weakest_words([row], 1.0, {"the"})]
    [['banana']]
    """
    words = [(w.score, i, w.start) for i, row in enumerate(rows) for w in row if w.text.lower() not in ignored]
    chosen = {(i, start) for score, i, start in sorted(words)[: round(share * len(words))] if score < LIKELY}
    return [tuple(word for word in row if (i, word.start) in chosen) for i, row in enumerate(rows)]


def token_scores(
    engine: Engine, sources: Sequence[str], targets: Sequence[str], language: str = "en"
) -> list[tuple[TokenScore, ...]]:
    """Score the words of translations, all in one batched call.

    Punctuation has no score of its own and counts for no word. What was left out cannot be seen: there is no word for
    it. A sentence in capitals is scored in small letters, as it was translated. A long sentence is scored whole.

    Parameters
    ----------
    engine : Engine
    sources, targets : sequence of str
        Sentences, and as many translations, which need not be the engine's.
    language : {"it", "en"}
        Of the targets: how their words are found.
    """
    found = _scored(engine, list(zip(sources, targets, strict=True)))
    return [tuple(_words(target, pieces, language)) for target, (pieces, _) in zip(targets, found, strict=True)]


def mean_scores(engine: Engine, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Give the mean log-probability, ≤ 0, of the tokens of each target, its end included.

    It is one measure for translations that were made in different ways: as a score, but of the finished text, given
    the whole source.
    """
    return [total / tokens for total, tokens in log_scores(engine, pairs)]


def log_scores(engine: Engine, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, int]]:
    """Give the log-probability, ≤ 0, of each target as a whole, given its source, and the number of its tokens, from 1.

    The end counts as a token.
    """
    return [(sum(scores), max(1, len(scores))) for _, scores in _scored(engine, pairs)]


def _scored(engine: Engine, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[Piece], list[float]]]:
    """Give the pieces of each target with their scores, and all scores with that of the end, of its likeliest form."""
    engine.load()
    forms = [(i, *form) for i, pair in enumerate(pairs) for form in _forms(engine, *pair)]
    cut = [list(engine.pieces(text)) for _, _, text in forms]
    scores = engine.log_probabilities(
        [(source, [piece for piece, _, _ in row]) for (_, source, _), row in zip(forms, cut, strict=True)]
    )
    best: dict[int, tuple[list[Piece], list[float]]] = {}
    for (i, _, _), row, found in zip(forms, cut, scores, strict=True):
        if i not in best or sum(found) > sum(best[i][1]):
            best[i] = [(start, end, score) for (_, start, end), score in zip(row, found, strict=False)], found
    return [best[i] for i in range(len(pairs))]


def _forms(engine: Engine, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Write a sentence and its translation as the model knows them: without unknown characters, not in capitals.

    A heading was perhaps given its capital after the model: it may be likelier without.
    """
    prepared = prepare(
        source,
        is_unknown=engine.is_unknown,
        length=len,
        limit=len(source) + 1,
        casing={},
        language=engine.package.source,
        use_placeholders=False,
    )
    pieces = [prepared.joints[0]]
    for segment, joint in zip(prepared.segments, prepared.joints[1:], strict=True):
        pieces += segment, joint
    plain = "".join(pieces)
    lower = target[:1] + target[1:].lower()
    text = lower if prepared.capitals and len(lower) == len(target) else target
    yield plain, text
    small = text[:1].lower() + text[1:]
    if prepared.heading and len(small) == len(text) and small != text:
        yield plain, small


def _words(target: str, pieces: Sequence[Piece], language: str) -> Iterator[TokenScore]:
    for start, end in word_spans(target, language):
        scores = [score for left, right, score in pieces if left < end and start < right]
        if scores:
            yield TokenScore(target[start:end], start, end, min(scores), len(scores))
