"""Which year a day or month is of; ranges, short names, weekdays with a day; streets and persons that are none."""

from datetime import date

import pytest

from toolkit.content.dating import dated

WEDNESDAY = date(2025, 11, 19)


def days(text):
    """Give the days of every date, as they stand in an article of that Wednesday."""
    found = dated(text, WEDNESDAY)
    return ";".join(
        "open" if d.first is None else f"{d.first}" if d.first == d.last else f"{d.first}..{d.last}" for d in found
    )


TENSES = [
    ("È stato arrestato il 10 gennaio.", "2025-01-10"),
    ("Fu arrestato il 10 gennaio.", "2025-01-10"),
    ("Venne arrestato il 10 gennaio.", "2025-01-10"),
    ("Lo arrestarono il 10 gennaio.", "2025-01-10"),
    ("Il sindaco firmò il 10 gennaio.", "2025-01-10"),
    ("I prezzi salirono in aprile.", "2025-04-01..2025-04-30"),
    ("I prezzi salirono di molto e dappertutto in aprile.", "2025-04-01..2025-04-30"),
    ("Fu nominato in aprile.", "2025-04-01..2025-04-30"),
    ("Il bilancio approvato il 3 febbraio.", "2025-02-03"),
    ("Il ponte chiuso il 3 febbraio riapre.", "2025-02-03"),
    ("La tragedia avvenuta il 3 febbraio.", "2025-02-03"),
    ("Le elezioni di marzo sono state vinte da Rossi.", "2025-03-01..2025-03-31"),
    ("Il 10 gennaio è stato arrestato.", "2025-01-10"),
    ("Il sindaco ha firmato l'accordo con le due aziende il 3 febbraio.", "2025-02-03"),
    ("Ha detto che si voterà il 10 gennaio.", "2026-01-10"),
    ("Ha annunciato che la nave partirà da Genova il 10 gennaio.", "2026-01-10"),
    ("Il voto è previsto per il 10 gennaio.", "2026-01-10"),
    ("Il voto è stato fissato per il 10 gennaio.", "2026-01-10"),
    ("Il voto, rinviato al 10 gennaio, divide.", "2026-01-10"),
    ("La fiera aperta fino al 10 gennaio.", "2026-01-10"),
    ("Ha firmato e a gennaio partirà.", "2026-01-01..2026-01-31"),
    ("Il Consiglio ha deciso che il 3 febbraio si vota.", "2026-02-03"),
    ("È stato deciso che il 3 febbraio si vota.", "2026-02-03"),
    ("Ha detto che il 3 febbraio parte.", "2026-02-03"),
    ("Il 12 giugno si incontrarono.", "2025-06-12"),
    ("Il bando scade il 10 gennaio.", "2026-01-10"),
    ("L'udienza è fissata il 10 gennaio.", "2026-01-10"),
    ("Il concerto del 10 gennaio è stato rinviato.", "2026-01-10"),
    ("Rossi ha annunciato le elezioni del 10 gennaio.", "2026-01-10"),
    ("Il governo ha promesso di votare il 10 gennaio.", "2026-01-10"),
    ("Per il 10 gennaio ha convocato tutti.", "2026-01-10"),
    ("In vista del 10 gennaio il governo ha firmato.", "2026-01-10"),
    ("Rossi sarà arrestato il 10 gennaio.", "2026-01-10"),
    ("La nave arriverà il 3 febbraio, ha detto Rossi.", "2026-02-03"),
    ("Il 3 febbraio il voto, ha detto Rossi.", "2026-02-03"),
    ("La nave, partita il 3 febbraio, è affondata.", "2025-02-03"),
    ("La nave che partirà il 3 febbraio è stata costruita a Genova.", "2026-02-03"),
    ("Il 3 febbraio Rossi vinse.", "2025-02-03"),
    ("Entrò in carica il 3 febbraio.", "2025-02-03"),
    ("Verrò il 3 febbraio.", "2026-02-03"),
    ("Si può votare il 3 febbraio.", "2026-02-03"),
    ("La partita il 10 gennaio a Roma.", "2026-01-10"),
    ("La visita il 10 gennaio a Roma.", "2026-01-10"),
    ("Il decreto il 10 gennaio scade.", "2026-01-10"),
    ("Il processo comincia il 10 gennaio.", "2026-01-10"),
    ("Il presidente ha firmato il decreto che entra in vigore il 10 gennaio.", "2026-01-10"),
    ("Il mercato aperto il 10 gennaio.", "2026-01-10"),
    ("Il negozio è aperto il 10 gennaio.", "2026-01-10"),
    ("È nato il 3 febbraio.", "2025-02-03"),
    ("Il contratto scaduto a gennaio è stato rinnovato.", "2025-01-01..2025-01-31"),
    ("Il contratto, che scade a gennaio, è stato firmato.", "2026-01-01..2026-01-31"),
    ("Le elezioni di marzo saranno vinte da Rossi.", "2026-03-01..2026-03-31"),
    ("Da gennaio i prezzi sono saliti.", "2025-01-01..2025-01-31"),
    ("Da gennaio i prezzi saliranno.", "2026-01-01..2026-01-31"),
]


