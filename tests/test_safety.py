"""What comes from outside is hostile until it is escaped: texts, file names, notes, findings, and a package's metadata.

The same page of attacks is opened in a real browser by test_browser.py.
"""

import ast
import csv
import html
import io
import json
import re
import shutil
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from fuzz import ACTIVE
from lxml import etree
from seen import Page

from toolkit import analyse, compare, digest, report
from toolkit.checks import Finding
from toolkit.cli import examine, main
from toolkit.content import counterparts, entities, timeline
from toolkit.errors import ArticleError, PackageNotFound, StoreError
from toolkit.files import index_page, write_walkthrough
from toolkit.files.reports import html_page, markdown_text
from toolkit.files.spreadsheet import csv_text
from toolkit.files.word import docx_bytes
from toolkit.reading import repair
from toolkit.translation import Alternative
from toolkit.views import alternatives_html, analysis_html, facts_html, findings_html, index_row, repairs_html
from toolkit.views.alone import COPY

ATTACKS = (
    "<script>window.hit=1;alert(1)</script>",
    '"><img src=http://evil.example/a.png onerror="window.hit=1;alert(1)">',
    "' onmouseover='alert(1)' autofocus onfocus='window.hit=1' x='",
    "</style></td></tr></table></div></main><svg/onload=window.hit=1><iframe src=//evil.example>",
    "]]> --> <!-- </title></textarea><base href=http://evil.example/><meta http-equiv=refresh content=0>",
    "`![x](http://evil.example/b.png)` | [a](javascript:alert(1)) **b** $x$ ~~c~~ # d",
    '=HYPERLINK("http://evil.example","x") @SUM(1) +1 -1',
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img&#62; \\<b\\> \u202e gnp.exe",
    '<a href="javascript:window.hit=1">x</a><form action=http://evil.example><input type=submit>',
)
ATTACK = " ".join(ATTACKS)
KEPT = ("source", "target", "package_sha256")  # of a package: what says which model it was


def attacked(analysis):
    """The same analysis, hostile in every text that is not its own."""
    size = len(analysis.sentences)
    own = analysis.translation.signature
    made = type(own)(tuple((name, f"{value}{ATTACK}") for name, value in own.items if name not in KEPT))
    signature = own + made
    all_targets = (ATTACK, *(ATTACKS[i % len(ATTACKS)] for i in range(size - 1)))
    spans = [(0, 3), (2, 9), None]
    findings = tuple(
        Finding(i, "name", kind, ATTACK, span, span)
        for i in range(size)
        for kind, span in zip(("serious", "doubtful", "serious"), spans, strict=True)
    )
    first = replace(analysis.sentences[0], kind="title", text=ATTACK)
    sentences = (
        first,
        *(replace(s, text=f"«{ATTACKS[s.index % len(ATTACKS)]}» disse Kim.") for s in analysis.sentences[1:]),
    )
    translation = replace(
        analysis.translation,
        source=tuple(s.text for s in sentences),
        target=all_targets,
        notes=(ATTACK,) * size,
        signature=signature,
        hypotheses=tuple((Alternative(t, -1.0, 3, ATTACK), Alternative(ATTACK, -2.0, 3, ATTACK)) for t in all_targets),
    )
    article = replace(
        analysis.article, source=Path(f"/tmp/{ATTACK.replace('/', '_')}.txt"), encoding=ATTACK, notes=(ATTACK,)
    )
    summary = replace(analysis.summary, notes=(ATTACK,))
    return replace(
        analysis, article=article, sentences=sentences, translation=translation, findings=findings, summary=summary,
        repairs=repair(f"{ATTACK}  \u00a0 ’{ATTACK}”"), attempts=(), toolkit=ATTACK,
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile(analysis):
    return attacked(analysis)


SHOWN = {
    "page": html_page,
    "view": analysis_html,
    "facts": facts_html,
    "findings": lambda a: findings_html(a, links=False),
    "repairs": lambda a: repairs_html(a.repairs),
    "index": lambda a: index_page([index_row(a, [f"{a.article.name}.html", f"javascript:{ATTACK}.md"])]),
    "alternatives": lambda a: alternatives_html(a, 1),
    "card": lambda a: a.quote(1)._repr_html_(),
    "comparison": lambda a: compare(a)._repr_html_(),
    "entities": lambda a: entities(a)._repr_html_(),
    "timeline": lambda a: timeline(a)._repr_html_(),
    "counterparts": lambda a: counterparts(a)._repr_html_(),
    "digest": lambda a: digest([a, replace(a, article=replace(a.article, sha256="0" * 64))], sentences=3)._repr_html_(),
}


@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN.keys())
def test_html_holds_no_element_attribute_or_address_from_outside(hostile, show):
    text = show(hostile)
    page = Page(text)  # every element is closed in order
    assert not {tag for tag, _ in page.elements} & ACTIVE
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "action", "autofocus")], tag
        href = attributes.get("href", "#")
        assert href.startswith("#") or (":" not in href and not href.startswith("/")), href
        assert attributes.get("http-equiv") is None
    tags = [element.tag for element in etree.HTML(text).iter() if isinstance(element.tag, str)]
    assert not set(tags) & ACTIVE
    assert text.count("<style") == text.count("</style") >= 1


