"""Who said what: the quotations of an article in both languages, with the presumed speaker and where that was read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from toolkit.attribution.anothers import is_anothers, likened, owner
from toolkit.attribution.full_names import full_names
from toolkit.attribution.sayings import Saying, sayings
from toolkit.attribution.subjects import Word, has_verb, words_of
from toolkit.attribution.vocabulary import DETERMINERS, OF
from toolkit.reading import MARKS, Quoted, Sentence, counterparts, places, quoted

__all__ = ["Quotation", "quotations"]

Span = tuple[int, int]

LONGEST = 2_000  # characters of a sentence; what is longer is a text without stops
SILENT = ("row", "boilerplate")  # kinds of sentences in which nobody of the article speaks
LEAD_IN = re.compile(r"(?:(?!\bche\b)[^;])*\bche:?\s*|.*:\s*|\s*di\s*")
CLAUSE = re.compile(r"\s+(?:\w+\s+)?(?=di (?:non )?\w+r(?:e|si|l[oaie]|ne)?\b)|(?:(?!\bsia\b)[^.;:\"])*?\bche:?\s+")
CONTINUES = re.compile(r"\s*,?(?:\s+(?:e|ed|ma))?\s*$")
GOES_ON = frozenset("aggiungere concludere insistere precisare proseguire ribadire sottolineare".split())
ADDRESSES = frozenset("accusare ammonire avvertire avvisare chiedere denunciare domandare minacciare".split())
ANSWERS = frozenset("rispondere replicare ribattere obiettare controbattere".split())
NAMED_BEFORE_COLON = re.compile(r"\s*((?:[A-ZÀ-Þ][\w'’-]*\s?){1,4}):\s*")


@dataclass(frozen=True)
class Quotation:
    """Somebody's words, quoted or reported, and who presumably said them.

    Attributes
    ----------
    index, last_index : int
        Indices of the sentences in which it begins and ends.
    kind : {"speech", "phrase"}
        A phrase is a few words between quotation marks that no verb of saying governs: a title, a term, irony.
    reported : bool
        Whether it is indirect speech without marks: "ha dichiarato che …", "secondo …", "…, ha suggerito".
    source : str
        The Italian wording, without the marks.
    source_span : (int, int)
        Characters in the text of the first sentence, without the marks; over several sentences, to its end.
    target : str or None
        The English wording; None for reported speech, and where the translation lost the marks.
    target_span : (int, int) or None
        Characters in the translation of the first sentence.
    speaker : str or None
        The longest form of the name in the article, or a role as written; None when it is not clear.
    verb : str or None
        The verb of saying in its dictionary form ("secondo" where there is none).
    evidence : (int, int, int) or None
        Index of a sentence and the characters in which the speaker was read, the verb included; without a speaker,
        where the verb stands. It lies in an earlier sentence when the subject is only understood ("…", ha aggiunto).
    """

    index: int
    last_index: int
    kind: Literal["speech", "phrase"]
    reported: bool
    source: str
    source_span: Span
    target: str | None = None
    target_span: Span | None = None
    speaker: str | None = None
    verb: str | None = None
    evidence: tuple[int, int, int] | None = None

    def __str__(self) -> str:
        who = self.speaker or "unknown"
        return (
            f"{self.index + 1}: {who}, {self.source!r}"
            if self.kind == "speech"
            else f"{self.index + 1}: {self.source!r}"
        )


def quotations(sentences: Sequence[Sentence], targets: Sequence[str], language: str = "it") -> tuple[Quotation, ...]:
    """Find every quotation of an Italian article, its counterpart in the translation, and the presumed speaker.

    Quotation marks are paired within a sentence and, where one stays open, over the next seven. The speaker is the
    subject of the verb of saying beside the quotation; where the subject is only understood, the person who spoke in
    the sentence before. There is no parser: a speaker is presumed, never certain, and None wherever the sentence is
    not plain. Not seen are words quoted without marks or a verb of saying, speakers named later or more than a
    sentence before, who "he" or "the minister" is, and speakers in a sentence of more than 2,000 characters.

    Parameters
    ----------
    sentences : sequence of Sentence
    targets : sequence of str
        The translation, position for position.
    language : {"it"}
        Of the sentences; for another one there are quotations but no speakers.

    Returns
    -------
    tuple of Quotation
        In the order of the article. ``quotation.index in analysis.summary`` says whether the summary kept it.

    Examples
    --------
    >>> texts = ['"Siamo pronti", ha detto Rustem Umerov.', 'Mosca ha negato che sia vero.']
    >>> sentences = [Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)]
    >>> for q in quotations(sentences, ['"We are ready," said Umerov.', "Moscow denied that."]):
    ...     print(q.speaker, q.verb, q.source, q.target, sep=" | ")
    Rustem Umerov | dire | Siamo pronti | We are ready
    Mosca | negare | sia vero | None
    """
    texts = ["" if sentence.kind in SILENT else sentence.text for sentence in sentences]
    said = [sayings(text) if language == "it" and len(text) <= LONGEST else () for text in texts]
    pairs = quoted(texts)
    covering: dict[int, list[Quoted]] = {}
    for pair in pairs:
        for at in range(pair.first, pair.last + 1):
            covering.setdefault(at, []).append(pair)
    governing = {pair: _unlikened(pair, _governing(pair, covering[pair.first], texts, said), texts) for pair in pairs}
    found = [_quotation(pair, governing[pair], sentences[pair.first], texts) for pair in pairs]
    english = counterparts(pairs, texts, targets)
    found = [_with_target(q, english.get(pair), targets) for q, pair in zip(found, pairs, strict=True)]
    used = {id(saying) for _, saying in filter(None, governing.values())}
    for at, text in enumerate(texts):
        found += (
            Quotation(at, at, "speech", True, text[slice(*span)], span, **_attribution(at, saying))
            for saying in said[at]
            if id(saying) not in used
            and not any(p.first == at == p.last and p.start <= saying.start < p.end for p in covering.get(at, ()))
            and (span := _reported_span(saying, said[at], text))
        )
    found.sort(key=lambda quotation: (quotation.index, quotation.source_span))
    groups = [list(group) for _, group in groupby(found, key=lambda quotation: quotation.index)]
    found = [_within_report(quotation, group) for group in groups for quotation in group]
    names = full_names(texts)
    spoken = _with_understood(found, texts, said)
    return tuple(replace(q, speaker=names.get(q.speaker, q.speaker)) for q in spoken)


def _governing(
    pair: Quoted, near: Sequence[Quoted], texts: Sequence[str], said: Sequence[tuple[Saying, ...]]
) -> tuple[int, Saying] | None:
    """Find the verb of saying that governs a quotation: behind it, before it, or at the end of its sentence."""
    if any(other != pair and _holds(other, pair) for other in near):
        return None  # words quoted within a quotation are not the speaker's own
    behind = texts[pair.last][pair.end :]
    for saying in said[pair.last]:
        gap = behind[: saying.start - pair.end] if saying.start >= pair.end else "x"
        if saying.inverted and not re.search(r"[^\s,.;:!?–—-]", gap.strip(MARKS)):
            return pair.last, saying
    before = texts[pair.first][: max(pair.start - 1, 0)]
    for saying in reversed(said[pair.first]):
        if saying.end <= len(before) and _leads_in(saying, before):
            return pair.first, saying
    last = said[pair.last][-1:]
    if last and last[0].inverted and last[0].start >= pair.end and "," in behind:
        return pair.last, last[0]
    return None


def _unlikened(pair: Quoted, governing: tuple[int, Saying] | None, texts: Sequence[str]) -> tuple[int, Saying] | None:
    """Leave out a verb of saying whose subject only quotes another: '"…", come diceva Conti, ha ricordato Rossi'."""
    if governing is None:
        return None
    verb = (governing[1].start, governing[1].end) if pair.first == pair.last else None
    before, behind = texts[pair.first][: max(pair.start - 1, 0)], texts[pair.last][pair.end :]
    return None if likened(before, behind, verb, pair.end) else governing


def _holds(other: Quoted, pair: Quoted) -> bool:
    start, end = (other.first, other.start), (other.last, other.end)
    return start <= (pair.first, pair.start) and (pair.last, pair.end) <= end


def _leads_in(saying: Saying, before: str) -> bool:
    """Say whether a verb of saying leads to the mark that follows: 'ha detto: "', 'ha detto a tutti che "'."""
    between = before[saying.end :]
    if saying.lemma == "secondo" or re.search(r"[.;]\s", between) or is_anothers(between, saying.lemma):
        return False
    if saying.inverted:  # '"Sì", ha detto Kim, "ma non ora"'
        return (
            saying.subject is not None and between.strip(MARKS + " ,") == before[saying.end : saying.subject[1]].strip()
        )
    return not between.strip() or bool(LEAD_IN.fullmatch(between))


def _attribution(at: int, saying: Saying) -> dict:
    return {"speaker": saying.speaker, "verb": saying.lemma, "evidence": (at, *saying.evidence)}


def _quotation(
    pair: Quoted, governing: tuple[int, Saying] | None, sentence: Sentence, texts: Sequence[str]
) -> Quotation:
    span = (pair.start, pair.end if pair.first == pair.last else len(texts[pair.first]))
    wording = pair.wording(texts)
    before, behind = texts[pair.first][: max(pair.start - 1, 0)], texts[pair.last][pair.end + 1 :]
    whole = not re.search(r"\w", before + behind) or pair.last > pair.first
    opens = sentence.kind != "prose" and not before.strip("'’") and behind.startswith(":")
    listed = before.rstrip().endswith(":") and wording[:1].isupper() and len(wording.split()) > 3
    kind = "speech" if governing or whole or opens or listed else "phrase"
    given = _attribution(*governing) if governing else {}
    if not governing and (name := _name_before_colon(before) or owner(before)):
        kind, given = "speech", {"speaker": before[slice(*name)], "evidence": (pair.first, *name)}
    return Quotation(pair.first, pair.last, kind, False, wording, span, **given)


def _name_before_colon(before: str) -> Span | None:
    match = NAMED_BEFORE_COLON.fullmatch(before)
    return (match.start(1), match.start(1) + len(match[1].rstrip())) if match else None


def _with_target(quotation: Quotation, pair: Quoted | None, targets: Sequence[str]) -> Quotation:
    if pair is None:
        return quotation
    end = pair.end if pair.first == pair.last else len(targets[pair.first])
    return replace(quotation, target=pair.wording(targets), target_span=(pair.start, end))


def _reported_span(saying: Saying, others: Sequence[Saying], text: str) -> Span | None:
    """Find what a verb of saying reports without marks: the clause behind it, or all before it."""
    if saying.inverted:
        end = len(text[: saying.start].rstrip(" ,"))
        return (0, end) if end else None
    whole = len(text.rstrip(" ."))
    if text[saying.start : saying.start + 7].lower() == "secondo":
        ahead = re.match(r"\s*,\s*", text[saying.evidence[1] :])
        if saying.start == 0:
            return (saying.evidence[1] + ahead.end(), whole) if ahead else None
        return 0, (whole if ahead else len(text[: saying.start].rstrip(" ,-")))
    clause = CLAUSE.match(text, saying.end)
    nearer = clause and any(saying.end <= other.start < clause.end() for other in others)
    if not clause or nearer or (clause.group().strip() and _has_object(words_of(clause.group()))):
        return None
    later = (other.start for other in others if other.start > clause.end() and other.speaker == saying.speaker)
    ends = [whole, *(len(CONTINUES.sub("", text[:start])) for start in later)]
    end = min([*ends, *(colon.start() for colon in re.finditer(r':\s*"', text) if colon.start() > clause.end())])
    return (clause.end(), end) if end > clause.end() else None


def _has_object(words: Sequence[Word]) -> bool:
    """Tell "ha spiegato il motivo per cui … che" from "ha spiegato ieri a Roma che"."""
    return words[0].lower in DETERMINERS | OF or has_verb(list(words))


def _within_report(quotation: Quotation, sentence: Sequence[Quotation]) -> Quotation:
    """Give words quoted within a reported clause the speaker of the innermost one."""
    around = [q for q in sentence if q.reported and q.source_span[0] < quotation.source_span[0] <= q.source_span[1]]
    title = quotation.kind == "phrase" and quotation.source[:1].isupper()
    if quotation.evidence or title or not around:
        return quotation
    inner = max(around, key=lambda q: q.source_span[0])
    if is_anothers(inner.source[: quotation.source_span[0] - inner.source_span[0]], inner.verb or ""):
        return quotation
    return replace(quotation, speaker=inner.speaker, verb=inner.verb, evidence=inner.evidence)


def _with_understood(
    found: Sequence[Quotation], texts: Sequence[str], said: Sequence[tuple[Saying, ...]]
) -> list[Quotation]:
    """Give quotations without a subject of their own the person who spoke in the sentence before."""
    understood = {(at, *saying.evidence) for at, here in enumerate(said) for saying in here if _goes_on(saying)}
    people: dict[int, tuple[str, tuple[int, int, int]]] = {}
    addressed = {at for at, here in enumerate(said) for saying in here if saying.lemma in ADDRESSES}
    addressed |= {q.last_index for q in found if q.kind == "speech" and q.source.endswith("?")}
    result: list[Quotation] = []
    quotations_of = {at: list(group) for at, group in groupby(found, key=lambda quotation: quotation.index)}
    for at in range(len(texts)):
        main = next((saying for saying in reversed(said[at]) if saying.inverted), (said[at] or (None,))[0])
        if main and main.speaker and main.named and main.lemma != "secondo" and main.speaker not in places():
            people[at] = main.speaker, (at, *main.evidence)
        elif main and _goes_on(main) and at - 1 in people:
            people[at] = people[at - 1]
        for quotation in quotations_of.get(at, ()):
            before = people.get(at - 1)
            goes_on = quotation.evidence in understood and not (at - 1 in addressed and quotation.verb not in GOES_ON)
            if before and (goes_on or _carries_on(quotation, result)):
                quotation = replace(quotation, speaker=before[0], evidence=before[1])
                people[quotation.last_index] = before
            result.append(quotation)
            if at in people:
                people[quotation.last_index] = people[at]
    return result


def _goes_on(saying: Saying) -> bool:
    """Say whether it has no subject because who spoke last goes on; an answer is somebody else's."""
    return saying.understood and saying.lemma not in ANSWERS


def _carries_on(quotation: Quotation, before: Sequence[Quotation]) -> bool:
    """Say whether a quotation without a verb of saying goes on from the one before it; answers do not."""
    bare = " " not in quotation.source  # "Mai" may be anybody's
    if quotation.kind != "speech" or quotation.evidence or quotation.source_span[0] > 1 or bare or not before:
        return False
    last = next((q for q in reversed(before) if q.kind == "speech"), before[-1])
    return last.speaker is not None and not last.reported and not last.source.endswith("?")
