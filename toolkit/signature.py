"""How a result was made, in one line that can be cited: method, settings, package with its hash, versions."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["Signature", "code_sha256", "library_versions"]

__version__ = "0.1.0"


@dataclass(frozen=True)
class Signature:
    """Ordered pairs of a name and a value; the form follows sacrebleu's signatures.

    Examples
    --------
    >>> str(Signature.of(method="lead", sentences=3))
    'method:lead|sentences:3'
    """

    items: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **values: object) -> "Signature":
        """Make a signature; values are kept as text."""
        return cls(tuple((name, str(value)) for name, value in values.items()))

    def __add__(self, other: "Signature") -> "Signature":
        mine = dict(self.items)
        return Signature(tuple((mine | dict(other.items)).items()))

    def __getitem__(self, name: str) -> str:
        return dict(self.items)[name]

    def get(self, name: str) -> str | None:
        """Give a value, or None where there is none of that name."""
        return dict(self.items).get(name)

    def __str__(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.items)


@lru_cache
def code_sha256(*rooms: str) -> str:
    """Give the SHA-256 over the source of some of the toolkit's rooms, by default of all, in hexadecimal.

    What was kept from an earlier run counts only while the code that made it is the same.

    Examples
    --------
    >>> len(code_sha256("checks")), code_sha256("checks") == code_sha256()
    (64, False)
    """
    own = Path(__file__).parent
    found = [file for room in rooms or (".",) for file in (own / room).rglob("*.py")]
    digest = hashlib.sha256()
    for name, file in sorted((file.relative_to(own).as_posix(), file) for file in found):
        digest.update(name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@lru_cache
def library_versions(*names: str) -> Signature:
    """Give the versions of installed distributions; "unknown" for one that is not installed.

    Examples
    --------
    >>> library_versions("no-such-library")["no-such-library"]
    'unknown'
    """
    found = []
    for name in names:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "unknown"))
    return Signature(tuple(found))
