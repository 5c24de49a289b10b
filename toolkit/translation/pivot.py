"""Any pair of languages: with the package for it, or through English with two, each of which adds its own mistakes."""

import hashlib
from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import packages
from toolkit.engine import Decoding
from toolkit.errors import PackageNotFound, TranslationError
from toolkit.packages import LanguagePackage
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation.candidates import STRATEGIES, Candidate
from toolkit.translation.confidence import TokenScore
from toolkit.translation.judging import PackagePair
from toolkit.translation.memory import InContext
from toolkit.translation.progress import Told
from toolkit.translation.starter import STARTER
from toolkit.translation.translation import Alternative, Leg, Translation
from toolkit.translation.translator import Translator

__all__ = ["MIDDLE", "PivotTranslator", "Route", "translator_for"]

MIDDLE = "en"


@dataclass(frozen=True)
class Route:
    """Two packages, one after the other, in the place of one `LanguagePackage`."""

    first: LanguagePackage | PackagePair
    second: LanguagePackage | PackagePair

    @property
    def source(self) -> str:
        """Language that the first package translates from."""
        return self.first.source

    @property
    def target(self) -> str:
        """Language that the second package translates into."""
        return self.second.target

    @property
    def name(self) -> str:
        """The names of both."""
        return f"{self.first.name} + {self.second.name}"

    @property
    def path(self) -> Path:
        """Folder of the first package."""
        return self.first.path

    @property
    def is_bundled(self) -> bool:
        """Whether both came with the toolkit."""
        return self.first.is_bundled and self.second.is_bundled

    @property
    def sha256(self) -> str:
        """SHA-256 of both hashes, one after the other, in hexadecimal."""
        return hashlib.sha256((self.first.sha256 + self.second.sha256).encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.first} + {self.second}"


