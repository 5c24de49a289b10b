"""What the kinds of sentences mean for all that is found out about an article."""

import re
from datetime import date

import pytest

from toolkit import analyse
from toolkit.analysis import read_analysis
from toolkit.content import entities, timeline
from toolkit.files import report

TEXT = """Home > Cronaca > Milano
Condividi

Crepa nella diga, evacuate quaranta famiglie

La diga di Vallescura è stata chiusa ieri mattina dopo che i tecnici della regione hanno trovato una crepa.

Mese | Livello | Pioggia
Settembre | 112,4 | 35
Ottobre | 115,0 | 80

Il sindaco Aldo Neri ha spiegato che il livello dell'acqua della diga scenderà di tre metri entro domani sera.

Leggi anche: Carlo Bianchi: "La diga era malata dal 12 maggio 2019"

Questo sito utilizza cookie tecnici della diga. Cliccando su "Accetta" acconsenti all'uso dei cookie della diga.

La prefettura ha chiesto all'esercito di mandare cinquanta soldati per controllare le case vuote vicino alla diga.

Commenti (2)
mario83: "Vergogna, la diga di Vallescura andava chiusa prima", ha detto Carlo Bianchi."""


@pytest.fixture(scope="module")
def found(translator):
    return analyse(TEXT, sentences=3, method="textrank", translator=translator)


def test_boilerplate_is_nothing_to_read_first(found):
    assert "boilerplate" in {sentence.kind for sentence in found.sentences}
    assert "boilerplate" not in {found.sentences[i].kind for i in found.read_first(len(found.sentences))}


def test_no_row_and_no_boilerplate_is_in_a_summary(found):
    assert found.title[0] == "Crepa nella diga, evacuate quaranta famiglie"
    kinds = [sentence.kind for sentence in found.sentences]
    assert (kinds.count("row"), kinds.count("prose"), kinds.count("title")) == (3, 3, 1)
    assert {kinds[i] for i in (*found.summary.indices, *found.lead.indices)} == {"prose"}


def test_all_is_translated_and_said(found):
    assert all(found.translation.target)
    notes = " ".join(found.article.notes)
    assert "3 lines are rows of tables" in notes
    assert re.search(r"\d lines that are no part of the article \(breadcrumb, share buttons, links to other", notes)
    row = next(s.index for s in found.sentences if s.text.startswith("Ottobre"))
    assert found.translation.target[row] == "October | 115.0 | 80"


def test_nobody_speaks_and_nothing_happens_in_boilerplate(found):
    assert {quotation.speaker for quotation in found.quotations} == {"Aldo Neri"}
    names = [entity.name for entity in entities(found).found]
    assert "Carlo Bianchi" not in names and "Aldo Neri" in names
    assert not any("2019" in str(event) for event in timeline(found, date(2025, 11, 19)).events)


def test_they_are_shown_apart_and_written_into_every_file(found, tmp_path):
    page = found._repr_html_()
    assert page.count('class="itk-first itk-row"') + page.count('class="itk-row"') == 3
    assert "itk-boilerplate" in page
    for ending in ("html", "md", "csv", "docx", "json"):
        assert report(found, tmp_path / f"x.{ending}").stat().st_size
    again = read_analysis(tmp_path / "x.json")
    assert [s.kind for s in again.sentences] == [s.kind for s in found.sentences]
