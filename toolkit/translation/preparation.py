"""What a language package cannot take as it is: addresses, unknown characters, capitals, sentences that are too long.

A sentence is prepared into one or more segments for the engine, and assembled again from what comes back.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from toolkit.reading import SENTENCE_END, clauses
from toolkit.translation.bylines import byline
from toolkit.translation.capitals import accented_capitals, is_in_capitals, small_words, without_capitals
from toolkit.translation.currency import SIGNS, currency_name, sign_behind
from toolkit.translation.labels import label_end
from toolkit.translation.rows import Part, cells, is_row

__all__ = ["Mask", "Prepared", "prepare", "spoken", "without_addresses"]

HINT = re.compile(r"[@#_]|://|www\.|[\w-]\.\w", re.IGNORECASE)  # every address has one of these, and few sentences
ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)'\]]   # web address
    |(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}  # e-mail
    |(?<!\w)[@#]\w+                                      # handle, hashtag
    |\b\w*_[\w.]*\w                                      # anything with an underscore
    |(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|it|eu|gov|edu|info|io|uk)\b
        (?:/[^\s<>"]*[^\s<>".,;:!?)'\]])?                 # domain
    |(?<![\w.-])[\w-]{1,63}\.(?:me|tv|ly|app|news)/[^\s<>"]*[^\s<>".,;:!?)'\]]
    """,
    re.VERBOSE | re.IGNORECASE,
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
}
WORD = re.compile(r"[^\W\d_]+")
SPACED_OPENING = re.compile(r"(?:^|(?<=[\s(]))([\"“‘«]) (?=\w)")  # what a model puts behind a mark that opens
FINAL_STOP = re.compile(r"(?<=[^.\s])\.$")
PLACEHOLDER = "B{}"  # the form that comes through best: see benchmarks/README.md
MOST_PLACEHOLDERS = 3
SHORTEST_RESPELLED = 4  # shorter words may be English ones too

Mask = tuple[int, int, str]  # start and end in the sentence, and what stands there in the translation


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
    label : str
        What stands before the sentence, as it is to stand before its translation.
    """

    segments: tuple[str, ...]
    joints: tuple[str, ...]
    placeholders: Mapping[str, str]
    respelled: Mapping[str, str]
    capitals: bool
    heading: bool
    opens_large: bool
    label: str = ""

    def keeps_placeholders(self, hypotheses: Sequence[str]) -> bool:
        """Say whether every placeholder came through exactly once."""
        text = " ".join(hypotheses)
        return all(len(re.findall(rf"\b{mark}\b", text)) == 1 for mark in self.placeholders)

    def assemble(self, hypotheses: Sequence[str]) -> str:
        """Put the translated segments together and undo what was prepared."""
        pieces = [self.joints[0]]
        for hypothesis, joint in zip(hypotheses, self.joints[1:], strict=True):
            pieces += hypothesis, joint
        text = SPACED_OPENING.sub(r"\1", re.sub(r"\s+", " ", "".join(pieces)).strip())
        if self.heading:
            text = FINAL_STOP.sub("", text)
        if self.capitals:
            text = text.upper()
        elif self.opens_large:
            text = text[:1].upper() + text[1:]
        text = _as_written(text, self.respelled)
        for mark, original in self.placeholders.items():
            text = re.sub(rf"\b{mark}\b", lambda _, original=original: original, text)
        return self.label + text


def prepare(
    sentence: str,
    *,
    is_unknown: Callable[[str], bool],
    length: Callable[[str], int],
    limit: int,
    casing: Mapping[str, str],
    language: str = "it",
    target: str = "en",
    use_placeholders: bool = True,
    masks: Sequence[Mask] = (),
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
        How words are written outside capitals, from `toolkit.translation.known_casing`.
    language, target : str
        Of the sentence, and of its translation; Italian by-lines are rendered in English, and Italian labels kept, by
        rule: see `toolkit.translation.labels`.
    use_placeholders : bool
        If false, the sentence is cut around what must survive, so that it surely does.
    masks : sequence of Mask
        What else gets a placeholder, and what is put in its place; one that touches an address is left out.
    """
    if (language, target) == ("it", "en") and (line := byline(sentence)):
        return Prepared((), ("",), {}, {}, capitals=False, heading=True, opens_large=False, label=line)
    start, label = label_end(sentence) if (language, target) == ("it", "en") else (0, "")
    parts = _around(sentence[start:], [(a - start, b - start, text) for a, b, text in masks if a >= start])
    if is_row(sentence):
        parts = list(cells(parts, numerals=(language, target) == ("it", "en")))
        use_placeholders = False
    own = _to_translate(parts)
    capitals = is_in_capitals(own)
    if capitals:
        parts = [(text if kept else without_capitals(text, casing, language), kept) for text, kept in parts]
    elif words := accented_capitals(own):
        parts = [(text if kept else small_words(text, words, casing), kept) for text, kept in parts]
    parts, respelled = _respell(parts, is_unknown, language)
    parts = [
        part
        for text, survives in parts
        for part in ([(text, True)] if survives else _split(text, is_unknown, respelled))
    ]
    marks: dict[str, str] = {}
    if use_placeholders and _has_words(parts) and sum(survives for _, survives in parts) <= MOST_PLACEHOLDERS:
        free = (mark for n in count(12) if (mark := PLACEHOLDER.format(n)) not in sentence)
        marks = {next(free): text for text, survives in parts if survives}
        unused = iter(marks)
        parts = [("".join(next(unused) if survives else text for text, survives in parts), False)]
    segments, joints = _cut(parts, length, limit)
    heading = not SENTENCE_END.search(sentence.rstrip())
    opens_large = sentence[start:].lstrip()[:1].isupper()
    return Prepared(segments, joints, marks, respelled, capitals, heading, opens_large, label)


