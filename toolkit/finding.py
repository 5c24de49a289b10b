"""A finding: something to mistrust in the translation of one sentence."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """Something to mistrust in the translation of a sentence.

    Attributes
    ----------
    sentence : int
        Index of the sentence.
    kind : str
        Such as "number", "date", "negation", "quotation", "name", "untranslated", "copied", "repetition",
        "truncated", "length", "capitals".
    severity : {"serious", "doubtful"}
    message : str
        One line of English that says what stands where.
    source_span, target_span : tuple of (int, int) or None
        Characters in the source sentence, and in its translation.
    """

    sentence: int
    kind: str
    severity: Literal["serious", "doubtful"]
    message: str
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
