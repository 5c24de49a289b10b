"""What is installed, what is missing and where it goes; and a proof that a translation opens no socket."""

import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from toolkit import packages
from toolkit.errors import ToolkitError
from toolkit.signature import library_versions
from toolkit.translate import Translator

__all__ = ["Finding", "examine", "sockets_blocked"]

LIBRARIES = (
    "argostranslate",
    "ctranslate2",
    "sumy",
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
TEST_SENTENCE = "Il presidente ha parlato con i giornalisti."


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: whether it is well, what was looked at and what was found."""

    well: bool
    subject: str
    text: str

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

    Examples
    --------
    >>> all(finding.well for finding in examine() if finding.subject == "self-test")
    True
    """
    findings = [
        Finding((3, 11) <= sys.version_info[:2] <= (3, 13), "Python", f"{platform.python_version()} (3.11-3.13)")
    ]
    for name, found in library_versions(*LIBRARIES).items:
        advice = "not installed: run make, or pip install -r requirements.lock" if found == "unknown" else found
        findings.append(Finding(found != "unknown", name, advice))
    for name, found in library_versions(*OPTIONAL).items:
        findings.append(Finding(True, name, f"not here, only {OPTIONAL[name]}" if found == "unknown" else found))
    findings += map(_loaded, packages.available())
    findings += (Finding(False, "package", entry.problem) for entry in packages.broken())
    own = packages.folders()[0]
    findings.append(Finding(True, "your folder", f"{own} ({'looked into' if own.is_dir() else 'not there yet'})"))
    return [*findings, _self_test()]


def _loaded(package: packages.LanguagePackage) -> Finding:
    try:
        with Translator(package.source, package.target, package=package) as translator:
            translator.load()
    except (ToolkitError, ImportError) as error:
        return Finding(False, "package", str(error))
    return Finding(True, "package", f"{package}, sha256 {package.sha256[:16]}…")


def _self_test() -> Finding:
    try:
        with sockets_blocked(), Translator("it", "en") as translator:
            target = translator.translate([TEST_SENTENCE]).target[0]
    except (ToolkitError, ImportError) as error:
        return Finding(False, "self-test", str(error))
    return Finding(True, "self-test", f"sockets blocked: {TEST_SENTENCE!r} → {target!r}")
