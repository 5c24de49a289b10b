"""Articles in HTML, .docx and PDF.

The two PDFs of data/ are the seed corea-del-nord-russia.txt, printed by chromium from HTML: "colonne" on A5 in two
justified columns with soft hyphens, "pagine" on three small pages, ragged, with indents, both with page numbers.
"""

import os
import random
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from itertools import pairwise

import docx
import pytest
from conftest import ROOT, USERS_ARTICLE
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from written import HELVETICA, SAY, mail, news, pdf, rezipped, saved, word

from toolkit import ToolkitError, analyse, read_article, read_folder
from toolkit.cli import examine
from toolkit.cli.doctor import OPTIONAL, sockets_blocked
from toolkit.errors import ArticleError
from toolkit.reading import article_paths, repair, segment
from toolkit.reading.documents import document_text
from toolkit.signature import Signature

DATA = ROOT / "tests" / "data"
TITLE = "Truppe nordcoreane in Russia"
SEED = USERS_ARTICLE.read_text("utf-8")
LIBRARIES = {"docx": "python-docx", "trafilatura": "trafilatura", "pdfminer.high_level": "pdfminer.six"}


def sentences(text):
    return [(sentence.text, sentence.kind) for sentence in segment(repair(text))]


def paragraphs(data, name="x"):
    text, *_ = document_text(data, name)
    return text.split("\n\n")


def body_xml(xml, before=""):
    """A .docx with this XML as its body, and something before the root element."""
    root = f'<?xml version="1.0"?>{before}<w:document {nsdecls("w")}><w:body>{xml}</w:body></w:document>'
    return rezipped(word("x"), lambda name, content: root.encode() if name == "word/document.xml" else content)


NO_UNICODE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype "
    b"/CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)
LOCKED = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <%s> /U <%s> >>" % (b"4f" * 32, b"55" * 32)


# The three formats, end to end


def test_a_docx_has_the_same_sentences_as_its_text(tmp_path, translator):
    path = tmp_path / "articolo.docx"
    path.write_bytes(word(*SEED.split("\n\n")))
    found, expected = (analyse(source, translator=translator) for source in (path, USERS_ARTICLE))
    assert [(s.text, s.kind) for s in found.sentences] == [(s.text, s.kind) for s in expected.sentences]
    assert found.translation.target == expected.translation.target
    assert found.article.encoding == "docx"
    assert found.article.notes[0].startswith("text taken from a .docx document by python-docx 1.")


def test_many_comments_before_a_fragment_cost_no_time():
    text = "<!-- x -->\n" * 400 + "<div>Il governo tace.</div>"
    assert "Il governo tace." in read_article(text).text


@pytest.mark.parametrize(("name", "numbers", "cut"), [("colonne.pdf", 2, 8), ("pagine.pdf", 3, 0)])
def test_a_pdf_has_the_same_sentences_as_its_text(name, numbers, cut):
    article = read_article(DATA / name)
    assert sentences(article.text) == sentences(f"{TITLE}\n\n{SEED}")
    assert article.encoding == "pdf"
    assert article.title == TITLE
    assert "compare it with the pages" in " ".join(article.notes)
    assert f"{numbers} lines at the pages’ edges (number, date, address) left out" in article.notes
    mended = [edit for edit in repair(article.text).edits if edit.rule == "hyphenated line end"]
    assert len(mended) == cut


def test_an_html_page_has_the_same_sentences_as_its_text():
    blocks = SEED.split("\n\n")
    page = "".join(f"<h2>{b}</h2>" if len(b) < 70 and not b.endswith(".") else f"<p>{b}</p>" for b in blocks)
    article = read_article(f"<html><head><title>{TITLE} | Prova</title></head><body>{page}</body></html>")
    assert sentences(article.text) == sentences(f"{TITLE}\n\n{SEED}")
    assert (article.encoding, article.source) == ("html", None)


