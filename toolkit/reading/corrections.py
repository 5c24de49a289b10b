"""Corrections that the reader accepted, as further edits of the repair log: visible, and reversible like all."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches

from toolkit.errors import CorrectionError
from toolkit.reading.repairs import Edit, RepairLog, revert

__all__ = ["apply", "fitting"]

RULE = "correction"


def apply(log: RepairLog, corrections: Mapping[str, str]) -> RepairLog:
    """Put corrections into a repaired text, wherever the wrong words stand in it as whole words.

    All are found in the text as it was given, so that none acts on what another one wrote; where two overlap the longer
    one wins. Upper and lower case count.

    Parameters
    ----------
    log : RepairLog
        From `toolkit.reading.repair`, or from `apply`.
    corrections : mapping of str to str
        What stands in the repaired text, and what is to stand there; one word or several.

    Returns
    -------
    RepairLog
        With edits of the rule "correction"; one that meets a repair is joined with it ("apostrophe + correction").
        `toolkit.reading.revert` still gives the original back, and ``original_span`` still finds every place in it.

    Raises
    ------
    CorrectionError
        If a correction does not occur in the text (the nearest words are named), is empty or is no string.

    Examples
    --------
    >>> from toolkit.reading.repairs import repair
    >>> log = apply(repair("Un reloet della Federazione Rissa"), {"reloet": "report", "Rissa": "Russa"})
    >>> log.text, revert(log)
    ('Un report della Federazione Russa', 'Un reloet della Federazione Rissa')
    >>> print(log.edits[0])
    3-9 correction: 'reloet' → 'report'
    """
    taken: dict[int, tuple[int, str]] = {}
    for wrong in sorted(corrections, key=lambda text: -len(str(text))):
        places = _places(log.text, wrong, corrections[wrong])
        for start, end in places:
            if not any(start < other_end and other < end for other, (other_end, _) in taken.items()):
                taken[start] = end, corrections[wrong]
    original = revert(log)
    for start, (end, right) in sorted(taken.items(), reverse=True):  # from the end, so that places stay valid
        log = _replaced(log, start, end, right, original)
    return log


def fitting(log: RepairLog, corrections: Mapping[str, str]) -> dict[str, str]:
    """Give the corrections of words that stand in a repaired text: of many articles, each has slips of its own.

    Examples
    --------
    >>> from toolkit.reading.repairs import repair
    >>> fitting(repair("Un reloet"), {"reloet": "report", "Rissa": "Russa"})
    {'reloet': 'report'}
    """
    found = {}
    for wrong, right in corrections.items():
        with suppress(CorrectionError):
            apply(log, {wrong: right})
            found[wrong] = right
    return found


def _places(text: str, wrong: str, right: str) -> list[tuple[int, int]]:
    if not (isinstance(wrong, str) and isinstance(right, str) and wrong.strip()):
        raise CorrectionError(
            f"a correction gives what stands in the text and what is to stand there, not {wrong!r}: {right!r}."
        )
    edges = (r"(?<!\w)" if re.match(r"\w", wrong) else "", r"(?!\w)" if re.search(r"\w\Z", wrong) else "")
    found = [match.span() for match in re.finditer(re.escape(wrong).join(edges), text)]
    if not found:
        raise CorrectionError(f"correction {wrong!r}: it does not stand in the repaired text. {_nearest(text, wrong)}")
    return found


def _nearest(text: str, wrong: str) -> str:
    words = re.findall(r"\S+", text)
    length = len(wrong.split())
    runs = {" ".join(words[i : i + length]).strip('.,;:!?"()') for i in range(len(words) - length + 1)}
    near = get_close_matches(wrong, sorted(runs), n=1, cutoff=0.5)
    return f"The nearest is {near[0]!r}." if near else "Nothing is near to it; copy the words from a sentence."


def _replaced(log: RepairLog, start: int, end: int, right: str, original: str) -> RepairLog:
    """Replace ``text[start:end]`` in one edit; repairs that it meets are joined with it."""
    first, last = bisect_right(log.ends, start), bisect_left(log.starts, end)
    met = log.edits[first:last]
    left = min(start, log.starts[first]) if met else start
    reach = max(end, log.ends[last - 1]) if met else end
    begin, stop = log.original_span(start, end)
    before, after = original[begin:stop], log.text[left:start] + right + log.text[end:reach]
    rule = " + ".join(dict.fromkeys([*(edit.rule for edit in met), RULE]))
    edit = (Edit(rule, begin, stop, before, after),) if before != after else ()
    return RepairLog(log.text[:start] + right + log.text[end:], (*log.edits[:first], *edit, *log.edits[last:]))
