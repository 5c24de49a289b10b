"""Reversible repair of a text: small `str -> str` rules, and a log of every change with its span in the original.

Only layout and typography are mended, accents that were typed as apostrophes, and marks of footnotes; spelling stays.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from toolkit.reading.accents import apostrophes_for_accents
from toolkit.reading.layouts import LINE_END, line_breaks
from toolkit.reading.raised import raised_figures
from toolkit.reading.tables import tabs_between_cells

__all__ = ["RULES", "Edit", "RepairLog", "Rule", "repair", "revert"]

Change = tuple[int, int, str]  # start, end, what stands there afterwards


@dataclass(frozen=True)
class Edit:
    """One change: ``original[start:end]`` was ``before`` and became ``after``, by ``rule`` (or by several, "a + b")."""

    rule: str
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.start}-{self.end} {self.rule}: {self.before!r} → {self.after!r}"


@dataclass(frozen=True, repr=False)
class RepairLog:
    """A repaired text and the edits that led to it, in order and without overlap.

    Examples
    --------
    >>> log = repair('" Ciao ", disse.')
    >>> log.text
    '"Ciao", disse.'
    >>> log.original_span(0, 6), revert(log)
    ((0, 8), '" Ciao ", disse.')
    """

    text: str
    edits: tuple[Edit, ...] = ()

    def __len__(self) -> int:
        return len(self.edits)

    def __repr__(self) -> str:
        return f"<RepairLog: {len(self)} edits, {len(self.text)} characters>"

    @cached_property
    def starts(self) -> list[int]:
        """Where each edit begins in the repaired text."""
        shifts = accumulate((len(e.after) - (e.end - e.start) for e in self.edits), initial=0)
        return [e.start + shift for e, shift in zip(self.edits, shifts, strict=False)]

    @cached_property
    def ends(self) -> list[int]:
        """Where each edit ends in the repaired text."""
        return [start + len(e.after) for start, e in zip(self.starts, self.edits, strict=True)]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the original of ``text[start:end]``; an edit that is cut through counts whole."""
        passed = bisect_right(self.ends, start)
        if passed < len(self.edits) and self.starts[passed] < start:
            first = self.edits[passed].start
        else:
            first = start + (self.edits[passed - 1].end - self.ends[passed - 1] if passed else 0)
        reached = bisect_left(self.starts, end)
        if reached and self.ends[reached - 1] > end:
            return first, self.edits[reached - 1].end
        return first, max(first, end + (self.edits[reached - 1].end - self.ends[reached - 1] if reached else 0))


@dataclass(frozen=True)
class Rule:
    """A named repair, callable as `str -> str`; ``find`` yields its changes in order, without overlap.

    Examples
    --------
    >>> quotes = next(rule for rule in RULES if rule.name == "quotation mark")
    >>> quotes("«Ciao»")
    '"Ciao"'
    """

    name: str
    find: Callable[[str], Iterable[Change]]

    def __call__(self, text: str) -> str:
        """Apply the rule, without a log."""
        pieces, cursor = [], 0
        for start, end, after in self.find(text):
            pieces += text[cursor:start], after
            cursor = end
        return "".join([*pieces, text[cursor:]])


def replacing(pattern: str, after: str) -> Callable[[str], Iterator[Change]]:
    """Make a finder that puts `after` in the place of every match."""
    compiled = re.compile(pattern)
    return lambda text: ((m.start(), m.end(), after) for m in compiled.finditer(text))


def _line_ends(text: str) -> Iterator[Change]:
    return ((m.start(), m.end(), "\n") for m in LINE_END.finditer(text) if m.group() != "\n")


def _compositions(text: str) -> Iterator[Change]:
    if unicodedata.is_normalized("NFC", text):
        return
    start, last = 0, ""
    for end, character in enumerate([*text, None]):
        joined = unicodedata.normalize("NFC", last + character) if character else ""
        if character is None or (not unicodedata.combining(character) and joined == last + character):
            composed = unicodedata.normalize("NFC", text[start:end])  # a run ends before what it cannot compose with
            if composed != text[start:end]:
                yield start, end, composed
            start, joined = end, character or ""
        last = joined[-1:]


