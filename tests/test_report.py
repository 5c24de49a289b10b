import json

import pytest
from conftest import USERS_ARTICLE
from test_view import Page

from toolkit import analyse
from toolkit.errors import ToolkitError
from toolkit.report import FORMATS, report, translated_text


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_written_whole_and_ends_with_the_hashes(analysis, tmp_path, ending):
    path = report(analysis, tmp_path / "new" / f"x.{ending}")
    text = path.read_text("utf-8")
    assert analysis.article.sha256[:12] in text
    assert analysis.signature["package"] in text
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_html_is_one_page_in_one_language_with_a_title(analysis, tmp_path):
    page = Page(report(analysis, tmp_path / "x.html").read_text("utf-8"))
    assert page.elements[0] == ("html", {"lang": "en"})
    assert len(page.all("title")) == 1


def test_json_holds_every_sentence_with_its_span(analysis, tmp_path):
    data = json.loads(report(analysis, tmp_path / "x.json").read_text("utf-8"))
    assert data["format"] == 1
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


def test_markdown_keeps_blocks_apart(analysis, translator, tmp_path):
    text = report(analysis, tmp_path / "x.md").read_text("utf-8")
    translation = text.split("## Translation\n\n")[1].split("\n\n## Sentence by sentence")[0]
    assert len(translation.split("\n\n")) == len(analysis.article.paragraphs)
    odd = analyse("+ due cose e poi basta.\n\n1986. Un anno &amp; basta.\n\n--- e poi?", translator=translator)
    lines = report(odd, tmp_path / "y.md").read_text("utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("+", "1986.", "---"))]


def test_the_translated_text_keeps_paragraphs(analysis):
    assert translated_text(analysis).count("\n\n") + 1 == len({s.paragraph for s in analysis.sentences})


def test_an_unknown_ending_and_a_place_that_cannot_be_written_are_named(analysis, tmp_path):
    with pytest.raises(ToolkitError, match=r"\.html, \.md, \.json"):
        report(analysis, tmp_path / "x.docx")
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolkitError, match="cannot be written"):
        report(analysis, tmp_path / "file" / "x.md")


def test_a_full_disk_leaves_nothing_half_written(analysis, tmp_path, monkeypatch):
    def full(self, *_):
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(ToolkitError, match="No space left"):
        report(analysis, tmp_path / "x.md")
    assert list(tmp_path.iterdir()) == []
