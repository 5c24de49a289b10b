"""What is installed, what is missing and where it goes; and a proof that a translation opens no socket."""

import os
import platform
import shlex
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit import packages
from toolkit.engine import NO_MEMORY, addresses_needed, available_cores
from toolkit.errors import PackageError, PackageNotFound, ToolkitError, visible
from toolkit.installation import alteration, recorded, verify
from toolkit.packages import LanguagePackage, read_start
from toolkit.signature import library_versions
from toolkit.translation import Translator

__all__ = ["Finding", "examine", "sockets_blocked"]

LIBRARIES = (
    "argostranslate babel ctranslate2 defusedxml ftfy jsonschema matplotlib numpy pandas py3langid rapidfuzz sacrebleu "
    "simplemma sumy text2num tokenizers tqdm wordfreq"
).split()
OPTIONAL = {
    "jupyterlab": "the notebooks need it",
    "ipywidgets": "the explorer needs it",
    "nbformat": "`toolkit notebook` needs it",
    "rouge-score": "ROUGE needs it",
    "python-docx": ".docx needs it",
    "pdfminer.six": ".pdf needs it",
    "trafilatura": "HTML needs it",
    "distributed": "Dask clusters need it",
}
LONGEST_HASHED = 200 * 2**20  # bytes of a model: a quarter of a second
LEAST_MEMORY = 500 * 2**20  # bytes that an article touches; measured: see docs/faults.md
LOADED = 384 * 2**20  # bytes of addresses that Python and the libraries take before the model comes
LEAST_DISK = 20 * 2**20  # bytes; a report has some 0.1 MB, a store of a thousand articles 20
SET_UP = "run make, or pip install --no-deps --require-hashes -r requirements.lock"
CLOSE = "close other programs, or raise the limit (ulimit -v)"
TEST_SENTENCE = "Il presidente ha parlato con i giornalisti."


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: whether it is well, what was looked at, what was found, and what to do."""

    well: bool
    subject: str
    text: str
    step: str = ""

    def __str__(self) -> str:
        text = " ".join(self.text.splitlines())  # a name with a line break makes no line of its own
        return visible(f"{'ok' if self.well else 'NO':>3}  {self.subject:<12} {text}")


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
    """Look at Python, the libraries, the machine, the language packages, and translate with sockets blocked.

    Of the packages only what takes no time: names, sizes, and what was recorded when they were installed. Whether their
    models run, `toolkit packages verify` says. Nothing is left behind, and no address is asked. The last finding is the
    one next step.

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
    findings += (_memory(), _disk(), _temporary(), _network())
    for package in packages.available():
        findings += _package(package)
    findings += _accurate()
    findings += (Finding(False, "package", entry.problem, _reinstall(entry.path)) for entry in packages.broken())
    findings += (_your_folder(), _self_test())
    first = min((finding for finding in findings if finding.step), key=lambda finding: finding.well, default=None)
    step = first.step if first else "nothing is missing"
    return [*findings, Finding(all(finding.well for finding in findings), "next step", step)]


def _memory() -> Finding:
    """Say how much memory a process may take: of what is free and of the limits set, what is tightest."""
    found, cores = [], available_cores()
    with suppress(ImportError, OSError, ValueError):  # not on every system
        import resource

        limits = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
        found += [(limit, addresses_needed(cores, _largest_model()) + LOADED) for limit in limits]
    with suppress(OSError, ValueError, KeyError):
        lines = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
        found.append((int(lines["MemAvailable"].split()[0]) * 1024, LEAST_MEMORY))
    with suppress(OSError, ValueError):
        found.append((int(Path("/sys/fs/cgroup/memory.max").read_text()), LEAST_MEMORY))
    if not found:
        return Finding(True, "memory", "unknown")
    amount, needed = min(found, key=lambda pair: pair[0] - pair[1])
    text = f"{amount / 2**20:,.0f} MB, on {cores} core{'' if cores == 1 else 's'}"
    if amount >= needed:
        return Finding(True, "memory", text)
    return Finding(False, "memory", f"{text}; an article needs {needed >> 20} MB", CLOSE)


def _largest_model() -> int:
    """Give the bytes of the largest model that is used where none is named."""
    with suppress(ToolkitError, OSError):
        used = filter(None, packages.choose("it", "en")[1:])
        return max((package.path / "model" / "model.bin").stat().st_size for package in used)
    return 0


def _disk() -> Finding:
    try:
        free = shutil.disk_usage(Path.cwd()).free
    except OSError as error:
        return Finding(False, "disk", f"this folder cannot be read ({error.strerror})", "change to another folder")
    kept = "" if os.access(Path.cwd(), os.W_OK) else "; this folder cannot be written to: name another with --out"
    text = f"{free / 2**20:,.0f} MB free here{kept}"
    return Finding(free >= LEAST_DISK, "disk", text, "" if free >= LEAST_DISK else "make room on the disk")


