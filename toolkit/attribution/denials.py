"""What was not said, or only supposed: "non ha mai detto che", "è falso che abbia detto", "se avesse detto"."""

import re

from toolkit.attribution.subjects import Word, words_of
from toolkit.attribution.vocabulary import CLITICS

__all__ = ["ONLY", "is_denied", "is_supposed"]

Span = tuple[int, int]

REACH = 160  # characters before a verb in which something may deny it
ONLY = frozenset("solo soltanto solamente esclusivamente".split())
NOBODY = frozenset("nessun nessun' nessuno nessuna né neanche nemmeno neppure".split())
CLAUSE_BEFORE = re.compile(r".*[,;:.!?\"”»“«–—(]|")
SUBJUNCTIVE = frozenset("abbia abbiano avesse avessero dica dicano dicesse dicessero".split())
CONCEDES = re.compile(r"\b(?:sebbene|bench[eé]|nonostante|malgrado|anche se|quantunque)\b[^.;:\"]*$", re.IGNORECASE)
UNTRUE = re.compile(
    r"\b(?:(?:è|sia|era|sarebbe|fosse) (?:\w+mente |del tutto )?(?:falso|impossibile|improbabile|inverosimile|escluso|"
    r"assurdo|da escludere|una bugia|una bufala|un falso)|non (?:è|era|sia|sarebbe|fosse) (?:\w+mente |affatto )?"
    r"(?:vero|certo|sicuro|chiaro|detto|possibile|provato|credibile|stato)|(?:non|né) (?:mi |ci |gli )?"
    r"(?:risult\w+|cred\w+|pens\w+|ricord\w+|consta)|dubit\w+|neg(?:a|ano|ato|ando|ava|ò|are)|"
    r"smenti(?:sce|scono|to|ta|endo|va|rono|re)|esclu(?:de|dono|so|dendo|deva|se))\s(?:[\w'’]+\s){0,3}che\b[^.;:\"]*$",
    re.IGNORECASE,
)
IF = re.compile(r"(?:^|[,;:(\"«“]|\b(?:che|e|ma))\s*(?<!anche )se\s[^.;:,\"]*$", re.IGNORECASE)
FOR_ANOTHER = re.compile(r"(?:^|[.;:]\s)Per (?:il |la |l['’])?(?:\w+ )?[A-ZÀ-Þ][\w'’ -]{1,40},[^.;:\"]*$")
HOLIDAYS = re.compile(r"Per (?:il |la )?(?:Natale|Pasqua|Capodanno|Ferragosto|Epifania)\b")


def is_supposed(sentence: str, start: int, verb: str) -> bool:
    """Say whether the verb that stands here is denied or supposed by what governs its clause.

    Examples
    --------
    >>> text = "Non è vero che Rossi abbia detto di no"
    >>> is_supposed(text, text.index("abbia"), "abbia detto")
    True
    >>> is_supposed("Rossi ha detto di no", 6, "ha detto")
    False
    """
    before = sentence[max(0, start - REACH) : start]
    if CONCEDES.search(before):
        return False
    if SUBJUNCTIVE & {*verb.lower().split()} or UNTRUE.search(before) or IF.search(before):
        return True
    return bool(FOR_ANOTHER.search(before) and not HOLIDAYS.search(before))


def is_denied(verb: Span, subject: Span | None, inverted: bool, words: list[Word], sentence: str) -> bool:
    """Say whether it is denied that somebody said so: "non ha mai detto che", "nessun ministro ha detto"."""
    before = [word for word in words if word.end <= verb[0]]
    if {word.lower for word in words if verb[0] <= word.start and word.end <= verb[1]} & ONLY:  # "non ha solo detto"
        return False
    at = len(before)
    while at and before[at - 1].lower in (CLITICS | {"mai", "ancora"}) - {"non"}:
        at -= 1
        if before[at].lower == "mai":
            return True
    if at and before[at - 1].lower == "non":
        return True
    first = {word.lower for word in words_of(sentence[slice(*subject)] if subject else "")[:1]}
    if inverted:
        return bool(NOBODY & first)
    clause = [word.lower for word in before if word.start > CLAUSE_BEFORE.match(sentence[: verb[0]]).end() - 1]
    return clause[:1] == ["mai"] or bool(NOBODY & {*first, *clause[-8:]})
