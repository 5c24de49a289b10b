"""How sentences open, in both languages."""

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from toolkit import read_folder
from toolkit.reading import repair, segment
from toolkit.summary import leaning
from toolkit.summary.openings import connective

CONNECTIVES = [
    ("it", "In cambio, Pyongyang riceve consigli.", "In cambio, "),
    ("it", "In cambio di soldati, Pyongyang riceve consigli.", ""),
    ("it", "Tuttavia il governo tace.", "Tuttavia "),
    ("it", "Tuttavia, il governo tace.", "Tuttavia, "),
    ("it", "Ma il problema è un altro.", "Ma "),
    ("it", "Ma anche così, il tono è stato diverso.", "Ma anche così, "),
    ("it", "E lungi da avanzare la causa, gli anni la ritardano.", "E "),
    ("it", "E' un momento storico.", ""),
    ("it", "E 45 chilometri dopo si ferma.", ""),
    ("it", "D’altra parte, il governo tace.", "D’altra parte, "),
    ("it", "Per questo motivo, il governo tace.", "Per questo motivo, "),
    ("it", "Per questo il governo tace.", ""),
    ("it", "Mare e monti.", ""),
    ("it", "Altrimenti, il governo cade.", ""),  # a condition
    ("it", "Né il governo né altri.", ""),  # a negation
    ("it", "Forse, il governo tace.", ""),  # a doubt
    ("it", "Secondo lui, il governo tace.", ""),  # a source
    ("it", '"Ma il problema è un altro", ha detto.', ""),
    ("it", "Inoltre, …", ""),
    ("it", "Ma", ""),
    ("en", "However, the US Secretary of State spoke.", "However, "),
    ("en", "However hard he tried, he failed.", ""),
    ("en", "In return, Pyongyang gets advice.", "In return, "),
    ("en", "In return for soldiers, Pyongyang gets advice.", ""),
    ("en", "But some analysts believe it.", "But "),
    ("en", "But for his help, they would have lost.", ""),
    ("en", "And far from it, in fact, it was late.", "And "),
    ("en", "But, in fact, it was late.", "But, in fact, "),
    ("en", "Instead of talks, there was silence.", ""),
    ("en", "So far, nobody has spoken.", ""),
    ("en", "Otherwise, the government falls.", ""),
    ("en", "Andy spoke.", ""),
    ("fr", "Mais, il parle.", ""),
]


@pytest.mark.parametrize(("language", "text", "opening"), CONNECTIVES)
def test_connectives(language, text, opening):
    span = connective(text, language)
    assert (text[slice(*span)] if span else "") == opening


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("it", "Queste speranze sono giunte al massimo.", "Queste"),
        ("it", "Quest’idea non piace.", "Quest’"),
        ("it", "Quest'anno si vota.", None),
        ("it", "Questa settimana si vota.", None),
        ("it", '"Questi sono soldati", ha detto.', "Questi"),
        ("it", "I due Paesi tacciono.", "I due"),
        ("it", "Il suo discorso è piaciuto.", "Il suo"),
        ("it", "Il suolo è secco.", None),
        ("it", "Loro malgrado, tacciono.", None),
        ("it", "In cambio, Pyongyang riceve consigli.", "In cambio"),
        ("it", "Ma alcuni analisti tacciono.", "Ma"),
        ("it", "La Corea tace.", None),
        ("it", "Ha aggiunto che tace.", None),  # an understood subject is not seen
        ("en", "They are soldiers.", "They"),
        ("en", "It's a historic moment.", "It"),
        ("en", "It appears that the army moves.", None),
        ("en", "Italy is silent.", None),
        ("en", "This week they vote.", None),
        ("en", "These hopes are high.", "These"),
        ("en", "The two countries are silent.", "The two"),
        ("en", "Both North Korea and Russia revealed it.", None),
        ("en", "However, he spoke.", "However"),
        ("fr", "Il parle.", None),
    ],
)
def test_words_that_lean_on_another_sentence(language, text, words):
    assert leaning(text, language) == words


def test_which_sentences_of_the_seeds_lean():
    found = {}
    for article in read_folder(SEEDS):
        for sentence in segment(repair(article.text)):
            if sentence.kind == "prose" and (words := leaning(sentence.text, "it")):
                found.setdefault(article.name, {})[sentence.index] = words
    assert found == {
        "bolivia-mare": {6: "Queste", 11: "Ma", 14: "E", 18: "I due"},
        "corea-del-nord-disarmo": {11: "Ma", 14: "Ma", 18: "Tuttavia"},
        "corea-del-nord-russia": {7: "In cambio", 9: "I due", 11: "Questi", 12: "Queste"},
    }


@given(st.text("eEmMaAbut ,'’\"\n.wH0", max_size=30), st.sampled_from(["it", "en", "fr"]))
def test_what_remains_behind_a_connective_has_a_word(text, language):
    span = connective(text, language)
    if span:
        start, end = span
        assert start == 0 < end < len(text)
        assert any(character.isalnum() for character in text[end:])
        assert leaning(text, language)
    assert leaning(text, language) is None or leaning(text, language) in text
