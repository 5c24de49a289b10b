"""Labels, list marks and times do not reach the model, by-lines are rendered by rule; what only looks so does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.translation.bylines import byline
from toolkit.translation.labels import label_end

LABELS = [  # a sentence, and what of it is kept before its translation
    ("Conti: Sono d'accordo con lei.", "Conti: "),
    ('Meloni: "Non cambio idea".', "Meloni: "),
    ("Verdi: Noi voteremo no.", "Verdi: "),
    ("Bianchi: Chi paga?", "Bianchi: "),
    ("Costa: Il ministro sbaglia.", "Costa: "),
    ("Beppe Sala: La città cambia.", "Beppe Sala: "),
    ("De Luca: Basta!", "De Luca: "),
    ("D: Quando ha visto la crepa?", "D: "),
    ("R: Nel 2019.", "R: "),
    ("Domanda: Quando?", "Domanda: "),
    ("1) chi ha più di 65 anni non paga;", "1) "),
    ("(2) chi lavora di notte", "(2) "),
    ("12. La legge passa.", "12. "),
    ("a) i contratti a termine", "a) "),
    ("I. La legge passa.", "I. "),
    ("IV. Poteri del giudice", "IV. "),
    ("- La legge passa.", "- "),
    ("• le famiglie con tre figli", "• "),
    ("18.45 La seduta si apre.", "18.45 "),
    ("18:45 - La seduta si apre.", "18:45 - "),
    ("9.05: arriva il ministro.", "9.05: "),
    ("Ore 18.45: la seduta si apre.", "At 18.45: "),
    ("ore 7.30 - Si aprono i seggi.", "At 7.30 - "),
    ("3) Conti: Non lo so.", "3) Conti: "),
    ("Conti (ride): Non è vero.", "Conti (ride): "),
    ("Rossi e Bianchi: Non è vero.", "Rossi e Bianchi: "),
    ("Carlo Alberto Dalla Chiesa: Non è vero.", "Carlo Alberto Dalla Chiesa: "),
    ("MELONI: «BASTA POLEMICHE»", "MELONI: "),
    ("18.45. La seduta si apre.", "18.45. "),
    ("[18.45] La seduta si apre.", "[18.45] "),
    ("Ore 18: la seduta si apre.", "At 18: "),
    ("18.45 - Rossi: Non ci sto.", "18.45 - Rossi: "),
]
NO_LABELS = [
    "Terremoto: due feriti all'Aquila",  # a headline's topic
    "Terremoto: Meloni a Norcia",
    "Ucraina: Zelensky arriva a Roma.",  # places have English names
    "Il problema è questo: Non c'è acqua.",
    "MELONI ATTACCA SALA: «BASTA POLEMICHE»",  # a headline
    "Allarme Caldo: Chiuse le scuole.",
    "Attenzione: Il treno parte.",
    "Milano: La strada riapre lunedì.",
    "Ha detto: Non lo so.",
    "I. Calvino nacque a Cuba.",
    "M. Galli, ingegnere, ha firmato.",
    "3.000 persone in piazza.",
    "18.45 euro è il prezzo.",
    "2020 anno difficile",
    "1961: ",
    "1)",
    "---",
    "Una legge a) utile b) giusta",
    "",
]


@pytest.mark.parametrize(("sentence", "label"), LABELS, ids=[sentence for sentence, _ in LABELS])
def test_labels_marks_and_times_stay_before_the_sentence(sentence, label):
    end, kept = label_end(sentence)
    assert kept == label
    assert sentence[:end].removeprefix("Ore ").removeprefix("ore ") == label.removeprefix("At ")


@pytest.mark.parametrize("sentence", NO_LABELS)
def test_what_belongs_to_the_sentence_is_translated_with_it(sentence):
    assert label_end(sentence) == (0, "")


@given(st.text(st.sampled_from("aA1.):- é«\"'\n"), max_size=30))
def test_a_label_leaves_something_to_translate(sentence):
    end, kept = label_end(sentence)
    assert (end == 0) == (kept == "")
    assert not kept or any(c.isalpha() for c in sentence[end:])


BYLINES = [
    ("di Anna Prova", "By Anna Prova"),
    ("Di Anna Prova", "By Anna Prova"),
    ("di Anna Prova e Luca Verdi", "By Anna Prova and Luca Verdi"),
    ("di Anna Prova, Luca Verdi e Sara D'Amico", "By Anna Prova, Luca Verdi and Sara D'Amico"),
    ("di Maria De Filippi", "By Maria De Filippi"),
    ("di G. Rossi ed E. Bianchi", "By G. Rossi and E. Bianchi"),
    ("a cura di Elena Dell'Orto", "Edited by Elena Dell'Orto"),
    ("dal nostro inviato Mario Conti", "From our correspondent Mario Conti"),
    ("Dalla nostra inviata Anna Prova", "From our correspondent Anna Prova"),
    ("Foto di Carlo Sala", "Photo by Carlo Sala"),
    ("servizio di Anna Prova", "Report by Anna Prova"),
    ("di Redazione", "By the newsroom"),
    ("DI ANNA PROVA E LUCA VERDI", "BY ANNA PROVA AND LUCA VERDI"),
    ("di Anna Prova (Ansa)", "By Anna Prova (Ansa)"),
    ("di Anna Prova - 12 novembre 2025", "By Anna Prova - 12 novembre 2025"),
    ("di Anna Prova, inviata a Gaza", "By Anna Prova, in Gaza"),
    ("di Anna Prova / Luca Verdi", "By Anna Prova and Luca Verdi"),
    ("Testo di Anna Prova, foto di Luca Verdi", "Text by Anna Prova, photo by Luca Verdi"),
    ("testo e foto di Anna Prova", "Text and photos by Anna Prova"),
    ("dal nostro inviato a Parigi Mario Conti", "From our correspondent in Parigi Mario Conti"),
    ("di Emmanuel Carrère", "By Emmanuel Carrère"),
    ("A cura della redazione", "By the newsroom"),
]


@pytest.mark.parametrize(("line", "english"), BYLINES, ids=[line for line, _ in BYLINES])
def test_bylines_are_rendered(line, english):
    assert byline(line) == english


@pytest.mark.parametrize(
    "line",
    [
        "di Roma",
        "di Anna",
        "di Anna Prova.",
        "di nuovo insieme",
        "Di Maio attacca Conte",
        "di ieri la notizia",
        "Anna Prova",
        "La redazione del giornale chiude",
        "di Milano Marittima",
        "di San Marino",
        "di Reggio Calabria",
        "di Anna Prova - Il governo cade oggi",
        "di Santa Maria Novella",
        "di Forza Italia",
        "di Fratelli d'Italia",
        "DI NUOVO IN PIAZZA",
        "",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert byline(line) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("di Anna Prova", "By Anna Prova"),
        ("Meloni: Il governo tace.", "Meloni: The government is silent."),
        ("2) il governo tace;", "2) the government is silent;"),
        ("Ore 18.45: il governo tace.", "At 18.45: the government is silent."),
    ],
)
def test_they_come_back_with_the_translation(translator, source, target):
    assert translator.translate([source]).target == (target,)


def test_a_sentence_with_a_label_is_translated_as_without(translator):
    sentence = "Non lo sa nessuno."
    alone, labelled, marked = translator.translate([sentence, f"Conti: {sentence}", f"a) {sentence}"]).target
    assert (labelled, marked) == (f"Conti: {alone}", f"a) {alone}")
