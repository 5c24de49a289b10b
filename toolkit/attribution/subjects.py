"""The subject of an Italian verb, read from where it stands, without a parser: what `toolkit.attribution` builds on.

What is not clearly a noun phrase is no subject: a wrong speaker is worse than none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from toolkit.attribution.vocabulary import (
    ADVERBIALS,
    ADVERBS,
    AUXILIARIES,
    CLITICS,
    DETERMINERS,
    LEADS,
    NOT_PARTICIPLES,
    OF,
    OPENERS,
    OTHER_VERBS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from toolkit.reading import word_spans

__all__ = ["Word", "has_verb", "lemma", "name_in", "subject_before", "subject_behind", "words_of"]

Span = tuple[int, int]

GERUND = re.compile(r"(?:a|e)ndo(?:mi|ti|si|ci|vi|ne|gli(?:e(?:l[oaie]|ne))?|l[oaie])?$")
FINITE = re.compile(r"(?:[aà]|e|anno|ano|ono|ò|ì|[aei]rono)$")
NOT_FINITE = re.compile(r"(?:[aiu]t[ae]|[rd]e|(?:m|c|pr|st)ess[ae]|dett[ae]|scritt[ae]|giunt[ae])$")
CLAUSE_END = re.compile(r"\s-\s|[,;:!?\"”»“«–—(]|(?<!\b[A-Z])(?<!\b[DM]r)(?<!\bsig)\.(?=\s|$)|$")
CLAUSE_START = re.compile(r"[;:.!?\"”»“«–—]|-\s")
LONGEST = 12  # words of a subject
PARTICIPLE = re.compile(r"(?:[aiu]t|lt|[^s]st|rs|es|us)[oaie]$")
NO_NOUNS = frozenset("non si ci mi vi ti ce ve glielo gliela".split())  # within a noun phrase they show a verb
LEMMAS = {  # where simplemma gives another word, or a noun
    "accusa": "accusare",
    "aggiunto": "aggiungere",
    "chiese": "chiedere",
    "detto": "dire",
    "precisa": "precisare",
    "replica": "replicare",
    "scritto": "scrivere",
    "twittato": "twittare",
}


@dataclass(frozen=True)
class Word:
    """A word and its span in the sentence."""

    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def lower(self) -> str:
        """In lower case, with one form of the apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_capitalised(self) -> bool:
        """Whether it opens with a capital."""
        return self.text[:1].isupper()


def words_of(sentence: str) -> list[Word]:
    """Give the words of an Italian sentence with their spans."""
    return [Word(sentence[start:end], start, end) for start, end in word_spans(sentence)]


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """Give the dictionary form of a word in lower case.

    Examples
    --------
    >>> lemma("detto"), lemma("affermano")
    ('dire', 'affermare')
    """
    from simplemma import lemmatize

    return LEMMAS.get(word) or lemmatize(word, "it")


def has_verb(words: list[Word]) -> bool:
    """Say whether a finite verb is among the words; verbs that look like nouns are not seen."""
    return any(_is_verb(word, before) for before, word in pairwise([Word(), *words]))


def _is_verb(word: Word, before: Word) -> bool:
    if word.is_capitalised and before.is_capitalised:
        return False
    if word.lower in AUXILIARIES | OTHER_VERBS:
        return True
    if before.lower in DETERMINERS | PREPOSITIONS | OF or word.is_capitalised:
        return False
    base = lemma(word.lower)
    finite = FINITE.search(word.lower) and not NOT_FINITE.search(word.lower)
    return bool(finite and base != word.lower and re.search(r"(?:[aei]|[aou]r)r(?:e|si)$", base))


