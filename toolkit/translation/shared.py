"""The translators that everybody uses who names none: one for each language package, in all threads."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.errors import TranslationError
from toolkit.interruption import in_one_line
from toolkit.packages import MODES, LanguagePackage, other_package
from toolkit.reading import Article, Sentence, read_article, repair, segment
from toolkit.signature import Signature
from toolkit.translation.glossary import Glossary
from toolkit.translation.judging import PackagePair
from toolkit.translation.pivot import PivotTranslator, Route, translator_for
from toolkit.translation.starter import STARTER
from toolkit.translation.translation import Translation
from toolkit.translation.translator import Translator

__all__ = ["Terms", "default_translator", "mode_of", "second_translator", "translate", "with_terms"]

Terms = Glossary | Mapping[str, str] | str | Path

_translators: dict[LanguagePackage | PackagePair | Route, Translator | PivotTranslator] = {}
_seconds: dict[tuple, Translator] = {}
_lock = threading.Lock()


def default_translator(
    source: str = "it", target: str = "en", package: str | Path | None = None
) -> Translator | PivotTranslator:
    """Give the translator that `analyse` uses when it is given none: one for each package, shared by all threads.

    Where there is no package for the pair, it goes through English; see `toolkit.translation.pivot`.

    Parameters
    ----------
    source, target, package
        As of `Translator`.
    """
    translator = translator_for(source, target, package=package)  # cheap: nothing is loaded yet
    with _lock:
        return _translators.setdefault(translator.package, translator)


def with_terms(translator: Translator | PivotTranslator, glossary: Terms | None) -> Translator | PivotTranslator:
    """Give a translator that keeps to a glossary, or to the terms of its file, too: these win over what it has.

    Itself for `STARTER`, which stands for "nothing was said"; one without any terms for None.

    Raises
    ------
    GlossaryError, TranslationError
        If the glossary has a fault, or the translator takes none.

    Examples
    --------
    >>> with_terms(Translator(), {"ONU": "UN"}).signature["glossary"], with_terms(Translator(), None).glossary
    ('own over starter', None)
    """
    if glossary is STARTER:
        return translator
    if isinstance(glossary, str | Path):
        glossary = Glossary.read(glossary)
    elif glossary is not None and not isinstance(glossary, Glossary):
        glossary = Glossary(glossary)
    return translator.with_glossary(glossary and glossary.over(translator.glossary))


def second_translator(translator: Translator | PivotTranslator) -> Translator | None:
    """Give a translator with another package for the same pair, for a second opinion; None where two have judged.

    The package is of the other kind where there is one. It shares the settings and the glossary, and is kept.

    Raises
    ------
    PackageNotFound
        If there is no other package for the pair.
    TranslationError
        If the translator goes through a third language.

    Examples
    --------
    >>> second_translator(Translator(package="fast")).choice.mode
    'accurate'
    """
    if isinstance(translator, PivotTranslator):
        raise TranslationError(
            f"a second opinion needs two packages for {translator.package.source}→{translator.package.target}, and "
            "this goes through a third language. Leave it out."
        )
    if translator.choice.mode == "judged":
        return None
    package = other_package(translator.choice)
    with _lock:
        key = package, translator.beam_size, translator.max_segment_length, *translator.computing.items()
        if key not in _seconds:
            how = {"beam_size": translator.beam_size, "max_segment_length": translator.max_segment_length}
            pair = package.source, package.target
            _seconds[key] = Translator(*pair, package=package, **how, **translator.computing)
        return _seconds[key].with_glossary(translator.glossary)


def translate(
    text: str | Path | Article | Sequence[str | Sentence],
    *,
    source: str = "it",
    target: str = "en",
    package: str | Path | None = None,
    glossary: Terms | None = STARTER,
    translator: Translator | PivotTranslator | None = None,
) -> Translation:
    """Translate a text, a file or a list of sentences, without checks and summary (`toolkit.analyse` has them).

    Parameters
    ----------
    text : str, Path, Article or sequence of str
        A file or the text itself, which is repaired and cut into sentences; or sentences, which are taken as they are.
    source, target, package, translator
        As in `toolkit.analyse`.
    glossary : Glossary, mapping of str to str, or path of a CSV file, optional
        As in `toolkit.analyse`.

    Returns
    -------
    Translation
        Its ``str()`` and ``text`` are plain English, paragraph for paragraph.

    Raises
    ------
    ArticleError, GlossaryError, PackageNotFound, PackageError, TranslationError
        Each says what was wrong, where, and what to do.

    Examples
    --------
    >>> print(translate("Il governo tace.", package="fast"))
    The government is silent.
    """
    translator = with_terms(translator or default_translator(source, target, package), glossary)
    with in_one_line():
        if not isinstance(text, str | bytes | Path | Article):
            return translator.translate(text)
        article = text if isinstance(text, Article) else read_article(text)
        sentences = segment(repair(article.text), translator.package.source)
        return replace(translator.translate(sentences), paragraphs=tuple(s.paragraph for s in sentences))


def mode_of(signature: Signature) -> str | None:
    """Give the mode that a translation was made in, to go on with the same packages; None if it is none of ours.

    Examples
    --------
    >>> mode_of(Signature.of(mode="judged")), mode_of(Signature.of(mode="<b>")), mode_of(Signature())
    ('judged', None, None)
    """
    mode = signature.get("mode")
    return mode if mode in MODES else None