def test_spans_count_the_extracted_text_and_the_hash_is_that_of_the_file(tmp_path):
    import hashlib

    path = tmp_path / "articolo.docx"
    path.write_bytes(word("Kim pronto ad aiutare", "Il  governo tace. Poi parla."))
    article = read_article(path)
    assert [article.text[p.start : p.end] for p in article.paragraphs] == [p.text for p in article.paragraphs]
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_content_says_what_it_is_and_not_the_name(tmp_path):
    path = tmp_path / "articolo.txt"
    for data, encoding in [(word("Ciao."), "docx"), (b"\n<!DOCTYPE html><p>Ciao.", "html"), (pdf(SAY), "pdf")]:
        path.write_bytes(data)
        assert read_article(path).encoding == encoding
        assert read_article(data).encoding == encoding
    path = tmp_path / "articolo.pdf"
    path.write_text("Il governo tace.")
    assert read_article(path).encoding == "utf-8"


# .docx


def test_docx_paragraphs_headings_and_tables_come_in_reading_order():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Intestazione"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1"
    document.add_heading("Il titolo", 0)
    document.add_paragraph("Prima.")
    document.add_paragraph("   ")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
        cell.text = f"Cella {text}."
    table.cell(1, 1).add_paragraph("Ancora d.")
    document.add_heading("Un sottotitolo", 1)
    document.add_paragraph("Ultima", style="List Bullet").add_run(" e grassa.").bold = True
    assert "2 headers and footers left out: “Intestazione”, “Pagina 1”" in read_article(saved(document)).notes
    assert paragraphs(saved(document)) == (
        "Il titolo|Prima.|Cella a.|Cella b.|Cella c.|Cella d.|Ancora d.|Un sottotitolo|Ultima e grassa.".split("|")
    )


def test_a_docx_table_of_short_cells_is_given_row_for_row():
    document = docx.Document()
    document.add_paragraph("Prima.")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), "Mese mm Ottobre 80".split(), strict=True):
        cell.text = text
    document.add_paragraph("Dopo.")
    article = read_article(saved(document))
    assert article.text == "Prima.\n\nMese | mm\nOttobre | 80\n\nDopo."
    assert [p.kind for p in article.paragraphs] == "prose row row prose".split()


