"""The longest form of each name in an article."""

from collections.abc import Iterator, Sequence

from toolkit.attribution.subjects import words_of
from toolkit.attribution.vocabulary import DETERMINERS, OPENERS, SUBORDINATORS

__all__ = ["full_names"]


def full_names(texts: Sequence[str]) -> dict[str, str]:
    """Give the longest form of every name that has only one: "Umerov" is "Rustem Umerov" elsewhere in the article.

    Examples
    --------
    >>> full_names(["Rustem Umerov parla.", "Umerov tace."])
    {'Rustem': 'Rustem Umerov', 'Umerov': 'Rustem Umerov'}
    """
    runs = {run for text in texts for run in _name_runs(text) if 2 <= len(run) <= 4}
    longer: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        for size in range(1, len(run)):
            for part in (run[:size], run[-size:]):
                longer.setdefault(" ".join(part), set()).add(run)
    return {part: " ".join(*forms) for part, forms in longer.items() if len(forms) == 1 and not part.isupper()}


def _name_runs(text: str) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    cursor = 0
    for word in words_of(text):
        if not word.is_capitalised or text[cursor : word.start].strip(" "):
            yield tuple(run)
            run = []
        if word.is_capitalised and (run or word.lower not in OPENERS | SUBORDINATORS | DETERMINERS):
            run.append(word.text)
        cursor = word.end
    yield tuple(run)