class PivotTranslator:
    """Translate through English: the interface of `Translator`, over two of them.

    A mistake of the first leg is translated faithfully by the second; no score of the second shows it. The score of a
    sentence is therefore that of its weaker leg; `Translation.legs` has both, and the English. Alternatives,
    candidates and token scores are those of the second leg, given the English of the first.

    Parameters
    ----------
    first, second : Translator
        The target of the first must be the source of the second.

    Raises
    ------
    TranslationError
        If they do not meet in one language, or have a glossary but the starter's, which is left out: its terms belong
        to one pair.
    """

    glossary = None

    def __init__(self, first: Translator, second: Translator) -> None:
        if first.package.target != second.package.source:
            raise TranslationError(
                f"{first.package.name} and {second.package.name} do not meet: the first translates into "
                f"{first.package.target}, the second from {second.package.source}."
            )
        self.first, self.second = (
            leg.with_glossary(None) if leg.glossary is STARTER else leg for leg in (first, second)
        )
        self.package = Route(first.package, second.package)
        if self.first.glossary or self.second.glossary:
            raise self._no_glossary()

    def __repr__(self) -> str:
        return f"PivotTranslator({self.first!r}, {self.second!r})"

    def _no_glossary(self) -> TranslationError:
        return TranslationError(
            f"a glossary is for one package, and {self.package.source}→{self.package.target} needs two. Leave it out, "
            "or install a package for the pair."
        )

    def with_glossary(self, glossary: object) -> "PivotTranslator":
        """Give the translator itself; TranslationError for a glossary, whose terms belong to one pair."""
        if glossary is not None:
            raise self._no_glossary()
        return self

    def __enter__(self) -> "PivotTranslator":
        return self

    def __exit__(self, *_: object) -> None:
        self.unload()

    def load(self) -> None:
        """Load both packages, as `translate` does by itself; PackageError if one is broken."""
        self.first.load()
        self.second.load()

    def unload(self) -> None:
        """Give the memory of both models back."""
        self.first.unload()
        self.second.unload()

    @property
    def signature(self) -> Signature:
        """As of the second leg; with pair, names and hash of both, what both leave out, and the language between."""
        return self.second.signature + Signature.of(
            source=self.package.source,
            target=self.package.target,
            package=self.package.name,
            package_sha256=self.package.sha256,
            pieces_left_out="+".join(str(len(leg.engine.left_out)) for leg in (self.first, self.second)),
            through=self.first.package.target,
        )

    @property
    def key(self) -> str:
        """SHA-256 over the keys of both legs; see `Translator.key`. Each leg remembers sentences under its own."""
        return hashlib.sha256((self.first.key + self.second.key).encode()).hexdigest()

    def translate(self, sentences: Sequence[str | Sentence]) -> Translation:
        """Translate sentences twice; each gives exactly one. Errors as of `Translator.translate`."""
        return self.translate_all([sentences])[0]

    def translate_all(
        self,
        articles: Sequence[Sequence[str | Sentence]],
        memory: MutableMapping[str, object] | None = None,
        told: Told | None = None,
    ) -> list[Translation]:
        """Translate several articles, each leg in one batched call; see `Translator.translate_all`."""
        ones = self.first.translate_all(articles, memory)
        twos = self.second.translate_all([one.target for one in ones], memory, told)
        return list(map(self._both, ones, twos))

    def _both(self, one: Translation, two: Translation) -> Translation:
        legs = tuple(
            tuple(Leg(t.target[i], t.scores[i], t.tokens[i], t.notes[i]) for t in (one, two))
            for i, _ in enumerate(one.source)
        )
        return Translation(
            source=one.source,
            target=two.target,
            scores=tuple(min((leg.score for leg in row if leg.score is not None), default=None) for row in legs),
            tokens=two.tokens,
            notes=tuple(_joined(*notes) for notes in zip(one.notes, two.notes, strict=True)),
            signature=self.signature,
            hypotheses=two.hypotheses,
            verdicts=two.verdicts,
            legs=legs,
        )

    def alternatives(self, sentence: str | Sentence, n: int = 5) -> tuple[Alternative, ...]:
        """Give what else the second leg could have said; see `Translator.alternatives`."""
        return self.second.alternatives(*self.first.translate([sentence]).target, n)

    def candidates(
        self,
        sentences: Sequence[str | Sentence],
        context: Sequence[str | Sentence] = (),
        strategies: Collection[str] = STRATEGIES,
    ) -> tuple[tuple[Candidate, ...], ...]:
        """Give other translations by the second leg; see `Translator.candidates`."""
        return self.second.candidates(*self._middle([(sentences, context)])[0], strategies)

    def alternatives_all(
        self, articles: Sequence[InContext], decoding: Decoding, memory: MutableMapping[str, object] | None = None
    ) -> list[tuple[tuple[Alternative, ...], ...]]:
        """Decode the second leg of sentences of several articles in another way; see `Translator.alternatives_all`."""
        return self.second.alternatives_all(self._middle(articles, memory), decoding, memory)

    def _middle(
        self,
        articles: Sequence[InContext],
        memory: MutableMapping[str, object] | None = None,
    ) -> list[InContext]:
        """Give sentences and their contexts in the language between."""
        middle = self.first.translate_all([[*sentences, *context] for sentences, context in articles], memory)
        cuts = (len(sentences) for sentences, _ in articles)
        return [(one.target[:cut], one.target[cut:]) for one, cut in zip(middle, cuts, strict=True)]

    def token_scores(self, source: str | Sentence, target: str) -> tuple[TokenScore, ...]:
        """Say how likely the second leg finds each word; see `Translator.token_scores`."""
        return self.second.token_scores(*self.first.translate([source]).target, target)

    def all_token_scores(self, translation: Translation) -> tuple[tuple[TokenScore, ...], ...]:
        """Give the second leg's token scores of every sentence of a translation, in one batched call."""
        middle = tuple(legs[0].text for legs in translation.legs) or self.first.translate(translation.source).target
        one = Translation(
            middle,
            *(getattr(translation, name) for name in ("target", "scores", "tokens", "notes")),
            self.second.signature,
        )
        return self.second.all_token_scores(one)


def _joined(*notes: str | None) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


def translator_for(source: str, target: str, **settings: object) -> Translator | PivotTranslator:
    """Make the translator for a pair: with its package, or through English where there is none.

    Parameters
    ----------
    source, target : str
        ISO 639 codes.
    **settings
        As of `Translator`.

    Raises
    ------
    PackageNotFound
        If there is neither a package for the pair nor one for each leg.
    TranslationError
        As `Translator` and `PivotTranslator`.

    Examples
    --------
    >>> translator_for("it", "en", beam_size=1).package.target
    'en'
    """
    try:
        return Translator(source, target, **settings)
    except PackageNotFound as error:
        package = settings.pop("package", None)
        if source == target or package not in (None, *packages.MODES):
            raise
        pairs = (source, MIDDLE), (MIDDLE, target)
        try:
            legs = [packages.choose(*pair) for pair in pairs]
        except PackageNotFound:
            raise error from None
    return PivotTranslator(*(Translator(*pair, package=leg, **settings) for pair, leg in zip(pairs, legs, strict=True)))
