"""Argos language packages: those the user has installed, and the one that comes along. Nothing is fetched."""

import hashlib
import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from toolkit.errors import PackageError, PackageNotFound

__all__ = ["BUNDLED", "BrokenPackage", "LanguagePackage", "argos", "available", "broken", "find", "folders"]

BUNDLED = Path(__file__).parent / "data" / "packages"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
SMALLEST_MODEL = 1024  # bytes; a Git LFS pointer has about 130


@dataclass(frozen=True)
class LanguagePackage:
    """An Argos language package in its standard layout.

    Attributes
    ----------
    path : Path
        The folder with metadata.json, a tokenizer and ``model/``.
    source, target : str
        ISO 639 codes.
    version : str
    target_prefix : str
        A token that the model wants before its output; mostly empty.
    """

    path: Path
    source: str
    target: str
    version: str
    target_prefix: str = ""

    @property
    def name(self) -> str:
        """What the package is called: pair and version, as Argos writes them."""
        return f"translate-{self.source}_{self.target} {self.version}"

    @property
    def is_bundled(self) -> bool:
        """Whether it came with the toolkit."""
        return self.path.parent == BUNDLED

    @property
    def sha256(self) -> str:
        """SHA-256 over the names and bytes of metadata, tokenizer and model, in hexadecimal."""
        files = [
            self.path / "metadata.json",
            *(self.path / name for name in TOKENIZERS),
            *(self.path / "model").iterdir(),
        ]
        present = sorted(file for file in files if file.is_file())
        return _digest(self.path, tuple((file, file.stat().st_size, file.stat().st_mtime_ns) for file in present))

    def __str__(self) -> str:
        return f"{self.name} ({'bundled' if self.is_bundled else self.path})"


class BrokenPackage(NamedTuple):
    """A folder that should be a language package and is not: where, and what is wrong."""

    path: Path
    problem: str


@lru_cache(maxsize=32)
def _digest(root: Path, files: tuple[tuple[Path, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for file, _, _ in files:
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def folders() -> tuple[Path, ...]:
    """Name the folders that are looked into, in order: the user's Argos folder, then the toolkit's own.

    The user's is ``ARGOS_PACKAGES_DIR`` if set, else Argos's default below ``XDG_DATA_HOME`` or the home folder.

    Examples
    --------
    >>> folders()[-1] == BUNDLED
    True
    """
    if chosen := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(chosen), BUNDLED
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111 (never fails)
    return Path(data) / "argos-translate" / "packages", BUNDLED


def _read(folder: Path) -> LanguagePackage | None:
    """Read one folder; None when it makes no claim to be a translation package."""
    metadata_file = folder / "metadata.json"
    if not metadata_file.is_file():
        if (folder / "model").exists() or any((folder / name).exists() for name in TOKENIZERS):
            raise PackageError(f"{folder}: has no metadata.json. Delete the folder and install the package again.")
        return None
    try:
        metadata = json.loads(metadata_file.read_text("utf-8"))
        source, target = metadata["from_code"], metadata["to_code"]
        version, prefix = str(metadata.get("package_version", "")), str(metadata.get("target_prefix") or "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, KeyError) and metadata.get("type", "translate") != "translate":
            return None
        raise PackageError(
            f"{folder}: metadata.json does not say which languages it translates ({error!r}). Install it again."
        ) from None
    model = folder / "model" / "model.bin"
    if not model.is_file():
        raise PackageError(f"{folder}: model/model.bin is missing. Install the package again.")
    if model.stat().st_size < SMALLEST_MODEL:
        raise PackageError(
            f"{folder}: model/model.bin is a stub, not a model. Fetch the real file and install it again."
        )
    if not any((folder / name).is_file() for name in TOKENIZERS):
        raise PackageError(f"{folder}: has neither {' nor '.join(TOKENIZERS)}. Install the package again.")
    return LanguagePackage(folder, str(source), str(target), version, prefix)


def _entries() -> Iterator[LanguagePackage | BrokenPackage]:
    for root in folders():
        try:
            entries = sorted(entry for entry in root.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        except OSError:
            continue
        for entry in entries:
            try:
                package = _read(entry)
            except (PackageError, OSError) as error:
                yield BrokenPackage(entry, str(error))
            else:
                if package:
                    yield package


def available() -> tuple[LanguagePackage, ...]:
    """List every usable package: the user's own first, newest version first, the bundled one last.

    Examples
    --------
    >>> ("it", "en") in {(package.source, package.target) for package in available()}
    True
    """
    usable = [entry for entry in _entries() if isinstance(entry, LanguagePackage)]
    usable.sort(key=lambda package: _version_key(package.version), reverse=True)
    return tuple(sorted(usable, key=lambda package: package.is_bundled))


def broken() -> tuple[BrokenPackage, ...]:
    """List the folders that hold a broken package, each with its problem; they never hide the others."""
    return tuple(entry for entry in _entries() if isinstance(entry, BrokenPackage))


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isascii() and part.isdigit() else -1 for part in version.split("."))


def find(source: str, target: str) -> LanguagePackage:
    """Find the package for a pair: the newest one that the user has installed, else the bundled one.

    Parameters
    ----------
    source, target : str
        ISO 639 codes, such as "it" and "en".

    Raises
    ------
    PackageNotFound
        If there is none; the message lists the pairs that are there and says how to get another.

    Examples
    --------
    >>> find("it", "en").target
    'en'
    """
    for package in available():
        if (package.source, package.target) == (source, target):
            return package
    pairs = ", ".join(sorted({f"{package.source}→{package.target}" for package in available()})) or "none"
    problems = "".join(f"\nNot usable: {entry.problem}" for entry in broken())
    raise PackageNotFound(
        f"No language package translates {source}→{target}. Installed pairs: {pairs}. To add one, get its .argosmodel "
        f"file (a ZIP archive; argosopentech.com lists them) and unpack it into {folders()[0]}.{problems}"
    )


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
