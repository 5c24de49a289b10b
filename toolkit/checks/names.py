"""Checks of the names in a translation: lost, misspelt, or made up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from toolkit.checks.article_names import SENTENCE_START, as_surname, surnames
from toolkit.checks.exonyms import (
    Forms,
    acronyms,
    adjective_forms,
    english_forms,
    first_name_forms,
    key,
    may_begin_a_name,
    plain,
    small_forms,
    stands_in,
)
from toolkit.checks.finding import Finding
from toolkit.checks.initials import contracted, translated
from toolkit.checks.number_words import spelled
from toolkit.checks.words import frequency, is_word, latin_form
from toolkit.reading import first_names, is_behind_first_name, word_spans
from toolkit.translation import is_in_capitals

__all__ = ["KINDS", "check_added_names", "check_names"]

KINDS = {
    "name": (
        "Names, acronyms, countries, nationalities, currencies, months and weekdays without a copy or a known English "
        "form, names that are misspelt, and names that only the translation has. Cannot see a name that went to the "
        "wrong place, one that is also a common word, or a foreign form that no list has."
    ),
}
Span = tuple[int, int]

ARTICLES = frozenset("il lo la i gli le l".split())
OF_A_PEOPLE = re.compile("(?:ism|ians?|ans|ists|ics|ese|ish)$")  # Italian writes it small: "ebraismo", "fenici"
ROMAN = re.compile("[IVXLCDM]+")
ALIKE = 0.8  # difflib's ratio: one letter in five or more, two neighbours swapped
REMOTELY_ALIKE = 0.6
SHORTEST = 4  # letters of a name that may be misspelt
COMMON = 2.0  # Zipf scale: an English spelling that others use
BETTER_KNOWN = 1.0  # so much more usual in English than the spelling of the source: "Thutmose" for "Tutmose"; another
# ending need only be more usual: "Tatra" for "Tatry"
ITALIAN_FORM = 0.7  # so much likelier in Italian than in English: it has an English form that no list here knows
LONGEST_NAME = 5  # words


def check_names(source: str, target: str, index: int, names: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Look for names of the source that the translation has lost or misspelt.

    A name may stand as it is, or in an English form from CLDR or the reviewed list of `toolkit.checks`. Misspelt
    (serious): instead there is a word nearly like it that English does not know ("Shoigu", "Shogui"). Lost (doubtful):
    there is nothing of the kind. Initials ("RSC", "OAS" for "OEA"), Latin forms ("Peloponnesus") and spellings that
    English knows better ("Thutmose") count as the name; a name that is commoner in Italian ("Tolomeo") and in no list
    is passed over where the translation has another name that the source has not ("Ptolemy"). A surname that is a word
    too ("Meloni") is a name where the article has it behind a first name; losing it is serious. In a sentence in
    capitals names are the words that the article has as names, and those that are no Italian words.

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.
    names : frozenset of str
        Names of the article, from `toolkit.checks.known_names`; without them the first word of a sentence is no name.

    Examples
    --------
    >>> [finding.message for finding in check_names("Lo dice Sergej Shoigu.", "Sergej Shogui says so.", 17)]
    ['name: "Shoigu" has become "Shogui"']
    >>> check_names("Truppe russe nel Regno Unito.", "Russian troops in the UK.", 0)
    ()
    """
    if not target.strip():
        return ()
    if is_in_capitals(source):
        return tuple(_lost_in_capitals(source, target, index, names))
    words, found = plain(target), []
    for span, forms in _listed(source):
        text = source[slice(*span)]
        if not stands_in(words, (text, *forms)):
            found.append(_missing(text, forms, target, index, span))
    short = (*contracted(source, target), *translated(source, target))
    for start, end in _candidates(source, names):
        text = source[start:end]
        if not (_is_kept(text, words) or any(a <= start < b for a, b in short)):
            close = _close_word(text, target, source)
            if text in surnames(names) and is_word(text.lower(), "it"):
                if severity := as_surname(source, start, end):
                    found.append(_lost_surname(text, target, index, (start, end), close, severity))
            elif close and _is_misspelt(text, target[slice(*close)]):
                found.append(_misspelt(text, target, index, (start, end), close))
            elif not close and not (_has_italian_form(text) and _may_be_english(text, source, target)):
                found.append(_missing(text, (), target, index, (start, end)))
    return tuple(found)


