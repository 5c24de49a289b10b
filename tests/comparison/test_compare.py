import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import ToolkitError, analyse, compare, plot
from toolkit.comparison import both_orders, orders_html
from toolkit.comparison.agreement import methods_html
from toolkit.comparison.comparing import jaccard
from toolkit.summary import METHODS


@pytest.fixture(scope="module")
def comparison(analysis):
    return compare(analysis)


def test_every_method_is_there_and_lead_always_the_first(analysis, comparison):
    assert comparison.methods == tuple(METHODS)
    assert compare(analysis, ["kl", "lsa", "kl"]).methods == ("lead", "kl", "lsa")
    assert compare(analysis, "luhn").methods == ("lead", "luhn")
    assert comparison["luhn"] == analysis.with_summary(5, "luhn").summary
    with pytest.raises(ToolkitError, match="lexrang"):
        compare(analysis, ["lexrang"])
    with pytest.raises(ToolkitError, match="language"):
        compare(analysis, language="fr")


def test_scores_run_from_0_to_1_over_prose_and_keep_their_order(analysis, comparison):
    for method in METHODS:
        scores = comparison.normalised(method)
        assert [i for i, score in enumerate(scores) if score is None] == [5, 14]
        known = [score for score in scores if score is not None]
        assert (min(known), max(known)) == (0, 1)
        summary = comparison[method]
        if summary.scores is None:
            assert {i for i, score in enumerate(scores) if score} == set(summary.indices)
        else:
            prose = [i for i, score in enumerate(scores) if score is not None]
            assert sorted(prose, key=scores.__getitem__) == sorted(prose, key=summary.scores.__getitem__)


def test_agreement_counts_who_chose_lead_apart(analysis, comparison):
    counted = [sum(i in comparison[m] for m in METHODS if m != "lead") for i in range(len(analysis.sentences))]
    assert list(comparison.agreement) == counted
    assert (comparison.agreement[0], comparison.agreement[4]) == (6, 0)


def test_a_method_that_could_not_rank_has_no_vote(translator):
    comparison = compare(analyse("Gatto nero. Cane bianco. Topo grigio.", translator=translator), sentences=2)
    assert not comparison["reduction"].ranked
    assert "reduction" not in [voter.method for voter in comparison.voters]
    assert comparison.normalised("reduction") == (None, None, None)
    assert max(comparison.agreement) == len(comparison.voters)


def test_the_consensus_is_chosen_most_often_then_by_score_then_by_place(analysis, comparison):
    assert comparison.consensus.indices == (0, 8, 10, 13, 17)
    for count in range(1, 19):
        found = compare(analysis, sentences=count)
        votes, means = found.agreement, found.mean_scores
        others = [i for i, mean in enumerate(means) if mean is not None and i not in found.consensus]
        last = min((votes[i], means[i]) for i in found.consensus.indices)
        assert len(found.consensus) == count
        assert all((votes[i], means[i]) <= last for i in others)
    few = compare(analysis, ["kl", "sumbasic"], sentences=1)  # one vote each, no scores: the first of the two
    assert few.consensus.indices == (min(few["kl"].indices + few["sumbasic"].indices),)


def test_without_voters_the_consensus_is_lead(analysis):
    alone = compare(analysis, ["lead"], sentences=3)
    assert alone.consensus.indices == alone["lead"].indices == (0, 1, 2)
    assert not alone.consensus.ranked
    assert set(alone.mean_scores) == {None}


def test_overlap_is_jaccards(comparison):
    overlap = comparison.overlap
    assert (overlap.to_numpy().diagonal() == 1).all()
    assert overlap.equals(overlap.T)
    shared = set(comparison["lexrank"].indices) & set(comparison["luhn"].indices)
    assert overlap.loc["lexrank", "luhn"] == pytest.approx(len(shared) / (10 - len(shared)))


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_jaccard_is_symmetric_and_1_for_the_same_alone(one, other):
    assert jaccard(one, other) == jaccard(other, one)
    assert 0 <= jaccard(one, other) <= 1
    assert (jaccard(one, other) == 1) == (one == other)


def test_a_row_for_each_sentence_with_choices_or_scores(analysis, comparison):
    frame, scores = comparison.to_frame(), comparison.to_frame(scores=True)
    assert list(frame.index) == list(range(len(analysis.sentences)))
    assert [i for i, chosen in frame["kl"].items() if chosen] == list(comparison["kl"].indices)
    assert frame[list(METHODS)].drop(columns="lead").sum(axis=1).tolist() == frame.agreement.tolist()
    assert scores["luhn"].isna().sum() == 2
    assert scores["luhn"].max() == 1
    assert list(frame.columns) == list(scores.columns)


def test_the_compact_view_has_a_mark_for_each_choice_and_the_headings_between(analysis, comparison):
    page = Page(comparison._repr_html_())
    assert len(page.all("span", role="img")) == sum(map(len, comparison.summaries))
    assert len(page.all("tr", **{"class": "itk-chosen"})) == 5
    assert len(page.all("tr", **{"class": "itk-heading"})) == 2
    assert "★ 9" in page.text
    assert "17 of 21 sentences were chosen" in " ".join(page.text)


def test_unranked_choices_are_marked_otherwise_and_hostile_text_stays_text(translator):
    analysis = analyse("<b>Gatto</b> nero. Cane bianco <script>.", translator=translator)
    page = Page(methods_html(compare(analysis, ["reduction"], sentences=1)))
    assert "○" in page.text
    assert not page.all("b") + page.all("script")


def test_stars_stand_where_each_method_chose_with_lead_on_top(analysis, comparison):
    ax = plot.method_heatmap(comparison)
    stars = {tuple(point) for points in ax.collections for point in points.get_offsets().tolist()}
    assert stars == {(i + 1, y) for y, summary in enumerate(comparison.summaries) for i in summary.indices}
    assert ax.get_yticklabels()[0].get_text() == "lead"
    assert ax.yaxis_inverted()
    dotted = [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == ":"]
    assert dotted == [6, 15]
    assert ax.images[0].get_array().shape == (9, 21)


@pytest.fixture(scope="module")
def orders(analysis, translator):
    return both_orders(analysis, translator=translator)


def test_each_order_translates_what_it_must(analysis, orders):
    assert (orders.summarised_first.translated, orders.translated_first.translated) == (5, 21)
    assert orders.summarised_first.summary == analysis.with_summary(5, "lexrank", "it").summary
    assert orders.translated_first.summary == analysis.with_summary(5, "lexrank", "en").summary
    assert orders.translated_first.target == analysis.with_summary(5, "lexrank", "en").summary_sentences("en")
    assert all(math.isfinite(order.seconds) for order in (orders.summarised_first, orders.translated_first))


def test_the_differing_sentences_are_those_of_one_order_alone(orders):
    one, other = orders.differing
    assert set(one).isdisjoint(other)
    assert sorted(one + orders.shared) == list(orders.summarised_first.summary.indices)
    assert sorted(other + orders.shared) == list(orders.translated_first.summary.indices)
    assert orders.overlap == pytest.approx(len(orders.shared) / (10 - len(orders.shared)))
    assert one and other


def test_times_are_shown_if_asked_for_and_never_compared(analysis, translator, orders):
    assert both_orders(analysis, translator=translator) == orders
    assert " s<" in orders_html(orders)
    assert orders_html(orders, seconds=False) == orders_html(
        both_orders(analysis, translator=translator), seconds=False
    )
    text = " ".join(Page(orders._repr_html_()).text)
    for index in orders.differing[0]:
        assert orders.analysis.sentences[index].text in text
    assert "21 translated" in str(orders)
