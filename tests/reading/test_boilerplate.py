"""What a text copied from a page has besides the article, and what only looks like it."""

import pytest

from toolkit.reading import layout, read_article
from toolkit.reading.boilerplate import boilerplate

ONE = "La diga di Vallescura è stata chiusa ieri mattina dopo che i tecnici hanno trovato una crepa."
TWO = "Il sindaco Aldo Neri ha spiegato che il livello dell'acqua scenderà di tre metri entro domani sera."

BOILERPLATE = {
    "breadcrumb": [
        "Home > Cronaca > Milano",
        "Home / Esteri / Medio Oriente",
        "HOME » POLITICA",
        "Sei in: Home > Cronaca",
        "Repubblica › Esteri › Ucraina",
        "Homepage → Sport → Calcio",
        "Home · Politica · Governo",
        "Il Corriere di Prova | Cronache",
        "Sei qui: Home / Politica / Regioni",
    ],
    "menu": [
        "Vai al contenuto principale",
        "Il tuo browser non supporta i video",
        "Privacy - Cookie - Contatti",
        "Politica | Cronaca | Esteri | Economia | Sport | Cultura",
        "Vai al contenuto",
        "Disiscriviti | Preferenze | Privacy",
    ],
    "share buttons": [
        "Condividi",
        "Condividi su Facebook",
        "Tweet",
        "Copia link",
        "Seguici su Google News",
        "Invia per email",
        "Facebook Twitter WhatsApp Email",
        "Condividi questo articolo:",
        "Condividi Facebook X WhatsApp",
        "Segui la Gazzetta su Instagram e Facebook",
        "Segui Roma Notizie anche su Google News",
        "Ti è piaciuto questo articolo? Condividilo con i tuoi amici!",
    ],
    "reading time": ["3 minuti di lettura", "Tempo di lettura: 4 minuti", "Lettura 2 min.", "1 minuto di lettura"],
    "audio": ["Ascolta questo articolo ora...", "Ascolta l'articolo"],
    "cookie notice": [
        'Questo sito utilizza cookie tecnici e di profilazione. Cliccando su "Accetta" acconsenti all\'uso dei cookie.',
        "Noi e i nostri partner archiviamo e/o accediamo a informazioni su un dispositivo, come i cookie.",
        "Utilizziamo i cookie per offrirti la migliore esperienza sul nostro sito.",
        "Utilizziamo i cookie e li uniamo a ciò che i nostri partner hanno raccolto in base al tuo utilizzo.",
        "Questo sito web usa i cookie.",
        "Accetta tutti i cookie",
        "Rifiuta tutti",
        "Cookie policy",
        "Il tuo consenso alla pubblicità",
    ],
    "subscription": [
        "Abbonati ora a 1 euro al mese",
        "Abbonati a 1 euro al mese per continuare a leggere tutti gli articoli.",
        "Hai letto il tuo ultimo articolo gratuito del mese.",
        "Iscriviti alla newsletter di Cronaca",
        "Sei già abbonato? Accedi",
        "Abbonati a 9,90 euro",
        "Continua a leggere l'articolo",
        "Contenuto riservato agli abbonati",
        "Questo articolo è riservato agli abbonati.",
        "Per continuare a leggere questo articolo, abbonati.",
        "Iscriviti al nostro canale WhatsApp per non perdere le notizie.",
        "Sostieni il nostro giornalismo con una donazione.",
        "Vuoi continuare a leggere? Scegli l'abbonamento che fa per te",
        "Attiva ora",
        "Abbonati da 1 euro al mese: chi ha un abbonamento ha accesso gratuito a tutti gli articoli.",
        "Disdici quando vuoi",
        "Abbònati al giornale, da 8 euro al mese",
        "Sostieni ilcorriere.it: abbiamo bisogno di te",
        "Per rimanere aggiornato iscriviti alla nostra newsletter",
        "Resta sempre aggiornato: scarica la nostra app",
    ],
    "links to other articles": [
        "Leggi anche: Terremoto, nuova scossa nella notte",
        "LEGGI ANCHE – Alluvione, la regione stanzia dieci milioni",
        "Leggi anche > Il vertice con Xi",
        "Per approfondire: Le dighe d'Italia",
        "Guarda il video",
        "[Leggi anche: Il trattato del Quirinale]",
        "LEGGI TUTTO",
        "LEGGI L'ARTICOLO →",
        "[Leggi l'articolo completo]",
        "– Leggi anche: Perché in Portogallo si vota così spesso",
        "— Leggi anche: Case popolari, chi ha diritto?",
        "Leggi anche: «Non aumenteremo le tasse.»",
        "– Ascolta anche: L'episodio sul Portogallo",
        "Leggi anche – Chi ha chiuso la diga?",
    ],
    "advertisement": ["Pubblicità", "- Pubblicità -", "ADV", "L'articolo continua dopo la pubblicità"],
    "copyright notice": [
        "© RIPRODUZIONE RISERVATA",
        "Riproduzione riservata © Copyright ANSA",
        "© 2025 Il Corriere di Prova",
        "Tutti i diritti riservati",
        "Il Giornale S.p.A. - P.IVA 01234567890",
        "Tutti i diritti riservati. È vietata la riproduzione anche parziale.",
        "TUTTI I DIRITTI RISERVATI 2025",
        "Tutti i diritti sono riservati - Il Giornale",
    ],
    "readers’ comments": [
        "Commenti (12)",
        "12 commenti",
        "Lascia un commento",
        "Leggi tutti i commenti",
        "Accedi per commentare",
    ],
    "tags": ["Argomenti: diga, Vallescura, Aldo Neri", "Tag: crepa, dighe"],
    "buttons": ["Segnala un errore", "Caricamento player"],
    "newsletter": [
        "Se non visualizzi correttamente questa email clicca qui",
        "Hai ricevuto questa email perché sei iscritto alla newsletter. Per cancellarti clicca qui",
    ],
    "agency’s mark": ["19-NOV-25 18:45 NNNN"],
    "caption": [
        "La diga di Vallescura vista dall'alto (ansa)",
        "Il sindaco Aldo Neri (Ap/LaPresse)",
        "Foto: Mario Prova",
        "(Foto: Ansa)",
        "(Ansa)",
    ],
}