def test_the_one_handler_of_a_notebook_is_ours_and_the_field_holds_the_attacks_as_text(hostile):
    page = Page(hostile._repr_html_())
    handlers = [(tag, value) for tag, a in page.elements for name, value in a.items() if name.startswith("on")]
    assert handlers == [("button", COPY)]
    [field] = etree.HTML(hostile._repr_html_()).iter("textarea")
    assert len(field) == 0
    assert all(attack in field.text for attack in ATTACKS[:3])


def test_a_card_in_markdown_has_no_markup_from_outside(hostile):
    text = hostile.quote(1).markdown
    assert not re.search(r"(?<!\\)[<\[\]|~$]", text)
    assert not re.search(r"(?<!\\)`", text)
    assert len([line for line in text.splitlines() if line[:2] == "> "]) == 2
    assert "evil.example" in text


def test_the_page_shows_the_attacks_as_they_are(hostile):
    shown = "".join(Page(html_page(hostile)).text)
    assert all(attack in shown for attack in ATTACKS)
    assert html.escape(ATTACKS[0]) in html_page(hostile)


def test_markdown_has_no_markup_from_outside_and_whole_tables(hostile):
    text = markdown_text(hostile)
    plain = re.sub(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", text, flags=re.DOTALL)  # without code
    assert "evil.example" in plain and len(plain) > 0.8 * len(text)
    assert not re.search(r"(?<!\\)[<>\[\]|~$](?<!^>)", "\n".join(x for x in plain.splitlines() if x[:1] != "|"))
    for block in text.split("\n\n"):
        if block.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1
    assert "<script>" not in plain


def test_word_has_no_address_field_or_macro_from_outside(hostile):
    with zipfile.ZipFile(io.BytesIO(docx_bytes(hostile))) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert not [name for name, text in parts.items() if 'TargetMode="External"' in text or "vba" in name]
    assert not re.search("<w:(instrText|fldSimple|hyperlink|object)", parts["word/document.xml"])


OPENINGS = tuple("=1+1|+1|-1|@SUM(1)|\t=1+1|\r=1+1|＝1+1| =1+1|a;=1+1;b|\u200b=1+1|﹦1+1|- Il governo tace.".split("|"))


def test_csv_has_no_formula_and_whole_rows(hostile):
    targets = (*OPENINGS, *hostile.translation.target[len(OPENINGS) :])
    notes = ("=1+1",) * len(targets)
    attacked_cells = replace(hostile, translation=replace(hostile.translation, target=targets, notes=notes))
    rows = list(csv.reader(io.StringIO(csv_text(attacked_cells).removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(targets) + 1
    texts = [cell for row in rows for name, cell in zip(rows[0], row, strict=True) if not name.endswith("score")]
    parts = [part for cell in texts for part in re.split("[;\t\r\n]", cell)]
    assert not [part for part in parts if re.match(r"[\s\u200b]*[=+\-@＝﹦]", part)]
    column = [row[rows[0].index("target")] for row in rows[1:-1]]
    assert [re.sub("'(?=[^Il])", "", cell) for cell in column[: len(OPENINGS)]] == list(OPENINGS)
    assert all(cell.isdigit() for row in rows[1:-1] for cell in row[:3])  # n, sentence, paragraph: whole numbers
    assert [row[0] for row in rows[1:4]] == ["1", "2", "3"]
    assert all(float(row[rows[0].index("model_score")] or 0) <= 0 for row in rows[1:-1])


NAMES = [
    "..",
    "...",
    "-rf",
    "=cmd()",
    "$(touch x)",
    "`x`",
    "a\nb",
    "<img src=x onerror=alert(1)>",
    "con",
    "%2e%2e%2fx",
    "x'\";--",
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_or_title_leads_out_of_the_folder(translator, tmp_path, name):
    source, out = tmp_path / "in" / f"{name}.txt", tmp_path / "out"
    source.parent.mkdir()
    source.write_text(f"../../{name} <b>\n\nIl governo tace. Poi parla.")
    analysis = analyse(source, translator=translator)
    written = [report(analysis, out / f"{analysis.article.name}.{ending}") for ending in ("html", "json")]
    written.append(write_walkthrough(source, out))
    assert {path.resolve().parent for path in written} == {out.resolve()}
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")} == {"in", "out"}
    assert analysis.article.name in [path.name.removesuffix(".html") for path in out.glob("*.html")]


def test_a_walkthrough_holds_a_hostile_name_and_title_as_text(tmp_path):
    source = tmp_path / "x\"); import os; os.system('touch hit'); (\".txt"
    source.write_text("<script>alert(1)</script> Kim [a](javascript:b) {name}\n\nIl governo tace. Poi parla.")
    notebook = json.loads(write_walkthrough(source, tmp_path).read_text("utf-8"))
    prose = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown"]
    assert not [text for text in prose if re.search(r"(?<!\\)<script|(?<!\\)\]\(javascript", text)]
    code = "\n".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code")
    tree = ast.parse("\n".join(line for line in code.splitlines() if not line.startswith("%")))
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Import) and n.names[0].name == "os"]
    assert source.name in [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]


def test_the_attacks_reach_every_text_of_an_analysis(hostile):
    """A field of text that is added to Article or Translation later has to be attacked here too."""
    assert is_dataclass(hostile)
    attacked_fields = {f.name for f in fields(hostile.translation)} - {
        "scores",
        "tokens",
        "hypotheses",
        "verdicts",
        "legs",
    }
    assert attacked_fields <= {"source", "target", "notes", "signature", "glossary", "paragraphs"}
    assert {f.name for f in fields(hostile.article)} == {"text", "sha256", "source", "encoding", "notes"}


SEQUENCES = "\x1b]0;title\x07 \x1b[31m \x00 \x9b2J \u202e \ud800"


def test_errors_and_findings_hold_nothing_that_a_terminal_obeys(tmp_path, folder):
    for error in (ArticleError(SEQUENCES), PackageNotFound(SEQUENCES), StoreError(SEQUENCES)):
        assert str(error) == r"\x1b]0;title\x07 \x1b[31m \x00 \x9b2J \u202e \ud800"
    (package := folder / "\x1b[31m").mkdir()
    (package / "metadata.json").write_text("{")
    assert not [finding for finding in examine() if "\x1b" in str(finding)]


def test_the_command_line_prints_nothing_that_a_terminal_obeys(tmp_path, folder, capsys, translator):
    shutil.copytree(translator.package.path, folder / "p\x1b[31m")
    (tmp_path / "a\x1b[31m.txt").write_text("Il governo tace. Poi parla.")
    article, store = str(tmp_path / "a\x1b[31m.txt"), str(tmp_path / "s\x1b[31m.store")
    commands = (
        ["analyse", article, "--out", str(tmp_path / "out")],
        ["analyse", f"{article}.no"],
        ["notebook", article, "--out", str(tmp_path / "out")],
        ["packages", "list"],
        ["packages", "verify", "it-en"],
        ["packages", "where"],
        ["packages", "remove", "it-en"],
        ["analyse", article, "seeds/bolivia-mare.txt", "--out", str(tmp_path / "o\x1b[31m"), "--store", store],
        ["store", "info", store],
        ["store", "export", store],
    )
    for command in commands:
        main(command)
        shown = "".join(capsys.readouterr())
        assert shown and "\x1b" not in shown, command
