"""The inputs that must be survived, by table; and properties of any input: no foreign error, no lost text, safe pages.

Documents that are broken have a table of their own in test_documents.py, language packages in test_packages.py.
"""

import os
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import fuzz
import pytest
from conftest import USERS_ARTICLE
from fuzz_packages import package_fuzzer
from hypothesis import example, given, settings
from hypothesis import strategies as st
from written import rezipped, word

from toolkit import analyse, read_article, report, summarise
from toolkit.errors import ArticleError, SummaryError
from toolkit.files import FORMATS
from toolkit.installation.archive import look_into
from toolkit.reading import Sentence, repair, revert, segment
from toolkit.summary.summariser import METHODS

ACCENTS = "Perché l'Europa è già unita? Così dice."
READ_SO = ["Perché l'Europa è già unita?", "Così dice."]
TACE = ["Il governo tace.", "Poi parla."]
WORDS = " ".join(["parola"] * 399)

# what it is, its bytes or text, its sentences (kind: text, where it is no prose)
READ = {
    "UTF-8 with a mark": (ACCENTS.encode("utf-8-sig"), READ_SO),
    "UTF-16": (ACCENTS.encode("utf-16"), READ_SO),
    "cp1252": (ACCENTS.encode("cp1252"), READ_SO),
    "latin-1": (ACCENTS.encode("latin-1"), READ_SO),
    "mojibake": (ACCENTS.encode().decode("cp1252", "replace").encode(), READ_SO),
    "mojibake of quotation marks": ("Disse â€œbastaâ€\x9d. Poi andÃ² via.", ['Disse "basta".', "Poi andò via."]),
    "NUL and controls": ("Il gover\0no tace.\x07 Poi parla." + " Fine." * 5, [*TACE, *["Fine."] * 5]),
    "CRLF": (b"Il governo tace.\r\n\r\nPoi parla.\r\n", TACE),
    "CR": (b"Il governo tace.\rPoi parla.", TACE),
    "U+2028": ("Il governo tace.\u2028Poi parla.", TACE),
    "NFD": (unicodedata.normalize("NFD", ACCENTS), READ_SO),
    "no-break and zero-width spaces": ("Il\u00a0governo\u200b tace. Poi par\u200bla.", TACE),
    "soft hyphens": ("Il go\u00adver\u00adno tace. Poi par\u00adla.", TACE),
    "1 MB on one line": ("Il governo tace. Poi parla. " * 37_000, TACE * 37_000),
    "a .docx named .txt": (word("Il governo tace. Poi parla."), TACE),
    "English": ("The government is silent. Then it talks.", ["The government is silent.", "Then it talks."]),
    "mixed": ("Il governo tace. Then it talks.", ["Il governo tace.", "Then it talks."]),
    "hard-wrapped": (
        "Il governo di Roma ha detto che non parla più\ncon nessuno, e il parlamento ha votato contro la\nlegge.",
        ["Il governo di Roma ha detto che non parla più con nessuno, e il parlamento ha votato contro la legge."],
    ),
    "hyphenated line ends": ("Il gover-\nno tace. La guerra russo-\nucraina.", [TACE[0], "La guerra russo-ucraina."]),
    "a sentence a line": ("Il governo tace.\nPoi parla.", TACE),
    "no blank lines": ("Una breve\nIl governo tace. Poi parla.\nFine.", ["title: Una breve", *TACE, "Fine."]),
    "sub-heading": ("Il governo tace.\n\nLa svolta\n\nPoi parla.", [TACE[0], "heading: La svolta", TACE[1]]),
    "sub-heading in capitals": (
        "Il governo tace.\n\nLA SVOLTA!\n\nPoi parla.",
        [TACE[0], "heading: LA SVOLTA!", TACE[1]],
    ),
    "dateline": ("ROMA - Il governo tace. Poi parla.", ["ROMA - Il governo tace.", TACE[1]]),
    "caption": ("Il governo tace.\n\nKim (Ansa)\n\nPoi parla.", [TACE[0], "boilerplate: Kim (Ansa)", TACE[1]]),
    "LEGGI ANCHE": ("Il governo tace.\n\nLEGGI ANCHE\n\nPoi parla.", [TACE[0], "boilerplate: LEGGI ANCHE", TACE[1]]),
    "by-line": ("Una breve\n\ndi Anna Rossi\n\nPoi parla.", ["title: Una breve", "byline: di Anna Rossi", TACE[1]]),
    "addresses": (
        "Vedi https://x.it/a.b?c=1, a@x.it e @ansa. Fine.",
        ["Vedi https://x.it/a.b?c=1, a@x.it e @ansa.", "Fine."],
    ),
    "bullets": ("I punti:\n\n• la pesca;\n- i porti.", ["I punti:", "• la pesca;", "- i porti."]),
    "repeated paragraphs": ("\n\n".join(["Il governo tace."] * 3), ["Il governo tace."] * 3),
    "fine.Poi": ("Alla fine.Poi parla.", ["Alla fine.", "Poi parla."]),
    "spaced quotes": ('Disse: " basta ". Poi « via ».', ['Disse: "basta".', 'Poi "via".']),
    "unspaced quotes": ('Disse"basta"e uscì. Fine.', ['Disse "basta" e uscì.', "Fine."]),
    "unbalanced quotes": ('Disse: "basta. Poi uscì.', ['Disse: "basta.', "Poi uscì."]),
    "kinds of quotes": ("Dice «sì», “no” e „forse“ o 'mai'. Fine.", ['Dice "sì", "no" e "forse" o \'mai\'.', "Fine."]),
    "apostrophes": ("L’Italia e l'Europa. Fine.", ["L'Italia e l'Europa.", "Fine."]),
    "apostrophes for accents": ("E' vero perche' un po' si sa. Fine.", ["È vero perché un po' si sa.", "Fine."]),
    "ends of sentences": (
        "Aspetta… poi viene. Davvero?! Sì... Forse.",
        ["Aspetta… poi viene.", "Davvero?!", "Sì...", "Forse."],
    ),
    "titles and art.": (
        "L'on. Verdi, il dott. Blu, il sen. Neri: art. 5, n. 3. Fine.",
        ["L'on. Verdi, il dott. Blu, il sen. Neri: art. 5, n. 3.", "Fine."],
    ),
    "ecc.": ("Pane, vino ecc. Fine.", ["Pane, vino ecc.", "Fine."]),
    "S.p.A., a.C., U.S.": (
        "La Fiat S.p.A. vende, nel 44 a.C. no, negli U.S. sì. Fine.",
        ["La Fiat S.p.A. vende, nel 44 a.C. no, negli U.S. sì.", "Fine."],
    ),
    "Sig.ra and initials": (
        "La Sig.ra Blu legge J. R. R. Tolkien. Fine.",
        ["La Sig.ra Blu legge J. R. R. Tolkien.", "Fine."],
    ),
    "figures": (
        "Il 1º maggio alle 10.30, il 3,5 di 2.200.112, l'1.3.2022. Fine.",
        ["Il 1º maggio alle 10.30, il 3,5 di 2.200.112, l'1.3.2022.", "Fine."],
    ),
    "400 words": (f"{WORDS} fine.", [f"{WORDS} fine."]),
    "one word": ("Basta", ["Basta"]),
    "all capitals": ("IL GOVERNO TACE. POI PARLA.", ["IL GOVERNO TACE.", "POI PARLA."]),
    "emoji": ("Il governo tace 😀. Poi 👨‍👩‍👧 parla.", ["Il governo tace 😀.", "Poi 👨‍👩‍👧 parla."]),
}
REFUSED = {
    "empty": (b"", "is empty"),
    "only a mark": (b"\xef\xbb\xbf", "is empty"),
    "only white space": (b" \n\r\n\t", "is empty"),
    "only signs": ("*** — …".encode(), "is empty"),
    "binary": (bytes(range(32)) * 20 + b"ciao", "binary"),
    "a .zip named .txt": (rezipped(word("x"), lambda name, data: None if "xml" in name else data), "ZIP"),
    "half UTF-16": (b"\xff\xfea", "breaks off"),
}


