"""What a worker does: articles in, analyses out, with one translator in each process; all of it can be sent."""

import hashlib
import json
import multiprocessing
import os
import signal
import threading
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

from toolkit import packages
from toolkit.analysis import Analysis, How, analysed_together, analysis_data, opened
from toolkit.errors import ArticleError, CorrectionError, PackageError, StoreError, ToolkitError
from toolkit.many.progress import Progress
from toolkit.many.store import Store
from toolkit.reading import Article, article_of, fitting, read_article, read_bytes, repair
from toolkit.signature import code_sha256, library_versions
from toolkit.translation import PivotTranslator, Translator

__all__ = ["Done", "Input", "Job", "Task", "do", "job_of", "spawning_undisturbed"]

AnyTranslator = Translator | PivotTranslator
Input = str | Path | Article
LIBRARIES = (
    "sumy",
    "py3langid",
    "simplemma",
    "ftfy",
    "babel",
    "text2num",
    "wordfreq",
    "trafilatura",
    "pdfminer.six",
    "python-docx",
)


@dataclass(frozen=True)
class Job:
    """An article that is to be analysed: its place among all, its bytes, or what was read before, and its key."""

    place: int
    path: Path | None
    data: bytes
    article: Article | None
    key: str


@dataclass(frozen=True)
class Task:
    """What is to be done with every article.

    Attributes
    ----------
    recipes : tuple of mapping
        Arguments of the worker's translator, or of the two that a pair goes through English with.
    package_sha256 : str
        Which the worker's package must have.
    how : How
    corrections : mapping of str to str
    strict : bool
        Whether all corrections must stand in the article.
    store : Path or None
        Where a worker on this machine looks what is known.
    key : str
        SHA-256 over all that an analysis depends on besides the article.
    """

    recipes: tuple[Mapping[str, object], ...]
    package_sha256: str
    how: How
    corrections: Mapping[str, str]
    strict: bool
    store: Path | None
    key: str

    @classmethod
    def of(
        cls, translator: AnyTranslator, how: How, corrections: Mapping[str, str], strict: bool, store: Path | None
    ) -> "Task":
        """Make the task of a translator; a worker's has one thread where nothing else was asked for."""
        legs = (translator.first, translator.second) if isinstance(translator, PivotTranslator) else (translator,)
        recipes = tuple(map(_recipe, legs))
        made_with = [translator.key, code_sha256(), library_versions(*LIBRARIES).items]
        plain = asdict(replace(how, memory=None)) | {"memory": how.memory and how.memory.signature.items}
        settings = [made_with, list(plain.items()), sorted(corrections.items()), strict]
        key = hashlib.sha256(json.dumps(settings).encode()).hexdigest()
        return cls(recipes, translator.package.sha256, how, dict(corrections), strict, store, key)


def _recipe(translator: Translator) -> dict[str, object]:
    computing = translator.computing
    return {
        "source": translator.package.source,
        "target": translator.package.target,
        "package": translator.choice,
        "beam_size": translator.beam_size,
        "max_segment_length": translator.max_segment_length,
        "judging": translator.judging,
        "glossary": translator.glossary,
        **computing,
        "inter_threads": computing["inter_threads"] or 1,
        "intra_threads": computing["intra_threads"] or 1,
    }


def job_of(place: int, given: Input | ToolkitError, task: Task) -> Job:
    """Read the bytes of an article, and find the key of its analysis; ArticleError if it cannot be read."""
    if isinstance(given, ToolkitError):
        raise given
    path = None if isinstance(given, Article) else Path(given)
    if isinstance(given, str) and not os.path.exists(path):
        given = read_article(given)  # a text, or an error that says what is wrong
    if isinstance(given, Article):
        data, article = given.text.encode("utf-8", "replace"), given
        path = given.source
    else:
        data, article = read_bytes(path), None
    read = None if article is None else [article.sha256, article.encoding, article.notes]
    digest = hashlib.sha256(json.dumps([task.key, read]).encode())
    digest.update(data)
    return Job(place, path, data, article, digest.hexdigest())


