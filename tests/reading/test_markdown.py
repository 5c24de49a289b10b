"""Markdown is read without its marks; plain text that has such signs stays as it is."""

import pytest

from toolkit.reading import read_article
from toolkit.reading.markdown import is_markdown, read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Il mare\n\nTace.", ["Il mare", "Tace."]),
        ("## Il mare ##\nTace.", ["Il mare", "Tace."]),
        ("Il mare\n=======\nTace.", ["Il mare", "Tace."]),
        ("# Il mare\n\n[Conti]: Certamente.\n\n[1]: https://x.it", ["Il mare", "[Conti]: Certamente."]),
        ("# Il mare\n\nTra a <b e il c> d, <b>ecco</b>.", ["Il mare", "Tra a <b e il c> d, ecco."]),
        ("Il mare\n---\nTace.", ["Il mare", "Tace."]),
        ("Uno.\n\n---\n\nDue.\n\n* * *\nTre.", ["Uno.", "Due.", "Tre."]),
        ("Il **mare** *tace*, _dice_ __Neri__, ***oggi***.", ["Il mare tace, dice Neri, oggi."]),
        ("Il ~~lago~~ mare `tace`.", ["Il lago mare tace."]),
        ("**Il mare\ntace** oggi.", ["Il mare tace oggi."]),
        ("5 * 3 fa 15, 2*3 fa 6 e nome_di_file resta.", ["5 * 3 fa 15, 2*3 fa 6 e nome_di_file resta."]),
        ("I dati* sono provvisori.", ["I dati* sono provvisori."]),
        ('Il [mare](https://a.it/x_(y)) [tace](<b c> "t") [qui][1].\n\n[1]: https://a.it', ["Il mare tace qui."]),
        ("Vedi <https://a.it/b_c>.", ["Vedi https://a.it/b_c."]),
        ("Il **[mare](https://a.it)** tace.", ["Il mare tace."]),
        ("![Il mare](a.jpg)\n\nTace.", ["Tace."]),
        ("[![Il mare](a.jpg)](b) tace.", ["tace."]),
        ("- sole\n- vento\n* neve\n+ luna", ["sole", "vento", "neve", "luna"]),
        ("- sole\n  e luna\n- vento", ["sole e luna", "vento"]),
        ("1. sole\n2) vento", ["1. sole", "2. vento"]),
        ("- [ ] sole\n- [x] vento", ["sole", "vento"]),
        ("Ecco:\n- sole\n- vento\n\nFine.", ["Ecco:", "sole", "vento", "Fine."]),
        ("> Il mare\n> tace.\n\nFine.", ["Il mare tace.", "Fine."]),
        ("Uno  \ndue\\\ntre", ["Uno\ndue\ntre"]),
        ("Uno\ndue", ["Uno due"]),
        ("| Mese | mm |\n|---|--:|\n| Maggio | 35 |\n| **Giugno** | 9 |", ["Mese | mm\nMaggio | 35\nGiugno | 9"]),
        ("Mese | mm\n--- | ---\nMaggio | 35\n\nFine.", ["Mese | mm\nMaggio | 35", "Fine."]),
        ("Il mare\\* \\_tace\\_ 3 \\| 4 \\# no.", ["Il mare* _tace_ 3 | 4 # no."]),
        ("Il mare[^1] tace.\n\n[^1]: Dal 1880.", ["Il mare tace.", "Dal 1880."]),
        ("```\nx = *a*\n```\n\nFine.", ["x = *a*", "Fine."]),
        ("Il <b>mare</b> tace.<br> <!-- x -->Fine.", ["Il mare tace. Fine."]),
        ('---\ntitle: "Il mare"\nauthor: Neri\n---\nTace.', ["Il mare", "Tace."]),
        ("---\ntitle: Il mare\n---\n# Il mare\nTace.", ["Il mare", "Tace."]),
        ("#diga e #crepa restano.", ["#diga e #crepa restano."]),
        ("12 maggio: 3 < 4 e 5 > 2.", ["12 maggio: 3 < 4 e 5 > 2."]),
        ("", []),
    ],
)
def test_markdown_is_read_as_a_reader_sees_it(text, expected):
    assert read_markdown(text).paragraphs == expected


@pytest.mark.parametrize(
    ("text", "name", "holds"),
    [
        ("Il mare tace.", "x.md", True),
        ("Il mare tace.", "X.MARKDOWN", True),
        ("# Il mare\n\nTace.", "the text", True),
        ("## Il [mare](a) e il [sole](b)", "the text", True),
        ("Il **mare** e il [sole](a) e la [luna](b).", "the text", True),
        ("Il *mare* tace.", "the text", False),
        ("#mare\n\nTace.", "the text", False),
        ("Il mare [sic] tace [qui] (ieri).", "the text", False),
        ("Il prezzo* è di 3 euro.\n\n* tasse escluse", "x.txt", False),
        ("- sole\n- vento", "x.txt", False),
        ("", "x.txt", False),
    ],
)
def test_markdown_is_told_by_its_name_or_its_headings(text, name, holds):
    assert is_markdown(text, name) is holds


def test_a_file_of_markdown_is_an_article_without_marks(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\nauthor: Neri\n---\n# Crepa nella *diga*\n\nLa **diga** di [Vallescura](https://a.it) è chiusa.\n\n"
        "## Le cause\n\n"
        "![La diga](d.jpg)\n\n| Mese | mm |\n|---|---|\n| Maggio | 35 |\n\nPiove.\n",
        "utf-8",
    )
    article = read_article(path)
    kinds = [(p.kind, p.text) for p in article.paragraphs]
    assert kinds == [
        ("title", "Crepa nella diga"),
        ("prose", "La diga di Vallescura è chiusa."),
        ("heading", "Le cause"),
        ("row", "Mese | mm"),
        ("row", "Maggio | 35"),
        ("prose", "Piove."),
    ]
    assert article.encoding == "markdown"
    assert article.notes[:3] == (
        "Markdown: its marks are no part of the text; spans count it without them",
        "1 field at the top left out: “author”",
        "1 picture left out",
    )


@pytest.mark.parametrize("sign", ["*", "_", "**a", "[", "[a](", "![", "<", "`", "\\", "> ", "| ", "#", "- ", "[^"])
def test_many_signs_take_no_time(sign):
    read_markdown(sign * 60_000)
    texts, _ = read_markdown(f"{sign}a " * 30_000)
    assert "".join(texts).count("a") >= 29_000
