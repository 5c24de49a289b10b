"""Key terms in both languages."""

from dataclasses import replace

import pytest
from seen import Page

from toolkit import ToolkitError, analyse
from toolkit.content import counterparts
from toolkit.signature import Signature
from toolkit.summary import key_terms

SOURCE = "Il mare divide. Il mare è freddo. La barca divide. La barca è rossa. Il porto tace."


def with_target(analysis, *target):
    return replace(analysis, translation=replace(analysis.translation, target=target))


@pytest.fixture(scope="module")
def sea(translator):
    return analyse(SOURCE, translator=translator, retry=False)


def linked(analysis):
    return {t.term.lemma: t.target for t in counterparts(analysis, None).terms}


def test_words_are_linked_by_the_sentences_they_share(sea):
    right = with_target(
        sea, "The sea divides.", "The sea is cold.", "The boat divides.", "The boat is red.", "The pier waits."
    )
    assert linked(right) == {"mare": "sea", "barca": "boat", "dividere": "divide"} | dict.fromkeys(
        ("freddo", "rosso", "portare", "tacere")
    )


def test_what_is_rendered_now_so_now_otherwise_is_unknown(sea):
    mixed = with_target(
        sea, "The sea divides.", "The ocean is cold.", "The boat divides.", "The ship is red.", "It waits."
    )
    assert linked(mixed)["mare"] is None
    assert linked(mixed)["barca"] is None
    assert linked(mixed)["dividere"] == "divide"


def test_where_two_words_come_equally_close_the_answer_is_unknown(sea):
    both = with_target(
        sea, "The deep sea divides.", "The deep sea is cold.", "The boat divides.", "The boat is red.", ""
    )
    assert linked(both)["mare"] is None
    assert linked(both)["barca"] == "boat"


def test_nothing_is_linked_to_an_empty_translation(sea):
    assert set(linked(with_target(sea, *[""] * len(sea.sentences))).values()) == {None}


def test_the_users_article(analysis):
    terms = counterparts(analysis, None).terms
    assert [t.term for t in terms] == list(key_terms(analysis.sentences, n=None))
    found = {t.term.lemma: (t.target, t.how) for t in terms}
    assert found["Corea"] == ("Korea", "listed")
    assert found["russo"] == ("Russian", "listed")
    assert found["Umerov"] == ("Umerov", "copied")
    assert found["truppa"] == ("troop", "occurs with")
    assert found["lavoratore"] == ("worker", "occurs with")
    for target, how in found.values():  # what stands there, right or wrong
        assert (target is None) == (how == "unknown")
        assert how != "copied" or target in " ".join(analysis.translation.target)


def test_what_is_said_of_a_pair_holds(analysis):
    targets = [term.target for term in counterparts(analysis, None).terms if term.how == "occurs with"]
    assert len(targets) == len(set(targets))
    for term in counterparts(analysis, None).terms:
        assert set(term.together) <= set(term.term.sentences)
        assert 0 <= term.score <= 1
        assert (term.target is None) == (term.how == "unknown") == (not term.together)


def test_as_a_table_and_on_a_page(analysis):
    terms = counterparts(analysis, 7)
    assert list(terms.to_frame()["source"]) == [t.term.lemma for t in terms.terms]
    assert len(Page(terms._repr_html_()).all("tr")) == 8 == len(terms) + 1


def test_hostile_text_stays_text(translator):
    page = Page(counterparts(analyse("<script>Xyzzq tace. <b>Xyzzq vota.", translator=translator))._repr_html_())
    assert not page.all("script") + page.all("b")


def test_bad_arguments_are_told(analysis):
    with pytest.raises(ToolkitError, match="at least 1"):
        counterparts(analysis, 0)
    signature = Signature.of(source="en", target="it")
    with pytest.raises(ToolkitError, match="not en to it"):
        counterparts(replace(analysis, translation=replace(analysis.translation, signature=signature)))
