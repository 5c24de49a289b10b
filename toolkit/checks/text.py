"""Checks of a translation by its form: quotations, loops, lost ends, capitals, questions."""

import re
from collections.abc import Iterator, Sequence

from toolkit.checks.finding import Finding
from toolkit.translation import is_in_capitals

__all__ = [
    "KINDS",
    "check_capitals",
    "check_empty",
    "check_question",
    "check_quotations",
    "check_repetition",
    "check_truncated",
]

KINDS = {
    "quotation": (
        "Quotations that are lost, gained, left open, or much longer or shorter than in the source. Cannot see what "
        "changed inside, nor a mark that moved by a few words, nor lost marks around a title that stayed as it was."
    ),
    "repetition": (
        "Words or phrases that come twice or more on end, unlike in the source. Cannot see a repetition in other "
        "words, nor a phrase that comes back later."
    ),
    "empty": "No word at all where the source has some.",
    "truncated": (
        "A sentence that ends without its full stop, within a name, or because decoding stopped. Cannot see an end "
        "that was lost but closed with a full stop."
    ),
    "capitals": "A sentence in capitals that is not in the translation, or the reverse.",
    "question": "A question that is none in the translation, or the reverse, by its question mark.",
}
MARK = re.compile(r'["“”„‟«»]')
SINGLE_QUOTED = re.compile(r"(?<!\w)[‘']\w(?:[^‘’']|(?<=\w)[’'](?=\w))*[’'](?!\w)")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LETTER = re.compile(r"[^\W\d_]")
FINAL = re.compile(r"[.!?…:;][\"”»'’)\]]*$")
LONGEST_SMALL, LEAST_OF_HEADLINE = 3, 4  # letters of the words that a headline leaves small; words with capitals
LONGEST_LOOP = 12  # words
LEAST_LOOP, LEAST_PHRASE = 3, 3  # rounds, words
DOUBLED = frozenset("many very much".split())  # "many, many countries"
TITLE = re.compile(r"[\"“«]([^\W\d_a-z][^\"“”«»]{,40})[\"”»]")
SHARE_APART = 0.35  # of the sentence, between quoted shares


