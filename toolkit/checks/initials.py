"""Names of several words and their initials: "Royal Shakespeare Company" and "RSC", "(OEA)" and "(OAS)"."""

import re
from collections.abc import Iterator

from toolkit.checks.exonyms import key, plain

__all__ = ["contracted", "translated"]

Span = tuple[int, int]

RUN = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)+")  # words with a capital
LONGEST_NAME = 5  # words
IN_BRACKETS = re.compile(r"\(([A-Z]{2,8})\)")
SMALL = frozenset("a an and for in of on the to".split())


def contracted(source: str, target: str) -> list[Span]:
    """Find names of several words that the translation has as initials, in any order, or as one word.

    Examples
    --------
    >>> contracted("La Royal Shakespeare Company tace.", "The RSC is silent.")
    [(3, 28)]
    """
    given, words = key(source).split(), plain(target).split()
    initials = {"".join(sorted(word)) for word in words if word.isupper() and key(word) not in given}
    return [
        phrase
        for run in RUN.finditer(source)
        for phrase in _phrases(source, run)
        if "".join(sorted(word[0] for word in source[slice(*phrase)].split())) in initials
        or source[slice(*phrase)].replace(" ", "") in words
    ]


def _phrases(text: str, run: re.Match[str]) -> Iterator[Span]:
    """Give all phrases of two words or more of a run: the first may only have its capital from the sentence."""
    words = [match.span() for match in re.finditer(r"\S+", text[: run.end()]) if match.start() >= run.start()]
    for i, (start, _) in enumerate(words):
        for _, end in words[i + 1 : i + LONGEST_NAME]:
            yield start, end


def translated(source: str, target: str) -> list[Span]:
    """Find initials in brackets for which the translation has others, those of the words before them.

    Examples
    --------
    >>> source = "L'Organizzazione degli Stati Americani (OEA) tace."
    >>> [source[slice(*span)] for span in translated(source, "The Organization of American States (OAS) is silent.")]
    ['OEA']
    >>> translated(source, "The Organization of American States (OEA) is silent.")
    []
    """
    ours = list(IN_BRACKETS.finditer(source))
    theirs = [m for m in IN_BRACKETS.finditer(target) if m[1] not in source] if ours else []
    spelled = [match for match in theirs if _are_initials(match[1], target[: match.start()])]
    return [match.span(1) for match in ours if match[1] not in target] if len(spelled) == len(ours) else []


def _are_initials(short: str, before: str) -> bool:
    """Say whether a text ends with words that begin with these letters; "of" and the like may stand between."""
    words = [word for word in re.findall(r"\w+", before)[-2 * len(short) :] if word.lower() not in SMALL]
    return "".join(word[0] for word in words[-len(short) :]).upper() == short
