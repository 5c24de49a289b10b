"""Files of a memory: those of OmegaT and other tools are read, what is written reads back, hostile ones are refused."""

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.errors import ToolkitError, TranslationMemoryError
from toolkit.memory import TranslationMemory, Unit, opening, tmx_reading

MEMORIES = Path(__file__).parent.parent / "data" / "memories"


def tmx(body, header='srclang="it"', before="", root="tmx"):
    return f'<?xml version="1.0"?>{before}<{root} version="1.4"><header {header}/><body>{body}</body></{root}>'


def entry(source, target, languages=("it", "en"), more=""):
    variants = zip(languages, (source, target), strict=True)
    found = (f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in variants)
    return f"<tu {more}>{''.join(found)}</tu>"


@pytest.fixture
def read(tmp_path):
    def read(content, name="other.tmx", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return TranslationMemory.read(path)

    return read


def test_the_file_of_an_omegat_project_is_read():
    memory = TranslationMemory.read(MEMORIES / "project_save.tmx")
    assert list(memory) == [
        Unit(
            "L’ONU tace & aspetta <f0>ancora</f0>.",
            "The UN is silent & waits <f0>still</f0>.",
            "it-IT",
            "en-GB",
            "2025-06-29",
            "Anna B",
        ),
        Unit("Capacità", "Capacity", "it-IT", "en-GB", "2025-01-02", "Carlo", "chiedere in redazione"),
        Unit("Solo qui.", "Only here.", "it-IT", "en-GB"),
    ]
    assert memory.notes == ("project_save.tmx: alternative translations, for one place of a file only, left out: 1",)


@pytest.mark.parametrize("name", ["omegat-level1.tmx", "omegat-level2.tmx"])
def test_exports_of_omegat_give_the_plain_text(name):
    memory = TranslationMemory.read(MEMORIES / name)
    assert memory.exact("Il governo tace.", "it", "en").target == "The government is silent."
    assert memory.notes == ()


def test_an_export_of_trados_in_utf_16_with_three_languages():
    memory = TranslationMemory.read(MEMORIES / "trados.tmx")
    assert [(unit.source, unit.target, unit.target_language) for unit in memory] == [
        ("La città è bella.", "The city is beautiful.", "EN-GB"),
        ("La città è bella.", "La ville est belle.", "FR-FR"),
    ]
    assert {(unit.day, unit.author, unit.note) for unit in memory} == {("2008-04-01", "LUISA", "")}


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ("Il <ph/> governo", "Il governo"),
        ("<ph/> Il governo", "Il governo"),
        ("Il<ph>a<sub>nota a piè <hi>di</hi> pagina</sub>b</ph> governo", "Il governo"),
        ("Il <bpt>&lt;b></bpt>governo<ept/>", "Il governo"),
        ("Il <!-- x -->governo<?y z?>", "Il governo"),
        ("<![CDATA[Il <b> & governo]]>", "Il <b> & governo"),
        ("<other>Il</other> governo", "Il governo"),
        ("Il  governo", "Il  governo"),
        ("Il&#10;governo &#x00e8;", "Il\ngoverno è"),
        ("<hi>" * 50_000 + "Il governo" + "</hi>" * 50_000, "Il governo"),
    ],
)
def test_the_text_of_a_segment(read, segment, expected):
    assert read(tmx(entry(segment, "x"))).units[0].source == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_encodings(read, encoding):
    declared = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(
        encoding, encoding[:6] if "16" in encoding else encoding
    )
    content = tmx(entry("Perché no?", "Why not?")).replace("?>", f' encoding="{declared}"?>')
    data = content.encode(encoding)
    if encoding.endswith(("le", "be")):
        data = "\ufeff".encode(encoding) + data
    assert read(data).exact("Perché no?", "it", "en").target == "Why not?"


def test_what_has_no_text_in_two_languages_is_left_out_and_counted(read):
    body = (
        entry("Sì.", "Yes.")
        + entry("Oui.", "Yes.", ("fr", "en"))
        + entry("No.", " ")
        + entry("No.", "No.", ("it", "it-CH"))
        + '<tu><tuv xml:lang="it"><seg>Forse.</seg></tuv></tu><tu/><tu><tuv><seg>x</seg></tuv></tu>'
        + entry("Oui.", "Yes.", ("fr", "en"), 'srclang="fr"')
    )
    memory = read(tmx(body))
    assert [(unit.pair, unit.source) for unit in memory] == [(("it", "en"), "Sì."), (("fr", "en"), "Oui.")]
    [note] = memory.notes
    assert note == "other.tmx: entries without text in the source language (it) and another, left out: 6 of 8"


@pytest.mark.parametrize("header", ['srclang="*all*"', 'srclang="*ALL*"', 'srclang=""', ""])
def test_a_file_for_all_directions_goes_both_ways(read, header):
    memory = read(tmx(entry("Sì.", "Yes."), header))
    assert memory.exact("Sì.", "it", "en").target == "Yes."
    assert memory.exact("Yes.", "en", "it").target == "Sì."


