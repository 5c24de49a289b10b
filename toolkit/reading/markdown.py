"""Markdown: its text as a reader sees it, without the marks of headings, emphasis, links and lists."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.reading.extracts import Extract, counted, named
from toolkit.reading.layouts import listed
from toolkit.reading.tables import row_of

__all__ = ["is_markdown", "read_markdown"]

HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))?[ \t]*(?:(?<=[ \t])#+[ \t]*)?$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
THEMATIC_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,3})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)")
QUOTE = re.compile(r"^ {0,3}>+[ \t]?")
FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
DEFINITION = re.compile(r" {0,3}\[[^\]^\n]{1,200}\]:\s*(?:<\S*>|\S*(?:[/#:]|\.\w)\S*)(?:\s+[\"'(].*)?$")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,60}\]:[ \t]*")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
FIELD = re.compile(r"([\w-]{1,40}):[ \t]*(.*)")
ADDRESS = (
    r"\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)"
    r"(?:\s{1,9}[\"'][^\"'\n]{0,300}[\"'])?\s{0,9}\)"
)
PICTURE = re.compile(rf"!\[[^\[\]\n]{{0,1000}}\](?:{ADDRESS}|\[[^\]\n]{{0,200}}\])")
LINK = re.compile(rf"\[([^\[\]\n]{{0,1000}})\](?:{ADDRESS}|\[[^\]\n]{{0,200}}\])")
MARKUP = re.compile(
    r"<((?:https?://|mailto:)[^<>\s]{1,2000})>|<!--[^<>]{0,5000}-->|"
    r"</?[a-zA-Z][\w-]{0,20}"
    r"(?:\s{1,9}[\w:-]{1,40}=(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,500})){0,20}\s{0,9}/?>"
    r"|\[\^[^\]\n]{1,60}\]"
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HIDDEN = 0xF0000  # where escaped signs are kept meanwhile: a plane of Unicode without characters
DELIMITERS = re.compile(r"\*{1,3}|_{1,3}|~~|`{1,3}")
SIGNS = re.compile(r"^ {0,3}#{1,6} \S|\*\*\S[^*\n]{0,200}\*\*", re.MULTILINE)
ENDINGS = (".md", ".markdown")


def is_markdown(text: str, name: str) -> bool:
    """Say whether a text is Markdown: by its name; else if it opens with a heading of it, or has a heading and links.

    Examples
    --------
    >>> is_markdown("Il mare tace.", "x.md"), is_markdown("# Il mare", "x"), is_markdown("#mare e *sole*", "x")
    (True, True, False)
    """
    if name.lower().endswith(ENDINGS):
        return True
    first = text.lstrip("\ufeff\n\r ")[:500].split("\n", 1)[0]
    if HEADING.match(first) and first.strip("# \t"):
        return True
    return bool(SIGNS.search(text)) and len(LINK.findall(text)) > 1


def read_markdown(text: str) -> Extract:
    r"""Give the paragraphs of a Markdown text, and notes on what was left out.

    Lines of a paragraph are joined. Numbers of a list stay, its other marks go; a table is given row for row. Pictures
    are left out, and of the fields at the top all but the title.

    Examples
    --------
    >>> read_markdown("# Il mare\n\nIl **mare** [tace](https://a.it)\nda ieri.\n\n- sole\n- vento").paragraphs
    ['Il mare', 'Il mare tace da ieri.', 'sole', 'vento']
    """
    lines = text.lstrip("\ufeff").splitlines()
    fields, lines = _front_matter(lines)
    found = [(kind, _plain(block)) for kind, block in _blocks(lines)]
    found = [(kind, block) for kind, block in found if block.strip()]
    texts: list[str] = []
    items: list[str] = []
    for kind, block in [*found, ("", "")]:
        if kind == "item":
            items.append(block)
            continue
        texts += listed(items) if items else []
        items = []
        texts += [block] if block else []
    title = _plain(fields.pop("title", "").strip("\"' "))
    if title and title not in texts[:2]:
        texts.insert(0, title)
    pictures = sum(len(PICTURE.findall(line)) for line in lines)
    left_out = named(list(fields), "field at the top", "fields at the top")
    marks = "Markdown: its marks are no part of the text; spans count it without them"
    return Extract(texts, [marks, *left_out, *counted(pictures, "picture")])


def _front_matter(lines: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """Take the fields between two lines of hyphens off the top of a text."""
    if not lines or lines[0].rstrip() != "---":
        return {}, lines
    end = next((i for i, line in enumerate(lines[1:100], 1) if line.rstrip() in ("---", "...")), 0)
    fields = [FIELD.match(line) for line in lines[1:end] if line.strip() and not line[0].isspace()]
    if not end or not all(fields):
        return {}, lines
    return {field[1].lower(): field[2] for field in fields if field}, lines[end + 1 :]


def _kinds(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each line without the marks at its edges, and say what it is."""
    table = fenced = False
    for whole, below in pairwise([*lines, ""]):
        line = QUOTE.sub("", whole, count=1)
        if FENCE.match(line):
            fenced = not fenced
            yield "end", ""
        elif fenced:
            yield "whole", re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", line)
        elif table := "|" in line and (table or ("|" in below and bool(TABLE_RULE.match(below)))):
            yield from () if TABLE_RULE.match(line) else (("row", _row(line)),)
        elif heading := HEADING.match(line):
            yield "whole", heading[1] or ""
        elif UNDERLINE.match(line) or THEMATIC_BREAK.match(line) or DEFINITION.match(line) or not line.strip():
            yield "end", ""
        elif item := ITEM.match(line):
            yield "item", f"{item[1]}. {item[2]}" if item[1] else item[2]
        else:
            yield "more", FOOTNOTE.sub("", line)


