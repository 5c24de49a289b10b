import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.translation import is_in_capitals, known_casing
from toolkit.translation.preparation import ADDRESS, prepare, without_addresses

KNOWN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàèéìòù0123456789 .,;:!?'\"()-%/")


def prepared(text, **options):
    options = {
        "is_unknown": lambda c: not c.isspace() and c not in KNOWN,
        "length": len,
        "limit": 200,
        "casing": {},
    } | options
    return prepare(text, **options)


def echo(text, **options):
    """What comes back from an engine that repeats its input."""
    ready = prepared(text, **options)
    assert ready.keeps_placeholders(ready.segments)
    return ready.assemble(ready.segments)


@pytest.mark.parametrize("use_placeholders", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Seguite @mario_rossi su https://www.example.com/a_b/c?x=1_2, per favore.",
        "Scrivete a redazione_web@giornale.it oppure chiamate.",
        "Il file my_file_name.txt e la variabile X_1.",
        "Visita repubblica.it, poi www.ansa.it/x.",
        "Ciao 😀 mondo, che bello! 👨‍👩‍👧",
        "Киев (in russo) e 北京 (in cinese).",
        "#Ucraina e @Kiev e #Russia e @Mosca e #Kursk.",
        "Il presidente Erdoğan ha visto Muñoz a Łódź.",
        "B12 e la vitamina B13 con @handle.",
        "Il presidente Erdoğan scrive su https://x.it/Erdogan oggi.",
        "Vedi https://x.it/wiki/Crisi_2008–2009 e https://x.it/prezzi/€50 oggi.",
        "Il signor Erdoğan e il signor Erdogan parlano.",
        "Is è qui e İs tace.",
        " ".join(f"B{n}" for n in range(12, 100)) + " e @handle",
    ],
)
def test_what_the_engine_would_lose_survives(text, use_placeholders):
    ready = prepared(text, use_placeholders=use_placeholders)
    assert not any(c not in KNOWN for segment in ready.segments for c in segment)
    assert not any("_" in segment or "@" in segment for segment in ready.segments)
    assert echo(text, use_placeholders=use_placeholders) == text


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("costa 50 €", ("costa 50 euro",)),
        ("costa €50 e £20,50.", ("costa 50 euro e 20,50 sterline.",)),
        ("da €10 a 20€", ("da 10 euro a 20 euro",)),
        ("uno – due — “tre”…", ('uno - due - "tre"...',)),
    ],
)
def test_unknown_signs_are_respelled(text, segments):
    assert prepared(text).segments == segments


@pytest.mark.parametrize(
    ("text", "segments", "echoed"),
    [
        ("Ottobre | 115,0 | 80", ("Ottobre",), "Ottobre | 115.0 | 80"),
        ("Totale | 1.240,5 % | -3", ("Totale",), "Totale | 1,240.5 % | -3"),
        ("Comune | abitanti | Milano e Roma", ("Comune", "abitanti", "Milano e Roma"), None),
        ("3,5 | 4.000", (), "3.5 | 4,000"),
        ("Costa 3,5 euro/anno.", ("Costa 3,5 euro/anno.",), None),
    ],
)
def test_a_row_is_translated_cell_by_cell_and_its_figures_by_rule(text, segments, echoed):
    assert prepared(text).segments == segments
    assert echo(text) == (echoed or text)


@pytest.mark.parametrize(
    ("language", "segments"),
    [("it", "20 sterline"), ("de", "20 Britische Pfund"), ("fr", "20 livres sterling"), ("tlh", "20 GBP")],
)
def test_a_currency_has_its_name_in_the_language(language, segments):
    assert prepared("£20", language=language).segments == (segments,)


@pytest.mark.parametrize("text", ["", " ", "***", "...", "12,5 %", "2.200.112", "@solo_lui", "😀", "—"])
def test_without_a_word_there_is_nothing_to_translate(text):
    assert prepared(text).segments == ()


def test_addresses_keep_their_case_in_capitals():
    text = "LEGGI TUTTO SU HTTPS://BIT.LY/AB3XYZ E @ANSA_IT ADESSO"
    ready = prepared(text)
    assert ready.capitals
    assert "HTTPS://BIT.LY/AB3XYZ" in ready.placeholders.values()
    assert ready.assemble(ready.segments) == text


def test_a_placeholder_that_is_lost_or_doubled_is_noticed():
    ready = prepared("Seguite @mario su @luigi.")
    assert not ready.keeps_placeholders(["Follow on."])
    assert not ready.keeps_placeholders([ready.segments[0] + ready.segments[0]])


def test_placeholders_avoid_what_is_in_the_text():
    ready = prepared("B12 e @mario")
    assert "B12" not in ready.placeholders


def test_what_is_masked_comes_back_as_its_translation():
    ready = prepared("Il Cremlino tace.", masks=[(3, 11, "Kremlin")])
    assert ready.segments == ("Il B12 tace.",)
    assert ready.assemble(["The B12 is silent."]) == "The Kremlin is silent."


