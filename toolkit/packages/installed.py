"""Language packages: those the user has installed, and those that come along. Nothing is fetched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import PackageError, PackageNotFound
from toolkit.packages.language_package import (
    BUNDLED,
    KINDS,
    LanguagePackage,
    lacking,
    parse,
    read_start,
    unreadable,
    version_key,
)

__all__ = [
    "DEFAULT",
    "MODES",
    "BrokenPackage",
    "Choice",
    "available",
    "broken",
    "choose",
    "find",
    "folders",
    "missing",
    "other_package",
    "read",
]

SMALLEST_MODEL = 1024  # bytes; a Git LFS pointer has about 130
MODES = ("fast", "accurate", "judged")
DEFAULT = "TOOLKIT_PACKAGE"  # the environment variable that says which package is used where none is named


class BrokenPackage(NamedTuple):
    """A folder that should be a language package and is not: where, and what is wrong."""

    path: Path
    problem: str


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
        tokenizers = (name for kind in KINDS.values() for name in kind.tokenizers)
        if (folder / "model").exists() or any((folder / name).exists() for name in tokenizers):
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
    if lack := lacking(package.kind, lambda name: (folder / name).is_file()):
        raise PackageError(f"{folder}: {lack}. Install the package again.")
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
                yield BrokenPackage(entry, unreadable(entry, error))
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


def find(source: str, target: str, kind: str | None = None) -> LanguagePackage:
    """Find the package for a pair: the newest one that the user has installed, else the bundled one.

    Parameters
    ----------
    source, target : str
        ISO 639 codes, such as "it" and "en".
    kind : {"translate", "generate"}, optional
        By default the first that there is for the pair, in this order.

    Raises
    ------
    PackageNotFound
        If there is none; the message lists the pairs that are there and says how to get another.

    Examples
    --------
    >>> find("it", "en").target
    'en'
    """
    own = [package for package in available() if (package.source, package.target) == (source, target)]
    for wanted in (kind,) if kind else KINDS:
        for package in own:
            if package.kind == wanted:
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


class Choice(NamedTuple):
    """Which packages translate, and how: one of `MODES`, and a package of each kind, if there is one."""

    mode: str
    accurate: LanguagePackage | None
    fast: LanguagePackage | None


def choose(source: str, target: str, package: "str | Path | LanguagePackage | Choice | None" = None) -> Choice:
    """Find the packages for a pair.

    Parameters
    ----------
    source, target : str
        ISO 639 codes.
    package : str, Path, LanguagePackage or Choice, optional
        "fast", an Argos package; "accurate", a language model, with the fast package for sentences in which it fails;
        "judged", candidates of both, scored by both; the name of a package or of its folder; or the path of a folder.
        By default what the environment variable ``TOOLKIT_PACKAGE`` says, else both where both are there.

    Raises
    ------
    PackageNotFound
        If there is no such package for the pair.
    PackageError
        If a path leads to no package for the pair, or to a broken one.

    Examples
    --------
    >>> choose("it", "en", "fast").mode, choose("it", "en", "judged").accurate.kind
    ('fast', 'generate')
    """
    package = package or os.environ.get(DEFAULT) or None
    if isinstance(package, Choice):
        return package
    if package is None:
        here = {own.kind for own in available() if (own.source, own.target) == (source, target)}
        package = "judged" if len(here) == len(KINDS) else "accurate" if here == {"generate"} else "fast"
    if package in MODES:
        accurate = find(source, target, "generate") if package != "fast" else None
        fast = _fallback(source, target) if package == "accurate" else find(source, target, "translate")
        return Choice(package, accurate, fast)
    chosen = package if isinstance(package, LanguagePackage) else _named(package, source, target)
    if chosen.kind == "generate":
        return Choice("accurate", chosen, _fallback(source, target))
    return Choice("fast", None, chosen)


def other_package(choice: Choice) -> LanguagePackage:
    """Give a package for the pair that a choice does not translate with, of the other kind where there is one.

    Raises
    ------
    PackageNotFound
        If there is none.

    Examples
    --------
    >>> other_package(choose("it", "en", "accurate")).kind
    'translate'
    """
    taken = choice.accurate or choice.fast
    pair = taken.source, taken.target
    others = [own for own in available() if (own.source, own.target) == pair and own.sha256 != taken.sha256]
    if not others:
        raise PackageNotFound(
            f"A second opinion needs another package for {taken.source}→{taken.target}; there is only {taken.name}. "
            "Install one with: toolkit packages install FILE; or leave the second opinion out."
        )
    return min(others, key=lambda own: own.kind == taken.kind)


def _fallback(source: str, target: str) -> LanguagePackage | None:
    try:
        return find(source, target, "translate")
    except PackageNotFound:
        return None


def _named(name: str | Path, source: str, target: str) -> LanguagePackage:
    """Find a package by its name, by the name of its folder, or by the path of that."""
    own = [package for package in available() if (package.source, package.target) == (source, target)]
    for package in own:
        if str(name) in (package.name, package.path.name):
            return package
    if os.path.isdir(name):
        package = read(Path(name))
        if package and (package.source, package.target) == (source, target):
            return package
        raise PackageError(f"{name}: is no package that translates {source}→{target}.")
    names = ", ".join([*MODES, *(package.path.name for package in own)])
    raise PackageNotFound(
        f"There is no package {str(name)!r} for {source}→{target}. There are: {names}; or give a folder."
    )
