"""Sentence-aligned, batched and scored translation with an Argos language package and CTranslate2, offline."""

import hashlib
import json
from collections.abc import Collection, Mapping, MutableMapping, Sequence
from copy import copy
from pathlib import Path

from toolkit import packages
from toolkit.engine import Decoding, check_device, check_number
from toolkit.errors import TranslationError
from toolkit.packages import Choice, LanguagePackage
from toolkit.reading import Sentence
from toolkit.signature import Signature, code_sha256, library_versions
from toolkit.translation.candidates import STRATEGIES, Candidate, find_alternatives, find_candidates
from toolkit.translation.capitals import known_casing
from toolkit.translation.confidence import TokenScore, token_scores
from toolkit.translation.glossary import Glossary
from toolkit.translation.judge import engine_of
from toolkit.translation.judging import JUDGING, Judging
from toolkit.translation.memory import MAKERS, InContext, Made, Settings, alternatives_once, checked, translated_once
from toolkit.translation.progress import Told
from toolkit.translation.starter import STARTER, glossary_for
from toolkit.translation.translation import Alternative, Translation

__all__ = ["Translation", "Translator"]


class Translator:
    """Translate sentences from one language to another with an installed package.

    Making one is cheap: the model is loaded at first use, once. Threads may share it. As a context manager it gives the
    memory back.

    Parameters
    ----------
    source, target : str
        ISO 639 codes.
    package : str, Path, LanguagePackage or Choice, optional
        "fast", "accurate", "judged", the name of a package or the path of its folder: see `toolkit.packages.choose`. By
        default "judged" where there are two packages for the pair, a fast one and an accurate one.
    beam_size : int
        Hypotheses that the fast package keeps while decoding; 1 is greedy, about 2.5 times faster and 1 BLEU worse.
    max_batch_size : int
        Source tokens in a batch; at least 1,024 keeps a processor busy.
    device : {"auto", "cpu", "cuda"}
        "auto" takes a GPU where CTranslate2 sees one.
    inter_threads, intra_threads : int
        Batches at a time, and threads in each; by default, 0, as `toolkit.engine.batching.resolved` says. Threads
        move scores by a millionth at most.
    max_segment_length : int
        A sentence with more source tokens is cut at its clause marks.
    whole_vocabulary : bool
        Whether the fast model may say pieces that no common target word needs: see `toolkit.engine.vocabulary_map`.
    judging : Judging
        Of two packages: how many candidates each gives, and how the best is chosen; see `toolkit.translation.judging`.
    glossary : Glossary or mapping of str to str, optional
        Terms that are laid down, by default the starter glossary; sentences without one are as without it.

    Raises
    ------
    PackageNotFound
        If there is no package for the pair.
    TranslationError
        If a setting is not a positive number.
    GlossaryError
        If the glossary has a fault.

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
        package: str | Path | LanguagePackage | Choice | None = None,
        beam_size: int = 4,
        max_batch_size: int = 1024,
        device: str = "auto",
        inter_threads: int = 0,
        intra_threads: int = 0,
        max_segment_length: int = 80,
        whole_vocabulary: bool = False,
        judging: Judging = JUDGING,
        glossary: Glossary | Mapping[str, str] | None = STARTER,
    ) -> None:
        for name, value, least in (
            ("beam_size", beam_size, 1),
            ("max_batch_size", max_batch_size, 1),
            ("inter_threads", inter_threads, 0),
            ("intra_threads", intra_threads, 0),
            ("max_segment_length", max_segment_length, 8),
        ):
            check_number(name, value, least)
        check_device(device)
        if not isinstance(judging, Judging):
            raise TranslationError(f"judging must be a toolkit.translation.judging.Judging, not {judging!r}.")
        self.choice = packages.choose(source, target, package)
        self.judging = judging
        self.beam_size = beam_size
        self.max_segment_length = max_segment_length
        self.glossary = glossary_for(glossary, source, target)
        self.computing = {
            "max_batch_size": max_batch_size,
            "device": device,
            "inter_threads": inter_threads,
            "intra_threads": intra_threads,
            "whole_vocabulary": whole_vocabulary,
        }
        self.engine = engine_of(self.choice, max_segment_length, judging, **self.computing)
        self.package = self.engine.package

    def __repr__(self) -> str:
        return f"Translator({self.package.source!r}, {self.package.target!r}, package={str(self.package)!r})"

    def __enter__(self) -> "Translator":
        return self

    def __exit__(self, *_: object) -> None:
        self.unload()

    def unload(self) -> None:
        """Give the model's memory back; what comes next loads it again."""
        self.engine.unload()

    def with_glossary(self, glossary: Glossary | Mapping[str, str] | None) -> "Translator":
        """Give the same translator with other terms and the same model."""
        other = copy(self)
        other.glossary = glossary_for(glossary, self.package.source, self.package.target)
        return other

    def load(self) -> None:
        """Load tokenizer and model, as `translate` does by itself; PackageError if they are broken."""
        self.engine.load()

    @property
    def signature(self) -> Signature:
        """The package with its hash, the decoding settings, device, type of numbers, versions; the model is loaded."""
        return self._made_with() + Signature.of(device=self.engine.device, compute_type=self.engine.compute_type)

    def _made_with(self) -> Signature:
        more = {"judging": self.judging} if self.choice.accurate else {}
        more |= {"glossary": self.glossary.name, "glossary_sha256": self.glossary.sha256} if self.glossary else {}
        return Signature.of(
            source=self.package.source,
            target=self.package.target,
            package=self.package.name,
            package_sha256=self.package.sha256,
            mode=self.choice.mode,
            beam_size=self.beam_size,
            max_segment_length=self.max_segment_length,
            pieces_left_out=len(self.engine.left_out),
            **more,
        ) + library_versions("ctranslate2", "argostranslate", "tokenizers")

    def translate(self, sentences: Sequence[str | Sentence]) -> Translation:
        """Translate sentences, all in one batched call; each gives exactly one.

        A heading without a full stop gets none, one in capitals comes back in capitals, addresses and handles are kept,
        and a sentence without a letter is passed through.

        PackageError if the package cannot be loaded; TranslationError if what is given is no sequence of sentences.
        """
        return self.translate_all([sentences])[0]

    def translate_all(
        self,
        articles: Sequence[Sequence[str | Sentence]],
        memory: MutableMapping[str, object] | None = None,
        told: Told | None = None,
    ) -> list[Translation]:
        """Translate the sentences of several articles in one batched call; each article gives what it gives alone.

        Parameters
        ----------
        articles : sequence of sequence of str or Sentence
        memory : mutable mapping, optional
            What was translated before, such as `toolkit.many.Store.translations`; new sentences are put into it.
        told : callable, optional
            Is given translations by their places, all articles in a row, as soon as they are there (and in memory).

        Errors as in `translate`.
        """
        groups = [checked(article) for article in articles]
        return list(map(self._translation, groups, translated_once(self.engine, groups, self._settings, memory, told)))

    def _translation(self, source: Sequence[str], made: Sequence[Made]) -> Translation:
        rows = [termed for termed, _ in made]
        return Translation(
            source=tuple(source),
            target=tuple(row.draft.text for row in rows),
            scores=tuple(row.draft.score for row in rows),
            tokens=tuple(row.draft.tokens for row in rows),
            notes=tuple(row.note for row in rows),
            signature=self.signature,
            glossary=tuple(row.applications for row in rows) if self.glossary else (),
            hypotheses=tuple(alternatives for _, alternatives in made),
            verdicts=tuple(row.draft.verdict for row in rows) if any(row.draft.verdict for row in rows) else (),
        )

    def alternatives(self, sentence: str | Sentence, n: int = 5) -> tuple[Alternative, ...]:
        """Give what else the model could have said, the likeliest first, no text twice.

        Placeholders are verified as in `translate`; the glossary is left out. The search keeps `n` hypotheses where
        that is more than `beam_size`, so that its first may be another than the translation. Of a sentence that is cut,
        the likeliest combinations of its segments are given.

        Parameters
        ----------
        n : int
            At most so many, from 1; there may be fewer.

        TranslationError if `n` is not a positive number.

        Examples
        --------
        >>> found = Translator("it", "en").alternatives("Il presidente ha parlato.", 3)
        >>> len(found), found[0].score >= found[1].score
        (3, True)
        """
        check_number("n", n, 1)
        [text] = checked([sentence])
        settings = {"casing": [known_casing([text], self.package.source)], "limit": self.max_segment_length}
        return find_alternatives(self.engine, text, n, beam_size=self.beam_size, **settings)

    def candidates(
        self,
        sentences: Sequence[str | Sentence],
        context: Sequence[str | Sentence] = (),
        strategies: Collection[str] = STRATEGIES,
    ) -> tuple[tuple[Candidate, ...], ...]:
        """Translate doubtful sentences in several ways, to choose from: for each, its candidates, no text twice.

        The strategies: as it is; a beam of 6 with a penalty on repetition and no trigram twice; split at ; : , and
        dashes; ordinary words that have a capital written small; and the model's own alternatives, up to 4. What
        `translate` would give comes first; placeholders and terms as there. Which candidate is right, no score says.

        Parameters
        ----------
        sentences : sequence of str or Sentence
        context : sequence of str or Sentence, optional
            The whole article, to learn from how words are written.
        strategies : collection of str
            Some of `toolkit.translation.candidates.STRATEGIES`: each takes its time.

        Errors as in `translate`; TranslationError if there is no such strategy.

        Examples
        --------
        >>> [found] = Translator("it", "en").candidates(["Il presidente ha parlato ai due Paesi."])
        >>> found[0].strategy, len({candidate.text for candidate in found}) == len(found)
        ('as is', True)
        """
        texts = checked(sentences)
        casing = [known_casing([*checked(context), *texts], self.package.source)] * len(texts)
        how = {"beam_size": self.beam_size, "casing": casing, "limit": self.max_segment_length}
        return tuple(find_candidates(self.engine, texts, **how, glossary=self.glossary, strategies=strategies))

    def alternatives_all(
        self, articles: Sequence[InContext], decoding: Decoding, memory: MutableMapping[str, object] | None = None
    ) -> list[tuple[tuple[Alternative, ...], ...]]:
        """Decode sentences of several articles in another way, in context as in `candidates`, without the glossary."""
        groups = [(checked(sentences), checked(context)) for sentences, context in articles]
        return alternatives_once(self.engine, groups, decoding, self._settings, memory)

    def token_scores(self, source: str | Sentence, target: str) -> tuple[TokenScore, ...]:
        """Say how likely the model finds each word of a translation, its own or another; see `TokenScore`.

        Errors as in `translate`.

        Examples
        --------
        >>> scores = Translator("it", "en").token_scores("Il governo tace.", "The banana is silent.")
        >>> min(scores, key=lambda word: word.score).text
        'banana'
        """
        [source], [target] = checked([source]), checked([target])
        return token_scores(self.engine, [source], [target], self.package.target)[0]

    def all_token_scores(self, translation: Translation) -> tuple[tuple[TokenScore, ...], ...]:
        """Give the token scores of every sentence of a translation, in one batched call."""
        return tuple(token_scores(self.engine, translation.source, translation.target, self.package.target))

    @property
    def _settings(self) -> Settings:
        key = self.with_glossary(None).key  # the terms of a sentence have their part in its own
        return Settings(key, self.package.source, self.beam_size, self.max_segment_length, self.glossary)

    @property
    def key(self) -> str:
        """SHA-256 over all that a translation depends on besides the sentence; nothing is loaded for it."""
        items = *self._made_with().items, ("kinds", self.engine.device_key), ("code", code_sha256(*MAKERS))
        return hashlib.sha256(json.dumps(items).encode()).hexdigest()