@pytest.mark.parametrize("date", ["", "heute", "20251332T000000Z", "2025", "202506290", "00000000T000000Z"])
def test_a_day_that_is_none_is_not_known(read, date):
    assert read(tmx(entry("Sì.", "Yes.", more=f'changedate="{date}"'))).units[0].day == ""


def test_two_translations_in_one_file_are_one_and_it_is_said(read):
    memory = read(tmx(entry("Sì.", "Yeah.", more='changedate="20250102T000000Z"') + entry("Sì.", "Yes.")))
    assert [unit.target for unit in memory] == ["Yes."]
    assert memory.notes == ("other.tmx: units with a sentence that another has, of which the newest counts: 1 of 2",)


SECRET = "parola d'ordine"
BOMBS = {
    "billion laughs": '<!DOCTYPE tmx [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    "quadratic blow-up": f'<!DOCTYPE tmx [<!ENTITY c "{"a" * 50_000}">]>',
    "a file": '<!DOCTYPE tmx [<!ENTITY c SYSTEM "SECRET">]>',
    "an address": '<!DOCTYPE tmx [<!ENTITY c SYSTEM "http://127.0.0.1:9/x">]>',
    "a parameter": '<!DOCTYPE tmx [<!ENTITY % c SYSTEM "SECRET"> %c;]>',
    "unparsed": '<!DOCTYPE tmx [<!NOTATION n SYSTEM "n"><!ENTITY c SYSTEM "SECRET" NDATA n>]>',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_hostile_xml_is_one_clear_line_and_nothing_leaks(read, tmp_path, bomb):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    before = BOMBS[bomb].replace("SECRET", secret.as_uri())
    with pytest.raises(TranslationMemoryError) as raised:
        read(tmx(entry("&c;" * 1_000, "x"), before=before))
    said = str(raised.value)
    assert said.startswith(f"{tmp_path / 'other.tmx'}: defines entities or refers to other files. ")
    assert "\n" not in said and SECRET not in said and len(said) < 300
    assert raised.value.__cause__ is None and raised.value.__suppress_context__


DAMAGED = {
    "empty": b"",
    "no XML": b"Il governo tace.",
    "cut off": (MEMORIES / "project_save.tmx").read_bytes()[:900],
    "a wrong end": tmx(entry("Sì.", "Yes.")).replace("</seg>", "</tuv>", 1).encode(),
    "an entity that is nowhere": tmx(entry("Sì&nbsp;no", "x"), before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">').encode(),
    "wrong encoding": tmx(entry("Sì.", "Yes.")).encode("cp1252"),
    "unknown encoding": b'<?xml version="1.0" encoding="klingon"?><tmx/>',
    "an encoding of several bytes": b'<?xml version="1.0" encoding="shift_jis"?><tmx/>',
    "controls": tmx(entry("S\x00.", "x")).encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a page": b"<html><body>x</body></html>",
    "XLIFF": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>',
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_file_is_one_clear_line(read, tmp_path, what):
    with pytest.raises(TranslationMemoryError) as raised:
        read(DAMAGED[what])
    said = str(raised.value)
    assert said.startswith(f"{tmp_path / 'other.tmx'}: is no TMX") and said.endswith(".") and "\n" not in said


SAMPLES = [path.read_bytes() for path in sorted(MEMORIES.iterdir())]


@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=6)), max_size=4))
def test_mutated_files_are_read_or_refused(tmp_path_factory, data, changes):
    for place, piece in changes:
        data = data[:place] + piece + data[place + 3 :]
    path = tmp_path_factory.mktemp("mutated") / "x.tmx"
    path.write_bytes(data)
    try:
        memory = TranslationMemory.read(path)
    except TranslationMemoryError as error:
        assert "x.tmx: " in str(error) and "\n" not in str(error)
    else:
        assert TranslationMemory.read(memory.write(path)) == memory


@pytest.mark.parametrize("name", ["other.tmx", "other.csv"])
def test_what_cannot_be_read_or_is_too_large_is_named(tmp_path, monkeypatch, name):
    with pytest.raises(TranslationMemoryError, match=f"{name}: there is no such file"):
        TranslationMemory.read(tmp_path / name)
    (tmp_path / name).mkdir()
    with pytest.raises(TranslationMemoryError, match=f"{name}: is a folder"):
        TranslationMemory.read(tmp_path / name)
    with pytest.raises(TranslationMemoryError, match="cannot be read"):
        TranslationMemory.read(f"a\0{name}")
    monkeypatch.setattr(opening, "LARGEST", 2**20)
    (tmp_path / f"large-{name}").write_bytes(b" " * (2**20 + 1))
    with pytest.raises(TranslationMemoryError, match="has more than 1 MB"):
        TranslationMemory.read(tmp_path / f"large-{name}")


