"""What a reader should know about an analysis, in single lines."""

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.summary import sentence_numbers
from toolkit.translation import AS_IS

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = ["notes"]

RETRIED = "another of the model's translations, with fewer findings, was taken for"


def notes(analysis: "Analysis") -> tuple[str, ...]:
    """Give the notes on reading and summarising, and those on sentences, each once with the numbers of its sentences.

    Examples
    --------
    >>> from toolkit import analyse
    >>> notes(analyse("seeds/bolivia-mare.txt").with_edit(3, "This is Bolivia.").with_edit(2, "Sailors."))[-1][:21]
    'sentences 2, 3: edite'
    """
    own = {edit.index for edit in analysis.edits}
    taken = {attempt.index for attempt in analysis.attempts if attempt.chosen and attempt.strategy != AS_IS} - own
    told: dict[str, list[int]] = {}
    for index, note in enumerate(analysis.translation.notes):
        if note and index not in taken:
            told.setdefault(note, []).append(index)
    by_sentence = [f"{sentence_numbers(indices)}: {note}" for note, indices in told.items()]
    edited = [
        f"{sentence_numbers(edit.index for edit in edits)}: {said}"
        for said, edits in groupby(sorted(analysis.edits, key=str), key=str)
    ]
    near = {match.index for match in analysis.matches}
    beside = [f"{sentence_numbers(sorted(near))}: the translation memory has nearly the same"] if near else []
    others = [f"{RETRIED} {sentence_numbers(sorted(taken))}"] if taken else []
    return (*analysis.article.notes, *analysis.summary.notes, *by_sentence, *others, *edited, *beside)
