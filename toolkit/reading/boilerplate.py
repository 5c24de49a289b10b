"""Boilerplate in a text that was copied from a page: breadcrumb, buttons, notices, links, tags, readers' comments.

Only what is well marked counts, a whole paragraph at a time; a sentence about cookies or subscriptions is prose.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import NamedTuple

from toolkit.reading.tables import LETTER, STOP

__all__ = ["boilerplate", "is_label", "is_link"]

LONGEST = 700  # characters of a paragraph that may be a notice
HEADLINE_WORDS = 25
FEWEST_WORDS = 4  # of a headline below the name of a section
MOST_HEADLINES = 40  # of other articles, in one list
COMMENT_OF = re.compile(  # what a reader says is in no quotation marks
    r"[^\s:]{2,30}(?: [^\s:]{1,20})?: [^\s«“\"„]|.{0,40}\b(?:fa|rispondi)\b.{0,10}$|\d{1,2}[/.]\d", re.IGNORECASE
)
REPORTED = re.compile(
    r"\b(?:dic(?:e|ono|eva|evano)|detto|scritt[aoei]|scriv(?:e|ono)|si legge|recita|"
    r"(?<!\bche )(?:spiega|racconta|denuncia|scherza|afferma|lamenta|avverte|promette|ammette|ripete|conclude|ribatte|"
    r"rispond(?:e|ono)|ripetono|(?:spieg|raccont|denunci|scherz|afferm|lament)ano|(?:promett|ammett|avvert)ono))\b"
    r"|\b(?:ha|hanno) (?:(?:già|anche|mai) )?(?!diritto|accesso|raccolto|bisogno)\w+(?:[aiu]t|tt|st|rs|rt|s)o\b"
    r"|\b(?:è|sono) stat[aoei]\b|\b(?:era|erano|fu|furono|aveva|avevano)\b|\b\w{3,}(?:[aei]vano|[ae]va|[aei]rono)\b",
    re.IGNORECASE,
)  # who said it, or what happened: a notice tells neither
BARE_COMMENTS = re.compile(r"(?:i )?comment[oi](?: dei lettori)?\s?:?", re.IGNORECASE)


class Forms(NamedTuple):
    """What ``boilerplate.json`` has, compiled.

    ``whole`` are the forms of whole paragraphs; ``notices`` how a paragraph opens, and what it has besides, for a
    notice speaks to the reader. ``buttons`` are words, too; ``section`` is the name of a newspaper's section. Behind
    ``others`` stand headlines of other articles, or tags; ``unsure`` are those of them that may be sub-headings.
    """

    whole: dict[str, re.Pattern]
    notices: dict[str, tuple[re.Pattern, re.Pattern]]
    buttons: re.Pattern
    section: re.Pattern
    others: re.Pattern
    unsure: re.Pattern
    tags: re.Pattern


@cache
def _forms() -> Forms:
    data = json.loads((files("toolkit") / "data" / "boilerplate.json").read_text("utf-8"))

    def compiled(patterns: Sequence[str], behind: str = "") -> re.Pattern:
        one = "|".join(patterns)
        for name, part in data["parts"].items():
            one = one.replace(f"{{{name}}}", part)
        for name, part in data["parts"].items():  # parts have parts
            one = one.replace(f"{{{name}}}", part)
        return re.compile(f"(?:{one}){behind}", re.IGNORECASE | re.DOTALL)

    others = [*data["others"], *data["perhaps others"]]
    return Forms(
        {name: compiled(patterns) for name, patterns in data["whole"].items()},
        {name: (compiled(has["opens"]), compiled(has["speaks"])) for name, has in data["notices"].items()},
        compiled(data["buttons"]),
        compiled(["{SECTION}"]),
        compiled(others, r"\s?:?"),
        compiled(data["perhaps others"], r"\s?:?"),
        compiled(data["tags"], r"\s?:?"),
    )


def boilerplate(lines: Sequence[str], near: Sequence[bool]) -> dict[int, str]:
    """Find the paragraphs that are no part of the article, and say what each is.

    A whole paragraph must be of a known form ("Home > Cronaca > Milano", "3 minuti di lettura", "Leggi anche: …"), or
    open like a notice and speak to the reader. Words that are buttons, too ("Stampa"), count beside each other or
    beside other boilerplate; the name of a section ("Esteri") above a headline. Behind "Leggi anche" or "Argomenti"
    lines without a stop belong to it; behind "Commenti (12)" all that follows, once an article stands before it.

    Parameters
    ----------
    lines : sequence of str
        The paragraphs of a text.
    near : sequence of bool
        Whether each follows the one before it without a blank line.

    Returns
    -------
    dict of int to str

    Examples
    --------
    >>> boilerplate(["Home > Cronaca > Milano", "Stampa", "La diga è chiusa.", "Stampa"], [False] * 4)
    {0: 'breadcrumb', 1: 'buttons'}
    """
    lines = [" ".join(line.split()) for line in lines]
    found = {i: name for i, line in enumerate(lines) if (name := _alone(line))}
    found |= dict.fromkeys(_buttons(lines, found), "buttons")
    found |= dict.fromkeys(_section(lines, found), "section")
    for i, line in enumerate(lines):
        if _forms().others.fullmatch(line) and (taken := _headlines(lines, near, found, i)) is not None:
            name = "tags" if _forms().tags.fullmatch(line) else "links to other articles"
            found |= dict.fromkeys((i, *taken), name)
    return dict(sorted((found | _comments(lines, found)).items()))


def is_label(line: str) -> bool:
    """Say whether a line is a button or a headline of boilerplate, behind which no sentence goes on.

    Examples
    --------
    >>> is_label("Argomenti"), is_label("Commenti (12)"), is_label("Il governo di")
    (True, True, False)
    """
    line = " ".join(line.split())
    short = len(line) == 1 or (len(line) < 60 and (line[:1].isupper() or line[:1].isdigit()))
    return short and bool(_forms().others.fullmatch(line) or _forms().buttons.fullmatch(line) or _alone(line))


def is_link(line: str) -> bool:
    """Say whether a paragraph is a link to another article.

    Examples
    --------
    >>> is_link("– Leggi anche: Chi ha chiuso la diga?"), is_link("Leggi anche il rapporto, e capirai perché.")
    (True, False)
    """
    return _alone(" ".join(line.split())) == "links to other articles"


def _alone(line: str) -> str | None:
    """Say what a paragraph is, if its own words tell."""
    if len(line) > LONGEST or not LETTER.search(line):
        return None
    for name, pattern in _forms().whole.items():
        if pattern.fullmatch(line):
            return name
    if REPORTED.search(line):
        return None
    for name, (opening, address) in _forms().notices.items():
        opened = opening.match(line)
        if opened and (address.search(line) if name == "cookie notice" else address.search(line, opened.end())):
            return name
    return None


def _section(lines: Sequence[str], found: dict[int, str]) -> list[int]:
    """Give the place of the name of a section, if one stands first and a headline is below it."""
    own = [i for i in range(len(lines)) if i not in found][:3]
    if not own or not _forms().section.fullmatch(lines[own[0]]):
        return []
    below = takewhile(_is_headline, (lines[i] for i in own[1:]))
    return own[:1] if any(len(line.split()) >= FEWEST_WORDS for line in below) else []


def _buttons(lines: Sequence[str], found: dict[int, str]) -> Iterator[int]:
    """Give the words that are buttons because they stand beside each other, or beside other boilerplate."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and (i in found or _forms().buttons.fullmatch(lines[i])):
            run.append(i)
            continue
        if sum(k in found or bool(LETTER.search(lines[k])) for k in run) > 1:
            yield from (k for k in run if k not in found)
        run = []


