"""Edits: a person's wording stays, the machine's is kept beside it, and every form of the result says so."""

import csv
import io
import re
import zipfile

import docx
import pytest
from conftest import SEEDS, USERS_ARTICLE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from toolkit import analyse, read_analysis, report
from toolkit.analysis import PERSON, memory_of, today
from toolkit.cli import main
from toolkit.errors import EditError, ToolkitError
from toolkit.files import mended_rows, read_edits
from toolkit.memory import BESIDE, TranslationMemory, Unit
from toolkit.views import bilingual_html

ATTACK = "It also seems that the Russian army is preparing a large attack on Kyiv."


@pytest.fixture(scope="module")
def edited(analysis):
    return analysis.with_edit(3, ATTACK)


def test_an_edit_stands_in_the_place_of_the_machines_wording(analysis, edited):
    assert edited.translation.target[2] == ATTACK
    assert edited.machine == analysis.translation
    [edit] = edited.edits
    assert (edit.index, edit.text, edit.day, edit.origin) == (2, ATTACK, today(), PERSON)
    assert edited.translation.scores[2] is None
    others = [i for i in range(len(analysis.sentences)) if i != 2]
    assert [edited.translation.target[i] for i in others] == [analysis.translation.target[i] for i in others]
    assert f"sentence 3: edited by a person, {today()}" in edited.notes
    assert ATTACK in edited.english
    assert 2 not in edited.read_first(len(edited.sentences))  # the machine is not to be mistrusted there any more


def test_the_checks_run_on_edits(analysis):
    wrong = analysis.with_edit(19, "Satellite images show dormitories for 7,777 workers.")
    assert any(finding.kind == "number" and finding.severity == "serious" for finding in wrong.findings_of(18))
    right = analysis.with_edit(
        14,
        "On 15 June UK defence intelligence said North Korea could have suffered more than "
        "6,000 casualties in Russia since its troops were sent to Kursk Oblast in the autumn of 2024.",
    )
    assert not right.findings_of(13)


def test_what_an_edit_says_is_undone_by_none(analysis, edited):
    assert edited.with_edit(3, None) == analysis
    assert edited.with_edit(3, analysis.translation.target[2]) == analysis
    both = edited.with_edits({1: "North Korea could send more troops.", 3: None})
    assert [edit.index for edit in both.edits] == [0]


@given(st.dictionaries(st.integers(1, 24), st.none() | st.text(min_size=1).filter(str.strip), max_size=4))
def test_edits_come_one_by_one_or_together_and_leave_no_trace(edits):
    analysis = _bolivia()
    together, one_by_one = analysis.with_edits(edits), analysis
    for number, text in edits.items():
        one_by_one = one_by_one.with_edit(number, text)
    assert together == one_by_one
    assert together.with_edits(dict.fromkeys(edits)) == analysis
    assert all(edit.text == " ".join(edit.text.split()) for edit in together.edits)


_kept = []


