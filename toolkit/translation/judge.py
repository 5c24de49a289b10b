"""Two packages for one pair: a language model with a fast package to fall back on, or each as the other's judge."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.engine import Decoding, Engine, Hypothesis, PackageEngine, Piece, Verdict, engine_for
from toolkit.packages import Choice
from toolkit.translation.confidence import log_scores
from toolkit.translation.drafting import drafts
from toolkit.translation.failures import failure
from toolkit.translation.judging import JUDGING, Judging, PackagePair

__all__ = ["Fallback", "Judged", "engine_of", "losers_first"]

UNSURE = -0.5  # score of the accurate package: of a likelier wording the fast one is not asked what it thinks


class Fallback(Engine):
    """A language model, and a fast package for the segments in which it fails (`toolkit.translation.failures`).

    Parameters
    ----------
    accurate, fast : PackageEngine
        Of one pair of languages.
    limit : int
        A segment with more tokens of the fast package is cut for it.
    judging : Judging
        How many hypotheses the accurate one gives; and how they are chosen, where they are.
    """

    mode = "accurate"

    def __init__(
        self, accurate: PackageEngine, fast: PackageEngine, limit: int = 80, judging: Judging = JUDGING
    ) -> None:
        self.accurate, self.fast, self._limit, self.judging = accurate, fast, limit, judging
        self.package = PackagePair(accurate.package, fast.package, self.mode)

    @property
    def is_loaded(self) -> bool:
        """Whether both are in memory."""
        return self.accurate.is_loaded and self.fast.is_loaded

    @property
    def device(self) -> str:
        """Where both run: "cpu" or "cuda"."""
        return self.accurate.device

    @property
    def compute_type(self) -> str:
        """The types of numbers that they compute with; the models are loaded for it."""
        return "+".join(dict.fromkeys((self.accurate.compute_type, self.fast.compute_type)))

    @property
    def device_key(self) -> str:
        """What `compute_type` follows from, besides the packages."""
        return f"{self.accurate.device_key} {self.fast.device_key}"

    @property
    def left_out(self) -> frozenset[str]:
        """The pieces that the fast one does not say."""
        return self.fast.left_out

    def load(self) -> object:
        """Load both, errors as of `Engine.load`; what the larger one needs is asked for before either takes some."""
        self.accurate.check_memory()
        self.fast.load()
        return self.accurate.load()

    def unload(self) -> None:
        """Give the memory of both models back."""
        self.accurate.unload()
        self.fast.unload()

    def is_unknown(self, character: str) -> bool:
        """Say whether the accurate one lacks a character; for the fast one segments are prepared once more."""
        return self.accurate.is_unknown(character)

    def tokens(self, text: str) -> list[str]:
        """Cut a text into tokens of the accurate one."""
        return self.accurate.tokens(text)

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut a text into tokens of the accurate one, each with its span."""
        return self.accurate.pieces(text)

    def log_probabilities(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> list[list[float]]:
        """Give the log-probabilities by the accurate one."""
        return self.accurate.log_probabilities(pairs)

    def portions(
        self, segments: Sequence[str], decoding: Decoding, before: Callable[[list[int]], object] | None = None
    ) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give the accurate one's hypotheses; where its best is no translation, the fast one's, with a note."""
        self.load()
        for portion in self.accurate.portions(segments, _greedy(decoding, self.judging.accurate), before):
            best = {i: found[0] for i, found in portion.items()}
            unsure = {i: (segments[i], h.text) for i, h in best.items() if h.text and h.score < UNSURE}
            scores = log_scores(self.fast, list(unsure.values()))
            opinions = {i: total / tokens for i, (total, tokens) in zip(unsure, scores, strict=True)}
            failed = {i: why for i, h in best.items() if (why := failure(segments[i], h, opinions.get(i)))}
            others = self._of_fast([segments[i] for i in failed], decoding)
            for (i, why), found in zip(failed.items(), others, strict=True):
                note = f"the accurate package {why}: the fast one's wording"
                portion[i] = tuple(replace(h, note=note) for h in found)
            yield portion

    def _of_fast(self, segments: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Give what the fast one makes of segments that were prepared for the accurate one."""
        rows = drafts(self.fast, segments, decoding, casing=[{}] * len(segments), limit=self._limit)
        return [tuple(Hypothesis(d.text, d.score or 0.0, d.tokens, False, note=d.note) for d in row) for row in rows]


class Judged(Fallback):
    """Candidates of two packages, scored by both; parameters as of `Fallback`.

    Examples
    --------
    >>> from toolkit import packages
    >>> from toolkit.engine import engine_for
    >>> choice = packages.choose("it", "en", "judged")
    >>> judged = Judged(engine_for(choice.accurate), engine_for(choice.fast))
    >>> [found] = judged.hypotheses(["Il governo tace."], Decoding(num_hypotheses=4))
    >>> found[0].verdict.package in ("accurate", "fast"), found[0].score == max(h.score for h in found)
    (True, True)
    """

    mode = "judged"

    def portions(
        self, segments: Sequence[str], decoding: Decoding, before: Callable[[list[int]], object] | None = None
    ) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give candidates of both, the best by both scores first; of the others, the best of the other package leads.

        The fast one's come first, and the accurate one scores those of a batch just before it translates the batch.
        """
        self.load()
        most = max(self.judging.fast, decoding.num_hypotheses - self.judging.accurate)
        fast = [row[:most] for row in self._of_fast(segments, decoding)]
        scores: dict[int, Callable[[], list[list[float]]]] = {}

        def also(places: list[int]) -> None:
            if before:
                before(places)
            for i in places:
                pairs = [(segments[i], self.accurate.tokens(h.text)) for h in fast[i]]
                scores[i] = self.accurate.scores_to_come(pairs)

        for portion in self.accurate.portions(segments, _greedy(decoding, self.judging.accurate), also):
            opinions = iter(
                log_scores(
                    self.fast, [(segments[i], h.text) for i, found in portion.items() for h in (*found, *fast[i])]
                )
            )
            ranked = {}
            for i, found in portion.items():
                own = [(h, h.score * (h.tokens + 1), h.tokens + 1) for h in found]
                others = [(h, sum(row), len(row)) for h, row in zip(fast[i], scores[i](), strict=True)]
                ranked[i] = self._ranked(segments[i], [(*c, *next(opinions)) for c in (*own, *others)], len(own))
            yield ranked

    def _ranked(self, segment, candidates, own: int) -> tuple[Hypothesis, ...]:
        """Order candidates: hypothesis, log-probability and tokens by each package; the accurate one's come first."""
        found: dict[str, Hypothesis] = {}
        failed = None
        for n, (h, accurate, tokens, fast, fast_tokens) in enumerate(candidates):
            package = "accurate" if n < own else "fast"
            why = package == "accurate" and failure(segment, h, fast / fast_tokens)
            if why:
                failed = failed or f"the accurate package {why}"
                continue
            verdict = Verdict(package, accurate / tokens, fast / fast_tokens)
            score = min(0.0, self.judging.score(accurate, fast, tokens))
            found.setdefault(h.text, replace(h, score=score, verdict=verdict, note=h.note))
        ranked = sorted(found.values(), key=lambda h: -h.score) or [candidates[0][0]]
        if failed:
            ranked[0] = replace(ranked[0], note="; ".join(filter(None, (ranked[0].note, failed))))
        return losers_first(ranked)


def losers_first(ranked: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Put the best wording of the package that lost behind the one that was chosen, before its own others."""
    best, *others = ranked
    by = best.verdict and best.verdict.package
    loser = next((h for h in others if h.verdict and h.verdict.package != by), None)
    return (best, loser, *(h for h in others if h is not loser)) if loser else tuple(ranked)


def _greedy(decoding: Decoding, hypotheses: int) -> Decoding:
    """Give the decoding of the language model: as many hypotheses as are taken, for each more takes its time."""
    return replace(decoding, beam_size=hypotheses, num_hypotheses=hypotheses)


def engine_of(choice: Choice, limit: int, judging: Judging, **settings: object) -> Engine:
    """Make the engine for a choice of packages: one of them, one to fall back on the other, or each the other's judge.

    Parameters
    ----------
    choice : Choice
    limit : int
        As in `Fallback`.
    judging : Judging
    **settings
        As of `toolkit.engine.PackageEngine`.

    Examples
    --------
    >>> from toolkit import packages
    >>> type(engine_of(packages.choose("it", "en", "judged"), 80, JUDGING)).__name__
    'Judged'
    """
    accurate, fast = (package and engine_for(package, **settings) for package in (choice.accurate, choice.fast))
    if not (accurate and fast):
        return accurate or fast
    return (
        Judged(accurate, fast, limit, judging) if choice.mode == "judged" else Fallback(accurate, fast, limit, judging)
    )
