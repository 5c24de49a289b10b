import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import adjective_forms, english_forms, holds, key, known_names, plain
from toolkit.checks.exonyms import stands_in
from toolkit.checks.names import check_added_names, check_names
from toolkit.checks.numbers import check_numbers

KEPT = [
    ("La Corea del Nord e gli Stati Uniti.", "North Korea and the U.S."),
    ("Truppe russe e nordcoreane in Ucraina.", "Russian and North Korean troops on Ukrainian soil."),
    ("Il Regno Unito e i Paesi Bassi.", "The UK and the Dutch."),
    ("La Corte dell'Aia.", "The court in The Hague."),
    ("L'ONU, l'UE e la NATO a Londra.", "The UN, the EU and NATO in London."),
    ("Il Cremlino e Pechino.", "The Kremlin and Beijing."),
    ("Il Consiglio di sicurezza a luglio.", "The Security Council in July."),
    ("Cinque milioni di dollari.", "$5 million."),
    ("Parla il Presidente.", "The president speaks."),
    ("Gli Sciti e i Tolomei.", "Scythians and Ptolemies."),
    ("Nel XIX secolo.", "In the 19th century."),
    ("Nell'VIII secolo.", "In the 8th century."),
    ("I Khitani tacciono.", "The Khitans are silent."),
    ("Martedì e di domenica.", "Tuesday and Sundays."),
    ("Ciò è vero.", "This is true."),
    ("La polizia della Columbia Britannica.", "Police in B.C."),
    ("Recita alla Royal Shakespeare Company.", "She plays at the RSC."),
    ("L'Organizzazione degli Stati Americani (OEA).", "The Organization of American States (OAS)."),
    ("Il massiccio di Tatry.", "The Tatra massif."),
    ("Una monacense e due ateniesi.", "A Munich woman and two Athenians."),
    ("Cresce Exxon Mobil, la Royal Shakespeare Company tace.", "ExxonMobil grows, the RSC is silent."),
    ("Lo scozzese Watt e un francese.", "The Scotsman Watt and a Frenchman."),
    ("Isole come Sant'Elena.", "Islands such as Saint Helena."),
    ("Il Peloponneso e la Ciscaucasia.", "Peloponnesus and the Ciscaucasus."),
    ("Fissato al fiume Nesta.", "Fixed at the river Nestus."),
    ("Il faraone Tutmose.", "Pharaoh Thutmose."),
    ("Un monumento a Martin Luther King Junior.", "A monument to Martin Luther King, Jr."),
    ("Il diritto di voto nel corso del secolo.", "Suffrage through the century."),
]

FOUND = [
    (
        "La riunione (OEA) tace.",
        "The meeting (OAE) is silent.",
        "doubtful",
        'name: "OEA" has no counterpart that is known',
    ),
    ("Lo dice Shoigu.", "Shogui says so.", "serious", 'name: "Shoigu" has become "Shogui"'),
    ("Lo dice il Cremlino.", "The Cremlin says so.", "serious", 'name: "Cremlino" has become "Cremlin"'),
    (
        "Il parlamentare di Seoul.",
        "The member of parliament.",
        "doubtful",
        'name: "Seoul" has no counterpart that is known',
    ),
    ("La Corea del Nord.", "North and South.", "doubtful", 'name: "Corea del Nord" has no counterpart that is known'),
    ("Truppe russe a Mosca.", "Troops in Moscow.", "doubtful", 'name: "russe" has no counterpart that is known'),
    ("Il trattato del giugno.", "The July treaty.", "doubtful", 'name: "giugno" has no counterpart that is known'),
    ("Il Peloponneso.", "The Peloponnes.", "serious", 'name: "Peloponneso" has become "Peloponnes"'),
    ("Lo dice Exxon Mobil.", "Exxon says so.", "doubtful", 'name: "Mobil" has no counterpart that is known'),
    (
        "Alla Royal cena.",
        "At the RSC.",
        "doubtful",
        'name: "Royal" has no counterpart that is known',
    ),
    ("La nave di IBM.", "The ship of MIB.", "doubtful", 'name: "IBM" has no counterpart that is known'),
    ("Lo dice l'UE.", "We said so to us.", "doubtful", 'name: "UE" has no counterpart that is known'),
]


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_names_in_their_english_form_are_no_finding(source, target):
    assert check_names(source, target, 0) == ()


@pytest.mark.parametrize(("source", "target", "severity", "message"), FOUND)
def test_lost_and_misspelt_names(source, target, severity, message):
    assert [(f.severity, f.message) for f in check_names(source, target, 0)] == [(severity, message)]


def test_initials_that_the_source_has_too_do_not_stand_for_the_name():
    found = check_names("La nave Exxon Valdez (EV).", "The ship (EV).", 0)
    assert [finding.source_span for finding in found] == [(8, 13), (14, 20)]


def test_a_name_at_the_beginning_counts_if_the_article_knows_it():
    pair = "Umerov tace.", "The minister is silent."
    assert check_names(*pair, 0) == ()
    names = known_names(["Oggi parla Umerov.", pair[0]])
    assert [f.source_span for f in check_names(*pair, 0, names)] == [(0, 6)]


