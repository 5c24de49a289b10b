"""Language packages installed and removed: checked, tried out beside the others, renamed in; or nothing happens."""

import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from toolkit import packages
from toolkit.errors import PackageError, PackageNotFound, visible
from toolkit.installation.archive import Archive, look_into, unpack
from toolkit.installation.verification import Record, verify
from toolkit.packages import LanguagePackage

__all__ = ["Installation", "install", "remove"]

BESIDE = ".toolkit-"  # folders that begin with a stop are no packages
MARGIN = 2**20  # bytes left free
ONE_DAY = 86_400  # seconds: what is older was left by a process that was ended
ADVICE = re.compile(r"(?:Install (?:it|the package) again|Get the package anew|Delete the folder).*")


@dataclass(frozen=True)
class Installation:
    """What was installed.

    Attributes
    ----------
    package : LanguagePackage
        In its place.
    file_sha256 : str
        Of the .argosmodel file.
    translation : str
        What it made of a sentence (`toolkit.installation.verification.sample`).
    replaced : tuple of LanguagePackage
        Others of the user's for the same pair, which were removed.
    """

    package: LanguagePackage
    file_sha256: str
    translation: str
    replaced: tuple[LanguagePackage, ...]


def install(file: str | Path, source: str | None = None, target: str | None = None) -> Installation:
    """Install an .argosmodel file into the user's folder, the first of `toolkit.packages.folders`; opens no socket.

    The file is checked before anything is unpacked. Then it is unpacked beside the other packages, translates a
    sentence, and is renamed in; only after that are the user's other packages of its kind for the pair
    removed. Where anything fails, all is as it was.

    Parameters
    ----------
    file : str or Path
    source, target : str, optional
        The pair that it should be for.

    Raises
    ------
    PackageError
        Says what is wrong with the file, with the package, or with the folder.
    """
    archive = look_into(file)
    pair = (archive.package.source, archive.package.target)
    if (source or pair[0], target or pair[1]) != pair:
        raise PackageError(f"{file}: translates {'→'.join(pair)}, not {source}→{target}. Give the file for that pair.")
    folder = packages.folders()[0]
    existed = os.path.exists(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _check_space(archive, folder)
        beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=folder))
    except OSError as error:
        raise PackageError(
            f"{folder}: cannot be written to ({error.strerror}). Name another folder in ARGOS_PACKAGES_DIR."
        ) from None
    try:
        package, translation = _tried(archive, beside / "package")
        old = [other for other in _own() if other.serves_as(package)]  # what comes meanwhile stays
        placed = _placed(package, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if not existed:
            with suppress(OSError):  # it stays where there is something in it
                folder.rmdir()
    replaced = tuple(other for other in old if other.path != placed.path and _discard(other.path))
    return Installation(placed, archive.sha256, translation, replaced)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{BESIDE}*"):
        with suppress(FileNotFoundError):  # another process has removed its own
            if left.is_dir() and time.time() - left.stat().st_mtime > ONE_DAY:
                shutil.rmtree(left, ignore_errors=True)


def _check_space(archive: Archive, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < archive.size + MARGIN:
        raise PackageError(
            f"{folder}: has not the space for the package: {archive.size / 2**20:,.0f} MB are needed and "
            f"{free / 2**20:,.0f} MB free. Nothing was installed."
        )


def _tried(archive: Archive, folder: Path) -> tuple[LanguagePackage, str]:
    """Unpack a package, let it translate, and write its record; errors name the file, for the folder will be gone."""
    folder.mkdir()
    try:
        package = unpack(archive, folder)
        translation = verify(package)
        Record.of(package, archive.package.path.name, archive.sha256).write(folder)
    except PackageError as error:
        message = str(error).replace(visible(str(folder)), str(archive.package.path))
        raise PackageError(ADVICE.sub("Nothing was installed: fetch the file again.", message)) from None
    except OSError as error:
        raise PackageError(
            f"{archive.package.path}: cannot be unpacked ({error.strerror}). Nothing was installed."
        ) from None
    return package, translation


def _placed(package: LanguagePackage, folder: Path) -> LanguagePackage:
    """Rename a tried package into its place: the first name that is free, so that no other is ever half away."""
    name = package.name.replace(" ", "-").replace(".", "_")
    for n in count(1):
        place = folder / (name if n == 1 else f"{name}-{n}")
        if os.path.lexists(place):
            continue
        try:
            package.path.rename(place)
        except OSError as error:
            if os.path.lexists(place):  # another was faster
                continue
            raise PackageError(f"{place}: cannot be made ({error.strerror}). Nothing was installed.") from None
        return replace(package, path=place)
    raise AssertionError


def _own() -> tuple[LanguagePackage, ...]:
    folder = packages.folders()[0]
    return tuple(package for package in packages.available() if package.path.parent == folder)


def remove(name: str) -> Path:
    """Remove a package from the user's folder; the bundled one stays.

    Parameters
    ----------
    name : str
        A pair, such as "it-en" or "it→en", or the name of a folder there; a broken package too.

    Returns
    -------
    Path
        Where it was.

    Raises
    ------
    PackageError
        If there is no such package, more than one, or it cannot be removed.
    """
    folder = packages.folders()[0]
    own = {package.path: f"{package.source}-{package.target}" for package in _own()}
    own |= {entry.path: "" for entry in packages.broken() if entry.path.parent == folder}
    pair = name.replace("→", "-").replace("_", "-")
    found = [path for path in own if path.name == name] or [path for path, its in own.items() if its == pair]
    names = ", ".join(sorted(path.name for path in found or own)) or "none"
    if len(found) > 1:
        raise PackageError(f"{name} is the pair of several packages: {names}. Name one of them.")
    if not found:
        raise PackageNotFound(
            f"There is no package {name} in {folder}. Packages there: {names}. The bundled package cannot be removed."
        )
    if not _discard(found[0]):
        raise PackageNotFound(f"{found[0]}: has been removed meanwhile.")
    return found[0]


def _discard(path: Path) -> bool:
    """Take a folder away at once by renaming it, then delete it; of a link only the link. False if it is gone."""
    try:
        if path.is_symlink():
            path.unlink()
            return True
        beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=path.parent))
        try:
            path.rename(beside / "removed")
        finally:
            shutil.rmtree(beside)
        return True
    except FileNotFoundError:  # another process was faster
        return False
    except OSError as error:
        raise PackageError(f"{path}: cannot be removed ({error.strerror}). Delete the folder by hand.") from None
