"""Words of another: "Rossi ha ricordato le parole di Conti: …" gives Conti's, whoever the subject is."""

import re

__all__ = ["is_anothers", "likened", "owner"]

Span = tuple[int, int]

REACH = 160  # characters of a sentence on either side of a quotation
WORDS = (  # what somebody's words are called
    r"(?:accus[ae]|ammoniment[oi]|annunci|annuncio|appell[oi]|avvertiment[oi]|battut[ae]|citazion[ei]|comment[oi]|"
    r"confession[ei]|consigli|consiglio|dett[oi]|dichiarazion[ei]|discors[oi]|esortazion[ei]|fras[ei]|giudizi|giudizio|"
    r"grid[oa]|insegnament[oi]|intervist[ae]|invit[oi]|lezion[ei]|letter[ae]|massim[ae]|messaggi|messaggio|minacc[ei]a?|"
    r"monit[oi]|mott[oi]|parer[ei]|parol[ae]|post|preghier[ae]|promess[ae]|raccomandazion[ei]|raccont[oi]|replic[ah]e?|"
    r"richiest[ae]|rispost[ae]|sfog[oh]i?|slogan|telefonat[ae]|testimonianz[ae]|tweet|version[ei]|vers[oi])"
)
WORDS_OF = rf"\b{WORDS}\b(?: \w+)? d(?:i|el|ella|ell['’]|ei|egli|elle)\b"  # "le parole di", "un appello del"
SAID = (
    r"(?:attribuit|avut|dett|dedicat|espress|inviat|lanciat|mandat|pronunciat|rivolt|ricevut|ripetut|scritt|"
    r"subit|urlat)"
)
SAY = r"(?:affermare|dichiarare|dire|dirgli|dirle|gridare|ripetere|scrivere|sostenere|urlare)"
SAID_BY_ANOTHER = re.compile(
    rf"\baver(?:e|lo|la|gli|le)? (?:\w+mente )?\w+[ts]o\b|\bdi (?:non )?{SAY}\b|\battribuit[oaie]|"
    rf"\b(?:quanto|ciò che|quello che|quel che) (?:[\w'’]+ ){{0,4}}?"
    rf"(?:affermat|dett|dic|diss|dichiarat|ripet|scri|sosten|sostien)\w+|\b(?:citando|parafrasando)\b|"
    rf"\bcome (?:\w+ ){{0,3}}(?:era |amava |soleva )?{SAY[:-1]}|dic|disse)|"
    rf"\b(?:{WORDS}|insult[oi]|offes[ae]|mail|sms)(?: \w+)? {SAID}[oaie](?:gli|le|loro)?\b|"
    rf"\b{SAID}[oaie] da(?:l|llo|lla|ll['’]|i|gli|lle)?\b|"
    r"\bstat[oaie] (?:\w+mente )?(?:minacciat|insultat|apostrofat|zittit|avvertit|aggredit|offes)[oaie]|"
    r"\b(?:abbia|abbiano|avesse|avessero) (?:\w+ ){0,2}(?:detto|scritto|affermato|dichiarato|sostenuto|ripetuto)\b|"
    r"^\s(?:il falso|bugi[ae]|una (?:bugia|falsità|menzogna))\b"
)
OF_ANOTHER = re.compile(WORDS_OF)
LIKENED = re.compile(
    r"\b(?:citando|parafrasando) (?:[A-ZÀ-Þ]|le parole|una frase)|"
    r"\b[Cc]ome (?:[\w'’]+ ){0,4}?(?:amava|soleva|usava|dic\w+|disse\w*|dett[oa]|diss\w+|scri\w+|ripet\w+|insegn\w+|"
    r"sosten\w+|sostien\w+|ricord\w+)\b"
)
QUOTES = (  # to quote, and no reaction: "ha criticato le parole di Conti" opens words about them
    r"(?:ricord(?:a|ano|ato|ando|are|ava|ò)|cit(?:a|ano|ato|ando|are|ava|ò)|riport(?:a|ano|ato|ando|are|ava|ò)|"
    r"rifer(?:isce|iscono|ito|endo|ire|iva|ì)|legg(?:e|ono|endo|ere|eva)|letto|lesse|ripet(?:e|uto|endo|ere|eva|é)|"
    r"rilanci(?:a|ano|ato|ando|are|ava|ò)|(?:^|\b(?:conclu\w+|chiu[ds]\w+|apert[oa]|detto|dice|risposto) )con)"
)
SHARES = (
    r"condivi(?:de|dono|so|dendo|dere|deva|se) "
    r"(?:(?:il|lo|i|gli|un) (?:\w+ )?(?:post|messaggi|messaggio|tweet)|(?:la|una) lettera)"
)
ARTICLE = r"(?:(?:il|lo|la|i|gli|le|un|una|alcune|queste|quelle)\s|l['’]|un['’])"
NAME = r"\s*(?P<name>(?:[A-ZÀ-Þ][\w'’-]*\s?){1,4}):\s*"
OWNER = re.compile(
    rf"(?i:(?:.*\b{QUOTES} {ARTICLE}(?:\w+ )?{WORDS}|.*\b{SHARES}|(?:Ecco |Poi )?{ARTICLE}(?:\w+ )?{WORDS})"
    rf"(?: \w+)? d(?:i|el|ella|ell['’]|ei|egli|elle)\b){NAME}"
)
REACTS_WITH = re.compile(rf"\bcon\b|\b{QUOTES}\b")
DENIED = re.compile(r"\b(?:non|mai|nessuno)\s(?:\w+\s){0,3}$", re.IGNORECASE)
REACTIONS = frozenset("commentare rispondere replicare ribattere obiettare controbattere".split())


