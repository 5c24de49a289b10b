"""Small words of Italian, and kinds of nouns, by which subjects and verbs are told apart."""

__all__ = [
    "ADVERBIALS",
    "ADVERBS",
    "AUXILIARIES",
    "CLITICS",
    "DETERMINERS",
    "LEADS",
    "NOT_PARTICIPLES",
    "OF",
    "OPENERS",
    "PEOPLE",
    "PREPOSITIONS",
    "PRONOUNS",
    "SUBORDINATORS",
    "TIMES",
]

AUXILIARIES = frozenset(
    "ha hanno ho abbiamo aveva avevano avrebbe avrebbero abbia abbiano avesse avessero ebbe ebbero avrà avranno".split()
)
OTHER_VERBS = frozenset(
    "è sono era erano sarà sarebbe sia fu furono può possono potrebbe deve devono dovrebbe va vuole sta stanno fa "
    "fanno viene vengono".split()
)
CLITICS = frozenset(
    "non lo l' la gli le li ne ci si mi vi ti ce me te se ve glielo gliela glieli gliele gliene".split()
)
ADVERBS = frozenset(
    "anche ancora già ieri infine infatti intanto invece inoltre oggi ora però poi poco prima più quindi sempre subito "
    "tuttavia ormai mai così lunedì martedì mercoledì giovedì venerdì sabato domenica".split()
)
OPENERS = ADVERBS | frozenset(
    "allora comunque dunque ecco eppure innanzi nonostante oltre pertanto pure sebbene secondo e ed".split()
)
SUBORDINATORS = frozenset("che dove mentre quando perché se sebbene dopo ma cui".split())
DETERMINERS = frozenset("il lo la l' i gli le un uno una un' due tre questo questa alcuni alcune molti molte".split())
PREPOSITIONS = frozenset(
    "a ad al allo alla all' ai agli alle da dal dallo dalla dall' dai dagli dalle in nel nello nella nell' nei negli "
    "nelle su sul sullo sulla sull' sui sugli sulle con per tra fra come durante presso contro verso entro "
    "senza".split()
)
OF = frozenset("di d' del dello della dell' dei degli delle".split())
PRONOUNS = frozenset(
    "lui lei egli ella esso essa loro essi noi voi tu io quello quella quale quali quanto chi ciò".split()
)
TIMES = frozenset(
    "anno anni mese mesi settimana settimane giorno giorni sera mattina notte volta volte pomeriggio scorso scorsa "
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
PEOPLE = frozenset(
    "ambasciatore analista attore attrice autore autrice avvocato cancelliere candidato capo deputato diplomatico "
    "direttore direttrice donna esperto generale giudice leader madre medico ministra ministro moglie marito padre "
    "papa parlamentare politico pontefice portavoce premier presidente procuratore professore professoressa re regina "
    "regista ricercatore ricercatrice scrittore scrittrice segretario senatore signor signora sindaca sindaco "
    "uomo".split()
)
ADVERBIALS = frozenset(  # what may stand behind a subject, and has a noun of its own
    "accanto assieme attorno circa davanti dentro dietro dinanzi eccetto fino fuori insieme intorno lontano lungo "
    "malgrado nonostante oltre prima quanto rispetto riguardo salvo secondo sino sopra sotto tranne vicino".split()
)
LEADS = (  # what may stand before a subject: "Non a caso Rossi"
    "non a caso",
    "a sorpresa",
    "a questo punto",
    "in particolare",
    "in realtà",
    "in serata",
    "nel frattempo",
    "per fortuna",
    "per ora",
)
NOT_PARTICIPLES = frozenset(  # they look like participles, and are people
    "addetto alleato avvocato candidato comitato delegato deputato detenuto imputato impiegato incaricato indagato "
    "inviato invitato magistrato parente pentito prelato rifugiato sindacato soldato".split()
)