def test_names_that_only_the_translation_has():
    (finding,) = check_added_names("Lo dice Putin.", "Putin says so in Madrid.", 2)
    assert (finding.severity, finding.target_span) == ("doubtful", (17, 23))
    assert check_added_names("Lo dice Putin.", "Putin says so in Madrid.", 2, frozenset({"Madrid"})) == ()
    assert check_added_names("Londra e la Germania.", "Both London and Germany.", 2) == ()
    assert check_added_names("L'esercito dei Paesi Bassi, di domenica.", "The Netherlands Army, on a Sunday.", 2) == ()
    assert check_added_names("Lo dice il presidente.", "The British President says so.", 2) == ()
    assert check_added_names("Torna all'ebraismo come i fenici.", "Back to Judaism like the Phoenicians.", 2) == ()


ARTICLE = known_names(["Ieri Giorgia Meloni ha parlato.", "Poi Beppe Sala e Maria Elena Conti.", "Oggi Kim tace."])
SURNAMES = [  # source, target, what is found
    ("Meloni ha parlato.", "Melons spoke.", "serious"),
    ("Meloni ha parlato.", "Meloni spoke.", None),
    ("Oggi Conti ha parlato.", "Today accounts spoke.", "serious"),
    ("Oggi Conti ha parlato.", "Today Conti spoke.", None),
    ("Lo ha detto Sala.", "The room said so.", "serious"),
    ("Lo ha detto Sala.", "Sala said so.", None),
    ("La sala era piena di conti.", "The room was full of accounts.", None),  # small: the words
    ("Lo ha detto Fontana.", "The fountain said so.", None),  # no first name stands before it anywhere
    ("La Corte dei Conti indaga.", "The Court of Auditors is investigating.", None),
    ("Conti alla mano, si perde.", "On paper, one loses.", None),
    ("Sala piena a Milano.", "Full house in Milan.", None),
    ("Meloni non cede.", "Melons do not yield.", "serious"),
    ("Arriva la Meloni.", "The melons arrive.", "doubtful"),
    ("Lo dice Meloni.", "Melons says so.", "serious"),
]


@pytest.mark.parametrize(("source", "target", "severity"), SURNAMES)
def test_a_surname_that_is_a_word_is_a_name_where_the_article_has_it_behind_a_first_name(source, target, severity):
    found = check_names(source, target, 0, ARTICLE)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


IN_CAPITALS = [  # source, target, the names that are lost
    ("KIM PRONTO AD AIUTARE ANCORA PUTIN", "READY TO HELP AGAIN.", ["KIM", "PUTIN"]),
    ("KIM PRONTO AD AIUTARE ANCORA PUTIN", "KIM READY TO HELP PUTIN AGAIN", []),
    ("IL SINDACO MARIO CONTI TACE", "THE MAYOR MARIT COUNTS", ["MARIO", "CONTI"]),
    ("IL SINDACO MARIO CONTI TACE", "MAYOR MARIO CONTI IS SILENT", []),
    ("MELONI E SALA IN PARLAMENTO", "MELONS AND ROOM IN PARLIAMENT", ["MELONI", "SALA"]),
    ("MELONI E SALA IN PARLAMENTO", "MELONI AND SALA IN PARLIAMENT", []),
    ("LIBERTÀ PER TUTTE LE CITTÀ", "FREEDOM FOR ALL CITIES", []),
    ("LE TASSE SONO TROPPO ALTE", "TAXES ARE TOO HIGH", []),
]


@pytest.mark.parametrize(("source", "target", "lost"), IN_CAPITALS)
def test_names_of_a_sentence_in_capitals(source, target, lost):
    found = check_names(source, target, 0, ARTICLE)
    assert [finding.message.split('"')[1] for finding in found] == lost


def test_a_person_who_is_called_like_a_month():
    names = known_names(["Lo dice Luca Maggio."])
    assert check_names("Lo dice Luca Maggio.", "Luca Maggio says so.", 0, names) == ()
    assert [f.severity for f in check_names("Lo dice Luca Maggio.", "Luca Mage says so.", 0, names)] == ["serious"]
    assert check_numbers("Lo dice Luca Maggio.", "Luca Maggio says so.", 0) == ()
    assert [f.kind for f in check_numbers("Si vota a maggio.", "They vote in June.", 0)] == ["date"]


def test_an_article_and_a_word_are_no_island():
    assert check_names("La riunione è finita.", "The meeting is over.", 0) == ()
    assert [f.kind for f in check_names("La Riunione è un'isola.", "The meeting is an island.", 0)] == ["name"]


@pytest.mark.parametrize("name", ["Corea del Nord", "L'Aia", "Sant'Elena", "São Tomé", "lunedì"])
def test_a_key_is_its_own_key(name):
    assert key(key(name)) == key(name)


def test_forms():
    assert "British" in english_forms()["regno unito"]
    assert [adjective_forms(word)[0] for word in ("ucraini", "siriano", "cinesi")] == ["Ukrainian", "Syria", "Chinese"]
    assert [adjective_forms(word) for word in ("voto", "corso", "polonio", "angolo", "indicano")] == [()] * 5
    assert stands_in(plain("a Syrian"), adjective_forms("siriano"))
    assert holds(plain("the U.S."), "US") and not holds(plain("they told us"), "US")


def test_all_listed_forms_are_words():
    for name, forms in english_forms().items():
        assert name == key(name)
        assert forms and all(plain(form).strip() for form in forms)


@given(st.text(), st.text(), st.frozensets(st.text(), max_size=3))
def test_anything_is_survived_and_spans_lie_within_the_text(source, target, names):
    for name in known_names([source, target]):
        assert name in source or name in target
    for finding in (*check_names(source, target, 5, names), *check_added_names(source, target, 5, names)):
        assert (finding.index, finding.kind) == (5, "name")
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