def is_anothers(lead: str, verb: str = "") -> bool:
    """Say whether what stands between a verb of saying and a quotation makes it the words of another.

    Examples
    --------
    >>> is_anothers(" quanto detto da Conti: "), is_anothers(" ai giornalisti: ")
    (True, False)
    >>> is_anothers(" le parole di Conti: ", "ricordare"), is_anothers(" alle parole di Conti: ", "rispondere")
    (True, False)
    """
    if SAID_BY_ANOTHER.search(lead):
        return True
    own = verb in REACTIONS and not REACTS_WITH.search(lead)  # "ha risposto alle parole di Conti: …"
    return not own and bool(OF_ANOTHER.search(lead))


def likened(before: str, behind: str, verb: Span | None, at: int) -> bool:
    """Say whether a quotation is given as what another used to say: '"…", come diceva Conti, ha ricordato Rossi'.

    Parameters
    ----------
    before, behind : str
        What stands before the quotation, and behind it.
    verb : (int, int) or None
        Of the governing verb, where it stands in the same sentence: its own "come" says who speaks ("come ha detto").
    at : int
        Where `behind` begins in its sentence.
    """
    shift = max(0, len(before) - REACH)
    for text, offset in ((before[shift:], shift), (behind[:REACH], at)):
        for match in LIKENED.finditer(text):
            if not verb or not match.start() + offset <= verb[0] <= match.end() + offset:
                return True
    return False


def owner(before: str) -> Span | None:
    """Find whose words follow, behind a verb of quoting or at the beginning: where the name stands.

    Examples
    --------
    >>> text = "Rossi ha citato le parole di Conti: "
    >>> text[slice(*owner(text))]
    'Conti'
    >>> owner("Rossi ha criticato le parole di Conti: ")
    """
    shift = max(0, len(before) - REACH)
    before = f"… {before[shift + 2 :]}" if shift else before
    match = OWNER.fullmatch(before)
    if not match or DENIED.search(before[: _verb_at(before, match)]):
        return None
    start = shift + match.start("name")
    return start, start + len(match["name"].rstrip())


def _verb_at(before: str, match: re.Match) -> int:
    """Give where the verb of quoting begins."""
    verbs = [m.start() for m in re.finditer(rf"\b(?:{QUOTES}|condivi\w+)\b", before[: match.start("name")])]
    return verbs[-1] if verbs else 0
