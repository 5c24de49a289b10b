"""How long a summary is to be, as people say it: 5, "20%", "80 words" or "1 per section"."""

import operator
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from toolkit.errors import SummaryError
from toolkit.reading import Sentence, word_spans

__all__ = ["LENGTHS", "Length", "number_of_sentences", "read_length", "section_numbers", "take", "typed_length"]

LENGTHS = 'a whole number from 1, a share from "1%" to "100%", "80 words" at most, or "1 per section"'

FORMS = (
    ("share", re.compile(r"\s*(\d+(?:\.\d+)?)\s*%\s*")),
    ("words", re.compile(r"\s*(\d+)\s*words?\s*")),
    ("per section", re.compile(r"\s*(\d+)\s*per\s+section\s*")),
)


@dataclass(frozen=True)
class Length:
    """A length that was asked for: so many sentences, per cent of them, words at most, or sentences per section."""

    amount: float
    unit: Literal["sentences", "share", "words", "per section"]


def read_length(sentences: int | str) -> Length:
    """Understand a length.

    Raises
    ------
    SummaryError
        If it is none; the message says what it can be.

    Examples
    --------
    >>> read_length("80 words")
    Length(amount=80.0, unit='words')
    >>> read_length(5).unit, read_length("20%").unit, read_length("1 per section").unit
    ('sentences', 'share', 'per section')
    """
    if hasattr(sentences, "__index__") and not isinstance(sentences, bool) and operator.index(sentences) >= 1:
        return Length(operator.index(sentences), "sentences")
    for unit, form in FORMS if isinstance(sentences, str) else ():
        if found := form.fullmatch(sentences):
            amount = float(found.group(1))
            if (0 < amount <= 100) if unit == "share" else amount >= 1:
                return Length(amount, unit)
    raise SummaryError(f"sentences must be {LENGTHS}, not {sentences!r}.")


def typed_length(text: str) -> int | str:
    """Give a length as it is typed, on a command line or in a box, perhaps between quotation marks.

    Examples
    --------
    >>> typed_length("5"), typed_length("'80 words'")
    (5, '80 words')
    """
    text = text.strip().strip("\"'").strip()
    return int(text) if re.fullmatch(r"-?[0-9]+", text) else text


def number_of_sentences(sentences: int | str, total: int) -> int:
    """Turn a number or a share into a number of sentences, at most `total`.

    Raises
    ------
    SummaryError
        If it is no length, or one that depends on the sentences themselves: see `take`.

    Examples
    --------
    >>> number_of_sentences("20%", 19), number_of_sentences(5, 3)
    (4, 3)
    """
    length = read_length(sentences)
    if length.unit == "share":
        return min(total, max(1, round(total * length.amount / 100)))
    if length.unit == "sentences":
        return min(int(length.amount), total)
    raise SummaryError(f"how many sentences {sentences!r} are depends on the sentences; take() counts them.")


def section_numbers(text: Sequence[Sentence]) -> dict[int, int]:
    """Give the section of each prose sentence, from 0; what stands before the first sub-heading is one.

    Examples
    --------
    >>> kinds = ("title", "prose", "heading", "prose", "prose")
    >>> section_numbers([Sentence(i, "Ciao.", 0, 0, i, kind) for i, kind in enumerate(kinds)])
    {1: 0, 3: 1, 4: 1}
    """
    sections: dict[int, int] = {}
    headings = 0
    for sentence in text:
        headings += sentence.kind == "heading"
        if sentence.kind == "prose":
            sections[sentence.index] = headings
    return sections


def take(
    ranking: Iterable[Sentence], text: Sequence[Sentence], sentences: int | str, language: str, *, gaps: bool = True
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Take the best sentences of a ranking, as many as a length allows.

    Words are counted by `toolkit.reading.word_spans`. A sentence that is too long for the words that are left is passed
    over, and the next best that fits is taken, until more would have been passed over than were taken: else short
    sentences of low rating fill the rest. Where none fits at all, the best one is taken alone and a note says so.

    Parameters
    ----------
    ranking : iterable of Sentence
        All prose sentences of the text, the best first; no more is read of it than is needed, but for "1 per section".
    text : sequence of Sentence
        The whole text, for its sections.
    sentences : int or str
        The length, as in `read_length`.
    language : str
        Language of the text, for its words.
    gaps : bool
        Whether a sentence that is too long may be passed over; without, it ends the summary, as it must for lead.

    Returns
    -------
    tuple of int, tuple of str
        The indices in reading order, and notes.

    Raises
    ------
    SummaryError
        If the length is none.

    Examples
    --------
    >>> text = [Sentence(i, words, 0, 0, 0) for i, words in enumerate(["Piove.", "La legge passa.", "Si vota."])]
    >>> take(text[::-1], text, "3 words", "it")
    ((0, 2), ())
    """
    length = read_length(sentences)
    if length.unit == "words":
        chosen, notes = _within(ranking, int(length.amount), language, gaps)
    elif length.unit == "per section":
        chosen, notes = _per_section(ranking, section_numbers(text), int(length.amount))
    else:
        total = sum(sentence.kind == "prose" for sentence in text)
        chosen, notes = list(islice(ranking, number_of_sentences(sentences, total))), ()
        if length.unit == "sentences" and len(chosen) < length.amount:
            notes = (
                f"the text has only {_sentences(len(chosen))}: all taken" if chosen else "the text has no sentence",
            )
    return tuple(sorted(sentence.index for sentence in chosen)), notes


def _within(
    ranking: Iterable[Sentence], most: int, language: str, gaps: bool
) -> tuple[list[Sentence], tuple[str, ...]]:
    chosen, left, passed_over = [], most, 0
    ranking = iter(ranking)
    first = list(islice(ranking, 1))
    for sentence in chain(first, ranking):
        words = len(word_spans(sentence.text, language))
        if words <= left:
            chosen.append(sentence)
            left -= words
        elif not gaps or (chosen and passed_over == len(chosen)):
            break
        else:
            passed_over += bool(chosen)
    if chosen or not first:
        return chosen, ()
    best = first[0]
    words, all_too_long = len(word_spans(best.text, language)), "no sentence is" if gaps else "the first is not"
    return [best], (f"{all_too_long} as short as {most} word{_s(most)}: one of {words} words was taken",)


def _per_section(
    ranking: Iterable[Sentence], sections: dict[int, int], most: int
) -> tuple[list[Sentence], tuple[str, ...]]:
    chosen, taken = [], Counter()
    for sentence in ranking:
        if taken[sections[sentence.index]] < most:
            taken[sections[sentence.index]] += 1
            chosen.append(sentence)
    notes = ("all sentences stand in one section",) if len(taken) == 1 else ()
    return chosen, notes


def _sentences(number: int) -> str:
    return f"{number} sentence{_s(number)}"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
