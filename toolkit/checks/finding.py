"""What a check has to say about one sentence of a translation."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """Something to mistrust in the translation of a sentence.

    Attributes
    ----------
    index : int
        Index of the sentence.
    kind : str
        Which check speaks, such as "negation".
    severity : {"serious", "doubtful"}
        Serious: hardly ever found in good translations. Doubtful: good translations have it now and then.
    message : str
        One line that says what stands where.
    source_span, target_span : (int, int), optional
        Characters in the source sentence and in its translation.

    Examples
    --------
    >>> Finding(17, "name", "serious", 'name: "Shoigu" has become "Shogui"').severity
    'serious'
    """

    index: int
    kind: str
    severity: Literal["serious", "doubtful"]
    message: str
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
