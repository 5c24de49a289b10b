"""A language package as its folder describes it: kind, pair, version, and the hash of what is in it."""

import errno
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import PackageError, visible

__all__ = [
    "BUNDLED",
    "CODE",
    "KINDS",
    "LARGEST_METADATA",
    "Kind",
    "LanguagePackage",
    "Prompt",
    "lacking",
    "parse",
    "read_start",
    "unreadable",
    "version_key",
]

BUNDLED = Path(__file__).parent.parent / "data" / "packages"
LARGEST_METADATA = 2**20  # bytes; official ones have about 300
LONGEST_PROMPT = 64  # tokens
CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
KNOWN_FORMAT = (1,)  # first number of "argos_version"


class Kind(NamedTuple):
    """What a kind of package has in its folder: one of these tokenizers, one of these vocabularies in ``model/``."""

    tokenizers: tuple[str, ...]
    vocabularies: tuple[str, ...]


KINDS = {
    "translate": Kind(("sentencepiece.model", "bpe.model"), ("shared_vocabulary", "source_vocabulary")),
    "generate": Kind(("tokenizer.json",), ("vocabulary",)),
}


def lacking(kind: str, is_there: Callable[[str], bool]) -> str:
    """Say which tokenizer a package of a kind lacks; nothing if it has one.

    Examples
    --------
    >>> lacking("translate", "bpe.model".__eq__), lacking("generate", "bpe.model".__eq__)
    ('', 'has no tokenizer.json')
    """
    names = KINDS[kind].tokenizers
    if any(map(is_there, names)):
        return ""
    return f"has neither {' nor '.join(names)}" if names[1:] else f"has no {names[0]}"


class Prompt(NamedTuple):
    """How a language model is asked for a translation: tokens before and behind the sentence, and what ends it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    end: str

    @classmethod
    def of(cls, metadata: Mapping[str, object]) -> "Prompt":
        """Read it from metadata; ValueError if it is not there, or not made of tokens."""
        before, behind, end = (metadata.get(name) for name in ("before", "behind", "end"))
        for name, tokens in (("before", before), ("behind", behind), ("end", [end])):
            if not isinstance(tokens, list) or not all(isinstance(token, str) and token for token in tokens):
                raise ValueError(f"{name} is no list of tokens")
        if len(before) + len(behind) > LONGEST_PROMPT:
            raise ValueError(f"before and behind have more than {LONGEST_PROMPT} tokens")
        return cls(tuple(before), tuple(behind), end)


@dataclass(frozen=True)
class LanguagePackage:
    """A language package: metadata.json, a tokenizer and a model for CTranslate2 in one folder.

    Attributes
    ----------
    path : Path
        The folder with metadata.json, a tokenizer and ``model/``.
    source, target : str
        ISO 639 codes.
    version : str
    target_prefix : str
        A token that the model wants before its output; mostly empty.
    kind : {"translate", "generate"}
        An Argos package, with an encoder and a decoder; or a language model, which Argos passes over.
    prompt : Prompt or None
        How a language model is asked; None for the other kind.
    """

    path: Path
    source: str
    target: str
    version: str
    target_prefix: str = ""
    kind: str = "translate"
    prompt: Prompt | None = None

    @property
    def name(self) -> str:
        """What the package is called: kind, pair and version, as Argos writes them."""
        return f"{self.kind}-{self.source}_{self.target} {self.version}"

    def serves_as(self, other: "LanguagePackage") -> bool:
        """Say whether it is of another's kind, and for its pair: one of the two is enough."""
        return (self.kind, self.source, self.target) == (other.kind, other.source, other.target)

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
                *(self.path / name for name in KINDS[self.kind].tokenizers),
                *(self.path / "model").iterdir(),
            ]
            present = sorted(filter(os.path.isfile, files))  # which never fails
            return _digest(self.path, tuple((file, file.stat().st_size, file.stat().st_mtime_ns) for file in present))
        except OSError as error:
            raise PackageError(unreadable(self.path, error)) from None

    def __str__(self) -> str:
        return visible(f"{self.name} ({'bundled' if self.is_bundled else self.path})")


def unreadable(path: Path, error: OSError) -> str:
    """Say that a package's folder cannot be read, and what to do."""
    return f"{path}: cannot be read ({error.strerror}). See to its permissions, or install the package again."


def read_start(file: Path) -> bytes:
    """Read as much of a file as metadata or a record can have; OSError if there is none, or it is no plain file.

    Examples
    --------
    >>> read_start(next(BUNDLED.iterdir()) / "metadata.json")[:1]
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
        kind = metadata.get("type", "translate")
        if kind not in KINDS:
            return None
        source, target = metadata["from_code"], metadata["to_code"]
        for code in (source, target):
            if not CODE.fullmatch(code):
                raise ValueError(f"{code[:40]!r} is no language code")
        later = version_key(str(metadata.get("argos_version", ""))[:40])[:1] > KNOWN_FORMAT
        version = re.sub(r"[^\w.+-]+", "_", str(metadata.get("package_version", "")))[:40]
        prefix = str(metadata.get("target_prefix") or "")
        prompt = Prompt.of(metadata) if kind == "generate" else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PackageError(
            f"{path}: metadata.json does not say which languages it translates, or how ({error!r}). Install it again."
        ) from None
    if later:
        raise PackageError(
            f"{path}: is a package for Argos {metadata['argos_version']!s:.40}, and this toolkit knows those for Argos "
            f"{KNOWN_FORMAT[0]}. Get an older package, or a newer toolkit."
        )
    return LanguagePackage(path, source, target, version, prefix, kind, prompt)


def version_key(version: str) -> tuple[int, ...]:
    """Give what orders versions by their numbers; what is no number comes first.

    Examples
    --------
    >>> version_key("1.10") > version_key("1.9") > version_key("1.x")
    True
    """
    return tuple(int(part) if part.isascii() and part.isdigit() else -1 for part in version.split("."))
