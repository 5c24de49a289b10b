"""Sentences and words of Italian and English text, with exact offsets; the tokenizer object that sumy accepts.

Sentences are split by simplemma (measured in benchmarks/README.md), and the cuts it makes behind an abbreviation are
taken back: see `toolkit.reading.abbreviations`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit.reading.abbreviations import ABBREVIATED, goes_on
from toolkit.reading.article import Sentence
from toolkit.reading.layouts import layout
from toolkit.reading.repairs import RepairLog

__all__ = ["ABBREVIATED", "Tokenizer", "clauses", "segment", "sentence_spans", "word_spans"]

Span = tuple[int, int]

LETTER_ITEM = re.compile(r"(?<=[.;:!?])\s+(?=(?:[a-z]\)|(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3})\.)\s+[\"«“]?[A-ZÀ-Þ])")
LONE_MARK = re.compile(r"(?:[IVX]{1,4}|[a-z])[.)]")
NUMBER_STOP = re.compile(r"(?<=\d)[.]\s+(?=[\"'«“(]?[A-ZÀ-Þ])")
WIDE_STOP = re.compile(r"[。！？]+[」』）”’]*")
LIST_NUMBER = re.compile(r"\W*\d+")
WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:%|[^\W\d_]+)?"  # 11.000  3,5  10:30  20%  90s
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?"  # U.S.A.
    r"|[^\W_]+(?:[-_&][^\W_]+)*"  # Jae-in, AT&T, G7
)
ELISION = re.compile(r"['’](?=[^\W_])")
TRUNCATED = frozenset(
    "be c ca citta cioe cosi d da de di e fa gia la mo ne nonche perche piu po poiche puo sara sta to universita va "
    "vo".split()
)
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
CONTRACTION = re.compile(r"['’](?:t|re|ve|ll|d|m)\b", re.IGNORECASE)
CLAUSE_MARKS = (
    re.compile(r"(?<=[;:!?…])\s+|\s+(?=[–—-]\s)"),
    re.compile(r"(?<=[,)])\s+"),
    re.compile(r"\s+(?=(?:e|ed|o|ma|che|mentre|quando|dove|perché|and|or|but|that|which|while|when|where)\s)"),
    re.compile(r"\s+"),
)


def sentence_spans(text: str, language: str = "it") -> list[Span]:
    """Give the spans of the sentences of a paragraph (or of several, parted by line ends).

    Parameters
    ----------
    text : str
    language : str
        Whose abbreviations count; languages outside `ABBREVIATED` get the general rules.

    Returns
    -------
    list of (int, int)
        In order, without overlap; only white space lies outside them.

    Examples
    --------
    >>> text = "Il dott. Rossi tace. Ha detto Umerov."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Il dott. Rossi tace.', 'Ha detto Umerov.']
    """
    spans: list[Span] = []
    for line in re.finditer(r"\S.*", text):
        spans += (
            (line.start() + start, line.start() + end) for start, end in _line_spans(line.group().rstrip(), language)
        )
    return spans


def _line_spans(line: str, language: str) -> list[Span]:
    from simplemma import split_sentences

    spans: list[Span] = []
    cursor = 0
    for sentence in split_sentences(line, language if language in ABBREVIATED else None):
        start = line.index(sentence, cursor)
        cursor = start + len(sentence)
        if spans and LONE_MARK.fullmatch(line, *spans[-1]):  # "II.", and what stands behind it
            start = spans.pop()[0]
        if spans and goes_on(line[max(spans[-1][0], spans[-1][1] - 80) : spans[-1][1]], sentence, language):
            start = spans.pop()[0]
        spans.append((start, cursor))
    if language in ("it", "en"):  # elsewhere "3. Mai" is a day
        spans = [part for span in spans for part in _behind_numbers(line, *span)]
    spans = [part for span in spans for part in _before_items(line, *span)]
    return [part for span in spans for part in _behind_wide_stops(line, *span)]


def _before_items(line: str, start: int, end: int) -> Iterator[Span]:
    """Cut before "b) La multa …", where a sentence or a clause ended."""
    for item in LETTER_ITEM.finditer(line, start, end):
        yield start, item.start()
        start = item.end()
    yield start, end


def _behind_numbers(line: str, start: int, end: int) -> Iterator[Span]:
    """Cut "… alle 10. Poi …", which simplemma takes for an ordinal; "1. Introduzione" stays whole."""
    for stop in NUMBER_STOP.finditer(line, start, end):
        if not LIST_NUMBER.fullmatch(line, start, stop.start()):
            yield start, stop.start() + 1
            start = stop.end()
    yield start, end


def _behind_wide_stops(line: str, start: int, end: int) -> Iterator[Span]:
    """Cut behind the full stops of Chinese and Japanese, which have no space after them."""
    for stop in WIDE_STOP.finditer(line, start, end):
        if line[start : stop.end()].strip():
            yield start, stop.end()
        start = stop.end() + len(line[stop.end() : end]) - len(line[stop.end() : end].lstrip())
    if start < end:
        yield start, end


def word_spans(text: str, language: str = "it") -> list[Span]:
    """Give the spans of the words and numbers of a text; in Italian an elided article is a word of its own.

    Examples
    --------
    >>> text = "dell'Ucraina, un po' il 20%"
    >>> [text[start:end] for start, end in word_spans(text)]
    ["dell'", 'Ucraina', 'un', "po'", 'il', '20%']
    """
    return list(_word_spans(text, language))


@lru_cache(maxsize=256)  # every check asks for those of the same two sentences
def _word_spans(text: str, language: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        if language == "en":
            if (spans and start < spans[-1][1]) or POSSESSIVE.match(text, start - 1):
                continue
            if contraction := CONTRACTION.match(text, end):
                end = contraction.end()
        elif text[end : end + 1] in ("'", "’") and (match.group().lower() in TRUNCATED or ELISION.match(text, end)):
            end += 1
        spans.append((start, end))
    return tuple(spans)


def clauses(sentence: str, cost: Callable[[str], int], limit: int) -> list[Span]:
    """Cut a sentence that is too long at its clause marks, the strongest and most central first.

    Parameters
    ----------
    sentence : str
    cost : callable
        Length of a text in the unit of `limit`, such as the tokens of a language package.
    limit : int
        No part is longer; a part without white space is cut within a word.

    Returns
    -------
    list of (int, int)
        Spans in order; only white space lies outside them.

    Examples
    --------
    >>> text = "La prima parte; la seconda parte, e la terza"
    >>> [text[start:end] for start, end in clauses(text, len, 20)]
    ['La prima parte;', 'la seconda parte,', 'e la terza']
    """
    parts: list[Span] = []
    todo = [(0, len(sentence))]
    while todo:
        start, end = todo.pop()
        cut = None if cost(sentence[start:end]) <= limit else _central_cut(sentence, start, end)
        if cut is None:
            parts.append((start, end))
        else:
            todo += [(cut[1], end), (start, cut[0])]
    return parts


def _central_cut(sentence: str, start: int, end: int) -> Span | None:
    """Find the white space at the strongest mark in the middle half of a part; without any, cut in the middle."""
    middle, quarter = (start + end) / 2, (end - start) / 4
    for marks in CLAUSE_MARKS:
        found = [m.span() for m in marks.finditer(sentence, start, end) if abs(m.start() - middle) <= quarter]
        if found:
            return min(found, key=lambda span: abs(span[0] - middle))
    return (int(middle), int(middle)) if end - start > 1 else None


def segment(repaired: RepairLog, language: str = "it") -> tuple[Sentence, ...]:
    r"""Divide a repaired text into indexed sentences that keep their span in the original.

    A title or sub-heading is one unit.

    Examples
    --------
    >>> from toolkit.reading.repairs import repair
    >>> [(s.index, s.kind, s.text) for s in segment(repair("Kim tace\n\nUomini. E armi."))]
    [(0, 'title', 'Kim tace'), (1, 'prose', 'Uomini.'), (2, 'prose', 'E armi.')]
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(layout(repaired.text)):
        whole = [(0, len(paragraph.text))]
        divided = paragraph.kind in ("prose", "boilerplate")
        for start, end in sentence_spans(paragraph.text, language) if divided else whole:
            text = paragraph.text[start:end]
            span = repaired.original_span(paragraph.start + start, paragraph.start + end)
            sentences.append(Sentence(len(sentences), text, *span, paragraph=number, kind=paragraph.kind))
    return tuple(sentences)


@dataclass(frozen=True)
class Tokenizer:
    """The tokenizer that sumy's models ask for, without NLTK's data.

    Words come in lower case, with one form of the apostrophe and none at their end, so that typography cannot change a
    summary.

    Examples
    --------
    >>> Tokenizer("it").to_words("L’offensiva dell'Ucraina, un po’ più in là")
    ('l', 'offensiva', 'dell', 'ucraina', 'un', 'po', 'più', 'in', 'là')
    """

    language: str = "it"

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Give the sentences of a text."""
        return tuple(text[start:end] for start, end in sentence_spans(text, self.language))

    def to_words(self, text: str) -> tuple[str, ...]:
        """Give the words and numbers of a text, in lower case."""
        words = (text[start:end].lower().replace("’", "'") for start, end in word_spans(text, self.language))
        return tuple(word.rstrip("'") for word in words)
