"""Words of another, denied and supposed ones, answers: whom a quotation must not be given to, and to whom it must."""

import pytest

from toolkit.attribution import quotations
from toolkit.reading import Sentence

FRETTA = '"Non c\'è fretta"'


def speakers(*texts):
    sentences = [Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)]
    return [q.speaker for q in quotations(sentences, texts) if not q.reported]


REACTIONS = [
    f"Rossi {verb} {what} di Conti: {FRETTA}."
    for verb in ("ha commentato", "ha criticato", "ha respinto", "ha bocciato")
    for what in ("le parole", "il discorso", "l'appello")
] + [
    f"Rossi replica alle parole di Conti: {FRETTA}.",
    f"Rossi risponde al post di Conti: {FRETTA}.",
    f"Rossi ha accolto l'invito di Carlo Conti: {FRETTA}.",
    f"Rossi è d'accordo con le parole di Conti: {FRETTA}.",
    f"Rossi condivide le parole di Conti: {FRETTA}.",
    f"Rossi non condivide le parole di Conti: {FRETTA}.",
    f"Dopo le parole di Conti: {FRETTA}.",
]


@pytest.mark.parametrize("text", REACTIONS)
def test_a_reaction_is_not_of_him_who_is_reacted_to(text):
    assert speakers(text)[0] in ("Rossi", None)


@pytest.mark.parametrize(
    "text", [f"Rossi ha risposto alle parole di Conti: {FRETTA}.", f"Rossi ha commentato l'appello del Papa: {FRETTA}."]
)
def test_an_answer_and_a_comment_are_of_the_subject(text):
    assert speakers(text) == ["Rossi"]


@pytest.mark.parametrize(
    "lead",
    [
        *(
            f"Rossi {verb} le parole di Conti"
            for verb in "ricorda,ha citato,ha riportato,ha riferito,ha letto,ha ripetuto,rilancia".split(",")
        ),
        "Rossi ha condiviso un post di Conti",
        "Rossi ha concluso con le parole di Conti",
        "Con le parole di Conti",
        "Le parole di Conti",
        "Rossi ha ricordato la promessa di Conti",
        "Rossi ha riferito la risposta di Conti",
    ],
)
def test_behind_a_verb_of_quoting_words_are_their_owners(lead):
    assert speakers(f"{lead}: {FRETTA}.") == ["Conti"]


OF_ANOTHER = [
    f"Rossi ha ricordato quanto detto da Conti: {FRETTA}.",
    f"Rossi ha ricordato quanto scritto da Conti: {FRETTA}.",
    f"Rossi ha ricordato, come Conti amava dire: {FRETTA}.",
    f"Come Conti amava dire, ha ricordato Rossi, {FRETTA}.",
    f"{FRETTA}, come diceva Conti, ha ricordato Rossi.",
    f"Rossi ha ricordato il giudizio di Conti: {FRETTA}.",
    f"Rossi ha ricordato la lezione di Conti: {FRETTA}.",
    f"Rossi ha confermato la versione di Conti: {FRETTA}.",
    f"Rossi ha raccontato la telefonata di Conti: {FRETTA}.",
    f"Rossi ha ricordato le parole pronunciate da Conti: {FRETTA}.",
    f"Rossi ha ricordato la celebre frase attribuita a Conti: {FRETTA}.",
    f"{FRETTA}, ha detto Rossi citando Conti.",
    'Rossi accusa Bianchi di dire che "la diga è sicura".',
    'Rossi ha smentito la frase attribuitagli: "La diga è sicura".',
    'Rossi ha raccontato le minacce ricevute: "Ti ammazzo".',
    'Rossi ha denunciato di essere stato minacciato: "Ti ammazzo".',
]


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_words_of_another_are_not_the_subjects(text):
    assert speakers(text)[0] in ("Conti", None)


OWN = [
    'Rossi ha ricordato: "Non c\'è fretta".',
    'Rossi ha detto ai giornalisti: "Non c\'è fretta".',
    'Rossi ha spiegato le ragioni del voto: "Non c\'è fretta".',
    'Rossi ha ribadito la sua posizione: "Non c\'è fretta".',
    'Rossi ha commentato il premio ricevuto: "Grazie a tutti".',
    'Rossi ha smentito le voci: "Non mi dimetto".',
    'Rossi ha negato: "Non c\'ero neppure".',
    'Anche se Rossi ha detto: "Resto al mio posto", il partito tace.',
    'Sebbene Rossi abbia detto: "Resto", il partito tace.',
    'Non a caso Rossi ha detto: "Resto".',
    'Rossi me lo ha detto: "Basta così".',
    'Rossi glielo ha detto: "Basta così".',
]