def test_an_entry_of_many_languages_does_not_fill_the_memory(read, monkeypatch):
    monkeypatch.setattr(tmx_reading, "MOST", 500)
    variants = "".join(f'<tuv xml:lang="{a}{b}"><seg>x</seg></tuv>' for a in "abcde" for b in "abcde")
    with pytest.raises(TranslationMemoryError, match="has more than 500 units"):
        read(tmx(f"<tu>{variants}</tu>", 'srclang="*all*"'))


texts = st.text(min_size=1, max_size=40) | st.text("=+-@;'’\t\r\n ,\"a<&]>\ufeff\u200b", min_size=1, max_size=12)
words = texts.filter(lambda text: text.strip(" \t\r\n") and text.strip())
days = st.dates().map(str) | st.just("")
sources, targets = st.sampled_from(["it", "IT-it", "zh-Hans-CN"]), st.sampled_from(["en", "en_GB"])
units = st.builds(Unit, words, words, sources, targets, days, texts, texts)


@pytest.mark.parametrize("name", ["memory.tmx", "memory.csv"])
@given(found=st.lists(units, max_size=5))
@example(found=[Unit("a\x00\ud800\ufffe]]>", "\r\n<b>&amp;\r'=1+1", "it", "en", "0001-01-01", 'a"b\n', "\n\nx\n\ny")])
@example(found=[Unit("=1", "'=1", "it", "en"), Unit("''-x", "a;\t'@b", "it", "en")])
def test_what_is_written_reads_back(tmp_path_factory, name, found):
    memory = TranslationMemory(found)
    path = tmp_path_factory.mktemp("memory") / name
    again = TranslationMemory.read(memory.write(path))
    assert again == memory
    assert again.sha256 == memory.sha256
    written = path.read_bytes()
    again.write(path)
    assert path.read_bytes() == written


def test_what_is_written_is_tmx_1_4(tmp_path):
    memory = TranslationMemory(
        [
            Unit("Sì.", "Yes.", "it-IT", "en-GB", "2025-06-29", "person", "di corsa"),
            Unit("Forse.", "Maybe.", "it-IT", "en-GB"),
            Unit("Oui.", "Yes.", "fr", "en"),
        ]
    )
    path = memory.write(tmp_path / "memory.tmx")
    assert path.read_bytes().startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx '
    )
    root = ET.parse(path).getroot()
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(root.find("header").attrib) == needed
    assert root.find("header").get("srclang") == "it-IT"
    assert [entry.get("srclang") for entry in root.iter("tu")] == [None, None, "fr"]
    target = root.findall("body/tu/tuv")[1]
    assert (target.get("changedate"), target.get("changeid")) == ("20250629T000000Z", "person")
    assert [child.tag for child in root.find("body/tu")] == ["note", "tuv", "tuv"]


def test_no_text_of_the_table_is_a_formula(tmp_path):
    path = TranslationMemory([Unit("=1+1", "- He said; @now", author="+39", note="＝x")]).write(tmp_path / "x.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head == ["source", "target", "source_language", "target_language", "day", "author", "note"]
    assert row == ["'=1+1", "'- He said; '@now", "it", "en", "", "'+39", "'＝x"]


@pytest.mark.parametrize("sign", ",;\t")
def test_a_table_of_anothers_making_is_read(read, sign):
    rows = ["source,target,case_sensitive", "Cremlino,Kremlin,yes", ",,", "solo,,"]
    memory = read("\r\n".join(rows).replace(",", sign), "terms.csv")
    assert list(memory) == [Unit("Cremlino", "Kremlin", "it", "en")]
    assert memory.notes == ("terms.csv: rows without a source or a target, left out: 1",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: its columns are missing. The first line must name them: source,target."),
        (b"it,en\nSi,Yes\n", "line 1: its columns are it, en."),
        (b"source,target\nSi, certo,Yes\n", "line 2: it has 3 columns, not 2."),
        (b'source,target\n"Si,Yes\n', "line 2: "),
        (b"source,target\nS\xec,Yes\n", "is not UTF-8."),
        (b"source,target,day\nSi,Yes,ieri\n", "line 2: day is 'ieri', not a day"),
        (b"source,target,source_language\nSi,Yes,?\n", "line 2: source_language is '?'"),
    ],
)
def test_a_faulty_table_is_named_with_its_line(read, tmp_path, content, said):
    with pytest.raises(TranslationMemoryError) as raised:
        read(content, "x.csv")
    assert str(raised.value).startswith(f"{tmp_path / 'x.csv'}: {said}")


def test_a_memory_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    path = TranslationMemory([Unit("Sì.", "Yes.")]).write(tmp_path / "memory.tmx")
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(ToolkitError, match="No space left on device"):
        TranslationMemory([Unit("No.", "No.")]).write(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path):
    own = tmp_path / "own.tmx"
    (tmp_path / "memory.tmx").symlink_to(own)
    TranslationMemory([Unit("Sì.", "Yes.")]).write(tmp_path / "memory.tmx")
    assert (tmp_path / "memory.tmx").is_symlink()
    assert len(TranslationMemory.read(own)) == 1
