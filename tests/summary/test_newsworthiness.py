"""News sense: what each option does to a ranking, and that none is on by itself."""

import math
from itertools import islice, pairwise

import pytest
from conftest import SEEDS, USERS_ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import NewsSense, read_analysis, read_article, report, summarise
from toolkit.errors import SummaryError
from toolkit.reading import Sentence, repair, segment
from toolkit.summary import likeness
from toolkit.summary.newsworthiness import news_factors, news_ranking
from toolkit.summary.summariser import METHODS
from toolkit.summary.vocabulary import stems

ROWS = [
    ("Kim sfida Putin", "title"),
    ("Il mare è calmo.", "prose"),
    ('"Siamo pronti a parlare", dice.', "prose"),
    ("Questo non piace.", "prose"),
    ("Armi e soldati", "heading"),
    ("Kim sfida ancora Putin.", "prose"),
    ("Kim sfida ancora Putin.", "prose"),
    ("Le armi arrivano.", "prose"),
]
TEXT = tuple(Sentence(i, text, 0, 0, i, kind) for i, (text, kind) in enumerate(ROWS))
OPTIONS = ["position", "title", "quotations", "references", "redundancy"]


def ranked(ratings, **news):
    return list(news_ranking(TEXT, ratings, NewsSense(**news)))


def test_factors():
    factors = news_factors(TEXT)
    assert [f.index for f in factors] == [1, 2, 3, 5, 6, 7]
    assert [f.position for f in factors] == pytest.approx([1, 5 / 6, 4 / 6, 3 / 6, 2 / 6, 1 / 6])
    assert [f.title for f in factors] == pytest.approx([0, 0, 0, 1, 1, 0.5 / (3 / math.sqrt(12))], abs=0.1)
    assert [f.leaning for f in factors] == [None, None, "Questo", None, None, None]
    assert factors[1].quoted == pytest.approx(len("Siamo pronti a parlare") / len(ROWS[2][0]))


@pytest.mark.parametrize(
    ("news", "order"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"position": 1}, [0, 1, 2, 3, 4, 5]),
        ({"title": 1}, [3, 4, 5, 0, 1, 2]),
        ({"quotations": 1}, [0, 2, 3, 4, 5, 1]),
        ({"references": 1}, [0, 1, 3, 4, 5, 2]),
        ({"redundancy": 0.5}, [0, 1, 2, 3, 5, 4]),
        ({"sections": True}, [0, 3, 1, 2, 4, 5]),
        ({"references": 1, "sections": True}, [0, 3, 1, 4, 5, 2]),
    ],
)
def test_what_each_option_does_to_sentences_rated_alike(news, order):
    assert ranked([7] * 6, **news) == order


def test_weights_are_shares_of_what_lies_between_worst_and_best():
    ratings = [0, 100, 40, 20, 10, 0]
    assert ranked(ratings, quotations=0.1)[0] == 1
    assert ranked(ratings, quotations=1)[0] == 2
    assert ranked([rating / 1000 - 5 for rating in ratings], quotations=1) == ranked(ratings, quotations=1)


def test_without_redundancy_control_the_double_comes_next_and_with_it_last():
    ratings = [0, 1, 2, 10, 9, 3]
    assert ranked(ratings)[:2] == [3, 4]
    assert ranked(ratings, redundancy=0.9)[-1] == 4


def test_a_sentence_continued_from_an_open_quotation_is_quoted_as_a_whole():
    rows = ['Il motto: "Il mare è nostro.', "Lo vogliamo tutti.", 'È un dovere."', "Piove."]
    shares = [f.quoted for f in news_factors([Sentence(i, row, 0, 0, 0) for i, row in enumerate(rows)])]
    assert shares[1] == 1
    assert shares[2] > 0.9
    assert 0 < shares[0] < 1
    assert shares[3] == 0


@pytest.mark.parametrize("method", METHODS)
def test_none_is_on_by_itself(method):
    text = segment(repair(read_article(USERS_ARTICLE).text))
    assert summarise(text, 5, method, news=NewsSense()) == summarise(text, 5, method)


