"""Boilerplate in a text that was copied from a page: breadcrumb, buttons, notices, links, tags, readers' comments.

Only what is well marked counts, a whole paragraph at a time; a sentence about cookies or subscriptions is prose.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.reading.tables import LETTER, STOP

__all__ = ["boilerplate", "is_label"]

LONGEST = 700  # characters of a paragraph that may be a notice
HEADLINE_WORDS = 25
MOST_HEADLINES = 40  # of other articles, in one list
COMMENT_OF = re.compile(
    r"[^\s:]{2,30}(?: [^\s:]{1,20})?: \S|.{0,40}\b(?:fa|rispondi)\b.{0,10}$|\d{1,2}[/.]\d", re.IGNORECASE
)
REPORTED = re.compile(
    r"\b(?:dice|diceva|dicono|detto|scritt[aoei]|scrive|scriveva|si legge|spiega|spiegato|recita|recitava|"
    r"appariva)\b",
    re.IGNORECASE,
)
PART = r"[^>»›/|→.!?\n]{1,60}"
CRUMB = r"(?:[^\W\d_][\w'’-]*)(?: [\w'’&-]+){0,3}"
SITE = r"(?:facebook|instagram|twitter|x|whatsapp|telegram|linkedin|youtube|tiktok|google news)"

# What a whole paragraph says; each is tried with `fullmatch`, without regard to capitals.
WHOLE = {
    "breadcrumb": rf"(?:sei in|ti trovi in|tu sei qui)\s?:? ?{PART}(?:[>»›/|→]{PART}){{0,6}}"
    rf"|home(?:\s?page)?\s*(?:[>»›/|→]{PART}){{1,7}}|{CRUMB}(?:\s*[>»›→]\s*{CRUMB}){{2,6}}",
    "menu": rf"{CRUMB}(?:\s*[|·•]\s*{CRUMB}){{4,20}}|menu|cerca|vai al contenuto|salta al contenuto",
    "share buttons": rf"(?:condividi|condivisioni|segui(?:ci)?|invia)(?: l['’]articolo| questo articolo| anche)? "
    rf"(?:su|con|via|tramite|per) (?:{SITE}|e-?mail|gli amici|un amico|i social|social)(?:[ ,e]+{SITE})*[!.]?"
    rf"|seguici(?: anche)?(?: su(?:l|i|lla|lle)? .{{1,40}})?[!.]?|tweet|twitta|condividi(?: questo articolo|"
    rf" l['’]articolo)?"
    r"|copia (?:il )?link|stampa (?:articolo|la pagina|questa pagina)|invia (?:per|via|tramite) e-?mail"
    r"|aggiungi ai preferiti|salva (?:l['’]articolo|articolo|tra i preferiti)|torna (?:su|all['’]inizio)",
    "reading time": r"(?:tempo (?:di|stimato di) lettura|lettura)\s?:? ?(?:circa )?\d{1,3} ?(?:min\.?|minut[oi])"
    r"|(?:circa )?\d{1,3} ?(?:min\.?|minut[oi]) (?:di lettura|per leggere)",
    "audio": r"(?:ascolta|riproduci) (?:questo articolo|l['’]articolo|la versione audio|"
    r"l['’]audio)[^.!?]{0,30}[.…]{0,3}",
    "cookie notice": r"(?:accetta|rifiuta|gestisci|personalizza|accetto|rifiuto)(?: e (?:continua|chiudi|"
    r"prosegui))?"
    r"(?: (?:tutti|tutto|solo|i|gli|le|necessari|tecnici|cookie|consensi?|opzioni|preferenze)){1,5}"
    r"|(?:cookie|privacy) policy|informativa (?:sui cookie|sulla privacy|privacy)|preferenze (?:sui )?cookie"
    r"|(?:questo sito|il sito|il nostro sito)(?: web)? (?:utilizza|usa|fa uso di) (?:i |"
    r"dei )?cookie(?: tecnici)?\.?",
    "subscription": r"abbonati(?:[!.]| (?:ora|subito|adesso|qui|online)(?: (?:a|da|per|con) .{1,60})?)?"
    r"|(?:contenuto|articolo) (?:riservato|esclusivo)(?: solo)? (?:agli|per gli) abbonati[.!]?"
    r"|(?:sei )?gi[àa] abbonat[oa]\??(?: (?:accedi|entra|effettua il login)(?: qui)?)?[.!]?"
    r"|(?:questo |l['’])?(?:articolo|contenuto) (?:è )?riservato agli abbonati[.!]?(?: .{0,80})?"
    r"|(?:per )?continua(?:re)? (?:a leggere|la lettura|senza accettare)[^.]{0,60}[.!]?|accedi o registrati|"
    r"sostienici",
    "links to other articles": r"(?:leggi|vedi|guarda|ascolta) (?:anche|pure)\s?(?:[:>»|–—-]|\b).{0,200}[^.!?…]|"
    r"leggi (?:anche|pure)"
    r"|(?:per approfondire|approfondisci|sullo stesso (?:tema|argomento)|correlati?|foto ?gallery|"
    r"guarda (?:il video|le "
    r"foto|la gallery))\s?[:>»|–—-].{0,200}[^.!?…]|guarda (?:il video|le foto|la (?:foto)?gallery)",
    "advertisement": r"[-–— ]*(?:pubblicità|annuncio(?: pubblicitario)?|advertisement|advertising|adv|messaggio "
    r"(?:promozionale|pubblicitario)|(?:continua a leggere|l['’]articolo (?:continua|prosegue)) (?:dopo|sotto) la "
    r"pubblicità)[-–—.… ]*",
    "copyright notice": r"\W*(?:©|\(c\))?\W*(?:tutti i diritti (?:sono )?riservati|riproduzione (?:vietata|"
    r"riservata))\b.{0,80}"
    r"|\W*(?:©|\(c\)|copyright)(?: ?©)? ?(?:(?:19|20)\d\d\b.{0,100}|[^.!?]{1,60})"
    r"|.{0,120}\b(?:p\. ?iva|partita iva)[: ]*(?:it)?[\d ]{9,14}.{0,160}",
    "readers’ comments": r"\d{1,5} comment[io]|commenti? ?(?:\(\d{1,5}\)|: ?\d{1,5})|(?:scrivi|lascia|aggiungi|"
    r"invia) (?:un|il tuo|la tua) "
    r"(?:commento|opinione)|(?:leggi|vedi|mostra|visualizza) (?:tutti )?i commenti(?: \(\d+\))?|"
    r"i commenti dei lettori",
    "tags": r"(?:argomenti|tags?|temi|parole chiave|etichette|in questo articolo)\s?: ?[^.!?]{1,200}",
    "caption": r".{1,200}[^.!?…] ?\((?:foto[:\s]*)?(?:ansa|afp|ap|epa|reuters|getty(?: images)?|la ?presse|agf|"
    r"imago|"
    r"fotogramma|ipa|efe|contrasto|(?:[a-z]{2,9}[ /,-]{1,2}){1,2}(?:ansa|afp|ap|epa|getty images|lapresse))\)\.?"
    r"|(?:foto|credits?|immagine)(?: di)?\s?[:©] ?[^.!?]{1,80}",
}
# What a paragraph opens with, and what it must have besides: a notice speaks to the reader.
NOTICES = {
    "cookie notice": (
        r"(?:questo sito|il nostro sito|il sito (?:utilizza|usa)|noi e (?:\w+ )?\S+ (?:fornitori|partner)|"
        r"noi e (?:i nostri|"
        r"terze parti)|utilizziamo|usiamo|con il tuo consenso|cliccando su|proseguendo|chiudendo questo banner|"
        r"(?:teniamo al)?la tua privacy|i cookie ci)\b.{0,300}?\b(?:cookie|identificator[ei]|consens[oi])\b",
        r"\b(?:acconsent|accett[aio]\b|clicc|preferenze|(?:tua|migliore|vostra|sua) esperienza|di navigazione\b|"
        r"ti\b|tu\b|"
        r"tu[aeo]\b|tuoi\b|nostri (?:\d+ )?partner)|^noi e\b",
    ),
    "subscription": (
        r"(?:hai letto (?:il tuo|tutti|l['’]ultim\w+|\d+)|hai raggiunto il|ti (?:restano|rimangono)|"
        r"abbonati(?= (?:a|da|per|"
        r"al|ad)\b)|iscriviti|registrati(?= (?:gratis|ora|subito|al sito|per continuare))|sostieni|"
        r"sei già abbonat[oa]|per "
        r"(?:continuare a )?leggere|scopri|leggi senza|unisciti|ricevi|questo (?:articolo|contenuto) è)(?!\w)",
        r"\b(?:abbonati|abbonamento|gratuit[oi] (?:del|di questo|questo) mese|newsletter|whatsapp|telegram|"
        r"canale|euro al "
        r"mese|per continuare|disdici|gratis|account|il nostro (?:lavoro|giornalismo|giornale))\b|€|\ba \d+ euro\b",
    ),
}
# Buttons that are words, too: only beside each other or beside other boilerplate.
BUTTONS = re.compile(
    rf"{SITE}|e-?mail|stampa|ascolta|salva|invia|segui|commenta|commenti|accedi|registrati|esci|condividi|link|"
    rf"share|like"
    r"|mi piace|preferiti|\d{1,3} ?min\.?|\d{1,5}|[+-]|a[+-]|altro|chiudi|ok|menu|home|accetta|rifiuta",
    re.IGNORECASE,
)
# What headlines of other articles, or tags, follow.
OTHERS = re.compile(
    r"(?:leggi (?:anche|pure)|(?:ti )?potrebber?o? (?:anche )?interessar(?:e|ti)(?: anche)?|(?:articoli|notizie|"
    r"contenuti) "
    r"(?:correlat[ie]|consigliat[ie]|sponsorizzat[ie])|(?:i|le) più lett[ie]|consigliati per te|scelti per te|"
    r"vedi anche|guarda anche|da non perdere|altri articoli|ultime notizie|ultim'ora|approfondimenti|correlati|"
    r"argomenti|tags?|temi|parole chiave|in questo articolo)\s?:?",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"(?:(?:i|le) più lett[ie]|da non perdere|altri articoli|ultime notizie|ultim'ora|approfondimenti|correlati|"
    r"argomenti"
    r"|tags?|temi|parole chiave|in questo articolo)\s?:?",
    re.IGNORECASE,
)
BARE_COMMENTS = re.compile(r"(?:i )?comment[oi](?: dei lettori)?\s?:?", re.IGNORECASE)
TAGS = re.compile(r"(?:argomenti|tags?|temi|parole chiave|in questo articolo)\s?:?", re.IGNORECASE)
COMMENTS = re.compile(rf"(?:{WHOLE['readers’ comments']})\s?:?", re.IGNORECASE)
COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in WHOLE.items()}
OPENINGS = {
    name: (re.compile(opening, re.IGNORECASE | re.DOTALL), re.compile(address, re.IGNORECASE))
    for name, (opening, address) in NOTICES.items()
}


def boilerplate(lines: Sequence[str], near: Sequence[bool]) -> dict[int, str]:
    """Find the paragraphs that are no part of the article, and say what each is.

    A whole paragraph must be of a known form ("Home > Cronaca > Milano", "3 minuti di lettura", "Leggi anche: …"), or
    open like a notice and speak to the reader. Words that are buttons ("Stampa") count beside each other or beside
    other boilerplate. Behind "Leggi anche" or "Argomenti" lines without a stop belong to it; behind "Commenti (12)" all
    that follows, once an article stands before it.

    Parameters
    ----------
    lines : sequence of str
        The paragraphs of a text.
    near : sequence of bool
        Whether each follows the one before it without a blank line.

    Returns
    -------
    dict of int to str

    Examples
    --------
    >>> boilerplate(["Home > Cronaca > Milano", "Stampa", "La diga è chiusa.", "Stampa"], [False] * 4)
    {0: 'breadcrumb', 1: 'share buttons'}
    """
    found = {i: name for i, line in enumerate(lines) if (name := _alone(line))}
    found |= dict.fromkeys(_buttons(lines, found), "share buttons")
    for i, line in enumerate(lines):
        if (
            OTHERS.fullmatch(line)
            and (len(line) < LONGEST)
            and (taken := _headlines(lines, near, found, i)) is not None
        ):
            name = "tags" if TAGS.fullmatch(line) else "links to other articles"
            found |= dict.fromkeys((i, *taken), name)
    return dict(sorted((found | _comments(lines, found)).items()))


def is_label(line: str) -> bool:
    """Say whether a line is a button or a headline of boilerplate, behind which no sentence goes on.

    Examples
    --------
    >>> is_label("Argomenti"), is_label("Commenti (12)"), is_label("Il governo di")
    (True, True, False)
    """
    short = len(line) < 60 and (line[:1].isupper() or line[:1].isdigit())
    return short and bool(OTHERS.fullmatch(line) or BUTTONS.fullmatch(line) or COMMENTS.fullmatch(line) or _alone(line))


def _alone(line: str) -> str | None:
    """Say what a paragraph is, if its own words tell."""
    if len(line) > LONGEST or not LETTER.search(line):
        return None
    for name, pattern in COMPILED.items():
        if pattern.fullmatch(line):
            return name
    if REPORTED.search(line):
        return None
    for name, (opening, address) in OPENINGS.items():
        opened = opening.match(line)
        if opened and (address.search(line) if name == "cookie notice" else address.search(line, opened.end())):
            return name
    return None


def _buttons(lines: Sequence[str], found: dict[int, str]) -> Iterator[int]:
    """Give the words that are buttons because they stand beside each other, or beside other boilerplate."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and (i in found or BUTTONS.fullmatch(lines[i])):
            run.append(i)
            continue
        if sum(k in found or bool(LETTER.search(lines[k])) for k in run) > 1:
            yield from (k for k in run if k not in found)
        run = []


