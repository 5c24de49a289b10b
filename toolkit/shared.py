"""The translators that everybody uses who names none: one for each language package, in all threads."""

import threading

from toolkit import packages
from toolkit.packages import LanguagePackage
from toolkit.translate import Translator

__all__ = ["default_translator"]

_translators: dict[LanguagePackage, Translator] = {}
_lock = threading.Lock()


def default_translator(source: str = "it", target: str = "en") -> Translator:
    """Give the translator that `analyse` uses when it is given none: one for each package, shared by all threads."""
    package = packages.find(source, target)
    with _lock:
        if package not in _translators:
            _translators[package] = Translator(source, target, package=package)
        return _translators[package]
