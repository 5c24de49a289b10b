"""The layout of a text: title, sub-headings, by-lines, rows of tables, boilerplate and prose; accidental line ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from toolkit.reading.abbreviations import MONTHS
from toolkit.reading.boilerplate import boilerplate, is_label
from toolkit.reading.tables import STOP, has_cells, rows

__all__ = [
    "LINE_END",
    "SENTENCE_END",
    "Kind",
    "LineBreak",
    "Paragraph",
    "is_byline",
    "is_dateline",
    "layout",
    "line_breaks",
    "listed",
]

Kind = Literal["title", "heading", "byline", "row", "boilerplate", "prose"]

LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
STOP_INSIDE = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«(]?[A-ZÀ-Þ]")
BYLINE = re.compile(
    r"(?:[Dd]i|[Aa] cura di|[Dd]al(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)|[Ss]ervizio di|[Tt]esto di) "
    r"(?:[A-ZÀ-Þ][\w'’.-]*\s*){2,5}(?:(?:, ?|ed? |/ ?|& ?)(?:[A-ZÀ-Þ][\w'’.-]*\s*){2,4})*$"
    r"|(?:[Aa] cura della |[Dd]i |[Dd]alla )?[Rr]edazione$"
)
WEEKDAY = r"(?:(?:luned|marted|mercoled|gioved|venerd)[iì]|sabato|domenica|(?:lun|mar|mer|gio|ven|sab|dom)\b)?[., ]*"
MONTH = "|".join(MONTHS)
DAY = WEEKDAY + (
    rf"(?:\d{{1,2}}[°º]? (?:{MONTH})[a-z]*\.? (?:19|20)\d\d|"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}|(?:19|20)\d\d-\d\d-\d\d)"
)
TIME = r"(?: ?[-–—|·,]? ?(?:alle|ore|h\.?|delle)?(?: ore)? ?\d{1,2}[:.]\d{2}(?::\d\d)?)"
DAY_ALONE = rf"{WEEKDAY}\d{{1,2}}[°º]? (?:{MONTH})[a-z]*\.?"
DATELINE = re.compile(
    r"(?:(?:pubblicato|aggiornato|ultimo aggiornamento|ultima modifica|modificato|creato|data)(?: il|"
    r" in data)?[: ]*)?"
    rf"(?:{DAY_ALONE}(?: ?[-–—|·,]|,? alle)?(?: ore)? \d{{1,2}}[:.]\d{{2}}|"
    rf"(?:(?:alle )?(?:ore |h\.? ?)?)?\d{{1,2}}[:.]\d{{2}} ?[-–—|·,]? (?:{DAY}|{DAY_ALONE})|"
    rf"{DAY}{TIME}?|{DAY}[ -–—|]+{DAY}{TIME}?|\d{{1,2}}:\d{{2}}|(?:ore|alle(?: ore)?|h\.?|"
    rf"aggiornato alle(?: ore)?) ?"
    r"\d{1,2}[:.]\d{2})(?: (?:CES?T|h))?"
    rf"(?:\W{{1,4}}(?:modific\w+|aggiornat[oa]|ultim[oa] \w+)(?: il| alle| alle ore)?:? ?(?:{DAY})?(?:{TIME})?\)?)?",
    re.IGNORECASE,
)
AGO = re.compile(r"\d{1,2} (?:or[ae]|minut[oi]|giorn[oi]) fa|(?:un['’]ora|un minuto|poco|un giorno) fa", re.IGNORECASE)
WHO_AND_WHEN = re.compile(r"(.{3,60}?)\s*(?:[|,·–—-]\s*|\s(?=di\s))(?:il )?(.{4,70})")
A_NAME = re.compile(r"(?:(?:[Dd]i|[Aa] cura di) )?(?:[A-ZÀ-Þ][\w'’.-]*\s*){1,5}")
LIST_LABEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})\)\s")
COMPOUND = re.compile(r"\b(?:anglo|austro|ex|filo|franco|italo|ispano|nord|russo|sino|sud|vice)-$", re.IGNORECASE)
TITLE_WORDS, HEADING_WORDS, FRAGMENT_WORDS = 30, 20, 12
WRAP_WIDTHS = range(40, 121)
ITEM_LENGTH = 60  # of an item without a mark in a plain text


class Paragraph(NamedTuple):
    """A paragraph of an article: what it is, its text, and its span in the text it was found in.

    ``label`` says what boilerplate is, such as "breadcrumb".
    """

    kind: Kind
    text: str
    start: int
    end: int
    label: str = ""


class LineBreak(NamedTuple):
    """White space around at least one line end, and what it means.

    ``kind`` is "paragraph" (a real break), "wrap" (a line wrapped in mid-sentence), "hyphen" (a word cut at the
    line's end), "compound" (a line end behind a hyphen that belongs there, "italo-") or "broken" (a blank line in the
    middle of a sentence).
    """

    start: int
    end: int
    kind: Literal["paragraph", "wrap", "hyphen", "compound", "broken"]


def _wrap_width(lines: list[tuple[str, str]]) -> int | None:
    """Width at which the lines were wrapped by hand, or None when they were not.

    In wrapped text the next line's first word would not have fitted on the line before it.
    """
    width = max((len(line) for line, _ in lines), default=0)
    if len(lines) < 2 or width not in WRAP_WIDTHS:
        return None
    full = sum(_is_full(line, following, width) for line, following in lines)
    return width if full >= 0.6 * len(lines) else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def line_breaks(text: str) -> list[LineBreak]:
    r"""Find every run of white space that holds a line end, and tell real breaks from accidents of layout.

    A break is an accident when the sentence goes on behind it: no final punctuation before, a lower-case letter after.
    In text wrapped by hand every line end is one, unless the line was left short. A by-line ("di Anna Rossi"), the rows
    of a table, the labels of boilerplate ("Argomenti") and the items of a list stay.

    Examples
    --------
    >>> [brk.kind for brk in line_breaks("La Corea\ndel Nord.\n\nKim è pronto.")]
    ['wrap', 'paragraph']
    """
    runs = [
        m for m in re.finditer(r"\s+", text) if LINE_END.search(m.group()) and m.start() > 0 and m.end() < len(text)
    ]
    edges = [0, *(edge for run in runs for edge in run.span()), len(text)]
    lines = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    single = [len(LINE_END.findall(run.group())) == 1 for run in runs]
    width = _wrap_width([(lines[i].lstrip(), lines[i + 1]) for i in range(len(runs)) if single[i]])

    items = _ends_of_items(lines, single)
    found, words, has_stop = [], 0, False  # of the paragraph so far
    for i, run in enumerate(runs):
        before, after = lines[i].lstrip(), lines[i + 1]
        words, has_stop = words + len(before.split()), has_stop or bool(STOP_INSIDE.search(before))
        goes_on = after[0].islower() and not (SENTENCE_END.search(before) or _is_of_its_own(before, after))
        cells = has_cells(before) or has_cells(after)
        kind: Literal["paragraph", "wrap", "hyphen", "compound", "broken"] = "paragraph"
        if single[i] and i not in items:
            if goes_on and re.search(r"[^\W\d_]-$", before):
                kind = "compound" if COMPOUND.search(before) else "hyphen"
            elif goes_on or (width and _is_full(before, after, width) and after[0].isalnum() and not cells):
                kind = "wrap"
        elif goes_on and not single[i] and (words > FRAGMENT_WORDS or has_stop):
            kind = "broken"
        has_stop = has_stop or bool(SENTENCE_END.search(before))
        if kind == "paragraph":
            words, has_stop = 0, False
        found.append(LineBreak(run.start(), run.end(), kind))
    return found


def _ends_of_items(lines: Sequence[str], single: Sequence[bool]) -> set[int]:
    """Give the line ends between the items of a list without marks, behind a line that ends with a colon.

    Its lines open with small letters and have no stop, and half of them or more left room for the next one's first
    word: they were not wrapped.
    """
    found: set[int] = set()
    i = 0
    while i < len(single):
        start = i
        while i < len(single) and single[i] and lines[i + 1][:1].islower() and not STOP.search(lines[i + 1]):
            i += 1
        run = lines[start + 1 : i + 1]
        if len(run) > 1 and lines[start].rstrip().endswith(":") and max(map(len, run)) < ITEM_LENGTH:
            width = max(map(len, run))
            early = sum(not _is_full(a, b, width) for a, b in pairwise(run))
            found.update(range(start, i) if 2 * early >= len(run) - 1 else ())
        i = max(i, start + 1)
    return found


def _is_of_its_own(before: str, after: str) -> bool:
    """Whether one of two lines is no part of a sentence, and so no line end between them is an accident."""
    both_items = bool(LIST_LABEL.match(before) and LIST_LABEL.match(after))
    return both_items or is_byline(after) or has_cells(before) or has_cells(after) or is_label(before)


def listed(items: Sequence[str]) -> list[str]:
    """Give the items of a list, with a mark before each where two of them would be taken for one sentence.

    Examples
    --------
    >>> listed(["i sensori erano rotti", "l'acqua filtrava"])[0]
    'i sensori erano rotti'
    >>> listed([f"i sensori {'non ' * 12}erano rotti", "l'acqua filtrava"])[1]
    "• l'acqua filtrava"
    """
    apart = all(brk.kind == "paragraph" for brk in line_breaks("\n\n".join(items)))
    return list(items) if apart else [f"• {item}" for item in items]


def is_dateline(line: str) -> bool:
    """Say whether a line is a date or time, and nothing else.

    Examples
    --------
    >>> is_dateline("Mercoledì 19 novembre 2025"), is_dateline("18:45"), is_dateline("Il 19 novembre")
    (True, True, False)
    """
    return len(line) < 80 and bool(DATELINE.fullmatch(line) or AGO.fullmatch(line))


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote the article, or when, and nothing else.

    Examples
    --------
    >>> is_byline("di Anna Rossi"), is_byline("Anna Rossi, 19 novembre 2025"), is_byline("Di Anna si parla.")
    (True, True, False)
    """
    if is_dateline(line) or (len(line) < 80 and BYLINE.match(line)):
        return True
    both = WHO_AND_WHEN.fullmatch(line) if len(line) < 120 else None
    if not both:
        return False
    one, other = both[1], both[2]
    return (is_dateline(one) and bool(BYLINE.match(other))) or (is_dateline(other) and bool(A_NAME.fullmatch(one)))