def subject_before(words: list[Word], sentence: str) -> Span | None:
    """Read the subject that ends where these words end, before a verb; an apposition between commas may follow it.

    Examples
    --------
    >>> sentence = "Tuttavia, il ministro della Difesa, Rustem Umerov, non"
    >>> sentence[slice(*subject_before(words_of(sentence), sentence))]
    'Rustem Umerov'
    """
    while words and (words[-1].lower in ADVERBS | CLITICS or words[-1].lower.endswith("mente")):
        words = words[:-1]
    if [word.lower for word in words[-2:]] == ["una", "volta"]:
        words = words[:-2]
    chunks = _chunks(words, sentence)
    if not chunks:
        return None
    if not sentence[words[-1].end :].lstrip(" )").startswith(","):
        return noun_phrase(chunks[-1])
    if len(chunks) < 2:
        return None
    return _with_apposition(chunks[-2], chunks[-1]) or noun_phrase(chunks[0])


def _with_apposition(phrase: list[Word], apposition: list[Word]) -> Span | None:
    """Choose the name in "il ministro, Rustem Umerov," and "il capo, il generale Kyrylo Budanov,"."""
    role = noun_phrase(phrase)
    if not role or (phrase[-1].is_capitalised and _is_role_and_name(phrase)):
        return role
    first = len(apposition)
    while first and apposition[first - 1].is_capitalised:
        first -= 1
    name = apposition[first:]
    if phrase[0].lower not in DETERMINERS or len(name) < 2 or (first and not _is_role_and_name(apposition)):
        return role
    return name[0].start, name[-1].end


def _is_article(word: Word) -> bool:
    return word.lower in DETERMINERS and (word.start == 0 or not word.is_capitalised)  # "Le Figaro" begins with a name


def _is_role_and_name(words: list[Word]) -> bool:
    """Tell "il tenente generale Kyrylo Budanov" from "il portavoce della Casa Bianca"."""
    last = next((i for i in range(len(words) - 1, -1, -1) if not words[i].is_capitalised), -1)
    if last < 1 or words[last].lower in OF | PREPOSITIONS | {"e", "ed"} | DETERMINERS:
        return False
    return last < len(words) - 2 or not any(word.lower in OF | PREPOSITIONS for word in words[:last])


def _chunks(words: list[Word], sentence: str) -> list[list[Word]]:
    """Part the clause that ends with these words at its commas; it begins behind a subordinator or a stop."""
    if any(word.lower == "sia" for word in words):  # "sia la Corea che la Russia"
        return []
    chunks: list[list[Word]] = [[]]
    for before, word in pairwise([Word(), *words]):
        between = sentence[before.end : word.start]
        if CLAUSE_START.search(between) or word.lower in SUBORDINATORS:
            chunks = [[]]
        elif "," in between and chunks[-1]:
            chunks.append([])
        if word.lower not in SUBORDINATORS:
            chunks[-1].append(word)
    return [chunk for chunk in chunks if chunk]


def noun_phrase(words: list[Word]) -> Span | None:
    """Give the span of words that are a noun phrase and nothing else; an adverb or a time before it is left out."""
    for lead in LEADS:
        if [word.lower for word in words[: lead.count(" ") + 1]] == lead.split():
            words = words[lead.count(" ") + 1 :]
    while words and words[0].lower in OPENERS:
        words = words[1:]
    words = words[: next((i for i in range(1, min(len(words), LONGEST + 1)) if _is_tail(words, i)), len(words))]
    times = next((i for i, word in enumerate(words[:3]) if word.lower in TIMES), None)
    if times is not None and words[0].lower in DETERMINERS | TIMES:
        words = words[times + 1 :]
        while words and words[0].lower in TIMES:
            words = words[1:]
    joint = [i for i, word in enumerate(words) if word.lower in ("e", "ed")]
    if joint and not _is_noun_phrase(words[: joint[-1]]):
        words = words[joint[-1] + 1 :]
    return (words[0].start, words[-1].end) if _is_noun_phrase(words) else None


def _is_noun_phrase(words: list[Word]) -> bool:
    if not words or len(words) > LONGEST or has_verb(words):
        return False
    opens = words[0].is_capitalised or words[0].lower in DETERMINERS
    if not opens or words[0].lower in PREPOSITIONS | OF | SUBORDINATORS or {w.lower for w in words} & PRONOUNS:
        return False
    if any(w.text in NO_NOUNS and not _is_prefix(w, after) for w, after in pairwise([*words, Word()])):
        return False
    return words[-1].lower not in DETERMINERS | PREPOSITIONS | OF | {"e", "ed", "o"}


