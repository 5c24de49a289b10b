"""Argos language packages: those the user has installed, and the one that comes along. Nothing is fetched."""

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import PackageError, PackageNotFound, visible

__all__ = [
    "BUNDLED",
    "BrokenPackage",
    "LanguagePackage",
    "available",
    "broken",
    "find",
    "folders",
    "missing",
    "parse",
    "read",
    "read_start",
    "version_key",
]

BUNDLED = Path(__file__).parent / "data" / "packages"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
SMALLEST_MODEL = 1024  # bytes; a Git LFS pointer has about 130
LARGEST_METADATA = 2**20  # bytes; official ones have about 300
CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
KNOWN_FORMAT = (1,)  # first number of "argos_version"


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
        """SHA-256 over the names and bytes of metadata, tokenizer and model, in hexadecimal.

        PackageError if one of them cannot be read.
        """
        try:
            files = [
                self.path / "metadata.json",
                *(self.path / name for name in TOKENIZERS),
                *(self.path / "model").iterdir(),
            ]
            present = sorted(filter(os.path.isfile, files))  # which never fails
            return _digest(self.path, tuple((file, file.stat().st_size, file.stat().st_mtime_ns) for file in present))
        except OSError as error:
            raise PackageError(_unreadable(self.path, error)) from None

    def __str__(self) -> str:
        return visible(f"{self.name} ({'bundled' if self.is_bundled else self.path})")


class BrokenPackage(NamedTuple):
    """A folder that should be a language package and is not: where, and what is wrong."""

    path: Path
    problem: str


def _unreadable(path: Path, error: OSError) -> str:
    return f"{path}: cannot be read ({error.strerror}). See to its permissions, or install the package again."


def read_start(file: Path) -> bytes:
    """Read as much of a file as metadata or a record can have; OSError if there is none, or it is no plain file.

    Examples
    --------
    >>> read_start(find("it", "en").path / "metadata.json")[:1]
    b'{'
    """
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    with file.open("rb") as stream:
        return stream.read(LARGEST_METADATA)


@lru_cache(maxsize=32)
def _digest(root: Path, files: tuple[tuple[Path, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for file, _, _ in files:
        digest.update(os.fsencode(file.relative_to(root).as_posix()) + b"\0")
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


def parse(data: bytes, path: Path) -> LanguagePackage | None:
    """Read the content of a metadata.json; None when it is that of another kind of Argos package.

    Raises
    ------
    PackageError
        If it does not say which languages it translates, or is of a later format.

    Examples
    --------
    >>> parse(b'{"from_code": "it", "to_code": "en", "package_version": "1.9"}', Path("x")).name
    'translate-it_en 1.9'
    """
    try:
        metadata = json.loads(data)
        if metadata.get("type", "translate") != "translate":
            return None
        source, target = metadata["from_code"], metadata["to_code"]
        for code in (source, target):
            if not CODE.fullmatch(code):
                raise ValueError(f"{code[:40]!r} is no language code")
        later = version_key(str(metadata.get("argos_version", ""))[:40])[:1] > KNOWN_FORMAT
        version = re.sub(r"[^\w.+-]+", "_", str(metadata.get("package_version", "")))[:40]
        prefix = str(metadata.get("target_prefix") or "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PackageError(
            f"{path}: metadata.json does not say which languages it translates ({error!r}). Install it again."
        ) from None
    if later:
        raise PackageError(
            f"{path}: is a package for Argos {metadata['argos_version']!s:.40}, and this toolkit knows those for Argos "
            f"{KNOWN_FORMAT[0]}. Get an older package, or a newer toolkit."
        )
    return LanguagePackage(path, source, target, version, prefix)


def read(folder: Path) -> LanguagePackage | None:
    """Read one folder; None when it makes no claim to be a translation package.

    Raises
    ------
    PackageError
        If it is a broken one; only names, sizes and metadata are looked at.

    Examples
    --------
    >>> read(Path("seeds")) is None, read(find("it", "en").path).target
    (True, 'en')
    """
    metadata_file = folder / "metadata.json"
    if not metadata_file.is_file():
        if (folder / "model").exists() or any((folder / name).exists() for name in TOKENIZERS):
            raise PackageError(f"{folder}: has no metadata.json. Delete the folder and install the package again.")
        return None
    package = parse(read_start(metadata_file), folder)
    if package is None:
        return None
    model = folder / "model" / "model.bin"
    if not model.is_file():
        raise PackageError(f"{folder}: model/model.bin is missing. Install the package again.")
    if model.stat().st_size < SMALLEST_MODEL:
        raise PackageError(
            f"{folder}: model/model.bin is a stub, not a model. Fetch the real file and install it again."
        )
    if not any((folder / name).is_file() for name in TOKENIZERS):
        raise PackageError(f"{folder}: has neither {' nor '.join(TOKENIZERS)}. Install the package again.")
    return package


def _entries() -> Iterator[LanguagePackage | BrokenPackage]:
    for root in folders():
        try:
            inside = sorted(entry for entry in root.iterdir() if not entry.name.startswith("."))
        except OSError:
            continue
        for entry in filter(os.path.isdir, inside):  # which never fails
            try:
                package = read(entry)
            except PackageError as error:
                yield BrokenPackage(entry, str(error))
            except OSError as error:
                yield BrokenPackage(entry, _unreadable(entry, error))
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
    usable.sort(key=lambda package: version_key(package.version), reverse=True)
    return tuple(sorted(usable, key=lambda package: package.is_bundled))


def broken() -> tuple[BrokenPackage, ...]:
    """List the folders that hold a broken package, each with its problem; they never hide the others."""
    return tuple(entry for entry in _entries() if isinstance(entry, BrokenPackage))


def version_key(version: str) -> tuple[int, ...]:
    """Give what orders versions by their numbers; what is no number comes first.

    Examples
    --------
    >>> version_key("1.10") > version_key("1.9") > version_key("1.x")
    True
    """
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
    raise missing(source, target)


def missing(source: str, target: str) -> PackageNotFound:
    """Make the error that no package translates a pair: what there is, and how to get another."""
    pairs = ", ".join(sorted({f"{package.source}→{package.target}" for package in available()})) or "none"
    problems = "".join(f"\nNot usable: {entry.problem}" for entry in broken())
    return PackageNotFound(
        f"No language package translates {source}→{target}. Installed pairs: {pairs}. To add one, get its .argosmodel "
        f"file (argosopentech.com lists them) and run: toolkit packages install FILE. It goes into {folders()[0]}."
        f"{problems}"
    )