def _bolivia():
    if not _kept:
        _kept.append(analyse(SEEDS / "bolivia-mare.txt"))
    return _kept[0]


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ({0: "x"}, "there is no sentence 0: this article has 21, counted from 1."),
        ({22: "x"}, "there is no sentence 22: this article has 21"),
        ({22: None}, "there is no sentence 22: this article has 21"),
        ({"3": "x"}, "there is no sentence '3': this article has 21"),
        ({3: " "}, "sentence 3: the edit has no text. To undo an edit, give None"),
        ({3: 5}, "sentence 3: the edit has no text"),
        ({3: "x" * 30_000}, "sentence 3: 30,000 characters are too many"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(analysis, edits, message):
    with pytest.raises(EditError, match=re.escape(message)):
        analysis.with_edits(edits)


def test_the_summary_follows(translator):
    english = analyse(USERS_ARTICLE, sentences=2, language="en", translator=translator)
    chosen = english.summary.indices
    edited = english.with_edits({i + 1: "He said so." for i in chosen})
    assert set(edited.summary.indices).isdisjoint(chosen)
    italian = english.with_summary(2, language="it")
    assert italian.with_edit(italian.summary.indices[0] + 1, "He said so.").summary == italian.summary
    assert "He said so." in italian.with_edit(italian.summary.indices[0] + 1, "He said so.").summary_sentences("en")


def test_every_form_has_the_edit_and_says_whose_it_is(edited, tmp_path):
    html = bilingual_html(edited, [2])
    assert "edited by a person" in html
    assert "<ins>" in html  # against the machine's wording
    for ending in ("html", "md"):
        text = report(edited, tmp_path / f"x.{ending}").read_text("utf-8").replace("\\", "")
        assert ATTACK in text
        assert f"sentence 3: edited by a person, {today()}" in text
    word = docx.Document(report(edited, tmp_path / "x.docx"))
    assert word.tables[0].rows[3].cells[2].text == ATTACK
    assert f"sentence 3: edited by a person, {today()}" in [paragraph.text for paragraph in word.paragraphs]
    row = edited.to_frame().loc[2]
    assert (row["target"], row["edited"]) == (ATTACK, f"edited by a person, {today()}")
    assert set(edited.to_frame().drop(2)["edited"]) == {""}
    assert dict(edited.signature.items)["edits"] == "1"


def test_who_quotes_and_who_hands_on_is_told_whose_wording_it_is(analysis, edited, tmp_path):
    assert "Translated from Italian to English by a person" in edited.quote(3).text
    assert "Translated from Italian to English by a machine" in edited.quote(4).text
    memory = TranslationMemory.read(edited.remember(tmp_path / "m.tmx"))
    again = analyse(USERS_ARTICLE, package="fast", memory=memory)
    assert "Translated from Italian to English as in a memory" in again.quote(3).text
    last = report(edited, tmp_path / "x.txt").read_text("utf-8").splitlines()[-1]
    assert last == (
        "Machine translation from Italian; 1 of 21 sentences edited by a person or from a translation memory."
    )


def test_edits_read_back(edited, tmp_path):
    again = read_analysis(report(edited, tmp_path / "x.json"))
    assert again == edited
    assert again.with_edit(3, None) == edited.with_edit(3, None)


def test_a_file_of_format_3_is_read(analysis, tmp_path):
    path = report(analysis, tmp_path / "x.json")
    path.write_text(path.read_text("utf-8").replace('"format": 4', '"format": 3'), "utf-8")
    assert read_analysis(path) == analysis


# A report that a colleague mended


def mend(path, number, text, column=2):
    document = docx.Document(path)
    document.tables[0].rows[number].cells[column].paragraphs[0].runs[0].text = text
    document.save(path)
    return path


def test_a_mended_word_report_reads_back_as_edits(analysis, edited, tmp_path):
    path = mend(report(analysis, tmp_path / "x.docx"), 3, ATTACK)
    assert read_edits(path, analysis) == {3: ATTACK}
    assert analysis.with_edits(path) == edited
    assert [(row.number, row.target, row.languages) for row in mended_rows(path)] == [(3, ATTACK, ("it", "en"))]
    assert mended_rows(report(edited, tmp_path / "y.docx")) == ()


def test_tracked_changes_count_as_accepted(analysis, tmp_path):
    path = report(analysis, tmp_path / "x.docx")
    document = docx.Document(path)
    paragraph = document.tables[0].rows[5].cells[2].paragraphs[0]
    run = paragraph.runs[0]._r
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    for tag, parent, text in (("w:delText", deleted, "Lee Seong Kweon."), ("w:t", inserted, "Mr Lee Seong Kweun.")):
        new, content = OxmlElement("w:r"), OxmlElement(tag)
        content.text = text
        new.append(content)
        parent.append(new)
    run.addprevious(deleted)
    run.addprevious(inserted)
    paragraph._p.remove(run)
    document.save(path)
    assert paragraph.text == ""  # what python-docx sees
    assert read_edits(path, analysis) == {5: "Mr Lee Seong Kweun."}


def test_a_mended_table_reads_back_with_commas_and_with_semicolons(analysis, tmp_path):
    path = report(analysis, tmp_path / "x.csv")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    target = rows[0].index("target")
    rows[3][target] = "- It is so; =1+1"
    for delimiter in ",;\t":
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=delimiter).writerows(rows)
        path.write_text(file.getvalue(), "utf-8")
        assert read_edits(path, analysis) == {3: "- It is so; =1+1"}


