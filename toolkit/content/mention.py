"""Mentions of people, places and organisations in Italian sentences, by capitals, lists and the words beside them.

There is no trained model in this; what no rule tells stays "unknown".
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from toolkit.attribution import (
    AUXILIARIES,
    DETERMINERS,
    OF,
    OPENERS,
    OTHER_VERBS,
    PEOPLE,
    PREPOSITIONS,
    SUBORDINATORS,
    Word,
    lemma,
    sayings,
    words_of,
)
from toolkit.checks import acronyms, english_forms, is_word, key, small_forms
from toolkit.content.dating import dated
from toolkit.reading import Sentence, places, territories
from toolkit.summary import stop_words
from toolkit.translation import is_in_capitals

__all__ = ["Kind", "Mention", "listed_kind", "mentions"]

Kind = Literal["person", "place", "organisation", "unknown"]
Cue = tuple[Kind, str]

LONGEST = 6  # words of a listed name
JOINTS = frozenset("of de von van der bin for".split())  # between the capitals of one foreign name
ARABIC = re.compile(r"(?:al|el)-[A-Z]")  # "Mohammed al-Jadaan"
ROMAN = re.compile("[IVXLCDM]+")
SENTENCE_START = re.compile(r"(?:^|[.!?…:])[\s\W]*$|[\"«“]\s?$")
APPOSITION = re.compile(r"(?:\s\([^)]{1,20}\))?\s?(?:,|-|–)\s(?:(?:ex|uno?|una|un['’]|il|la|lo|l['’])\s?)?([^,.;:]+)")
NOT_BETWEEN = PREPOSITIONS | OF | DETERMINERS | AUXILIARIES | OTHER_VERBS | {"e", "ed"}  # a role and its name
BETWEEN = r"(?:\s(?:di|d['’]|de[li]|dell[oae]|dell['’]|degli)\s?|\s)"


@dataclass(frozen=True)
class Mention:
    """A name in a sentence.

    Attributes
    ----------
    index : int
        Its index.
    text : str
        As written.
    span : (int, int)
        Characters in the text of the sentence.
    kind : {"person", "place", "organisation", "unknown"}
        What this place tells; elsewhere the same name may be plainer.
    why : str
        What told it: "listed", "a word of the name", "the word before", "a role beside it", "it says something"; "".
    """

    index: int
    text: str
    span: tuple[int, int]
    kind: Kind = "unknown"
    why: str = ""


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(_kinds()[part].split())


@cache
def _kinds() -> Mapping[str, list[str] | str]:
    return json.loads((files("toolkit") / "data" / "kinds.json").read_text("utf-8"))


@cache
def _listed() -> Mapping[str, Kind | None]:
    """Give the kind of every listed name by its key; None for what is none of the three."""
    from babel.core import get_global

    cities = {zone.split("/")[1].replace("_", " ") for zone in get_global("zone_territories") if zone.count("/") == 1}
    names = {*english_forms(), *map(key, {*places(), *cities, *territories("en").values()})}
    kinds: dict[str, Kind | None] = dict.fromkeys(names, "place")
    for part in ("person", "organisation", "neither", "place"):
        kinds |= dict.fromkeys(map(key, _kinds()[part]), None if part == "neither" else part)
    return kinds | dict.fromkeys(small_forms())


def listed_kind(name: str) -> Kind | None:
    """Give the kind of a name that a list has: countries and cities of CLDR, names.json, kinds.json.

    Examples
    --------
    >>> listed_kind("Corea del Nord"), listed_kind("Consiglio di Sicurezza"), listed_kind("Umerov")
    ('place', 'organisation', None)
    """
    return _listed().get(key(name))


def mentions(sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Find the names of an article, in order.

    A name is a run of capitalised words, or a name of a list. A common Italian word with a capital ("Stato", "Conte")
    is one only as part of a longer run, or where such a run has it elsewhere in the article; the first word of a
    sentence only if it is in a list, in a run, or capitalised within a sentence elsewhere. Sentences in capitals are
    passed over. Not seen: names written small, wholly or in part ("Ministero della Difesa" is no run).

    Examples
    --------
    >>> text = "Il ministro Rustem Umerov vola a Seoul. Umerov tace."
    >>> [(m.text, m.kind) for m in mentions([Sentence(0, text, 0, len(text), 0)])]
    [('Rustem Umerov', 'person'), ('Seoul', 'place'), ('Umerov', 'unknown')]
    """
    runs = {s.index: list(_runs(s.text)) for s in sentences if not is_in_capitals(s.text)}
    texts = {s.index: s.text for s in sentences}
    parts = {word.text for found in runs.values() for run in found if len(run) > 1 for word in (run[0], run[-1])}
    within = {
        run[0].text
        for index, found in runs.items()
        for run in found
        if not SENTENCE_START.search(texts[index][: run[0].start])
    }
    known = parts | {word for word in within if word.isupper() or not is_word(word.lower(), "it")}
    return tuple(
        _mention(index, texts[index], run)
        for index, found in runs.items()
        for run in found
        if len(run) > 1 or key(run[0].text) in _listed() or run[0].text in known
    )


