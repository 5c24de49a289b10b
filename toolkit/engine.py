"""The model of a language package under CTranslate2: text in; hypotheses, or the log-probability of each piece, out."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from toolkit.batches import FILLER, NO_MEMORY, batches, check_addresses, longest_target, resolved
from toolkit.decoding import CONTROL
from toolkit.errors import PackageError
from toolkit.packages import LanguagePackage
from toolkit.tokenizer import load_tokenizer
from toolkit.vocabulary_map import left_out, model_files

if TYPE_CHECKING:
    import ctranslate2

__all__ = ["Decoding", "Engine", "Hypothesis"]


@dataclass(frozen=True)
class Decoding:
    """How the engine searches; the names are CTranslate2's.

    Attributes
    ----------
    beam_size : int
        Hypotheses kept while decoding, from 1.
    num_hypotheses : int
        How many of them are given, from 1 to `beam_size`.
    repetition_penalty : float
        Above 1, what was said before becomes less likely. Scores are of the penalised model.
    no_repeat_ngram_size : int
        No sequence of so many tokens comes twice; 0 for no such rule.
    """

    beam_size: int = 4
    num_hypotheses: int = 1
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0


@dataclass(frozen=True)
class Hypothesis:
    """What the engine makes of a segment.

    Attributes
    ----------
    text : str
    score : float
        Length-normalised log-probability, ≤ 0.
    tokens : int
    cut_off : bool
        Whether decoding stopped at its limit.
    """

    text: str
    score: float
    tokens: int
    cut_off: bool


class Engine:
    """Tokenizer and model of a package, loaded at first use by whichever thread comes first, and shared by all.

    Parameters
    ----------
    package : LanguagePackage
    max_batch_size : int
        Source tokens in a batch.
    device : {"auto", "cpu", "cuda"}
    inter_threads, intra_threads : int
        As in CTranslate2; for 0 see `toolkit.batches.resolved`.
    whole_vocabulary : bool
        Whether all pieces may be said; by default not those that target words hardly need, see
        `toolkit.vocabulary_map`.

    Examples
    --------
    >>> from toolkit import packages
    >>> engine = Engine(packages.find("it", "en"))
    >>> [found] = engine.hypotheses(["Il governo tace."], Decoding(num_hypotheses=2))
    >>> len(found), found[0].score >= found[1].score
    (2, True)
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
        self._restricted = False
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
        return frozenset() if self.whole_vocabulary else left_out(self.package)

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

    def load(self) -> "ctranslate2.Translator":
        """Load tokenizer and model; PackageError if they are broken, ToolkitError if memory does not do."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = load_tokenizer(self.package)
                self.is_unknown = lru_cache(maxsize=None)(_unknown_test(self._tokenizer))
            if self._model is None:
                import ctranslate2

                try:
                    device, inter, intra = self.computing
                    if device == "cpu":
                        check_addresses(inter * intra)
                    place, without = str(self.package.path / "model"), self.left_out
                    self._model = ctranslate2.Translator(
                        place,
                        device=device,
                        inter_threads=inter,
                        intra_threads=intra,
                        max_queued_batches=-1,  # else asking waits until nearly all is decoded
                        files=model_files(self.package, without),
                    )
                    self._restricted = bool(without)
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

    def tokens(self, text: str) -> list[str]:
        """Cut a text into the package's tokens; the engine must be loaded."""
        return self._tokenizer.encode(text)

    def hypotheses(self, segments: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Run all segments through the model; of each, the likeliest hypothesis leads.

        What a segment becomes does not depend on the others: see `toolkit.batches`.

        Raises
        ------
        PackageError
            If the package cannot be loaded, or its model and vocabulary do not fit.
        """
        found: dict[int, tuple[Hypothesis, ...]] = {}
        for portion in self.portions(segments, decoding):
            found |= portion
        return [found[i] for i in range(len(segments))]

    def portions(self, segments: Sequence[str], decoding: Decoding) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give the hypotheses of `hypotheses` by the segments' places, batch for batch, the longest first.

        The batches of a call follow each other, whatever other threads ask for: while one's batches are computed,
        another's are made ready, or checked.
        """
        model = self.load()
        source = [self.tokens(segment) for segment in segments]
        workers = self.computing[1]
        shares = list(batches(list(map(len, source)), self.max_batch_size, workers))
        try:
            with self._turn if len(shares) > workers else nullcontext():
                asked = [
                    (length, places, self._asked(model, [source[i] for i in places], length, decoding))
                    for length, places in shares
                ]
            for length, places, results in asked:
                answers, limit = (result.result() for result in results), longest_target(length)
                yield {i: self._found(answer, limit) for i, answer in zip(places, answers, strict=False)}  # then filler
        except (RuntimeError, ValueError) as error:
            raise self._misfit(error) from None

    def _asked(self, model: "ctranslate2.Translator", rows: list[list[str]], length: int, decoding: Decoding) -> list:
        """Begin to decode a batch; fill it up where no row has the length that it is to be padded to."""
        if max(map(len, rows)) < length:
            rows = [*rows, [FILLER] * length]
        prefix = self.package.target_prefix
        return model.translate_batch(
            rows,
            target_prefix=[[prefix]] * len(rows) if prefix else None,
            max_batch_size=0,
            max_input_length=0,
            max_decoding_length=longest_target(length),
            use_vmap=self._restricted,
            disable_unk=True,  # rather a known word than "⁇" in the middle of a sentence
            return_scores=True,
            asynchronous=True,
            **vars(decoding),
        )

    def log_probabilities(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> list[list[float]]:
        """Give the log-probability, ≤ 0, of each target token, and of the end behind the last, for each source text.

        Parameters
        ----------
        pairs : sequence of (str, sequence of str)
            A source text, and the tokens of its target.

        Raises
        ------
        PackageError
            As in `hypotheses`.
        """
        model = self.load()
        if not pairs:
            return []
        prefix = [self.package.target_prefix] if self.package.target_prefix else []
        try:
            results = model.score_batch(
                [self.tokens(source) for source, _ in pairs],
                [[*prefix, *target] for _, target in pairs],
                max_batch_size=1,  # each by itself: company would change the last digits
                max_input_length=0,
                offset=len(prefix),
            )
        except (RuntimeError, ValueError) as error:
            raise self._misfit(error) from None
        return [[min(0.0, value) for value in result.log_probs] for result in results]

    def _misfit(self, error: Exception) -> PackageError:
        if "allocate" in str(error):
            return PackageError(f"{NO_MEMORY} to translate ({error}). Close other programs.")
        return PackageError(
            f"{self.package.path}: model and vocabulary do not fit ({error}). Install the package again."
        )

    def _found(self, answer: "ctranslate2.TranslationResult", limit: int) -> tuple[Hypothesis, ...]:
        return tuple(
            self._hypothesis(tokens, score, limit)
            for tokens, score in zip(answer.hypotheses, answer.scores, strict=True)
        )

    def _hypothesis(self, tokens: list[str], score: float, limit: int) -> Hypothesis:
        prefix = self.package.target_prefix
        words = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
        text = CONTROL.sub("", self._tokenizer.decode(words)) if words else ""  # a vocabulary may hold anything
        return Hypothesis(text.strip(), min(0.0, score), len(words), len(tokens) >= limit)


def _unknown_test(tokenizer):
    """Make the test whether a package's vocabulary lacks a character; False for tokenizers that cannot tell."""
    if not hasattr(tokenizer, "lazy_processor"):
        return lambda character: False
    processor = tokenizer.lazy_processor()
    unknown = processor.unk_id()
    return lambda character: not character.isspace() and unknown in processor.encode(character)
