"""What an analysis has for one sentence: findings, attempts, an opinion, an edit, matches of a memory."""

from functools import cached_property
from itertools import groupby
from operator import attrgetter

from toolkit.analysis.editing import PostEdit
from toolkit.analysis.remembering import NearMatch
from toolkit.checks import Attempt, Finding, Opinion

__all__ = ["BySentence"]


class BySentence:
    """Look-ups by the index of a sentence, of what an `Analysis` holds in tuples; each is grouped once."""

    def findings_of(self, index: int) -> tuple[Finding, ...]:
        """Give the findings of one sentence, the serious ones first."""
        return self._by_index("findings").get(index, ())

    def attempts_of(self, index: int) -> tuple[Attempt, ...]:
        """Give the translations that were tried for one sentence, in the order in which they were."""
        return self._by_index("attempts").get(index, ())

    def opinion_of(self, index: int) -> Opinion | None:
        """Give what another package made of one sentence, where it was asked."""
        return next(iter(self._by_index("opinions").get(index, ())), None)

    def edit_of(self, index: int) -> PostEdit | None:
        """Give the edit of one sentence, where its wording is not the machine's."""
        return next(iter(self._by_index("edits").get(index, ())), None)

    def matches_of(self, index: int) -> tuple[NearMatch, ...]:
        """Give what a translation memory has for nearly the same sentence, the nearest first."""
        return self._by_index("matches").get(index, ())

    def _by_index(self, name: str) -> dict[int, tuple]:
        """Group what there is of one kind by its sentence, findings with the serious ones first; made once."""
        if name not in self._grouped:
            order = {"findings": lambda one: (one.index, one.severity != "serious")}.get(name, attrgetter("index"))
            ordered = sorted(getattr(self, name), key=order)
            self._grouped[name] = {index: tuple(row) for index, row in groupby(ordered, key=attrgetter("index"))}
        return self._grouped[name]

    @cached_property
    def _grouped(self) -> dict[str, dict[int, tuple]]:
        return {}
