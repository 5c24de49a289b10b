"""Whether a date without a year is past or to come, read from the verb of its clause."""

import re
from functools import lru_cache

from toolkit.attribution import lemma

__all__ = ["direction", "happened", "will_be"]

REACH = 160  # characters before a date
CLAUSE = 200  # characters behind it
HAPPENED = re.compile(
    r"\b(?:ha|hanno|ho|abbiamo|è|sono|aveva|avevano|era|erano|fu|furono|venne|vennero)\s"
    r"(?:(?:\w+mente|già|poi|anche|(?P<been>stat[oaie]))\s){0,3}(?P<participle>\w+[ts][oaie])\b",
    re.IGNORECASE,
)
REMOTE = re.compile(
    r"\b(?:fu|furono|venne(?:ro)?|disse(?:ro)?|nacque(?:ro)?|mise(?:ro)?|prese(?:ro)?|vinse(?:ro)?|chiese(?:ro)?|"
    r"decise(?:ro)?|perse(?:ro)?|rimase(?:ro)?|scrisse(?:ro)?|fece(?:ro)?|ebbe(?:ro)?|tenne(?:ro)?|cadde(?:ro)?|"
    r"chiuse(?:ro)?|scelse(?:ro)?|uccise(?:ro)?|avvenne(?:ro)?|accadde(?:ro)?|successe|esplose(?:ro)?|"
    r"(\w{2,}(?:arono|irono|erono|ò|[^dosl]ì)))\b",
    re.IGNORECASE,
)
NOT_REMOTE = frozenset("può però ciò perciò così qui lunedì martedì mercoledì giovedì venerdì mezzodì".split())
PARTICIPLE = re.compile(
    r"(\w+)\s(\w+[^\W\d_](?:[aiu]t|s|tt|st|lt|rt)[oaie])\s(?:(?:il|lo|in|a|ad|nel|lo scorso)\s|l['’])?$"
)
WILL_BE = re.compile(r"\b\w+(?:erà|irà|arà|[eo]rrà|otrà|ovrà|edrà|eranno|iranno|aranno|[eo]rranno|otranno|ovranno)\b")
FIXED = re.compile(  # these may be said of what is still to come
    r"(?:annuncia|annulla|anticipa|apr|apert|atte[sn]|cancella|conferma|convoca|decis|fissa|indett|indic|organizza|"
    r"pianifica|posticipa|presenta|previst|prevent|programma|proga|prorog|promess|prenota|rimanda|rinvia|slitta|sposta)",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"[;:.!?\"«»“”()]|,(?=\s)|\b(?:che|ma|mentre|quando|perché|dove|se)\s|\b(?:ed?|poi)\s(?=\S{1,5}\s*$)", re.IGNORECASE
)
SUBORDINATE = re.compile(r"\b(?:che|mentre|quando|perché|dove|se)\s$", re.IGNORECASE)
ENDS = re.compile(r"[;:.!?\"«»“”()]|\b(?:che|ma|mentre|quando|perché|dove)\s", re.IGNORECASE)
LATER = re.compile(
    r"\b(?:per|entro|fino|vista|attesa|partire|rinvi\w+|sposta\w+|slitta\w+|rimanda\w+)\s?"
    r"(?:(?:il|l['’]|al|all['’]|a|ad|del|dell['’]|di|dal|dall['’])\s?)?$",
    re.IGNORECASE,
)
OF_A_NOUN = re.compile(r"\b(?:di|del|dell['’]|dello)\s?$", re.IGNORECASE)
TO_DO = re.compile(r"\b(?:di|per|da)\s(?:non\s)?\w+(?:[aei]r(?:e|si|l[oaie]|ne|ci|gli)|urre|orre)\b", re.IGNORECASE)
SAYS = re.compile(
    r"\s*(?:ha|hanno)\s(?:\w+\s)?(?:detto|spiegato|annunciato|aggiunto|fatto sapere|scritto|assicurato)\b"
)


def direction(text: str, start: int, end: int) -> int:
    """Say whether the date that stands here is past (-1) or to come (1); 0 where no verb of its clause tells.

    Examples
    --------
    >>> direction("Fu arrestato il 10 gennaio.", 16, 26), direction("Si voterà il 10 gennaio.", 13, 23)
    (-1, 1)
    >>> direction("Il voto è previsto il 10 gennaio.", 22, 32)
    0
    """
    before = text[max(0, start - REACH) : start]
    begins = [match.end() for match in BEGINS.finditer(before)]
    if re.search(r",\s(?:(?:il|in|a|ad|lo|nel)\s|l['’])?$", before) and begins:  # "La Camera, il 3 febbraio, ha votato"
        begins.pop()
    clause, before = before[: begins[-1] if begins else 0], before[begins[-1] if begins else 0 :]
    later = bool(LATER.search(before))
    found, at = _last(before)
    if found:
        loose = OF_A_NOUN.search(before) or TO_DO.search(before, at) or later
        return 0 if found < 0 and loose else found
    bare = PARTICIPLE.search(before)
    if bare and not FIXED.match(bare[2]) and not _is_article(bare[1]) and lemma(bare[2].lower()).endswith("re"):
        return -1
    ahead = _behind(text, end, 1 if SUBORDINATE.search(clause) else 2)
    return 0 if ahead < 0 and later else ahead


@lru_cache(maxsize=8)  # asked for every weekday of a sentence
def happened(text: str) -> bool:
    """Say whether there is a verb in the compound past; "ha molto" is none."""
    return any(_is_verb(match) for match in HAPPENED.finditer(text))


@lru_cache(maxsize=8)
def will_be(text: str) -> bool:
    """Say whether there is a verb in the future."""
    return bool(WILL_BE.search(text))


def _is_verb(match: re.Match) -> bool:
    return bool(match["been"]) or lemma(match["participle"].lower()).endswith("re")


def _is_article(word: str) -> bool:
    return word.lower() in ("il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "prossimo", "prossima", "è", "sono")


def _verbs(clause: str) -> list[tuple[int, int]]:
    """Give where verbs of a past (-1) or a future (1) end; 0 for what is fixed, past or not."""
    found = [(m.end(), 1) for m in WILL_BE.finditer(clause)]
    for match in HAPPENED.finditer(clause):
        if _is_verb(match):
            found.append((match.end(), 0 if FIXED.match(match["participle"]) else -1))
    for match in REMOTE.finditer(clause):
        word = (match[1] or "").lower()
        own = not word.endswith("rò") or lemma(word).endswith("rare")  # "entrò", and not "verrò"
        participle = not match[1] and any(abs(end - match.end()) < REACH and end > match.end() for end, _ in found)
        if word not in NOT_REMOTE and own and not participle:
            found.append((match.end(), 0 if FIXED.match(word) else -1))
    return sorted(found)


def _last(clause: str) -> tuple[int, int]:
    found = _verbs(clause)
    return (found[-1][1], found[-1][0]) if found else (0, 0)


def _behind(text: str, end: int, clauses: int) -> int:
    """Read the verb behind a date, in its clause or the next one too, unless that only says who says so."""
    behind = text[end : end + CLAUSE]
    stop = ENDS.search(behind)
    chunks = behind[: stop.start() if stop else None].split(",")
    if clauses > 1:
        chunks = [chunk for chunk in chunks if chunk.strip()]
    for chunk in chunks[:clauses]:
        if found := [] if SAYS.match(chunk) and chunk is not chunks[0] else _verbs(chunk):
            return found[0][1]
    return 0
