"""By-lines, rendered by rule: a model translates the names in them."""

import re

from toolkit.reading import first_names, is_dateline, italian_places, places

__all__ = ["byline"]

PARTICLE = r"(?:[Dd]['’]|(?:[Dd][eia]|[Dd]e[il]|[Dd]ella|[Dd]alla|[Dd]ell['’]|[Ll][aoi])\s)?"
NAME = rf"(?:[A-ZÀ-Þ]\.\s?)*(?:{PARTICLE}[A-ZÀ-Þ][\w'’-]+)(?:\s{PARTICLE}[A-ZÀ-Þ][\w'’-]+){{0,3}}"
NAMES = rf"{NAME}(?:(?:,\s*|\s*/\s*|\s*&\s*|\s+ed?\s+){NAME})*"
OPENINGS = {
    "di": "By",
    "a cura di": "Edited by",
    "dal nostro inviato": "From our correspondent",
    "dalla nostra inviata": "From our correspondent",
    "dal nostro corrispondente": "From our correspondent",
    "dalla nostra corrispondente": "From our correspondent",
    "servizio di": "Report by",
    "testo di": "Text by",
    "testi di": "Text by",
    "testo e foto di": "Text and photos by",
    "testi e foto di": "Text and photos by",
    "foto di": "Photo by",
    "video di": "Video by",
    "intervista di": "Interview by",
}
OPENING = "|".join(sorted(OPENINGS, key=len, reverse=True)).replace(" ", r"\s+")
PART = re.compile(
    rf"(?P<opening>{OPENING})\s+(?:a\s+(?P<place>[A-ZÀ-Þ][\w'’-]+(?:\sYork)?),?\s+)?(?P<names>{NAMES})",
    re.IGNORECASE,
)
CASED = re.compile(NAMES)
ROLE = re.compile(
    r"\s*(?:,\s*(?P<sent>inviat[oa] (?:a|ad|in) [A-ZÀ-Þ][\w'’ ]*)|\([^()]{2,40}\)|[-–—|]\s*(?P<rest>\S.{0,40}))$"
)
AGENCY = re.compile(r"[A-Z][A-Z ./]{1,20}")
NEWSROOM = re.compile(r"(?:[Aa] cura della |[Dd]i |[Dd]ella |[Dd]alla |[Ll]a )?[Rr]edazione")
SHORTEST_NAMES = 2  # words: "di Roma" is where something is
NO_FIRST_NAMES = frozenset(
    "San Santa Santo Sant' Forza Fratelli Partito Palazzo Piazza Villa Monte Porto Castel".split()
)


def byline(line: str) -> str | None:
    """Render an Italian by-line in English; None for any other line.

    What follows the names (an agency, a date) stays as it is. A place ("di San Marino") or a party is no author.

    Examples
    --------
    >>> byline("di Anna Prova, Luca Verdi e Sara D'Amico"), byline("Dal nostro inviato Mario Conti"), byline("di Roma")
    ("By Anna Prova, Luca Verdi and Sara D'Amico", 'From our correspondent Mario Conti', None)
    >>> byline("Testo di Anna Prova, foto di Luca Verdi")
    'Text by Anna Prova, photo by Luca Verdi'
    """
    line = " ".join(line.split())
    if line.isupper():  # where only a first name tells "DI ANNA PROVA" from "DI NUOVO IN PIAZZA"
        rendered = byline(_small(line)) if first_names() & set(line.title().split()) else None
        return rendered and rendered.upper()
    if NEWSROOM.fullmatch(line):
        return "By the newsroom"
    tail = ROLE.search(line)
    if tail and tail["rest"] and not (is_dateline(tail["rest"]) or AGENCY.fullmatch(tail["rest"])):
        return None  # "di Anna Prova - Il governo cade"
    if tail and (rendered := byline(line[: tail.start()])):
        if tail["sent"]:
            return f"{rendered}, in {tail['sent'].split(' ', 2)[2]}"
        return rendered + line[tail.start() :]
    first, *others = re.split(rf",\s+(?=(?:{OPENING})\s)", line, flags=re.IGNORECASE)
    parts = [_part(part) for part in (first, *others)]
    if not all(parts):
        return None
    return ", ".join([parts[0], *(part[0].lower() + part[1:] for part in parts[1:])])


def _small(line: str) -> str:
    """Write a line in capitals small, but for the first letters of its names."""
    words = (word if word in ("E", "ED", "DI", "A", "CURA") else word.title() for word in line.split())
    return " ".join(word.lower() if word.isupper() and len(word) < 5 and "." not in word else word for word in words)


def _part(text: str) -> str | None:
    found = PART.fullmatch(text)
    if not found or not CASED.fullmatch(found["names"]) or (found["place"] and not CASED.fullmatch(found["place"])):
        return None
    words = found["names"].split()
    if len(words) < SHORTEST_NAMES or words[0] in NO_FIRST_NAMES or _is_place(found["names"]):
        return None
    opening = OPENINGS[" ".join(found["opening"].lower().split())]
    names = re.sub(r"\s*/\s*|\s*&\s*|\s+ed?\s+", " and ", found["names"], flags=re.IGNORECASE)
    return f"{opening} in {found['place']} {names}" if found["place"] else f"{opening} {names}"


def _is_place(names: str) -> bool:
    known = places() | italian_places()
    return names in known or any(names.startswith(f"{place} ") for place in italian_places() - first_names())
