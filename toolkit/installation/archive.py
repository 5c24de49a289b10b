"""An `.argosmodel` file, looked at before anything is unpacked: a ZIP archive that may be broken or hostile."""

import errno
import hashlib
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from toolkit import packages
from toolkit.errors import PackageError
from toolkit.packages import LARGEST_METADATA, LanguagePackage, lacking, parse

__all__ = ["Archive", "look_into", "unpack"]

LARGEST = 4 * 2**30  # bytes unpacked; official packages have up to 0.4 GB
MOST_FILES = 1000  # official packages have about 15
HIGHEST_RATIO = 100  # unpacked to packed; text has about 4, a model 1.2
SMALLEST_BOMB = 2**20  # bytes; what is smaller does no harm at any ratio
CHUNK = 2**20
AGAIN = "Fetch it again."
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)
NO_NAME = re.compile(r"[\x00-\x1f\x7f\\:]")


@dataclass(frozen=True)
class Archive:
    """What an `.argosmodel` file holds, by its own account.

    Attributes
    ----------
    package : LanguagePackage
        Its path is that of the file.
    members : tuple of zipfile.ZipInfo
        The files of the package.
    root : str
        The folder that they lie in, with its stroke, or nothing.
    size : int
        Bytes when unpacked.
    sha256 : str
        Of the file.
    """

    package: LanguagePackage
    members: tuple[zipfile.ZipInfo, ...]
    root: str
    size: int
    sha256: str


def look_into(file: str | Path) -> Archive:
    """Check an `.argosmodel` file without unpacking it: kind, names, sizes, metadata, and whether all parts are there.

    Raises
    ------
    PackageError
        Says what the file is instead, or what is wrong in it.

    Examples
    --------
    >>> try:
    ...     look_into("pyproject.toml")
    ... except PackageError as error:
    ...     print(error)
    pyproject.toml: is no ZIP archive, as an .argosmodel file is. Fetch it again.
    """
    file = Path(file)
    _check_kind(file)
    try:
        with zipfile.ZipFile(file) as archive, file.open("rb") as stream:
            members = archive.infolist()
            _check_members(file, members)
            root = _root(file, members)
            with archive.open(f"{root}metadata.json") as metadata:
                package = parse(metadata.read(LARGEST_METADATA), file)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except BROKEN as error:
        raise PackageError(f"{file}: is truncated or damaged ({error}). {AGAIN}") from None
    if package is None:
        raise PackageError(f"{file}: is an Argos package, but not one that translates. Take one for a pair.")
    files = tuple(m for m in members if m.filename.startswith(root) and not m.is_dir())
    _check_parts(file, package.kind, {m.filename.removeprefix(root): m.file_size for m in files})
    return Archive(package, files, root, sum(m.file_size for m in files), sha256)


def unpack(archive: Archive, folder: Path) -> LanguagePackage:
    """Unpack the files of a package into a new folder, and give the package there.

    Raises
    ------
    PackageError
        If a part is damaged, or there is no space; what was written then stays in the folder.
    """
    file = archive.package.path
    with zipfile.ZipFile(file) as zipped:
        for member in archive.members:
            place = folder / member.filename.removeprefix(archive.root)
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("xb") as out:
                    _copy(file, zipped, member, out)
            except OSError as error:
                what = "there is no space left" if error.errno == errno.ENOSPC else f"it cannot be unpacked ({error})"
                raise PackageError(f"{file}: {what} in {folder.parent}. Nothing was installed.") from None
    package = packages.read(folder)
    assert package is not None  # its metadata were read before
    return package


def _copy(file: Path, zipped: zipfile.ZipFile, member: zipfile.ZipInfo, out) -> None:
    """Copy one file; zipfile compares its checksum, and never gives more bytes than were announced."""
    try:
        stream = zipped.open(member)
    except BROKEN as error:
        raise PackageError(f"{file}: {member.filename} in it is damaged ({error}). {AGAIN}") from None
    with stream:
        while True:
            try:
                chunk = stream.read(CHUNK)
            except BROKEN as error:
                raise PackageError(f"{file}: {member.filename} in it is damaged ({error}). {AGAIN}") from None
            if not chunk:
                return
            out.write(chunk)