def _around(sentence: str, masks: Sequence[Mask]) -> list[Part]:
    """Part a sentence from its addresses, and from what is masked and touches none of them."""
    kept = [(*m.span(), m.group()) for m in ADDRESS.finditer(sentence)]
    kept += [mask for mask in masks if not any(mask[0] < end and start < mask[1] for start, end, _ in kept)]
    parts, cursor = [], 0
    for start, end, text in sorted(kept):
        parts += (sentence[cursor:start], False), (text, True)
        cursor = end
    return [*parts, (sentence[cursor:], False)]


def spoken(sentence: str) -> str:
    """Give a sentence without its addresses.

    Examples
    --------
    >>> spoken("Scrivete a redazione@giornale.it oggi")
    'Scrivete a   oggi'
    """
    return _to_translate(_around(sentence, ()))


def without_addresses(text: str) -> str:
    """Put spaces in the place of addresses; every other character keeps its place.

    Examples
    --------
    >>> without_addresses("Il sito è www.esempio.it.")
    'Il sito è               .'
    """
    return ADDRESS.sub(lambda match: " " * len(match.group()), text) if HINT.search(text) else text


def _to_translate(parts: Sequence[Part]) -> str:
    return " ".join(text for text, survives in parts if not survives)


def _has_words(parts: Sequence[Part]) -> bool:
    return any(c.isalpha() for text, survives in parts if not survives for c in text)


def _cut(parts: Sequence[Part], length: Callable[[str], int], limit: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut what is to be translated at clause marks; give segments, and joints with all that is not a segment."""
    segments, joint, joints = [], "", []
    for text, survives in parts:
        if survives or not any(c.isalpha() for c in text):
            joint += text
            continue
        cursor = 0
        for left, right in clauses(text, length, limit):
            stripped = text[left:right].strip()
            lead = text.index(stripped, left)
            joints.append(joint + text[cursor:lead])
            segments.append(stripped)
            joint, cursor = "", lead + len(stripped)
        joint = text[cursor:]
    return tuple(segments), (*joints, joint)


def _split(text: str, is_unknown: Callable[[str], bool], respelled: Mapping[str, str]) -> Iterator[Part]:
    """Part a text from words and signs with characters that the package does not know."""
    cursor = 0
    for m in re.finditer(r"\S+", text):
        unknown = [i for i, c in enumerate(m.group()) if is_unknown(c)]
        if unknown:
            core = re.search(r"\w(?:.*\w)?", m.group())
            first, last = core.span() if core else (unknown[0], unknown[-1] + 1)
            start, end = m.start() + min(first, unknown[0]), m.start() + max(last, unknown[-1] + 1)
            yield text[cursor:start], False
            yield _as_written(text[start:end], respelled), True
            cursor = end
    yield text[cursor:], False


def _respell(
    parts: Sequence[Part], is_unknown: Callable[[str], bool], language: str
) -> tuple[list[Part], dict[str, str]]:
    """Write unknown characters with known ones where there is a way; remember the words that changed.

    A word stays as it is where its plain form stands in the sentence too, or is short: undoing could hit another.
    """
    taken = {word for text, _ in parts for word in WORD.findall(text)}
    respelled: dict[str, str] = {}

    def plain(character: str) -> str:
        if not is_unknown(character):
            return character
        other = currency_name(character, language) or EQUIVALENTS.get(character)
        if other is None:
            other = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
        return other if other and not any(is_unknown(c) for c in other) else character

    def plain_word(m: re.Match[str]) -> str:
        word = m.group()
        if not word[0].isalpha():
            return "".join(map(plain, word))
        other = "".join(map(plain, word))
        if other == word or len(word) < SHORTEST_RESPELLED or other in taken or respelled.get(other, word) != word:
            return word
        respelled[other] = word
        return other

    signs_unknown = any(map(is_unknown, SIGNS))
    found = []
    for text, survives in parts:
        if not survives:
            if signs_unknown:
                text = sign_behind(text)
            text = re.sub(r"[^\W\d_]+|[\W\d_]+", plain_word, text)
        found.append((text, survives))
    return found, respelled


def _as_written(text: str, respelled: Mapping[str, str]) -> str:
    for plain, original in respelled.items():
        word = rf"(?<![^\W\d_]){re.escape(plain)}(?![^\W\d_])"
        text = re.sub(word, lambda _, original=original: original, text)
    return text
