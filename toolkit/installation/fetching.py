"""Official packages from the Argos index, over HTTPS: the one module that opens a socket, and only when it is asked to.

Nothing else in the toolkit imports a library for the network or calls this; offline stays the default.
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from toolkit import packages
from toolkit.errors import PackageError, PackageNotFound
from toolkit.installation.archive import LARGEST
from toolkit.installation.installing import Installation, install
from toolkit.packages import CODE, version_key

__all__ = ["fetch", "index_address", "install_from_index"]

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
LARGEST_INDEX = 16 * 2**20
TRIES = 4
CHUNK = 2**16
LONGEST_NUMBER = 20  # digits of a length that is one
LOOPBACK = ("127.0.0.1", "::1", "localhost")
Progress = Callable[[int, int | None], object]


def index_address() -> str:
    """Give the address of the index: Argos's, or below ``ARGOS_PACKAGE_INDEX``, which Argos looks at too.

    Examples
    --------
    >>> index_address().endswith("/index.json")
    True
    """
    return (os.environ.get("ARGOS_PACKAGE_INDEX") or INDEX).rstrip("/") + "/index.json"


def install_from_index(
    source: str,
    target: str,
    *,
    index: str | None = None,
    sha256: str | None = None,
    timeout: float = 20.0,
    progress: Progress | None = None,
) -> Installation:
    """Fetch the newest package for a pair and install it; the only function that talks to the network.

    Parameters
    ----------
    source, target : str
        As the index has them.
    index : str, optional
        Address of an index.json; by default `index_address`.
    sha256 : str, optional
        What the file's hash must be, in hexadecimal; the index gives none.
    timeout : float
        Seconds without an answer, or without more of it.
    progress : callable, optional
        Called with the bytes that are there, and all of them, if the server says how many.

    Raises
    ------
    PackageNotFound
        If the index has no such package; it says which there are.
    PackageError
        If the network, the index or the file fails. What was fetched of the file is kept: the next call goes on there.
    """
    entry = _entry(index or index_address(), source, target, timeout)
    folder = packages.folders()[0]
    file = fetch(_link(entry), folder, timeout=timeout, progress=progress)
    try:
        if sha256 and (found := _sha256(file)) != sha256.lower():
            raise PackageError(f"{_link(entry)}: has the SHA-256 {found}, not {sha256}. Nothing was installed.")
        return install(file, source, target)
    finally:
        file.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()


def fetch(address: str, folder: Path, *, timeout: float = 20.0, progress: Progress | None = None) -> Path:
    """Fetch a file into a folder; what an earlier call left is not fetched again.

    Parameters
    ----------
    address : str
        HTTPS; HTTP only from this machine.
    folder : Path
    timeout, progress
        As in `install_from_index`.

    Raises
    ------
    PackageError
        If it fails; the part that came stays for the next call.
    """
    _check_address(address)
    name = Path(urlsplit(address).path).name.removesuffix(".argosmodel")[:80] or "package"
    part = folder / f".{name}-{hashlib.sha256(address.encode()).hexdigest()[:8]}.argosmodel"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in reversed(range(TRIES)):
            if _go_on(address, part, timeout, progress, is_last=not left):
                return part
    except OSError as error:
        raise PackageError(f"{folder}: the package cannot be written there ({error.strerror}).") from None
    had = part.stat().st_size if part.exists() else 0
    raise PackageError(f"{address}: broke off after {had / 2**20:,.1f} MB. The same command goes on from there.")


def _go_on(address: str, part: Path, timeout: float, progress: Progress | None, *, is_last: bool) -> bool:
    """Fetch what is missing of a file; whether all of it is there now."""
    had = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={had}-"} if had else {}
    with _open(address, timeout, headers) as answer:
        if answer.getcode() == 416:  # there is nothing behind what is there: or it is another file by now
            whole = answer.headers.get("Content-Range", "").removeprefix("bytes */") == str(had)
            if not whole:
                part.unlink(missing_ok=True)
            return whole and had > 0
        resumed = answer.getcode() == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {had}-")
        had = had if resumed else 0
        length = answer.headers.get("Content-Length", "")
        total = had + int(length) if length.isdecimal() and len(length) < LONGEST_NUMBER else None
        if (total or 0) > LARGEST:
            raise PackageError(f"{address}: has {total / 2**30:,.1f} GB; a package has at most {LARGEST >> 30} GB.")
        with part.open("ab" if resumed else "wb") as out:
            for chunk in _chunks(answer):
                out.write(chunk)
                had += len(chunk)
                if had > LARGEST:
                    raise PackageError(f"{address}: does not end after {LARGEST >> 30} GB.")
                if progress:
                    progress(had, total)
    return total is None or had >= total


def _chunks(answer):
    """Give what comes, until it ends or breaks off."""
    from http.client import HTTPException

    while True:
        try:
            chunk = answer.read(CHUNK)
        except (OSError, HTTPException):
            return
        if not chunk:
            return
        yield chunk


def _open(address: str, timeout: float, headers: dict[str, str]):
    """Ask for an address and give the answer, 416 too; every other failure is a PackageError."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class OnlySafe(HTTPRedirectHandler):
        def redirect_request(self, request, answer, code, message, headers, address):
            _check_address(address)
            return super().redirect_request(request, answer, code, message, headers, address)

    _check_address(address)
    try:
        request = Request(address, headers={"User-Agent": "translation-summary-toolkit", **headers})
        return build_opener(OnlySafe).open(request, timeout=timeout)
    except HTTPError as error:
        if error.code == 416:
            return error
        raise PackageError(f"{address}: the server says {error.code} {error.reason}.") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise PackageError(
            f"{address}: cannot be reached ({reason}). Without a network, fetch the .argosmodel file elsewhere and "
            "run: toolkit packages install FILE"
        ) from None


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        safe = (parts.scheme == "https" and parts.hostname) or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        safe = safe and address.isascii() and address.isprintable()
    except ValueError:
        safe = False
    if not safe:
        raise PackageError(f"{address[:200]!a}: is no HTTPS address, so it is not asked.")


