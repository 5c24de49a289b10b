"""What is called like a day or a month and is no date: streets, schools, persons, sets of tennis."""

import re

from toolkit.checks import Quantity

__all__ = ["is_no_date"]

REACH = 40  # characters before a date
STREET = re.compile(
    r"\b(?:via|viale|piazza|piazzale|piazzetta|largo|corso|vicolo|strada|stazione|ospedale|caserma|rione|quartiere|"
    r"scuola|ponte|lungotevere|lungomare|fondazione|brigata|metro|galleria|liceo|istituto|parco|stadio|aeroporto|"
    r"circolo|contrada|movimento|palazzetto|rotonda|p\.?zza|p\.za|p\.le|v\.le|c\.so|l\.go)\s+(?:[XVI]+\s+)?$",
    re.IGNORECASE,
)
WITH_A_MONTH = frozenset(
    "a ad di da in tra fra e ed del dal al il nel per entro fino ogni scorso prossimo verso".split()
)
WORD_BEFORE = re.compile(r"(\w+)[\s'’]+$")
TITLE = re.compile(
    r"\b(?:prof|dott|dr|avv|sig|ing|arch|on|sen|mons|gen|col|cap|don)(?:\.\s?ssa|ra)?\.\s+$", re.IGNORECASE
)
ARTICLE = re.compile(r"\b(?:il|del|al|dal|nel)\s+$", re.IGNORECASE)
THING = re.compile(r"\s+[A-ZÀ-Þ][a-zà-þ]+")  # "il Maggio Musicale"
SPEAKS = re.compile(r":\s*[\"«“]")
ACTS = re.compile(
    r"\s+(?:non\s)?ha\s(?:detto|firmato|spiegato|scritto|risposto|vinto|segnato un gol|lasciato|deciso|parlato|"
    r"dichiarato|commentato|aggiunto|accusato|replicato|chiesto|annunciato|ricordato|incontrato|telefonato)\b"
)
SET = re.compile(r"\bset$", re.IGNORECASE)
MONTH_OF_SET = re.compile(r"\.?\s(?:19|20)\d\d\b")
IN_THE_MIDDLE = re.compile(r"\.\s[a-zà-þ]")
BEFORE_A_DAY = re.compile(r"\b(?:il|dal|al|del|nel)\s+$", re.IGNORECASE)


def is_no_date(q: Quantity, text: str) -> bool:
    """Tell streets and schools, persons and things that are called like a month, and sets.

    Examples
    --------
    >>> from toolkit.checks import dates_and_times
    >>> [is_no_date(q, text) for text in ("Il prof. Luglio tace.", "A luglio tace.") for q in dates_and_times(text)]
    [True, False]
    """
    before, behind = text[max(0, q.start - REACH) : q.start], text[q.end : q.end + REACH]
    if STREET.search(before):
        return True
    if SET.search(q.text) and not MONTH_OF_SET.match(behind):
        return not (q.text[0].isdigit() and BEFORE_A_DAY.search(before) and IN_THE_MIDDLE.match(behind))
    if q.unit != "month" or not q.text[:1].isupper() or text.isupper():
        return False
    word = WORD_BEFORE.search(before)
    if (word and word[1].lower() not in WITH_A_MONTH) or TITLE.search(before):
        return True
    if ARTICLE.search(before):
        return bool(THING.match(behind))
    return not word and bool(SPEAKS.match(behind) or ACTS.match(behind))
