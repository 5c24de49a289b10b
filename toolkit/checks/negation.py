"""Whether a translation denies what its source denies: negations that were lost or gained.

The lists are in data/negation.json; `toolkit.checks.lexicon` says that "invalid" may stand for "non valido".
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from toolkit.checks.finding import Finding
from toolkit.checks.lexicon import licensed, stems_of
from toolkit.checks.words import frequency, is_word

__all__ = ["KINDS", "check_negation", "negations"]

KINDS = {
    "negation": (
        'A negation ("non", "mai", "senza", …) without any counterpart, or one that only the translation has. Cannot '
        "see a negation that moved to the wrong verb, or a loss beside another negative word."
    ),
}
ENGLISH_WORD = re.compile(r"\w+(?:['’]\w+)?")
WORDS = 32_768  # that are looked up once: those of many articles
SHORTEST = 4  # letters that a prefix negates
COMMON = 2.5  # Zipf scale
PREFIX = re.compile("^(?:dis|[iu]n|im|i[lr])")
NEAR = re.compile(r"(?:\s+\w+){1,4}")  # words behind "non"
Matches = list[re.Match[str]]


def check_negation(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a negation that was lost or gained.

    Lost: the source has a negation and the translation none of any kind, neither a word ("not", "without", "nobody"),
    nor a prefix ("unable"), nor a verb ("fail", "deny"); serious for "non". Lost in part: fewer of all kinds than the
    source has "non"; "invalid" stands for "non valido". Gained: the translation alone has one. Idioms that do not
    negate ("non solo", "finché non") and their counterparts ("not only") are put aside first.

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.

    Examples
    --------
    >>> [finding.message for finding in check_negation("Non ha firmato.", "He signed.", 0)]
    ['negation: "Non" has no counterpart in the translation']
    >>> check_negation("Non ha firmato.", "He refused to sign.", 0)
    ()
    """
    source = _without_idioms(source, "it")
    plain, other = _matches(source, "it", "plain"), _matches(source, "it", "other")
    direct, indirect = _matches(target, "en", "plain"), _indirect(target, "en")
    if not direct and not indirect:
        if lost := plain or [match for match in other if not _is_idle(match, source)]:
            return (_lost(lost[0], index, "serious" if plain else "doubtful"),)
    elif len(plain) > len(direct):
        left, others = _without_prefixed(plain, indirect, source)
        if left and not direct and len(others) <= len(_indirect(source, "it")):  # each has its own counterpart
            return (_lost(left[0], index, "doubtful"),)
        if len(left) > len(direct) + len(others):
            message = f'negation: "non" stands {len(plain)} times, and fewer negations in the translation'
            return (Finding(index, "negation", "doubtful", message, source_span=left[-1].span()),)
    quoted = set(ENGLISH_WORD.findall(source))  # of an English title
    gained = [match for match in _matches(_without_idioms(target, "en"), "en", "plain") if match.group() not in quoted]
    if gained and not plain and not other and not _indirect(source, "it"):
        message = f'negation: the translation has "{gained[0].group()}", the source no negation'
        return (Finding(index, "negation", "doubtful", message, target_span=gained[0].span()),)
    return ()


def _lost(match: re.Match[str], index: int, severity) -> Finding:
    message = f'negation: "{match.group()}" has no counterpart in the translation'
    return Finding(index, "negation", severity, message, source_span=match.span())


def _is_idle(match: re.Match[str], source: str) -> bool:
    """Say whether "mai" or "no" stands where it does not negate: "come mai", ", no?"."""
    before = source[: match.start()].rstrip().lower()
    return match.group().lower() in ("mai", "no", "mica") and before.endswith(("come", "più", "quanto", "se", ","))


def _matches(text: str, language: str, part: str) -> Matches:
    return list(_negation(language)[part].finditer(text))


def _indirect(text: str, language: str) -> Matches:
    """Find the words that negate by themselves, and those that a prefix negates: "unable", not "understood"."""
    prefixed = (m for m in _matches(text, language, "prefixed") if _is_negated(m.group().lower(), language))
    return [*_matches(text, language, "lexical"), *prefixed]


def _without_prefixed(plain: Matches, indirect: Matches, source: str) -> tuple[Matches, Matches]:
    """Leave out every "non" that a prefix says, and the word with the prefix: "non più valido", "invalid"."""
    left, others = [], list(indirect)
    for match in plain:
        near = NEAR.match(source, match.end())
        offered = frozenset().union(*(licensed(word) for word in near.group().lower().split())) if near else frozenset()
        said = (other for other in others if _denied(other.group().lower()) & offered)
        if found := next(said, None):
            others.remove(found)
        else:
            left.append(match)
    return left, others


def _denied(word: str) -> frozenset[str]:
    """Give the stems of what a prefix denies, of "invalid" that of "valid"; none of another word."""
    rest = PREFIX.sub("", word)
    return stems_of(rest) if rest != word and _is_negated(word, "en") else frozenset()


@lru_cache(maxsize=WORDS)
def _is_negated(word: str, language: str) -> bool:
    rest = PREFIX.sub("", word)
    return len(rest) >= SHORTEST and frequency(rest, language) >= COMMON and is_word(rest, language)


@cache
def _negation(language: str) -> dict[str, re.Pattern[str]]:
    lists = json.loads((files("toolkit") / "data" / "negation.json").read_text("utf-8"))[language]
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for name, words in lists.items()}


def negations(text: str, language: str) -> int:
    """Count what negates in a text of "it" or "en", idioms such as "not only" apart.

    Examples
    --------
    >>> negations("He did not come, and nobody was unable to.", "en"), negations("Not only he.", "en")
    (3, 0)
    """
    text = _without_idioms(text, language)
    parts = ("plain", "other") if language == "it" else ("plain",)
    return sum(len(_matches(text, language, part)) for part in parts) + len(_indirect(text, language))


def _without_idioms(text: str, language: str) -> str:
    """Blank the idioms; every other character keeps its place."""
    return _negation(language)["idioms"].sub(lambda match: "·" * len(match.group()), text)
