import sys

import pytest
from conftest import SEEDS
from seen import Page

from toolkit import ToolkitError, Translator, analyse, packages, read_article
from toolkit.errors import PackageNotFound
from toolkit.notebook import Explorer

WIDGETS = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def counted(translator, monkeypatch):
    """Give the texts that are translated."""
    done = []
    monkeypatch.setattr(
        translator,
        "translate_all",
        lambda texts, *memory: done.extend(texts) or Translator.translate_all(translator, texts, *memory),
    )
    return done


@pytest.fixture
def explorer(translator):
    return Explorer(SEEDS, translator=translator)


def controls(explorer):
    row, *_, view = explorer._widgets().children
    return {control.description: control for control in row.children}, view


def test_widgets_change_the_view_and_nothing_is_translated_twice(explorer, counted):
    choose, view = controls(explorer)
    choose["article"].value = explorer.names.index("corea-del-nord-russia")
    for method, sentences, language in (("textrank", 3, "it"), ("lsa", 4, "en"), ("lexrank", 5, "it")):
        choose["method"].value, choose["sentences"].value = method, str(sentences)
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

    monkeypatch.setattr(explorer._translator, "translate_all", broken)
    explorer.choose(article=1)
    assert "the &lt;package&gt; is broken" in view.value


@pytest.mark.parametrize(
    "articles", ["Il governo tace. Il parlamento vota.", [read_article("Il governo tace. Il parlamento vota.")]]
)
def test_texts_and_articles_can_be_explored_too(articles, translator):
    explorer = Explorer(articles, sentences=1, translator=translator)
    assert len(explorer.analysis.sentences) == 2


def test_choosing_by_hand_moves_the_widgets(explorer):
    controls_, view = controls(explorer)
    explorer.choose(method="luhn", sentences=2)
    assert (controls_["method"].value, controls_["sentences"].value) == ("luhn", "2")
    assert "luhn, 2 of 24 sentences" in view.value


def test_a_sentence_can_be_looked_into_until_another_article_is_chosen(explorer):
    choose, view = controls(explorer)
    choose["article"].value = explorer.names.index("corea-del-nord-russia")
    assert "<ins>" not in view.value
    choose["look into"].value = 4
    assert '<u class="itk-weak"' in view.value
    assert "<ins>" in view.value
    choose["look into"].value = 22
    assert "There is no sentence 22: 1 to 21 are." in view.value
    assert "of 21 sentences" in view.value
    choose["article"].value = 0
    assert choose["look into"].value == 0
    assert "There is no sentence" not in view.value


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"article": 99}, "no article 99"),
        ({"method": "x"}, "no method"),
        ({"colour": 1}, "no 'colour'"),
        ({"sentences": "viele"}, "sentences must be .*80 words"),
        ({"look_into": "4"}, "a number from 1"),
    ],
)
def test_what_cannot_be_chosen_is_told_and_changes_nothing(explorer, choice, message):
    with pytest.raises(ToolkitError, match=message):
        explorer.choose(**choice)
    assert explorer.analysis.summary.method == "lexrank"


def test_a_long_summary_can_be_asked_for(translator):
    explorer = Explorer(SEEDS, sentences=18, translator=translator)
    assert controls(explorer)[0]["sentences"].value == "18"


@pytest.mark.parametrize("length", ["20%", "80 words", "1 per section"])
def test_any_length_that_analyse_takes_can_be_typed(explorer, length):
    choose, _ = controls(explorer)
    choose["article"].value = explorer.names.index("corea-del-nord-russia")
    choose["sentences"].value = f" '{length}'"
    assert explorer.analysis.summary.signature["sentences"] == choose["sentences"].value == length


def test_a_length_that_is_none_is_told_above_the_view_until_there_is_one(explorer):
    choose, view = controls(explorer)
    choose["sentences"].value = "viele"
    assert "sentences must be a whole number" in view.value
    assert "5 of 24 sentences" in view.value
    choose["sentences"].value = "5"
    assert "must be" not in view.value


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path, translator):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("Il governo tace. Il parlamento vota.")
    explorer = Explorer(tmp_path, translator=translator)
    assert explorer.names == ("b",)
    assert "a.txt: is empty" in explorer._repr_mimebundle_()["text/html"]
    (tmp_path / "b.txt").unlink()
    with pytest.raises(ToolkitError, match=r"no article to explore: .*a\.txt: is empty"):
        Explorer(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"articles": []}, "no article to explore"),
        ({"articles": SEEDS, "method": "nosuch"}, "no method 'nosuch'"),
        ({"articles": SEEDS, "sentences": "120%"}, "sentences must be"),
        ({"articles": 5}, "a path, a text or bytes, not int"),
        ({"articles": SEEDS, "sentences": 0}, "whole number from 1"),
        ({"articles": "missing.txt"}, "no such file"),
        ({"articles": "nofolder"}, "nofolder: there is no such file"),
    ],
)
def test_bad_arguments_are_told_at_once(arguments, message):
    with pytest.raises(ToolkitError, match=message):
        Explorer(**arguments)


def test_the_languages_on_offer_are_those_of_the_pair(tiny):
    german = Translator(package=packages.read(tiny["de-en"]))
    explorer = Explorer("Die Regierung schweigt heute. Der Präsident hat gesprochen.", translator=german)
    assert explorer._widgets().children[0].children[3].options == (("German", "de"), ("English", "en"))
    assert explorer.analysis.summary.signature["language"] == "de"
    explorer.choose(language="en")
    assert explorer.analysis.summary.signature["language"] == "en"
    with pytest.raises(ToolkitError):
        explorer.choose(language="it")
    with pytest.raises(PackageNotFound):
        Explorer("seeds", source="xx")


def test_terms_beside_the_notebook_and_corrections_are_taken(tmp_path, monkeypatch, translator):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text("source,target\ngoverno,executive\n", "utf-8")
    texts = ["Il governo tice sulla legge.", "Il parlamento vota la legge."]
    explorer = Explorer(texts, translator=translator, corrections={"tice": "tace"})
    assert explorer.analysis.italian == "Il governo tace sulla legge."
    assert "executive" in explorer.analysis.english
    assert "glossary: terms.csv beside the notebook, 1 term" in explorer.analysis.notes
    explorer.choose(article=1)
    assert explorer.analysis.italian == texts[1]


def test_accepted_terms_go_to_the_file_and_into_the_page(tmp_path, monkeypatch, translator):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text("source,target\nlegge,statute\n", "utf-8")
    explorer = Explorer(["Il governo tace sulla legge del tribunale."], translator=translator)
    _, view = controls(explorer)
    explorer.terms.box.selected_index = 0
    explorer.terms.save()
    assert "Nothing is accepted" in explorer.terms.told.value
    rows = {source: (accept, english) for source, accept, english in explorer.terms.rows}
    for source, english in (("tribunale", "zanztribunal"), ("legge", "act")):
        rows[source][0].value, rows[source][1].value = True, english
    explorer.terms.button.click()
    saved = (tmp_path / "terms.csv").read_text("utf-8")
    assert saved == "source,target\nlegge,statute\ntribunale,zanztribunal\n"
    assert "1 term accepted" in explorer.terms.told.value and "“statute”" in explorer.terms.told.value
    assert "zanztribunal" in view.value
    assert "zanztribunal" in explorer.analysis.english


def test_the_panel_follows_the_article(explorer):
    controls(explorer)
    explorer.terms.box.selected_index = 0
    first = [source for source, *_ in explorer.terms.rows]
    explorer.choose(article=2)
    assert "Pyongyang" in [source for source, *_ in explorer.terms.rows] != first