def check_quotations(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for quotations that were lost, gained, left open, or changed much in length.

    Serious: marks that are paired in the source and not in the translation. Doubtful: another number of quotations, or
    a quoted share of the sentence that differs by more than 35 percentage points. Where the source itself opens a
    quotation that goes on in the next sentence, only fewer marks than its own are reported. Marks around a title or
    name that stands without them in the other text ("Undersea") are passed over.

    Parameters
    ----------
    source, target : str
        The Italian sentence, repaired, and its English; typographic marks count like straight ones, and in English
        single ones too.
    index : int
        Its index.

    Examples
    --------
    >>> [f.message for f in check_quotations('"Sono soldati", ha detto.', '"They are soldiers, he said.', 0)]
    ['quotation: 1 quotation mark, the source has 2']
    >>> check_quotations('"Sono soldati. ', '"They are soldiers.', 0)
    ()
    """
    target = SINGLE_QUOTED.sub(lambda match: f'"{match.group()[1:-1]}"', target) if MARK.search(source) else target
    source, target = _without_titles(source, target), _without_titles(target, source)
    left, right = ([match.start() for match in MARK.finditer(text)] for text in (source, target))
    if len(left) % 2 or len(right) % 2:
        if len(left) == len(right) or (len(left) % 2 and len(left) < len(right)):
            return ()
        marks = f"{len(right) or 'no'} quotation mark{'s' * (len(right) != 1)}"
        severity = "doubtful" if len(left) % 2 else "serious"
        return (_quotation(index, f"{marks}, the source has {len(left) or 'none'}", left, right, severity),)
    if len(left) != len(right):
        message = (
            f"{len(right) // 2 or 'no'} quotation{'s' * (len(right) != 2)}, the source has {len(left) // 2 or 'none'}"
        )
        return (_quotation(index, message, left, right),)
    shares = [_quoted(places) / len(text) if places else 0.0 for places, text in ((left, source), (right, target))]
    if abs(shares[0] - shares[1]) > SHARE_APART:
        message = f"{shares[1]:.0%} of the translation is quoted, {shares[0]:.0%} of the source"
        return (_quotation(index, message, left, right),)
    return ()


def _without_titles(text: str, other: str) -> str:
    """Blank the marks around a title or name that stands, the same and without marks, in the other text."""

    def blank(match: re.Match[str]) -> str:
        bare = rf"(?<![\w\"“«]){re.escape(match[1])}(?![\w\"”»])"
        return f" {match[1]} " if re.search(bare, other) else match.group()

    return TITLE.sub(blank, text)


def _quoted(marks: Sequence[int]) -> int:
    return sum(end - start for start, end in zip(marks[::2], marks[1::2], strict=True))


def _quotation(sentence, message, left, right, severity="doubtful") -> Finding:
    spans = [(marks[0], marks[-1] + 1) if marks else None for marks in (left, right)]
    return Finding(sentence, "quotation", severity, f"quotation: {message}", *spans)


def check_repetition(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for words and phrases that the translation repeats beyond the source.

    Serious: three rounds or more of anything, or a phrase of three words or more twice on end. Doubtful: a word or two
    doubled on end; not "many, many" and the like.

    Examples
    --------
    >>> [f.message for f in check_repetition("Il presidente Trump.", "President Trump Trump.", 0)]
    ['repetition: "Trump" 2 times on end']
    >>> check_repetition("Bora Bora è lontana.", "Bora Bora is far away.", 0)
    ()
    """
    words = list(WORD.finditer(target))
    forms = [word.group().casefold() for word in words]
    given = [word.group().casefold() for word in WORD.finditer(source)]
    allowed = {size for _, size, _ in _loops(given)}
    found = []
    for start, size, rounds in _loops(forms):
        if size in allowed or not any(map(LETTER.search, forms[start : start + size])):
            continue
        if rounds == 2 and size == 1 and forms[start] in DOUBLED:
            continue
        span = words[start].start(), words[start + size * rounds - 1].end()
        phrase = target[words[start].start() : words[start + size - 1].end()]
        severity = "serious" if rounds >= LEAST_LOOP or size >= LEAST_PHRASE else "doubtful"
        message = f'repetition: "{phrase}" {rounds} times on end'
        found.append(Finding(index, "repetition", severity, message, target_span=span))
    return tuple(found)


def _loops(forms: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give start, size in words, and rounds of every phrase that follows itself, from left to right."""
    start = 0
    while start < len(forms):
        for size in range(1, min(LONGEST_LOOP, (len(forms) - start) // 2) + 1):
            if forms[start + size] != forms[start]:
                continue  # most sizes, without slicing
            phrase, rounds = forms[start : start + size], 1
            while forms[start + rounds * size : start + (rounds + 1) * size] == phrase:
                rounds += 1
            if rounds > 1:
                yield start, size, rounds
                start += size * rounds - 1
                break
        start += 1


def check_empty(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a translation without a letter or digit where the source has letters (serious).

    Examples
    --------
    >>> [finding.message for finding in check_empty("Lee Seong Kweon.", " ", 4)]
    ['empty: nothing was translated']
    """
    if LETTER.search(source) and not re.search(r"[^\W_]", target):
        return (Finding(index, "empty", "serious", "empty: nothing was translated"),)
    return ()


def check_truncated(source: str, target: str, index: int, note: str | None = None) -> tuple[Finding, ...]:
    """Look for a translation that breaks off (serious).

    It ends within a name of the source, or without the final punctuation of the source and with another last word, or
    decoding was stopped.

    Parameters
    ----------
    source, target : str
        The Italian sentence and its English.
    index : int
        Its index.
    note : str, optional
        ``translation.notes[sentence]``, which tells if decoding was stopped.

    Examples
    --------
    >>> [f.message for f in check_truncated("Una visita a Pyongyang.", "A visit to Pyong", 17)]
    ['truncated: ends within "Pyongyang"']
    """
    words, given = list(WORD.finditer(target)), WORD.findall(source)
    if not words or not given:
        return ()
    last = words[-1]
    behind = target[last.end() :]
    cut = next((name for name in given if _is_cut(name, last.group())), None)
    if cut and not behind.strip(" .") and last.group() not in given and cut not in WORD.findall(target):
        message = f'truncated: ends within "{cut}"'
    elif note and "decoding stopped at its limit" in note:
        message = "truncated: decoding stopped at its limit"
    elif _lacks_end(source, target) and last.group() != given[-1]:
        message = f'truncated: ends with "{last.group()}", without the final punctuation of the source'
    else:
        return ()
    return (Finding(index, "truncated", "serious", message, target_span=(last.start(), len(target))),)


def _lacks_end(source: str, target: str) -> bool:
    """Say whether only the source has a final mark; an English headline, with capitals throughout, needs none."""
    if not FINAL.search(source.rstrip()) or FINAL.search(target.rstrip()):
        return False
    long = [word for word in WORD.findall(target) if len(word) > LONGEST_SMALL]
    return len(long) < LEAST_OF_HEADLINE or not all(word[0].isupper() for word in long)


def _is_cut(name: str, word: str) -> bool:
    """Say whether a word is the beginning of a name, and too short for the name's English form."""
    return name[0].isupper() and 3 <= len(word) < len(name) - 2 and name.startswith(word)


def check_capitals(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a sentence in capitals on one side only (doubtful).

    Examples
    --------
    >>> [f.message for f in check_capitals("KIM PRONTO AD AIUTARE", "Kim ready to help", 0)]
    ['capitals: the source is in capitals, the translation is not']
    """
    left, right = is_in_capitals(source), is_in_capitals(target)
    one_word = sum(len(word) > 1 for word in WORD.findall(target)) < 2
    if left == right or not LETTER.search(target) or (target.isupper() and (left or one_word)):
        return ()
    one, other = ("source", "translation") if left else ("translation", "source")
    message = f"capitals: the {one} is in capitals, the {other} is not"
    return (Finding(index, "capitals", "doubtful", message),)


def check_question(source: str, target: str, index: int) -> tuple[Finding, ...]:
    """Look for a question on one side only, by its question mark (doubtful).

    Examples
    --------
    >>> [f.message for f in check_question("Chi ha vinto?", "Who won.", 2)]
    ['question: the source asks, the translation does not']
    """
    if ("?" in source) == ("?" in target):
        return ()
    one, other = ("source", "translation") if "?" in source else ("translation", "source")
    return (Finding(index, "question", "doubtful", f"question: the {one} asks, the {other} does not"),)
