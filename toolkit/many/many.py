"""Thousands of articles: windows that share batches, a store to go on from, and any executor to spread them over."""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from toolkit.analysis import Analysis, How, analysis_of, memory_of
from toolkit.errors import ToolkitError
from toolkit.interruption import in_one_line, stopped_by
from toolkit.many.pace import estimated, translator_for_many
from toolkit.many.progress import Progress, loading_or_translating
from toolkit.many.store import Store
from toolkit.many.windows import Window, windows
from toolkit.many.work import Done, Input, Job, Task, do, spawning_undisturbed
from toolkit.memory import BESIDE, TranslationMemory
from toolkit.reading import Article, article_paths
from toolkit.summary import NewsSense
from toolkit.terminal import say
from toolkit.translation import STARTER, PivotTranslator, Terms, Translator, with_terms

__all__ = ["Many", "analyse_many"]

TICK = 0.25  # seconds between two looks whether a window is done; the time that is shown goes on meanwhile
UNGUARDED = "each process of a pool reads this script anew: put what begins the work under if __name__ == '__main__':"


class Many(Iterator[Analysis]):
    """The analyses of many articles, in the order of the articles; each is there once, when it is asked for.

    Attributes
    ----------
    failed : list of (str, ToolkitError)
        The articles that could not be analysed so far, and why.
    notes : list of str
        What the reader should know: a damaged store, or work that was lost and done again.
    unused : set of str
        Corrections that stood in no article so far.
    """

    def __init__(
        self,
        inputs: Sequence[Input | ToolkitError],
        task: Task,
        translator: Translator | PivotTranslator,
        **more: object,
    ):
        self.failed: list[tuple[str, ToolkitError]] = []
        self.notes: list[str] = []
        self.unused = set(task.corrections)
        self._inputs, self._task, self._translator = inputs, task, translator
        self._store: Store | None = more["store"]
        self._executor: Executor | None = more["executor"]
        self._in_flight: int = more["in_flight"]
        self._raises: bool = more["on_error"] == "raise"
        self._progress: Progress = more["progress"]
        self._stop = threading.Event()
        self._results = self._all()

    def __len__(self) -> int:
        return len(self._inputs)

    def __next__(self) -> Analysis:
        with in_one_line(lambda: f"stopped; {self.standing}"):
            return next(self._results)

    @property
    def standing(self) -> str:
        """How many sentences are done, as it is said of a run that was interrupted."""
        return f"{self._progress.standing} sentences {'kept' if self._store else 'translated'}"

    def close(self) -> None:
        """Give up what has not been asked for; what is in the store stays."""
        self._results.close()

    def _all(self) -> Iterator[Analysis]:
        self._progress.begin(list(map(estimated, self._inputs)))
        self._progress.show(
            "waiting for workers" if self._executor else partial(loading_or_translating, self._translator)
        )
        with self._progress, closing(self._outcomes()) as outcomes:
            for name, outcome in outcomes:
                if isinstance(outcome, Analysis):
                    yield outcome
                elif self._raises:
                    raise outcome
                else:
                    self.failed.append((name, outcome))

    def _outcomes(self) -> Iterator[tuple[str, Analysis | ToolkitError]]:
        """Give what became of every article, in order, with a bounded number of windows under way."""
        own = None if self._executor else ThreadPoolExecutor(3)  # one computes while others read or check
        pending: deque[tuple[Window, Future | None]] = deque()
        patient = True
        try:
            for window in windows(self._inputs, self._task, self._stored):
                pending.append((window, self._sent(window, own)))
                while len(pending) >= self._in_flight or (pending and not pending[0][0].jobs):
                    yield from self._done(*pending.popleft(), own)
            while pending:
                yield from self._done(*pending.popleft(), own)
        except KeyboardInterrupt:
            patient = False
            raise
        finally:
            self._stop.set()
            for _, future in pending:
                if future:
                    future.cancel()
            if own:
                own.shutdown(wait=patient, cancel_futures=True)

    def _stored(self, job: Job) -> Analysis | None:
        data = self._store.analyses.get(job.key) if self._store else None
        if data is None:
            return None
        try:
            analysis = analysis_of(data["analysis"])
        except (ValueError, KeyError, TypeError):
            del self._store.analyses[job.key]
            return None
        self.unused.difference_update(data["corrections"])
        return replace(analysis, article=replace(analysis.article, source=job.path))

    def _sent(self, window: Window, own: ThreadPoolExecutor | None) -> Future | None:
        if not window.jobs:
            return None
        if own:
            return own.submit(self._done_here, window.jobs)
        try:
            with spawning_undisturbed():
                return self._executor.submit(do, window.jobs, self._task)
        except Exception as error:  # an executor that is broken takes nothing more: the work is done here
            if "bootstrapping" in str(error):
                raise ToolkitError(UNGUARDED) from None
            return None

    def _done_here(self, jobs: list[Job]) -> Done:
        with stopped_by(self._stop):
            memory = self._store.translations if self._store else None
            return do(jobs, self._task, self._translator, memory, self._progress)

    def _waited(self, future: Future) -> Done:
        while not wait([future], TICK).done:
            self._progress.show()
        return future.result()

    def _done(
        self, window: Window, future: Future | None, own: ThreadPoolExecutor | None
    ) -> Iterator[tuple[str, Analysis | ToolkitError]]:
        outcomes = dict(window.known)
        if window.jobs:
            done = self._waited(future) if own else self._result(window, future)
            if done.error:
                raise done.error
            if self._store:
                self._store.translations.update(done.new)
                keys = {job.place: job.key for job in window.jobs}
                self._store.analyses.update({keys[i]: row for i, row in done.rows().items()})
            self.unused.difference_update(*done.fitted.values())
            outcomes |= done.outcomes
        counts = {i: len(one.sentences) if isinstance(one, Analysis) else 0 for i, one in outcomes.items()}
        self._progress.finished(window.jobs[0].place if window.jobs else -1, counts)
        self._progress.show()
        for place in sorted(outcomes):
            yield _name(self._inputs[place]), outcomes[place]

    def _result(self, window: Window, future: Future | None) -> Done:
        """Wait for a worker; what is lost with it is sent out once more, and then done here."""
        what = f"articles {window.jobs[0].place + 1} to {window.jobs[-1].place + 1}"
        for once_more in (True, False):
            if future is None:
                break
            try:
                return self._waited(future)
            except Exception as error:  # `do` gives its own errors as a result: this is one of the executor's
                self.notes.append(f"{what}: lost by the executor ({error or type(error).__name__}), done again")
            if once_more:
                future = self._sent(window, None)
        self.notes.append(f"{what}: done in this process")
        return do(window.jobs, self._task)