@dataclass(frozen=True)
class Done:
    """What became of a window of articles.

    Attributes
    ----------
    outcomes : dict of int to Analysis or ToolkitError
        By the article's place.
    fitted : dict of int to tuple of str
        The corrections that stood in it.
    new : mapping
        Translations to put into the store.
    error : Exception or None
        What ended the work on all of them.
    """

    outcomes: dict[int, Analysis | ToolkitError] = field(default_factory=dict)
    fitted: dict[int, tuple[str, ...]] = field(default_factory=dict)
    new: Mapping[str, object] = field(default_factory=dict)
    error: Exception | None = None

    def rows(self) -> dict[int, dict]:
        """Give the analyses as the store keeps them, by place."""
        found = ((place, one) for place, one in self.outcomes.items() if isinstance(one, Analysis))
        return {
            place: {"analysis": analysis_data(one, derived=False), "corrections": self.fitted[place]}
            for place, one in found
        }


def do(
    jobs: Sequence[Job],
    task: Task,
    translator: AnyTranslator | None = None,
    memory: MutableMapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Done:
    """Analyse articles together, in whatever process this is called; an error of ours comes back as a result.

    Parameters
    ----------
    jobs : sequence of Job
    task : Task
    translator : Translator or PivotTranslator, optional
        By default one that this process makes and keeps.
    memory : mutable mapping, optional
        By default what the task's store knows, if it is there; what is new comes back.
    progress : Progress, optional
        Is told of sentences, under the place of the first article.
    """
    try:
        if translator:
            return _done(jobs, task, translator, memory, progress=progress)
        _die_when_interrupted()
        new: dict[str, object] = {}
        return _done(jobs, task, _translator(task), _beside(new, task.store), new)
    except Exception as error:
        return Done(error=error)


def _done(
    jobs: Sequence[Job],
    task: Task,
    translator: AnyTranslator,
    memory: MutableMapping[str, object] | None,
    new: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Done:
    done = Done(new=new or {})
    read = []
    for job in jobs:
        try:
            article = job.article or article_of(job.data, job.path)
            fitted = task.corrections
            if fitted and not task.strict:
                fitted = fitting(repair(article.text), fitted)
            read.append((job.place, opened(article, translator.package.source, fitted)))
            done.fitted[job.place] = tuple(fitted)
        except (ArticleError, CorrectionError) as error:
            done.outcomes[job.place] = error
    told = None
    if progress:
        progress.opened({place: len(sentences) for place, (_, _, sentences) in read})
        told = partial(progress.told, jobs[0].place)
    analyses = analysed_together([article for _, article in read], translator, task.how, memory, told)
    done.outcomes.update(zip((place for place, _ in read), analyses, strict=True))
    if new is not None:
        return Done(done.outcomes, done.fitted, new)
    return done


def _die_when_interrupted() -> None:
    """Let Ctrl-C, which reaches all processes of a terminal, end a worker of a pool at once and without a word.

    What it was doing is not lost, for it is in no store yet; see `spawning_undisturbed` for its time before.
    """
    if multiprocessing.parent_process() and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def spawning_undisturbed() -> Iterator[None]:
    """Let processes that begin meanwhile hear of Ctrl-C only in `do`: it would end their imports with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_kept: dict[str, AnyTranslator] = {}
_stores: dict[Path, Store] = {}
_lock = threading.Lock()


def _translator(task: Task) -> AnyTranslator:
    """Give this process's translator, made at the first use; PackageError if it has not the same package."""
    with _lock:
        if task.key not in _kept:
            legs = tuple(map(_made, task.recipes))
            made = PivotTranslator(*legs) if legs[1:] else legs[0]
            if made.package.sha256 != task.package_sha256:
                raise PackageError(
                    f"{made.package.path}: is another package than that of the process that sends the work. "
                    "Install the same one on every machine."
                )
            _kept.clear()  # one model in memory, or those of one pair
            _kept[task.key] = made
        return _kept[task.key]


def _made(recipe: Mapping[str, object]) -> Translator:
    choice: packages.Choice = recipe["package"]
    if not all(os.path.isdir(package.path) for package in choice[1:] if package):
        return Translator(**{**recipe, "package": choice.mode})  # another machine, with the toolkit in another place
    return Translator(**recipe)


def _beside(new: dict[str, object], store: Path | None) -> MutableMapping[str, object]:
    """Put what is new beside what the store knows, if it is on this machine."""
    if store is None or not os.path.isfile(store):
        return new
    with _lock:
        if store not in _stores:
            try:
                _stores[store] = Store(store, read_only=True)
            except StoreError:
                return new
        return ChainMap(new, _stores[store].translations)