@pytest.mark.parametrize(("text", "expected"), TENSES)
def test_the_verb_of_its_clause_says_whether_a_date_is_past(text, expected):
    assert days(text) == expected


FORMS = [
    ("Tra marzo e aprile 2020 ci furono molti morti.", "2020-03-01..2020-04-30"),
    ("Da marzo a giugno del 2020 tutto chiuso.", "2020-03-01..2020-06-30"),
    ("Dal 12 marzo al 4 maggio 2020 tutto chiuso.", "2020-03-12..2020-05-04"),
    ("Da novembre a febbraio 2020 gelò.", "2019-11-01..2020-02-29"),
    ("Dal 20 dicembre al 6 gennaio 2024 le scuole sono chiuse.", "2023-12-20..2024-01-06"),
    ("Il 10, 11 e 12 dicembre si vota.", "2025-12-10..2025-12-12"),
    ("Nei giorni 13, 14 e 15 dicembre si vota.", "2025-12-13..2025-12-15"),
    ("Il 10 e l'11 dicembre si vota.", "2025-12-10..2025-12-11"),
    ("Il 10 e 11 dicembre si vota.", "2025-12-10..2025-12-11"),
    ("Il 10/12 dicembre si vota.", "2025-12-10..2025-12-12"),
    ("Dal primo al 15 agosto si va al mare.", "2025-08-01..2025-08-15"),
    ("La fiera va da lunedì 24 a venerdì 28 novembre.", "2025-11-24..2025-11-28"),
    ("L'anno scorso, a marzo, nevicò.", "2024-03-01..2024-03-31"),
    ("Nel 2020, a marzo, tutto chiuso.", "2020-03-01..2020-03-31"),
    ("Quest'anno, a marzo, nevicò.", "2025-03-01..2025-03-31"),
    ("Il 3 febbraio di due anni fa nevicò.", "2023-02-03"),
    ("La Camera ha votato mercoledì 12.", "2025-11-12"),
    ("Domani, giovedì 20, si vota.", "2025-11-20;2025-11-20"),
    ("Lunedì 24 si vota.", "2025-11-24"),
    ("Sabato 29 si vota.", "2025-11-29"),
    ("Si vota lunedì 24, ore 10.", "2025-11-24"),
    ("Il 3 sett. 2024 si parte.", "2024-09-03"),
    ("Il 3 genn. 2024 si parte.", "2024-01-03"),
    ("Il 3 febb. 2024 si parte.", "2024-02-03"),
    ("Il 3 magg. 2024 si parte.", "2024-05-03"),
    ("Nov. 2024, Roma.", "2024-11-01..2024-11-30"),
    ("Il 2025-11-14 ha firmato.", "2025-11-14"),
    ("Il 12 c.m. ha firmato.", "2025-11-12"),
    ("Agosto è stato caldo.", "2025-08-01..2025-08-31"),
    ("Ad agosto ha piovuto.", "2025-08-01..2025-08-31"),
    ("Maggio 2024: la svolta.", "2024-05-01..2024-05-31"),
    ("Il 5 maggio Rossi ha firmato.", "2025-05-05"),
    ("Ha vinto il 3 set. 2024.", "2024-09-03"),
    ("Costa 10 euro e il 12 dicembre sale.", "2025-12-12"),
    ("Ha 10 anni, 12 dicembre.", "2025-12-12"),
    ("Da gennaio a marzo i prezzi sono saliti.", "2025-01-01..2025-03-31"),
    ("Dal 3 al 5 febbraio ha nevicato.", "2025-02-03..2025-02-05"),
    ("Tra il 10 marzo e il 4 maggio ha piovuto.", "2025-03-10..2025-05-04"),
    ("Il 12 marzo e il 4 maggio ha piovuto.", "2025-03-12;2025-05-04"),
    ("A marzo e ad aprile ha piovuto.", "2025-03-01..2025-03-31;2025-04-01..2025-04-30"),
    ("Dal 12 novembre 2024 al 4 maggio 2025 chiuso.", "2024-11-12;2025-05-04"),
    ("Da lunedì 24 la scuola è chiusa.", "2025-11-24"),
    ("Mercoledì 13 si vota.", "open"),
    ("Il 5 e 6 dicembre si vota.", "2025-12-05..2025-12-06"),
    ("Ha segnato 10 e 12 dicembre", "2024-12-12"),
    ("La gara del 3-4 dicembre.", "2025-12-03..2025-12-04"),
    ("In Via Roma 10, 12 dicembre.", "2025-12-12"),
    ("Lo scorso anno, in marzo, nevicò.", "2024-03-01..2024-03-31"),
    ("A dicembre dell'anno scorso.", "2024-12-01..2024-12-31"),
    ("Il 3 febbraio di un anno fa nevicò.", "2024-02-03"),
    ("Il 3 gen. 2024 si parte.", "2024-01-03"),
    ("Il 3 set. si parte.", "2025-09-03"),
    ("Vince il 3 set 2024.", "2024-09-03"),
    ("Il 12 corrente mese.", "2025-11-12"),
    ("A Luglio Rossi ha firmato.", "2025-07-01..2025-07-31"),
    ("Luglio ha registrato un calo.", "2025-07-01..2025-07-31"),
    ('Maggio 2020: "Non cambio".', "2020-05-01..2020-05-31"),
    ("Novembre: la pioggia.", "2025-11-01..2025-11-30"),
    ("Lo ha detto mercoledì.", "2025-11-19"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_ranges_years_ahead_weekdays_with_a_day_and_short_names(text, expected):
    assert days(text) == expected


NONE = [
    "È avanti di 2 set.",
    "Si gioca su 3 set.",
    "Ha vinto il primo set.",
    "In P.zza 25 aprile c'era folla.",
    "In v.le 4 novembre c'era folla.",
    "In c.so 4 novembre c'era folla.",
    "In piazzetta 25 aprile c'era folla.",
    "La galleria 25 aprile è chiusa.",
    "Il liceo 25 aprile è chiuso.",
    "L'istituto 25 aprile è chiuso.",
    "Il parco 25 aprile è chiuso.",
    "Lo stadio 4 novembre è chiuso.",
    "L'aeroporto 4 novembre è chiuso.",
    "Il circolo 25 aprile è chiuso.",
    "La contrada 25 aprile è chiusa.",
    "Il movimento 14 luglio è sciolto.",
    "Il prof. Luglio tace.",
    "Maggio: «Non cambio idea».",
    'Maggio: "Non cambio idea".',
    "Agosto ha firmato.",
    "Il Maggio Musicale apre.",
    "Perde 6-4 il secondo set.",
    "Vince in 3 set. Poi esce.",
    "Il Marzo Pazzo.",
    "Il sig. Aprile tace.",
]


@pytest.mark.parametrize("text", NONE)
def test_streets_schools_persons_and_sets_are_no_dates(text):
    assert dated(text, WEDNESDAY) == ()