W_T = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
TEXT_BOX = """<w:p><w:r><w:t>Fuori.</w:t></w:r><w:r><mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent><w:p>
 <w:r><w:t>Dentro.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Dentro.</w:t>
 </w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{W_T % 'Il governo '}<w:ins>{W_T % 'non '}</w:ins>{W_T % 'tace.'}</w:p>", "Il governo non tace."),
        (
            f"<w:p>{W_T % 'Il governo '}<w:del><w:r><w:delText>non </w:delText></w:r></w:del>{W_T % 'tace.'}</w:p>",
            "Il governo tace.",
        ),
        (
            f"<w:p><w:moveFrom>{W_T % 'Via. '}</w:moveFrom>{W_T % 'Resta. '}<w:moveTo>{W_T % 'Via.'}</w:moveTo></w:p>",
            "Resta. Via.",
        ),
        (f"<w:p><w:hyperlink>{W_T % 'Il sito'}</w:hyperlink>{W_T % ' tace.'}</w:p>", "Il sito tace."),
        (f"<w:sdt><w:sdtContent><w:p>{W_T % 'In un campo.'}</w:p></w:sdtContent></w:sdt>", "In un campo."),
        ("<w:p><w:r><w:t>Una riga</w:t><w:br/><w:t>e un'altra</w:t></w:r></w:p>", "Una riga\ne un'altra"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>", "a\tb-c"),
        (
            f'<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{W_T % "Sette."}<w:r><w:br w:type="page"/></w:r></w:p>',
            "Sette.",
        ),
        (TEXT_BOX, "Fuori.\n\nDentro."),
    ],
    ids="inserted deleted moved hyperlink field line-break tab instruction text-box".split(),
)
def test_docx_text_is_what_a_reader_sees(xml, text):
    assert document_text(body_xml(xml), "x")[0] == text


def test_footnotes_are_left_out_and_counted():
    *_, notes = document_text(body_xml(f'<w:p>{W_T % "Tace."}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'), "x")
    assert "1 footnote left out" in notes


# HTML

ARTICLE = [
    "Altre truppe in Russia",
    "La Corea del Nord potrebbe schierare ulteriori truppe in Russia nei mesi di luglio e agosto, secondo "
    "l'intelligence di Seul.",
    "Uomini in cambio di tecnologia",
    "Uomini e armi: questa è l’offerta che Kim sta proponendo a Putin.\nCosì gli esperti.",
    "Sono soldati selezionati in base a criteri fisici e psicologici.",
    "Umerov ha indicato due punti:",
    "undicimila soldati;",
    "perdite a Kursk.",
    "Sono più di 6.000 le vittime.",
]
ONE = "I marinai pattugliano il quartier generale di La Paz, ma la Bolivia non ha più una costa dal 1880."
TWO = "Il governo ha portato il caso davanti alla Corte internazionale di giustizia, nella speranza di un accordo."
POINTS = [
    f"Il {ordinal} punto dell'accordo riguarda {matter}, e sarà discusso domani a Ginevra dai ministri."
    for ordinal, matter in zip("primo secondo terzo".split(), "la pesca|i porti|le dogane".split("|"), strict=True)
]
MORE = "".join(f"<p>{text}</p>" for text in POINTS[1:])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (news(), ARTICLE),
        (news('div class="testo-articolo"'), ARTICLE),
        (news("main"), ARTICLE),
        (
            f"<html><title>La marina senza mare | Prova</title><body><p>{ONE}</p><p>{TWO}</p></body></html>",
            ["La marina senza mare", ONE, TWO],
        ),
        (f"<html><title></title><body><p>{ONE}</p><h2>Il sogno</h2><p>{TWO}</p></body>", [ONE, "Il sogno", TWO]),
        (
            f"<html><body><div><p>{ONE}</p><h2>Il sogno</h2><p>{TWO}</p><p>{POINTS[0]}</p></div><div>{MORE}</div>",
            [ONE, TWO, *POINTS],  # a sub-heading less is better than paragraphs less
        ),
        (
            f"<html><body><h1>La marina<br>senza mare</h1><div>{ONE}<br><br>{TWO}</div></body></html>",
            ["La marina senza mare", ONE, TWO],
        ),
        ('<!-- salvata --><?xml version="1.0"?><html><p>Ciao mondo.</p></html>', ["Ciao mondo."]),
        ("<!doctype html><p>Il governo tace.</p><p>Poi parla.</p>", ["Il governo tace.", "Poi parla."]),
        ("<html><p>&lt;b&gt; è un'etichetta &amp; basta.</p></html>", ["<b> è un'etichetta & basta."]),
        (
            f"<html><body><article><h1>Titolo</h1><p>{ONE}</p><table><tr><th>Anno</th><th>Soldati</th></tr><tr>"
            "<td>2024</td><td>11.000</td></tr></table></article></body></html>",
            ["Titolo", ONE, "Anno | Soldati\n2024 | 11.000"],
        ),
    ],
    ids="article div main title no-title two-places br comment fragment entities table".split(),
)
def test_the_article_of_a_page(html, expected):
    assert paragraphs(html.encode()) == expected


def test_the_notes_of_a_page_say_what_is_missing():
    *_, notes = document_text(news().encode(), "x")
    assert notes[0].startswith("text taken from an HTML page by trafilatura 2.")
    assert "menus, captions and comments were left out" in notes[1] and "compare it with the page" in notes[1]
    assert notes[2] == "2 lines such as “Leggi anche” left out"


def page(declared):
    return f"<html><head>{declared}</head><body><p>Perché l'università è “già” così? Città e caffè.</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "noted"),
    [
        ("", "utf-8", False),
        ('<meta charset="iso-8859-1">', "utf-8", False),
        ("", "utf-8-sig", True),
        ("", "utf-16", True),
        ('<meta charset="windows-1252">', "cp1252", False),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252", False),
        ("<meta charset='macintosh'>", "mac-roman", False),
        ("<meta charset='windows-9999'>", "cp1252", True),
        ("<meta charset='utf-8'>", "cp1252", True),
        ("", "cp1252", True),
    ],
)
def test_the_characters_of_a_page_are_what_it_declares_or_what_they_can_be(declared, encoding, noted):
    text, _, notes = document_text(page(declared).encode(encoding), "x")
    assert text == "Perché l'università è “già” così? Città e caffè."
    assert len(notes) == 2 + noted


def test_a_pasted_page_is_not_read_in_the_encoding_it_declares():
    assert "università" in read_article(page('<meta charset="windows-1252">')).text


def test_reading_a_page_reaches_for_no_address():
    html = news().replace(
        "<p>", '<p><img src="https://www.example.com/a.png"><iframe src="http://example.com"></iframe>'
    )
    with sockets_blocked():
        assert paragraphs(html.encode())[0] == "Altre truppe in Russia"


# PDF


def test_letters_without_a_character_are_counted():
    text, _, notes = document_text(pdf(SAY.replace(b"(Il governo tace.)", b"<00010002>"), NO_UNICODE), "x")
    assert text == "(cid:1)(cid:2)"
    assert any("2 times" in note for note in notes)


def test_wide_gaps_in_a_justified_line_are_no_columns():
    rows = b"BT /F 12 Tf 14 TL 30 300 Td " + b"[(il governo) -1800 (tace ancora)] TJ T* " * 4 + b"ET"
    assert paragraphs(pdf(rows)) == [" ".join(["il governo tace ancora"] * 4)]


@pytest.mark.parametrize(
    ("size", "rise", "figures", "behind", "text"),
    [
        (8, 5, "3", " la citta", "Nel 1961³ la citta"),
        (8, 5, "12", ". Poi", "Nel 1961¹². Poi"),
        (8, 0, "3", " la citta", "Nel 19613 la citta"),
        (12, 5, "3", " la citta", "Nel 19613 la citta"),
        (8, -3, "3", " la citta", "Nel 19613 la citta"),
        (8, 5, "m", " la citta", "Nel 1961m la citta"),
        (8, 5, "1", "/2 ora", "Nel 19611/2 ora"),
    ],
)
def test_small_figures_above_the_others_are_raised(size, rise, figures, behind, text):
    content = "BT /F 12 Tf 30 300 Td (Nel 1961) Tj /F {} Tf {} Ts ({}) Tj /F 12 Tf 0 Ts ({}) Tj ET"
    assert paragraphs(pdf(content.format(size, rise, figures, behind).encode())) == [text]


def test_text_in_a_form_is_read():
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /Font << /F %s >> >> /Length %d >>"
    form %= (HELVETICA, len(SAY))
    data = pdf(b"/X Do", form + b"\nstream\n%s\nendstream" % SAY, resources=b"<< /XObject << /X 5 0 R >> >>")
    assert paragraphs(data) == ["Il governo tace."]


def test_reading_a_faulty_pdf_writes_no_log():
    code = (
        f"from toolkit.reading.documents import document_text; print(document_text({pdf(SAY, NO_UNICODE)!r}, 'x')[1])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("pdf\n", "")


def test_ligatures_are_letters():
    font = HELVETICA.replace(b" >>", b" /Encoding << /Differences [65 /fi /ffl] >> >>")
    assert paragraphs(pdf(SAY.replace(b"(Il governo tace.)", b"(AlBe)"), font)) == ["filffle"]


# What cannot be read


def bomb(mega):
    return rezipped(word("x"), lambda name, data: b" " * mega * 1_000_000 if name == "docProps/app.xml" else data)


def liar():
    """The directory says that a part of 150 MB has 10 bytes."""
    data = bytearray(bomb(150))
    for place in (i for i in range(len(data) - 4) if data[i : i + 4] in (b"PK\x01\x02", b"PK\x03\x04")):
        size = place + (24 if data[place + 2] == 1 else 22)
        if int.from_bytes(data[size : size + 4], "little") == 150_000_000:
            data[size : size + 4] = (10).to_bytes(4, "little")
    return bytes(data)


ENTITIES = (f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in pairwise("abcdefgh"))
LOL = f'<!DOCTYPE d [<!ENTITY a "ah">{"".join(ENTITIES)}]>'
WORD_FILE = word("Il governo tace.")
MACROS = rezipped(
    WORD_FILE,
    lambda name, data: data.replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    ),
)
HOSTILE = {
    "docx cut short": (WORD_FILE[: len(WORD_FILE) // 2], "cannot be read"),
    "docx without its end": (WORD_FILE[:-30], "cannot be read"),
    "docx with a damaged part": (WORD_FILE[:2000] + b"?" * 50 + WORD_FILE[2050:], "cannot be read"),
    "docx without document.xml": (
        rezipped(WORD_FILE, lambda name, data: None if name == "word/document.xml" else data),
        "cannot be read",
    ),
    "docx without relations": (
        rezipped(WORD_FILE, lambda name, data: None if name == "_rels/.rels" else data),
        "cannot be read",
    ),
    "docx of broken XML": (body_xml("<w:p>"), "cannot be read"),
    "docx with macros": (MACROS, "is not a Word file, content type"),
    "docx too large": (bomb(101), "more than 100 MB"),
    "docx that lies about its size": (liar(), "damaged"),
    "docx packed with bzip2": (rezipped(WORD_FILE, lambda name, data: data, zipfile.ZIP_BZIP2), "packed in a way"),
    "docx of entities": (body_xml("<w:p><w:r><w:t>&h;</w:t></w:r></w:p>", LOL), "cannot be read"),
    "docx behind a password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "empty docx": (word(), "is empty, there is no word in it"),
    "docx of signs": (word("***", "—"), "is empty, there is no word in it"),
    "other zip": (rezipped(WORD_FILE, lambda name, data: None if "xml" in name else data), "ZIP"),
    "old doc": (b"\xd0\xcf\x11\xe0 x", "old Microsoft Office"),
    "empty page": (b"<html><head><title>Vuota</title></head><body></body></html>", "no article can be found"),
    "page of scripts": (b"<html><script>alert('x')</script><img onerror='alert(1)' src=x></html>", "no article"),
    "page 10,000 deep": (b"<html><body>" + b"<div>" * 10_000 + b"<p>In fondo." + b"</div>" * 10_000, "no article"),
    "binary page": (b"<html>" + bytes(range(1, 32)) * 20, "binary"),
    "pdf with garbage": (b"%PDF-1.7\n" + random.Random(7).randbytes(5000), "its end is missing"),
    "pdf with garbage and an end": (b"%PDF-1.7\n" + random.Random(7).randbytes(5000) + b"%%EOF", "cannot be read"),
    "pdf cut short": ((DATA / "pagine.pdf").read_bytes()[:20_000], "its end is missing"),
    "pdf without pages": (pdf(SAY).replace(b"3 0 R", b"").replace(b"/Type /Page ", b""), "there is no page in it"),
    "pdf behind a password": (pdf(SAY, trailer=LOCKED), "protected with a password"),
    "scan": (pdf(b"q 300 0 0 400 0 0 cm /Im Do Q"), "only pictures, probably a scan. Run text recognition"),
    "pdf of signs": (pdf(SAY.replace(b"Il governo tace.", b"* * *")), "is empty, there is no word in it"),
}


@pytest.mark.parametrize(("data", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_read_is_named_with_the_reason_and_a_way_out(data, said, tmp_path, capfd):
    path = tmp_path / "articolo"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as raised:
        read_article(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert said in message
    assert "0x" not in message and len(message) < 500
    assert message.rstrip(".").count(". ") >= 1  # what was found, and then what to do
    assert capfd.readouterr() == ("", "")  # no log of a library


def test_an_entity_does_not_bring_in_a_file():
    external = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(ROOT / "LICENSE").as_uri()}">]>'
    assert "MIT" not in document_text(body_xml("<w:p><w:r><w:t>Prima &x;</w:t></w:r></w:p>", external), "x")[0]


def test_a_page_nested_too_deep_gives_the_text_before():
    html = f"<html><body><article><p>{ONE}</p>{'<div>' * 10_000}<p>In fondo.</p></article>"
    assert paragraphs(html.encode())[0] == ONE


def test_scripts_are_no_text():
    assert "Non sono testo" not in document_text(news().encode(), "x")[0]


MAGICS = (b"PK\x03\x04[Content_Types].xml word/", b"<html><p>", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0", b"")


@given(st.sampled_from(MAGICS), st.binary(max_size=400), st.sampled_from((b"", b"\n%%EOF", b"</html>")))
def test_any_bytes_are_read_or_refused_by_name(magic, data, ending):
    try:
        text, encoding, _ = document_text(magic + data + ending, "x")
    except ToolkitError as error:
        assert str(error).startswith("x: ")
    else:
        assert text.strip() and encoding


@settings(max_examples=40)
@given(st.sampled_from((WORD_FILE, pdf(SAY), news().encode())), st.data())
def test_a_damaged_document_is_read_or_refused_by_name(document, data):
    place = data.draw(st.integers(0, len(document)))
    damaged = document[:place] + data.draw(st.binary(max_size=20)) + document[place + data.draw(st.integers(0, 20)) :]
    try:
        text, *_ = document_text(damaged, "x")
    except ToolkitError as error:
        assert str(error).startswith("x: ")
    else:
        assert text.strip()


# Libraries that are not there, folders, and what importing costs


@pytest.mark.parametrize(
    ("module", "data", "kind"),
    [
        ("docx", WORD_FILE, "a .docx document"),
        ("trafilatura", b"<html><p>Ciao.</p></html>", "an HTML page"),
        ("pdfminer.high_level", pdf(SAY), "a PDF document"),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch, module, data, kind):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ArticleError) as raised:
        document_text(data, "x")
    library = LIBRARIES[module]
    assert str(raised.value) == (
        f"x: is {kind}; reading those needs {library}. Install it with: pip install {library} (or the project's extra "
        "`documents`), or save the document as plain text (UTF-8)."
    )


def test_importing_the_toolkit_loads_no_library_for_documents():
    code = f"import sys, toolkit; print(*({set(LIBRARIES) | {'lxml', 'pdfminer'}!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("\n", "")


def test_the_doctor_names_them_and_misses_none(monkeypatch):
    versions = Signature.of(**dict.fromkeys(OPTIONAL, "unknown"))
    monkeypatch.setattr(
        "toolkit.cli.doctor.library_versions", lambda *names: versions if "trafilatura" in names else Signature()
    )
    found = {finding.subject: finding for finding in examine()}
    assert set(LIBRARIES.values()) <= set(found)
    assert all(found[name].well and found[name].text.startswith("not here, only ") for name in OPTIONAL)


def test_a_folder_has_articles_of_every_format_but_no_hidden_ones(tmp_path):
    for name in ("a.txt", "b.HTM", "c.html", ".d.txt", "~$f.docx", "g.md", "h.odt"):
        (tmp_path / name).write_bytes(b"<html><p>Ciao.</p></html>" if "htm" in name.lower() else b"Ciao.")
    (tmp_path / "e.pdf").write_bytes(pdf(SAY))
    (tmp_path / "f.docx").write_bytes(WORD_FILE)
    (tmp_path / "cartella.docx").mkdir()
    assert [article.source.name for article in read_folder(tmp_path)] == ["a.txt", "b.HTM", "c.html", "e.pdf", "f.docx"]
    assert [path.name for path in article_paths(tmp_path, "*.md")] == ["g.md"]
    with pytest.raises(ArticleError, match=r"no file matches \*\.rtf"):
        article_paths(tmp_path, "*.rtf")
    (tmp_path / "vuota").mkdir()
    with pytest.raises(ArticleError, match=r"no file matches \*\.txt, \*\.html, \*\.htm, \*\.docx, \*\.pdf"):
        article_paths(tmp_path / "vuota")


RAISED = (
    "Nel 1961<sup>3</sup> la diga teneva 12 x 10<sup>6</sup> litri su 40 km<sup>2</sup>, a 112 metri<sub>slm</sub>, "
    "la 5<sup>a</sup>."
)
PLAIN = "Nel 1961 la diga teneva 12 x 10^6 litri su 40 km², a 112 metri slm, la 5ª."


def test_raised_figures_of_a_page_do_not_run_into_those_before_them():
    page = f"<html><title>La diga</title><body><article><p>{RAISED}</p><p>{TWO}</p></article></body></html>"
    article = read_article(page.encode())
    assert PLAIN in [str(sentence) for sentence in segment(repair(article.text))]


def test_raised_figures_of_a_word_document_do_not_either():
    document = docx.Document()
    paragraph = document.add_paragraph("Nel 1961")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" teneva 10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" litri.")
    article = read_article(saved(document))
    assert article.text == "Nel 1961³ teneva 10⁶ litri."
    assert [str(s) for s in segment(repair(article.text))] == ["Nel 1961 teneva 10^6 litri."]


MAIL = b"""From: a@b.it
Subject: =?utf-8?Q?La_citt=C3=A0?=
MIME-Version: 1.0
Content-Type: text/plain; charset=%s
Content-Transfer-Encoding: quoted-printable

