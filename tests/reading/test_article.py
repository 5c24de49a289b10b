import hashlib
import zipfile
from pathlib import Path

import pytest
from conftest import SEEDS, USERS_ARTICLE

from toolkit import read_article, read_folder
from toolkit.errors import ArticleError

ITALIAN = "Perché l'Europa è già più unita? «Così», dice il premier. Città e università."


def test_the_users_article_has_no_title_and_two_sub_headings():
    article = read_article(USERS_ARTICLE)
    assert article.title is None
    assert [p.text for p in article.paragraphs if p.kind == "heading"] == [
        "Kim pronto ad aiutare ancora Putin",
        "Si rafforza il rapporto tra Russia e Corea del Nord",
    ]
    assert article.sha256 == hashlib.sha256(USERS_ARTICLE.read_bytes()).hexdigest()
    assert article.notes == ()


def test_paragraphs_are_slices_of_the_text():
    for article in read_folder(SEEDS):
        assert [article.text[p.start : p.end] for p in article.paragraphs] == [p.text for p in article.paragraphs]


def test_folder_is_read_in_the_order_of_names_without_its_documentation():
    names = [article.name for article in read_folder(SEEDS)]
    assert names == sorted(names)
    assert {"corea-del-nord-russia", "inventore-del-web"} <= set(names)
    assert "SOURCES" not in names


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (ITALIAN.encode(), "utf-8", None),
        (ITALIAN.encode("utf-8-sig"), "utf-8-sig", "byte order mark"),
        (ITALIAN.encode("utf-16"), "utf-16", "byte order mark"),
        (ITALIAN.encode("utf-32"), "utf-32", "byte order mark"),
        (ITALIAN.encode("cp1252"), "cp1252", "not UTF-8"),
        (ITALIAN.encode("latin-1"), "cp1252", "not UTF-8"),
        (ITALIAN.encode().decode("cp1252", "replace").encode(), "utf-8", "mojibake"),
        (ITALIAN.encode().decode("latin-1").encode(), "utf-8", "mojibake"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-32", "cp1252", "latin-1", "mojibake-cp1252", "mojibake-latin-1"],
)
def test_decoding(tmp_path, data, encoding, note):
    file = tmp_path / "articolo.txt"
    file.write_bytes(data)
    article = read_article(file)
    assert article.encoding == encoding
    assert article.text == ITALIAN
    assert (note is None and article.notes == ()) or note in article.notes[0]


OLDER = "Il sindaco: “Non c’è fretta”, perché l’acqua è già scesa – dice. Virtù e libertà; così, però."
DOS = "La città è vuota, perché l'acqua non c'è più: così, però, si fa. «È finita»."


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (OLDER, "mac_roman", "Mac Roman"),
        ("La citt\u00e0.", "mac_roman", "Mac Roman"),
        (DOS, "cp850", "cp850 (MS-DOS)"),
        (DOS, "cp437", "cp850 (MS-DOS)"),  # the small letters are the same
        (OLDER, "cp1252", "cp1252"),
        (DOS, "cp1252", "cp1252"),
        ("Müller e Šoigu: «voilà», 50 €… – señor", "cp1252", "cp1252"),
        ("Già: •uno •due — ‘tre’ … perché", "cp1252", "cp1252"),
        ("Müller fährt", "cp1252", "cp1252"),
    ],
)
def test_older_encodings_are_recognised_by_the_accents_that_end_words(tmp_path, text, encoding, name):
    if encoding == "cp437":
        text = text.replace("È", "E")
    file = tmp_path / "articolo.txt"
    file.write_bytes(text.encode(encoding))
    article = read_article(file)
    assert article.text == text
    assert article.notes[0] == f"not UTF-8: read as {name}"


def epub(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return path


def written(data):
    def write(path):
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir() or path, "is a folder"),
        (epub, "ZIP archive"),
        (written(b"%PDF-1.7 x"), "PDF"),
        (written(b"\xd0\xcf\x11\xe0 x"), "old Microsoft Office"),
        (written(b"{\\rtf1 x}"), "Rich Text"),
        (written(b"\x89PNG\r\n"), "PNG"),
        (written(b"<!DOCTYPE html><p>"), "HTML"),
        (written(bytes(range(32)) * 20 + b"ciao"), "binary"),
        (written(b"\xff\xfea"), "breaks off"),
        (written(b"version https://git-lfs.github.com/spec/v1\n"), "Git LFS"),
    ],
)
def test_what_is_no_article_is_named_with_a_way_out(tmp_path, make, said):
    path = make(tmp_path / "articolo.txt")
    with pytest.raises(ArticleError, match=said) as raised:
        read_article(path)
    assert str(path) in str(raised.value)
    assert str(raised.value).rstrip(".").count(".") >= 1  # what was found, and then what to do


def test_an_unreadable_file_is_named(monkeypatch):
    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ArticleError, match="Permission denied"):
        read_article(USERS_ARTICLE)


def test_a_closed_folder_is_not_an_empty_one(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)  # for the superuser none is closed
    with pytest.raises(ArticleError, match="this folder cannot be read"):
        read_folder(tmp_path)


def test_a_folder_without_articles_is_named(tmp_path):
    with pytest.raises(ArticleError, match=r"no file matches \*\.txt"):
        read_folder(tmp_path)
    with pytest.raises(ArticleError, match="not a folder"):
        read_folder(tmp_path / "missing")


@pytest.mark.parametrize("text", ["Ciao mondo.", "Fine. Poi.", "Una riga\nUn'altra.", "Sì.", "Il sito è a/b o no?"])
def test_a_string_is_the_text_itself(text):
    article = read_article(text)
    assert (article.text, article.source) == (text, None)


@pytest.mark.parametrize("path", ["articolo.txt", "dir/articolo.txt", "/dove/articolo", "./articolo"])
def test_a_string_that_looks_like_a_path_must_exist(path):
    with pytest.raises(ArticleError, match="no such file"):
        read_article(path)


@pytest.mark.parametrize("odd", [None, 3, ["a"]])
def test_what_is_neither_path_nor_text_is_refused(odd):
    with pytest.raises(ArticleError, match="a path, a text or bytes"):
        read_article(odd)


def test_a_path_that_cannot_be_is_refused():
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(Path("a\0b"))


@pytest.mark.parametrize("text", ["https://www.example.com/articolo", " www.example.com/x\n", b"http://example.com"])
def test_an_address_is_refused_with_the_reason(text):
    with pytest.raises(ArticleError, match="offline by design"):
        read_article(text)


@pytest.mark.parametrize(
    ("text", "note"), [("La citt\ufffd tace.", "a letter was lost"), ("L\ufffd c'\ufffd.", "2 letters were")]
)
def test_letters_that_were_lost_before_are_said(text, note):
    found = read_article(text)
    assert found.text == text
    assert note in found.notes[-1]