@pytest.mark.parametrize("method", [method for method in METHODS if method != "lead"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_method_with_everything_on(method, language):
    text = segment(repair(read_article(USERS_ARTICLE).text), language)
    plain = summarise(text, 5, method, language)
    news = NewsSense(0.5, 0.5, 0.5, 1, 0.3, sections=True)
    summary = summarise(text, 5, method, language, news)
    assert len(summary) == 5
    assert summary.scores == plain.scores
    assert summary.label == f"{method} with news sense"
    assert summary.signature["news"] == "position=0.5,title=0.5,quotations=0.5,references=1,redundancy=0.3,sections"
    assert any("without it" in note for note in summary.notes) == (summary.scores is not None)
    assert [any(a <= i <= b for i in summary.indices) for a, b in ((0, 4), (6, 13), (15, 20))] == [True] * 3


@pytest.mark.parametrize("method", ["kl", "sumbasic"])
def test_methods_without_scores_are_rated_by_the_order_of_their_choice(method):
    text = segment(repair(read_article(USERS_ARTICLE).text))
    taken = [set(summarise(text, count, method).indices) for count in range(1, 20)]
    order = [*taken[0], *(max(after - before) for before, after in pairwise(taken))]
    prose = [s.index for s in text if s.kind == "prose"]
    ratings = [-order.index(index) for index in prose]
    news = NewsSense(position=0.4, references=0.5)
    expected = sorted(prose[place] for place in islice(news_ranking(text, ratings, news), 5))
    assert summarise(text, 5, method, news=news).indices == tuple(expected)


def test_lead_stays_lead():
    with pytest.raises(SummaryError, match="lead rates no sentence"):
        summarise("Uno. Due.", 1, "lead", news=NewsSense(title=0.5))


@pytest.mark.parametrize(
    ("method", "text"), [("lexrank", "Ma gatto nero. Cane bianco."), ("reduction", "Ma gatto nero. Gatto nero.")]
)
def test_where_a_method_cannot_rank_news_sense_is_left_out(method, text):
    summary = summarise(text, 1, method, news=NewsSense(references=1))
    assert (summary.indices, summary.ranked) == ((0,), False)
    assert summary.label.startswith("first sentences")


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"position": -0.1}, "position is a weight from 0 to 1, not -0.1"),
        ({"title": 2}, "title is a weight"),
        ({"quotations": math.nan}, "quotations is a weight"),
        ({"references": "1"}, "references is a weight"),
        ({"redundancy": True}, "redundancy is a weight"),
        ({"sections": 1}, "sections is True or False"),
    ],
)
def test_weights_that_cannot_be(weights, message):
    with pytest.raises(SummaryError, match=message):
        NewsSense(**weights)


def test_news_sense_is_no_mapping():
    with pytest.raises(SummaryError, match=r"must be a NewsSense.*not \{'position': 1\}"):
        summarise("Uno. Due.", 1, news={"position": 1})


def test_an_analysis_with_news_sense_reads_back_equal_and_says_so(analysis, tmp_path):
    news = NewsSense(references=1, sections=True)
    other = analysis.with_summary(5, "lexrank", news=news)
    assert "|news:references=1,sections|" in str(other.signature)
    assert "lexrank with news sense" in str(other)
    assert read_analysis(report(other, tmp_path / "x.json")) == other


@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_a_full_penalty_keeps_leaning_sentences_out_of_short_summaries(seed):
    text = segment(repair(read_article(SEEDS / seed).text))
    leaning = {f.index for f in news_factors(text) if f.leaning}
    for method in METHODS.keys() - {"lead", "edmundson"}:
        plain, news = (set(summarise(text, 5, method, news=n).indices) for n in (None, NewsSense(references=1)))
        assert len(news & leaning) <= len(plain & leaning)


def test_stems_and_their_likeness():
    assert stems("Il soldato e i soldati", "it") == {"sold": 2}
    assert stems("il la un", "it") == {}
    kim, loud, common, rain = (stems(text, "it") for text in ("Kim parla.", "kim PARLA", "il", "Piove."))
    assert likeness(kim, loud) == pytest.approx(1)
    assert likeness(kim, rain) == likeness(kim, common) == likeness(common, common) == 0
    assert likeness(stems("Kim parla, Kim tace", "it"), kim) == pytest.approx(3 / (6 * 2) ** 0.5)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*ROWS, ("", "prose"), ("12.", "prose"), ("Ma no", "heading")]), max_size=9),
    st.lists(st.floats(-1e6, 1e6), min_size=9, max_size=9),
    st.builds(NewsSense, *[st.floats(0, 1)] * 5, st.booleans()),
    st.sampled_from(["it", "en"]),
)
def test_a_ranking_has_every_prose_sentence_once(rows, ratings, news, language):
    text = [Sentence(i, words, 0, 0, i, kind) for i, (words, kind) in enumerate(rows)]
    prose = sum(kind == "prose" for _, kind in rows)
    assert sorted(news_ranking(text, ratings[:prose], news, language)) == list(range(prose))
    for factors in news_factors(text, language):
        assert 0 < factors.position <= 1
        assert 0 <= factors.title <= 1.0000001
        assert 0 <= factors.quoted <= 1
