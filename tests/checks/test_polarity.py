"""Limiting words and opposites: what is lost or turned round is found, what is said otherwise is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import check_sentence, coverage
from toolkit.checks.polarity import check_opposites, check_polarity

LOST = [  # source, a good translation, one that lost the word
    ("Ha parlato solo ieri.", "He only spoke yesterday.", "He spoke yesterday."),
    ("Sono quasi mille.", "There are almost a thousand.", "There are a thousand."),
    ("Almeno tre sono feriti.", "At least three are injured.", "Three are injured."),
    ("Oltre tremila persone in piazza.", "Over three thousand people in the square.", "Three thousand in the square."),
    ("Non lo ha mai visto.", "He has never seen him.", "He has seen him."),
    ("Perfino il ministro ride.", "Even the minister laughs.", "The minister laughs."),
    ("Erano circa 200 persone.", "There were about 200 people.", "There were 200 people."),
    ("Non solo perde, ma ride.", "He not only loses, he laughs.", "He loses and laughs."),
    ("È uscito prima di cena.", "He left before dinner.", "He left at dinner."),
]


@pytest.mark.parametrize(("source", "good", "bad"), LOST, ids=[source for source, *_ in LOST])
def test_a_limiting_word_that_is_lost(source, good, bad):
    assert check_polarity(source, good, 0) == ()
    found = check_polarity(source, bad, 0)
    assert [(finding.kind, finding.severity) for finding in found] == [("polarity", "doubtful")]
    assert source[slice(*found[0].source_span)].strip()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Vive da solo.", "He lives by himself."),  # alone
        ("Oltre a Conti, parla Sala.", "Apart from Conti, Sala speaks."),
        ("Il solo colpevole è lui.", "He is the one who is guilty, and nobody but him."),
        ("Se mai verrà, si vedrà.", "If he ever comes, we will see."),
        ("Ha vinto dopo anni.", "He won in the end, years later."),
    ],
)
def test_a_limiting_word_that_is_said_otherwise(source, target):
    assert check_polarity(source, target, 0) == ()


TURNED = [
    ("I prezzi aumentano.", "Prices rise.", "Prices fall.", "fall"),
    ("La banca ha perso la causa.", "The bank lost the case.", "The bank won the case.", "won"),
    (
        "Il tribunale ha accolto il ricorso.",
        "The court accepted the appeal.",
        "The court rejected the appeal.",
        "rejected",
    ),
    ("Le vendite sono diminuite.", "Sales decreased.", "Sales increased.", "increased"),
    ("È morto nel sonno.", "He died in his sleep.", "He was born in his sleep.", "born"),
    ("La maggioranza vota la legge.", "The majority passes the law.", "The minority passes the law.", "minority"),
    ("È la prima vittoria.", "It is the first victory.", "It is the last victory.", "last"),
    ("Il vento del nord.", "The north wind.", "The south wind.", "south"),
]


@pytest.mark.parametrize(("source", "good", "bad", "word"), TURNED, ids=[source for source, *_ in TURNED])
def test_a_word_that_is_turned_into_its_opposite(source, good, bad, word):
    assert check_opposites(source, good, 0) == ()
    found = check_opposites(source, bad, 0)
    assert [bad[slice(*finding.target_span)] for finding in found] == ([word] if word else [])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Lagune poco profonde.", "Shallow lagoons."),
        ("Sale e scende.", "It rises and falls."),
        ("Non ha vinto.", "He lost."),
        (
            "Tra i ragazzi e le loro squadre non ci sono mai stati guai.",
            "Until now they have never created major guai.",
        ),
    ],
)
def test_no_opposite(source, target):
    assert check_opposites(source, target, 0) == ()


def test_they_are_among_the_checks_of_a_sentence():
    found = list(check_sentence("Solo i prezzi aumentano.", "Prices fall.", 0))
    assert [finding.kind for finding in found] == ["polarity", "polarity"]


COVERED = [  # source, target, words of the source and of the target without a match
    ("Il governo invia altri soldati.", "The government sends more soldiers.", [], []),
    ("Il governo invia altri soldati.", "The government sends more biscuits.", ["soldati"], ["biscuits"]),
    ("Le inchieste sono state aperte.", "The inquiries were opened.", [], []),
    ("Ha vinto la gara di nuoto.", "He won the swimming race.", [], []),
    ("Kim tace.", "Kim is silent.", [], []),
    ("12 novembre", "12 November", [], []),
    ("Il 52 per cento dei voti.", "52 percent of the votes.", [], []),
    ("Costa 18 euro.", "It costs EUR 18.", [], []),
    ("Meno rispetto al voto di ieri.", "Less than in yesterday's vote.", [], []),
    ("", "", [], []),
]


@pytest.mark.parametrize(("source", "target", "ours", "theirs"), COVERED)
def test_words_without_a_match(source, target, ours, theirs):
    found = coverage(source, target)
    assert [source[slice(*span)] for span in found.untranslated] == ours
    assert [target[slice(*span)] for span in found.unlicensed] == theirs
    assert (found.weight > 0) == bool(ours or theirs)


@given(st.text(max_size=60), st.text(max_size=60))
def test_anything_is_survived(source, target):
    found = coverage(source, target)
    assert 0 <= found.share <= 1
    assert found.weight >= 0
    assert all(0 <= a < b <= len(source) for a, b in found.untranslated)
    assert all(0 <= a < b <= len(target) for a, b in found.unlicensed)
    for finding in (*check_polarity(source, target, 3), *check_opposites(source, target, 3)):
        assert finding.index == 3
