"""Times of day: "alle 18,30", "alle sette e mezza di sera", "3-7 p.m.", "a quarter to eight"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from toolkit.checks.quantity import Quantity, before, without_overlap

__all__ = ["times"]

HOURS = {
    "it": {
        word: hour
        for hour, words in enumerate(
            "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
            "diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro".split(),
            start=1,
        )
        for word in {words, words.replace("é", "e")}
    },
    "en": dict(
        zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
    ),
}
NAMED_HOURS = {"midnight": 0, "noon": 12}
IT_HOUR, EN_HOUR = ("|".join(HOURS[language]) for language in ("it", "en"))
CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2}):(\d\d)(?![\d:])", re.ASCII)
NAMED = {
    "it": ((re.compile(r"\bmezzogiorno\b"), (12, 0)), (re.compile(r"\bmezzanotte\b", re.IGNORECASE), (0, 0))),
    "en": (
        (re.compile(r"\b(?:12\s)?(?:noon|mid-?day)\b", re.IGNORECASE), (12, 0)),
        (re.compile(r"\b(?:12\s)?midnight\b", re.IGNORECASE), (0, 0)),
    ),
}

AT = re.compile(
    rf"\b(?:(?:[ad]?alle|delle|ore|(?:tra|fra|e|verso|entro|dopo)\sle)\s+(?:ore\s+)?(\d{{1,2}}(?!\d)|(?:{IT_HOUR})\b)"
    r"|(?:d?all|(?:verso|entro|dopo)\sl)['’](una)\b(?!.{0,16}\baltr[ae]\b))",
    re.ASCII | re.IGNORECASE,
)
MINUTES = re.compile(r"(?:[.,:]|\se\s)(\d\d)(?![\d%])(?!\s(?:%|mil|per\s?cento))", re.ASCII)
SPOKEN_MINUTES = {
    **dict.fromkeys(("mezza", "mezzo"), 30),
    **{f"{quarters} quart{ending}": minutes for quarters, ending, minutes in (("un", "o", 15), ("tre", "i", 45))},
    "cinque": 5,
    "dieci": 10,
    "quindici": 15,
    "venti": 20,
    "venticinque": 25,
    "trenta": 30,
    "trentacinque": 35,
    "quaranta": 40,
    "quarantacinque": 45,
    "cinquanta": 50,
    "cinquantacinque": 55,
}
SPOKEN = re.compile(
    rf"\s+(?:e\s+(?P<past>{'|'.join(SPOKEN_MINUTES)})|meno\s+(?P<to>un quarto|cinque|dieci|venti|venticinque))\b"
    r"(?!\s+(?:milion[ei]|miliard[io]|mila|per\s?cento)\b)",
    re.IGNORECASE,
)
# What follows a number that is an hour, if it has no minutes: "alle 9 di lunedì", not "alle 9 vittime"
FREE = re.compile(
    r"(?=[.;)»\"](?!\d)|,\s|$|\s(?:d[ie]l?|e|[ad]lle|in|a|or[ae]|per|con|circa|precise|locali|quando|presso|nell?a?|davanti)\b)",
    re.ASCII | re.IGNORECASE,
)
FREE_ONE = re.compile(r"(?=[.;:!?)»\"]|,\s|$|\s(?:in\spunto|ora\slocale|di\s(?:oggi|ieri|domani)|e\s[ad]lle)\b)")
WEEKDAYS = "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
HALF = {
    "it": re.compile(
        rf"\s+(?:d(?:i|el(?:la)?)\s+)?(?:(?<=\s)(?:ieri|oggi|domani|quest[ao]|(?P<weekday>{WEEKDAYS}))\s+|(?<=d[ie]\s)|"
        r"(?<=del\s)|(?<=della\s)|(?=sta))"
        r"(?:(?P<morning>mattin[oa]|stamattina|stamani|stamane)|(?P<afternoon>pomeriggio)"
        r"|(?P<evening>sera|stasera)|(?P<night>notte|stanotte))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:\so['’]clock)?\s(?:in\sthe\s(?:early\s|late\s)?(?:(?P<morning>morning)|(?P<afternoon>afternoon)"
        r"|(?P<evening>evening))|at\s(?P<night>night))\b",
        re.IGNORECASE,
    ),
}
UNTIL = re.compile(r"(?:alle|e\sle)\s", re.IGNORECASE)

MILITARY = re.compile(r"(?<![\d.,:])([01]\d|2[0-3])([0-5]\d)(?=\s(?:hours|hrs|UTC|GMT|local)\b)", re.ASCII)
OF_TWELVE = re.compile(r"\s?([ap])(?:m\b|\.\s?m\b\.?)", re.IGNORECASE)
TWELVE_HOURS = re.compile(
    rf"(?<![\d.,:])(?<!\w)(\d{{1,2}}|{EN_HOUR})(?:[.:](\d\d))?\s?[ap](?:m\b|\.\s?m\b\.?)", re.ASCII | re.IGNORECASE
)
PAST = re.compile(
    rf"\b(?:(?P<half>half)[\s-]past|(?:a\s)?(?P<quarter>quarter)\s(?:past|after)|(?:a\s)?quarter\s(?P<quarter_to>to)"
    rf"|(?P<past>five|ten|twenty|twenty-five|\d\d?)(?:\sminutes)?\spast"
    rf"|(?P<to>five|ten|twenty|twenty-five|\d\d?)\sminutes\sto)\s(?P<hour>\d{{1,2}}|noon|midnight|{EN_HOUR})\b(?![-:.,]\w)",
    re.ASCII | re.IGNORECASE,
)
EN_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
AT_ENGLISH = re.compile(
    rf"\b(?:at|around|about|by|until|till|to|from|before|after|between|and)\s(?P<hour>\d{{1,2}}|{EN_HOUR})"
    r"(?:[.:](?P<minute>\d\d))?(?=\s(?:o['’]clock\s)?(?:in\sthe|at\snight))",
    re.ASCII | re.IGNORECASE,
)
# The hour that a range begins with, and that has no "p.m." of its own
BEGINS = re.compile(
    rf"(?:(?<![\d.,:])(\d{{1,2}})(?:[.:](\d\d))?|\b({EN_HOUR}))(?:\s?[-–]\s?|\sto\s)$"
    rf"|\b(?:between|at)\s(?:(\d{{1,2}})(?:[.:](\d\d))?|({EN_HOUR}))\sand\s$",
    re.ASCII | re.IGNORECASE,
)


def times(text: str, language: str) -> list[Quantity]:
    """Read times of day, and whether it is plain in which half of the day they are.

    Plain are "alle 19", "alle 7.05" (Italian newspapers have twenty-four hours where they write minutes), "alle tre di
    notte", "7 p.m.", "noon", and the 8 of "dalle 8 alle 20"; not "alle 7", nor English "7:05".

    Parameters
    ----------
    text : str
    language : {"it", "en"}

    Returns
    -------
    list of Quantity
        In order, without overlap; unit "time".

    Examples
    --------
    >>> [(q.value, q.half_known) for q in times("Alle sette e mezza di sera, dalle 8 alle 20 e alle 9.", "it")]
    [((19, 30), True), ((8, 0), True), ((20, 0), True), ((9, 0), False)]
    >>> [(q.text, q.value) for q in times("3-7 p.m., at a quarter to eight", "en")]
    [('3', (15, 0)), ('7 p.m.', (19, 0)), ('a quarter to eight', (7, 45))]
    """
    found = [_time(text, *m.span(), int(m[1]), int(m[2])) for m in CLOCK.finditer(text)]
    for pattern, value in NAMED[language]:
        found += [_named(text, match, value[0], language) for match in pattern.finditer(text)]
    found += _italian(text) if language == "it" else _english(text)
    found += _of_twelve(text, language)
    return _with_ranges(without_overlap(filter(None, found)), text)


def _time(text: str, start: int, end: int, hour: int, minute: int, known: bool = False) -> Quantity | None:
    if hour > 24 or minute > 59:
        return None
    known = known or hour > 12 or hour == 0
    return Quantity((hour % 24, minute), "time", start, end, text[start:end], half_known=known)


def _named(text: str, match: re.Match[str], hour: int, language: str) -> Quantity | None:
    spoken = SPOKEN.match(text, match.end()) if language == "it" else None
    minute, end = 0, match.end()
    if spoken and spoken["past"]:  # "mezzanotte e mezza"
        minute, end = SPOKEN_MINUTES[_one_space(spoken["past"])], spoken.end()
    return _time(text, match.start(), end, hour, minute, True)


def _one_space(words: str) -> str:
    return " ".join(words.lower().split())


def _hour(written: str, language: str) -> int:
    return int(written) if written.isdigit() else (HOURS[language] | NAMED_HOURS)[written.lower()]


def _in_half(hour: int, match: re.Match[str]) -> int:
    """Give the hour of twenty-four: "le tre di notte" is 3, "le undici di notte" 23."""
    if hour > 12 or hour == 0:
        return hour
    if match["morning"]:
        return hour
    if match["afternoon"]:
        return hour % 12 + 12
    if match["evening"]:
        return (hour % 12 + 12) % 24 if hour != 12 else 0
    return hour % 12 + (12 if 6 <= hour < 12 else 0)


def _italian(text: str) -> Iterator[Quantity | None]:
    for match in AT.finditer(text):
        hour, end = _hour(match[1] or match[2], "it"), match.end()
        minute, digits = 0, match[1] is not None and match[1].isdigit()
        if minutes := MINUTES.match(text, end) if digits else None:
            minute, end = int(minutes[1]), minutes.end()
        elif spoken := SPOKEN.match(text, end):
            minute = SPOKEN_MINUTES[_one_space(spoken["past"] or spoken["to"])]
            hour, minute = (hour, minute) if spoken["past"] else ((hour - 1) % 24, 60 - minute)
            end = spoken.end()
        half = HALF["it"].match(text, end)
        free = FREE if digits else FREE_ONE if match[2] else None
        if half:
            end = end if half["weekday"] else half.end()
            hour = _in_half(hour, half)
        elif end == match.end() and not (free and free.match(text, end)):
            continue
        yield _time(text, match.start(), end, hour, minute, known=bool(half or minutes))


def _english(text: str) -> Iterator[Quantity | None]:
    yield from (_time(text, *m.span(), int(m[1]), int(m[2])) for m in MILITARY.finditer(text))
    for match in PAST.finditer(text):
        hour, before_hour = _hour(match["hour"], "en"), match["quarter_to"] or match["to"]
        written = (match["past"] or match["to"] or "").lower()
        minute = 30 if match["half"] else 15 if not written else EN_MINUTES.get(written) or int(written)
        if before_hour:
            hour, minute = (hour - 1) % 24 or 12, 60 - minute
        yield _in_half_or_as_is(text, match.start(), match.end(), hour, minute)
    for match in AT_ENGLISH.finditer(text):
        hour = _hour(match["hour"], "en")
        yield _in_half_or_as_is(text, match.start("hour"), match.end(), hour, int(match["minute"] or 0))


def _in_half_or_as_is(text: str, start: int, end: int, hour: int, minute: int) -> Quantity | None:
    if half := HALF["en"].match(text, end):
        return _time(text, start, half.end(), _in_half(hour, half), minute, True)
    if (half := OF_TWELVE.match(text, end)) and 1 <= hour <= 12:
        return _time(text, start, half.end(), hour % 12 + (12 if half[1].lower() == "p" else 0), minute, True)
    return _time(text, start, end, hour, minute)


def _of_twelve(text: str, language: str) -> Iterator[Quantity | None]:
    """Read "3 p.m.", and the three of "3-7 p.m."."""
    for match in TWELVE_HOURS.finditer(text):
        hour, minute = _hour(match[1], "en"), int(match[2] or 0)
        if not 1 <= hour <= 12:
            continue
        time = _in_half_or_as_is(text, match.start(), match.end(2) if match[2] else match.end(1), hour, minute)
        yield time
        begins = BEGINS.search(before(text, match.start())) if language == "en" else None
        if not begins or not time:
            continue
        group = next(i for i in (1, 3, 4, 6) if begins[i])
        first = _hour(begins[group], "en")
        place = match.start() - len(before(text, match.start()))
        minute = begins[group + 1] if group in (1, 4) else None
        end = begins.end(group + 1) if minute else begins.end(group)
        if 1 <= first <= 12:
            is_same = first % 12 < hour % 12
            full = first % 12 + (12 if time.value[0] >= 12 else 0) if is_same else first
            yield _time(text, place + begins.start(group), place + end, full, int(minute or 0), is_same)


def _with_ranges(found: list[Quantity], text: str) -> list[Quantity]:
    """Mark the 8 of "dalle 8 alle 20" as one of the morning."""
    for i, (first, last) in enumerate(pairwise(found)):
        if first.value[0] <= 12 < last.value[0] and text[first.end : last.start] == " " and UNTIL.match(last.text):
            found[i] = replace(first, half_known=True)
    return found
