"""What opens a line and is no part of its sentence: who speaks, list marks, times; and by-lines, rendered by rule.

A model that is given "Conti: Sono d'accordo" translates Conti too; one that is given "1) chi" makes of it what it may.
"""

import re

from toolkit.reading import places

__all__ = ["byline", "label_end"]

MARK = re.compile(
    r"""(?:\(?\d{1,3}[).]                                # 1)  (1)  1.
    |\(?[a-z]\)                                          # a)
    |(?:II|III|IV|VI|VII|VIII|IX|XI|XII)[.)]             # IV.
    |[IVX]\.(?=\s(?:Il|Lo|La|I|Gli|Le|L['’]|Un|Una|Uno)\b)  # I. La legge, but not I. Calvino
    |[-–—•*·▪■►➤‣]                                       # -
    )\s+(?=\S)""",
    re.VERBOSE,
)
TIME = re.compile(
    r"(?P<hour>[Oo]re\s)?(?P<time>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?:\s?[–—-]\s+|:\s+|\s+(?=[\"«“]?[A-ZÀ-Þ]))"
)
SPEAKER = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.]*(?:\s(?:(?:d[aei]|della|del|la|lo)\s)?[A-ZÀ-Þ][\w'’.]*){0,2}):\s+"
    r"(?=[\"«“„]|[A-ZÀ-Þ].*[.!?…][\"'”’»)\]]*\s*$)"
)
NAME = (
    r"(?:[A-ZÀ-Þ]\.\s?)*(?:(?:[Dd]['’]|[Dd]e\s|[Dd]i\s|[Ll]a\s|[Ll]o\s|[Dd]el\s|[Dd]ella\s)?[A-ZÀ-Þ][\w'’-]+\s?){1,4}"
)
BYLINE = re.compile(
    rf"(?P<opening>[Dd]i|[Aa] cura di|[Dd]al nostro inviato|[Dd]alla nostra inviata|[Dd]al nostro corrispondente"
    rf"|[Dd]alla nostra corrispondente|[Ss]ervizio di|[Tt]esto di|[Tt]esti di|[Ff]oto di|[Ii]ntervista di)"
    rf"\s+(?P<names>{NAME}(?:(?:,\s*|\s*e\s+|\s*ed\s+){NAME})*)"
)
NEWSROOM = re.compile(r"(?:[Aa] cura della |[Dd]i |[Dd]ella |[Dd]alla |[Ll]a )?[Rr]edazione")
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
    "foto di": "Photo by",
    "intervista di": "Interview by",
}
SHORTEST_NAMES = 2  # words: "di Roma" is where something is


def label_end(sentence: str) -> tuple[int, str]:
    """Give where a sentence begins behind its label and marks, and what stands for these in English.

    A speaker's label is one to three words with a capital before a colon, and behind it a quotation or a whole
    sentence with a capital: "Terremoto: due feriti" is a headline's topic, and "Ucraina: …" a place. Labels stay as
    they are, and so do marks; "Ore 18.45" becomes "At 18.45".

    Examples
    --------
    >>> [label_end(text) for text in ("Conti: Sono d'accordo.", "1) chi lavora", "Terremoto: due feriti")]
    [(7, 'Conti: '), (3, '1) '), (0, '')]
    >>> label_end("Ore 18.45: la seduta si apre.")
    (11, 'At 18.45: ')
    """
    end, kept = 0, ""
    for pattern in (MARK, TIME, SPEAKER):
        found = pattern.match(sentence, end)
        if found and not (pattern is SPEAKER and found["name"] in places()):
            end, text = found.end(), found.group()
            kept += "At " + text[len(found["hour"]) :] if pattern is TIME and found["hour"] else text
    return (end, kept) if any(c.isalpha() for c in sentence[end:]) else (0, "")


def byline(line: str) -> str | None:
    """Render a by-line in English; None for any other line.

    Examples
    --------
    >>> byline("di Anna Prova, Luca Verdi e Sara D'Amico"), byline("Dal nostro inviato Mario Conti"), byline("di Roma")
    ("By Anna Prova, Luca Verdi and Sara D'Amico", 'From our correspondent Mario Conti', None)
    """
    line = line.strip()
    if NEWSROOM.fullmatch(line):
        return "By the newsroom"
    found = BYLINE.fullmatch(line)
    if not found or len(found["names"].split()) < SHORTEST_NAMES:
        return None
    names = re.sub(r"\s+ed?\s+", " and ", found["names"].strip())
    return f"{OPENINGS[found['opening'].lower()]} {names}"
