"""Translations as data: sentence by sentence, with scores, and with what the model would also have said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from toolkit.engine import Verdict
from toolkit.errors import TranslationError
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation.drafting import Draft
from toolkit.translation.entries import Application

__all__ = ["Alternative", "Leg", "Translation", "in_paragraphs"]


@dataclass(frozen=True)
class Alternative(Draft):
    """One of the model's own translations of a sentence; fields as of `Draft`."""


@dataclass(frozen=True)
class Leg(Alternative):
    """What one of two packages made of a sentence that went through a third language; fields as of `Draft`."""


@dataclass(frozen=True, repr=False)
class Translation:
    """Source sentences and what became of them, position for position.

    Attributes
    ----------
    source, target : tuple of str
        As many targets as sources.
    scores : tuple of float or None
        Length-normalised log-probability of each target among what the model may say, ≤ 0, nearer to 0 is likelier: its
        own confidence, not a measure of truth. Of two packages, that of both together: `toolkit.translation`. Of a
        sentence that was translated again (`toolkit.checks`), with the penalty on repetition that it was translated
        with. None where nothing was translated.
    tokens : tuple of int
        Number of target tokens; 0 where nothing was translated.
    notes : tuple of str or None
        What was special about a sentence, such as "cut into 3 segments", or a glossary's term that is missing.
    signature : Signature
    glossary : tuple of tuple of Application
        What became of the glossary's terms in each sentence; empty without a glossary.
    hypotheses : tuple of tuple of Alternative
        The model's own translations of each sentence, up to 4 of its beam, the likeliest first and before any glossary;
        none where nothing was translated. Of two packages: what was chosen, the best of the other package, and the
        others by their score.
    verdicts : tuple of Verdict or None
        Where two packages judged: whose wording each sentence has, and what each says of it. Empty otherwise.
    legs : tuple of tuple of Leg
        Where there was no package for the pair: each sentence in the language between, and then in the target
        language; the score of the sentence is the lower of the two. Empty otherwise.
    paragraphs : tuple of int
        The paragraph of each sentence, where a text was translated (`toolkit.translate`). Empty otherwise.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    scores: tuple[float | None, ...]
    tokens: tuple[int, ...]
    notes: tuple[str | None, ...]
    signature: Signature
    glossary: tuple[tuple[Application, ...], ...] = ()
    hypotheses: tuple[tuple[Alternative, ...], ...] = ()
    verdicts: tuple[Verdict | None, ...] = ()
    legs: tuple[tuple[Leg, ...], ...] = ()
    paragraphs: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.source)

    def __repr__(self) -> str:
        return f"<Translation of {len(self)} sentences with {self.signature['package']}>"

    @property
    def text(self) -> str:
        """The translation alone, paragraph for paragraph; of single sentences, each on a line of its own."""
        return in_paragraphs(self.target, self.paragraphs) if self.paragraphs else "\n".join(self.target)

    def __str__(self) -> str:
        return self.text

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return zip(self.source, self.target, strict=True)

    def sentences(self, source: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Give the targets as sentences with the index, span and kind of their sources."""
        return tuple(replace(sentence, text=text) for sentence, text in zip(source, self.target, strict=True))

    def alternatives(self, index: int, n: int = 5) -> tuple[Alternative, ...]:
        """Give what the model would also have said of a sentence, the likeliest first: what its beam ended with.

        Nothing is translated; there are at most as many as the beam is wide, less the translation itself.
        `Translator.alternatives` searches for more.

        Parameters
        ----------
        index : int
            Of the sentence.
        n : int
            At most so many, from 1.

        Raises
        ------
        TranslationError
            If there is no such sentence, or `n` is not a positive number.

        Examples
        --------
        >>> from toolkit.translation.translator import Translator
        >>> translation = Translator().translate(["Il presidente ha parlato."])
        >>> [found.score <= translation.scores[0] for found in translation.alternatives(0, 2)]
        [True, True]
        """
        if not isinstance(n, int) or n < 1:
            raise TranslationError(f"n must be a whole number of at least 1, not {n!r}.")
        if not isinstance(index, int) or not 0 <= index < len(self):
            raise TranslationError(f"there is no sentence of index {index!r}: the indices are 0 to {len(self) - 1}.")
        found = self.hypotheses[index] if self.hypotheses else ()
        return tuple(other for other in found if other.text != self.target[index])[:n]

    def agreement(self, index: int) -> float | None:
        """Say how far two packages agree on a sentence: chrF between their best wordings, from 0 to 100, the same.

        Popović 2015, https://aclanthology.org/W15-3049. None where only one has been asked.

        Examples
        --------
        >>> from toolkit.translation.translator import Translator
        >>> 0 <= Translator(package="judged").translate(["Il governo tace."]).agreement(0) <= 100
        True
        """
        found = self.hypotheses[index] if self.hypotheses else ()
        best = {v.package: h.text for h in reversed(found) if (v := h.verdict)}
        if not best:
            return None
        from sacrebleu.metrics import CHRF

        texts = list(best.values())
        return CHRF().sentence_score(texts[0], [texts[-1]]).score


def in_paragraphs(texts: Sequence[str], paragraphs: Sequence[int]) -> str:
    r"""Put the sentences of each paragraph on a line, and a blank line between two.

    Examples
    --------
    >>> in_paragraphs(["One.", "Two.", "Three."], [0, 0, 1])
    'One. Two.\n\nThree.'
    """
    pairs = groupby(zip(paragraphs, texts, strict=True), key=itemgetter(0))
    return "\n\n".join(" ".join(text for _, text in group) for _, group in pairs)