def test_a_table_of_formulas_is_not_an_edit(translator, tmp_path):
    analysis = analyse("- Sì, ha detto.\n\n=1+1 è un conto.", translator=translator)
    assert read_edits(report(analysis, tmp_path / "x.csv"), analysis) == {}
    assert read_edits(report(analysis, tmp_path / "x.docx"), analysis) == {}


def test_a_memory_gives_the_edits_of_its_sentences(analysis, edited, tmp_path):
    unit = Unit(analysis.translation.source[2].replace("'", "’"), ATTACK, "it", "en")
    path = TranslationMemory([unit, Unit("Piove.", "It rains.")]).write(tmp_path / "m.tmx")
    assert read_edits(path, analysis) == {3: ATTACK}


def test_what_is_no_report_of_the_article_is_refused(analysis, tmp_path):
    path = report(_bolivia(), tmp_path / "x.docx")
    with pytest.raises(EditError, match=r"x\.docx: the original of sentence 1 is not that of corea-del-nord-russia"):
        read_edits(path, analysis)
    changed = mend(report(analysis, tmp_path / "y.docx"), 3, "Piove.", column=1)
    with pytest.raises(EditError, match="the original of sentence 3 has been changed"):
        mended_rows(changed)
    (tmp_path / "z.docx").write_bytes(b"PK no")
    with pytest.raises(EditError, match=r"z\.docx: cannot be read as a Word document"):
        read_edits(tmp_path / "z.docx", analysis)
    docx.Document().save(tmp_path / "empty.docx")
    for read in (mended_rows, lambda path: read_edits(path, analysis)):
        with pytest.raises(EditError, match=r"empty\.docx: .*it is no report of `toolkit analyse --to docx`"):
            read(tmp_path / "empty.docx")
    with pytest.raises(EditError, match=r"x\.pdf: edits are read from a report in \.docx or \.csv, or from a memory"):
        read_edits(tmp_path / "x.pdf", analysis)
    (tmp_path / "t.csv").write_text("number,source\n1,x\n")
    with pytest.raises(EditError, match=r"t\.csv: has no column 'target'"):
        read_edits(tmp_path / "t.csv", analysis)
    with pytest.raises(ToolkitError, match=r"missing\.docx"):
        read_edits(tmp_path / "missing.docx", analysis)


# The memory beside the notebook


