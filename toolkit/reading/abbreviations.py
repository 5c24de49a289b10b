"""Stops that end an abbreviation and not a sentence: by what the abbreviation is, and by what stands on its sides.

Some never end a sentence ("dott."), some do not before a number ("art. 59"), and of some one cannot tell without the
next word: "il p.m. Ferri" goes on, "il p.m. La difesa" does not. Those that may end one like any word ("ecc.",
"S.p.A.", "U.S.A.") are in no list.
"""

import re

__all__ = ["ABBREVIATED", "LONGER_MONTHS", "MONTHS", "goes_on"]

ABBREVIATED = frozenset("cs de en fr it nl pl pt".split())  # here, or in simplemma
BEFORE_NAMES = {
    "it": frozenset(
        "amm arch ass avv brig c.te cap card cav cfr col com.te cons coord cpl d.d.l d.l d.lgs d.m d.p.c.m d.p.r "
        "dir dott dott.ssa dr dr.ssa egr es f.lli gen gen.le geom ill.mo ing isp lgt m.llo magg min mons on on.le "
        "on.li onn pres presid proc prof prof.ssa proff rag resp rev s.ten segr sen serg sig sig.na sig.ra sig.re sigg "
        "sost spett ss st ten ten.col v.pres v.segr vicepres v.brig".split()
    ),
    "en": frozenset(
        "adm capt cf col cpl dr e.g gen gov hon i.e lt maj messrs mr mrs ms mt prof rep rev sen sgt st viz vs".split()
    ),
}
BEFORE_NUMBERS = {
    "it": frozenset(
        "ab abit agg art artt c.a ca cap cell circ civ co comm cod dom f fasc fax ff fig figg fol gio int l lett lun "
        "max mar mer min n nn nr num ord p pag pagg par pp prot reg rif s sab sec sez sent sub sc tab tav tel tit v "
        "ven vol voll".split()
    ),
    "en": frozenset("art ca ch fig figs no nos p pp sec vol vols".split()),
}
UNLESS_OPENING = frozenset(  # a title, an office, a club or a branch, unless the next word opens a sentence
    "a.c a.d a.s a.s.d a.s.l a.s.p ag all amb arb c.a c.d.a c.t civ com comm coop d.g dep dip div f.c fac fr fraz "
    "g.d.f g.i.p g.u.p ist loc naz p.g p.i p.m pen plen pm prov reg rig s.em s.s s.s.c seg soc sott sottosegr sq sr "
    "t.a.r trib u.s.d u.s.l univ v.sind".split()
)
UNITS = frozenset("a.m cap h max min p.m reg sec".split())  # behind a number they may end a sentence
MONTHS = tuple("gen feb mar apr mag giu lug ago set ott nov dic".split())
LONGER_MONTHS = {"genn": 1, "febb": 2, "magg": 5, "giugn": 6, "sett": 9}
ACRONYMS = frozenset("U.S.A U.S U.K U.E O.N.U D.C C.I.A F.B.I P.D P.C.I D.O.C D.O.P I.V.A R.A.I P.S".split())
DETERMINERS = frozenset(
    "il lo la i gli le l' un uno una un' del dello della dell' dei degli delle al allo alla all' ai agli alle dal "
    "dallo dalla dall' dai dagli dalle nel nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli "
    "sulle".split()
)
OPENERS = frozenset(
    "a ad al all alla alle allo ai agli anche ancora appena c che chi ci così come con cosa così da dal dall dalla dai "
    "dagli dalle dei degli del dell della delle dello di domani dopo dove e ecco ed era erano essa esso fra gli ha "
    "hanno i ieri il in infine infatti inoltre insomma intanto invece io l la le lei lo loro lui ma mentre ne nei "
    "negli nel nell nella nelle nello nessun nessuna nessuno no noi non oggi ogni ora per perché perciò però poi più "
    "prima qualche quando quanto quel quell quella quelle quelli quello questa queste questi questo qui quindi se sì "
    "secondo senza si sono sta su sul sull sulla sulle sui sugli tra tu tutta tutte tutti tutto tuttavia un una uno "
    "voi".split()
)
LAST_WORD = re.compile(r"(?:(\S+)\s+|(\w+['’])\W*)?[\"'«“(\[]*([\w.]*\w)\.$")
NUMBER = re.compile(r"[(+]{0,2}\d|[IVXLC]+\b")
NUMERAL = re.compile(
    r"\W*(?:\d[\d.,:]*['°^]?|[IVXLC]+|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici)"
)
DAY = re.compile(r"\W*(?:[12]?\d|3[01])°?")
YEAR = re.compile(r"['’]\d\d\b|[12]\d{3}\b")
NAME = re.compile(r"[A-ZÀ-Þ](?:[a-zà-ÿ]+|['’][A-ZÀ-Þ])")
INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")


def goes_on(before: str, after: str, language: str) -> bool:
    """Say whether a sentence goes on behind a stop.

    Parameters
    ----------
    before : str
        Up to the stop, with it; a few words are enough.
    after : str
        From the next word on.
    language : str
        Without a list for it, no stop is an abbreviation's.

    Examples
    --------
    >>> goes_on("Il p.m.", "Ferri tace.", "it"), goes_on("Tace il p.m.", "La difesa parla.", "it")
    (True, False)
    >>> goes_on("Il 12 nov.", "2025 si vota.", "it"), goes_on("Dura 90 min.", "Poi si va.", "it")
    (True, False)
    >>> goes_on("Un libro di J.R.R.", "Tolkien", "it"), goes_on("Arrivano gli U.S.A.", "Washington tace.", "it")
    (True, False)
    """
    last = LAST_WORD.search(before)
    if not last or language not in BEFORE_NAMES:
        return False
    previous, written = last.group(1) or last.group(2) or "", last.group(3)
    word = written.lower()
    counts = word in UNITS and bool(NUMERAL.fullmatch(previous))
    if word in BEFORE_NAMES[language] and not counts:
        return True
    if word in BEFORE_NUMBERS[language] and not counts and previous != "&" and NUMBER.match(after):
        return True
    return language == "it" and (_is_date(previous, word, after) or _is_name(previous, written, counts, after))


def _is_date(previous: str, word: str, after: str) -> bool:
    """See "12 nov. 2025"; "12 nov. 25 persone" is none."""
    return word in (*MONTHS, *LONGER_MONTHS) and bool(DAY.fullmatch(previous) and YEAR.match(after))


def _is_name(previous: str, written: str, counts: bool, after: str) -> bool:
    """See "il p.m. Ferri", "il T.A.R. Lazio" and "J.R.R. Tolkien", which has no article as an acronym has."""
    if not NAME.match(after) or re.match(r"\w+", after).group().lower() in OPENERS:
        return False
    if written.lower() in UNLESS_OPENING:
        return not counts and written != "a.C"
    initials = INITIALS.fullmatch(written) and written not in ACRONYMS
    return bool(initials) and previous.lower().lstrip("\"'«“(") not in DETERMINERS
