"""Which packages translate many articles where nobody says: both for a few, the fast one for thousands of sentences."""

import math
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

from toolkit import packages
from toolkit.analysis import opened
from toolkit.errors import ToolkitError
from toolkit.reading import Article
from toolkit.translation import PivotTranslator, Translator, translator_for

__all__ = ["MANY_SENTENCES", "estimated", "translator_for_many"]

MANY_SENTENCES = 1_000  # some three minutes by both packages, and twelve seconds by the fast one, on two cores
BYTES = 160  # of a sentence of news, on average
HEAVIEST = 8_000  # bytes that an article counts at most: of documents, most bytes are no text
TRIED = 10  # sentences that both ways are timed on


def translator_for_many(
    inputs: Sequence[str | Path | Article | ToolkitError],
    source: str,
    target: str,
    doing: Callable[[str], object] = lambda what: None,
    **settings: object,
) -> tuple[Translator | PivotTranslator, str | None]:
    """Make the translator for many articles: the fast package alone where they have more than `MANY_SENTENCES`.

    Then both ways are timed on a few sentences of the first articles, so that it can be said what each would take.

    Parameters
    ----------
    inputs : sequence of str, Path, Article or ToolkitError
    source, target, **settings
        As of `Translator`.
    doing : callable, optional
        Is told what is being done, where that takes its time.

    Returns
    -------
    translator : Translator or PivotTranslator
    note : str or None
        What the reader should know of the choice; None where there was none to make.

    Examples
    --------
    >>> translator, note = translator_for_many(["seeds/bolivia-mare.txt"], "it", "en", package="fast")
    >>> translator.choice.mode, note
    ('fast', None)
    """
    usual = translator_for(source, target, **settings)
    sentences = sum(map(_size, inputs)) // BYTES
    is_free = settings.get("package") is None and not os.environ.get(packages.DEFAULT)
    if not is_free or sentences <= MANY_SENTENCES or not isinstance(usual, Translator) or usual.choice.mode == "fast":
        return usual, None
    fast = translator_for(source, target, **settings | {"package": "fast"})
    some = list(islice(_sentences(inputs, source), TRIED))
    doing(f"trying both ways on {len(some)} sentences")
    times = [_duration(_seconds(one, some) * sentences / max(1, len(some))) for one in (fast, usual)]
    return fast, (
        f"about {sentences:,} sentences, more than {MANY_SENTENCES:,}: the fast package translates them, in about "
        f'{times[0]}; package="{usual.choice.mode}" would take about {times[1]}, and be better'
    )


def estimated(given: str | Path | Article | ToolkitError) -> int:
    """Give how many sentences an article may have, by its size."""
    return math.ceil(_size(given) / BYTES)


def _size(given: str | Path | Article | ToolkitError) -> int:
    """Give the bytes of an article; of what cannot be looked at, none."""
    if isinstance(given, Article):
        return len(given.text)
    if isinstance(given, ToolkitError):
        return 0
    try:
        return min(Path(given).stat().st_size, HEAVIEST)
    except (OSError, ValueError):  # a text, or a name that is none
        return len(str(given))


def _sentences(inputs: Sequence[str | Path | Article | ToolkitError], source: str) -> Iterator[str]:
    for given in inputs:
        if not isinstance(given, ToolkitError):
            try:
                yield from map(str, opened(given, source)[2])
            except ToolkitError:  # it will be told when its turn comes
                continue


def _seconds(translator: Translator, sentences: Sequence[str]) -> float:
    translator.load()
    start = perf_counter()
    translator.translate(sentences)
    seconds = perf_counter() - start
    translator.unload()
    return seconds


def _duration(seconds: float) -> str:
    """Give a time as people say it.

    >>> _duration(8.4), _duration(200), _duration(9000)
    ('8 s', '3 minutes', '2.5 hours')
    """
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 6000 else f"{seconds / 3600:.1f} hours"
