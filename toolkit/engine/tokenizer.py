"""The tokenizer of a language package, through Argos, which is kept from making folders in the user's home."""

import os
import sys
import threading
from types import ModuleType

from toolkit.errors import PackageError
from toolkit.packages import LanguagePackage

__all__ = ["argos", "load_tokenizer"]

_import_lock = threading.Lock()


def argos() -> ModuleType:
    """Import ``argostranslate.package`` without the folders that it would create in the user's home.

    Argos makes its data, config and cache folders when it is imported, and fails where the home is read-only. Its
    settings stay as they are; only the making is left out, on this thread.
    """
    from unittest.mock import patch

    if "argostranslate.package" in sys.modules:
        return sys.modules["argostranslate.package"]
    thread = threading.get_ident()

    def without_folders(name, mode=0o777, exist_ok=False):
        if threading.get_ident() != thread:
            makedirs(name, mode, exist_ok)

    with _import_lock:
        makedirs = os.makedirs
        try:
            with patch.object(os, "makedirs", without_folders):
                import argostranslate.package
        except (KeyError, ValueError) as error:
            raise PackageError(
                f"Argos does not understand one of its ARGOS_… settings ({error!r}). Unset it."
            ) from None
    return argostranslate.package


def load_tokenizer(package: LanguagePackage):
    """Load the tokenizer of a package through Argos; PackageError if it cannot be read."""
    try:
        tokenizer = argos().Package(package.path).tokenizer
        tokenizer.encode("a")  # Argos reads the file at first use
        return tokenizer
    except (OSError, ValueError, RuntimeError, AttributeError) as error:
        raise PackageError(f"{package.path}: its tokenizer cannot be loaded ({error}). Install it again.") from None