def _check_kind(file: Path) -> None:
    if not os.path.lexists(file):
        raise PackageError(f"{file}: there is no such file.")
    if os.path.isdir(file):
        raise PackageError(f"{file}: is a folder. Give the .argosmodel file itself.")
    try:
        with file.open("rb") as stream:
            start = stream.read(512)
    except OSError as error:
        raise PackageError(f"{file}: cannot be read ({error.strerror}).") from None
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise PackageError(f"{file}: is empty. {AGAIN}")
    if start.startswith(b"version https://git-lfs"):
        raise PackageError(f"{file}: is a Git LFS pointer, not the file itself. Run `git lfs pull`, or fetch the file.")
    if opening.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        raise PackageError(f"{file}: is a web page, not a package: the server sent an error or a form. {AGAIN}")
    if not start.startswith(b"PK"):
        raise PackageError(f"{file}: is no ZIP archive, as an .argosmodel file is. {AGAIN}")


def _check_members(file: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse names that lead elsewhere, links, and what would fill the disk."""
    if len(members) > MOST_FILES:
        raise PackageError(f"{file}: holds {len(members):,} files; a package has at most {MOST_FILES:,}.")
    size = sum(member.file_size for member in members)
    if size > LARGEST:
        raise PackageError(f"{file}: would unpack to {size / 2**30:,.1f} GB; a package has at most {LARGEST >> 30} GB.")
    names = set()
    for member in members:
        name = member.orig_filename
        if _leads_elsewhere(name):
            raise PackageError(f"{file}: holds a file named {name[:100]!r}, which no package has. Do not trust it.")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise PackageError(f"{file}: {name[:100]!r} in it is a link or a device, not a file. Do not trust it.")
        if member.flag_bits & 1:
            raise PackageError(f"{file}: {name[:100]!r} in it is encrypted; a package never is.")
        if member.file_size > max(SMALLEST_BOMB, HIGHEST_RATIO * member.compress_size):
            raise PackageError(f"{file}: {name[:100]!r} in it unpacks to more than {HIGHEST_RATIO} times its size.")
        if (folded := name.rstrip("/").casefold()) in names:
            raise PackageError(f"{file}: holds {name[:100]!r} twice. Do not trust it.")
        names.add(folded)


def _leads_elsewhere(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return bool(NO_NAME.search(name)) or any(part in ("", ".", "..") or len(part.encode()) > 255 for part in parts)


def _root(file: Path, members: Sequence[zipfile.ZipInfo]) -> str:
    """Find the one folder that has a metadata.json; the official files have one folder, named as they are."""
    places = [PurePosixPath(m.filename) for m in members if not m.is_dir()]
    roots = [path.parent for path in places if path.name == "metadata.json" and len(path.parts) <= 2]
    if not roots:
        raise PackageError(f"{file}: has no metadata.json, so it is no Argos package.")
    if len(roots) > 1:
        raise PackageError(f"{file}: holds {len(roots)} packages. Install them one by one.")
    return "" if roots[0] == PurePosixPath() else f"{roots[0]}/"


def _check_parts(file: Path, kind: str, sizes: dict[str, int]) -> None:
    if "model/model.bin" not in sizes:
        raise PackageError(f"{file}: model/model.bin is missing in it. {AGAIN}")
    if sizes["model/model.bin"] < packages.SMALLEST_MODEL:
        raise PackageError(f"{file}: model/model.bin in it is a stub, not a model. Fetch the real package.")
    if lack := lacking(kind, sizes.__contains__):
        raise PackageError(f"{file}: {lack}. {AGAIN}")
