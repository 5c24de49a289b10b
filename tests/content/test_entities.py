"""Names, what kind they are, and what became of them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import ToolkitError, analyse
from toolkit.content import entities
from toolkit.content.mention import mentions
from toolkit.content.named_entities import Entity
from toolkit.reading import Sentence
from toolkit.signature import Signature


def found(*texts):
    sentences = [Sentence(i, text, 0, len(text), i) for i, text in enumerate(texts)]
    return [(mention.text, mention.kind) for mention in mentions(sentences)]


GOLDEN = [
    ("Il ministro Rustem Umerov tace.", [("Rustem Umerov", "person")]),
    ("Parla il leader nordcoreano Kim Jong Un.", [("Kim Jong Un", "person")]),
    ("Lo dice Roberto Calzadilla, un diplomatico boliviano.", [("Roberto Calzadilla", "person")]),
    ("Il segretario russo del Consiglio di sicurezza, Sergej Shoigu, tace.",
     [("Consiglio di sicurezza", "organisation"), ("Sergej Shoigu", "person")]),
    ("Ri Yong Ho ha dichiarato guerra.", [("Ri Yong Ho", "person")]),
    ("Il ministro Mohammed al-Jadaan tace.", [("Mohammed al-Jadaan", "person")]),
    ("Truppe nella regione di Kharkov.", [("Kharkov", "place")]),
    ("Nell'Oblast di Kursk si spara.", [("Kursk", "place")]),
    ("Vivono in Tatarstan.", [("Tatarstan", "place")]),
    ("A Pyongyang si tace.", [("Pyongyang", "place")]),
    ("Un porto sull'Oceano Pacifico.", [("Pacifico", "place")]),
    ("L'Asia Times ha scritto.", [("Asia Times", "organisation")]),
    ("Il sito The War Zone riferisce.", [("The War Zone", "organisation")]),
    ("La startup Inrupt cresce.", [("Inrupt", "organisation")]),
    ("Il Massachusetts Institute of Technology tace.", [("Massachusetts Institute of Technology", "organisation")]),
    ("La scelta di Alabuga divide.", [("Alabuga", "unknown")]),
    ("L'inventore del World Wide Web tace.", [("World Wide Web", "unknown")]),
    ("Il Paese e lo Stato tacciono. Recuperarlo è un dovere.", []),
    ("Mercoledì, nel XIX secolo, a Natale, negli anni Settanta.", []),
    ("Il governo locale di Città del Capo è la City of Cape Town.",
     [("Città del Capo", "place"), ("City of Cape Town", "unknown")]),
    ("Il Mare del Sud è a Nord del Delta.", []),
    ("KIM PRONTO AD AIUTARE PUTIN", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOLDEN, ids=[row[0][:25] for row in GOLDEN])
def test_names_and_kinds(text, expected):
    assert found(text) == expected


def test_a_first_word_is_a_name_if_it_is_one_elsewhere():
    assert found("Umerov tace.") == []
    assert found("Umerov tace.", "Lo ha detto Umerov.")[0] == ("Umerov", "unknown")
    assert found("Conte tace.", "Parla Giuseppe Conte.")[0] == ("Conte", "unknown")


@given(
    st.lists(
        st.text() | st.lists(st.sampled_from("Il Kim Jong-un di , La (NIS) “ al-Assad of ONU è".split())).map(" ".join)
    )
)
def test_spans_are_in_the_text_and_apart(texts):
    sentences = [Sentence(i, text, 0, len(text), i) for i, text in enumerate(texts)]
    before = (-1, 0)
    for mention in mentions(sentences):
        assert texts[mention.index][slice(*mention.span)] == mention.text != ""
        assert (mention.index, mention.span[0]) >= before
        before = (mention.index, mention.span[1])


def by_name(analysis) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities(analysis).found}


def test_the_users_article(analysis):
    names = by_name(analysis)
    assert {e.name for e in names.values() if e.kind == "person"} == {
        "Kim Jong Un", "Vladimir Putin", "Rustem Umerov", "Sergej Shoigu", "Kyrylo Budanov"
    }  # fmt: skip
    kim, agency, kremlin = names["Kim Jong Un"], names["National Intelligence Service"], names["Cremlino"]
    assert (kim.forms, kim.count, kim.sentences) == (("Kim Jong Un", "Kim"), 5, (1, 5, 6, 9, 10))
    assert agency.forms == ("National Intelligence Service", "NIS")
    assert kremlin.target == "Kremlin"
    kept = [i for i in kremlin.sentences if re.search("Kremlin|Cremlino", analysis.translation.target[i])]
    assert list(kremlin.kept) == kept
    assert names["Regno Unito"].target == "UK"
    assert [e.count for e in names.values()] == sorted((e.count for e in names.values()), reverse=True)


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Parla Donald Trump. Poi Trump tace.", "Donald Trump", ("Donald Trump", "Trump")),
        ("Ecco Google Drive. Poi anche Google tace.", "Google", ("Google",)),
        ("Parla il World Wide Web. Poi il Web tace.", "World Wide Web", ("World Wide Web",)),
        ("Oggi l'ONU tace. Le Nazioni Unite tacciono.", "Nazioni Unite", ("Nazioni Unite", "ONU")),
        ("Parla il leader Kim Jong Un. Parla il leader Kim Il Sung. Poi Kim tace.", "Kim", ("Kim",)),
    ],
)
def test_short_forms_count_for_the_long_one_only_where_it_is_plain(translator, text, name, forms):
    assert by_name(analyse(text, translator=translator))[name].forms == forms


def test_as_a_table_and_on_a_page(analysis):
    names = entities(analysis)
    frame = names.to_frame()
    assert list(frame.columns) == list(Entity.__dataclass_fields__)
    assert len(Page(names._repr_html_()).all("tr")) == len(frame) + 1 == len(names) + 1
    assert entities(analysis, 3).found == names.found[:3]
    assert set(names.of_kind("place")) == {e for e in names.found if e.kind == "place"}


def test_nothing_found_hostile_text_and_bad_arguments(analysis, translator):
    assert not Page(entities(analyse("Il governo tace.", translator=translator))._repr_html_()).all("table")
    page = Page(entities(analyse("Il ministro <b>Xyzzq <script>Abc tace.", translator=translator))._repr_html_())
    assert not page.all("b") + page.all("script")
    with pytest.raises(ToolkitError, match="at least 1"):
        entities(analysis, 0)


def test_into_another_language_than_english_no_english_form_is_given(analysis):
    signature = analysis.translation.signature + Signature.of(target="de")
    other = entities(replace(analysis, translation=replace(analysis.translation, signature=signature)))
    assert {e.target for e in entities(analysis).found if e.name == "Corea del Nord"} == {"North Korea"}
    assert {e.target for e in other.found if e.name == "Corea del Nord"} == {None}
    assert "in the German" in other._repr_html_() and "English" not in other._repr_html_()
