"""What readers said of a package's translations: how many sentences they called right, and how many wrong."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from toolkit.signature import Signature

__all__ = ["Readers", "readers_of"]


@dataclass(frozen=True)
class Readers:
    """Verdicts of two readers on sentences that a package translated; where they differ the graver counts.

    Attributes
    ----------
    articles : int
        From which the sentences are.
    right, minor, serious : int
        Sentences called right, with a wrong word that leaves the sense, and seriously wrong.
    found : int
        How many of the seriously wrong ones have a finding of the checks.
    """

    articles: int
    right: int
    minor: int
    serious: int
    found: int

    @property
    def sentences(self) -> int:
        """How many were judged."""
        return self.right + self.minor + self.serious

    @property
    def wrong(self) -> int:
        """How many are not right."""
        return self.minor + self.serious


def readers_of(signature: Signature) -> Readers | None:
    """Give what readers said of the package that a translation was made with.

    Parameters
    ----------
    signature : Signature
        Of the translation.

    Returns
    -------
    Readers or None
        None for a package, or a way to use it, of which no reader has judged anything (`make checks`).

    Examples
    --------
    >>> readers_of(Signature.of(package_sha256="another", mode="fast")) is None
    True
    """
    made_with = dict(signature.items).items()
    found = (entry["readers"] for entry in _cards() if entry["signature"].items() <= made_with)
    return next((Readers(**readers) for readers in found), None)


@lru_cache
def _cards() -> list[dict]:
    return json.loads((files("toolkit") / "data" / "readers.json").read_text("utf-8"))