def _entry(index: str, source: str, target: str, timeout: float) -> dict:
    """Find the newest package for a pair in the index."""
    with _open(index, timeout, {}) as answer:
        data = b"".join(islice(_chunks(answer), LARGEST_INDEX // CHUNK + 1))
    try:
        entries = json.loads(data) if len(data) <= LARGEST_INDEX else None
        if not isinstance(entries, list):
            raise ValueError("no list of packages")
    except (ValueError, RecursionError) as error:
        raise PackageError(f"{index}: is no index of Argos packages ({error}).") from None
    pairs: dict[tuple[str, str], dict] = {}
    for entry in entries:
        if isinstance(entry, dict) and entry.get("type", "translate") == "translate":
            pair = str(entry.get("from_code")), str(entry.get("to_code"))
            if all(map(CODE.fullmatch, pair)):
                pairs[pair] = max(pairs.get(pair, entry), entry, key=_version)
    if (source, target) not in pairs:
        near = sorted("→".join(pair) for pair in pairs if pair[0] == source or pair[1] == target)
        raise PackageNotFound(
            f"{index}: has no package for {source}→{target}. It has: {', '.join(near) or 'none from or to either'}."
        )
    return pairs[source, target]


def _version(entry: dict) -> tuple[int, ...]:
    return version_key(str(entry.get("package_version", ""))[:40])


def _link(entry: dict) -> str:
    links = entry.get("links")
    links = [link for link in links if isinstance(link, str)] if isinstance(links, list) else []
    for link in links:
        with suppress(PackageError):
            _check_address(link)
            return link
    listed = ", ".join(ascii(link[:200])[1:-1] for link in links[:5]) or "none"
    raise PackageError(f"The index has no HTTPS address for the package, only {listed}.")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
