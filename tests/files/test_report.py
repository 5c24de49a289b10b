import html
import json
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import docx
import pytest
from conftest import USERS_ARTICLE
from docx.oxml.ns import qn
from seen import Page

from toolkit import ToolkitError, analyse, report
from toolkit.analysis import CAUTION, banner, expectation, lead_comparison, listings
from toolkit.files import FORMATS, translated_text
from toolkit.files.reports import markdown_text


def text_of(path):
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)
    return path.read_text("utf-8")


ALONE = ("txt", "translation.docx")  # the translation, and nothing beside it


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in ALONE])
def test_every_format_is_written_whole_and_ends_with_the_whole_signature(analysis, tmp_path, ending):
    path = report(analysis, tmp_path / "new" / f"x.{ending}")
    end = text_of(path)[-2000:]
    for name, value in analysis.signature.items:
        assert name in end
        assert value in end
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_caution_lead_and_the_whole_signature_are_in_what_people_read(analysis, tmp_path, ending):
    path = report(analysis, tmp_path / f"x.{ending}")
    if ending == "docx":
        document = docx.Document(path)
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        signature = [f"{name}: {value}" for name, value in analysis.signature.items]
    else:
        text, signature = html.unescape(path.read_text("utf-8")), [str(analysis.signature)]
    assert CAUTION in text
    assert re.search(r"lead-3", text, re.IGNORECASE)
    assert all(item in text for item in signature)


def test_threads_may_write_to_one_place(analysis, tmp_path):
    with ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(lambda _: report(analysis, tmp_path / "x.md"), range(40)))
    assert paths == {tmp_path / "x.md"}
    assert [file.name for file in tmp_path.iterdir()] == ["x.md"]


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 300 + ".md"])
def test_a_name_that_no_file_can_have_is_told(analysis, tmp_path, name):
    with pytest.raises(ToolkitError, match="cannot be written"):
        report(analysis, tmp_path / name)


def test_html_is_one_page_in_one_language_with_a_title(analysis, tmp_path):
    page = Page(report(analysis, tmp_path / "x.html").read_text("utf-8"))
    assert page.elements[0] == ("html", {"lang": "en"})
    assert len(page.all("title")) == 1


def test_json_holds_every_sentence_with_its_span(analysis, tmp_path):
    data = json.loads(report(analysis, tmp_path / "x.json").read_text("utf-8"))
    assert data["format"] == 4
    assert len(data["sentences"]) == len(analysis.sentences)
    original = USERS_ARTICLE.read_text("utf-8")
    assert original[data["sentences"][4]["start"] : data["sentences"][4]["end"]] == "Lee Seong Kweon."
    assert data["summary"]["indices"] == list(analysis.summary.indices)
    assert data["lead"]["scores"] is None
    assert data["repairs"][0]["rule"] == "apostrophe"
    assert data["signature"] == dict(analysis.signature.items)


def test_markdown_has_a_table_row_for_each_sentence_and_escapes_its_markup(translator, tmp_path):
    analysis = analyse("Il governo *tace* | sempre.\n\nIl # presidente_parla.", translator=translator)
    text = report(analysis, tmp_path / "x.md").read_text("utf-8")
    table = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert len(table) == len(analysis.sentences)
    assert all(line.replace("\\|", "").count("|") == 6 for line in table)
    assert "\\*tace\\*" in text


def test_markdown_says_before_all_else_what_is_wrong(translator):
    text = markdown_text(analyse("The government has not yet answered the question.", translator=translator))
    assert text.index("seems to be in English") < text.index("## Summary")