def _headlines(lines: Sequence[str], near: Sequence[bool], found: dict[int, str], i: int) -> list[int] | None:
    """Give the headlines, or tags, that a line announces; None if it announces nothing, and so is a sub-heading.

    They stand right below it. Behind a blank line the last one before prose may be a sub-heading of the article.
    """
    sure = not _forms().unsure.fullmatch(lines[i])
    end = i + 1
    most = min(len(lines), i + MOST_HEADLINES)
    while end < most and near[end] and end not in found and _is_headline(lines[end]):
        end += 1
    if end > i + 1:
        closed = end == len(lines) or not near[end] or end in found
        return list(range(i + 1, end)) if sure or closed else None
    while end < most and end not in found and _is_headline(lines[end]):
        end += 1
    if end < len(lines) and end not in found and (end > i + 2 or not sure):
        end -= 1  # the last may be a sub-heading
    return list(range(i + 1, end)) if sure or end > i + 1 else None


def _is_headline(line: str) -> bool:
    words = len(line.split())
    return words <= HEADLINE_WORDS // 2 if line[-1] in "?!" else words <= HEADLINE_WORDS and not STOP.search(line)


def _comments(lines: Sequence[str], found: dict[int, str]) -> dict[int, str]:
    """Give all that follows the heading of the readers' comments, if it is no button at the top of the article."""
    prose, following = 0, [""]  # the first paragraph behind each that is not boilerplate
    for i in reversed(range(1, len(lines))):
        following.append(following[-1] if i in found else lines[i])
    following.reverse()
    for i, line in enumerate(lines):
        counted = found.get(i) == "readers’ comments"
        if (counted and prose > 1) or (
            prose and (counted or BARE_COMMENTS.fullmatch(line)) and COMMENT_OF.match(following[i])
        ):
            return dict.fromkeys(range(i, len(lines)), "readers’ comments")
        prose += i not in found and len(line.split()) > 7 and bool(STOP.search(line))
    return {}
