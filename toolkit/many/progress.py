"""How far the work is, counted in sentences: told by any thread, shown by the one that waits."""

import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from toolkit.translation import PivotTranslator, Translator

__all__ = ["Progress", "loading_or_translating"]


def loading_or_translating(translator: Translator | PivotTranslator) -> str:
    """Say which packages are being loaded; once they are, that sentences are being translated.

    Examples
    --------
    >>> translator = Translator(package="fast")
    >>> loading_or_translating(translator) == f"loading {translator.package.name}"
    True
    """
    legs = (translator.first, translator.second) if isinstance(translator, PivotTranslator) else (translator,)
    is_loaded = all(leg.engine.is_loaded for leg in legs)
    return "translating" if is_loaded else f"loading {translator.package.name}"


def _size() -> dict[str, int]:
    """Give a size where a terminal says that it has none, for nothing would be shown there."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.stderr.isatty() and 0 in os.get_terminal_size(sys.stderr.fileno()):
            return {"ncols": 80, "nrows": 24}
    return {}


class Progress:
    """Sentences that are done, of those that there are, on the error stream or in a notebook.

    How many there are is estimated by an article's size until it is opened.

    Parameters
    ----------
    shown : bool or None
        None: only on a terminal.

    Examples
    --------
    >>> progress = Progress(False)
    >>> progress.begin([20, 30])
    >>> progress.opened({0: 21})
    >>> progress.told(0, ["one", "two"])
    >>> progress.standing
    '2 of about 51'
    """

    def __init__(self, shown: bool | None = None) -> None:
        self._disable = None if shown is None else not shown
        self._bar = None
        self._doing: str | Callable[[], str] = ""
        self._shown: object = None
        self._lock = threading.Lock()
        self._counts: dict[int, int] = {}
        self._estimated: set[int] = set()
        self._under_way: dict[int, int] = {}
        self._closed = 0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, estimates: Sequence[int]) -> None:
        """Take how many sentences each article may have, by its place."""
        self._counts = dict(enumerate(estimates))
        self._estimated = set(self._counts)

    def opened(self, counts: Mapping[int, int]) -> None:
        """Take how many sentences articles have, now that it is known."""
        with self._lock:
            self._counts.update(counts)
            self._estimated.difference_update(counts)

    def told(self, window: int, new: Sequence[object]) -> None:
        """Count sentences that are done, of articles that are not."""
        with self._lock:
            self._under_way[window] = self._under_way.get(window, 0) + len(new)

    def finished(self, window: int, counts: Mapping[int, int]) -> None:
        """Take the sentences of articles that are done, whatever was told of them before."""
        self.opened(counts)
        with self._lock:
            self._under_way.pop(window, None)
            self._closed += sum(counts.values())

    def _state(self) -> tuple[int, int]:
        with self._lock:
            done = self._closed + sum(self._under_way.values())
            return done, max(done, sum(self._counts.values()))

    @property
    def standing(self) -> str:
        """How many are done, of how many; "about" where some articles are not yet opened."""
        return "{} of {}{}".format(self._state()[0], "about " if self._estimated else "", self._state()[1])

    def show(self, doing: str | Callable[[], str] | None = None) -> None:
        """Show where it stands, and from now on what is being done."""
        from tqdm.auto import tqdm

        self._doing = self._doing if doing is None else doing
        now = self._doing() if callable(self._doing) else self._doing
        done, total = self._state()
        if self._bar is None:
            self._bar = tqdm(desc=now, total=total, unit=" sentences", disable=self._disable, leave=False, **_size())
        if self._bar.disable:
            return
        state = now, done, total
        if state != self._shown or sys.stderr.isatty():  # the time goes on where it does not fill a log
            self._shown, self._bar.total = state, total
            self._bar.set_description(now, refresh=False)
            self._bar.update(done - self._bar.n)
            self._bar.refresh()

    def close(self) -> None:
        """Take what is shown away; it is there again when it is shown again."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
