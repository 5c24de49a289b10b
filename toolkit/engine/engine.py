"""What is asked of a model, whatever its kind: text in; hypotheses, or the log-probability of each piece, out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.packages import LanguagePackage

__all__ = ["Decoding", "Engine", "Hypothesis", "Piece", "Verdict"]

Piece = tuple[str, int, int]  # a token of a text, with its start and end there


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
class Verdict:
    """Whose wording a translation is, and what two packages say of it.

    Attributes
    ----------
    package : {"accurate", "fast"}
        Which of the two worded it.
    accurate, fast : float
        Mean log-probability of its tokens, its end included, ≤ 0, by each of them, given the source. They cannot be
        compared with each other, for their tokens are others.
    """

    package: Literal["accurate", "fast"]
    accurate: float
    fast: float


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
    verdict : Verdict or None
        Where two packages judged it: whose wording it is, and what each says of it.
    note : str or None
        What the reader should know of how it came about.
    """

    text: str
    score: float
    tokens: int
    cut_off: bool
    verdict: Verdict | None = None
    note: str | None = None


class Engine(ABC):
    """What translates segments: a package's model, or two of them (`toolkit.translation`). Loaded at first use, by any.

    Attributes
    ----------
    package : LanguagePackage or `toolkit.translation.judging.PackagePair`
    """

    package: LanguagePackage

    @property
    @abstractmethod
    def is_loaded(self) -> bool:
        """Whether all that it needs is in memory."""

    @property
    @abstractmethod
    def device(self) -> str:
        """Where it runs: "cpu" or "cuda"."""

    @property
    @abstractmethod
    def compute_type(self) -> str:
        """The type of numbers that CTranslate2 computes with, such as "int8_float32"; the model is loaded for it."""

    @property
    @abstractmethod
    def device_key(self) -> str:
        """What `compute_type` follows from, besides the package, without loading it."""

    @property
    @abstractmethod
    def left_out(self) -> frozenset[str]:
        """The pieces of the vocabulary that the model does not say."""

    @abstractmethod
    def load(self) -> object:
        """Load tokenizer and model; PackageError if they are broken, ToolkitError if memory does not do."""

    @abstractmethod
    def unload(self) -> None:
        """Give the memory back; the next use loads it again."""

    @abstractmethod
    def is_unknown(self, character: str) -> bool:
        """Say whether the vocabulary lacks a character; the engine must be loaded, as for all that follows."""

    @abstractmethod
    def tokens(self, text: str) -> list[str]:
        """Cut a text into the package's tokens."""

    @abstractmethod
    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut a text into tokens, each with its span; white space belongs to none."""

    @abstractmethod
    def portions(
        self, segments: Sequence[str], decoding: Decoding, before: Callable[[list[int]], object] | None = None
    ) -> Iterator[dict[int, tuple[Hypothesis, ...]]]:
        """Give the hypotheses of `hypotheses` by the segments' places, batch for batch.

        Parameters
        ----------
        segments, decoding
            As in `hypotheses`.
        before : callable, optional
            Is told the places of each batch before it is begun.
        """

    @abstractmethod
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

    def hypotheses(self, segments: Sequence[str], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Translate all segments; of each, the best hypothesis leads.

        What a segment becomes does not depend on the others: see `toolkit.engine.batching`.

        Raises
        ------
        PackageError
            If the package cannot be loaded, or its model and vocabulary do not fit.
        """
        found: dict[int, tuple[Hypothesis, ...]] = {}
        for portion in self.portions(segments, decoding):
            found |= portion
        return [found[i] for i in range(len(segments))]
