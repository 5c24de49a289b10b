"""Whether a language package works: its model is loaded and one sentence translated, in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from toolkit import packages
from toolkit.engine import NO_MEMORY, Decoding, engine_for
from toolkit.errors import PackageError, ToolkitError
from toolkit.packages import KINDS, LanguagePackage, read_start

__all__ = ["RECORD", "Record", "alteration", "recorded", "sample", "verify"]

RECORD = "toolkit.json"  # in the folder of a package that the toolkit installed
LONGEST = 120  # seconds
LEAST_KNOWN = 0.5  # share of a sentence's tokens that the model's vocabulary must have
OF_LATER_FORMAT = "Unsupported model"  # how CTranslate2 begins to say so


@dataclass(frozen=True)
class Record:
    """What was written down when a package was installed.

    Attributes
    ----------
    file : str
        Name of the .argosmodel file.
    file_sha256, sha256 : str
        Of that file, and of the package's content (`LanguagePackage.sha256`).
    sizes : dict of str to int
        Bytes of each file.
    """

    file: str
    file_sha256: str
    sha256: str
    sizes: dict[str, int]

    @classmethod
    def of(cls, package: LanguagePackage, file: str, file_sha256: str) -> "Record":
        """Make the record of an unpacked package."""
        return cls(file, file_sha256, package.sha256, _sizes(package.path))

    def write(self, folder: Path) -> None:
        """Write it into the package's folder."""
        (folder / RECORD).write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")


def _sizes(folder: Path) -> dict[str, int]:
    files = sorted(file for file in folder.rglob("*") if os.path.isfile(file) and file.name != RECORD)
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}


def recorded(package: LanguagePackage) -> Record | None:
    """Give the record of a package; None without a readable one, as for those that were unpacked by hand.

    Examples
    --------
    >>> recorded(packages.find("it", "en")) is None  # the bundled one was not installed
    True
    """
    try:
        record = Record(**json.loads(read_start(package.path / RECORD)))
        texts = (record.file, record.file_sha256, record.sha256)
        return record if isinstance(record.sizes, dict) and all(isinstance(text, str) for text in texts) else None
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def alteration(package: LanguagePackage) -> str | None:
    """Say in a word or two which file has not the recorded size; None where all have, or nothing was recorded.

    It takes no time, and cannot see a change that leaves the size as it was: `verify` does.
    """
    record = recorded(package)
    if record is None:
        return None
    sizes = _sizes(package.path)
    altered = sorted(name for name, size in record.sizes.items() if sizes.get(name) != size)
    return f"{altered[0]} is not as it was installed" if altered else None


def verify(package: LanguagePackage) -> str:
    """Load a package and translate one sentence, in another process: a broken model can end the one that loads it.

    Compared with the record: sizes and hash. It proves that the package runs, not that its translations are good.

    Parameters
    ----------
    package : LanguagePackage

    Returns
    -------
    str
        What it made of the sentence of `sample`.

    Raises
    ------
    PackageError
        Says what is wrong: altered files, tokenizer, model, a later format, a vocabulary that does not fit.

    Examples
    --------
    >>> verify(packages.find("it", "en")).startswith("January, February")
    True
    """
    again = "Install it again, or remove it."
    if altered := alteration(package):
        raise PackageError(f"{package.path}: {altered}. {again}")
    record = recorded(package)
    if record and record.sha256 != package.sha256:
        raise PackageError(f"{package.path}: its content has changed since it was installed. {again}")
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "toolkit.installation.verification", str(package.path)]
    try:
        found = subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, timeout=LONGEST)
    except OSError as error:
        raise PackageError(f"{package.path}: cannot be tried ({error.strerror}). Close other programs.") from None
    except subprocess.TimeoutExpired:
        raise PackageError(f"{package.path}: did not translate a sentence within {LONGEST} s. {again}") from None
    try:
        answer = json.loads(found.stdout)
    except ValueError:
        answer = {"problem": f"{package.path}: its model ends the process that loads it ({found.returncode}). {again}"}
    if "problem" in answer:
        raise PackageError(answer["problem"])
    return answer["translation"]


def sample(language: str) -> str:
    """Give a sentence in almost any language: the months, from the CLDR; numbers where it does not know them.

    Examples
    --------
    >>> sample("it")[:16], sample("tlh")
    ('gennaio, febbrai', '1, 2, 3.')
    """
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language.replace("-", "_")).months["format"]["wide"].values()
    except (UnknownLocaleError, ValueError, KeyError):
        return "1, 2, 3."
    return ", ".join(list(months)[:6]) + "."


def _try(folder: Path) -> str:
    package = packages.read(folder)
    if package is None:
        raise PackageError(f"{folder}: is no language package.")
    engine, sentence = engine_for(package, intra_threads=1), sample(package.source)
    try:
        engine.load()
    except PackageError as error:
        if OF_LATER_FORMAT in str(error):
            raise PackageError(
                f"{folder}: its model is of a later format than the CTranslate2 here reads. Get an older package, or a "
                "newer toolkit."
            ) from None
        raise
    tokens, known = engine.tokens(sentence), _vocabulary(package)
    unknown = [token for token in tokens if token not in known]
    if known and len(unknown) > (1 - LEAST_KNOWN) * len(tokens):
        raise PackageError(
            f"{folder}: tokenizer and vocabulary do not belong together: of {len(tokens)} tokens of a sentence the "
            f"model knows {len(tokens) - len(unknown)}. Get the package anew."
        )
    [found] = engine.hypotheses([sentence], Decoding(beam_size=1))
    if not found[0].text:
        raise PackageError(f"{folder}: translates a sentence into nothing. Get the package anew.")
    return found[0].text


def _vocabulary(package: LanguagePackage) -> frozenset[str]:
    """Read the source vocabulary as CTranslate2 keeps it; nothing where it lies elsewhere."""
    model = package.path / "model"
    for name in KINDS[package.kind].vocabularies:
        for ending, split in ((".json", json.loads), (".txt", str.splitlines)):
            file = model / f"{name}{ending}"
            if os.path.isfile(file):
                try:
                    entries: Iterable = split(file.read_text("utf-8"))
                    return frozenset(entry for entry in entries if isinstance(entry, str))
                except (OSError, ValueError, TypeError, RecursionError) as error:
                    raise PackageError(f"{file}: is no vocabulary ({error}). Get the package anew.") from None
    return frozenset()


def _refuse_sockets(event: str, _: tuple) -> None:
    if event.startswith("socket."):
        raise PackageError(f"a socket was asked for ({event}) where everything should be offline.")


if __name__ == "__main__":
    sys.addaudithook(_refuse_sockets)
    try:
        answer = {"translation": _try(Path(sys.argv[1]))}
    except (ToolkitError, OSError, ImportError) as error:
        answer = {"problem": str(error)}
    except MemoryError:
        answer = {"problem": f"{NO_MEMORY} to try the package."}
    print(json.dumps(answer))