def test_markdown_keeps_blocks_apart(analysis, translator, tmp_path):
    text = report(analysis, tmp_path / "x.md").read_text("utf-8")
    translation = text.split("## Translation\n\n")[1].split("\n\n## Sentence by sentence")[0]
    assert len(translation.split("\n\n")) == len(analysis.article.paragraphs)
    odd = analyse("+ due cose e poi basta.\n\n1986. Un anno &amp; basta.\n\n--- e poi?", translator=translator)
    lines = report(odd, tmp_path / "y.md").read_text("utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("+", "1986.", "---"))]


def test_a_text_holds_the_translation_and_says_who_made_it(analysis, tmp_path):
    text = report(analysis, tmp_path / "x.txt").read_text("utf-8")
    assert text == f"{analysis.english}\n\nMachine translation from Italian.\n"


def test_a_word_document_of_the_translation_has_headings_paragraphs_and_a_footer(translator, tmp_path):
    text = (
        "Il governo tace\n\nIl governo non parla. Il presidente parla ai giornalisti.\n\nLe reazioni\n\nIl paese tace."
    )
    analysis = analyse(text, translator=translator)
    word = docx.Document(report(analysis, tmp_path / "X.Translation.DOCX"))
    target = analysis.translation.target
    heading = analysis.sentences[3].is_heading
    assert [(p.style.name, p.text) for p in word.paragraphs] == [
        ("Title", target[0]),
        ("Normal", f"{target[1]} {target[2]}"),
        ("Heading 1" if heading else "Normal", target[3]),
        ("Normal", target[4]),
    ]
    assert heading
    assert [p.text for p in word.sections[0].footer.paragraphs] == ["Machine translation from Italian."]
    assert not word.tables
    runs = [run for p in word.paragraphs for run in p._p.iter(qn("w:lang"))]
    assert {run.get(qn("w:val")) for run in runs} == {"en-GB"}


def test_an_article_in_another_language_is_warned_of_first_and_in_red_in_every_report(translator, tmp_path):
    analysis = analyse("The government has not yet answered the question.", translator=translator)
    warning = banner(analysis)
    for ending in ("docx", "translation.docx"):
        first = docx.Document(report(analysis, tmp_path / f"x.{ending}")).paragraphs[0]
        assert (first.text, str(first.runs[0].font.color.rgb)) == (warning, "B3261E")
    for ending in ("md", "txt"):
        assert report(analysis, tmp_path / f"x.{ending}").read_text("utf-8").lstrip("*").startswith(warning)
    page = Page(report(analysis, tmp_path / "x.html").read_text("utf-8"))
    shown = [tag for tag, attributes in page.elements if tag == "h1" or attributes.get("role") == "alert"]
    assert shown[:2] == ["p", "h1"]


def test_the_translated_text_keeps_paragraphs(analysis):
    assert translated_text(analysis).count("\n\n") + 1 == len({s.paragraph for s in analysis.sentences})


@pytest.fixture(scope="module")
def word(analysis, tmp_path_factory):
    return docx.Document(report(analysis, tmp_path_factory.mktemp("word") / "x.docx"))


def shades(row):
    return [shade.get(qn("w:fill")) for shade in row._tr.iter(qn("w:shd"))]


def test_word_has_a_row_for_each_sentence_with_both_languages_verbatim(analysis, word):
    table = word.tables[0]
    header, *rows = table.rows
    assert [cell.text for cell in header.cells] == ["n", "Italian", "English"]
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [tuple(cell.text for cell in row.cells[1:]) for row in rows] == list(analysis.translation)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for every in word.tables for row in every.rows)
    assert [round(column.width.mm) for column in table.columns] == [14, 78, 78]


def test_word_lists_who_said_what_and_possible_slips_with_what_they_cannot_see(analysis, word):
    for listing, table in zip(listings(analysis), word.tables[1:], strict=True):
        header, *rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert header == ("n", *listing.columns)
        assert rows == [(row.number, *row.cells) for row in listing.rows]
        found = [(p.style.name, p.text) for p in word.paragraphs]
        at = found.index(("Heading 1", listing.title))
        assert found[at + 1] == ("Normal", listing.limits)
        said = [run.rPr.find(qn("w:lang")).get(qn("w:val")) for run in table.rows[1]._tr.iter(qn("w:r"))]
        assert said == ["en-GB", *({"it": "it-IT", "en": "en-GB"}[language] for language in listing.languages)]


def test_markdown_lists_them_too(analysis, tmp_path):
    text = report(analysis, tmp_path / "x.md").read_text("utf-8")
    for listing in listings(analysis):
        section = text.split(f"## {listing.title}\n\n")[1].split("\n\n## ")[0]
        assert section.startswith(listing.limits)
        assert len(re.findall(r"^\| (?:★ )?\d", section, re.MULTILINE)) == len(listing.rows)
    assert "| 14 | reloet | report, remote, resort | no known word |" in text
    said = re.search(r"^\| 4 \| il parlamentare di Seoul \(dichiarare\) \| La tempistica .*\| (The .*) \|$", text, re.M)
    assert said[1] in analysis.translation.target[3]


@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_what_has_nothing_to_list_has_no_section_for_it(translator, tmp_path, ending):
    analysis = analyse("Il governo tace. Il parlamento vota.", translator=translator)
    text = text_of(report(analysis, tmp_path / f"x.{ending}"))
    assert "Who said what" not in text
    assert "Possible slips" not in text


def test_word_marks_the_summary_by_a_star_and_a_shade_and_headings_by_their_style(analysis, word):
    rows = word.tables[0].rows[1:]
    starred = [i for i, row in enumerate(rows) if row.cells[0].text == f"★ {i + 1}"]
    assert starred == [i for i, row in enumerate(rows) if len(shades(row)) == 3] == list(analysis.summary.indices)
    assert not [i for i, row in enumerate(rows) if shades(row) and i not in starred]
    styles = [{paragraph.style.name for cell in row.cells for paragraph in cell.paragraphs} for row in rows]
    assert [i for i, found in enumerate(styles) if found == {"Table Heading"}] == [5, 14]
    assert [found for i, found in enumerate(styles) if i not in (5, 14)] == [{"Table Text"}] * 19
    assert word.styles["Table Heading"].font.bold