def _row(line: str) -> str:
    return row_of(cell.replace("\\|", "/") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the blocks of a text, with the marks within lines: paragraphs, headings, items and tables."""
    open_: list[str] = []
    kind = "more"
    for new, text in _kinds(lines):
        goes_on = (new == "more" and kind in ("more", "item")) or (new == kind == "row")
        if open_ and not goes_on:
            yield kind, "".join(open_)
            open_ = []
        if not text.strip():
            kind = new if new != "end" else "more"
            continue
        broken = new == "row" or (open_ and re.search(r"(?: {2}|\\)$", open_[-1]))
        if open_:
            open_[-1] = open_[-1].removesuffix("\\").rstrip()
            open_.append("\n" if broken else " ")
        else:
            kind = new
        open_.append(text.lstrip())
    if open_:
        yield kind, "".join(open_)


def _plain(block: str) -> str:
    """Take the marks off the text of a block: emphasis, links, code; what was escaped stays as it is."""
    block = ESCAPED.sub(lambda m: chr(HIDDEN + ord(m[1])), block)
    block = LINK.sub(r"\1", PICTURE.sub("", block))
    block = LINK.sub(r"\1", MARKUP.sub(lambda m: m[1] or "", block))
    block = re.sub(r"(?<=[^\s>])\s{2,}$", "", _without_emphasis(block))
    shown = (chr(ord(c) - HIDDEN) if HIDDEN <= ord(c) < HIDDEN + 128 else c for c in block)
    return "\n".join(" ".join(line.split()) for line in "".join(shown).split("\n")).strip()


def _without_emphasis(text: str) -> str:
    """Take off pairs of delimiters: the first stands before a letter or sign, the second behind one.

    Underscores within a word, and a sign that has no fellow, stay.
    """
    opened: dict[str, list[re.Match]] = defaultdict(list)
    gone: list[tuple[int, int]] = []
    for mark in DELIMITERS.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        sign = mark[0]
        within = sign[0] == "_" and before.isalnum() and after.isalnum()
        if opened[sign] and before.strip() and not within:
            gone += [opened[sign].pop().span(), mark.span()]
        elif after.strip() and not within and not (sign[0] == "_" and before.isalnum()):
            opened[sign].append(mark)
    pieces, cursor = [], 0
    for start, end in sorted(gone):
        pieces.append(text[cursor:start])
        cursor = end
    return "".join([*pieces, text[cursor:]])
