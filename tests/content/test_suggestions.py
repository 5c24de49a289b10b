from dataclasses import replace
from pathlib import Path

import pytest

from toolkit import Glossary, ToolkitError, analyse
from toolkit.content import suggest_terms
from toolkit.errors import GlossaryError
from toolkit.files import add_terms, suggestions_text
from toolkit.signature import Signature


def analysis_of(name, *pairs):
    """An analysis whose English is given."""
    made = analyse("\n\n".join(italian for italian, _ in pairs), package="fast", retry=False)
    targets = tuple(english for _, english in pairs)
    source = replace(made.article, source=Path(f"{name}.txt"))
    assert made.translation.source == tuple(italian for italian, _ in pairs)
    return replace(made, article=source, translation=replace(made.translation, target=targets))


@pytest.fixture(scope="module")
def found():
    one = analysis_of(
        "uno",
        ("L'assessore Rossetti parla al Cremlino di Putin.", "Councillor Rossetti speaks to Putin's Kremlin."),
        ("L'assessore ha incontrato Vladimir Putin ieri.", "The aide met Vladimir Putin yesterday."),
        ("La sentenza del tribunale è giusta.", "The court's ruling is right."),
    )
    two = analysis_of(
        "due",
        ("La sentenza arriva domani al tribunale.", "The sentence comes to the court tomorrow."),
        ("Il portavoce di Rossetti è del Cremlino.", "The spokesman of Rosseti is from the Cremlin."),
    )
    return {each.source: each for each in suggest_terms([one, two]).found}


def places(suggestion):
    return [(rendering.text, rendering.places) for rendering in suggestion.renderings]


def test_what_became_of_a_term_stands_with_its_places(found):
    assert places(found["assessore"]) == [("councillor", (("uno", 1),)), ("", (("uno", 2),))]
    assert places(found["Cremlino"]) == [("Cremlin", (("due", 2),)), ("Kremlin", (("uno", 1),))]
    assert places(found["sentenza"]) == [("ruling", (("uno", 3),)), ("sentence", (("due", 1),))]
    assert places(found["tribunale"]) == [("court", (("uno", 3), ("due", 1)))]


def test_what_lists_say_is_suggested(found):
    said = {name: (found[name].kind, found[name].target, found[name].says) for name in ("assessore", "Cremlino")}
    assert said["assessore"] == ("institution", "councillor", "starter: councillor")
    assert said["Cremlino"][1:] == ("Kremlin", "list of names: Kremlin")
    assert [found[name].is_open for name in ("Cremlino", "sentenza", "tribunale")] == [True, True, False]


def test_a_surname_alone_is_no_other_rendering(found):
    assert places(found["Vladimir Putin"]) == [("Vladimir Putin", (("uno", 1), ("uno", 2)))]


def test_an_accepted_row_is_a_term_as_it_stands(found, tmp_path):
    from toolkit.content import TermSuggestions

    text = suggestions_text(TermSuggestions(tuple(found.values())))
    assert len(text.splitlines()) == len(found) + 1
    path = tmp_path / "terms.csv"
    path.write_text(text, "utf-8")
    assert len(Glossary.read(path)) == 0
    path.write_text(text.replace("\n,Cremlino", "\nyes,Cremlino"), "utf-8")
    assert [(e.source, e.target) for e in Glossary.read(path).entries] == [("Cremlino", "Kremlin")]


def test_a_row_is_no_formula():
    analysis = analysis_of("uno", ("Parla @rossi del tribunale.", '=HYPERLINK("x") speaks of the court.'))
    for line in suggestions_text(suggest_terms(analysis)).splitlines():
        assert not any(cell.startswith(("=", "+", "@", '"=')) for cell in line.split(","))


def test_other_languages_and_no_terms_are_refused():
    made = analyse("Il governo tace.", package="fast")
    signature = made.translation.signature + Signature.of(target="de")
    german = replace(made, translation=replace(made.translation, signature=signature))
    with pytest.raises(ToolkitError, match="n must be at least 1"):
        suggest_terms(made, n=0)
    with pytest.raises(ToolkitError, match="not it to de"):
        suggest_terms([german])
    assert suggest_terms([]).found == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "source,target\nPil,GDP\n"),
        ("source,target\nCsm,CSM", "source,target\nCsm,CSM\nPil,GDP\n"),
        ("target;source;note\nCSM;Csm;mia\n", "target;source;note\nCSM;Csm;mia\nGDP;Pil;\n"),
        ("accept,source,target\nno,gip,judge\n", "accept,source,target\nno,gip,judge\nyes,Pil,GDP\n"),
        ("source,target\nPil,gdp\n", "source,target\nPil,gdp\n"),
    ],
)
def test_accepted_terms_are_added_and_no_row_is_lost(tmp_path, before, after):
    path = tmp_path / "terms.csv"
    if before is not None:
        path.write_text(before, "utf-8")
    notes = add_terms(path, {"Pil": "GDP"})
    assert path.read_text("utf-8") == after
    assert len(notes) == ("gdp" in after)
    assert "Pil" in {entry.source for entry in Glossary.read(path).entries}


def test_a_faulty_file_or_term_changes_nothing(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("it,en\n", "utf-8")
    with pytest.raises(GlossaryError, match="source,target"):
        add_terms(path, {"Pil": "GDP"})
    with pytest.raises(GlossaryError, match="empty"):
        add_terms(path, {"Pil": " "})
    assert path.read_text("utf-8") == "it,en\n"
