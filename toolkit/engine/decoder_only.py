"""A language model that goes on writing behind a prompt, under CTranslate2's `Generator`."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.engine.batching import STEP, batches, padded
from toolkit.engine.engine import Decoding, Piece
from toolkit.engine.package_engine import PackageEngine, Share
from toolkit.errors import PackageError
from toolkit.interruption import waited

if TYPE_CHECKING:
    import ctranslate2

__all__ = ["DecoderOnly"]

FILLER = "<pad>"  # before a prompt it changes no score of BLEU or chrF: see benchmarks/README.md
MOST = 512  # tokens in a batch, times the beam: larger ones are no faster, and take memory
MOST_SCORED = 128  # tokens: each takes as many numbers as there are words in the vocabulary
NEVER_SAID = ("\n", "<pad>", "<bos>", "<s>", "<unk>")  # a sentence is one line


class DecoderOnly(PackageEngine):
    """Engine of a package that holds a language model; parameters as of `PackageEngine`.

    Prompts that differ in length would be fed token by token from where the shortest ends, and then what a sentence
    becomes depends on its company: of 200 sentences of Parallel UD 12 to 27 came out otherwise. So only prompts of one
    length share a batch; those came out the same to the last bit of their scores, alone and in company.

    Examples
    --------
    >>> from toolkit import packages
    >>> engine = DecoderOnly(packages.find("it", "en", "generate"))
    >>> [found] = engine.hypotheses(["Il governo tace."], Decoding(beam_size=2, num_hypotheses=2))
    >>> len(found), found[0].score >= found[1].score
    (2, True)
    """

    def _read_tokenizer(self):
        from tokenizers import Tokenizer

        file = self.package.path / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_file(str(file))
            tokenizer.encode_special_tokens = True  # "<eos>" in an article is text
            tokenizer.no_truncation()
            tokenizer.no_padding()
        except Exception as error:  # the library raises nothing narrower
            raise PackageError(f"{file}: cannot be loaded ({error}). Install the package again.") from None
        prompt = self.package.prompt
        if unknown := [t for t in (*prompt.before, *prompt.behind, prompt.end) if tokenizer.token_to_id(t) is None]:
            raise PackageError(f"{file}: lacks {unknown[0]!r}, which metadata.json names. Install the package again.")
        self._filler = [FILLER] if tokenizer.token_to_id(FILLER) is not None else []
        self._never_said = [[t] for t in NEVER_SAID if tokenizer.token_to_id(t) is not None and t != prompt.end]
        return tokenizer

    def _read_model(self, folder: str, **settings: object) -> "ctranslate2.Generator":
        import ctranslate2

        return ctranslate2.Generator(folder, **settings)

    def is_unknown(self, character: str) -> bool:
        """Say whether the vocabulary lacks a character."""
        return bool({"<unk>", None} & set(self._tokenizer.encode(character, add_special_tokens=False).tokens))

    def tokens(self, text: str) -> list[str]:
        """Cut a text into the package's tokens; a line break would end the sentence, and is a space here."""
        return self._tokenizer.encode(" ".join(text.split()), add_special_tokens=False).tokens

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut a text into tokens, each with its span; white space belongs to none."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        for piece, (start, end) in zip(encoded.tokens, encoded.offsets, strict=True):
            yield piece, start + len(text[start:end]) - len(text[start:end].lstrip()), end

    def _text(self, tokens: list[str]) -> str:
        return self._tokenizer.decode(list(map(self._tokenizer.token_to_id, tokens)))

    def _prompt(self, tokens: Sequence[str]) -> list[str]:
        return [*self.package.prompt.before, *tokens, *self.package.prompt.behind]

    @property
    def _around(self) -> int:
        return len(self.package.prompt.before) + len(self.package.prompt.behind)

    def _shares(self, source: Sequence[Sequence[str]], decoding: Decoding) -> list[Share]:
        """Share prompts out; the first segment leads, by itself, for somebody may be waiting for it."""
        step = STEP if self._filler else 1
        lengths = [len(tokens) + self._around for tokens in source]
        room = max(1, min(self.max_batch_size, MOST) // decoding.beam_size)
        others = batches(lengths[1:], room, self.computing[1], step)
        first = [(padded(lengths[0], step), [0])] if lengths else []
        return [*first, *((length, [place + 1 for place in places]) for length, places in others)]

    def _longest(self, length: int) -> int:
        return 2 * max(1, length - self._around) + 16

    def _asked(self, model: "ctranslate2.Generator", rows: list[list[str]], length: int, decoding: Decoding) -> list:
        prompts = map(self._prompt, rows)
        return model.generate_batch(
            [[*self._filler * (length - len(prompt)), *prompt] for prompt in prompts],
            max_batch_size=0,
            max_length=self._longest(length),
            end_token=self.package.prompt.end,
            suppress_sequences=self._never_said,
            include_prompt_in_result=False,
            return_scores=True,
            asynchronous=True,
            **vars(decoding),
        )

    def _answer(self, result: "ctranslate2.GenerationResult") -> Iterator[tuple[list[str], float]]:
        return zip(result.sequences, result.scores, strict=True)

    def _scored(
        self, model: "ctranslate2.Generator", pairs: Sequence[tuple[str, Sequence[str]]]
    ) -> list[Callable[[], list[float]]]:
        """Score rows of one length together: of unequal length CTranslate2 refuses them, or ends the process."""
        prompts = [self._prompt(self.tokens(source)) for source, _ in pairs]
        rows = [[*p, *target, self.package.prompt.end] for p, (_, target) in zip(prompts, pairs, strict=True)]
        by_length = groupby(sorted(range(len(rows)), key=lambda i: len(rows[i])), key=lambda i: len(rows[i]))
        asked = {}
        for length, group in by_length:
            places, size = list(group), max(1, MOST_SCORED // length)
            for start in range(0, len(places), size):
                some = places[start : start + size]
                results = model.score_batch(
                    [rows[i] for i in some], max_batch_size=0, max_input_length=0, asynchronous=True
                )
                asked |= dict(zip(some, results, strict=True))
        return [lambda i=i: waited(asked[i]).log_probs[len(prompts[i]) - 1 :] for i in range(len(pairs))]