def test_word_says_the_language_of_every_run(analysis, word):
    texts = {"it-IT": set(), "en-GB": set()}
    for run in word.element.body.iter(qn("w:r")):
        texts[run.rPr.find(qn("w:lang")).get(qn("w:val"))].add(run.text.rstrip("\n"))
    assert set(analysis.translation.source) <= texts["it-IT"]
    assert set(analysis.translation.target) <= texts["en-GB"]
    defaults = {language.get(qn("w:val")) for language in word.styles.element.iter(qn("w:lang"))}
    assert defaults == {"en-GB"}


def test_word_has_title_headings_summary_and_notes_in_order(translator, tmp_path):
    text = "Il governo tace\n\nIl governo non parla. Il presidente parla ai giornalisti. Il governo ora tace.\n\n***"
    analysis = analyse(text, sentences=1, translator=translator)
    found = [(p.style.name, p.text) for p in docx.Document(report(analysis, tmp_path / "x.docx")).paragraphs]
    assert found[:2] == [("Title", "Il governo tace"), ("Subtitle", analysis.title[1])]
    assert found[2][1].startswith("Machine translation: check")
    assert found[3][1] == "5 sentences · 16 words · 0 repairs · 1 note"
    assert found[4] == ("Normal", expectation(analysis))
    headings = ["Summary", "Marked by the checks", "Sentence by sentence", "Notes", "How this was made"]
    assert [text for style, text in found if style == "Heading 1"] == headings
    [i] = analysis.summary.indices
    chosen = f"{i + 1}\t{analysis.translation.target[i]}\n{analysis.translation.source[i]}"
    assert ("Summary Sentence", chosen) in found
    assert ("Normal", "lexrank, 1 of 5 sentences") in found
    assert ("Normal", f"{lead_comparison(analysis)}.") in found
    assert ("List Bullet", analysis.notes[0]) in found
    items = [tuple(text.split(": ", 1)) for style, text in found if style == "No Spacing"]
    assert items == list(analysis.signature.items)


def test_word_is_a4_and_names_no_one(analysis, word):
    section, properties = word.sections[0], word.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert {round(getattr(section, f"{side}_margin").mm) for side in ("left", "right", "top", "bottom")} == {20}
    assert (properties.title, properties.language) == (analysis.name, "en-GB")
    assert properties.author == properties.last_modified_by == "translation-summary-toolkit"
    assert properties.comments == ""


def test_hostile_text_stays_text_in_word(analysis, tmp_path):
    odd = "a <w:p>&amp;</w:p> ]]> \x00\x1b\x0b\ufffe\ud83d 😀"
    shown = "a <w:p>&amp;</w:p> ]]> \ufffd\ufffd\ufffd\ufffd\ufffd 😀"
    titled = (replace(analysis.sentences[0], kind="title"), *analysis.sentences[1:])
    translation = replace(analysis.translation, target=(odd * 20,) + (odd,) * 20, notes=(odd,) + ("",) * 20)
    path = report(replace(analysis, sentences=titled, translation=translation, attempts=()), tmp_path / "x.docx")
    word = docx.Document(path)
    assert [row.cells[2].text for row in word.tables[0].rows[1:]] == [shown * 20] + [shown] * 20
    assert word.paragraphs[1].text == shown * 20
    assert word.core_properties.title == (shown * 20)[:255]
    assert f"sentence 1: {shown}" in [paragraph.text for paragraph in word.paragraphs]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def test_without_python_docx_the_other_formats_are_named(analysis, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ToolkitError) as raised:
        report(analysis, tmp_path / "x.docx")
    assert str(raised.value) == (
        f"{tmp_path}/x.docx: writing .docx needs python-docx. Install it with: pip install python-docx, "
        "or choose .html, .md or .json."
    )
    assert report(analysis, tmp_path / "x.json").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["x.json"]


def test_importing_the_toolkit_imports_no_python_docx():
    code = "import sys, toolkit.cli.cli; print('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


@pytest.mark.parametrize("ending", ["html", "md"])
def test_half_a_surrogate_pair_does_not_stop_a_page(analysis, tmp_path, ending):
    targets = ("mezzo \ud83d", *analysis.translation.target[1:])
    odd = replace(analysis, translation=replace(analysis.translation, target=targets))
    assert "mezzo ?" in report(odd, tmp_path / f"x.{ending}").read_text("utf-8")


def test_an_unknown_ending_and_a_place_that_cannot_be_written_are_named(analysis, tmp_path):
    with pytest.raises(
        ToolkitError, match=r"\.html, \.md, \.json, \.csv, \.txt, \.translation\.docx, \.docx, not '\.pdf'"
    ):
        report(analysis, tmp_path / "x.pdf")
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolkitError, match="cannot be written"):
        report(analysis, tmp_path / "file" / "x.md")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_leaves_nothing_half_written(analysis, tmp_path, monkeypatch, ending):
    def full(self, *_):
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(ToolkitError, match="No space left"):
        report(analysis, tmp_path / f"x.{ending}")
    assert list(tmp_path.iterdir()) == []