def layout(text: str) -> tuple[Paragraph, ...]:
    r"""Divide a text into title, sub-headings, by-lines, rows of tables, boilerplate and prose.

    A heading is a short line that opens with a capital, has no final punctuation and is followed by something; the
    first paragraph, if it is one, is the title. A short line in capitals is a heading whatever it ends with. A by-line
    says who wrote the article ("di Anna Rossi") or when ("19 novembre 2025", "18:45"). What a row is, and what
    boilerplate, is said in `toolkit.reading.tables` and `toolkit.reading.boilerplate`; neither is the title, nor what
    follows a heading.

    Examples
    --------
    >>> [p.kind for p in layout("Kim pronto ad aiutare\n\nUomini e armi. Poi il silenzio.")]
    ['title', 'prose']
    """
    spans = list(_paragraph_spans(text))
    texts = [text[start:end] for start, end in spans]
    near = [False, *(len(LINE_END.findall(text, a[1], b[0])) == 1 for a, b in pairwise(spans))]
    apart, tabular = boilerplate(texts, near), rows(texts, near)
    kinds: list[Kind] = []
    for i, paragraph in enumerate(texts):
        plain: Kind = "byline" if is_byline(paragraph) else "row" if i in tabular else "prose"
        kinds.append("boilerplate" if i in apart else plain)
    own = [i for i, kind in enumerate(kinds) if kind != "boilerplate"]
    first = next((i for i in own if kinds[i] != "byline"), -1)
    for i in own[:-1]:  # a heading is followed by something
        if kinds[i] == "prose" and _is_heading(texts[i], TITLE_WORDS if i == first else HEADING_WORDS):
            kinds[i] = "title" if i == first else "heading"
    return tuple(Paragraph(kinds[i], texts[i], *span, apart.get(i, "")) for i, span in enumerate(spans))


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for brk in line_breaks(text):
        if brk.kind == "paragraph" and brk.start > start:
            yield start, brk.start
            start = brk.end
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _is_heading(paragraph: str, most_words: int) -> bool:
    words = paragraph.split()
    letters = [c for c in paragraph if c.isalpha()]
    opening = next((c for c in paragraph if c.isalnum()), "")
    if not letters or len(words) > most_words or not (opening.isupper() or opening.isdigit()):
        return False
    if paragraph[0] in "-–—•*·":
        return False
    in_capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    return in_capitals or not (SENTENCE_END.search(paragraph) or STOP_INSIDE.search(paragraph))