def _name(given: Input | ToolkitError) -> str:
    return given.name if isinstance(given, Article) else str(given)


def analyse_many(
    paths_or_folder: Input | Iterable[Input],
    *,
    store: Store | str | Path | None = None,
    executor: Executor | None = None,
    on_error: Literal["collect", "raise"] = "collect",
    progress: bool | Progress | None = True,
    in_flight: int | None = None,
    sentences: int | str = 5,
    method: str = "lexrank",
    language: str | None = None,
    source: str = "it",
    target: str = "en",
    package: str | Path | None = None,
    news: NewsSense | None = None,
    translator: Translator | PivotTranslator | None = None,
    glossary: Terms | None = STARTER,
    corrections: Mapping[str, str] | None = None,
    retry: bool = True,
    second_opinion: bool = False,
    memory: TranslationMemory | str | Path | None = BESIDE,
) -> Many:
    """Analyse many articles, each as `analyse` does; their sentences share batches, and nothing is done twice.

    Memory does not grow with the number of articles, as long as you do not keep the analyses.

    Parameters
    ----------
    paths_or_folder : folder, or iterable of str, Path or Article
    store : Store, str or Path, optional
        Where translations are kept as soon as their batch is done, and then analyses: a run that was killed goes on
        where it was, less the batches that were being decoded, one a core, and another run does only what is new.
        Sentences with a term of the glossary, and whatever an executor does, are kept window by window. It holds the
        articles' text.
    executor : concurrent.futures.Executor, optional
        Where the work is done, instead of in this process: a ProcessPoolExecutor (begin its processes with "spawn": a
        forked one may hang), or `Client.get_executor()` of dask.distributed. Each worker process loads one translator,
        with one thread unless `translator` has another number, since all cores have their worker. The articles' text is
        sent to the workers; only this process writes the store. Work that is lost with a worker is done again.
    on_error : {"collect", "raise"}
        Whether an article that cannot be analysed is put in ``failed``, or ends it all.
    progress : bool, Progress or None
        Whether to show how many sentences are done, and the time left; None: only on a terminal.
    in_flight : int, optional
        Windows of articles that are under way at a time, from 1; by default 3, with an executor twice the cores of this
        machine, at least 4. For a cluster, twice its workers are right.
    sentences, method, language, source, target, news, translator, glossary, retry, second_opinion, memory
        As in `analyse`.
    package : str or Path, optional
        As in `analyse`; by default the fast package where there are more than `toolkit.many.MANY_SENTENCES`, and a note
        says what that and the other way would take.
    corrections : mapping of str to str, optional
        As in `analyse`, but each only where it stands in an article; of a single article all must.

    Raises
    ------
    ArticleError
        If the folder has no article.
    StoreError, SummaryError, PackageError, ToolkitError
        At once or on the way: what holds for all articles.

    Examples
    --------
    >>> many = analyse_many("seeds", progress=False)
    >>> [len(analysis.sentences) for analysis in many], many.failed
    ([24, 25, 21, 22], [])
    """
    if on_error not in ("collect", "raise"):
        raise ToolkitError(f'on_error must be "collect" or "raise", not {on_error!r}.')
    if in_flight is not None and (not isinstance(in_flight, int) or in_flight < 1):
        raise ToolkitError(f"in_flight must be a whole number of at least 1, not {in_flight!r}.")
    inputs, note, is_silent = _inputs(paths_or_folder), None, progress is False
    progress = progress if isinstance(progress, Progress) else Progress(progress)
    if translator is None:
        with progress:
            translator, note = translator_for_many(inputs, source, target, progress.show, package=package)
    translator = with_terms(translator, glossary)
    how = How(sentences, method, language, retry, news, second_opinion, memory_of(memory)).checked(translator)
    store = store if isinstance(store, Store | None) else Store(store)
    task = Task.of(translator, how, corrections or {}, len(inputs) == 1, store and store.path)
    many = Many(
        inputs,
        task,
        translator,
        store=store,
        executor=executor,
        on_error=on_error,
        progress=progress,
        in_flight=in_flight or (max(4, 2 * (os.cpu_count() or 1)) if executor else 3),
    )
    many.notes += [*(store.notes if store else ()), *([note] if note else [])]
    if note and not is_silent:
        say(f"Note: {note}", to_stderr=True)
    return many


def _inputs(given: Input | Iterable[Input]) -> list[Input]:
    if isinstance(given, str | Path):
        return list(article_paths(given)) if os.path.isdir(given) else [given]
    return [given] if isinstance(given, Article) else list(given)
