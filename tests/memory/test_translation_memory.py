"""What counts as the same sentence, which is near, and which of two translations stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ToolkitError, TranslationMemoryError
from toolkit.memory import NEAR, PERSON, TranslationMemory, Unit, memory_beside

TACE = Unit("Il governo tace.", "The government is silent.", day="2025-06-01", author=PERSON)


@pytest.mark.parametrize(
    ("stored", "asked", "is_the_same"),
    [
        ("L’ONU tace.", "L'ONU tace.", True),
        ("Ha detto: “basta”.", 'Ha detto: "basta".', True),
        ("Ha detto: «basta».", "Ha detto: „basta“.", True),
        ("Perché tace?", "Perche\u0301 tace?", True),
        ("Il governo  tace.", " Il\u00a0governo\ntace. ", True),
        ("Il go\u00adverno tace.", "Il governo tace.", True),
        ("Il governo tace.", "il governo tace.", False),
        ("Il governo tace.", "Il governo tace", False),
        ("Il governo tace.", "Il governo non tace.", False),
        ("Perché tace?", "Perche tace?", False),
        ("I morti sono 12.", "I morti sono 13.", False),
    ],
)
def test_what_is_the_same_sentence(stored, asked, is_the_same):
    found = TranslationMemory([Unit(stored, "x")]).exact(asked, "it", "en")
    assert (found is not None) == is_the_same


def test_languages_count_without_region_and_case():
    memory = TranslationMemory(
        [Unit("Piove.", "It is raining.", "IT-IT", "en_GB"), Unit("Piove.", "Il pleut.", "it", "fr")]
    )
    assert memory.exact("Piove.", "it", "EN-us").target == "It is raining."
    assert memory.exact("Piove.", "it", "fr").target == "Il pleut."
    assert memory.exact("It is raining.", "en", "it") is None
    assert memory.reversed().exact("It is raining.", "en", "it").target == "Piove."
    assert memory.pairs == {("it", "en"): 1, ("it", "fr"): 1}
    assert repr(memory) == "<TranslationMemory of 2 units, it→en, it→fr>"
    assert repr(TranslationMemory()) == "<TranslationMemory of 0 units>"


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        ("2025-06-01", "2025-06-02", "second"),
        ("2025-06-02", "2025-06-01", "first"),
        ("2025-06-01", "2025-06-01", "second"),
        ("", "2025-06-01", "second"),
        ("2025-06-01", "", "second"),
    ],
)
def test_the_newest_translation_of_a_sentence_stays_in_its_place(first, second, stays):
    memory = TranslationMemory([Unit("L'uno.", "first", day=first), TACE])
    for both in (
        memory.with_units([Unit("L’uno.", "second", day=second)]),
        memory.merged(TranslationMemory([Unit("L’uno.", "second", day=second)])),
    ):
        assert [unit.target for unit in both] == [stays, TACE.target]
    assert memory.units[0].target == "first"


def test_near_sentences_come_with_their_similarity_the_nearest_first():
    sources = ["Il governo tace ancora oggi.", "Il governo tace ancora.", "Il governo ora tace.", "Piove a Roma."]
    memory = TranslationMemory([TACE, *(Unit(source, source.upper()) for source in sources)])
    found = memory.near("Il governo tace.", "it", "en", least=70)
    assert [(match.unit.source, round(match.similarity, 1)) for match in found] == [
        ("Il governo ora tace.", 88.9),
        ("Il governo tace ancora.", 82.1),
        ("Il governo tace ancora oggi.", 72.7),
    ]
    assert [match.similarity >= NEAR for match in found] == [True, True, False]
    assert memory.near("Il governo tace.", "it", "en") == found[:2]
    assert memory.near("Il governo tace.", "it", "en", most=1) == found[:1]
    assert str(found[0]).startswith("88% alike: Il governo ora tace. → IL GOVERNO ORA TACE.")
    assert memory.near("Il governo tace.", "it", "fr") == ()


def test_near_sentences_are_the_same_in_whatever_order_the_memory_is():
    units = [Unit(f"Il governo di {city} tace ancora.", city) for city in ("Roma", "Bari", "Pisa", "Lodi", "Asti")]
    found = [
        TranslationMemory(order).near("Il governo di Como tace ancora.", "it", "en", most=5)
        for order in (units, units[::-1])
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 5


def test_one_figure_makes_a_near_sentence_and_no_exact_one():
    memory = TranslationMemory([Unit("I morti sono 12, dice la polizia.", "There are 12 dead, the police say.")])
    assert memory.exact("I morti sono 13, dice la polizia.", "it", "en") is None
    [match] = memory.near("I morti sono 13, dice la polizia.", "it", "en")
    assert 95 < match.similarity < 100
    assert "100%" not in str(match)


@pytest.mark.parametrize("asked", ["", "!?", "Il governo tace.", "Tutt'altro.", "x" * 5_000, "Il governo tace. " * 500])
def test_what_is_not_near_is_not_given(asked):
    memory = TranslationMemory([TACE, Unit("Il governo tace. " * 501, "long")])
    assert memory.near(asked, "it", "en") == ()


@given(st.lists(st.text("abc ", min_size=1).filter(str.strip), min_size=1, max_size=8), st.text("abc "))
def test_a_near_sentence_is_near_and_never_the_same(sources, asked):
    memory = TranslationMemory([Unit(source, "x") for source in sources])
    found = memory.near(asked, "it", "en", most=99)
    assert all(NEAR <= match.similarity < 100 for match in found)
    assert memory.exact(asked, "it", "en") not in [match.unit for match in found]
    assert len({match.unit.compared for match in found}) == len(found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"source": " \n"}, "source has no text."),
        ({"target": ""}, "target has no text."),
        ({"source": None}, "source must be text, not NoneType."),
        ({"source_language": "italiano!"}, "source_language is 'italiano!', not the code of a language"),
        ({"target_language": ""}, "target_language is '', not the code of a language"),
        ({"target_language": "IT-it"}, "both languages are 'it'."),
        ({"day": "29.6.2025"}, "day is '29.6.2025', not a day such as 2025-06-29."),
        ({"day": "2025-02-30"}, "day is '2025-02-30', not a day such as 2025-06-29."),
    ],
)
def test_what_is_no_unit_is_named(fields, said):
    with pytest.raises(TranslationMemoryError, match=re.escape(said)):
        Unit(**{"source": "Sì.", "target": "Yes."} | fields)


def test_a_memory_is_made_of_units():
    with pytest.raises(ToolkitError, match="made of units, not of str"):
        TranslationMemory(["Sì."])


def test_its_hash_is_that_of_what_is_in_it_in_any_order():
    one, other = TACE, Unit("Piove.", "It is raining.")
    assert TranslationMemory([one, other]).sha256 == TranslationMemory([other, one]).sha256
    assert len({TranslationMemory(units).sha256 for units in ((), (one,), (one, other))}) == 3
    assert TranslationMemory([Unit("Piove.", "It rains.")]).sha256 != TranslationMemory([other]).sha256


def test_the_memory_beside_is_a_file_of_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert memory_beside() is None
    (tmp_path / "memory.tmx").mkdir()
    assert memory_beside(tmp_path) is None
    (tmp_path / "memory.tmx").rmdir()
    TranslationMemory([TACE]).write("memory.tmx")
    assert TranslationMemory.read(memory_beside()) == TranslationMemory([TACE])
    assert memory_beside(tmp_path) == tmp_path / "memory.tmx"
