import sys

import pytest
from conftest import SEEDS
from test_view import Page

from toolkit import ToolkitError, Translator, analyse, read_article
from toolkit.explorer import Explorer

WIDGETS = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def counted(translator, monkeypatch):
    """Give the texts that are translated."""
    done = []
    monkeypatch.setattr(
        translator, "translate", lambda texts: done.append(texts) or Translator.translate(translator, texts)
    )
    return done


@pytest.fixture
def explorer(translator):
    return Explorer(SEEDS, translator=translator)


def controls(explorer):
    row, view = explorer._widgets().children
    return {control.description: control for control in row.children}, view


def test_widgets_change_the_view_and_nothing_is_translated_twice(explorer, counted):
    choose, view = controls(explorer)
    choose["article"].value = explorer.names.index("corea-del-nord-russia")
    for method, sentences, language in (("textrank", 3, "it"), ("lsa", 4, "en"), ("lexrank", 5, "it")):
        choose["method"].value, choose["sentences"].value = method, sentences
        choose["language"].value = language
        text = " ".join(Page(view.value).text)
        assert f"{method}, {sentences} of 21 sentences" in text
    choose["article"].value = 0
    assert "of 24 sentences" in view.value
    choose["article"].value = explorer.names.index("corea-del-nord-russia")
    assert len(counted) == 2


def test_the_view_is_that_of_analyse(explorer, translator):
    explorer.choose(article=2, method="luhn", sentences=2)
    expected = analyse(SEEDS / "corea-del-nord-russia.txt", method="luhn", sentences=2, translator=translator)
    assert explorer.analysis.summary == expected.summary
    assert explorer.analysis.translation == expected.translation


def test_every_front_end_gets_something(explorer):
    bundle = explorer._repr_mimebundle_()
    assert WIDGETS in bundle
    assert "run this cell" in bundle["text/html"]
    assert "Bolivia" in bundle["text/html"]
    assert "4 articles" in bundle["text/plain"]


def test_without_ipywidgets_a_view_and_the_reason(explorer, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    bundle = explorer._repr_mimebundle_()
    assert WIDGETS not in bundle
    assert "pip install ipywidgets" in bundle["text/html"]
    assert "Bolivia" in bundle["text/html"]


def test_what_goes_wrong_is_told_in_the_view(explorer, monkeypatch):
    _, view = controls(explorer)

    def broken(*_):
        raise ToolkitError("the <package> is broken")

    monkeypatch.setattr(explorer._translator, "translate", broken)
    explorer.choose(article=1)
    assert "the &lt;package&gt; is broken" in view.value


@pytest.mark.parametrize(
    "articles", ["Il governo tace. Il parlamento vota.", [read_article("Il governo tace. Il parlamento vota.")]]
)
def test_texts_and_articles_can_be_explored_too(articles, translator):
    explorer = Explorer(articles, sentences=1, translator=translator)
    assert len(explorer.analysis.sentences) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"articles": []}, "no article to explore"),
        ({"articles": SEEDS, "method": "nosuch"}, "no method 'nosuch'"),
        ({"articles": SEEDS, "sentences": 0}, "whole number from 1"),
        ({"articles": "missing.txt"}, "no such file"),
    ],
)
def test_bad_arguments_are_told_at_once(arguments, message):
    with pytest.raises(ToolkitError, match=message):
        Explorer(**arguments)
