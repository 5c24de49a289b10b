"""Checks of a translation by its words: Italian left standing, words that do not exist."""

import re
from collections import Counter
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from toolkit.checks.finding import Finding
from toolkit.translation import without_addresses

__all__ = [
    "KINDS",
    "check_copied",
    "check_invented",
    "check_untranslated",
    "frequency",
    "is_english",
    "is_italian",
    "is_word",
    "latin_form",
]

KINDS = {
    "copied": "The source sentence, or nearly, in place of a translation. Cannot tell with names and numbers alone.",
    "untranslated": (
        "Italian words of four letters or more in the English. Cannot see those that English has too "
        '("fine", "come"), those with a capital or in quotation marks.'
    ),
    "invented": (
        "Words that English does not have and the source does not either. Cannot see a real word that is wrong, "
        "and takes a rare term or an unusual name for an invention."
    ),
}
WORD = re.compile(r"[^\W\d_]+")
QUOTED = re.compile(r"""["“«][^"“”«»]*["”»]|(?<!\w)[‘'][^‘’']*[’'](?!\w)""")
WORDS = 32_768  # that are looked up once: those of many articles
SHORTEST = 4  # shorter words belong to several languages
COMMON = 2.5  # Zipf scale
PLURAL = re.compile("(?:er|or|ist|ian|ism|ment|ion|ity)s$")
PART, USUAL = 5, 3.5  # letters of the parts of a compound, and how usual they are (Zipf scale)
PEOPLE = re.compile("^[^\\W\\d_a-z].*ans?$")
ALIKE = 0.8  # difflib's ratio
ACCENTED = re.compile(r".*(?:tà|tù|dì|fè|pà|rò|ciò|uò)")
ITALIAN_ENDING = re.compile(r"(\w{3,}?)i?[aeio]")
COPY = 0.9  # share of characters that stand in the same order in both
ITALIAN_AT_LEAST, MORE_THAN_ENGLISH = 2.5, 1.0  # on the Zipf scale (1 = once in 100 million words, 2 = ten times)


def _most_alike(left: str, right: str) -> float:
    """Give the most that the ratio of two texts can be, by the characters they share: difflib's quick ratio."""
    return 2 * (Counter(left) & Counter(right)).total() / (len(left) + len(right))


