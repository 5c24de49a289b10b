"""What the models of both kinds of packages share under CTranslate2: loading, batches, errors."""

import threading
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.engine.allocation import keep_little
from toolkit.engine.batching import NO_MEMORY, check_addresses, resolved
from toolkit.engine.engine import Decoding, Engine, Hypothesis
from toolkit.errors import PackageError
from toolkit.interruption import scripts_end_at_once, waited
from toolkit.packages import LanguagePackage
from toolkit.reading import CONTROL

if TYPE_CHECKING:
    import ctranslate2

    Model = ctranslate2.Translator | ctranslate2.Generator

__all__ = ["PackageEngine", "Share"]

AHEAD = 2  # batches for each that is computed: the next is there when one is done
Share = tuple[int, list[int]]  # the length that a batch is padded to, and the places of its segments


class PackageEngine(Engine):
    """Tokenizer and model of a package, loaded at first use by whichever thread comes first, and shared by all.

    Parameters
    ----------
    package : LanguagePackage
    max_batch_size : int
        Source tokens in a batch.
    device : {"auto", "cpu", "cuda"}
    inter_threads, intra_threads : int
        As in CTranslate2; for 0 see `toolkit.engine.batching.resolved`.
    whole_vocabulary : bool
        Whether all pieces may be said; by default not those that target words hardly need, see
        `toolkit.engine.vocabulary_map`.
    """

    def __init__(
        self,
        package: LanguagePackage,
        *,
        max_batch_size: int = 1024,
        device: str = "auto",
        inter_threads: int = 0,
        intra_threads: int = 0,
        whole_vocabulary: bool = False,
    ) -> None:
        self.package = package
        self.whole_vocabulary = whole_vocabulary
        self.max_batch_size = max_batch_size
        self.asked_for = device, inter_threads, intra_threads
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._model = None
        self._tokenizer = None

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    @cached_property
    def computing(self) -> tuple[str, int, int]:
        """Device, batches at a time, and threads in each, as they are on this machine."""
        return resolved(*self.asked_for)

    @property
    def left_out(self) -> frozenset[str]:
        """The pieces of the vocabulary that the model does not say."""
        return frozenset()

    @property
    def device(self) -> str:
        """Where the model runs: "cpu" or "cuda"."""
        return self.computing[0]

    @property
    def compute_type(self) -> str:
        """The type of numbers that CTranslate2 computes with, such as "int8_float32"; the model is loaded for it."""
        return self.load().compute_type

    @cached_property
    def device_key(self) -> str:
        """What `compute_type` follows from, besides the package, without loading it."""
        import ctranslate2

        return " ".join([self.device, *sorted(ctranslate2.get_supported_compute_types(self.device))])

    def unload(self) -> None:
        """Give the model's memory back; the next use loads it again."""
        with self._lock:
            self._model = None

    def check_memory(self) -> None:
        """Raise ToolkitError where a limit on addresses leaves too few for the model; `load` does it by itself."""
        device, inter, intra = self.computing
        if device == "cpu":
            check_addresses(inter * intra, (self.package.path / "model" / "model.bin").stat().st_size)

    def load(self) -> "Model":
        """Load tokenizer and model; PackageError if they are broken, ToolkitError if memory does not do."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = self._read_tokenizer()
            if self._model is None:
                try:
                    device, inter, intra = self.computing
                    self.check_memory()
                    keep_little()
                    scripts_end_at_once()
                    self._model = self._read_model(
                        str(self.package.path / "model"),
                        device=device,
                        inter_threads=inter,
                        intra_threads=intra,
                        max_queued_batches=-1,  # else asking waits until nearly all is decoded
                    )
                except MemoryError:
                    raise PackageError(
                        f"{self.package.path}: {NO_MEMORY} to load its model. Close other programs."
                    ) from None
                except (RuntimeError, ValueError, IndexError) as error:
                    if "allocate" in str(error):
                        raise self._misfit(error) from None
                    raise PackageError(
                        f"{self.package.path}: its model cannot be loaded ({error}). Install it again, or remove the "
                        "folder: then the next package for the pair is used."
                    ) from None
            return self._model

    @abstractmethod
    def _read_tokenizer(self) -> object:
        """Read the tokenizer; PackageError if it cannot be."""

    @abstractmethod
    def _read_model(self, folder: str, **settings: object) -> "Model":
        """Read the model."""

    @abstractmethod
    def _text(self, tokens: list[str]) -> str:
        """Put tokens together again."""

    @abstractmethod
    def _shares(self, source: Sequence[Sequence[str]], decoding: Decoding) -> list[Share]:
        """Share segments out to batches in which company changes nothing."""

    @abstractmethod
    def _asked(self, model: "Model", rows: list[list[str]], length: int, decoding: Decoding) -> list:
        """Begin to decode a batch that is padded to a length; give the answers to come, in order."""

    @abstractmethod
    def _longest(self, length: int) -> int:
        """Give how many tokens a segment of a padded length may become."""

    @abstractmethod
    def _answer(self, result: object) -> Iterator[tuple[list[str], float]]:
        """Give tokens and score of each hypothesis of a result."""

    @abstractmethod
    def _scored(self, model: "Model", pairs: Sequence[tuple[str, Sequence[str]]]) -> list[Callable[[], list[float]]]:
        """Begin to score pairs; give for each what waits for its log-probabilities."""

    def portions(
        self, segments: Sequence[str], decoding: Decoding, before: Callable[[list[int]], object] | None = None
    ) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give the hypotheses of `hypotheses` by the segments' places, batch for batch.

        The batches of a call follow each other, whatever other threads ask for: while one's batches are computed,
        another's are made ready, or checked. No more are asked for at a time than keep the cores busy: CTranslate2
        takes none back, and whoever was interrupted would wait for all of them.
        """
        model = self.load()
        source = [self.tokens(segment) for segment in segments]
        shares = self._shares(source, decoding)
        try:
            with self._turn if len(shares) > self.computing[1] else nullcontext():
                asked = deque()
                for length, places in shares:
                    if len(asked) >= AHEAD * self.computing[1]:
                        yield self._portion(*asked.popleft())
                    if before:
                        before(places)
                    results = self._asked(model, [source[i] for i in places], length, decoding)
                    asked.append((length, places, results))
            while asked:
                yield self._portion(*asked.popleft())
        except (RuntimeError, ValueError) as error:
            raise self._misfit(error) from None

    def _portion(self, length: int, places: list[int], results: list) -> dict[int, tuple[Hypothesis, ...]]:
        answers, limit = map(waited, results), self._longest(length)
        return {i: self._found(answer, limit) for i, answer in zip(places, answers, strict=False)}  # then filler

    def log_probabilities(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> list[list[float]]:
        """Give the log-probability of each target token, and of the end behind the last; see `Engine`."""
        return self.scores_to_come(pairs)()

    def scores_to_come(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> Callable[[], list[list[float]]]:
        """Begin `log_probabilities`, and give what waits for them."""
        model = self.load()
        try:
            asked = self._scored(model, pairs) if pairs else ()
        except (RuntimeError, ValueError) as error:
            raise self._misfit(error) from None

        def scores() -> list[list[float]]:
            try:
                return [[min(0.0, value) for value in wait()] for wait in asked]
            except (RuntimeError, ValueError) as error:
                raise self._misfit(error) from None

        return scores

    def _misfit(self, error: Exception) -> PackageError:
        if "allocate" in str(error):
            return PackageError(f"{NO_MEMORY} to translate ({error}). Close other programs.")
        return PackageError(
            f"{self.package.path}: model and vocabulary do not fit ({error}). Install the package again."
        )

    def _found(self, result: object, limit: int) -> tuple[Hypothesis, ...]:
        return tuple(self._hypothesis(tokens, score, limit) for tokens, score in self._answer(result))

    def _hypothesis(self, tokens: list[str], score: float, limit: int) -> Hypothesis:
        text = CONTROL.sub("", self._text(tokens)) if tokens else ""  # a vocabulary may hold anything
        return Hypothesis(text.strip(), min(0.0, score), len(tokens), len(tokens) >= limit)