def _headlines(lines: Sequence[str], near: Sequence[bool], found: dict[int, str], i: int) -> list[int] | None:
    """Give the headlines, or tags, that a line announces; None if it announces nothing, and so is a sub-heading.

    They stand right below it. Behind a blank line the last one before prose may be a sub-heading of the article.
    """
    sure = not WEAK.fullmatch(lines[i])
    end = i + 1
    most = min(len(lines), i + MOST_HEADLINES)
    while end < most and near[end] and end not in found and _is_headline(lines[end]):
        end += 1
    if end > i + 1:
        closed = end == len(lines) or not near[end] or end in found
        return list(range(i + 1, end)) if sure or closed else None
    while end < most and end not in found and _is_headline(lines[end]):
        end += 1
    if end < len(lines) and end not in found and (end > i + 2 or not sure):
        end -= 1  # the last may be a sub-heading
    return list(range(i + 1, end)) if sure or end > i + 1 else None


def _is_headline(line: str) -> bool:
    words = len(line.split())
    return words <= HEADLINE_WORDS // 2 if line[-1] in "?!" else words <= HEADLINE_WORDS and not STOP.search(line)


def _comments(lines: Sequence[str], found: dict[int, str]) -> dict[int, str]:
    """Give all that follows the heading of the readers' comments, if it is no button at the top of the article."""
    prose, following = 0, [""]  # the first paragraph behind each that is not boilerplate
    for i in reversed(range(1, len(lines))):
        following.append(following[-1] if i in found else lines[i])
    following.reverse()
    for i, line in enumerate(lines):
        counted = found.get(i) == "readers’ comments"
        if counted or BARE_COMMENTS.fullmatch(line):
            if (counted and prose > 1) or (prose and COMMENT_OF.match(following[i])):
                return dict.fromkeys(range(i, len(lines)), "readers’ comments")
        prose += i not in found and len(line.split()) > 7 and bool(STOP.search(line))
    return {}
