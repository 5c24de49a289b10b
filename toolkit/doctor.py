"""What is installed, what is missing and where it goes; and a proof that a translation opens no socket."""

import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from toolkit import packages
from toolkit.errors import PackageNotFound, ToolkitError
from toolkit.signature import library_versions
from toolkit.translate import Translator
from toolkit.verification import alteration, recorded, verify

__all__ = ["Finding", "examine", "sockets_blocked"]

LIBRARIES = (
    "argostranslate",
    "ctranslate2",
    "sumy",
    "py3langid",
    "simplemma",
    "ftfy",
    "numpy",
    "pandas",
    "matplotlib",
    "tqdm",
)
OPTIONAL = {
    "jupyterlab": "the notebooks need it",
    "python-docx": ".docx needs it",
    "pdfminer.six": ".pdf needs it",
    "trafilatura": "HTML needs it",
}
LONGEST_HASHED = 200 * 2**20  # bytes of a model: a quarter of a second
REINSTALL = "run: toolkit packages remove {}; then: toolkit packages install FILE"
SET_UP = "run make, or pip install --no-deps --require-hashes -r requirements.lock"
TEST_SENTENCE = "Il presidente ha parlato con i giornalisti."


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: whether it is well, what was looked at, what was found, and what to do."""

    well: bool
    subject: str
    text: str
    step: str = ""

    def __str__(self) -> str:
        return f"{'ok' if self.well else 'NO':>3}  {self.subject:<12} {self.text}"


_lock = threading.Lock()
_blocking = 0  # how many blocks are open, in all threads
_hooked = False


def _refuse_sockets(event: str, _: tuple) -> None:
    if _blocking and event.startswith("socket."):
        raise ToolkitError(f"a socket was asked for ({event}) where everything should be offline.")


@contextmanager
def sockets_blocked() -> Iterator[None]:
    """Refuse every socket that Python code asks for, in all threads, by an audit hook (see `sys.addaudithook`).

    Examples
    --------
    >>> with sockets_blocked():
    ...     sys.audit("socket.connect")  # what Python says before it connects
    Traceback (most recent call last):
    toolkit.errors.ToolkitError: a socket was asked for (socket.connect) where everything should be offline.
    """
    global _blocking, _hooked
    with _lock:
        if not _hooked:  # a hook cannot be taken away again, so there is one, with a switch
            sys.addaudithook(_refuse_sockets)
            _hooked = True
        _blocking += 1
    try:
        yield
    finally:
        with _lock:
            _blocking -= 1


def examine() -> list[Finding]:
    """Look at Python, the libraries, the language packages, and translate one sentence with sockets blocked.

    Of the packages only what takes no time: names, sizes, and what was recorded when they were installed. Whether their
    models run, `toolkit packages verify` says. The last finding is the one next step.

    Examples
    --------
    >>> all(finding.well for finding in examine() if finding.subject == "self-test")
    True
    """
    python = f"{platform.python_version()} (3.11-3.13)"
    well = (3, 11) <= sys.version_info[:2] <= (3, 13)
    findings = [Finding(well, "Python", python, "" if well else "install Python 3.11, 3.12 or 3.13, then run make")]
    for name, found in library_versions(*LIBRARIES).items:
        findings.append(
            Finding(False, name, f"not installed: {SET_UP}", SET_UP)
            if found == "unknown"
            else Finding(True, name, found)
        )
    for name, found in library_versions(*OPTIONAL).items:
        findings.append(Finding(True, name, f"not here, only {OPTIONAL[name]}" if found == "unknown" else found))
    findings += map(_package, packages.available())
    findings += (
        Finding(False, "package", entry.problem, REINSTALL.format(entry.path.name)) for entry in packages.broken()
    )
    own = packages.folders()[0]
    findings.append(Finding(True, "your folder", f"{own} ({'looked into' if own.is_dir() else 'not there yet'})"))
    findings.append(_self_test())
    first = min((finding for finding in findings if finding.step), key=lambda finding: finding.well, default=None)
    step = first.step if first else "nothing is missing"
    return [*findings, Finding(all(finding.well for finding in findings), "next step", step)]


def _package(package: packages.LanguagePackage) -> Finding:
    if altered := alteration(package):
        return Finding(False, "package", f"{package}: {altered}.", REINSTALL.format(package.path.name))
    if record := recorded(package):
        return Finding(True, "package", f"{package}, sha256 {record.sha256[:16]}…, sizes as installed")
    size = (package.path / "model" / "model.bin").stat().st_size
    sha256 = f"sha256 {package.sha256[:16]}…" if size <= LONGEST_HASHED else "too large to hash here"
    if package.is_bundled:
        return Finding(True, "package", f"{package}, {sha256}")
    step = f"run: toolkit packages verify {package.source}-{package.target}"
    return Finding(True, "package", f"{package}, {sha256}, unpacked by hand and not verified", step)


def _self_test() -> Finding:
    try:
        package = packages.find("it", "en")
        if not package.is_bundled and recorded(package) is None:
            verify(package)  # in a process of its own, for it may end the one that loads it
        with sockets_blocked(), Translator("it", "en", package=package) as translator:
            target = translator.translate([TEST_SENTENCE]).target[0]
    except (ToolkitError, ImportError) as error:
        step = SET_UP
        if isinstance(error, ToolkitError):
            there_is_none = isinstance(error, PackageNotFound)
            step = f"run: toolkit packages {'install FILE' if there_is_none else 'verify'}"
        return Finding(False, "self-test", str(error), step)
    return Finding(True, "self-test", f"sockets blocked: {TEST_SENTENCE!r} → {target!r}")
