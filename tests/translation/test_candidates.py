from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Translator
from toolkit.errors import TranslationError
from toolkit.translation import differences
from toolkit.translation.candidates import Difference

LONG = "; ".join(["il presidente della Repubblica ha parlato ai giornalisti di Roma"] * 12) + "."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", []),
        ("one two", "one  two", [("equal", "one two", "one  two")]),
        ("one", "", [("deleted", "one", "")]),
        ("", "one", [("inserted", "", "one")]),
        ("He is not.", "He is.", [("equal", "He is", "He is"), ("deleted", "not", ""), ("equal", ".", ".")]),
        ("from 2,000 to 5,000", "from 2,000", [("equal", "from 2,000", "from 2,000"), ("deleted", "to 5,000", "")]),
        ("in Seoul", "inrank", [("replaced", "in Seoul", "inrank")]),
    ],
)
def test_differences(first, second, expected):
    found = [(d.kind, first[slice(*d.first)], second[slice(*d.second)]) for d in differences(first, second)]
    assert found == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_differences_hold_every_word_of_both_in_order(first, second):
    for text, side in ((first, "first"), (second, "second")):
        spans = [getattr(d, side) for d in differences(first, second)]
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(d.kind == "equal" for d in differences(first, first))
    assert all(isinstance(d, Difference) for d in differences(first, second))


def test_alternatives_are_distinct_ordered_and_begin_like_the_translation(translator):
    source = "Il ministro ha detto che il governo non cadrà."
    found = translator.alternatives(source, 4)
    assert found[0].text == translator.translate([source]).target[0]
    assert len({a.text for a in found}) == len(found) == 4
    assert [a.score for a in found] == sorted((a.score for a in found), reverse=True)
    assert all(a.score <= 0 < a.tokens for a in found)
    assert len(translator.alternatives(source, 7)) == 7


def test_alternatives_of_a_long_sentence_and_of_none(translator):
    found = translator.alternatives(LONG, 3)
    assert len({a.text for a in found}) == 3
    assert all(a.text.lower().count("president") >= 10 for a in found)
    [nothing] = translator.alternatives("***")
    assert (nothing.text, nothing.score, nothing.tokens) == ("***", None, 0)


def test_every_alternative_and_candidate_keeps_its_address(translator):
    source = "Seguite @mario_rossi, scrivete a redazione_web@giornale.it oppure chiamate."
    texts = [a.text for a in translator.alternatives(source)]
    texts += [c.text for c in translator.candidates([source])[0]]
    assert all(text.count("@mario_rossi") == text.count("redazione_web@giornale.it") == 1 for text in texts)


@pytest.mark.parametrize("n", [0, -1, "3", True, None])
def test_a_wrong_number_is_refused(translator, n):
    with pytest.raises(TranslationError, match="n must be"):
        translator.alternatives("Ciao.", n)


def test_candidates_join_by_position_and_begin_with_the_translation(translator):
    sources = ["Il governo tace.", "", "I due Paesi hanno firmato; poi, il 3 maggio, il presidente ha parlato.", LONG]
    rows = translator.candidates(sources)
    assert len(rows) == 4
    for row, target in zip(rows, translator.translate(sources).target, strict=True):
        assert (row[0].text, row[0].strategy) == (target, "as is")
        assert len({c.text for c in row}) == len(row)
        assert all(c.score is None or c.score <= 0 for c in row)
    assert {c.strategy for c in rows[2]} > {"as is", "alternatives"}
    assert [c.score for c in rows[1]] == [None]


def test_a_greedy_translator_has_its_own_translation_first():
    with Translator("it", "en", beam_size=1) as greedy:
        source = ["Il National Intelligence Service ha fatto sapere che Kim continuerà a sostenere Putin."]
        assert greedy.candidates(source)[0][0].text == greedy.translate(source).target[0]


def test_a_sentence_is_split_at_its_clauses_and_put_together_again(translator):
    source = (
        "Le immagini satellitari rivelano la nuova costruzione di dormitori nel sito di Alabuga, indicando l'"
        "intenzione della Russia di aumentare la produzione di droni da 2.000 a 5.000 unità al mese."
    )
    [row] = translator.candidates([source])
    [split] = [c for c in row if c.strategy == "split at clauses"]
    assert split.text != row[0].text
    assert "from 2,000 to 5,000" in split.text
    assert split.note == "cut into 2 segments"


def test_a_sentence_without_a_clause_mark_is_not_split(translator):
    source = (
        "Il presidente della Repubblica e il ministro della Difesa hanno parlato che era notte ai giornalisti di Roma."
    )
    [row] = translator.candidates([source])
    assert "split at clauses" not in {c.strategy for c in row}
    assert len(row) > 1


def test_candidates_keep_to_the_glossary():
    with Translator("it", "en", glossary={"Cremlino": "Kremlin"}) as translator:
        [row] = translator.candidates(["Il Cremlino ha inviato soldati; il governo tace."])
    assert all("Cremlin" not in c.text for c in row)
    assert any("Kremlin" in c.text for c in row)


@pytest.mark.parametrize("sentences", ["Una stringa.", [1]])
def test_candidates_take_a_sequence_of_sentences(translator, sentences):
    with pytest.raises(TranslationError):
        translator.candidates(sentences)


@settings(max_examples=15)
@given(st.lists(st.text(max_size=30), max_size=3))
def test_any_text_gives_candidates_and_no_foreign_error(translator, sentences):
    rows = translator.candidates(sentences)
    assert len(rows) == len(sentences)
    assert all(row for row in rows)
