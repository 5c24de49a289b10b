"""Articles that are done together, for their sentences share batches."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from toolkit.analysis import Analysis
from toolkit.errors import ToolkitError
from toolkit.many.pace import HEAVIEST
from toolkit.many.work import Input, Job, Task, job_of

__all__ = ["Window", "windows"]

WINDOW = 48_000  # bytes of articles that share batches: some 300 sentences; more makes batches hardly fuller
FIRST_WINDOW = 6_000  # the model has nothing to do until it is read; the next ones are twice as large, up to WINDOW
LARGEST_WINDOW = 64  # articles


class Window(NamedTuple):
    """Articles that are done together: what is to be done, and what is known already, by place."""

    jobs: list[Job]
    known: dict[int, Analysis | ToolkitError]


def windows(
    inputs: Sequence[Input | ToolkitError], task: Task, stored: Callable[[Job], Analysis | None]
) -> Iterator[Window]:
    """Read the articles and share them out to windows; an error in the place of one that cannot be read.

    Parameters
    ----------
    inputs : sequence of str, Path, Article or ToolkitError
    task : Task
    stored : callable
        Gives the analysis of an article that is done already.
    """
    window, weight, room = Window([], {}), 0, FIRST_WINDOW
    for place, given in enumerate(inputs):
        try:
            job = job_of(place, given, task)
        except ToolkitError as error:
            window.known[place] = error
            weight += 1
        else:
            known = stored(job)
            if known is None:
                window.jobs.append(job)
            else:
                window.known[place] = known
            weight += min(len(job.data), HEAVIEST)
        if weight >= room or len(window.jobs) + len(window.known) >= LARGEST_WINDOW:
            yield window
            window, weight, room = Window([], {}), 0, min(WINDOW, 2 * room)
    if window.jobs or window.known:
        yield window