def _is_prefix(word: Word, after: Word) -> bool:
    """Tell "l'organizzazione non governativa" from "il ministro non cede"."""
    return word.text == "non" and after.lower.endswith(("iva", "ive", "ivo", "ivi", "profit"))


def _is_tail(words: list[Word], at: int) -> bool:
    """Say whether a subject ended before this word: "Rossi intervistato da", "Rossi pur stanco", "Rossi ospite di"."""
    word, before, after = words[at].lower, words[at - 1], words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].is_capitalised or before.lower in DETERMINERS | OF | PREPOSITIONS | {"ex"}:
        return False
    if word in ("pur", "grazie", "ospite"):
        return True
    participle = PARTICIPLE.search(word) and word not in PEOPLE and word[:-1] + "o" not in NOT_PARTICIPLES
    return bool(participle and after in PREPOSITIONS and (before.is_capitalised or before.lower in PEOPLE))


def subject_behind(words: list[Word], sentence: str, start: int) -> Span | None:
    """Read the subject that follows a verb, over an adverb, a day or a place ("lunedì in un blog") between them.

    Examples
    --------
    >>> sentence = "ha scritto lunedì in un blog Kori Schulman, l'assistente di Obama."
    >>> sentence[slice(*subject_behind(words_of(sentence), sentence, 10))]
    'Kori Schulman'
    """
    end = CLAUSE_END.search(sentence, start).start()
    words = [word for word in words if start <= word.start and word.end <= end]
    while words and (words[0].lower in ADVERBS or words[0].lower.endswith("mente")):
        words = words[1:]
    if len(words) > 3 and words[0].lower == "in" and words[1].lower in DETERMINERS and not words[2].is_capitalised:
        words = words[3:]
    words = words[: next((i for i in range(len(words)) if _ends_subject(words, i)), len(words))]
    apposition = re.match(r",\s+((?:[A-ZÀ-Þ][\w'’-]*\s?){2,4})(?=[.,]|$)", sentence[end:])
    if apposition and words and noun_phrase(words) and words[-1].end == end:
        start = end + apposition.start(1)
        return _with_apposition(
            words, [word for word in words_of(sentence) if start <= word.start < end + apposition.end()]
        )
    return noun_phrase(words)


def _ends_subject(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.lower in PREPOSITIONS | SUBORDINATORS | {"e", "ed"} | ADVERBS | ADVERBIALS or (at and _is_tail(words, at)):
        return True
    if not word.is_capitalised and len(word.text) > 5 and GERUND.search(word.lower) and lemma(word.lower) != word.lower:
        return True
    return at > 0 and words[at].lower in DETERMINERS and any(word.lower in TIMES for word in words[at + 1 : at + 3])


def name_in(subject: Span, sentence: str) -> tuple[Span, bool]:
    """Narrow "il leader sudcoreano Moon Jae-in" to the name, and say whether it may be a person's.

    An article goes before a name and stays before a noun.

    Examples
    --------
    >>> sentence = "il leader sudcoreano Moon Jae-in ha taciuto"
    >>> span, may_be_a_person = name_in((0, 32), sentence)
    >>> sentence[slice(*span)], may_be_a_person
    ('Moon Jae-in', True)
    """
    words = [word for word in words_of(sentence) if subject[0] <= word.start and word.end <= subject[1]]
    if "(" in sentence[slice(*subject)]:
        words = [word for word in words if "(" not in sentence[subject[0] : word.start]]
        subject = (subject[0], words[-1].end)
    if words[-1].is_capitalised and _is_role_and_name(words):
        first = max(i for i, word in enumerate(words) if not word.is_capitalised) + 1
        return (words[first].start, subject[1]), True
    if any(word.lower in ("e", "ed") for word in words):
        return subject, False
    if len(words) > 1 and _is_article(words[0]) and words[1].is_capitalised:
        return (words[1].start, subject[1]), False
    name = words[0].is_capitalised and not _is_article(words[0])
    return subject, name or any(word.lower in PEOPLE for word in words[:2])