def check_added_names(source: str, target: str, index: int, names: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Look for names in the translation that have nothing to do with any word of the source (doubtful).

    A name is a capitalised word within the sentence that is no common English word. Passed over: the article's `names`,
    English forms of listed names, peoples and beliefs ("Phoenicians", "Judaism"), and sentences with a name in an
    Italian form that no list has, since the new name may be its English.

    Examples
    --------
    >>> [finding.message for finding in check_added_names("Lo dice Putin.", "Putin says so in Madrid.", 0)]
    ['name: "Madrid" stands only in the translation']
    """
    if is_in_capitals(target) or any(_has_italian_form(source[slice(*span)]) for span in _candidates(source, names)):
        return ()
    given = frozenset(word.casefold() for word in (*plain(source).split(), *names))
    expected = plain(" ".join(form.lstrip("~") for _, forms in _listed(source) for form in forms)).casefold().split()
    return tuple(
        Finding(
            index,
            "name",
            "doubtful",
            f'name: "{target[start:end]}" stands only in the translation',
            None,
            (start, end),
        )
        for start, end in _english_names(target)
        if not _is_related(plain(target[start:end]).strip().casefold(), given, expected)
    )


@lru_cache(maxsize=64)  # a sentence is looked at by two checks, and again with every other translation
def _listed(source: str) -> tuple[tuple[Span, Forms], ...]:
    """Give the names of the source that have known English forms, the longest first at every place."""
    spans = word_spans(source, "it")
    found: list[tuple[Span, Forms]] = []
    for place, (start, first_end) in enumerate(spans):
        if found and start < found[-1][0][1]:
            continue
        if source[start:first_end].lower() in small_forms() and is_behind_first_name(source, start):
            continue  # "Luca Maggio"
        table = english_forms() if source[start].isupper() else small_forms()
        longest = LONGEST_NAME if may_begin_a_name(source[start:first_end]) else 0
        phrases = [(start, end) for _, end in reversed(spans[place : place + longest])]
        span = next((span for span in phrases if _is_in(table, source[slice(*span)])), None)
        if span:
            found.append((span, table[key(source[slice(*span)])]))
        elif source[start].islower() and (forms := adjective_forms(source[start:first_end])):
            found.append(((start, first_end), forms))
    return tuple(found)


def _is_in(table: Mapping[str, Forms], name: str) -> bool:
    """Say whether a table has a name; "Ciò" is not "CIO", an acronym, and "La riunione" no island."""
    first, _, rest = key(name).partition(" ")
    if rest and first in ARTICLES and not name[len(name) - len(rest)].isupper():
        return False
    return key(name) in table and (name.isupper() or key(name) not in acronyms())


def _candidates(source: str, names: frozenset[str]) -> Iterator[Span]:
    """Give the words that are names by their capital, and in no list; common words with a capital are none."""
    listed = [span for span, _ in _listed(source)]
    for start, end in word_spans(source, "it"):
        word = source[start:end]
        if not word[0].isupper() or word.endswith(("'", "’")) or any(a <= start < b for a, b in listed):
            continue
        is_acronym = word.isupper() and len(word) > 1 and word.isascii()
        is_surname = word in surnames(names)
        if len(word) < 3 or ROMAN.fullmatch(word) or (is_word(word.lower(), "it") and not (is_acronym or is_surname)):
            continue
        if _is_number(word.lower()):
            continue  # "gli anni Settanta"
        if word in names or is_acronym or not SENTENCE_START.search(source[:start]):
            yield start, end


@lru_cache(maxsize=8192)  # reading numbers is dear, and names come again
def _is_number(word: str) -> bool:
    return any(spelled(word, "it"))


def _lost_in_capitals(source: str, target: str, index: int, names: frozenset[str]) -> Iterator[Finding]:
    """Find the names that a sentence in capitals has lost: names of the article, and words that are no Italian ones."""
    words = plain(target)
    small = {
        name.casefold() for name in filter(None, names) if not is_word(name.lower(), "it") or name in surnames(names)
    }
    behind_first_name = False
    for start, end in word_spans(source, "it"):
        word = source[start:end]
        if len(word) < 3 or not word.isalpha() or ROMAN.fullmatch(word):
            behind_first_name = False
            continue
        is_name = word.casefold() in small or not (is_word(word.lower(), "it") or _has_italian_form(word))
        is_name, behind_first_name = is_name or behind_first_name, word.title() in first_names()
        forms = english_forms().get(key(word), ())
        if is_name and not (_is_kept(word, words) or stands_in(words, forms)):
            yield Finding(index, "name", "doubtful", f'name: "{word}" has no counterpart that is known', (start, end))


def _is_kept(name: str, words: str) -> bool:
    """Say whether all parts of a name stand in the translation, if only as the beginning of a word, or in Latin."""
    folded = words.casefold()
    if any(c.isdigit() for c in name) and key(name).replace(" ", "") in folded.replace(" ", ""):
        return True  # "GSG9" is "GSG 9"
    if name in first_name_forms() and f" {first_name_forms()[name].casefold()}" in folded:
        return True
    return all(f" {part}" in folded for part in key(name).split()) or latin_form(key(name)) in folded.split()


def _close_word(name: str, target: str, source: str) -> Span | None:
    """Find the capitalised word of the translation that is most like a name, and no other word of the source."""
    given = {key(source[start:end]) for start, end in word_spans(source, "it")} - {key(name)}
    spans = {key(m.group()): m.span() for m in re.finditer(r"[^\W\d_]+", target) if m.group()[0].isupper()}
    near = get_close_matches(key(name), [word for word in spans if word not in given], 1, ALIKE)
    return spans[near[0]] if near and len(name) >= SHORTEST else None


def _is_misspelt(name: str, found: str) -> bool:
    """Say whether a spelling is one that English hardly knows, and no English plural ("Khitani", "Khitans")."""
    is_plural = key(found).endswith("s") and key(found)[:-1] in (key(name), key(name)[:-1])
    known, given = frequency(found.lower(), "en"), frequency(name.lower(), "en")
    is_better_known = known > given + (0.0 if key(found)[:-1] == key(name)[:-1] else BETTER_KNOWN)
    return known < COMMON and not is_plural and not is_better_known


def _has_italian_form(name: str) -> bool:
    return frequency(name.lower(), "it") > frequency(name.lower(), "en") + ITALIAN_FORM


def _may_be_english(name: str, source: str, target: str) -> bool:
    """Say whether an Italian form may have an English one: a name that the source has not, or one that begins alike."""
    given = {word[:SHORTEST] for word in key(source).split()}
    given |= {
        word[:SHORTEST] for _, forms in _listed(source) for form in forms for word in key(form.lstrip("~")).split()
    }
    for start, end in word_spans(target, "en"):
        word = target[start:end]
        opens = SENTENCE_START.search(target[:start]) and is_word(word.lower(), "en")
        new = word[0].isupper() and len(word) > 1 and not opens and key(word)[:SHORTEST] not in given
        if new or key(word)[:SHORTEST] == key(name)[:SHORTEST]:
            return True
    return False


def _english_names(target: str) -> Iterator[Span]:
    """Give the names within a sentence that English knows: lemmas with a capital, and words of no dictionary."""
    from simplemma import lemmatize

    for start, end in word_spans(target, "en"):
        word = target[start:end]
        if len(word) < SHORTEST or not (word.istitle() and word.isalpha()) or SENTENCE_START.search(target[:start]):
            continue
        if OF_A_PEOPLE.search(word):
            continue
        is_name = lemmatize(word.lower(), "en").istitle() or not is_word(word.lower(), "en")
        if is_name and frequency(word.lower(), "en") >= COMMON:
            yield start, end


def _is_related(word: str, given: Set[str], expected: Iterable[str]) -> bool:
    starts = word in given or any(word[:SHORTEST] == form[:SHORTEST] for form in expected)
    return starts or bool(get_close_matches(word, given, 1, REMOTELY_ALIKE))


def _missing(text: str, forms: Forms, target: str, index: int, span: Span) -> Finding:
    close = _close_word(forms[0], target, "") if forms else None
    if close and _is_misspelt(forms[0], target[slice(*close)]):
        return _misspelt(text, target, index, span, close)
    return Finding(index, "name", "doubtful", f'name: "{text}" has no counterpart that is known', span)


def _lost_surname(
    text: str, target: str, index: int, span: Span, close: Span | None, severity: Literal["serious", "doubtful"]
) -> Finding:
    message = f'name: "{text}", a surname in this article, is not there'
    if close:
        message = f'name: "{text}" has become "{target[slice(*close)]}"'
    return Finding(index, "name", severity, message, span, close)


def _misspelt(text: str, target: str, index: int, span: Span, close: Span) -> Finding:
    return Finding(index, "name", "serious", f'name: "{text}" has become "{target[slice(*close)]}"', span, close)
