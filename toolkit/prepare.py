"""What a language package cannot take as it is: addresses, unknown characters, capitals, sentences that are too long.

A sentence is prepared into one or more segments for the engine, and assembled again from what comes back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.segment import clauses, word_spans

__all__ = ["Prepared", "known_casing", "prepare"]

ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)'\]]   # web address
    |[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}        # e-mail
    |(?<!\w)[@#]\w+                                      # handle, hashtag
    |\b\w*_[\w.]*\w                                      # anything with an underscore
    |\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|it|eu|gov|edu|info|io|uk)\b(?:/[^\s<>"]*[^\s<>".,;:!?)'\]])?
    """,
    re.VERBOSE,
)
EQUIVALENTS = {
    **dict.fromkeys("–—‒−‐‑―", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′´`", "'"),
    "…": "...",
    "•": "-",
    "·": "-",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "ı": "i",
    "ð": "d",
    "þ": "th",
    "€": "euro",
    "£": "sterline",
}
AMOUNT_AFTER_SIGN = re.compile(r"([€£])\s?(\d[\d.,]*\d|\d)(?!\s?[€£\d])")
FINAL_STOP = re.compile(r"(?<=[^.\s])\.$")
PLACEHOLDER = "B{}"  # of sixteen forms tried on the bundled package, the one that came through most often
MOST_PLACEHOLDERS = 3


@dataclass(frozen=True)
class Prepared:
    """A sentence made ready for the engine.

    Attributes
    ----------
    segments : tuple of str
        What the engine translates, each by itself; none for a sentence without a word.
    joints : tuple of str
        What stands before, between and after them: always one more than segments.
    placeholders : mapping of str to str
        What each placeholder in the segments stands for.
    respelled : mapping of str to str
        Words given without characters that the package does not know, and how they were written.
    capitals, heading, opens_large : bool
        Whether the sentence was in capitals, had no final punctuation, opened with a capital.
    """

    segments: tuple[str, ...]
    joints: tuple[str, ...]
    placeholders: Mapping[str, str]
    respelled: Mapping[str, str]
    capitals: bool
    heading: bool
    opens_large: bool

    def keeps_placeholders(self, hypotheses: Sequence[str]) -> bool:
        """Say whether every placeholder came through exactly once."""
        text = " ".join(hypotheses)
        return all(len(re.findall(rf"\b{mark}\b", text)) == 1 for mark in self.placeholders)

    def assemble(self, hypotheses: Sequence[str]) -> str:
        """Put the translated segments together and undo what was prepared."""
        pieces = [self.joints[0]]
        for hypothesis, joint in zip(hypotheses, self.joints[1:], strict=True):
            pieces += hypothesis, joint
        text = re.sub(r"\s+", " ", "".join(pieces)).strip()
        if self.heading:
            text = FINAL_STOP.sub("", text)
        if self.capitals:
            text = text.upper()
        elif self.opens_large:
            text = text[:1].upper() + text[1:]
        for mark, original in self.placeholders.items():
            text = re.sub(rf"\b{mark}\b", lambda _, original=original: original, text)
        for plain, original in self.respelled.items():
            word = rf"(?<![^\W\d_]){re.escape(plain)}(?![^\W\d_])"
            text = re.sub(word, lambda _, original=original: original, text)
        return text


def prepare(
    sentence: str,
    *,
    is_unknown: Callable[[str], bool],
    length: Callable[[str], int],
    limit: int,
    casing: Mapping[str, str],
    use_placeholders: bool = True,
) -> Prepared:
    """Make a sentence ready for the engine.

    Parameters
    ----------
    sentence : str
        One line.
    is_unknown : callable
        Whether a character is missing from the package's vocabulary.
    length : callable
        Number of the package's tokens in a text.
    limit : int
        Segments are cut at clause marks until they have no more tokens than this.
    casing : mapping
        How words are written outside capitals, from `known_casing`.
    use_placeholders : bool
        If false, the sentence is cut around what must survive, so that it surely does.
    """
    capitals = is_in_capitals(sentence)
    text, respelled = _respell(_without_capitals(sentence, casing) if capitals else sentence, is_unknown)
    kept = _must_survive(text, is_unknown)
    marks: dict[str, str] = {}
    if use_placeholders and 0 < len(kept) <= MOST_PLACEHOLDERS and _has_words_outside(text, kept):
        free = (mark for n in range(12, 100) if (mark := PLACEHOLDER.format(n)) not in text)
        pieces, cursor = [], 0
        for start, end in kept:
            mark = next(free)
            marks[mark] = text[start:end]
            pieces += text[cursor:start], mark
            cursor = end
        text, kept = "".join([*pieces, text[cursor:]]), []
    segments, joints = _cut(text, kept, length, limit)
    heading = not re.search(r"[.!?…:;][\"')\]]*$", sentence)
    return Prepared(segments, joints, marks, respelled, capitals, heading, sentence[:1].isupper())


def _has_words_outside(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    inside = {i for start, end in spans for i in range(start, end)}
    return any(c.isalpha() and i not in inside for i, c in enumerate(text))


def _cut(text: str, kept: Sequence[tuple[int, int]], length: Callable[[str], int], limit: int):
    """Cut a text around `kept` and at clause marks; give segments, and joints with all that is not a segment."""
    segments, joint, joints = [], "", []
    edges = [0, *(edge for span in kept for edge in span), len(text)]
    for i, (start, end) in enumerate(pairwise(edges)):
        part = text[start:end]
        if i % 2 or not any(c.isalpha() for c in part):
            joint += part
            continue
        cursor = 0
        for left, right in clauses(part, length, limit):
            stripped = part[left:right].strip()
            lead = part.index(stripped, left)
            joints.append(joint + part[cursor:lead])
            segments.append(stripped)
            joint, cursor = "", lead + len(stripped)
        joint = part[cursor:]
    return tuple(segments), (*joints, joint)


def _must_survive(text: str, is_unknown: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Spans that the engine would lose: addresses, and runs of characters that it does not know."""
    found = [m.span() for m in ADDRESS.finditer(text)]
    for m in re.finditer(r"\S+", text):
        if any(is_unknown(c) for c in m.group()) and not any(a < m.end() and m.start() < b for a, b in found):
            core = re.search(r"\w(?:.*\w)?", m.group())
            unknown = [i for i, c in enumerate(m.group()) if is_unknown(c)]
            start, end = core.span() if core else (unknown[0], unknown[-1] + 1)
            found.append((m.start() + min(start, unknown[0]), m.start() + max(end, unknown[-1] + 1)))
    return sorted(found)


def _respell(text: str, is_unknown: Callable[[str], bool]) -> tuple[str, dict[str, str]]:
    """Write unknown characters with known ones where there is a way; remember the words that changed."""

    def plain(character: str) -> str:
        if not is_unknown(character):
            return character
        other = EQUIVALENTS.get(character)
        if other is None:
            other = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
        return other if other and not any(is_unknown(c) for c in other) else character

    if any(is_unknown(symbol) for symbol in "€£"):
        text = AMOUNT_AFTER_SIGN.sub(r"\2 \1", text)
        text = re.sub(r"(?<=\d)(?=[€£])", " ", text)
    respelled: dict[str, str] = {}
    pieces, cursor = [], 0
    for m in re.finditer(r"[^\W\d_]+", text):
        word = m.group()
        other = "".join(map(plain, word))
        pieces += "".join(map(plain, text[cursor : m.start()])), other
        cursor = m.end()
        if other != word:
            respelled[other] = word
    return "".join([*pieces, *map(plain, text[cursor:])]), respelled


def is_in_capitals(sentence: str) -> bool:
    """Say whether a sentence is in capitals; an acronym or two are not a sentence.

    Examples
    --------
    >>> is_in_capitals("KIM PRONTO AD AIUTARE"), is_in_capitals("ONU E NATO"), is_in_capitals("Kim è pronto")
    (True, False, False)
    """
    letters = [c for c in sentence if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters) and len(re.findall(r"[^\W\d_]{5,}", sentence)) >= 2


def known_casing(sentences: Iterable[str], language: str = "it") -> dict[str, str]:
    """Learn how words are written in running text, for restoring them where all is in capitals.

    Examples
    --------
    >>> known_casing(["Si dice che Kim aiuti la Russia.", "KIM PRONTO AD AIUTARE"])["kim"]
    'Kim'
    """
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        if not is_in_capitals(sentence):
            for start, end in word_spans(sentence, language)[1:]:
                word = sentence[start:end]
                seen.setdefault(word.lower(), Counter())[word] += 1
    return {lower: forms.most_common(1)[0][0] for lower, forms in seen.items()}


def _without_capitals(sentence: str, casing: Mapping[str, str]) -> str:
    pieces, cursor = [], 0
    for start, end in word_spans(sentence):
        word = sentence[start:end].lower()
        pieces += sentence[cursor:start], casing.get(word, word)
        cursor = end
    text = "".join([*pieces, sentence[cursor:]])
    first = next((i for i, c in enumerate(text) if c.isalpha()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