def _temporary() -> Finding:
    try:
        return Finding(True, "temporary", tempfile.gettempdir())
    except OSError:
        text = "no folder for temporary files can be written to: the language of articles is not checked"
        return Finding(False, "temporary", text, "set TMPDIR to a folder with some space")


def _network() -> Finding:
    proxy = any(os.environ.get(name) for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"))
    by = ", by the proxy that is set" if proxy else ""
    return Finding(True, "network", f"never used, save by toolkit packages install --from-index{by}")


def _your_folder() -> Finding:
    own = packages.folders()[0]
    elsewhere = "set ARGOS_PACKAGES_DIR to the folder that your packages lie in"
    if not os.path.isdir(own):
        if os.path.lexists(own):
            return Finding(False, "your folder", f"{own} is no folder", elsewhere)
        return Finding(True, "your folder", f"{own} (not there yet)")
    if not os.access(own, os.R_OK | os.X_OK):
        return Finding(False, "your folder", f"{own} cannot be read, so no package in it is found", elsewhere)
    if os.path.exists(own / "metadata.json"):
        return Finding(False, "your folder", f"{own} is a package itself, so it is not found", elsewhere)
    fixed = "" if os.access(own, os.W_OK) else "; cannot be written to, so nothing can be installed"
    return Finding(True, "your folder", f"{own} (looked into{fixed})")


def _reinstall(path: Path) -> str:
    """Say how to put right a package that is broken; the bundled one cannot be removed, only outdone."""
    if path.parent == packages.BUNDLED:
        return "get the toolkit anew (from git: git lfs pull), or run: toolkit packages install FILE"
    name = f"{'-- ' if path.name.startswith('-') else ''}{shlex.quote(path.name)}"
    return f"run: toolkit packages remove {name}; then: toolkit packages install FILE"


def _package(package: LanguagePackage) -> Iterator[Finding]:
    """Say whether a package is as it should be, and under which terms it comes, if it has a notice of them."""
    try:
        yield _looked_over(package)
        notice = package.path / "NOTICE"
        if os.path.isfile(notice):
            yield Finding(True, "terms", f"{package.name}: {read_start(notice).decode('utf-8', 'replace').strip()}")
    except (PackageError, OSError) as error:
        yield Finding(False, "package", str(error), _reinstall(package.path))


def _accurate() -> Iterator[Finding]:
    try:
        packages.find("it", "en", "generate")
    except PackageNotFound:
        where = f"copy generate-it_en-… from the repository's toolkit/data/packages into {packages.folders()[0]}"
        yield Finding(True, "package", f"no accurate one for it-en (a wheel leaves it out for its size): {where}")


def _looked_over(package: LanguagePackage) -> Finding:
    if altered := alteration(package):
        return Finding(False, "package", f"{package}: {altered}.", _reinstall(package.path))
    if record := recorded(package):
        return Finding(True, "package", f"{package}, sha256 {record.sha256[:16]}…, sizes as installed")
    size = (package.path / "model" / "model.bin").stat().st_size
    sha256 = f"sha256 {package.sha256[:16]}…" if size <= LONGEST_HASHED else "too large to hash here"
    if package.is_bundled:
        return Finding(True, "package", f"{package}, {sha256}")
    step = f"run: toolkit packages verify {package.source}-{package.target}"
    return Finding(True, "package", f"{package}, {sha256}, unpacked by hand and not verified", step)


def _self_test() -> Finding:
    package = None
    try:
        choice = packages.choose("it", "en")
        for package in filter(None, choice[1:]):
            if not package.is_bundled and recorded(package) is None:  # it may end the process that loads it
                return Finding(True, "self-test", f"sockets blocked, in another process: {verify(package)!r}")
        with sockets_blocked(), Translator("it", "en", package=choice) as translator:
            target = translator.translate([TEST_SENTENCE]).target[0]
    except PackageNotFound as error:
        return Finding(False, "self-test", str(error), "run: toolkit packages install FILE")
    except ToolkitError as error:
        step = CLOSE if NO_MEMORY in str(error) else _reinstall(package.path)
        return Finding(False, "self-test", str(error), step)
    except ImportError as error:
        return Finding(False, "self-test", str(error), SET_UP)
    except MemoryError:
        return Finding(False, "self-test", f"{NO_MEMORY} to translate", CLOSE)
    return Finding(True, "self-test", f"sockets blocked: {TEST_SENTENCE!r} → {target!r}")