PROSE = [
    "Questo sito utilizza cookie senza chiedere il consenso, ha detto il garante della privacy ieri a Roma.",
    "Il garante ha multato il sito: utilizzava i cookie di profilazione senza che l'utente accettasse.",
    "I cookie sono piccoli file che i siti salvano nel computer di chi naviga.",
    "Usiamo i cookie ogni giorno senza saperlo.",
    "Abbonati in calo del 10 per cento: il giornale perde lettori da cinque anni.",
    "Gli abbonati a Netflix sono trecento milioni.",
    "«Iscriviti alla newsletter», diceva il messaggio che ha bloccato mille computer.",
    "Iscriviti alla newsletter, diceva il messaggio che ha bloccato mille computer.",
    "Registrati dodici casi di morbillo in una settimana: gratis i vaccini.",
    "Leggi anche il rapporto dell'ONU, e capirai perché la guerra non finisce.",
    "– Leggi anche il rapporto, ha detto il ministro al giornalista.",
    "Leggi anche – ha detto il ministro – il rapporto dell'ONU.",
    "Leggi anche tu il cartello, dice un volontario indicando la porta.",
    "La pubblicità dell'acqua minerale è stata vietata.",
    "Per leggere il futuro dell'Europa bisogna guardare alle elezioni francesi.",
    "Ascolta questo articolo della costituzione, ha detto il giudice all'imputato: è il numero ventuno.",
    "Tre minuti di lettura al giorno bastano, dicono i medici.",
    "Il ministro ha letto 3 minuti di comunicato.",
    "Nei commenti (12 in tutto) i lettori chiedono le dimissioni del sindaco.",
    "Ha condiviso su Facebook la foto del figlio.",
    "L'autostrada Milano > Roma > Napoli è chiusa per neve da questa mattina, dice la polizia.",
    "Sostieni un esame e poi lo ripeti: così gli studenti raccontano l'università.",
    "Secondo la Reuters (e l'Ansa) il vertice è rinviato.",
    "Il copyright dura settant'anni dopo la morte dell'autore.",
    "Accetta la proposta e torna a casa.",
    "Stampa estera e governo ai ferri corti",
    "Guarda le foto del figlio e piange.",
    "Home, sweet home: gli inglesi tornano a comprare casa.",
    "Ricevi un premio e lo rifiuti: succede a Stoccolma.",
    "Il governo ha approvato la legge. I sindacati no. (Ansa)",
    "Elezioni | La notte più lunga",
    "Chi siamo e dove andiamo: il vescovo scrive ai giovani",
    "Copyright, l'Europa cambia le regole",
    "Copyright e intelligenza artificiale",
    "Home/office, la nuova moda",
    "Medici/salute, il patto",
    "Abbonati online da record nel 2025",
    "Continua a crescere il debito",
    "Continua a leggere Dante in carcere",
    "Scopri il canale di Suez: la storia di un'opera",
    "Scopri la casa da 1 € in Sicilia",
    "Guarda anche il lato positivo",
    "Temi: la crisi, il lavoro e la scuola",
    "Facebook, WhatsApp e Instagram fermi per due ore",
    "Facebook, Instagram",
    "Segui i soldi e troverai il colpevole, diceva Falcone.",
    "Il sito del ministero raccoglie cookie e dati di navigazione.",
    "Per leggere il giornale i pensionati vanno in biblioteca, dove le copie sono gratis.",
    "Per restare aggiornati i medici leggono ogni mattina la newsletter dell'ordine.",
    "Scopri l'Italia che legge: con questo slogan il giornale ha lanciato un abbonamento da 10 euro al mese.",
    "Ricevi la copia a casa dal 1925, scherza il postino, che porta il giornale gratis agli anziani.",
    "Unisciti a noi era il motto dei fondatori, che non avevano nessun account in banca.",
    "Iscriviti all'albo, ripetono i colleghi anziani, e avrai un account per i servizi della cassa.",
    "Ti restano dieci minuti, e nessuno ti dà niente gratis: così un rider racconta il suo turno.",
    "Questo articolo è stato cancellato dal senato: dava l'abbonamento ai trasporti gratis a tutti.",
    "Tutti i diritti sono riservati a chi ha un contratto, denuncia il sindacato.",
    "Tutti i diritti riservati agli ultimi: il libro di Marta Sala",
    "Riproduzione vietata ai cinghiali, il piano della regione",
    "La tua privacy vale 3 euro: lo dice l'autorità, che ha chiesto a Google che cosa fa dei cookie.",
    "Hai ricevuto questa email perché sei iscritto, ha scritto la banca a chi non lo era.",
    "Vuoi continuare a leggere? Ti dico io come, scherza il bibliotecario.",
    "Attiva ora la legge sul clima",
    "Leggi tutto il rapporto prima di votare",
    "Segui i soldi: su Facebook la pista dei mandanti",
    "Sostieni la scuola di tuo figlio",
    "Sei qui per restare",
    "Sei in ospedale dopo la rissa",
    "Segnala un errore del computer la rovina dell'azienda",
    "Trecento euro al mese per sei mesi",
    "300 euro al mese per 6 mesi",
    "Accetto",
]


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in BOILERPLATE.items() for line in lines])
def test_well_marked_lines_are_told_by_name(name, line):
    assert boilerplate([line], [False]) == {0: name}
    assert [p.kind for p in layout(f"{line}\n\nCrepa nella diga\n\n{ONE}\n\n{TWO}")] == [
        "boilerplate",
        "title",
        "prose",
        "prose",
    ]