def _joins(kind: str, after: str, back: int = 0) -> Callable[[str], Iterator[Change]]:
    return lambda text: ((b.start - back, b.end, after) for b in line_breaks(text) if b.kind == kind)


def _quote_spaces(text: str) -> Iterator[Change]:
    """Trim inside pairs of quotation marks, and part them from the words they touch.

    A line whose marks do not alternate (nested or unbalanced quotations, inches) stays as it is.
    """
    offset = 0
    for line in text.split("\n"):
        marks = [i for i, c in enumerate(line) if c == '"']
        pairs = list(zip(marks[::2], marks[1::2], strict=False))
        if len(marks) % 2 == 0 and all(_can_open(line, a) and _can_close(line, b) and b - a > 2 for a, b in pairs):
            for opening, closing in pairs:
                if line[opening - 1 : opening].isalpha():
                    yield offset + opening, offset + opening, " "
                if line[opening + 1] == " ":
                    yield offset + opening + 1, offset + opening + 2, ""
                if line[closing - 1] == " ":
                    yield offset + closing - 1, offset + closing, ""
                if line[closing + 1 : closing + 2].isalpha():
                    yield offset + closing + 1, offset + closing + 1, " "
        offset += len(line) + 1


def _can_open(line: str, mark: int) -> bool:
    before, after = line[mark - 1 : mark] if mark else "", line[mark + 1 : mark + 2]
    free = not before or before in " ('[-–—/"
    return free or (before.isalpha() and after.isalnum())


def _can_close(line: str, mark: int) -> bool:
    before, after = line[mark - 1], line[mark + 1 : mark + 2]
    if before == " ":
        return not after or not after.isalnum()
    return not after or not after.isalnum() or (after.isalpha() and not before.isdigit())


GLUED_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…](?=[^\W\d_])")
GLUED_NUMBER = re.compile(r"(?:\d['’]?|[%€])[.!?](?=[A-ZÀ-Þ](?:[a-zà-ÿ]|['’]|$))")
GLUED_QUOTATION = re.compile(r"[\w%€'’][.!?](?=\"[A-ZÀ-Þ])")
GLUED_CLAUSE = re.compile(r"[^\W\d_][,;](?=[^\W\d_]{2})")


def _missing_spaces(text: str) -> Iterator[Change]:
    """Part "fine.Poi", "3-1.Rossi" and "uno,due"; addresses, abbreviations, numbers and "1.Rossi" in a list stay."""
    marks = cursor = 0  # quotation marks of the line so far
    for token in re.finditer(r"\S+", text):
        marks = 0 if "\n" in text[cursor : token.start()] else marks
        if not re.search(r"://|www\.|@", token.group()):
            yield from ((end, end, " ") for end in sorted(_glued(text, *token.span(), marks)))
        marks, cursor = marks + token.group().count('"'), token.end()


def _glued(text: str, start: int, end: int, marks: int) -> Iterator[int]:
    """Find where a space is missing in a run of other characters; so many quotation marks stand before it."""
    yield from (m.end() for m in GLUED_CLAUSE.finditer(text, start, end))
    for m in GLUED_SENTENCE.finditer(text, start, end):
        after = text[m.end() : m.end() + 2]
        if m.group()[1].islower() and after[0].isupper() and (after[1:].islower() or after[1:] in ("", " ", "'")):
            yield m.end()
    in_list = text[start - 1 : start] in ("", "\n")
    for m in GLUED_NUMBER.finditer(text, start, end):
        if not (in_list and text[start : m.end() - 1].isdigit()):
            yield m.end()
    for m in GLUED_QUOTATION.finditer(text, start, end):
        if (marks + text.count('"', start, m.end())) % 2 == 0:  # the mark opens
            yield m.end()


