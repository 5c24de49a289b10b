"""Edits of a translation: a person's wording, or a translation memory's, in the place of the machine's."""

import datetime
import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from toolkit.checks import check, opinion_findings
from toolkit.errors import EditError
from toolkit.summary import typed_length
from toolkit.translation import Translation

if TYPE_CHECKING:
    from toolkit.analysis.analysis import Analysis

__all__ = ["LONGEST", "PERSON", "PostEdit", "edited", "edits_sha256", "today", "with_edits", "with_wordings"]

PERSON = "person"
LONGEST = 20_000  # characters


@dataclass(frozen=True)
class PostEdit:
    """Whose wording a sentence has, where it is not the machine's.

    Attributes
    ----------
    index : int
        Index of the sentence.
    text : str
        What stands in the translation.
    day : str
        Of the edit, as "2026-11-29"; empty where it is not known.
    origin : str
        "person", or the name of the translation memory that it came from.

    Examples
    --------
    >>> print(PostEdit(3, "He has not come.", "2026-11-29"))
    edited by a person, 2026-11-29
    """

    index: int
    text: str
    day: str = ""
    origin: str = PERSON

    def __str__(self) -> str:
        said = "edited by a person" if self.origin == PERSON else f"as in {self.origin}, the same sentence"
        return f"{said}, {self.day}" if self.day else said


def edits_sha256(edits: Sequence[PostEdit]) -> str:
    """SHA-256 over all that edits say, in hexadecimal."""
    return hashlib.sha256(json.dumps([astuple(edit) for edit in edits]).encode()).hexdigest()


def today() -> str:
    """Give the day, as "2026-11-29"."""
    return datetime.date.today().isoformat()


def edited(analysis: "Analysis", edits: Sequence[PostEdit]) -> "Analysis":
    """Give an analysis with these edits and no others: checked again, and the machine's translation kept beside it.

    Raises
    ------
    EditError
        If there is no such sentence, or a text is none.
    """
    machine = analysis.machine or analysis.translation
    texts = {edit.index: edit for edit in (_checked(edit, len(machine)) for edit in edits)}
    kept = {i: edit for i, edit in sorted(texts.items()) if edit.text != machine.target[i]}
    translation = with_wordings(machine, {i: edit.text for i, edit in kept.items()})
    asked = opinion_findings([opinion for opinion in analysis.opinions if opinion.index not in kept])
    findings = sorted(
        (*check(analysis.sentences, translation), *asked), key=lambda f: (f.index, f.severity != "serious")
    )
    edits, machine = tuple(kept.values()), machine if kept else None
    changes = {"translation": translation, "machine": machine, "edits": edits, "findings": tuple(findings)}
    return _summarised_again(replace(analysis, **changes))


def _summarised_again(analysis: "Analysis") -> "Analysis":
    """Choose once more where the target was summarised; not with news sense, whose settings are not kept."""
    how = dict(analysis.summary.signature.items)
    if how["language"] == analysis.languages[0] or "news" in how:
        return analysis
    return analysis.with_summary(typed_length(how["sentences"]), how["method"], how["language"])


def with_edits(analysis: "Analysis", texts: Mapping[int, str | None]) -> "Analysis":
    """Give an analysis with a person's wordings of today, by numbers from 1; see `Analysis.with_edits`."""
    now = {edit.index: edit for edit in analysis.edits}
    for number, text in texts.items():
        index = number - 1 if isinstance(number, int) else number
        if text is None and index in range(len(analysis.sentences)):
            now.pop(index, None)
        elif index not in now or now[index].text != text:
            now[index] = PostEdit(index, text, today())
    return edited(analysis, list(now.values()))


def with_wordings(machine: Translation, texts: Mapping[int, str]) -> Translation:
    """Put other wordings into a translation; they have no score, no note, and no terms of a glossary."""
    if not texts:
        return machine

    def column(values: Sequence, instead: object) -> tuple:
        return tuple(instead if i in texts else value for i, value in enumerate(values))

    return replace(
        machine,
        target=tuple(texts.get(i, text) for i, text in enumerate(machine.target)),
        scores=column(machine.scores, None),
        notes=column(machine.notes, None),
        glossary=column(machine.glossary, ()),
        verdicts=column(machine.verdicts, None),
    )


def _checked(edit: PostEdit, total: int) -> PostEdit:
    if not isinstance(edit.index, int) or isinstance(edit.index, bool) or not 0 <= edit.index < total:
        at = edit.index + 1 if isinstance(edit.index, int) else repr(edit.index)
        raise EditError(f"there is no sentence {at}: this article has {total}, counted from 1.")
    if not isinstance(edit.text, str) or not edit.text.strip():
        raise EditError(
            f"sentence {edit.index + 1}: the edit has no text. To undo an edit, give None (in the explorer: Undo)."
        )
    if len(edit.text) > LONGEST:
        raise EditError(f"sentence {edit.index + 1}: {len(edit.text):,} characters are too many for a sentence.")
    return replace(edit, text=unicodedata.normalize("NFC", " ".join(edit.text.split())))
