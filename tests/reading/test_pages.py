import pytest

from toolkit.reading.lines import Line
from toolkit.reading.pages import paragraphs, without_page_number

WIDTH = 5  # of a letter in the drawings below, whose rows are 12 points apart


def drawn(*rows, size=10):
    """Lines from a drawing: pieces of a row are parted by "|", their column in letters stands before "@"."""
    lines = []
    for number, row in enumerate(rows):
        for piece in filter(None, row.split("|")):
            place, text = piece.split("@")
            x, y = int(place) * WIDTH, 700 - 12 * number
            lines.append(Line(text, x, y, x + len(text) * WIDTH, y + size, size, len(text.split()[0]) * WIDTH))
    return lines


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["0@La Corea del Nord ha già", "0@schierato Kim e poi tace."],
            ["La Corea del Nord ha già schierato Kim e poi tace."],
        ),
        (
            ["0@Il governo tace da ieri.", "0@Poi parla.", "0@Il presidente ha detto di", "0@no e se ne va."],
            ["Il governo tace da ieri. Poi parla.", "Il presidente ha detto di no e se ne va."],
        ),
        (
            [
                "2@Il governo tace da ieri",
                "0@e non parla più nessuno.",
                "2@Il presidente ha detto",
                "0@di no, e se ne va oggi.",
            ],
            ["Il governo tace da ieri e non parla più nessuno.", "Il presidente ha detto di no, e se ne va oggi."],
        ),
        (
            ["0@Il governo della Fede-", "0@razione tace e non dice"],
            ["Il governo della Fede-\nrazione tace e non dice"],
        ),
        (
            ["0@Il governo dell'Emilia-", "0@Romagna tace e non dice"],
            ["Il governo dell'Emilia-Romagna tace e non dice"],
        ),
        (
            [
                "0@Il governo di|20@sud della capitale",
                "0@Kiev ha detto|20@tace ancora. Poi",
                "0@che l'esercito|20@parla il capo.",
            ],
            ["Il governo di Kiev ha detto che l'esercito sud della capitale tace ancora. Poi parla il capo."],
        ),
        (
            ["0@•|3@il governo che tace", "0@•|3@il capo, che parla,", "0@•|3@il re, che non fa né"],
            ["• il governo che tace", "• il capo, che parla,", "• il re, che non fa né"],
        ),
        (["0@Il|6@governo|16@tace"], ["Il governo tace"]),
        ([], []),
    ],
    ids="full-line short-line indent hyphen capital columns bullets pieces nothing".split(),
)
def test_lines_become_paragraphs(rows, expected):
    assert paragraphs([drawn(*rows)]) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["0@Il portavoce di Kiev e", "0@quello di Mosca hanno"], ["0@Kim ieri. Poi silenzio"], 1),
        (["0@Il portavoce di Kiev ha", "0@parlato a lungo, ieri."], ["0@Kim ieri. Poi silenzio"], 2),
        (["0@Il portavoce di Kiev ha", "0@parlato"], ["0@Kim ieri. Poi silenzio"], 2),
    ],
    ids="in-mid-sentence sentence-ends line-left-short".split(),
)
def test_a_paragraph_goes_on_over_a_page_where_its_sentence_does(first, second, expected):
    assert len(paragraphs([drawn(*first), drawn(*second)])) == expected


def test_a_short_heading_above_columns_is_read_before_them():
    heading = Line("Prima", 115, 730, 165, 750, 20, 50)
    columns = drawn(*["0@Il governo di|20@e l'esercito|40@e poi il capo"] * 3)
    assert paragraphs([[*columns, heading]])[0] == "Prima"


@pytest.mark.parametrize("apart", [{"size": 11}, {"font": "Bold", "x0": 12}, {"y0": 6, "y1": 6}])
def test_a_heading_as_long_as_its_line_is_told_by_size_or_font_or_distance(apart):
    rows = "Si rafforza il rapporto|Pyongyang va a Mosca, ed|è la prima volta da anni|che ne arriva uno così su".split(
        "|"
    )
    heading, *text = drawn(*(f"0@{row}" for row in rows))
    if "size" in apart:
        heading = heading._replace(**apart)
    elif "font" in apart:  # and the text below is indented
        heading, text[0] = heading._replace(font="Bold"), text[0]._replace(x0=apart["x0"])
    else:
        heading = heading._replace(y0=heading.y0 + 6, y1=heading.y1 + 6)
    assert paragraphs([[heading, *text]])[0] == heading.text


def test_an_initial_as_high_as_three_lines_belongs_to_its_word():
    first, second = drawn("4@a Corea del Nord", "4@ha taciuto.")
    initial = Line("L", 0, 674, 18, 710, 36, 18)
    assert paragraphs([[second, first, initial]])[0].startswith("La Corea del Nord")


@pytest.mark.parametrize(
    ("text", "y", "left_out"),
    [
        ("7", 20, True),
        ("- 12 -", 20, True),
        ("3 / 14", 20, True),
        ("Pagina 3 di 14", 20, True),
        ("7", 780, True),
        ("7", 400, False),
        ("https://example.it/x 1/2", 20, True),
        ("file:///tmp/x.html 1/2", 20, True),
        ("11/23/26, 12:50 AM Il titolo", 780, True),
        ("23/11/2026, 00:50 Il titolo", 780, True),
        ("Il 23/11/2026 alle 00:50", 780, False),
        ("1978.", 20, False),
        ("11.000", 20, False),
        ("Il Giornale 7", 20, False),
    ],
)
def test_only_a_number_alone_at_the_edge_of_a_page_is_left_out(text, y, left_out):
    number = Line(text, 50, y, 80, y + 10, 10, 30)
    lines = drawn("0@Il governo tace da", "0@ieri.")
    assert without_page_number([*lines, number], 800) == (lines if left_out else [*lines, number])


def test_a_number_right_below_the_text_is_text():
    lines = [line._replace(y0=line.y0 - 650, y1=line.y1 - 650) for line in drawn("0@Il governo tace dal", "0@1978")]
    assert without_page_number(lines, 800) == lines