La citt=%s
tace.

Il mare no.
"""


@pytest.mark.parametrize(("charset", "letter"), [(b"utf-8", b"C3=A0"), (b"iso-8859-1", b"E0"), (b"nosuch", b"C3=A0")])
def test_a_mail_is_its_subject_and_its_text(charset, letter):
    article = read_article(MAIL % (charset, letter))
    assert article.text == "La citt\u00e0\n\nLa citt\u00e0 tace.\n\nIl mare no."
    assert article.encoding == "mail"


def test_a_page_that_was_saved_as_one_file_is_read_as_a_page():
    page = (
        f"<html><title>La diga</title><body><article><h1>La diga</h1><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    )
    head = 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    data = f"{head}Content-Type: text/html\n\n{page}\n--x\nContent-Type: image/png\n\nabc\n--x--\n".encode()
    article = read_article(data)
    assert article.text == f"La diga\n\n{ONE}\n\n{TWO}"
    assert article.encoding == "html"


def test_a_mail_without_text_is_said():
    with pytest.raises(ArticleError, match="is a mail in which there is no text"):
        read_article(b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed of headlines"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "a feed of headlines"),
        (b"1\r\n00:00:01,000 --> 00:00:04,000\r\nIl mare tace.\r\n", "a file of subtitles"),
        (b"WEBVTT\n\n00:01.000 --> 00:04.000\nIl mare tace.", "a file of subtitles"),
        (b'{"title": "Il mare tace"}', "JSON data"),
    ],
)
def test_feeds_subtitles_and_data_are_refused_by_name(data, what):
    with pytest.raises(ArticleError, match=what):
        read_article(data)


LOOKS_LIKE_IT = ["Umerov: no.\nConti: no.\n", "1\nIl mare.", "{Nota} Il mare tace.", "Titolo: x\nData: y\n\nZ."]


@pytest.mark.parametrize("text", LOOKS_LIKE_IT)
def test_what_only_looks_like_it_is_read_as_text(text):
    assert read_article(text.encode()).text == text


def test_of_a_mail_in_two_forms_the_plain_one_is_read_and_attachments_are_counted():
    article = read_article(mail("Il mare tace.", "mixed"))
    assert article.text == "La città è vuota\n\nIl mare tace."
    assert article.notes[-1] == "1 attachment left out"


def test_all_parts_of_a_mail_s_text_are_read():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.it", "Il titolo"
    message.set_content("Prima parte.")
    message.make_mixed()
    for content in ("Seconda parte.", "Terza parte."):
        part = EmailMessage()
        part.set_content(content)
        message.attach(part)
    assert read_article(message.as_bytes()).text == "Il titolo\n\nPrima parte.\n\nSeconda parte.\n\nTerza parte."


@pytest.mark.parametrize("page", ["<html><body><p>{}</p></body></html>", "<div><p>{}</p></div>", "<p>{}</p>"])
def test_a_mail_that_is_a_page_keeps_its_subject_and_counts_what_is_left_out(page):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.it", "Il titolo"
    message.set_content(page.format(ONE), subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    article = read_article(message.as_bytes())
    assert article.text == f"Il titolo\n\n{ONE}"
    assert article.notes[-1] == "1 attachment left out"


QUOTED = "> Il giorno 11 nov 2025 Ugo ha scritto:\n> Ci sarà il voto?"


@pytest.mark.parametrize(
    ("text", "left", "notes"),
    [
        (f"Il mare tace.\n\n{QUOTED}\n\nIl vento no.", ["Il mare tace.", "Il vento no."], ["2 lines of the mail"]),
        ("Il mare tace.\n-- \nMarta Rivolta\ntel. 051 1234", ["Il mare tace."], ["2 lines of the signature"]),
        ("Il mare tace.\n\nUgo ha scritto:\n> Ci sarà?", ["Il mare tace."], ["2 lines of the mail"]),
        ("Il mare tace.\n--\nIl vento > no.", ["Il mare tace. -- Il vento > no."], []),
        (QUOTED, [QUOTED.replace("\n", " ")], []),
        ("Il mare.\n-- \n" + "Il vento tace.\n" * 13, ["Il mare. -- " + " ".join(["Il vento tace."] * 13)], []),
    ],
)
def test_what_a_mail_answers_and_its_signature_are_left_out(text, left, notes):
    article = read_article(mail(text))
    assert article.text.split("\n\n")[1:] == left
    told = [note for note in article.notes if "left out" in note]
    assert len(told) == len(notes) and all(map(str.startswith, told, notes))