RULES = (
    Rule("line end", _line_ends),
    Rule("control character", replacing(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]", "")),
    Rule("composed accent", _compositions),
    Rule("soft hyphen", replacing("\u00ad", "")),
    Rule(
        "invisible character", replacing("[\u200b\u2060\ufeff\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", "")
    ),
    Rule("joiner", replacing(r"(?<=[^\W\d_])[\u200c\u200d](?=[^\W\d_])", "")),
    Rule("tab between cells", tabs_between_cells),
    Rule("special space", replacing("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ")),
    Rule("space inside quotation marks", replacing(r"(?:(?<=[«„])|(?<=[\s(]“)|(?<=\A“)) (?=[^ ])|(?<=[^ ]) (?=»)", "")),
    Rule("quotation mark", replacing("[“”„‟«»″〝〞＂]|''|’’|‘‘|``", '"')),
    Rule("apostrophe", replacing("[‘’‚‛ʼʹ′´`＇]", "'")),
    Rule("apostrophe for an accent", apostrophes_for_accents),
    Rule("raised figure", raised_figures),
    Rule("hyphenated line end", _joins("hyphen", "", back=1)),
    Rule("line end behind a hyphen", _joins("compound", "")),
    Rule("wrapped line", _joins("wrap", " ")),
    Rule("broken paragraph", _joins("broken", " ")),
    Rule("doubled space", replacing(r" {2,}", " ")),
    Rule("space at a line's edge", replacing(r"(?:\A|(?<=\n)) | (?=\n|\Z)", "")),
    Rule("space inside quotation marks", _quote_spaces),
    Rule("space before punctuation", replacing(r"(?<=[\w\"')\]]) (?=[,.;:!?](?:[\s\"')\]]|\Z))", "")),
    Rule("missing space", _missing_spaces),
)


def repair(text: str) -> RepairLog:
    """Apply every rule in order and log what changed.

    Parameters
    ----------
    text : str
        Any text, of any length; time is linear in it.

    Returns
    -------
    RepairLog
        `revert` gives the original back exactly.
    """
    current, owners = text, list(range(len(text)))  # owners[k]: which original character brought current[k]
    changed: dict[int, list[str]] = {}
    joined: set[int] = set()
    for rule in RULES:
        pieces, new_owners, cursor = [], [], 0
        for start, end, after in rule.find(current):
            home = owners[start] if start < len(owners) else len(text)
            touched = range(home, owners[end - 1] + 1 if end > start else home + 1)
            for owner in touched:
                changed.setdefault(owner, []).append(rule.name)
            joined.update(touched[1:])
            pieces += current[cursor:start], after
            new_owners += owners[cursor:start] + [home] * len(after)
            cursor = end
        if pieces:
            current, owners = "".join([*pieces, current[cursor:]]), new_owners + owners[cursor:]
    return RepairLog(current, tuple(_edits(text, current, owners, changed, joined)))


def _edits(
    text: str, current: str, owners: list[int], changed: dict[int, list[str]], joined: set[int]
) -> Iterator[Edit]:
    firsts = [owner for owner in sorted(changed) if owner not in joined]
    for start in firsts:
        end = start + 1
        while end in joined:
            end += 1
        before, after = text[start:end], current[bisect_left(owners, start) : bisect_left(owners, end)]
        rule = " + ".join(dict.fromkeys(name for owner in range(start, end) for name in changed.get(owner, ())))
        shorter = min(len(before), len(after))
        same = next((i for i in range(shorter) if before[i] != after[i]), shorter)
        tail = next((i for i in range(shorter - same) if before[-1 - i] != after[-1 - i]), shorter - same)
        before, after = before[same : len(before) - tail], after[same : len(after) - tail]
        if before or after:
            yield Edit(rule, start + same, start + same + len(before), before, after)


def revert(log: RepairLog) -> str:
    """Give the original back, exactly."""
    pieces, cursor = [], 0
    for edit, start, end in zip(log.edits, log.starts, log.ends, strict=True):
        pieces += log.text[cursor:start], edit.before
        cursor = end
    return "".join([*pieces, log.text[cursor:]])