@lru_cache(maxsize=16)  # another check asks for it
def check_copied(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a source sentence that stands, nearly unchanged, in the place of its translation (serious).

    Only a sentence with Italian words in it can be told from one that reads the same in English, such as a name.

    Examples
    --------
    >>> [finding.kind for finding in check_copied("Dopo mesi di silenzio.", "Dopo mesi di silenzio.", 3)]
    ['copied']
    >>> check_copied("Lee Seong Kweon.", "Lee Seong Kweon.", 4)
    ()
    """
    source, target = without_addresses(source), without_addresses(target)
    left, right = (" ".join(WORD.findall(text.casefold())) for text in (source, target))
    if not left or _most_alike(left, right) < COPY or SequenceMatcher(None, left, right, False).ratio() < COPY:
        return ()
    if not any(_is_left(match.group()) for match in WORD.finditer(target)):
        return ()
    return (Finding(index, "copied", "serious", "copied: the Italian stands in place of a translation"),)


def check_untranslated(
    source: str, target: str, index: int, names: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Look for Italian words left in the English: serious for three in a row or more, otherwise doubtful.

    Left out: words with a capital (names have a check of their own), quotations, because of foreign titles, addresses,
    and a sentence that is copied whole.

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.
    names : frozenset of str
        Names of the article, from `toolkit.checks.known_names`; they may stay as they are.

    Examples
    --------
    >>> [finding.message for finding in check_untranslated("Un ebanista tace.", "An ebanista is silent.", 0)]
    ['untranslated: "ebanista" is Italian']
    """
    if check_copied(source, target, index):
        return ()
    known = set(map(str.casefold, names))
    plain = QUOTED.sub(lambda match: " " * len(match.group()), without_addresses(target))
    runs: list[list[re.Match[str]]] = []
    last = -3
    for place, word in enumerate(WORD.finditer(plain)):
        if _is_left(word.group()) and word.group() not in known:
            if place - last > 2:  # a short word may stand between
                runs.append([])
            runs[-1].append(word)
            last = place
    return tuple(_untranslated(run, target, index) for run in runs)


def _is_left(word: str) -> bool:
    return len(word) >= SHORTEST and word.islower() and is_italian(word)


def _untranslated(run: list[re.Match[str]], target: str, index: int) -> Finding:
    start, end = run[0].start(), run[-1].end()
    severity = "serious" if len(run) > 2 else "doubtful"
    what = f'untranslated: "{target[start:end]}" is Italian'
    return Finding(index, "untranslated", severity, what, target_span=(start, end))


@lru_cache(maxsize=WORDS)
def is_italian(word: str) -> bool:
    """Say whether a word in lower case is Italian and hardly English: by wordfreq's frequencies in both.

    Examples
    --------
    >>> is_italian("silenzio"), is_italian("silence"), is_italian("pasta")
    (True, False, False)
    """
    if not is_word(word, "it") or is_word(word, "en"):
        return False
    italian, english = frequency(word, "it"), frequency(word, "en")
    return (italian >= ITALIAN_AT_LEAST and english < italian - MORE_THAN_ENGLISH) or english == 0


def check_invented(source: str, target: str, index: int, names: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Look for words that are no English words and do not come from the source.

    A word counts as English if wordfreq has met it in any of its corpora (Speer 2022; some 300,000 words, each seen at
    least ten times in a thousand million) or simplemma has it in its dictionary, or if it is put together of two
    usual words ("chalkstone"). Words of fewer than four letters,
    Italian ones, copies from the source, `names`, Latin forms and names of peoples that are like a word of the source
    ("Khitans", "Khitani") are left out. Always doubtful: rare terms and names look the same.

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.
    names : frozenset of str
        Names of the article, from `toolkit.checks.known_names`.

    Examples
    --------
    >>> [finding.message for finding in check_invented("Immagini satellitari", "Satelligrant images", 18)]
    ['invented: "Satelligrant" is no English word']
    """
    passed = {match.group().casefold() for match in WORD.finditer(source)} | {name.casefold() for name in names}
    given, found = sorted(passed), []
    passed |= set(filter(None, map(latin_form, passed)))
    for match in WORD.finditer(target):
        word = match.group()
        if len(word) < SHORTEST or word.casefold() in passed or is_english(word.lower()):
            continue
        if not (PEOPLE.search(word) and get_close_matches(word.casefold(), given, 1, ALIKE)):
            message = f'invented: "{word}" is no English word'
            found.append(Finding(index, "invented", "doubtful", message, target_span=match.span()))
            passed.add(word.casefold())
    return tuple(found)


@lru_cache(maxsize=WORDS)
def is_english(word: str) -> bool:
    """Say whether a word in lower case was ever met in English, or is Italian, which is another finding.

    Examples
    --------
    >>> is_english("parliamentary"), is_english("parliamentarer")
    (True, False)
    """
    return frequency(word, "en") > 0 or is_word(word, "en") or is_italian(word) or _is_made_of_words(word)


def _is_made_of_words(word: str) -> bool:
    """Say whether a word is the plural of one that was met, or two usual ones in one: "bingers", "heartwarmer"."""
    if PLURAL.search(word) and frequency(word[:-1], "en") > 0:
        return True
    halves = ((word[:i], word[i:]) for i in range(PART, len(word) - PART + 1))
    return any(all(frequency(part, "en") >= USUAL and is_word(part, "en") for part in both) for both in halves)


def latin_form(word: str) -> str | None:
    """Give what an Italian name may be in Latin, in lower case; English has many of them.

    Examples
    --------
    >>> latin_form("Peloponneso"), latin_form("Ciscaucasia"), latin_form("Kim")
    ('peloponnesus', 'ciscaucasus', None)
    """
    match = ITALIAN_ENDING.fullmatch(word.casefold())
    return f"{match[1]}us" if match else None


@lru_cache(maxsize=WORDS)
def frequency(word: str, language: str) -> float:
    """Give a word's frequency on the Zipf scale (6 = once in a thousand words), 0 if wordfreq does not know it."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word, language, minimum=0)


@lru_cache(maxsize=WORDS)
def is_word(word: str, language: str) -> bool:
    """Say whether simplemma's dictionary of a language has a word; it lacks "città" and most that end in an accent.

    Examples
    --------
    >>> is_word("città", "it"), is_word("kim", "it")
    (True, False)
    """
    from simplemma import is_known

    accented = language == "it" and ACCENTED.fullmatch(word)
    return is_known(word, language) or bool(accented and frequency(word, "it") >= COMMON)