@pytest.mark.parametrize("line", PROSE)
def test_what_only_speaks_of_such_things_is_prose(line):
    assert boilerplate([line], [False]) == {}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"Condividi\nStampa\n2 min\n\nCrepa nella diga\n\n{ONE}", "b b b title prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nStampa\n\n{TWO}", "title prose heading prose"),
        (f"Crepa nella diga\n\nFacebook\nTwitter\nWhatsApp\n\n{ONE}", "title b b b prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nTwitter\n\n{TWO}", "title prose heading prose"),
        (
            f"Crepa nella diga\n\n{ONE}\n\nLeggi anche\nTerremoto, nuova scossa\nChi è Aldo Neri?\n\n{TWO}",
            "title prose b b b prose",
        ),
        (f"Crepa nella diga\n\n{ONE}\n\nLeggi anche\n\nTerremoto, nuova scossa\n\n{TWO}", "title prose b b prose"),
        (
            f"Crepa nella diga\n\n{ONE}\n\nLeggi anche\n\nTerremoto, nuova scossa\n\nUna notte fuori\n\n{TWO}",
            "title prose b b heading prose",
        ),
        (f"Crepa nella diga\n\n{ONE}\n\nLeggi anche\n\nTerremoto\n\nAlluvione in pianura", "title prose b b b"),
        (f"Crepa nella diga\n\n{ONE}\n\nI più letti\n\n{TWO}", "title prose heading prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nTemi\n\nLa crisi\n\n{TWO}", "title prose heading heading prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nArgomenti\ndiga\nacqua alta\nAldo Neri", "title prose b b b"),
        (
            f"Crepa nella diga\n\n{ONE}\n\n{TWO}\n\nCommenti (2)\nmario83: vergogna!\nIo c'ero.",
            "title prose prose b b b",
        ),
        (f"Crepa nella diga\n\n12 commenti\n\n{ONE}\n\n{TWO}", "title b prose prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nCommenti\n\nmario83: vergogna, la diga andava chiusa!", "title prose b b"),
        (f"Crepa nella diga\n\n{ONE}\n\nI commenti\n\nNeri: «È grave». {TWO}", "title prose heading prose"),
        (f'Crepa nella diga\n\n{ONE}\n\nI commenti\n\nNeri: "È grave". {TWO}', "title prose heading prose"),
        (
            f"Crepa nella diga\n\n{ONE}\n\nCOMMENTI\n\nAccedi per commentare\n\nGiorgio: Che peccato.\nEra ora!",
            "title prose b b b b",
        ),
        (f"Rifiuta\nAccetto\nPIÙ OPZIONI\n\nCrepa nella diga\n\n{ONE}", "b b b title prose"),
        (f"Crepa nella diga\n\n{ONE}\n\n1€ al mese per 3 mesi\nAttiva ora", "title prose b b"),
        (f"Sei qui: Home / Cronaca\n\nCrepa nella diga\n\n{ONE}", "b title prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nCommenti\n\n{TWO}", "title prose heading prose"),
        (f"ESTERI\nLa notte dei droni su Kiev\n{ONE}", "b title prose"),
        (f"ESTERI\nGuerra in Ucraina\nLa notte dei droni su Kiev\n{ONE}", "b title heading prose"),
        (f"Sport\n\nIl calcio\n\n{ONE}", "title heading prose"),
        (f"Cultura\n\n{ONE}", "title prose"),
        (f"f\nt\nin\n\nCrepa nella diga\n\n{ONE}", "b b b title prose"),
        (f"Crepa nella diga\n19/11/2025 - 10:33\n{ONE}", "title byline prose"),
        (f"3\u00a0minuti\u00a0di\u00a0lettura\n\nCrepa nella diga\n\n{ONE}", "b title prose"),
        (f"Crepa nella diga\n\n{ONE}\n\nQuesto sito utilizza\ncookie. Se accetti, acconsenti.", "title prose b"),
        (f"19 novembre 2025\n\nCrepa nella diga\n\ndi Laura Pini\n\n{ONE}", "byline title byline prose"),
        (
            f"Crepa nella diga\n\nPubblicato il 19/11/2025 alle 10:15\nAggiornato alle 18.30\n\n{ONE}",
            "title byline byline prose",
        ),
        (f"Crepa nella diga\n\nIl 19 novembre 2025\n\n{ONE}", "title heading prose"),
    ],
)
def test_what_lines_are_depends_on_those_beside_them(text, kinds):
    found = [p.kind for p in layout(text)]
    assert " ".join("b" if kind == "boilerplate" else kind for kind in found) == kinds


def test_a_note_says_how_many_lines_are_set_apart_and_what_they_are():
    text = f"Home > Cronaca > Milano\n\nCrepa nella diga\n\n{ONE}\n\n© RIPRODUZIONE RISERVATA"
    article = read_article(text)
    assert article.title == "Crepa nella diga"
    assert article.text == text
    assert article.notes == ("2 lines that are no part of the article (breadcrumb, copyright notice) are set apart",)
    assert read_article(f"Crepa nella diga\n\n{ONE}").notes == ()
