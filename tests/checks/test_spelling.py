"""Slips found and proposed in the four articles, sound text left alone."""

import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import read_article
from toolkit.checks import doubtful_words
from toolkit.reading import Sentence, repair, segment

SLIPS = {  # every doubt, and what was meant
    "bolivia-mare": [("rielezioni", "rielezione"), ("Morale", "Morales"), ("Chile", "Cile"), ("he", "che")],
    "corea-del-nord-disarmo": [("Cine", "Cina"), ("control", "contro")],
    "corea-del-nord-russia": [
        ("Rissa", "Russa"),
        ("Seoul. Lee", "Seoul, Lee"),
        ("propendo", "proponendo"),
        ("reloet", "report"),
    ],
    "inventore-del-web": [],
}


@pytest.mark.parametrize("name", SLIPS)
def test_the_slips_of_the_articles_and_no_others(name):
    log = repair(read_article(SEEDS / f"{name}.txt").text)
    sentences = segment(log)
    found = doubtful_words(sentences)
    assert [doubt.text for doubt in found] == [text for text, _ in SLIPS[name]]
    for doubt, (_, meant) in zip(found, SLIPS[name], strict=True):
        assert meant in doubt.suggestions[:5]
        assert doubt.text in log.text
        assert doubt.text.startswith(sentences[doubt.index].text[doubt.start : doubt.end])


SLIPPED = [
    ("Il presidnete ha parlato a lungo.", "presidnete", "presidente"),
    ("La cooperazzione tra i due paesi cresce.", "cooperazzione", "cooperazione"),
    ("Il govrno ha approvato la legge.", "govrno", "governo"),
    ("Ha visitato le regione del sud.", "regione", "regioni"),
    ("Kim sta facendo dei conti e sta vendondo armi.", "vendondo", "vendendo"),
]


@pytest.mark.parametrize(("text", "slip", "meant"), SLIPPED)
def test_slip(text, slip, meant):
    (doubt,) = doubtful_words([sentence(text)])
    assert doubt.text == slip == text[doubt.start : doubt.end]
    assert meant in doubt.suggestions


SOUND = [
    "Sta facendo, dicendo, ponendo e traendo conclusioni; sta crescendo e sta finendo.",
    "Marta e Ivan sono in Croce Rossa a Malta.",
    "Potrebbe mangiarselo, raccontandoglielo; lo scagionerebbe.",
    "L'ex premier usa la app e il computer.",
    "Il neocostituito governo italo-francese nel 63 a.C.",
    "Le regioni e la regione, le nazioni e la nazione.",
    "La Cina, il Cile e la Russia.",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text(text):
    assert doubtful_words([sentence(text)]) == ()


def test_a_word_used_twice_is_meant():
    texts = ["Il grufolo è qui.", "Il grufolo è qui."]
    assert doubtful_words([sentence(text, i) for i, text in enumerate(texts)]) == ()


def test_no_other_language():
    assert doubtful_words([sentence("The presidnete")], language="en") == ()


def sentence(text, index=0):
    return Sentence(index, text, 0, len(text), 0)


WORDS = st.sampled_from(
    "la sta Kim Rissa Federazione propendo reloet he Cine parlamentare di . , ' il Il rielezioni".split()
)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=15) | st.lists(WORDS, max_size=8).map(" ".join), max_size=3))
def test_doubts_lie_within_their_sentence_and_propose_something_else(texts):
    for doubt in doubtful_words([sentence(text, i) for i, text in enumerate(texts)]):
        assert 0 <= doubt.start < doubt.end <= len(texts[doubt.index])
        assert 1 <= len(doubt.suggestions) <= 5
        assert doubt.text not in doubt.suggestions
