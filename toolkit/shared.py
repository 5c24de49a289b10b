"""The translators that everybody uses who names none: one for each language package, in all threads."""

import threading
from pathlib import Path

from toolkit.judging import PackagePair
from toolkit.language_package import LanguagePackage
from toolkit.packages import MODES
from toolkit.pivot import PivotTranslator, Route, translator_for
from toolkit.signature import Signature
from toolkit.translate import Translator

__all__ = ["default_translator", "mode_of"]

_translators: dict[LanguagePackage | PackagePair | Route, Translator | PivotTranslator] = {}
_lock = threading.Lock()


def default_translator(
    source: str = "it", target: str = "en", package: str | Path | None = None
) -> Translator | PivotTranslator:
    """Give the translator that `analyse` uses when it is given none: one for each package, shared by all threads.

    Where there is no package for the pair, it goes through English; see `toolkit.pivot`.

    Parameters
    ----------
    source, target, package
        As of `Translator`.
    """
    translator = translator_for(source, target, package=package)  # cheap: nothing is loaded yet
    with _lock:
        return _translators.setdefault(translator.package, translator)


def mode_of(signature: Signature) -> str | None:
    """Give the mode that a translation was made in, to go on with the same packages; None if it is none of ours.

    Examples
    --------
    >>> mode_of(Signature.of(mode="judged")), mode_of(Signature.of(mode="<b>")), mode_of(Signature())
    ('judged', None, None)
    """
    mode = signature.get("mode")
    return mode if mode in MODES else None
