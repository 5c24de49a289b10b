"""Quotation marks in pairs: within a sentence, over several, nested, and where one of them is missing."""

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["MARKS", "Quoted", "counterparts", "quoted"]

MARKS = '"“”„«»'
LONGEST_RUN = 8  # sentences
NEAR = 0.2  # share of a sentence by which a quotation may move in translation, when one of several is lost
APOSTROPHE_OPENS = re.compile(r"(?:^|(?<=[\s(]))['’‘](?=\w)")


class Quoted(NamedTuple):
    """What stands between two marks: from ``texts[first][start]`` to before ``texts[last][end]``."""

    first: int
    start: int
    last: int
    end: int

    def wording(self, texts: Sequence[str]) -> str:
        """Give the words, without marks at the edges of the sentences."""
        if self.first == self.last:
            return texts[self.first][self.start : self.end].strip()
        between = (text.strip().strip(MARKS) for text in texts[self.first + 1 : self.last])
        end = texts[self.last][: self.end].lstrip(MARKS + " ")
        return " ".join([texts[self.first][self.start :].strip(), *between, end.strip()])


def quoted(texts: Sequence[str]) -> tuple[Quoted, ...]:
    """Pair the marks of consecutive sentences, in the order in which they open; a pair may lie within another.

    An opening mark without a closing one reaches to the mark that closes it in one of the next sentences; to the last
    mark of its own sentence, if that one closed two; else to the end of the sentence. A sentence that is quoted as a
    whole behind an open one continues it. A closing mark alone, a mark of inches and most single marks are passed over.

    Examples
    --------
    >>> texts = ['Il motto: "Il mare è nostro.', 'È un dovere."', 'Il "no" di Kim']
    >>> [pair.wording(texts) for pair in quoted(texts)]
    ['Il mare è nostro. È un dovere.', 'no']
    """
    pairs, opened, closing = [], {}, {}
    for at, text in enumerate(texts):
        found, left_open, left_closed = _within(text)
        pairs += (Quoted(at, start, at, end) for start, end in found)
        opened |= {at: left_open} if left_open is not None else {}
        closing |= {at: left_closed} if left_closed is not None else {}
    continued = set()
    for at, start in opened.items():
        end = _end(at, start, texts, pairs, closing)
        continued |= {pair for pair in pairs if at < pair.first == pair.last == end.last and pair.end == end.end}
        pairs.append(end)
    return tuple(sorted(set(pairs) - continued, key=lambda pair: (pair.first, pair.start, -pair.end)))


def _end(at: int, start: int, texts: Sequence[str], pairs: Sequence[Quoted], closing: dict[int, int]) -> Quoted:
    """Find where a quotation ends whose closing mark is not in its sentence."""
    inside = [pair for pair in pairs if pair.first == at and pair.start > start]
    if inside and re.match(r"\s*,", texts[at][inside[-1].end + 1 :]):
        return Quoted(at, start, at, inside[-1].end)
    for later in range(at + 1, min(at + LONGEST_RUN, len(texts))):
        own = [pair for pair in pairs if pair.first == later]
        if later in closing and not any(pair.start < closing[later] for pair in own):
            return Quoted(at, start, later, closing[later])
        if own:
            whole = own[0].start == 1 and not re.search(r"\w", texts[later][own[0].end :])
            if whole:
                return Quoted(at, start, later, own[0].end)
            break
        if texts[later][:1] in tuple(MARKS):
            break
    return Quoted(at, start, at, len(texts[at]))


def _within(text: str) -> tuple[list[tuple[int, int]], int | None, int | None]:
    """Give the pairs of a sentence, where its first open quotation starts, and where its first mark only closes."""
    pairs, stack, closing = [], [], None
    for mark in re.finditer(f"[{MARKS}]", text):
        at = mark.start()
        if text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            continue  # seconds, as in 9"58
        opens, closes = _sides(text, at)
        if not (opens or closes):  # loose, with spaces on both sides: only where another mark fits it
            loose = not (text[:at][-1:].strip() or text[at + 1 : at + 2].strip())
            closes = loose and bool(stack)
            opens = loose and not stack and bool(re.search(f"[{MARKS}]", text[at + 1 :]))
        if opens and not (closes and stack):
            stack.append(at + 1)
        elif stack:
            pairs.append((stack.pop(), at))
        elif closes and (apostrophe := _last_apostrophe(text, pairs[-1][1] if pairs else 0, at)):
            pairs.append((apostrophe, at))
        elif closes and closing is None and not text[at - 1].isdigit():
            closing = at
    return sorted(pairs), (stack[0] if stack else None), closing


def _sides(text: str, at: int) -> tuple[bool, bool]:
    """Say whether a mark can open, and whether it can close, by its form and by what stands around it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    opens = not before or before in " (['-–—/" + MARKS
    closes = not after or not after.isalnum()
    if text[at] in "«„":
        return True, False
    if text[at] == "»":
        return False, True
    return opens and bool(after) and not after.isspace(), closes and bool(before) and not before.isspace()


def _last_apostrophe(text: str, start: int, end: int) -> int | None:
    """Find an apostrophe that opens what a quotation mark closes."""
    found = [match.end() for match in APOSTROPHE_OPENS.finditer(text, start, end)]
    return found[-1] if found else None


def counterparts(pairs: Sequence[Quoted], texts: Sequence[str], targets: Sequence[str]) -> dict[Quoted, Quoted]:
    """Find the marks of a translation that stand for those of its source.

    By order where a sentence has as many as its source, else by their place in it; a pair without a counterpart is not
    in the result. A comma that English puts inside the marks is left out.

    Examples
    --------
    >>> texts, targets = ['"Sì", disse Kim.', 'Il "no" di Kim.'], ['"Yes," said Kim.', "Kim's no."]
    >>> [pair.wording(targets) for pair in counterparts(quoted(texts), texts, targets).values()]
    ['Yes']
    """
    result: dict[Quoted, Quoted] = {}
    for first, last in dict.fromkeys((pair.first, pair.last) for pair in pairs):
        here = [pair for pair in pairs if (pair.first, pair.last) == (first, last)]
        there = [
            Quoted(first, pair.start, last, len(targets[last][: pair.end].rstrip(" ,")))
            for pair in quoted(targets[first : last + 1])
            if (pair.first, pair.last) == (0, last - first)
        ]
        there = [pair for pair in there if first < last or pair.start < pair.end]
        if len(here) == len(there):
            result |= zip(here, there, strict=True)
        else:
            result |= _nearest(here, there, len(texts[first]), len(targets[first]))
    return result


def _nearest(here: Sequence[Quoted], there: Sequence[Quoted], length: int, target: int) -> dict[Quoted, Quoted]:
    result: dict[Quoted, Quoted] = {}
    for pair in there:
        distances = {own: abs(own.start / length - pair.start / target) for own in here if own not in result}
        nearest = min(distances, key=distances.get, default=None)
        if nearest and distances[nearest] < NEAR:
            result[nearest] = pair
    return result
