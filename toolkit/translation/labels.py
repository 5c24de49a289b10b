"""What opens a line and is no part of its sentence: who speaks, list marks, times.

A model that is given "Conti: Sono d'accordo" translates Conti too; one that is given "1) chi" makes of it what it may.
"""

import re

from toolkit.reading import first_names, italian_places, places

__all__ = ["is_word", "label_end"]

MARK = re.compile(
    r"""(?:\(?\d{1,3}[).]                                # 1)  (1)  1.
    |\(?[a-z]\)                                          # a)
    |(?:II|III|IV|VI|VII|VIII|IX|XI|XII)[.)]             # IV.
    |[IVX]\.(?=\s(?:Il|Lo|La|I|Gli|Le|L['’]|Un|Una|Uno)\b)  # I. La legge, but not I. Calvino
    |[-–—•*·▪■►➤‣]                                       # -
    )\s+(?=\S)""",
    re.VERBOSE,
)
CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
HOUR = r"(?:[Oo]re|ORE|h|[Aa]lle)\s?"
TIME = re.compile(
    rf"(?P<hour>{HOUR})?\[?(?P<time>{CLOCK})\]?(?:\.\s+(?=[\"«“]?[A-ZÀ-Þ])|\s?[–—-]\s+|:\s+|\s+(?=[\"«“]?[A-ZÀ-Þ]))"
    rf"|(?P<whole>{HOUR})(?P<hours>(?:[01]?\d|2[0-4]))(?::\s+|\s?[–—-]\s+)"
)
WORD = r"[A-ZÀ-Þ][\w'’.]*"
SPEAKER = re.compile(
    rf"(?P<name>{WORD}(?:\s(?:(?:d[aei]|della|[Dd]alla|del|la|lo|e|ed)\s)?{WORD}){{0,3}}"
    r"(?:\s\([a-zà-ÿ ]{2,30}\))?):\s+(?=[\"«“„]|[A-ZÀ-Þ].*[.!?…][\"'”’»)\]]*\s*$)"
)
# What opens a line with a colon and is nobody; a model translates it.
NOBODY = frozenset(
    "aggiornamento allarme allerta analisi appello appuntamento attenzione commento consiglio cronaca curiosità "
    "dettaglio esclusiva esempio eventi evento focus fonte foto importante inchiesta intervista meteo nota notizia "
    "novità obiettivo orari precisazione premessa problema programma rettifica retroscena riassunto ricetta ricordate "
    "risultato scenario scheda sintesi soluzione sondaggio testo titolo trama ultimora urgente video".split()
)


def label_end(sentence: str) -> tuple[int, str]:
    """Give where a sentence begins behind its label and marks, and what stands for these in English.

    A speaker's label is one to four words with a capital before a colon, and behind it a quotation or a whole
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
        if found and (pattern is not SPEAKER or _is_somebody(found["name"])):
            end, text = found.end(), found.group()
            hour = pattern is TIME and (found["hour"] or found["whole"])
            kept += "At " + text[len(hour) :] if hour else text
    return (end, kept) if any(c.isalpha() for c in sentence[end:]) else (0, "")


def is_word(label: str) -> bool:
    """Say whether a label is made of Italian words, so that it may be no name: "Domanda", "Maltempo", but "Conti" too.

    Examples
    --------
    >>> is_word("Maltempo: "), is_word("Landini: "), is_word("1) ")
    (True, False, False)
    """
    from simplemma import is_known

    words = re.findall(r"[^\W\d_]{3,}", label)
    return bool(words) and all(is_known(word.lower(), "it") for word in words) and not set(words) & first_names()


def _is_somebody(name: str) -> bool:
    """Tell a speaker from a place, a topic and a headline in capitals."""
    if name in places() or name in italian_places():
        return False
    words = re.findall(r"[^\W\d_]{2,}", name)
    if any(word.lower() in NOBODY for word in words):
        return False
    in_capitals = len(words) > 1 and name.isupper() and len("".join(words)) > len(words) * 2
    return not in_capitals or words[0].title() in first_names()