def whole(sentences):
    return [s.text if s.kind == "prose" else f"{s.kind}: {s.text}" for s in sentences]


@pytest.mark.parametrize(("content", "expected"), READ.values(), ids=READ.keys())
def test_input_that_is_read(tmp_path, content, expected):
    path = tmp_path / "articolo.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    article = read_article(path)
    log = repair(article.text)
    sentences = segment(log)
    assert whole(sentences) == expected
    assert fuzz.lost(article.text, log, sentences) == []
    assert revert(log) == article.text


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_input_that_is_refused_by_name(tmp_path, content, said):
    path = tmp_path / "articolo.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match=rf"articolo\.txt: .*{said}.*\. \w.*\.$"):  # what was found, and what to do
        read_article(path)


@pytest.mark.parametrize(
    ("path", "said"), [("seeds", "is a folder"), ("no.txt", "no such file"), ("/proc/self/mem", "cannot be read")]
)
def test_a_path_that_cannot_be_read_is_named(path, said):
    with pytest.raises(ArticleError, match=f"{path}: .*{said}"):
        read_article(Path(path))


def test_a_file_without_end_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("toolkit.reading.article.LARGEST", 3)
    with pytest.raises(ArticleError, match=r"/dev/zero: has more than 3 MB\. .*cut it into parts\."):
        read_article(Path("/dev/zero"))


def test_a_text_beyond_all_books_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.reading.article.LONGEST", 50)
    (path := tmp_path / "x.txt").write_text("Il governo tace. " * 3)
    for given_ in (path, path.read_text(), path.read_bytes()):
        with pytest.raises(ArticleError, match=r": has 51 characters\. .*cut it into parts\."):
            read_article(given_)


def test_the_same_file_twice_is_the_same_article():
    assert read_article(USERS_ARTICLE) == read_article(USERS_ARTICLE)


