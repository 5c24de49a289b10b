import pytest

from toolkit.reading import Sentence
from toolkit.summary import key_terms


def terms(*texts, language="it", kind="prose", n=10):
    sentences = [Sentence(i, text, 0, len(text), 0, kind) for i, text in enumerate(texts)]
    return key_terms(sentences, language, n)


def test_the_articles_own_words_come_first(analysis):
    lemmas = [term.lemma for term in key_terms(analysis.sentences)]
    wanted = {"Corea", "Kim", "nordcoreano", "Russia", "Umerov", "intelligence", "truppa"}  # libraries.md's, mostly
    assert wanted <= set(lemmas)
    assert len(lemmas) == 10


def test_in_the_translation_too(analysis):
    lemmas = [term.lemma for term in key_terms(analysis.translation.sentences(analysis.sentences), "en")]
    assert {"Korea", "Russia", "troop", "Ukraine"} <= set(lemmas)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Le truppe marciano.", "truppa"),
        ("Secondo gli USA, gli USA tacciono.", "USA"),  # not the plural of "uso"
        ("L'offensiva dell'Ucraina.", "Ucraina"),
        ("Il Cile e il Cile.", "Cile"),
    ],
)
def test_lemmas_and_names(text, lemma):
    assert lemma in [term.lemma for term in terms(text)]


@pytest.mark.parametrize("text", ["", "1986 e 2.200.112", "e il di che", "è così perché è"])
def test_stop_words_and_numbers_are_no_terms(text):
    assert terms(text) == ()


def test_counts_and_places():
    first = terms("Il drone vola.", "Un altro drone e un drone.", "Basta.")[0]
    assert (first.lemma, first.count, first.sentences) == ("drone", 3, (0, 1))


def test_rare_words_weigh_more_and_no_limit_gives_all():
    found = terms("Il dispiegamento divide il governo.", n=None)
    assert [term.lemma for term in found] == ["dispiegamento", "dividere", "governo"]
    assert found[0].weight > found[1].weight > 0
