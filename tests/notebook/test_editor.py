from pathlib import Path

import pytest
from seen import Page

from toolkit import ToolkitError, analyse, read_analysis
from toolkit.errors import EditError, TranslationMemoryError
from toolkit.memory import TranslationMemory, Unit
from toolkit.notebook import Explorer
from toolkit.notebook.editor import findings_of_wordings, wordings

ARTICLES = [
    "Il governo tace sulla legge. Sono arrivati 5.000 soldati. Il presidente non ha parlato con i giornalisti.",
    "Il parlamento vota la legge. La Russia attacca.",
]
MINE = "As many as 5,000 soldiers have come."


@pytest.fixture(autouse=True)
def beside(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "memory.tmx"


@pytest.fixture
def make(translator):
    """Give an explorer whose panel is open."""

    def made(articles=ARTICLES):
        explorer = Explorer(articles, method="lead", sentences=1, translator=translator)
        explorer._widgets()
        explorer.editor.box.selected_index = 0
        return explorer

    return made


@pytest.fixture
def explorer(make):
    return make()


def said(widget):
    return " ".join(" ".join(Page(widget.value).text).split())


def take(editor, index, text):
    editor.sentences.value = index
    editor.english.value = text
    editor.take.click()


def test_the_panel_is_folded_and_quiet_until_it_is_opened(translator):
    explorer = Explorer(ARTICLES, translator=translator)
    explorer._widgets()
    assert explorer.editor.box.selected_index is None
    assert not explorer.editor.sentences.options
    explorer.edit(2, MINE)
    assert not explorer.editor.sentences.options
    explorer.editor.box.selected_index = 0
    assert "✎" in explorer.editor.sentences.options[1][0]


def test_a_sentence_is_chosen_typed_and_taken(explorer):
    editor, view = explorer.editor, explorer._box.children[-1]
    machine = explorer.analysis.translation.target
    assert [label.split()[0] for label, _ in editor.sentences.options] == ["1", "2", "3"]
    editor.sentences.value = 1
    assert "Sono arrivati 5.000 soldati." in said(editor.source)
    assert editor.english.value == machine[1]
    editor.english.value = "Only 500 soldiers have come."
    assert "!" in said(editor.found) and "5.000" in said(editor.found)
    assert "Not in the translation yet" in said(editor.found)
    assert explorer.analysis.translation.target == machine
    editor.english.value = MINE
    assert "find nothing" in said(editor.found)
    editor.take.click()
    assert explorer.analysis.translation.target == (machine[0], MINE, machine[2])
    assert MINE in view.value and "edited by a person" in view.value
    assert "Not in the translation yet" not in said(editor.found)
    assert "edited by a person" in said(editor.source)
    assert editor.sentences.options[1][0].endswith(f"✎ {MINE}")
    assert editor.sentences.value == 1


def test_a_serious_finding_is_marked_in_the_list(explorer):
    take(explorer.editor, 1, "Only 500 soldiers have come.")
    assert explorer.editor.sentences.options[1][0] == "2 ! ✎ Only 500 soldiers have come."


def test_use_this_puts_an_alternative_in_and_undo_brings_the_machines_back(explorer):
    editor = explorer.editor
    machine = editor.english.value
    row = editor.others.children[0]
    other = wordings(explorer.analysis, 0)[0].text
    assert row.children[0].description == "use this"
    row.children[0].click()
    assert editor.english.value == explorer.analysis.translation.target[0] == other != machine
    assert "the machine's" in said(editor.others.children[0].children[1])
    editor.undo.click()
    assert editor.english.value == explorer.analysis.translation.target[0] == machine
    assert not explorer.analysis.edits
    assert "wording is back" in said(editor.told)
    editor.undo.click()
    assert "already" in said(editor.told)


def test_each_wording_has_the_findings_that_it_would_have(explorer):
    analysis = explorer.analysis
    texts = ["Only 500 soldiers have come.", MINE, analysis.translation.target[1]]
    for text, found in zip(texts, findings_of_wordings(analysis, 1, texts), strict=True):
        assert found == analysis.with_edit(2, text).findings_of(1)


def test_edits_stay_whatever_is_chosen(explorer):
    take(explorer.editor, 1, MINE)
    explorer.choose(method="luhn", sentences=2, language="en")
    assert MINE in explorer.analysis.english
    explorer.choose(article=1)
    assert not explorer.analysis.edits
    assert len(explorer.editor.sentences.options) == 2
    assert explorer.editor.sentences.value == 0
    explorer.choose(article=0)
    assert MINE in explorer.analysis.english
    saved = explorer.analysis.save("page.json")
    assert read_analysis(saved).edits[0].text == MINE


def test_edits_outlive_new_terms(explorer):
    take(explorer.editor, 1, MINE)
    Path("terms.csv").write_text("source,target\nlegge,statute\n", "utf-8")
    explorer._take_terms()
    assert "statute" in explorer.analysis.english
    assert explorer.analysis.translation.target[1] == explorer.editor.sentences.options[1][0][-len(MINE) :] == MINE


def test_what_was_typed_and_not_taken_is_still_there(explorer):
    editor = explorer.editor
    editor.sentences.value = 1
    editor.english.value = "Soldiers have"
    editor.sentences.value = 2
    editor.sentences.value = 1
    assert editor.english.value == "Soldiers have"
    editor.undo.click()
    assert editor.english.value == explorer.analysis.translation.target[1]


def test_the_sentence_looked_into_is_the_one_to_edit(explorer):
    explorer.choose(look_into=3)
    assert explorer.editor.sentences.value == 2
    take(explorer.editor, 2, "The president did not talk to journalists.")
    assert explorer._controls["look_into"].value == 0
    assert explorer.editor.sentences.value == 2
    assert "</u>" not in explorer._box.children[-1].value


def test_saved_edits_are_there_in_the_next_session(explorer, make, beside):
    take(explorer.editor, 1, MINE)
    explorer.choose(article=1)
    take(explorer.editor, 1, "Russia is attacking.")
    explorer.editor.save.click()
    assert "2 edits saved in memory.tmx" in said(explorer.editor.told)
    assert str(beside.parent) in said(explorer.editor.told)
    later = make()
    assert later.analysis.edits[0].origin == "memory.tmx"
    assert later.analysis.translation.target[1] == MINE
    later.editor.sentences.value = 1
    assert "as in memory.tmx" in said(later.editor.source)


def test_an_undone_edit_is_taken_out_of_the_memory_and_that_is_said(explorer, make, beside):
    other = Unit("Piove.", "It rains.")
    TranslationMemory([other]).write(beside)
    take(explorer.editor, 1, MINE)
    explorer.editor.save.click()
    later = make()
    later.editor.sentences.value = 1
    later.editor.undo.click()
    assert f"memory.tmx still has “{MINE}”; Save takes it out" in said(later.editor.told)
    assert len(TranslationMemory.read(beside)) == 2
    later._take_terms()
    assert MINE not in later.analysis.english
    later.editor.save.click()
    assert "1 undone one taken out of memory.tmx" in said(later.editor.told)
    assert TranslationMemory.read(beside).units == (other,)
    assert not make().analysis.edits


def test_a_near_match_is_only_begun_from(make, beside):
    TranslationMemory([Unit("Sono arrivati 6.000 soldati.", "6,000 soldiers have come.")]).write(beside)
    explorer = make()
    explorer.editor.sentences.value = 1
    *_, row = explorer.editor.others.children
    assert row.children[0].description == "start from this"
    assert "in the memory" in said(row.children[1]) and "!" in said(row.children[1])
    row.children[0].click()
    assert explorer.editor.english.value == "6,000 soldiers have come."
    assert not explorer.analysis.edits
    assert "Not in the translation yet" in said(explorer.editor.found)


def test_the_wordings_at_hand_are_told_apart(translator):
    plain = analyse(ARTICLES[0], translator=translator, second_opinion=True)
    assert all(each.text != plain.translation.target[0] for each in wordings(plain, 0))
    origins = [each.origin for each in wordings(plain.with_edit(1, "Silence."), 0)]
    assert origins[0] == "the machine's"
    assert "the model's alternative" in origins
    opinion = plain.opinion_of(0).text
    assert opinion in {each.text for each in wordings(plain.with_edit(1, "Silence."), 0)}


def test_what_goes_wrong_is_told_in_the_panel(explorer, beside):
    editor = explorer.editor
    editor.save.click()
    assert "no edits for memory.tmx yet" in said(editor.told)
    take(editor, 1, "  ")
    assert "the edit has no text" in said(editor.told)
    assert not explorer.analysis.edits
    take(editor, 1, "<b>Soldiers</b>")
    assert "&lt;b&gt;Soldiers" in explorer._box.children[-1].value
    beside.write_text("no memory at all")
    editor.save.click()
    assert "memory.tmx" in said(editor.told) and 'role="alert"' in editor.told.value
    assert beside.read_text() == "no memory at all"
    assert explorer.analysis.edits
    editor.undo.click()
    assert 'role="alert"' in editor.told.value
    assert not explorer.analysis.edits


def test_without_widgets_edits_are_made_and_saved_too(translator, tmp_path):
    explorer = Explorer(ARTICLES, translator=translator)
    with pytest.raises(EditError, match="no edits"):
        explorer.save_edits()
    with pytest.raises(EditError, match="no sentence 9"):
        explorer.edit(9, "x")
    explorer.edit(2, MINE)
    saved = explorer.save_edits(tmp_path / "mine.tmx")
    assert (saved.path.name, saved.edits, saved.taken_out) == ("mine.tmx", 1, 0)
    explorer.edit(2, None)
    assert not explorer.analysis.edits
    assert explorer.save_edits(tmp_path / "mine.tmx").taken_out == 1
    (tmp_path / "bad.tmx").write_text("x")
    with pytest.raises(TranslationMemoryError):
        explorer.save_edits(tmp_path / "bad.tmx")


def test_an_article_that_cannot_be_analysed_is_told_in_the_panel(explorer, monkeypatch):
    def broken(*_):
        raise ToolkitError("the <package> is broken")

    monkeypatch.setattr(explorer._translator, "translate_all", broken)
    explorer.choose(article=1)
    assert "the &lt;package&gt; is broken" in explorer.editor.told.value
    [inside] = explorer.editor.box.children
    assert explorer.editor.sentences not in inside.children
    explorer.choose(article=0)
    assert explorer.editor.sentences in inside.children
    assert "broken" not in explorer.editor.told.value