def test_what_was_mended_once_stays_mended(analysis, edited, translator, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert edited.remember() == (tmp_path / "memory.tmx").relative_to(tmp_path)
    again = analyse(USERS_ARTICLE, translator=translator)
    [edit] = again.edits
    assert (again.translation.target[2], edit.origin, edit.day) == (ATTACK, "memory.tmx", today())
    assert f"sentence 3: as in memory.tmx, the same sentence, {today()}" in again.notes
    assert dict(again.signature.items)["memory"] == "memory.tmx"
    assert len(dict(again.signature.items)["memory_sha256"]) == 64
    assert analyse(USERS_ARTICLE, translator=translator, memory=None) == analysis
    assert read_analysis(report(again, "x.json")) == again


def test_a_near_match_is_shown_beside_and_never_taken(translator, tmp_path):
    units = [
        Unit("Il governo tace da tre giorni.", "The government has said nothing for three days.", day="2026-11-01")
    ]
    memory = TranslationMemory(units)
    found = analyse("Il governo tace da tre mesi. Piove.", translator=translator, memory=memory)
    assert not found.edits
    [match] = found.matches
    assert (match.index, match.target, match.day) == (0, units[0].target, "2026-11-01")
    assert 75 <= match.similarity < 100
    html = bilingual_html(found)
    assert f"in the memory, {int(match.similarity)} % alike" in html
    assert units[0].target in html
    assert units[0].target not in found.translation.target
    assert "sentence 1: the translation memory has nearly the same" in found.notes
    assert read_analysis(report(found, tmp_path / "x.json")) == found


def test_only_a_persons_edits_go_into_the_memory(analysis, edited, tmp_path):
    with pytest.raises(EditError, match=r"has no edits to put into memory\.tmx"):
        analysis.remember(tmp_path / "memory.tmx")
    path = TranslationMemory([Unit("Piove.", "It rains.")]).write(tmp_path / "memory.tmx")
    edited.remember(path)
    memory = TranslationMemory.read(path)
    assert [(unit.source, unit.target, unit.author) for unit in memory][1:] == [
        (analysis.translation.source[2], ATTACK, PERSON)
    ]


def test_a_memory_that_is_not_there_is_named():
    assert memory_of(BESIDE) is None
    with pytest.raises(ToolkitError, match=r"memory\.tmx"):
        memory_of("memory.tmx")  # asked for
    with pytest.raises(ToolkitError, match=r"other\.tmx"):
        memory_of("other.tmx")


def test_toolkit_edits_puts_a_report_into_the_memory(analysis, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    path = report(analysis, "x.docx")
    assert main(["edits", str(path)]) == 0
    assert "Nothing was mended" in capsys.readouterr().out
    mend(path, 3, ATTACK)
    assert main(["edits", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [f"x.docx: 3  {ATTACK}", "1 edit → memory.tmx"]
    assert main(["analyse", str(USERS_ARTICLE), "--to", "json", "--out", "out"]) == 0
    assert "as in memory.tmx" in capsys.readouterr().out
    assert main(["analyse", str(USERS_ARTICLE), "--to", "json", "--out", "out", "--no-memory"]) == 0
    assert "memory.tmx" not in capsys.readouterr().out
    assert main(["edits", str(USERS_ARTICLE)]) == 1
    assert "cannot be read as a Word document" in capsys.readouterr().err


# What went wrong once


def test_an_untouched_older_report_changes_nothing(analysis, edited, judged_analysis, tmp_path):
    path = report(analysis, tmp_path / "old.docx")
    assert edited.with_edits(path) == edited
    assert judged_analysis.with_edits(path) == judged_analysis
    table = report(analysis, tmp_path / "old.csv")
    assert analysis.with_edits(table) == analysis
    with pytest.raises(EditError, match=r"old\.csv: was written from another translation of corea-del-nord-russia"):
        edited.with_edits(table)


def changed(path, change):
    document = docx.Document(path)
    change(document.tables[0])
    document.save(path)
    return path


def merge(table):
    table.cell(3, 2).merge(table.cell(4, 2))


def split(table):
    table.rows[3]._tr.append(table.rows[4].cells[2]._tc)


def without_mark(table):
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = next(table.rows[3]._tr.iter(qn(name)))
        element.getparent().remove(element)


def cell(row, column, text):
    def change(table):
        table.rows[row].cells[column].paragraphs[0].runs[0].text = text

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (merge, "row 4 of its table has other cells than number, original and translation"),
        (split, "row 4 of its table has other cells than number, original and translation"),
        (cell(3, 0, "3 ok?"), "row 4 of its table has '3 ok?' in the place of a sentence's number"),
        (cell(3, 0, "4"), "sentence 4 is there twice"),
        (cell(3, 2, ""), "sentence 3 has no translation"),
    ],
)
def test_a_report_that_does_not_tell_what_belongs_together_is_refused_whole(analysis, tmp_path, change, message):
    path = changed(report(analysis, tmp_path / "x.docx"), change)
    for read in (mended_rows, analysis.with_edits):
        with pytest.raises(EditError, match=re.escape(message)):
            read(path)


def test_a_lost_bookmark_is_said_by_the_command_and_no_matter_beside_an_analysis(analysis, tmp_path):
    path = mend(changed(report(analysis, tmp_path / "x.docx"), without_mark), 3, ATTACK)
    with pytest.raises(EditError, match="sentence 3 has lost its bookmark"):
        mended_rows(path)
    assert read_edits(path, analysis) == {3: ATTACK}


def test_the_bookmark_is_not_in_the_cell_that_is_overtyped(analysis, tmp_path):
    def overtype(table):
        paragraph = table.rows[3].cells[2].paragraphs[0]
        for element in list(paragraph._p):
            paragraph._p.remove(element)
        paragraph.add_run(ATTACK)

    path = changed(report(analysis, tmp_path / "x.docx"), overtype)
    assert [(row.number, row.target) for row in mended_rows(path)] == [(3, ATTACK)]


def test_a_damaged_document_is_one_line(analysis, tmp_path):
    path = report(analysis, tmp_path / "x.docx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, b"<w:document" if name == "word/document.xml" else data)
    with pytest.raises(EditError, match=r"x\.docx: cannot be read as a Word document"):
        mended_rows(path)


def test_a_table_whose_numbers_became_decimal_is_read(analysis, tmp_path):
    path = report(analysis, tmp_path / "x.csv")
    text = path.read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, ["number", "source", "target"], extrasaction="ignore")
    writer.writeheader()
    for row in rows[:-1]:
        writer.writerow(row | {"number": f"{row['number']}.0"} | ({"target": ATTACK} if row["number"] == "3" else {}))
    path.write_text(file.getvalue(), "utf-8")
    assert read_edits(path, analysis) == {3: ATTACK}


def test_what_another_tool_wrote_is_not_written_over(edited, tmp_path):
    other = tmp_path / "project_save.tmx"
    edited.remember(other)
    other.write_text(other.read_text("utf-8").replace("translation-summary-toolkit", "OmegaT"), "utf-8")
    before = other.read_bytes()
    with pytest.raises(ToolkitError, match=r"project_save\.tmx: another tool wrote it"):
        edited.remember(other)
    assert other.read_bytes() == before


def test_a_memory_says_whose_its_wordings_are(analysis, edited, tmp_path):
    source = analysis.translation.source[4]
    path = TranslationMemory([Unit(source, "Lee.", day="2020-01-01", author="Anna")]).write(tmp_path / "anna.tmx")
    both = edited.with_edits(path)
    assert [(edit.index, edit.origin, edit.day) for edit in both.edits] == [
        (2, PERSON, today()),
        (4, "anna.tmx", "2020-01-01"),
    ]
    assert memory_of(path.rename(tmp_path / "person")).name != PERSON


def test_a_unit_of_a_memory_that_is_no_sentence_stops_nothing(analysis, translator):
    unit = Unit(analysis.translation.source[2], "x " * 11_000)
    found = analyse(USERS_ARTICLE, translator=translator, memory=TranslationMemory([unit]))
    assert found.translation.target == analysis.translation.target


def test_no_package_is_credited_with_a_persons_wording(judged_analysis, tmp_path):
    edited = judged_analysis.with_edit(2, "The NIS says that Kim goes on backing Putin.")
    row = edited.to_frame().loc[1]
    assert row["wording"] is None or row["wording"] != row["wording"]
    assert "wording of the" not in bilingual_html(edited, [1])
    assert read_analysis(report(edited, tmp_path / "x.json")) == edited
    assert edited.with_edit(2, None) == judged_analysis


def test_an_edit_that_the_checks_mistrust_is_read_first(analysis):
    wrong = analysis.with_edit(19, "Satellite images show dormitories for 7,777 workers.")
    assert 18 in wrong.read_first(5)


def test_the_signature_tells_edits_apart(analysis):
    assert analysis.with_edit(2, "A.").signature != analysis.with_edit(3, "A.").signature