@pytest.mark.parametrize("text", OWN)
def test_own_words_stay_the_subjects(text):
    assert speakers(text) == ["Rossi"]


DIALOGUES = [
    (['"Sei stanco?", ha chiesto Rossi.', '"Sì, molto", ha detto.'], ["Rossi", None]),
    (["Rossi ha chiesto a Bianchi se fosse stanco.", '"Sì, molto", ha detto.'], [None]),
    (["Rossi ha accusato il sindaco.", '"È falso", ha detto.'], [None]),
    (['"Siamo stanchi", ha detto Rossi.', '"Mai".'], ["Rossi", None]),
    (['"Sei stanco?", ha chiesto Rossi.', '"Mai più così".'], ["Rossi", None]),
    (["Rossi ha accusato il sindaco.", '"Non c\'è più tempo", ha aggiunto.'], ["Rossi"]),
    (['"Siamo pronti", ha detto Rossi.', '"Non c\'è fretta", ha detto.'], ["Rossi", "Rossi"]),
]


@pytest.mark.parametrize(("texts", "expected"), DIALOGUES)
def test_who_was_asked_or_accused_may_be_who_answers(texts, expected):
    assert speakers(*texts) == expected


UNSAID = [
    *(
        f'{head} che Rossi abbia detto: "Mi dimetto".'
        for head in ("È falso", "Non è vero", "Non risulta", "È impossibile", "Dubito")
    ),
    'Non è vero che Rossi ha detto: "Mi dimetto".',
    'Se Rossi avesse detto: "Mi dimetto", oggi saremmo altrove.',
    'Se Rossi dice: "Resto", il partito tace.',
    'Rossi nega che Conti abbia detto: "Mi dimetto".',
    'Rossi ha smentito che Conti abbia detto: "Mi dimetto".',
    'Per Rossi, Conti ha detto il falso: "La diga è sicura".',
    'Rossi non ce lo ha mai detto: "Mi dimetto".',
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_denied_or_supposed_is_nobodys(text):
    assert speakers(text) == [None]


def test_what_was_said_instead_is_the_subjects():
    assert speakers('Rossi non ha detto "mi dimetto", ha detto: "Ci penso".') == [None, "Rossi"]


@pytest.mark.parametrize(
    "text",
    ["Né la Procura né la Prefettura, ha detto Rossi, sanno che la diga è chiusa.", "Mai così, ha detto Rossi, serve."],
)
def test_who_speaks_in_the_middle_is_not_denied(text):
    assert [q.speaker for q in quotations([Sentence(0, text, 0, len(text), 0)], [text])] == ["Rossi"]


TAILS = ["accolto da Bianchi", "rivolto a Bianchi", "intervistato da Bianchi", "accompagnato dal sindaco Bianchi"]
TAILS += ["pur stanco", "grazie a Bianchi", "ospite di Bianchi", "ospite a Roma"]


@pytest.mark.parametrize("tail", TAILS)
def test_what_stands_behind_a_subject_is_no_part_of_it(tail):
    assert speakers(f'"Basta così", ha detto Rossi {tail}.') == ["Rossi"]
    assert speakers(f'"Basta così", ha detto il sindaco {tail}.') == ["il sindaco"]
    assert speakers(f'Rossi {tail} ha detto: "Basta così".') == ["Rossi"]


SUBJECTS = [
    ('Il ministro non cede e dice: "Resto".', "Il ministro"),
    ('Il sindaco uscente Carlo Bianchi ha detto: "Resto".', "Carlo Bianchi"),
    ('Il candidato alla presidenza Carlo Bianchi ha detto: "Resto".', "Carlo Bianchi"),
    ('L\'organizzazione non governativa Emergency ha detto: "Restiamo".', "Emergency"),
]


@pytest.mark.parametrize(("text", "speaker"), SUBJECTS)
def test_whole_subjects(text, speaker):
    assert speakers(text) == [speaker]


def test_a_sentence_without_an_end_takes_no_time():
    text = "Rossi ha detto che " * 20_000 + '"basta".'
    [found] = quotations([Sentence(0, text, 0, len(text), 0)], ['"Enough."'])
    assert (found.source, found.speaker) == ("basta", None)
