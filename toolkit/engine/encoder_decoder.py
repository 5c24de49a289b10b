"""Argos's kind of model, an encoder and a decoder, under CTranslate2's `Translator`."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.engine.batching import FILLER, batches, longest_target
from toolkit.engine.engine import Decoding, Piece
from toolkit.engine.package_engine import PackageEngine, Share
from toolkit.engine.tokenizer import load_tokenizer
from toolkit.engine.vocabulary_map import left_out, model_files
from toolkit.interruption import waited

if TYPE_CHECKING:
    import ctranslate2

__all__ = ["EncoderDecoder"]


class EncoderDecoder(PackageEngine):
    """Engine of an Argos package; parameters as of `PackageEngine`.

    Examples
    --------
    >>> from toolkit import packages
    >>> engine = EncoderDecoder(packages.find("it", "en", "translate"))
    >>> [found] = engine.hypotheses(["Il governo tace."], Decoding(num_hypotheses=2))
    >>> len(found), found[0].score >= found[1].score
    (2, True)
    """

    _restricted = False

    @property
    def left_out(self) -> frozenset[str]:
        """The pieces of the vocabulary that the model does not say."""
        return frozenset() if self.whole_vocabulary else left_out(self.package)

    def _read_tokenizer(self):
        tokenizer = load_tokenizer(self.package)
        self._lacks = lru_cache(maxsize=None)(_unknown_test(tokenizer))
        return tokenizer

    def _read_model(self, folder: str, **settings: object) -> "ctranslate2.Translator":
        import ctranslate2

        without = self.left_out
        self._restricted = bool(without)
        return ctranslate2.Translator(folder, files=model_files(self.package, without), **settings)

    def is_unknown(self, character: str) -> bool:
        """Say whether the vocabulary lacks a character; False for tokenizers that cannot tell."""
        return self._lacks(character)

    def tokens(self, text: str) -> list[str]:
        """Cut a text into the package's tokens."""
        return self._tokenizer.encode(text)

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut a text into tokens, each with its span; white space belongs to none."""
        end = 0
        for word in text.split():
            start = text.index(word, end)
            end = start + len(word)
            pieces = self.tokens(word)
            lengths = [len(piece.lstrip("▁")) for piece in pieces]
            exact = "".join(pieces).lstrip("▁") == word
            for i, piece in enumerate(pieces):
                left = start + sum(lengths[:i])
                yield (piece, left, left + lengths[i]) if exact else (piece, start, end)

    def _text(self, tokens: list[str]) -> str:
        return self._tokenizer.decode(tokens)

    def _shares(self, source: Sequence[Sequence[str]], decoding: Decoding) -> list[Share]:
        return list(batches(list(map(len, source)), self.max_batch_size, self.computing[1]))

    def _longest(self, length: int) -> int:
        return longest_target(length)

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
            max_decoding_length=self._longest(length),
            use_vmap=self._restricted,
            disable_unk=True,  # rather a known word than "⁇" in the middle of a sentence
            return_scores=True,
            asynchronous=True,
            **vars(decoding),
        )

    def _answer(self, result: "ctranslate2.TranslationResult") -> Iterator[tuple[list[str], float]]:
        prefix = self.package.target_prefix
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            yield tokens[1:] if prefix and tokens[:1] == [prefix] else tokens, score

    def _scored(
        self, model: "ctranslate2.Translator", pairs: Sequence[tuple[str, Sequence[str]]]
    ) -> list[Callable[[], list[float]]]:
        prefix = [self.package.target_prefix] if self.package.target_prefix else []
        results = model.score_batch(
            [self.tokens(source) for source, _ in pairs],
            [[*prefix, *target] for _, target in pairs],
            max_batch_size=1,  # each by itself: company would change the last digits
            max_input_length=0,
            offset=len(prefix),
            asynchronous=True,
        )
        return [lambda result=result: waited(result).log_probs for result in results]


def _unknown_test(tokenizer) -> Callable[[str], bool]:
    """Make the test whether a package's vocabulary lacks a character; False for tokenizers that cannot tell."""
    if not hasattr(tokenizer, "lazy_processor"):
        return lambda character: False
    processor = tokenizer.lazy_processor()
    unknown = processor.unk_id()
    return lambda character: not character.isspace() and unknown in processor.encode(character)
