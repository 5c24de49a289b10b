"""Sentence-aligned, batched and scored translation with an Argos language package and CTranslate2, offline."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit import packages
from toolkit.article import Sentence
from toolkit.errors import PackageError, TranslationError
from toolkit.packages import LanguagePackage
from toolkit.prepare import Prepared, known_casing, prepare
from toolkit.signature import Signature, library_versions

if TYPE_CHECKING:
    import ctranslate2

__all__ = ["Translation", "Translator"]


@dataclass(frozen=True, repr=False)
class Translation:
    """Source sentences and what became of them, position for position.

    Attributes
    ----------
    source, target : tuple of str
        As many targets as sources.
    scores : tuple of float or None
        Length-normalised log-probability of each target under the model, ≤ 0, nearer to 0 is likelier: the model's
        own confidence, not a measure of truth. None where nothing was translated.
    tokens : tuple of int
        Number of target tokens; 0 where nothing was translated.
    notes : tuple of str or None
        What was special about a sentence, such as "cut into 3 segments".
    signature : Signature
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    scores: tuple[float | None, ...]
    tokens: tuple[int, ...]
    notes: tuple[str | None, ...]
    signature: Signature

    def __len__(self) -> int:
        return len(self.source)

    def __repr__(self) -> str:
        return f"<Translation of {len(self)} sentences with {self.signature['package']}>"

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return zip(self.source, self.target, strict=True)

    def sentences(self, source: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Give the targets as sentences with the index, span and kind of their sources."""
        return tuple(replace(sentence, text=text) for sentence, text in zip(source, self.target, strict=True))


@dataclass(frozen=True)
class _Hypothesis:
    text: str
    score: float
    tokens: int
    cut_off: bool


class Translator:
    """Translate sentences from one language to another with an installed package.

    Making one is cheap: the model is loaded at first use, once, by whichever thread comes first. Threads may share it.
    As a context manager it gives the model's memory back at the end.

    Parameters
    ----------
    source, target : str
        ISO 639 codes.
    package : LanguagePackage, optional
        By default what `packages.find` gives.
    beam_size : int
        Hypotheses kept while decoding; 1 is greedy, about 2.5 times faster and 1 BLEU worse.
    max_batch_size : int
        Source tokens in a batch; at least 1,024 keeps a processor busy.
    inter_threads, intra_threads : int
        Batches at a time, and threads in each (0: one for every core), as in CTranslate2.
    max_segment_length : int
        A sentence with more source tokens is cut at its clause marks.

    Raises
    ------
    PackageNotFound
        If there is no package for the pair.
    TranslationError
        If a setting is not a positive number.

    Examples
    --------
    >>> with Translator("it", "en") as translator:
    ...     translation = translator.translate(["Il presidente ha parlato."])
    >>> len(translation), translation.scores[0] <= 0
    (1, True)
    """

    def __init__(
        self,
        source: str = "it",
        target: str = "en",
        *,
        package: LanguagePackage | None = None,
        beam_size: int = 4,
        max_batch_size: int = 1024,
        inter_threads: int = 1,
        intra_threads: int = 0,
        max_segment_length: int = 80,
    ) -> None:
        for name, value, least in (
            ("beam_size", beam_size, 1),
            ("max_batch_size", max_batch_size, 1),
            ("inter_threads", inter_threads, 1),
            ("intra_threads", intra_threads, 0),
            ("max_segment_length", max_segment_length, 8),
        ):
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise TranslationError(f"{name} must be a whole number of at least {least}, not {value!r}.")
        self.package = package or packages.find(source, target)
        self.beam_size = beam_size
        self.max_batch_size = max_batch_size
        self.threads = {"inter_threads": inter_threads, "intra_threads": intra_threads}
        self.max_segment_length = max_segment_length
        self._lock = threading.Lock()
        self._engine = None
        self._tokenizer = None

    def __repr__(self) -> str:
        return f"Translator({self.package.source!r}, {self.package.target!r}, package={str(self.package)!r})"

    def __enter__(self) -> "Translator":
        return self

    def __exit__(self, *_: object) -> None:
        self.unload()

    def unload(self) -> None:
        """Give the model's memory back; the next translation loads it again."""
        with self._lock:
            self._engine = None

    def load(self) -> "ctranslate2.Translator":
        """Load tokenizer and model, as `translate` does by itself; PackageError if they are broken."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = packages.load_tokenizer(self.package)
                self._is_unknown = lru_cache(maxsize=None)(_unknown_test(self._tokenizer))
            if self._engine is None:
                import ctranslate2

                try:
                    self._engine = ctranslate2.Translator(
                        str(self.package.path / "model"), device="cpu", **self.threads
                    )
                except (RuntimeError, ValueError, IndexError, MemoryError) as error:
                    raise PackageError(
                        f"{self.package.path}: its model cannot be loaded ({error}). Install it again, or remove the "
                        "folder: then the next package for the pair is used."
                    ) from None
            return self._engine

    @property
    def signature(self) -> Signature:
        """The package with its hash, the decoding settings and the versions of the libraries."""
        return Signature.of(
            source=self.package.source,
            target=self.package.target,
            package=self.package.name,
            package_sha256=self.package.sha256,
            beam_size=self.beam_size,
            max_segment_length=self.max_segment_length,
        ) + library_versions("ctranslate2", "argostranslate")

    def translate(self, sentences: Sequence[str | Sentence]) -> Translation:
        """Translate sentences, all in one batched call; each gives exactly one.

        A heading without a full stop gets none, a sentence in capitals comes back in capitals, addresses and handles
        are kept, and a sentence without a letter is passed through.

        Parameters
        ----------
        sentences : sequence of str or Sentence

        Raises
        ------
        TranslationError
            If one string is given instead of a sequence, or something that is no sentence.
        PackageError
            If the package cannot be loaded.
        """
        texts = self._checked(sentences)
        engine = self.load()
        casing = known_casing(texts, self.package.source)
        prepared = [self._prepare(text, casing) for text in texts]
        hypotheses = self._decode(engine, prepared)
        lost = [i for i, p in enumerate(prepared) if not p.keeps_placeholders([h.text for h in hypotheses[i]])]
        for i in lost:
            prepared[i] = self._prepare(texts[i], casing, use_placeholders=False)
        for i, again in zip(lost, self._decode(engine, [prepared[i] for i in lost]), strict=True):
            hypotheses[i] = again
        rows = [_joined(text, p, found) for text, p, found in zip(texts, prepared, hypotheses, strict=True)]
        target, scores, tokens, notes = zip(*rows, strict=True) if rows else ((), (), (), ())
        return Translation(tuple(texts), target, scores, tokens, notes, self.signature)

    @staticmethod
    def _checked(sentences: Sequence[str | Sentence]) -> list[str]:
        if isinstance(sentences, str | bytes):
            raise TranslationError("translate() takes a sequence of sentences, not one string: put it in a list.")
        texts = []
        for i, sentence in enumerate(sentences):
            if not isinstance(sentence, str | Sentence):
                raise TranslationError(f"sentence {i} is {type(sentence).__name__}, not a string or a Sentence.")
            texts.append(str(sentence).encode("utf-8", "replace").decode())
        return texts

    def _prepare(self, text: str, casing: dict[str, str], use_placeholders: bool = True) -> Prepared:
        return prepare(
            text,
            is_unknown=self._is_unknown,
            length=lambda part: len(self._tokenizer.encode(part)),
            limit=self.max_segment_length,
            casing=casing,
            use_placeholders=use_placeholders,
        )

    def _decode(self, engine, prepared: Sequence[Prepared]) -> list[list[_Hypothesis]]:
        """Run all segments of all sentences through the engine in one call; it takes the longest first."""
        source = [self._tokenizer.encode(segment) for p in prepared for segment in p.segments]
        if not source:
            return [[] for _ in prepared]
        limit = 2 * max(map(len, source)) + 64
        prefix = self.package.target_prefix
        try:
            results = engine.translate_batch(
                source,
                target_prefix=[[prefix]] * len(source) if prefix else None,
                beam_size=self.beam_size,
                max_batch_size=self.max_batch_size,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit,
                disable_unk=True,  # rather a known word than "⁇" in the middle of a sentence
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise PackageError(
                f"{self.package.path}: model and vocabulary do not fit ({error}). Install the package again."
            ) from None
        found = iter(results)
        return [[self._hypothesis(next(found), limit) for _ in p.segments] for p in prepared]

    def _hypothesis(self, result, limit: int) -> _Hypothesis:
        tokens = result.hypotheses[0]
        prefix = self.package.target_prefix
        words = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
        text = self._tokenizer.decode(words) if words else ""
        return _Hypothesis(text.strip(), min(0.0, result.scores[0]), len(words), len(tokens) >= limit)


def _unknown_test(tokenizer):
    """Make the test whether a package's vocabulary lacks a character; False for tokenizers that cannot tell."""
    if not hasattr(tokenizer, "lazy_processor"):
        return lambda character: False
    processor = tokenizer.lazy_processor()
    unknown = processor.unk_id()
    return lambda character: not character.isspace() and unknown in processor.encode(character)


def _joined(text: str, prepared: Prepared, hypotheses: Sequence[_Hypothesis]):
    """Give target, score, tokens and note of one sentence."""
    if not hypotheses:
        return text, None, 0, "nothing to translate: passed through"
    tokens = sum(h.tokens for h in hypotheses)
    score = sum(h.score * (h.tokens or 1) for h in hypotheses) / sum(h.tokens or 1 for h in hypotheses)
    notes = []
    if len(hypotheses) > 1:
        notes.append(f"cut into {len(hypotheses)} segments")
    if any(h.cut_off for h in hypotheses):
        notes.append("decoding stopped at its limit: the end may be missing")
    return prepared.assemble([h.text for h in hypotheses]), score, tokens, "; ".join(notes) or None
