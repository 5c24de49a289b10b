"""Summaries across articles, and what they are made of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import analyse, digest
from toolkit.comparison.digests import METHODS
from toolkit.comparison.sentence_vectors import centroid, cosine, marginal, vectors
from toolkit.errors import SummaryError
from toolkit.reading import Sentence, near_duplicates

OTHER = "seeds/corea-del-nord-disarmo.txt"
COPY = "Secondo l'agenzia, il governo ha approvato la legge sulla pesca nel Pacifico con 120 voti."


@pytest.fixture(scope="module")
def pair(analysis, translator):
    return analysis, analyse(OTHER, translator=translator)


@pytest.fixture(scope="module")
def wire(translator):
    """Two papers that print the same agency sentence."""
    texts = (
        f"La pesca divide il Cile. {COPY} I pescatori protestano contro la legge.",
        f"Il Cile vota. {COPY.replace('Secondo', 'Come dice')} La pesca nel Pacifico finisce.",
    )
    return [analyse(text, translator=translator) for text in texts]


def prose(*texts):
    return [Sentence(i, text, 0, len(text), i) for i, text in enumerate(texts)]


@pytest.mark.parametrize("method", METHODS)
def test_sentences_keep_their_article_and_their_index(pair, method):
    found = digest(pair, 6, method)
    places = [(pick.article, pick.index) for pick in found.picks]
    assert places == sorted(places)
    assert len(set(places)) == len(found) == 6
    assert {article for article, _ in places} == {0, 1}
    assert sorted(pick.rank for pick in found.picks) == [1, 2, 3, 4, 5, 6]
    assert max(pick.score for pick in found.picks) == 1
    for pick in found.picks:
        assert found.analyses[pick.article].sentences[pick.index].kind == "prose"
        assert 0 <= pick.score <= 1
    assert digest(pair, 6, method) == found
    assert dict(found.signature.items)["digest"] == method


def test_rank_one_is_the_most_central_and_the_rest_adds_to_it(pair):
    central, varied = (digest(pair, 8, balance=balance) for balance in (1.0, 0.3))
    by_rank = sorted(central.picks, key=lambda pick: pick.rank)
    assert [pick.score for pick in by_rank] == sorted((pick.score for pick in central.picks), reverse=True)

    def closest(found):
        texts = [found.analyses[pick.article].sentences[pick.index].text for pick in found.picks]
        weighed = vectors(prose(*texts))
        return max(cosine(a, b) for i, a in enumerate(weighed) for b in weighed[:i])

    assert closest(varied) < closest(central)


def test_agency_copy_is_collapsed_and_shown(wire):
    found = digest(wire, "100%")
    assert found.duplicates == (((0, 1), (1, 1)),)
    picks = {(pick.article, pick.index): pick.also for pick in found.picks}
    assert (1, 1) not in picks
    assert picks[0, 1] == ((1, 1),)
    assert len(picks) == 5
    text = " ".join(Page(found._repr_html_()).text)
    assert "1 collapsed as nearly the same" in text
    assert "nearly the same: " in text


GROUPS = [
    (("Il governo tace.", "Il GOVERNO tace!"), ((0, 1),)),
    ((COPY, COPY.replace("120", "130")), ()),
    ((COPY, COPY.replace("ha approvato", "non ha approvato")), ()),
    ((COPY, COPY.replace("agenzia", "Agenzia Ansa"), COPY), ((0, 1, 2),)),
    (("Il governo tace.", "Il parlamento tace."), ()),
    ((), ()),
    (("…", "…"), ()),
]


@pytest.mark.parametrize(("texts", "groups"), GROUPS)
def test_near_duplicates_have_the_same_figures_and_negations(texts, groups):
    assert near_duplicates(prose(*texts)) == groups


WORDS = st.lists(st.sampled_from("il mare sale non 120 voti barca Cile".split()), max_size=9).map(" ".join)


@given(st.lists(WORDS, max_size=7))
def test_groups_are_apart_and_in_order(texts):
    groups = near_duplicates(prose(*texts))
    members = [place for group in groups for place in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 and list(group) == sorted(group) for group in groups)
    for one, other in ((a, b) for a in range(len(texts)) for b in range(a)):
        if texts[one] == texts[other] != "":
            assert any({one, other} <= set(group) for group in groups)


@given(st.lists(WORDS, max_size=7), st.floats(0, 1, allow_subnormal=False), st.integers(0, 9))
def test_vectors_have_length_one_and_the_choice_is_a_choice(texts, balance, count):
    weighed = vectors(prose(*texts))
    assert len(weighed) == len(texts)
    assert all(not vector or cosine(vector, vector) == pytest.approx(1) for vector in weighed)
    middle = centroid(weighed)
    scores = [cosine(vector, middle) for vector in weighed]
    assert all(0 <= score <= 1 for score in scores)
    chosen = marginal(weighed, scores, balance, count)
    assert len(chosen) == len(set(chosen)) == min(count, len(texts))
    assert not chosen or scores[chosen[0]] == pytest.approx(max(scores)) or balance == 0


def test_an_article_given_twice_counts_once_with_a_note(pair):
    found = digest([*pair, pair[0]], 4)
    assert found.picks == digest(pair, 4).picks
    assert found.notes == ("corea-del-nord-russia was given twice and counts once",)


def test_articles_that_share_no_subject_are_told(pair, analysis, translator):
    assert digest(pair).notes == ()
    assert digest(pair).likeness > 0.2
    for other in ("bolivia-mare", "inventore-del-web"):
        stranger = digest([analysis, analyse(f"seeds/{other}.txt", translator=translator)])
        assert "is it one subject" in stranger.notes[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"method": "kl"}, "choose lexrank or centroid"),
        ({"sentences": 0}, "whole number from 1"),
        ({"balance": 1.1}, "from 0 to 1"),
        ({"balance": True}, "from 0 to 1"),
    ],
)
def test_bad_arguments_are_told(pair, arguments, message):
    with pytest.raises(SummaryError, match=message):
        digest(pair, **arguments)


def test_one_article_other_languages_and_no_prose_are_refused(pair, translator):
    with pytest.raises(SummaryError, match="two articles at least, not 0"):
        digest([])
    with pytest.raises(SummaryError, match="given twice"):
        digest([pair[0], pair[0]])
    signature = pair[1].translation.signature
    french = replace(signature, items=tuple((k, "fr" if k == "source" else v) for k, v in signature.items))
    with pytest.raises(SummaryError, match="fr to en, it to en"):
        digest([pair[0], replace(pair[1], translation=replace(pair[1].translation, signature=french))])
    titles = [replace(one, sentences=tuple(replace(s, kind="title") for s in one.sentences)) for one in pair]
    with pytest.raises(SummaryError, match="no prose"):
        digest(titles)


def test_texts_without_a_word_in_common_still_give_a_digest(translator):
    short = [analyse(text, translator=translator) for text in ("Tacciono.", "E il di che.")]
    for method in METHODS:
        assert len(digest(short, 2, method)) == 2


def test_as_a_table_and_on_a_page(pair):
    found = digest(pair, 5)
    frame = found.to_frame()
    assert list(frame["article"].unique()) == ["corea-del-nord-russia", "corea-del-nord-disarmo"]
    assert (frame["source"] == [pair[p.article].sentences[p.index].text for p in found.picks]).all()
    page = Page(found._repr_html_())
    text = " ".join(page.text)
    assert len(page.all("tr")) == len(found) + 2
    assert text.count("The baseline beside it") == 2
    assert str(found.signature) in text
    assert "No two sentences say nearly the same." in text


def test_hostile_text_stays_text(translator):
    texts = ("<script>Il mare sale. <b>Il mare scende.", "Il mare <i>sale. La barca <img src=x> tace.")
    page = Page(digest([analyse(text, translator=translator) for text in texts])._repr_html_())
    assert not page.all("script") + page.all("img") + page.all("i") + page.all("b")
