"""What a notebook calls first: `toolkit.translate`, and one translator for all."""

import pytest
from conftest import USERS_ARTICLE

from toolkit import Glossary, ToolkitError, Translator, translate
from toolkit.translation import STARTER, default_translator

TEXT = "Il voto\n\nIl governo tace. Il parlamento vota.\n\nIl presidente parla."


def test_a_text_is_plain_english_paragraph_for_paragraph(translator):
    found = translate(TEXT, translator=translator)
    assert len(found) == 4
    assert [block.count(".") for block in found.text.split("\n\n")] == [0, 2, 1]
    assert str(found) == found.text
    assert " ".join(found.text.split()) == " ".join(found.target)


def test_a_file_is_read_and_sentences_are_taken_as_they_are(translator, analysis):
    assert translate(USERS_ARTICLE, translator=translator).source == analysis.translation.source
    assert translate(str(USERS_ARTICLE), translator=translator).text.count("\n\n") == analysis.english.count("\n\n")
    found = translate(["Il governo tace. Sì.", "Il parlamento vota."], translator=translator)
    assert len(found) == 2
    assert found.text == "\n".join(found.target)


@pytest.mark.parametrize("as_file", [False, True])
def test_terms_are_kept_to(translator, tmp_path, as_file):
    terms = {"governo": "executive"}
    if as_file:
        terms = tmp_path / "terms.csv"
        terms.write_text("source,target\ngoverno,executive\n", "utf-8")
    assert "executive" in str(translate("Il governo tace.", glossary=terms, translator=translator))
    assert "executive" not in str(translate("Il governo tace.", translator=translator))


def test_a_translator_with_other_terms_shares_the_model():
    plain = default_translator(package="fast")
    other = plain.with_glossary({"ONU": "UN"})
    assert other.engine is plain.engine
    assert plain.glossary is STARTER
    assert other.glossary.entries == Glossary({"ONU": "UN"}).entries
    assert other.key != plain.key
    assert isinstance(other, Translator)


@pytest.mark.parametrize("text", ["", "missing-file.txt", "https://example.org/a"])
def test_what_is_no_text_is_named(text, translator):
    with pytest.raises(ToolkitError):
        translate(text, translator=translator)
