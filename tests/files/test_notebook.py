"""The walk-through that is written for any article: it runs as it is, and through papermill."""

import os
import re
import subprocess
import sys

import nbformat
import pytest
from conftest import ROOT, SEEDS, USERS_ARTICLE
from executed import execute, texts

from toolkit import ToolkitError, read_article
from toolkit.files import write_walkthrough
from toolkit.files.walkthrough import next_name, walkthrough
from toolkit.reading import repair, segment
from toolkit.summary import key_terms


def sources(notebook, kind="code"):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def test_a_walkthrough_of_any_article_runs(tmp_path):
    article = tmp_path / "perché no" / "voto & #1.txt"
    article.parent.mkdir()
    article.write_text(
        "Il # *voto* <b>divide</b>\n\nIl governo tace. Il parlamento vota la legge 12 del 2024.", "utf-8"
    )
    path = write_walkthrough(article, tmp_path / "notebooks")
    assert path.name == "01-voto & #1.ipynb"
    notebook = nbformat.read(path, 4)
    assert notebook.cells[0].source.splitlines()[0] == r"# Il \# \*voto\* \<b\>divide\</b\>"
    outputs = dict(texts(execute(notebook, path.parent)))
    assert any("Il parlamento vota la legge 12 del 2024." in text for text in outputs.values())
    assert str(tmp_path) not in nbformat.writes(notebook)


def test_it_takes_its_parameters_from_papermill(tmp_path):
    path = write_walkthrough(USERS_ARTICLE, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "papermill", path, tmp_path / "out.ipynb", "--cwd", tmp_path, "--no-progress-bar",
         "-p", "article", SEEDS / "inventore-del-web.txt", "-p", "method", "lead", "-p", "sentences", "2"],
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "lead, 2 of 22 sentences" in (tmp_path / "out.ipynb").read_text("utf-8")


def test_a_reference_adds_its_section_and_only_then(tmp_path):
    article = SEEDS / "bolivia-mare.txt"
    without = nbformat.read(write_walkthrough(article, tmp_path), 4)
    reference = SEEDS / "references" / "bolivia-mare.en.txt"
    with_it = nbformat.read(write_walkthrough(article, tmp_path, reference=reference, overwrite=True), 4)
    assert not any("against_reference" in source for source in sources(without))
    assert any(f'against_reference(analysis, "{os.path.relpath(reference, tmp_path)}")' in s for s in sources(with_it))
    assert [path.name for path in tmp_path.iterdir()] == ["01-bolivia-mare.ipynb"]


def test_remarks_are_woven_in_where_they_belong():
    section = "## Where the summary comes from\n\nToo short.\n\n```python\nprint(f'{1}')\n```"
    remarks = f"# My title\n\nMy words, {{left}} alone.\n\n{section}"
    cells = nbformat.reads(walkthrough(read_article(USERS_ARTICLE), "x.txt", remarks=remarks), 4).cells
    assert cells[0].source == "# My title\n\nMy words, {left} alone."
    assert cells[1].metadata["tags"] == ["parameters"]
    place = next(i for i, cell in enumerate(cells) if cell.source.endswith("Too short."))
    assert cells[place + 1].source == "print(f'{1}')"
    assert cells[place + 2].source.startswith("## Key figures")


def test_a_short_one_has_what_remarks_speak_of_and_a_full_one_everything():
    def headings(**how):
        cells = nbformat.reads(walkthrough(read_article(USERS_ARTICLE), "x.txt", **how), 4).cells
        return [cell.source.splitlines()[0][3:] for cell in cells if cell.source.startswith("## ")]

    short, full = headings(), headings(full=True)
    assert short == ["The page", "What to mistrust", "Where the summary comes from", "Key figures", "How this was made"]
    assert [heading for heading in full if heading in short] == short
    assert len(full) > 2 * len(short)
    assert headings(remarks="## When\n\nIn June.") == [*short[:3], "When", *short[3:]]


def test_comments_in_code_are_no_headings_and_names_may_hold_anything(tmp_path):
    remarks = "## The page\n\n```python\n## load it\nprint(1)\n```"
    cells = nbformat.reads(walkthrough(read_article(USERS_ARTICLE), "a```b.txt", remarks=remarks), 4).cells
    assert cells[1].source.startswith('article = "a```b.txt"\nsentences = 5')
    assert "## load it\nprint(1)" in [cell.source for cell in cells]


def test_unknown_headings_in_remarks_are_told():
    with pytest.raises(ToolkitError, match="'The sumary'; the walk-through has only: The page, What had"):
        walkthrough(read_article("Testo."), "x.txt", remarks="## The sumary\n\nHm.")


def test_the_next_number_is_the_lowest_free_one(tmp_path):
    for name in ("00-start.ipynb", "01-a.ipynb", "03-b.ipynb", "10-c.ipynb", "notes.ipynb", "2.txt"):
        (tmp_path / name).touch()
    assert next_name(tmp_path, read_article(USERS_ARTICLE)) == "02-corea-del-nord-russia.ipynb"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"article": "missing.txt"}, "no such file"),
        ({"article": USERS_ARTICLE, "remarks": "missing.md"}, "missing.md: there is no such file"),
        ({"article": USERS_ARTICLE, "reference": "missing.en.txt"}, "missing.en.txt: there is no such file"),
        ({"article": "https://example.it/x.html"}, "web addresses are not fetched"),
        ({"article": USERS_ARTICLE, "method": "nosuch"}, "no method 'nosuch'"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path, arguments, message):
    with pytest.raises(ToolkitError, match=message):
        write_walkthrough(path=tmp_path, **arguments)
    assert list(tmp_path.iterdir()) == []


def test_without_nbformat_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(ToolkitError, match="pip install nbformat"):
        walkthrough(read_article("Testo."), "x.txt")


def test_the_committed_walkthroughs_are_those_of_the_template_and_their_remarks(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT / "docs")
    import refresh

    for number, name in refresh.WALKTHROUGHS.items():
        committed = nbformat.read(ROOT / "notebooks" / f"{number}-{name}.ipynb", 4)
        fresh = nbformat.read(refresh.write(number, name, tmp_path), 4)
        advice = f"run: python docs/refresh.py '{number}*'"
        for kind in ("code", "markdown"):
            shown = [source for source in sources(committed, kind) if "../seeds/" not in source]
            assert shown == [s for s in sources(fresh, kind) if "/seeds/" not in s or "`seeds/" in s], advice


CORRECTED = {"Federazione Russa", "sta proponendo", "un report", "il parlamentare di Seoul, Lee Seong Kweon"}


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks" / "remarks").glob("*.md")), ids=lambda path: path.stem)
def test_what_remarks_quote_is_in_the_article(path):
    """Everything in italics is a word of the article, a key term, or one of the corrections proposed."""
    article = read_article(SEEDS / f"{path.stem}.txt")
    sentences = segment(repair(article.text))
    known = f"{article.text} {' '.join(map(str, sentences))} {' '.join(map(str, key_terms(sentences, n=20)))}".lower()
    quoted = {" ".join(text.split()) for text in re.findall(r"(?<![*\w])\*([^*]+)\*", path.read_text("utf-8"))}
    assert quoted
    assert {text for text in quoted - CORRECTED if text.replace("¶ ", "").lower() not in known} == set()
