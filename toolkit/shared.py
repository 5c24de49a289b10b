"""The translators that everybody uses who names none: one for each language package, in all threads."""

import threading

from toolkit.packages import LanguagePackage
from toolkit.pivot import PivotTranslator, Route, translator_for
from toolkit.translate import Translator

__all__ = ["default_translator"]

_translators: dict[LanguagePackage | Route, Translator | PivotTranslator] = {}
_lock = threading.Lock()


def default_translator(source: str = "it", target: str = "en") -> Translator | PivotTranslator:
    """Give the translator that `analyse` uses when it is given none: one for each package, shared by all threads.

    Where there is no package for the pair, it goes through English; see `toolkit.pivot`.
    """
    translator = translator_for(source, target)  # cheap: nothing is loaded yet
    with _lock:
        return _translators.setdefault(translator.package, translator)