@pytest.mark.parametrize("name", [os.fsdecode(b"art-\xff"), "a\x1b[31m", "a\nb", " ", "-x", "a%s{}", "CON", "è" * 118])
def test_an_article_of_any_name_goes_into_every_format(translator, tmp_path, name):
    path = tmp_path / f"{name}.txt"
    path.write_text("Il governo tace. Poi parla.")
    analysis = analyse(path, translator=translator)
    for ending in FORMATS:
        assert report(analysis, tmp_path / "out" / f"{analysis.article.name}.{ending}").stat().st_size


SENTENCES = [Sentence(i, f"La frase {word} parla di {word} e basta.", 0, 0, 0) for i, word in enumerate("abcdef")]
SAME = [replace(sentence, text="La stessa frase.") for sentence in SENTENCES]
NUMBERS = [replace(sentence, text=f"{sentence.index}.{sentence.index} 12.") for sentence in SENTENCES]
STOP_WORDS = [replace(sentence, text="Il di la.") for sentence in SENTENCES]
MANY = [replace(SENTENCES[0], index=i, text=f"La frase {i} parla di {i % 7}.") for i in range(1000)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("sentences", "count", "chosen"),
    [
        ([], 3, 0),
        (SENTENCES[:1], 3, 1),
        (SENTENCES[:2], 3, 2),
        (SENTENCES, 99, 6),
        (SENTENCES, "100%", 6),
        (STOP_WORDS, 3, 3),
        (NUMBERS, 3, 3),
        (SAME, 3, 3),
        (MANY, 3, 3),
    ],
    ids="none one two more all stop-words numbers duplicates thousand".split(),
)
def test_a_summary_of_anything_has_as_many_sentences_as_there_are(sentences, count, chosen, method):
    summary = summarise(sentences, count, method)
    assert len(set(summary.indices)) == chosen
    assert not any(score is not None and score != score for score in summary.scores or ())


@pytest.mark.parametrize("count", [0, -1, "0%", "-5%", None, True, 2.5, "", "five", float("nan"), "9" * 5000])
def test_a_length_that_cannot_be_is_refused(count):
    with pytest.raises(SummaryError, match=r"\w"):
        summarise(SENTENCES, count)


# Any text, in any layout

SIGNS = st.sampled_from([*fuzz.TOKENS, *"abèÈ .,;:!?-'\"«»“”„…0123\n\r\t", "Il governo tace", "Poi parla. "])
RANDOM = (
    st.lists(SIGNS, max_size=40).map("".join)
    | st.text(max_size=80)
    | st.text(st.characters(codec="utf-8"), max_size=80)
)
LINES = st.lists(RANDOM, min_size=1, max_size=6)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n \n", "-\n", "\u2028", "\x0b", "\x85", " \n\n\n\t"])
LAYOUTS = st.builds(lambda lines, by: by.join(lines), LINES, BREAKS)


@given(LAYOUTS)
@example("\u0301")
@example("\ud800 x")
@example("„x“ 'y'")
@example("Nel 1961.[1] Fine.² Poi³")
def test_any_text_is_read_without_loss_or_refused(text):
    assert fuzz.survive(text) in ("read", "refused")
    assert fuzz.survive(text.encode("utf-8", "replace")) in ("read", "refused")


@settings(max_examples=40)
@given(text=LAYOUTS, method=st.sampled_from(list(METHODS)))
def test_any_small_text_goes_the_whole_way(translator, text, method):
    assert fuzz.survive(text[: fuzz.SMALL], translator, method) in ("whole way", "refused")


@pytest.mark.parametrize("seed", range(4))
def test_mutated_files_are_survived(translator, seed):
    following = fuzz.inputs(seed)
    counts = Counter(fuzz.survive(following()[1][:8000], translator) for _ in range(25))
    assert counts["refused"] < 25 == counts.total()


def test_mutated_packages_are_refused_or_work():
    with package_fuzzer(1, fuzz.mutated) as installer:
        counts = Counter(installer.survive(installer.following()) for _ in range(40))
    assert min(counts["refused"], counts["installed"]) > 0


def test_the_package_fuzzer_can_write_whatever_it_makes_up():
    with package_fuzzer(1, fuzz.mutated) as installer:
        assert len({installer.following() for _ in range(300)}) > 200


def test_the_package_fuzzer_notices_what_is_left_behind(monkeypatch):
    with package_fuzzer(1, fuzz.mutated) as installer:
        monkeypatch.setattr("fuzz_packages.install", lambda file: (installer.own / "left").touch() or look_into(file))
        with pytest.raises(AssertionError, match="something is another"):
            installer.survive(b"PK")


def test_the_fuzzer_notices_what_is_lost_and_what_escapes(monkeypatch):
    """Broken on purpose, each of its questions has to be answered with no."""
    text = "Il governo tace. Poi parla."
    monkeypatch.setattr(fuzz, "segment", lambda log: segment(log)[:1])
    with pytest.raises(AssertionError, match="lost"):
        fuzz.survive(text)
    monkeypatch.undo()
    monkeypatch.setattr(fuzz, "revert", lambda log: log.text[1:])
    with pytest.raises(AssertionError, match="undone"):
        fuzz.survive(text)
    monkeypatch.undo()
    monkeypatch.setattr(fuzz, "read_article", lambda data: {}["foreign"])
    with pytest.raises(KeyError):
        fuzz.survive(text)
