import pytest

from toolkit import analyse
from toolkit.analysis import key_facts, minutes
from toolkit.analysis.facts import coleman_liau, gulpease
from toolkit.reading import Sentence


def prose(*texts):
    return [Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Il gatto dorme."], 100),  # 89 + (300 - 120) / 3, cut at 100
        (["La situazione internazionale preoccupa."], 89 + (300 - 350) / 4),
        (["Precipitevolissimevolmente"], 89 + 300 - 260),
        (["uno"] * 3, 100),
        (["parola " * 80], 89 + (300 - 10 * 480) / 80),
        (["incostituzionalmente " * 30], 0),
    ],
)
def test_gulpease_by_hand(texts, expected):
    assert gulpease(prose(*texts)) == pytest.approx(min(100, expected))


def test_coleman_liau_by_hand():
    text = prose("The government resigned yesterday.", "It failed completely.")
    assert coleman_liau(text) == pytest.approx(5.88 * 48 / 7 - 29.6 * 2 / 7 - 15.8)
    assert coleman_liau(prose("It is.")) == 0


def test_headings_do_not_count_for_readability():
    heading = Sentence(1, "Un titolo", 0, 9, 1, kind="heading")
    assert gulpease([*prose("Piove sul bagnato."), heading]) == gulpease(prose("Piove sul bagnato."))
    assert gulpease([heading]) is None
    assert coleman_liau([]) is None


@pytest.mark.parametrize(
    ("value", "text"), [(0, "10 s"), (0.5, "30 s"), (1, "1 min"), (2.4, "2 min 20 s"), (61, "61 min")]
)
def test_minutes(value, text):
    assert minutes(value) == text


def test_facts_of_the_article(analysis):
    facts = key_facts(analysis)
    assert (facts.words, facts.sentences) == (analysis.words, 21)
    assert facts.share * facts.compression == pytest.approx(1)
    assert facts.share < facts.coverage < 1
    assert facts.difficulty == "hard for readers with lower secondary school"


def test_a_summary_of_everything_covers_everything(translator):
    facts = key_facts(analyse("Il governo tace. Il parlamento vota.", translator=translator))
    assert (facts.share, facts.compression, facts.coverage) == (1, 1, 1)


def test_a_text_of_headings_has_no_compression(translator):
    facts = key_facts(analyse("Il governo tace\n\ndi Anna Rossi", translator=translator))
    assert (facts.compression, facts.share) == (None, 0)
    assert "1 word in" not in str(facts)


def test_numbers_alone_have_facts_too(translator):
    facts = key_facts(analyse("1234. 5678.", translator=translator))
    assert facts.words == 2
    assert facts.coverage == 1
