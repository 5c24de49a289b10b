import pytest
from conftest import USERS_ARTICLE

from toolkit import Translator, analyse, read_analysis, report
from toolkit.translation import Application
from toolkit.translation.drafting import Draft
from toolkit.translation.entries import Entry
from toolkit.translation.terminology import Termed

TERMS = {"Cremlino": "Kremlin", "Sergej Shoigu": "Sergei Shoigu", "Seoul": "Seoul", "Corea del Nord": "North Korea"}


@pytest.fixture(scope="module")
def strict():
    with Translator("it", "en", glossary=TERMS) as translator:
        yield translator


@pytest.fixture(scope="module")
def article(strict):
    return analyse(USERS_ARTICLE, translator=strict)


def test_every_term_is_there_or_reported(article):
    for i, row in enumerate(article.translation.glossary):
        source, target, note = (getattr(article.translation, name)[i] for name in ("source", "target", "notes"))
        for application in row:
            assert source[slice(*application.source_span)] == application.entry.source
            if application.how == "missing":
                assert application.target_span is None
                assert f"{application.entry.target}: missing" in note
            else:
                assert target[slice(*application.target_span)] == application.entry.target
            assert (application.how == "as is") or str(application) in note
    assert {a.how for row in article.translation.glossary for a in row} >= {"as is", "patched"}
    assert "Cremlin " not in " ".join(article.translation.target)


def test_sentences_without_a_missing_term_are_as_they_were(article, analysis):
    for i, row in enumerate(article.translation.glossary):
        if all(a.how == "as is" for a in row) and not analysis.attempts_of(i):
            assert article.translation.target[i] == analysis.translation.target[i]
            assert article.translation.notes[i] == analysis.translation.notes[i]


def test_without_a_glossary_nothing_is_said_of_it(translator):
    assert translator.with_glossary(None).translate(["Il gip tace."]).glossary == ()


@pytest.mark.parametrize(
    ("source", "terms", "expected"),
    [
        ("Il presidente ha visitato Zanzopoli ieri.", {"Zanzopoli": "Zanztown"}, "Zanztown"),
        ("Il Zanzopolo ha parlato dell'Ortensia al governo.", {"Ortensia": "Hydrangea Group"}, "Hydrangea Group"),
        ("LA COREA DEL NORD AIUTA LA RUSSIA", {"Corea del Nord": "DPRK"}, "DPRK"),
        ("LA COREA DEL NORD AIUTA LA RUSSIA", {"Corea del Nord": "Northland"}, "NORTHLAND"),
        ("Seguite @mario_rossi e il Cremlino.", {"Cremlino": "Kreml"}, "Kreml"),
    ],
)
def test_a_term_that_the_model_cannot_know_is_brought_in(source, terms, expected):
    with Translator("it", "en", glossary=terms) as translator:
        translation = translator.translate([source])
    [application] = translation.glossary[0]
    assert application.how in ("alternative", "patched", "placeholder")
    assert translation.target[0][slice(*application.target_span)] == expected
    assert ("@mario_rossi" in source) <= ("@mario_rossi" in translation.target[0])


def test_what_cannot_be_brought_in_is_missing_and_said():
    glossary = {word: f"Qx{word}" for word in ("governo", "presidente", "ministro", "parlamento", "senato")}
    source = "governo presidente ministro parlamento senato"
    translation = Translator("it", "en", glossary=glossary).translate([source])
    hows = [a.how for a in translation.glossary[0]]
    assert len(hows) == 5
    for application, how in zip(translation.glossary[0], hows, strict=True):
        assert (application.entry.target in translation.target[0]) == (how != "missing")
        assert f"{application.entry.target}: {how}" in translation.notes[0]


def test_a_derived_word_is_not_patched():
    translation = Translator("it", "en", glossary={"Russia": "Russia"}).translate(
        ["All'impero Ottomano e alla Russia venne negato il permesso di tenere la flotta di guerra nel Mar Nero."]
    )
    assert "Russia Empire" not in translation.target[0]


def test_an_analysis_with_a_glossary_reads_back_equal(article, tmp_path):
    assert read_analysis(report(article, tmp_path / "x.json")) == article


def test_another_draft_is_taken_only_if_more_terms_are_in_it():
    terms = tuple(Application(Entry(word, word), (0, 1), None, "missing") for word in ("Kim", "Kiev"))
    first = Termed(Draft("nobody", -1.0, 1, None), terms)
    one = first.better(Draft("Kim", -1.0, 1, None), "patched")
    assert first.better(Draft("someone", -1.0, 1, None), "patched") is first
    assert [a.how for a in one.applications] == ["patched", "missing"]
    assert one.better(Draft("Kiev", -1.0, 1, None), "placeholder") is one
    both = one.better(Draft("Kim in Kiev", -1.0, 3, None), "placeholder")
    assert [(a.how, a.target_span) for a in both.applications] == [("patched", (0, 3)), ("placeholder", (7, 11))]


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Il zanzopm tace.", ("The public zanzor", "Public zanzor")),
        ("Zanzopm tace.", ("The public zanzor", "Public zanzor")),
        ("Zanzopm: Sono tutti indagati.", ("Public zanzor: ",)),
        ("Conti: Il zanzopm è qui.", ("Conti: The public zanzor", "Conti: Public zanzor")),
    ],
)
def test_a_term_that_opens_a_sentence_or_is_its_label_has_a_capital(sentence, opens):
    with Translator("it", "en", package="fast", glossary={"zanzopm": "public zanzor"}) as translator:
        translation = translator.translate([sentence])
    assert translation.target[0].startswith(opens)
    [application] = translation.glossary[0]
    assert translation.target[0][slice(*application.target_span)].lower() == "public zanzor"
    assert ("before the colon" in translation.notes[0]) == sentence.startswith("Conti")
