"""Verbs of saying in an Italian sentence, each with its subject: what `toolkit.attribution.quotation` builds on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.attribution.denials import ONLY, is_denied, is_supposed
from toolkit.attribution.subjects import (
    CLAUSE_END,
    FINITE,
    LONGEST,
    NOT_FINITE,
    Word,
    has_verb,
    lemma,
    name_in,
    noun_phrase,
    subject_before,
    subject_behind,
    words_of,
)
from toolkit.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLITICS,
    DETERMINERS,
    OF,
    OPENERS,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)

__all__ = ["Saying", "sayings"]

Span = tuple[int, int]

SAYING = frozenset(
    "accusare affermare aggiungere ammettere ammonire annunciare argomentare assicurare avvertire avvisare chiarire "
    "chiedere commentare comunicare concludere confermare confessare constatare denunciare dichiarare dire "
    "domandare esclamare garantire giurare insistere ironizzare lamentare minacciare negare obiettare osservare "
    "precisare proclamare promettere proseguire raccontare replicare ribadire ribattere ricordare riferire rilevare "
    "rimarcare rimpiangere rispondere rivelare scherzare scrivere segnalare smentire sostenere sottolineare "
    "specificare spiegare suggerire tuonare twittare urlare".split()
)
LIGHT = {("fatto", "sapere"): "far sapere", ("fatto", "notare"): "far notare", ("reso", "noto"): "rendere noto"}
REJECTED = {"rifiutato": "rifiutare", "respinto": "respingere"}  # … l'idea che
PAST = frozenset("disse scrisse ammise chiese rispose aggiunse concluse promise".split())
QUOTE_BEFORE = re.compile(r"[^\s(\"][\"”»][,.]?\s*$")
CORRECTED = re.compile(r":?\s*[\"“«][^\"”»]*[\"”»],?\s+(?:ma\s|bensì\s)?")
PARENTHETIC = re.compile(r"\s(?:(?:il|la|lo)\s|l['’])?(?:[a-zà-ú]+\s)?[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3},")
OF_PEOPLE = frozenset(  # "…, ha ricordato Conti, morto ieri": not what is said, but whom
    "accusare ammonire avvertire avvisare chiedere denunciare domandare minacciare ricordare segnalare smentire".split()
)
GOES_ON = re.compile(r"[^,.;]*?(?:\bche\b|:|\bdi \w+r(?:e|si|lo|la)\b)")
ACCORDING = re.compile(r"(?<![^\W\d_])secondo( quanto)?\s+(?!cui\b|me\b)", re.IGNORECASE)
NOT_SOURCES = frozenset(
    "bilancio calendario calcolo credo legge leggi metodo modo norme ordine piano piani previsioni programma "
    "regolamento regole schema tradizione caso costituzione".split()
)
THINGS = frozenset(
    "cifre dati fatto immagini numeri prove risultati segnali voto".split()
)  # they show, they do not say


@dataclass(frozen=True)
class Saying:
    """A verb of saying, or "secondo", and its subject.

    Attributes
    ----------
    lemma : str
        Such as "dichiarare", "far sapere"; "secondo" where there is no verb.
    start, end : int
        Where the verb with its auxiliary stands in the sentence.
    speaker : str or None
        As written, without an article before a name; None without a clear subject.
    subject : (int, int) or None
        Where the speaker stands.
    named : bool
        Whether the speaker may be a person: a name without an article, or a role.
    inverted : bool
        Whether the verb stands behind what is said, and its subject behind the verb.
    understood : bool
        Whether there is no subject, so that it is somebody named before.
    """

    lemma: str
    start: int
    end: int
    speaker: str | None
    subject: Span | None
    named: bool
    inverted: bool
    understood: bool

    @property
    def evidence(self) -> Span:
        """What was read: from the speaker to the verb."""
        subject = self.subject or (self.start, self.end)
        return min(self.start, subject[0]), max(self.end, subject[1])


def sayings(sentence: str) -> tuple[Saying, ...]:
    """Find every verb of saying of an Italian sentence, with its subject where that is clear.

    Examples
    --------
    >>> [(s.lemma, s.speaker) for s in sayings("Secondo Mosca, il leader Kim ha riferito che Putin ha detto di no.")]
    [('secondo', 'Mosca'), ('riferire', 'Kim'), ('dire', 'Putin')]
    """
    words = words_of(sentence)
    found: list[Saying] = []
    for at, last, base in _verbs(words):
        corrected = bool(found) and _is_corrected(sentence, found[-1], words[at], words[last])
        inverted = not corrected and _is_inverted(sentence, words, at, last)
        if corrected:
            subject = found[-1].subject
        elif inverted:
            subject = subject_behind(words, sentence, words[last].end)
        else:
            gerund = words[last].lower.endswith("ndo")
            subject = None if gerund else subject_before(words[:at], sentence)
            subject = subject or _shared_subject(words[:at], sentence, found, words[at])
        understood = subject is None and _is_understood(words, at, last, inverted, sentence)
        found.append(_saying(base, (words[at].start, words[last].end), subject, sentence, inverted, understood))
    according = list(_according(sentence, words))
    within = {saying.end for saying in according}  # "secondo quanto riferisce" holds a verb too
    found = [saying for saying in found if saying.end not in within and not _is_unsaid(saying, words, sentence)]
    return tuple(sorted([*found, *according], key=lambda saying: saying.start))


def _saying(
    base: str, verb: Span, subject: Span | None, sentence: str, inverted: bool, understood: bool = False
) -> Saying:
    if subject and any(word.lower in THINGS for word in words_of(sentence[slice(*subject)])[:3]):
        subject = None
    name, named = name_in(subject, sentence) if subject else (None, False)
    return Saying(base, *verb, sentence[slice(*name)] if name else None, name, named, inverted, understood)


def _is_unsaid(saying: Saying, words: list[Word], sentence: str) -> bool:
    verb = (saying.start, saying.end)
    return is_denied(verb, saying.subject, saying.inverted, words, sentence) or (
        not saying.inverted and is_supposed(sentence, saying.start, sentence[slice(*verb)])
    )


def _is_corrected(sentence: str, denied: Saying, first: Word, last: Word) -> bool:
    """Tell 'non ha detto "…", ha detto: "…"': the second verb has the subject of the first."""
    between = sentence[denied.end : first.start]
    denial = re.search(r"\bnon\s$", sentence[max(0, denied.start - 5) : denied.start], re.IGNORECASE)
    return bool(denial and CORRECTED.fullmatch(between) and re.match(r"\s*:", sentence[last.end : last.end + 3]))


def _is_understood(words: list[Word], at: int, last: int, inverted: bool, sentence: str) -> bool:
    """Say whether a singular verb has no subject at all, rather than one that could not be read."""
    if words[at].lower.endswith(("no", "ndo", "amo")) or words[at].lower == "ho":
        return False
    if not inverted:
        return all(word.lower in OPENERS | CLITICS for word in words[:at]) and "(" not in sentence[: words[at].start]
    if CLAUSE_END.match(sentence, words[last].end) or last + 1 == len(words):
        return True
    follows = words[last + 1].lower
    time = any(word.lower in TIMES for word in words[last + 2 : last + 3])
    return time or follows in PREPOSITIONS | OF | PRONOUNS | ADVERBS


def _verbs(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """Give first word, last word and lemma of every verb of saying, auxiliaries and adverbs between included."""
    at = 0
    while at < len(words):
        compound = words[at].lower in AUXILIARIES and not (at and words[at].is_capitalised)
        last, base = _compound(words, at) if compound else _simple(words, at)
        if base:
            yield at, last, base
        at = last + 1


def _compound(words: list[Word], at: int) -> tuple[int, str | None]:
    for last in range(at + 1, min(at + 5, len(words))):
        word, *after = (w.lower for w in words[last : last + 3])
        if (light := LIGHT.get((word, after[0] if after else ""))) is not None:
            return last + 1, light
        if word in REJECTED and after == ["l'", "idea"]:
            return last + 2, REJECTED[word]
        if re.search(r"[ts][oaie]$", word) and lemma(word) in SAYING:
            return last, lemma(word)
        if word not in ADVERBS | ONLY and not word.endswith("mente"):
            break
    return at, None


def _simple(words: list[Word], at: int) -> tuple[int, str | None]:
    word, before = words[at].lower, words[at - 1].lower if at else ""
    gerund = word.endswith("ndo")
    finite = word in PAST or (FINITE.search(word) and not NOT_FINITE.search(word))
    if not (finite or gerund) or (at and words[at].is_capitalised) or lemma(word) not in SAYING:
        return at, None
    if before == "si":  # "si affermò", "si riferisce"
        return at, None
    nominal = before in (DETERMINERS | PREPOSITIONS | OF | PRONOUNS | {"sua", "prima"}) - {"lo", "gli", "come"}
    return at, lemma(word) if gerund or not nominal else None


def _is_inverted(sentence: str, words: list[Word], at: int, last: int) -> bool:
    """Say whether what is said stands before the verb: '…", ha detto', '…, afferma.'."""
    before = sentence[: words[at].start]
    if QUOTE_BEFORE.search(before):
        return True
    if not before.rstrip().endswith(",") or words[last].lower.endswith("ndo"):
        return False
    if GOES_ON.match(sentence, words[last].end):
        return False
    if not has_verb(words[:at]):  # "Mai come ora, ha detto Rossi, serve unità"
        return bool(PARENTHETIC.match(sentence, words[last].end)) and lemma(words[last].lower) not in OF_PEOPLE
    object_follows = last + 1 < len(words) and words[last + 1].lower in ("un", "uno", "una", "un'")
    return not object_follows or bool(re.search(r"[\"”»]", before))


def _shared_subject(words: list[Word], sentence: str, found: list[Saying], verb_word: Word) -> Span | None:
    """Read the subject of a verb that continues the main clause: "… e ha aggiunto", "…, affermando"."""
    gerund, plural = verb_word.lower.endswith("ndo"), verb_word.lower.endswith("no")
    if not words or not (gerund or words[-1].lower in ("e", "ed", "ma", "poi")):
        return None
    if found:
        return found[-1].subject
    verb = next(
        (i for i, word in enumerate(words[:-1]) if i and word.lower in AUXILIARIES | OTHER_VERBS | CLITICS), None
    )
    if verb is None:
        return None
    subject = subject_before(words[:verb], sentence)
    first = words[verb + (words[verb].lower in CLITICS)]
    return subject if first.lower.endswith("no") == plural or gerund else None


def _according(sentence: str, words: list[Word]) -> Iterator[Saying]:
    """Read "secondo Umerov," and "secondo quanto riferito dall'intelligence"."""
    for match in ACCORDING.finditer(sentence):
        end = CLAUSE_END.search(sentence, match.end()).start()
        source = [word for word in words if match.end() <= word.start and word.end <= end]
        base, verb_end = "secondo", match.start() + len("secondo")
        if match.group(1):
            if not source or lemma(source[0].lower) not in SAYING:
                continue
            base, verb_end = lemma(source[0].lower), source[0].end
            source = source[2:] if source[1:] and source[1].lower.startswith("da") else source[1:]
        elif not source or not (source[0].is_capitalised or source[0].lower in DETERMINERS):
            continue
        if not source or len(source) > LONGEST or any(word.lower in NOT_SOURCES for word in source[:3]):
            continue
        subject = (source[0].start, source[-1].end)
        if not match.group(1) and noun_phrase(source) is None:
            continue
        yield _saying(base, (match.start(), verb_end), subject, sentence, inverted=False)
