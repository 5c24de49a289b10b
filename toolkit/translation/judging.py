"""How two packages for one pair share the work: which two, and how the best of their candidates is chosen."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine import check_number
from toolkit.errors import TranslationError
from toolkit.packages import LanguagePackage

__all__ = ["JUDGING", "Judging", "PackagePair"]


@dataclass(frozen=True)
class Judging:
    """How candidates are chosen: the highest (log p_accurate + weight · log p_fast) / ((1 + weight) · tokens^length).

    Both log-probabilities are sums over a candidate's tokens, its end included; tokens are those of the accurate
    package. It is reranking of n-best lists with another model's score, as in Ng et al. 2019
    (https://aclanthology.org/W19-5333), without the model of the target language. `make judging`
    measures other values (benchmarks/README.md).

    Attributes
    ----------
    weight, length : float
    accurate, fast : int
        How many candidates each package gives, from 1.
    """

    weight: float = 0.7
    length: float = 0.8
    accurate: int = 1
    fast: int = 3

    def __post_init__(self) -> None:
        for name in ("weight", "length"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 10:
                raise TranslationError(f"{name} must be a number from 0 to 10, not {value!r}.")
        for name in ("accurate", "fast"):
            check_number(name, getattr(self, name), 1)

    def score(self, accurate: float, fast: float, tokens: int) -> float:
        """Give the score of a candidate, ≤ 0, from its log-probabilities and its number of tokens.

        Examples
        --------
        >>> Judging(weight=1.0, length=1.0).score(-2.0, -4.0, 10)
        -0.3
        """
        return (accurate + self.weight * fast) / ((1 + self.weight) * max(1, tokens) ** self.length)

    def __str__(self) -> str:
        return f"{self.accurate}+{self.fast} candidates, weight {self.weight:g}, length {self.length:g}"


JUDGING = Judging()


@dataclass(frozen=True)
class PackagePair:
    """Two packages for one pair of languages, in the place of one `LanguagePackage`.

    Attributes
    ----------
    accurate, fast : LanguagePackage
    mode : {"accurate", "judged"}
    """

    accurate: LanguagePackage
    fast: LanguagePackage
    mode: str

    @property
    def source(self) -> str:
        """Language that both translate from."""
        return self.accurate.source

    @property
    def target(self) -> str:
        """Language that both translate into."""
        return self.accurate.target

    @property
    def name(self) -> str:
        """The names of both, and how they share the work."""
        return f"{self.accurate.name} {'and' if self.mode == 'judged' else 'or else'} {self.fast.name}"

    @property
    def path(self) -> Path:
        """Folder of the accurate one."""
        return self.accurate.path

    @property
    def is_bundled(self) -> bool:
        """Whether both came with the toolkit."""
        return self.accurate.is_bundled and self.fast.is_bundled

    @property
    def sha256(self) -> str:
        """SHA-256 of both hashes, one after the other, in hexadecimal."""
        return hashlib.sha256((self.accurate.sha256 + self.fast.sha256).encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.accurate}, {self.fast}"
