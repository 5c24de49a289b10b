"""Errors to put into a good translation, one at a time, and the check that should find each."""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from babel.dates import get_month_names

Corruption = Callable[[str, str, random.Random], str | None]  # source, target, chance; None: nothing to corrupt
FAULTS: list["Fault"] = []
NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
NAME = r"(?<=[a-z,] )[A-Z][a-z]{5,}"


class Fault(NamedTuple):
    """An error: what it is, the kinds of finding that tell of it, and the function that makes it."""

    check: str
    kinds: frozenset[str]
    what: str
    corrupt: Corruption


def fault(check: str, what: str, kinds: str = "") -> Callable[[Corruption], Corruption]:
    """Enter a function as an error that a check should find."""

    def enter(function: Corruption) -> Corruption:
        FAULTS.append(Fault(check, frozenset((kinds or check).split()), what, function))
        return function

    return enter


def _replaced(pattern: str, text: str, change: Callable[[re.Match], str], chance: random.Random) -> str | None:
    """Change one match, chosen at random; None if that changes nothing."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    changed = text[: match.start()] + change(match) + text[match.end() :]
    return changed if changed != text else None


@fault("number", "one digit changed", "number date")
def change_digit(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced("[0-9]", target, lambda m: chance.choice("123456789".replace(m[0], "")), chance)


@fault("number", "two digits swapped", "number date")
def swap_digits(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r"([0-9])(?!\1)([0-9])", target, lambda m: m[2] + m[1], chance)


@fault("number", "a number left out", "number date")
def drop_number(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(NUMBER, target, lambda m: "", chance)


@fault("number", "a number twice", "number date")
def double_number(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(rf"\b{NUMBER}\b", target, lambda m: f"{m[0]} {m[0]}", chance)


@fault("number", "2,500 as 2.500, 3.5 as 3,5", "number date")
def swap_separators(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced("[0-9]+(?:[.,][0-9]+)+", target, lambda m: m[0].translate(str.maketrans(",.", ".,")), chance)


@fault("number", "million, billion or thousand exchanged", "number date")
def change_scale(source: str, target: str, chance: random.Random) -> str | None:
    return _exchanged("thousand million billion".split(), target, chance)


@fault("number", "per cent left out", "number date")
def drop_per_cent(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r"(?<=[0-9])(?:%| per\s?cent)", target, lambda m: "", chance)


@fault("number", "two to ten, in words, exchanged", "number date")
def change_word(source: str, target: str, chance: random.Random) -> str | None:
    return _exchanged("two three four five six seven eight nine ten".split(), target, chance)


def _exchanged(words: list[str], target: str, chance: random.Random) -> str | None:
    return _replaced(rf"\b(?:{'|'.join(words)})\b", target, lambda m: words[words.index(m[0]) - 1], chance)


@fault("date", "another month", "number date")
def change_month(source: str, target: str, chance: random.Random) -> str | None:
    months = list(get_month_names(locale="en").values())
    pattern = rf"\b(?:{'|'.join(months)})\b(?= [0-9])|(?<=[0-9] )(?:{'|'.join(months)})\b"
    return _replaced(pattern, target, lambda m: months[months.index(m[0]) - 1], chance)


@fault("truncated", "the last five words cut")
def cut_five_words(source: str, target: str, chance: random.Random) -> str | None:
    words = target.split()
    return " ".join(words[:-5]) if len(words) > 10 else None


@fault("length", "the last half cut, full stop kept")
def cut_half(source: str, target: str, chance: random.Random) -> str | None:
    words = target.split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) > 10 else None


@fault("length", "the last clause cut, full stop kept")
def cut_last_clause(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r",[^,]{20,}(?=[.!?]$)", target, lambda m: "", chance)


@fault("length", "a clause between commas left out")
def drop_middle_clause(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r", [^,]{15,}(?=, )", target, lambda m: "", chance)


@fault("length", "its first half said again at the end")
def say_again(source: str, target: str, chance: random.Random) -> str | None:
    words = target.split()
    return f"{target} {' '.join(words[: len(words) // 2])}." if len(words) > 10 else None


@fault("empty", "nothing translated")
def empty(source: str, target: str, chance: random.Random) -> str | None:
    return ""


@fault("copied", "the source copied")
def copy(source: str, target: str, chance: random.Random) -> str | None:
    return source


@fault("untranslated", "eight words left in Italian")
def leave_clause(source: str, target: str, chance: random.Random) -> str | None:
    words, italian = target.split(), source.split()
    return " ".join([*words[:-8], *italian[-8:]]) if len(words) > 16 and len(italian) > 16 else None


@fault("untranslated", "one word of six letters or more left in Italian")
def leave_word(source: str, target: str, chance: random.Random) -> str | None:
    italian = [word for word in re.findall(r"\b[a-zà-ù]{6,}\b", source) if word not in target]
    return _replaced(r"\b[a-z]{6,}\b", target, lambda m: chance.choice(italian), chance) if italian else None


@fault("repetition", "three words repeated")
def repeat_phrase(source: str, target: str, chance: random.Random) -> str | None:
    words = target.split()
    return " ".join([*words[:6], *words[3:]]) if len(words) > 10 else None


@fault("repetition", "one word doubled")
def double_word(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r"\b[a-z]{4,}\b", target, lambda m: f"{m[0]} {m[0]}", chance)


@fault("invented", "two letters of a long word swapped")
def garble_word(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(
        r"\b([a-z]{4})([a-z])(?!\2)([a-z])([a-z]{2,})\b", target, lambda m: m[1] + m[3] + m[2] + m[4], chance
    )


@fault("negation", '"not" left out')
def drop_not(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r" not\b|n['’]t\b", target, lambda m: "", chance) if _has_non(source) else None


@fault("negation", '"not" put in')
def insert_not(source: str, target: str, chance: random.Random) -> str | None:
    be = r"\b(is|was|were|are|has|will) (?!not\b)"
    return None if _has_non(source) else _replaced(be, target, lambda m: f"{m[0]}not ", chance)


def _has_non(source: str) -> bool:
    return bool(re.search(r"\bnon\b", source, re.IGNORECASE))


@fault("name", "two letters of a name swapped")
def swap_in_name(source: str, target: str, chance: random.Random) -> str | None:
    return _with_name(source, target, lambda n: n[:3] + n[4] + n[3] + n[5:])


@fault("name", "a name lost")
def lose_name(source: str, target: str, chance: random.Random) -> str | None:
    return _with_name(source, target, lambda name: "")


@fault("name", "a country, nationality or capital lost")
def lose_country(source: str, target: str, chance: random.Random) -> str | None:
    names = "France|French|Italy|Italian|Germany|German|Russian?|China|Chinese|Spain|Spanish|London|Rome|Paris"
    return _replaced(rf"\b(?:{names})\b ?", target, lambda m: "", chance)


def _with_name(source: str, target: str, change: Callable[[str], str]) -> str | None:
    """Change, everywhere, the first name of six letters or more that stands within both sentences."""
    names = (name for name in re.findall(NAME, target) if name in source and name[3] != name[4])
    name = next(names, None)
    return target.replace(name, change(name)) if name else None


@fault("quotation", "one quotation mark dropped")
def drop_mark(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced('"', target, lambda m: "", chance) if '"' in source else None


@fault("quotation", "all quotation marks dropped")
def drop_marks(source: str, target: str, chance: random.Random) -> str | None:
    return target.replace('"', "") if '"' in target and '"' in source else None


@fault("question", "question mark lost")
def lose_question(source: str, target: str, chance: random.Random) -> str | None:
    return target.replace("?", ".") if "?" in source and "?" in target else None


@fault("capitals", "a sentence in capitals")
def shout(source: str, target: str, chance: random.Random) -> str | None:
    return target.upper()


# None of these pairs was taken from data/polarity.json; some are in it, too.
OPPOSITES = (
    "increased decreased,increase decrease,rose fell,rising falling,higher lower,before after,first last,opened closed,"
    "won lost,winning losing,buy sell,bought sold,accepted rejected,strong weak,old young,possible impossible,"
    "early late,north south,inside outside,always never,easy difficult,success failure,long short,more less,"
    "large small,public private,legal illegal,war peace,death life,friend enemy,allowed forbidden,best worst,"
    "top bottom,majority minority,supported opposed,began ended,arrived left,rich poor,full empty,heavy light"
)
LIMITS = r"\b(?:only|just|even|almost|nearly|at least|never|not only) "
OTHERS = (
    "window river teacher doctor garden bridge carpet kitchen mountain bottle engine village soldier painter ticket "
    "blanket forest island pencil market"
).split()


@fault("polarity", "a word turned into its opposite")
def turn_round(source: str, target: str, chance: random.Random) -> str | None:
    pairs = [pair.split() for pair in OPPOSITES.split(",")]
    other = dict(pairs) | {b: a for a, b in pairs}
    return _replaced(rf"\b(?:{'|'.join(other)})\b", target, lambda m: other[m[0]], chance)


@fault("polarity", "only, even, almost, at least, never left out")
def drop_limit(source: str, target: str, chance: random.Random) -> str | None:
    limited = re.search(r"\b(?:solo|soltanto|quasi|almeno|perfino|persino|mai|solamente)\b", source)
    return _replaced(LIMITS, target, lambda m: "", chance) if limited else None


@fault("polarity", "a content word replaced by another", "polarity invented untranslated name")
def replace_word(source: str, target: str, chance: random.Random) -> str | None:
    return _replaced(r"\b[a-z]{6,}\b", target, lambda m: chance.choice(OTHERS), chance)


@fault("name", "a name replaced by another")
def replace_name(source: str, target: str, chance: random.Random) -> str | None:
    return _with_name(source, target, lambda name: chance.choice(["Harding", "Petersen", "Lambert", "Morrison"]))


@fault("length", "two clauses exchanged", "length quotation")
def swap_clauses(source: str, target: str, chance: random.Random) -> str | None:
    parts = re.fullmatch(r"([A-Z][^,]{15,}), ([^,]{15,})([.!?])", target)
    return f"{parts[2][:1].upper()}{parts[2][1:]}, {parts[1]}{parts[3]}" if parts else None
