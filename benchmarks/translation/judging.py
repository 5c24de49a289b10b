"""How candidates of two packages are best chosen: how many of each, and the weights of both scores.

Run with `make judging`, or `python -m benchmarks.translation.judging --lines 100` for fewer sentences; it
rewrites two tables in benchmarks/README.md. All is as `Translator` does it, but nothing is decoded or scored twice.
"""

import argparse
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import product
from time import process_time

import sacrebleu

from benchmarks.tables import parallel, replace_table
from toolkit import packages
from toolkit.engine import Decoding, Hypothesis, PackageEngine, engine_for
from toolkit.translation import JUDGING, Judged, Judging, best_of, drafts, known_casing

TEXTS = ("pud", "news", "flores-dev")
BEAM, LIMIT = 4, 80  # the defaults of `Translator`
SETS = ((1, 1), (1, 2), (1, 3), (1, 4), (2, 2), (2, 3), (4, 0), (4, 3))
WEIGHTS, LENGTHS = (0.0, 0.3, 0.5, 0.7, 1.0, 1.3), (0.6, 0.8, 1.0)

Texts = dict[str, tuple[list[str], list[str]]]


class Recorded:
    """An engine that decodes and scores everything once, and counts each time what that took.

    Attributes
    ----------
    most : int or None
        How many of its hypotheses are given.
    seconds : float
        Processor time of all that was asked for, by itself.
    """

    def __init__(self, engine: PackageEngine) -> None:
        self.engine = engine
        self.most: int | None = None
        self.seconds = 0.0
        self._known: dict[Hashable, tuple[object, float]] = {}
        self._awaited: list[Hashable] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)

    def portions(
        self, segments: Sequence[str], decoding: Decoding, before: Callable[[list[int]], object] | None = None
    ) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give the hypotheses of all segments in one portion; see `toolkit.engine.Engine`."""
        if before:
            before(list(range(len(segments))))
        keys = [(segment, decoding) for segment in segments]
        self._learn(keys, lambda new: self.engine.hypotheses([segment for segment, _ in new], decoding))
        yield {i: row[: self.most] for i, row in enumerate(self._recall(keys))}

    def log_probabilities(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> list[list[float]]:
        """Give the log-probability of each target token, and of the end; see `toolkit.engine.Engine`."""
        return self.scores_to_come(pairs)()

    def scores_to_come(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> Callable[[], list[list[float]]]:
        """Give what waits for the log-probabilities; the first that waits has all scored that were asked for."""
        keys = [(source, tuple(target)) for source, target in pairs]
        self._awaited += keys

        def scores() -> list[list[float]]:
            self._learn(self._awaited, self.engine.log_probabilities)
            self._awaited.clear()
            return self._recall(keys)

        return scores

    def _learn(self, keys: Sequence[Hashable], make: Callable[[list], list]) -> None:
        if new := [key for key in dict.fromkeys(keys) if key not in self._known]:
            start = process_time()
            made = make(new)
            each = (process_time() - start) / len(new)
            self._known |= {key: (value, each) for key, value in zip(new, made, strict=True)}

    def _recall(self, keys: Sequence[Hashable]) -> list:
        self.seconds += sum(self._known[key][1] for key in keys)
        return [self._known[key][0] for key in keys]


def quality(hypotheses: Sequence[str], references: Sequence[str]) -> str:
    bleu, chrf = sacrebleu.corpus_bleu(hypotheses, [references]), sacrebleu.corpus_chrf(hypotheses, [references])
    return f"{bleu.score:.1f} / {chrf.score:.1f}"


def translated(engine: Recorded | Judged, source: Sequence[str], decoding: Decoding) -> list[str]:
    casing = [known_casing(source, "it")] * len(source)
    return [row[0].text for row in drafts(engine, source, decoding, casing=casing, limit=LIMIT)]


def cells(engine: Recorded | Judged, texts: Texts, beam: int = BEAM) -> list[str]:
    return [quality(translated(engine, source, best_of(beam)), human) for source, human in texts.values()]


def seconds(*engines: Recorded) -> float:
    """Give what was counted since the last time."""
    total = sum(engine.seconds for engine in engines)
    for engine in engines:
        engine.seconds = 0.0
    return total


def table_of_candidates(accurate: Recorded, fast: Recorded, texts: Texts) -> None:
    """Compare the best of each package alone, and what is chosen of so many candidates of each."""
    rows, times = [], []
    for name, engine, beam in (
        ("accurate alone, greedy", accurate, 1),
        ("accurate alone, beam 4", accurate, 4),
        ("fast alone, beam 4", fast, 4),
    ):
        rows.append([name, *cells(engine, texts, beam)])
        times.append(seconds(accurate, fast))
    for own, others in SETS:
        fast.most = others
        judged = Judged(accurate, fast, LIMIT, Judging(accurate=own, fast=others or 1))
        rows.append([f"{own} + {others}", *cells(judged, texts)])
        times.append(seconds(accurate, fast))
    fast.most = None
    head = ["candidates: accurate + fast", *(f"BLEU / chrF2, {text}" for text in texts), "time"]
    how = f"weight {JUDGING.weight:g}, length {JUDGING.length:g}; time: of the processor; greedy is 1"
    timed = [[*row, f"{time / times[0]:.2f}"] for row, time in zip(rows, times, strict=True)]
    replace_table("judging", head, timed, f"`make judging`; {sizes(texts)}; {how}.")


def table_of_weights(accurate: Recorded, fast: Recorded, texts: Texts) -> None:
    """Compare how the two scores are weighed, for the toolkit's number of candidates."""
    rows = []
    for weight, length in product(WEIGHTS, LENGTHS):
        judged = Judged(accurate, fast, LIMIT, Judging(weight=weight, length=length))
        rows.append([f"{weight:g}", f"{length:g}", *cells(judged, texts)])
    head = ["weight", "length", *(f"BLEU / chrF2, {text}" for text in texts)]
    how = f"{JUDGING.accurate} + {JUDGING.fast} candidates; chosen on pud, confirmed on news and flores-dev"
    replace_table("judging weights", head, rows, f"`make judging`; {sizes(texts)}; {how}.")


def sizes(texts: Texts) -> str:
    return "sentences: " + ", ".join(f"{len(source)} of {name}" for name, (source, _) in texts.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=300, help="of each text")
    lines = parser.parse_args().lines
    texts = {name: tuple(side[:lines] for side in parallel(name)) for name in TEXTS}
    choice = packages.choose("it", "en", "judged")
    engines = [Recorded(engine_for(package)) for package in (choice.accurate, choice.fast)]
    for engine in engines:
        engine.load()  # which is no part of the time
    table_of_candidates(*engines, texts)
    table_of_weights(*engines, texts)


if __name__ == "__main__":
    main()
