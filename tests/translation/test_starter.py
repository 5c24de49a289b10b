import csv
from importlib.resources import files

import pytest

from toolkit import Glossary, Translator, translate
from toolkit.translation import STARTER, PivotTranslator, default_translator, with_terms
from toolkit.translation.memory import Settings


def rows():
    text = (files("toolkit") / "data" / "starter.it-en.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_rendering_has_a_source():
    assert len(STARTER) == len(rows()) >= 150
    assert [row["source"] for row in rows() if len(row["origin"]) < 8] == []


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Il pm e il gip di Milano.", ["il pm", "gip"]),
        ("I Carabinieri e la Guardia di Finanza indagano.", ["carabinieri", "Guardia di Finanza"]),
        ("L'assessore lascia la giunta comunale.", ["assessore", "giunta comunale"]),
        ("Il presidente del Consiglio europeo parla.", ["presidente del Consiglio europeo"]),
        ("Secondo l'Istat il Pil cala.", ["Istat", "Pil"]),
        ("La Consulta ha deciso.", ["La Consulta"]),
        ("IL PREFETTO TACE DAVANTI AI GIORNALISTI", ["prefetto"]),
        # What means something else stays as it is.
        ("Hanno molti amici in comune.", []),
        ("La giunta militare tace.", []),
        ("Si consulta con il medico.", []),
        ("La camera da letto è piccola.", []),
        ("Ha chiesto giustizia al senato romano.", []),
        ("Alle otto pm il negozio chiude.", []),
        ("Il Pm 10 supera i limiti.", ["il pm 10"]),
        ("Un concorso di bellezza.", []),
        ("Il fermo immagine.", []),
        ("Lord Presidente del Consiglio, Halifax.", ["Lord Presidente del Consiglio"]),
        ("Ogni mossa procura danni.", []),
        ("La Villa Farnesina è aperta.", ["Villa Farnesina"]),
    ],
)
def test_which_terms_are_found(sentence, terms):
    assert [o.entry.source for o in STARTER.find(sentence)] == terms


def test_it_is_on_by_default_and_turned_off_by_none():
    text = "Il gip e il pm tacciono."
    assert "preliminary investigations judge" in str(translate(text, package="fast"))
    plain = translate(text, package="fast", glossary=None)
    assert "preliminary investigations judge" not in str(plain)
    assert (plain.glossary, plain.signature.get("glossary_sha256")) == ((), None)
    assert translate(text, package="fast").signature["glossary"] == "starter"


def test_ones_own_terms_add_to_it_and_win():
    own = with_terms(default_translator(package="fast"), {"gip": "examining magistrate", "Zanzopoli": "Zanztown"})
    translation = own.translate(["Il gip e il pm di Zanzopoli tacciono."])
    assert [a.entry.target for a in translation.glossary[0]] == ["examining magistrate", "the prosecutor", "Zanztown"]
    assert translation.signature["glossary"] == "own over starter"
    alone = with_terms(Translator(package="fast", glossary=None), {"gip": "examining magistrate"})
    assert (len(alone.glossary), alone.signature["glossary"]) == (1, "own")


def test_a_shorter_term_of_ones_own_beats_a_longer_one_of_the_starter():
    mine = Glossary({"giunta": "junta"}).over(STARTER)
    assert [o.entry.target for o in mine.find("La giunta comunale e il Pil")] == ["junta", "GDP"]


def test_it_is_for_italian_and_english_only(tiny, folder):
    import shutil

    shutil.copytree(tiny["en-de"], folder / "en-de")
    assert Translator("en", "de").glossary is None
    assert PivotTranslator(Translator("it", "en"), Translator("en", "de")).first.glossary is None


def test_a_sentence_without_a_term_has_the_same_key_with_any_glossary():
    def keys(glossary, *texts):
        return Settings("k", "it", 4, 80, glossary).keys("", texts, [{}] * len(texts))

    texts = "Il governo tace.", "Il gip tace."
    none, starter, other = (keys(g, *texts) for g in (None, STARTER, Glossary({"gip": "judge"})))
    assert none[0] == starter[0] == other[0]
    assert len({none[1], starter[1], other[1]}) == 3
