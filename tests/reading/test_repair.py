import unicodedata
from itertools import pairwise

import pytest
from conftest import SEEDS, USERS_ARTICLE
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit import read_article, read_folder
from toolkit.reading import repair, revert
from toolkit.reading.repairs import RULES

GOLDEN = [
    ('" La tempistica è luglio ", ha detto.', '"La tempistica è luglio", ha detto.'),
    ("« Ciao », disse.", '"Ciao", disse.'),
    ("“Ciao” e „ciao‟", '"Ciao" e "ciao"'),
    ("„forse“ 'mai'", "\"forse\" 'mai'"),
    ("l’intelligence dell´Ucraina", "l'intelligence dell'Ucraina"),
    ("la coope\u00adrazione", "la cooperazione"),
    ("la\u200b Russia\ufeff", "la Russia"),
    ("la\u00a0Russia\u2009e", "la Russia e"),
    ("perche\u0301", "perché"),
    ("uno  due   tre", "uno due tre"),
    ("fine.Poi altro", "fine. Poi altro"),
    ("fine.È vero. fine.E poi fine.L'Ucraina tace. Sì!Poi", "fine. È vero. fine. E poi fine. L'Ucraina tace. Sì! Poi"),
    ("la comunità italo-\namericana e l'ex-\nministro", "la comunità italo-americana e l'ex-ministro"),
    ("« La “svolta” di Roma », disse.", '"La "svolta" di Roma", disse.'),
    ("uno,due;tre", "uno, due; tre"),
    ("Che cosa ?", "Che cosa?"),
    ("fine .", "fine."),
    ('ha detto"Ciao"e tace', 'ha detto "Ciao" e tace'),
    ("la crescente\nlunga cooperazione", "la crescente lunga cooperazione"),
    ("la coopera-\nzione", "la cooperazione"),
    ("uno\r\n\r\ndue", "uno\n\ndue"),
    ("a\x00b", "ab"),
    ("Perche' no? E' cosi'. Un po'.", "Perché no? È così. Un po'."),
    ("La polizia e' arrivata, non c'e' nessuno.", "La polizia è arrivata, non c'è nessuno."),
    ("La Regione paghera', il governo cadra'.", "La Regione pagherà, il governo cadrà."),
    ("Martedi' e venerdi' si vota, piu' che mai.", "Martedì e venerdì si vota, più che mai."),
    ("Il papa' di Sara; la verita' e' un'altra.", "Il papà di Sara; la verità è un'altra."),
    ("\"Perche'?\" ha detto. Pero', dov'e'?", '"Perché?" ha detto. Però, dov\'è?'),
    ("CITTA' CHIUSA: IL GOVERNO CADRA'", "CITTÀ CHIUSA: IL GOVERNO CADRÀ"),
    ("La citta’ e` vuota.", "La città è vuota."),
    ("L'anno '68, la citta' nel '90.", "L'anno '68, la città nel '90."),
    ("La 'ndrangheta e' forte, cioe' ricca.", "La 'ndrangheta è forte, cioè ricca."),
    ("Rossi: 'E' vero'. Bianchi: 'Non e' vero'.", "Rossi: 'È vero'. Bianchi: 'Non è vero'."),
    ("'La liberta' e' sacra'", "'La libertà è sacra'"),
    ("Il decreto 'Citta' pulite' e' passato.", "Il decreto 'Città pulite' è passato."),
    ("Il decreto 'piu' soldi' e' passato.", "Il decreto 'più soldi' è passato."),
    ("Ha detto 'perche' no' e basta.", "Ha detto 'perché no' e basta."),
    ("Ha detto 'si' a tutti, e' vero.", "Ha detto 'si' a tutti, è vero."),
    ("Il libro 'La meta' e' bello.", "Il libro 'La meta' è bello."),
    ("E'stato bello. C'e'stato un incidente.", "È stato bello. C'è stato un incidente."),
    ("Verita'e giustizia. Universita'di Roma.", "Verità e giustizia. Università di Roma."),
    ("La verita' di Noe' e Mose'.", "La verità di Noè e Mosè."),
    ("Nicolo' di Salo', la tribu', la gioventu'.", "Nicolò di Salò, la tribù, la gioventù."),
]
UNTOUCHED = [
    "Il 3,5 per cento, 2.200.112 voti, alle 10.30 dell'1.3.2022.",
    "Gli U.S.A., la S.p.A. e il 63 a.C.",
    "www.Esempio.it e https://a.b/C,d e nome.Cognome@posta.it",
    "Un po' di pane, va' pensiero, fa' presto, di' tutto, sta' zitto.",
    "Fra' Cristoforo e Lorenzo de' Medici.",
    "Il libro 'Il Papa', la 'meta' del viaggio.",
    "Gli amici', i nonni', la casa'.",
    "Sono qui' e qua' e so' poco, sto' fermo, un pro' e fu'.",
    "La Zoe' di Roma, Ca'Foscari, un po'di pane, da'retta, de'Medici.",
    "La parola 'meta' e la parola 'liberta'.",
    "La lettera 'e' e la lettera 'o'.",
    "anch'egli, cos'altro, senz'altro, D'Alema, un'e-mail, l'altr'anno.",
    "Rock'n'roll, dell'arte, quest'anno, un'altra, nel '90.",
    "The boys' toys and Andrea's car.",
    'Il premier: "Il nuovo "Piano Mattei" parte oggi" e poi tace.',
    'La tv da 55" costa meno di quella da 65" a Roma.',
    "Un solo segno resta \" com'è.",
    "La famiglia 👨\u200d👩\u200d👧 sorride.",
    "Aspetta ... forse.",
    "Rissa, reloet, propendo",  # spelling is not touched
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_golden(text, expected):
    log = repair(text)
    assert log.text == expected
    assert revert(log) == text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_untouched(text):
    assert repair(text).text == text


def test_the_users_article_is_mended_where_it_is_broken():
    article = read_article(USERS_ARTICLE)
    log = repair(article.text)
    assert "citando la crescente cooperazione tra" in log.text
    assert '"La tempistica del dispiegamento aggiuntivo è che potrebbe essere già luglio o agosto", ha' in log.text
    assert {edit.rule for edit in log.edits} == {"apostrophe", "space inside quotation marks", "broken paragraph"}


def test_every_edit_quotes_the_original():
    for article in read_folder(SEEDS):
        log = repair(article.text)
        assert log.edits
        for edit in log.edits:
            assert article.text[edit.start : edit.end] == edit.before
            assert edit.before != edit.after


TEXTS = (
    st.text(st.sampled_from(" \n\r\t\u00a0\u00ad\u200b\u2028'’\"“”«».,;:!?-aeèE\u0301BcdZ1"), max_size=60) | st.text()
)


@given(TEXTS)
@example('" \u00a0«" a')
@example("a\u00ad\n\u200bb")
def test_revert_gives_the_original_back(text):
    assert revert(repair(text)) == text


@given(TEXTS)
def test_edits_are_in_order_and_apart(text):
    edits = repair(text).edits
    assert all(a.end <= b.start for a, b in pairwise(edits))
    assert all(text[e.start : e.end] == e.before for e in edits)


@given(TEXTS, st.data())
def test_an_original_span_covers_what_its_text_came_from(text, data):
    log = repair(text)
    start = data.draw(st.integers(0, len(log.text)))
    end = data.draw(st.integers(start, len(log.text)))
    a, b = log.original_span(start, end)
    assert 0 <= a <= b <= len(text)
    kept = set(log.text[start:end]) - {c for edit in log.edits for c in edit.after}
    assert kept <= set(text[a:b])


ANOTHER_LETTER = "'‘’‚‛ʼʹ′´`＇⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻[]"  # accents and raised figures are read from these


@given(st.text(st.characters(exclude_characters=ANOTHER_LETTER)))
def test_no_letter_or_digit_is_lost(text):
    def letters(s):
        return [c for c in unicodedata.normalize("NFC", s) if c.isalnum()]

    assert letters(repair(text).text) == letters(text)


@given(st.text(st.sampled_from("aE\u0301\u0323\u09c7\u09be\u0b92\u0bd7\u1100\u1161\u11a8 ")))
@example("\u09c7\u09be")
@example("\u1100\u1161\u11a8")
@example("\u212b\u0344")
def test_repairing_composes_accents(text):
    assert unicodedata.is_normalized("NFC", repair(text).text)


def test_each_rule_works_by_itself_as_a_function_of_text():
    by_name = {rule.name: rule for rule in RULES}
    assert by_name["special space"]("a\u00a0b") == "a b"
    assert by_name["soft hyphen"]("a\u00adb") == "ab"
    assert len(by_name) >= 15


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('"Ha [12] anni".', '"Ha [12] anni".'),
        ("La diga [1] Resse a lungo [2].", "La diga Resse a lungo."),
        ("Nel 1961 [1] teneva.[2]", "Nel 1961 teneva."),
        ("La diga [nota 3] tenne.", "La diga tenne."),
        ("La formula E=mc² e R² = 0,9, x² + y², σ² = 3.", "La formula E=mc² e R² = 0,9, x² + y², σ² = 3."),
        ("Nel 2020⁽¹⁾ la legge n. 50¹, e nel 1961 ³ la diga.", "Nel 2020 la legge n. 50, e nel 1961 la diga."),
        ("40 km², 5 m ³ e 12² metri a Trento-Rho²", "40 km², 5 m ³ e 12² metri a Trento-Rho"),
    ],
)
def test_marks_of_footnotes_are_left_out_and_figures_that_say_something_stay(text, read):
    assert repair(text).text == read