def _runs(text: str) -> Iterator[list[Word]]:
    """Give the runs of capitalised words, and listed names; days, months and what is neither are left out."""
    words, at = words_of(text), 0
    days = [found.span for found in dated(text)]
    while at < len(words):
        size = _size_of_listed(words, at, text) or _size_of_run(words, at, text)
        run = words[at : at + size]
        name = text[run[0].start : run[-1].end] if run else ""
        if any(start < run[-1].end and run[0].start < end for start, end in days if run):
            run = []
        if run and len(name) > 1 and not ROMAN.fullmatch(name) and _listed().get(key(name), "unknown") is not None:
            yield run
        at += max(1, size)


def _size_of_listed(words: list[Word], at: int, text: str) -> int:
    if not words[at].is_capitalised:
        return 0
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        name = text[words[at].start : words[at + size - 1].end]
        if key(name) in _listed() and (name.isupper() or key(name) not in acronyms()):
            in_a_run = (
                size == 1 and not name.isupper() and at + 1 < len(words) and _follows(words[at], words[at + 1], text)
            )
            return 0 if in_a_run else size
    return 0


def _follows(word: Word, after: Word, text: str) -> bool:
    return after.is_capitalised and text[word.end : after.start] == " " and not _size_of_listed([after], 0, text)


def _size_of_run(words: list[Word], at: int, text: str) -> int:
    """Count the words of a run that begins here; a role, an opener or an article begins none."""
    first = words[at]
    if not first.is_capitalised or first.text.endswith(("'", "’")):
        return 0
    is_verb = SENTENCE_START.search(text[: first.start]) and lemma(first.lower) != first.lower
    if is_verb and lemma(first.lower).endswith("re"):
        return 0
    if first.lower in PEOPLE | _words("person_beside") or _is_before_a_place(words, at, text):
        return 0
    opens = first.lower in stop_words("it") | OPENERS | SUBORDINATORS | PREPOSITIONS and first.text != "The"
    if opens and not (first.text.isupper() and len(first.text) > 1) and not _is_korean(words, at, text):
        return 0
    size = 1
    while at + size < len(words):
        step = 2 if words[at + size].text in JOINTS and at + size + 1 < len(words) else 1
        chain = words[at + size - 1 : at + size + step]
        if not (chain[-1].is_capitalised or ARABIC.match(chain[-1].text)) or any(
            text[a.end : b.start] != " " for a, b in pairwise(chain)
        ):
            break
        if _size_of_listed(words, at + size, text) > 1 or (words[at + size].text.isupper() and first.text.istitle()):
            break
        size += step
    return size


def _is_before_a_place(words: list[Word], at: int, text: str) -> bool:
    """Say whether a word only says what kind of place follows: "Oceano Pacifico", "Oblast di Kursk"."""
    if words[at].lower not in _words("place_before"):
        return False
    after = words[at + 1] if at + 1 < len(words) else Word()
    return not after.is_capitalised or bool(_size_of_listed(words, at + 1, text))


def _is_korean(words: list[Word], at: int, text: str) -> bool:
    """Say whether a stop word with a capital is a surname: two short names follow ("Ri Yong Ho", "Ho Chi Minh")."""
    return len(words[at:]) > 2 and all(w.is_capitalised and len(w.text) < 6 for w in words[at : at + 3])


def _mention(index: int, text: str, run: list[Word]) -> Mention:
    start, end = run[0].start, run[-1].end
    kind, why = _cue(text, run)
    return Mention(index, text[start:end], (start, end), kind, why)


def _cue(text: str, run: list[Word]) -> Cue:
    """Tell the kind of a name from lists, from its own words and from those beside it, the surest first."""
    start, end = run[0].start, run[-1].end
    if kind := listed_kind(text[start:end]):
        return kind, "listed"
    if len(run) > 1 and any(word.lower in _words("organisation_words") for word in run):
        return "organisation", "a word of the name"
    before = [word for word in words_of(text) if word.end <= start]
    if before and before[-1].lower in _words("organisation_before") and text[before[-1].end : start] == " ":
        return "organisation", "the word before"
    if _has_role(text, before, start, end):
        return "person", "a role beside it"
    place = re.search(rf"\b(?:{'|'.join(_words('place_before'))}){BETWEEN}$|\bin\s$", text[:start], re.IGNORECASE)
    if place and len(run) < 3:
        return "place", "the word before"
    if 1 < len(run) < 5 and any(
        text[slice(*said.subject)] == text[start:end] for said in sayings(text) if said.subject
    ):
        return "person", "it says something"
    return "unknown", ""


def _has_role(text: str, before: list[Word], start: int, end: int) -> bool:
    """Say whether a role stands before a name ("il leader nordcoreano"), or behind it after a comma ("un esperto")."""
    roles = PEOPLE | _words("person_beside")
    for word in reversed(before[-3:]):
        if re.search(r"[^\w\s]", text[word.end : start].replace("'", "")) or word.lower in NOT_BETWEEN:
            break
        if word.lower in roles:
            return True
    behind = APPOSITION.match(text, end)
    words = words_of(behind[1])[:3] if behind else []
    if any(word.lower in roles for word in words):
        return True
    title = re.search(r"\b([^\W\d_]+)(?:\s[a-zà-ù]+)?\s(?:d[ei]l?|dell[ae']|dell’)\s?[^,.;:]{3,40},\s$", text[:start])
    return bool(title and title[1].lower() in roles and text[end : end + 1] in (",", ".", ""))