def test_an_address_goes_before_a_mask():
    text = "Vedi www.cremlino.it adesso."
    ready = prepared(text, masks=[(9, 17, "Kremlin")])
    assert ready.assemble(ready.segments) == text


def test_capitals_are_lowered_with_the_casing_of_the_article_and_come_back():
    ready = prepared("KIM ATTACCA L'UCRAINA", casing={"kim": "Kim", "ucraina": "Ucraina"})
    assert ready.segments == ("Kim attacca l'Ucraina",)
    assert ready.assemble(["Kim attacks Ukraine."]) == "KIM ATTACKS UKRAINE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ONU", False),
        ("ONU E NATO", False),
        ("UOMINI E ARMI", False),
        ("UOMINI E ARMATE", True),
        ("Uomini", False),
        ("12", False),
        ("SÌ", True),  # no acronym has an accent
        ("PIÙ TASSE", True),
        ("È", False),
        ("Il SÌ vince", False),
    ],
)
def test_capitals(text, expected):
    assert is_in_capitals(text) is expected


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("Il SÌ ha vinto, il NO ha perso.", ("Il sì ha vinto, il NO ha perso.",)),
        ("Ha votato SÌ.", ("Ha votato sì.",)),
        ("La NATO chiede PIÙ soldi.", ("La NATO chiede più soldi.",)),
        ("LIBERTÀ", ("Libertà",)),
        ("SÌ: 21", ("Sì: 21",)),
        ("È LEGGE", ("È legge",)),
        ("DUE FERITI A L'AQUILA, PAURA A LATINA", ("Due feriti a L'Aquila, paura a Latina",)),
        ("LA LATINA È UNA LINGUA MORTA", ("La latina è una lingua morta",)),
        ("CADE IL SINDACO MARIO CONTI", ("Cade il sindaco Mario Conti",)),
        ("PAURA NEL LAZIO E IN FRANCIA", ("Paura nel Lazio e in Francia",)),
        ("ANSA E NATO", ("ANSA E NATO",)),
        ("La SPÖ e la ÖVP tacciono.", ("La SPÖ e la ÖVP tacciono.",)),
        ("La CÈGOS e la ÒM tacciono.", ("La CÈGOS e la ÒM tacciono.",)),  # an accent within is no Italian one
    ],
)
def test_words_in_capitals_are_given_as_running_text_has_them(text, segments):
    assert prepared(text, is_unknown=lambda c: c in "ÀÌÙ").segments == segments


def test_a_word_that_is_loud_teaches_no_casing():
    assert known_casing(["Ha vinto il SÌ di Kim."]) == {"vinto": "vinto", "il": "il", "di": "di", "kim": "Kim"}


def test_headings_get_no_stop_and_keep_their_capital():
    ready = prepared("Kim pronto")
    assert ready.assemble(["kim ready."]) == "Kim ready"
    assert ready.assemble(["Kim ready..."]) == "Kim ready..."
    assert prepared("Kim tace.").assemble(["Kim is silent."]) == "Kim is silent."


@pytest.mark.parametrize("word", ["DoğanК", "Doğan-Киев", "Киев/Doğan"])
@pytest.mark.parametrize("use_placeholders", [True, False])
def test_a_word_that_is_kept_for_one_letter_keeps_the_others_too(word, use_placeholders):
    ready = prepared(f"Oggi {word} tace.", use_placeholders=use_placeholders)
    assert ready.assemble(ready.segments) == f"Oggi {word} tace."


def test_a_long_sentence_is_cut_at_clause_marks_and_rejoined():
    text = "Prima parte del discorso; seconda parte, con un inciso, e poi la terza: fine del discorso."
    ready = prepared(text, limit=40)
    assert len(ready.segments) > 1
    assert max(map(len, ready.segments)) <= 40
    assert ready.assemble(ready.segments) == text


@given(st.text(st.sampled_from("abcABC .,;@_€ğКи😀012"), max_size=60), st.booleans())
@example("A AAğК", True)
def test_an_engine_that_echoes_gives_every_letter_back(text, use_placeholders):
    ready = prepared(text, use_placeholders=use_placeholders, limit=20)
    if ready.capitals or "€" in text or not ready.segments:
        return
    if not ready.keeps_placeholders(ready.segments):
        return
    back = ready.assemble(ready.segments)
    assert sorted(c.lower() for c in back if c.isalnum()) == sorted(c.lower() for c in text if c.isalnum())


@given(
    st.lists(st.sampled_from("www. :// http a.it .com x_y @a #1 3.5 - / é it".split()) | st.text(max_size=3)).map(
        "".join
    )
)
def test_no_address_is_passed_over_for_want_of_a_hint(text):
    assert without_addresses(text) == ADDRESS.sub(lambda match: " " * len(match.group()), text)
