"""What each check costs, per 1,000 sentences and beside the translation of the same sentences by the fast package.

Run with `make check-times`; it rewrites the table in benchmarks/README.md. Translation and checks take turns on three
parts of Parallel UD, after a warm-up on the news, so that tables are loaded and words of other articles are known, and
no sentence was seen before. Seconds are of the processor, which a busy machine changes least; a translation that has
several cores to itself is over the sooner, and the share of its time is larger: the last column has the clock's.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from time import perf_counter, process_time

from benchmarks.checks.findings import BLOCK, corpus, findings
from benchmarks.tables import machine, replace_table
from toolkit import Translator
from toolkit.checks import check_length, coverage, known_names
from toolkit.checks.checking import BY_SENTENCE, WITH_NAMES
from toolkit.checks.text import check_truncated

ROUNDS, WARM = 3, 200
ALL, COVERAGE = "all, as `check` runs them", "beside them: the lexicon's coverage"
Texts = Sequence[str]


def passes() -> dict[str, Callable[[Texts, Texts], object]]:
    """Give what is timed: by name, what looks at all sentences of a part."""

    def each(look: Callable, named: bool) -> Callable[[Texts, Texts], object]:
        def run(source: Texts, target: Texts) -> None:
            for start in range(0, len(source), BLOCK):
                pairs = list(zip(source, target, strict=True))[start : start + BLOCK]
                options = {"names": known_names(text for text, _ in pairs)} if named else {}
                for i, pair in enumerate(pairs):
                    look(*pair, i, **options)

        return run

    def lengths(source: Texts, target: Texts) -> None:
        pairs = list(zip(source, target, strict=True))
        for start in range(0, len(pairs), BLOCK):
            check_length(pairs[start : start + BLOCK])

    alone = {_name(look): each(look, False) for look in (*BY_SENTENCE, check_truncated)}
    with_names = {_name(look): each(look, True) for look in WITH_NAMES}
    covered = {COVERAGE: each(lambda source, target, _: coverage(source, target), False)}
    return {**alone, **with_names, _name(check_length): lengths, ALL: findings, **covered}


def _name(look: Callable) -> str:
    return look.__name__.removeprefix("check_").replace("_", " ")


def forget() -> None:
    """Empty what the checks keep of sentences, which another check has just asked for; words and tables stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("toolkit.checks"):
            for cached in list(_caches(module)):
                if 2 < (cached.cache_parameters()["maxsize"] or 0) <= 2048:
                    cached.cache_clear()


def _caches(module: object) -> Iterator:
    return (thing for thing in vars(module).values() if hasattr(thing, "cache_parameters"))


def timed(run: Callable, *texts: Texts) -> tuple[tuple[float, float], object]:
    """Give seconds of the processor and of the clock, and the result."""
    forget()
    began, begin = process_time(), perf_counter()
    result = run(*texts)
    return (process_time() - began, perf_counter() - begin), result


def main() -> None:
    source, (news, _) = corpus()[0], corpus("news")
    size, runs = len(source) // ROUNDS, passes()
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in ("translation", *runs)}
    with Translator("it", "en", package="fast", glossary=None) as translator:
        first = translator.translate(news[:WARM]).target
        for run in runs.values():
            run(news[:WARM], first)
        for number in range(ROUNDS):
            part = source[number * size : (number + 1) * size]
            spent, translation = timed(translator.translate, part)
            seconds["translation"].append(spent)
            for name, run in runs.items():
                seconds[name].append(timed(run, part, translation.target)[0])
        package = translator.package.name
    rows = [
        [
            name,
            f"{1000 * median(processor for processor, _ in spent) / size:.2f}",
            *(
                f"{median(a[at] / b[at] for a, b in zip(spent, seconds['translation'], strict=True)):.3f}"
                for at in (0, 1)
            ),
        ]
        for name, spent in seconds.items()
    ]
    how = (
        f"`make check-times`; the median of {ROUNDS} parts of {size} sentences of Parallel UD, {package}, {machine()}."
    )
    head = ["check", "s of the processor per 1,000 sentences", "of the translation's", "of the clock"]
    replace_table("check times", head, rows, how)


if __name__ == "__main__":
    main()
