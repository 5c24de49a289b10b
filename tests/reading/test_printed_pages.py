"""Tables, running heads, quotations over a column and lists without marks on printed pages."""

import pytest

from toolkit.reading import layout
from toolkit.reading.lines import Line, Piece
from toolkit.reading.pages import paragraphs
from toolkit.reading.running_heads import Sheet, without_running_heads

WIDTH = 5  # of a letter
HEIGHT = 800
BODY = [
    "La diga di Vallescura è stata chiusa ieri mattina",
    "dopo che i tecnici della regione hanno trovato una",
    "crepa lunga quattro metri, e quaranta famiglie non",
    "sono tornate nelle loro case.",
]


def line(text, x, y, size=10, font=""):
    return Line(text, x, y, x + len(text) * WIDTH, y + size, size, len(text.split()[0]) * WIDTH, font)


def drawn(*rows, top=700, step=14, size=10):
    """Lines from a drawing: pieces of a row are parted by "|", their column in letters stands before "@"."""
    return [
        line(piece.partition("@")[2], int(piece.partition("@")[0]) * WIDTH, top - step * number, size)
        for number, row in enumerate(rows)
        for piece in row.split("|")
        if piece
    ]


def text_of(*rows, **options):
    return drawn(*(f"0@{row}" for row in rows), **options)


PROSE = " ".join(BODY)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["2@Mese|20@mm", "2@Ottobre|20@80", "2@Novembre|20@120"], ["Mese | mm", "Ottobre | 80", "Novembre | 120"]),
        (["2@Ottobre|20@80", "2@Novembre|20@120"], ["Ottobre | 80", "Novembre | 120"]),
        (
            ["2@Squadra|20@Allenatore|40@Stadio", "2@Roma|20@Rossi|40@Olimpico", "2@Milan|20@Bianchi|40@San Siro"],
            ["Squadra | Allenatore | Stadio", "Roma | Rossi | Olimpico", "Milan | Bianchi | San Siro"],
        ),
        (
            ["2@Voce|24@2024|34@2025", "2@di cui donne|24@12|34@–", "2@di cui uomini|24@9|34@11"],
            ["Voce | 2024 | 2025", "di cui donne | 12 | –", "di cui uomini | 9 | 11"],
        ),
        (["2@Mese|20@mm", "2@Ottobre", "2@Novembre|20@120"], ["Mese | mm", "Ottobre |", "Novembre | 120"]),
        (
            ["2@Dato|20@Quota", "2@Bianchi|20@52,1 %", "2@Rossi|20@44,2 %"],
            ["Dato | Quota", "Bianchi | 52,1 %", "Rossi | 44,2 %"],
        ),
        (
            ["2@Costo|20@euro", "2@Diga|20@€ 30.000", "2@Ponte|20@€ 1.200"],
            ["Costo | euro", "Diga | € 30.000", "Ponte | € 1.200"],
        ),
    ],
    ids="head no-head words lower-case empty percent money".split(),
)
@pytest.mark.parametrize("around", ["both", "before", "behind"])
def test_a_table_is_given_row_for_row_apart_from_the_prose(rows, expected, around):
    before = text_of(*BODY) if around != "behind" else []
    behind = text_of(*BODY, top=480) if around != "before" else []
    found = paragraphs([[*before, *drawn(*rows, top=600, step=20), *behind]])
    assert "\n".join(expected) in found
    assert found.count(PROSE) == len([part for part in (before, behind) if part])
    kinds = [p.kind for p in layout("\n\n".join(found))]
    assert kinds.count("row") == len(expected)


def test_a_cell_of_two_lines_is_one():
    before, table = text_of(*BODY), drawn("2@Voce|30@2024", "2@Schede bianche|30@12", "2@e nulle", "2@Votanti|30@412")
    table = [cell if cell.text in ("Voce", "2024") else cell._replace(y0=cell.y0 - 9, y1=cell.y1 - 9) for cell in table]
    down = [80 + 9 * (cell.text in ("Votanti", "412")) for cell in table]
    table = [cell._replace(y0=cell.y0 - by, y1=cell.y1 - by) for cell, by in zip(table, down, strict=True)]
    behind = text_of(*BODY, top=480)
    expected = [PROSE, "Voce | 2024\nSchede bianche e nulle | 12\nVotanti | 412", PROSE]
    assert paragraphs([[*before, *table, *behind]]) == expected


def test_cells_that_stand_close_are_told_by_the_gaps_in_their_line():
    rows = [("Mese", "mm"), ("Ottobre", "80"), ("Novembre", "120")]
    lines = [
        Line(
            f"{a} {b}",
            10,
            600 - 20 * i,
            75,
            610 - 20 * i,
            10,
            40,
            "",
            (Piece(a, 10, 10 + 5 * len(a)), Piece(b, 60, 75)),
        )
        for i, (a, b) in enumerate(rows)
    ]
    assert paragraphs([[*text_of(*BODY), *lines]]) == [PROSE, "Mese | mm\nOttobre | 80\nNovembre | 120"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            "0@Il governo di|20@sud della capitale",
            "0@Kiev ha detto|20@tace ancora. Poi",
            "0@che l'esercito|20@parla il capo.",
        ],
        ["0@1.|4@La crepa era lunga", "0@2.|4@L'acqua filtrava", "0@3.|4@I sensori erano rotti"],
        ["0@•|4@La crepa era lunga", "0@•|4@L'acqua filtrava"],
        ["0@a)|4@La crepa era lunga", "0@b)|4@L'acqua filtrava"],
        [
            "0@Il sindaco ha detto che la|30@120",
            "0@diga sarà chiusa domani e|30@millimetri",
            "0@che nessuno deve restare|30@35",
        ],
        ["0@Roma|30@12 maggio"],
        [
            "0@Il governo|20@Oggi la capitale|40@Nel paese si",
            "0@di Kiev|20@tace ancora. Poi|40@vota. E poi",
            "0@ha detto|20@parla il capo.|40@più nulla.",
            "0@tutto.|20@È notte ormai.|40@Domani si sa.",
        ],
        [
            "0@Neri parla|30@Il lago scende",
            "0@Neri tace|30@e la diga tiene. Poi,",
            "0@Neri va|30@di notte, la piena",
            "0@Neri torna|30@arriva a valle.",
        ],
    ],
    ids="columns numbers bullets letters figures-beside one-row three-columns labels".split(),
)
def test_columns_and_lists_are_no_tables(rows):
    assert not any(" | " in text for text in paragraphs([drawn(*rows)]))


def test_a_table_of_words_below_a_head_is_given_row_for_row():
    rows = [
        "2@Chi|20@Che cosa|44@Quando",
        "2@Comuni|20@indicano i terreni|44@entro gennaio",
        "2@Regione|20@pubblica il bando|44@a febbraio",
        "2@Imprese|20@aprono i cantieri|44@a marzo",
    ]
    written = [" | ".join(piece.partition("@")[2] for piece in row.split("|")) for row in rows]
    found = paragraphs([[*text_of(*BODY), *drawn(*rows, top=600, step=20)]])
    assert found == [PROSE, "\n".join(written)]
    assert [p.text for p in layout("\n\n".join(found)) if p.kind == "row"] == written


def test_notes_between_labels_and_figures_are_cells():
    rows = [
        "2@Provincia|14@Interventi|60@Costo",
        "2@Bologna|14@Tre cantieri e duecento alloggi vuoti nel|60@112",
        "2@Modena|14@Un cantiere nuovo in via Emilia dopo la gara|60@58",
        "2@Parma|14@Ristrutturazioni nel centro storico|60@40",
    ]
    written = [" | ".join(piece.partition("@")[2] for piece in row.split("|")) for row in rows]
    written[1] = written[1].replace(" nel |", " nel quartiere Navile |")
    table = drawn(*rows, top=600, step=30)
    table.append(line("quartiere Navile", 14 * WIDTH, 600 - 30 - 12))
    assert paragraphs([[*text_of(*BODY), *table]]) == [PROSE, "\n".join(written)]


def test_a_sentence_goes_on_behind_a_table():
    first, second = BODY[:2], BODY[2:]
    table = drawn("2@Mese|20@mm", "2@Ottobre|20@80", top=640, step=20)
    assert paragraphs([[*text_of(*first), *table, *text_of(*second, top=580)]]) == [PROSE, "Mese | mm\nOttobre | 80"]


# A larger line over a column


def two_columns(left=700, right=700):
    return [*text_of(*BODY, top=left), *[o._replace(x0=o.x0 + 300, x1=o.x1 + 300) for o in text_of(*BODY, top=right)]]


def quotation(x, y, *texts):
    return [line(text, x, y - 18 * i, size=14, font="Bold") for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("quoted", "right", "expected"),
    [
        (
            quotation(300, 704, "«L'acqua scenderà", "entro domani sera»"),
            664,
            ["prose", "«L'acqua scenderà entro domani sera»", "prose"],
        ),
        (quotation(300, 704, "«L'acqua scenderà»"), 682, ["prose", "«L'acqua scenderà»", "prose"]),
        (quotation(300, 712, "«L'acqua scenderà»"), 682, ["prose", "«L'acqua scenderà»", "prose"]),
        (quotation(300, 740, "Le famiglie"), 700, ["Le famiglie", "prose", "prose"]),
        (quotation(0, 740, "Le famiglie"), 700, ["Le famiglie", "prose", "prose"]),
        (
            quotation(100, 740, "Le famiglie fuori casa, la diga chiusa e poi"),
            700,
            ["Le famiglie fuori casa, la diga chiusa e poi", "prose", "prose"],
        ),
    ],
    ids="two-lines one-line higher heading heading-left heading-over-both".split(),
)
def test_a_larger_line_belongs_to_the_column_whose_text_it_pushes_down(quoted, right, expected):
    found = paragraphs([[*quoted, *two_columns(right=right)]])
    assert [("prose" if text == PROSE else text) for text in found] == expected


def test_a_larger_line_over_the_first_column_comes_first():
    columns = two_columns(left=664)
    assert paragraphs([[*quotation(0, 704, "«L'acqua scenderà", "entro domani»"), *columns]])[0].startswith("«L'acqua")


def test_a_sentence_goes_on_behind_a_quotation_over_its_column():
    left = text_of(*BODY[:3])
    right = [line(text, 300, 650 - 14 * i) for i, text in enumerate([BODY[3], "Poi la pioggia è tornata."])]
    found = paragraphs([[*left, *quotation(300, 704, "«L'acqua scenderà", "entro domani»"), *right]])
    assert found == [f"{PROSE} Poi la pioggia è tornata.", "«L'acqua scenderà entro domani»"]


# Lists without marks

ITEMS = ["la crepa era lunga due metri", "l'acqua filtrava", "i sensori erano rotti"]


@pytest.mark.parametrize("items", [ITEMS, [item.capitalize() for item in ITEMS], ITEMS[:2]])
@pytest.mark.parametrize("gap", [14, 28])
def test_indented_short_lines_are_items(items, gap):
    lines = drawn(*(f"5@{item}" for item in items), top=658 - gap)
    behind = text_of(*BODY, top=658 - gap - 14 * (len(items) - 1) - gap)
    assert paragraphs([[*text_of(*BODY), *lines, *behind]]) == [PROSE, *items, PROSE]


def test_items_that_would_be_taken_for_one_sentence_have_marks():
    body = [f"{row} e poi anche altre cose che non sono mai state dette a nessuno" for row in BODY[:3]] + [
        "e poi basta."
    ]
    long = ["la crepa era lunga due metri e nessuno l' aveva mai vista a Vallescura", "l'acqua filtrava"]
    found = paragraphs([[*text_of(*body), *drawn(*(f"5@{item}" for item in long), top=630)]])
    assert found[1:] == [f"• {item}" for item in long]


@pytest.mark.parametrize(
    "rows",
    [
        ["5@diceva il sindaco ai giornalisti, ieri sera,", "5@quando la diga era già chiusa"],
        ["5@La diga di Vallescura è chiusa da ieri, per", "0@tutti, e nessuno sa per quanto tempo ancora."],
    ],
    ids="quotation indent".split(),
)
def test_full_lines_that_are_indented_are_one_paragraph(rows):
    assert len(paragraphs([[*text_of(*BODY), *drawn(*rows, top=630)]])) == 2


# Running heads


def sheet(number, *more, body=BODY):
    return Sheet([*text_of(*body), *text_of(*body, top=620), *more], HEIGHT)


def left_out(*sheets):
    kept, names = without_running_heads(sheets)
    return [[line.text for line in a.lines if line not in b.lines] for a, b in zip(sheets, kept, strict=True)], names


HEAD = ["Il Corriere di Prova", "Mercoledì 19 novembre 2025"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([[line("Il Corriere di Prova", 0, 770, 8)]] * 2, [["Il Corriere di Prova"]] * 2),
        ([[line("Il Corriere di Prova", 0, 770)]] * 2, [["Il Corriere di Prova"]] * 2),
        ([[line(HEAD[0], 0, 770, 8), line(HEAD[1], 200, 770, 8)]] * 2, [HEAD] * 2),
        (
            [[line("Cronaca", 0, 20, 8), line(f"{n}", 200, 20, 8)] for n in (12, 13)],
            [["Cronaca", "12"], ["Cronaca", "13"]],
        ),
        ([[line(f"Cronaca | {n}", 0, 20, 8)] for n in (12, 13)], [["Cronaca | 12"], ["Cronaca | 13"]]),
        ([[line("Vallescura", 0, 770, 8)], [line("Laura Pini", 150, 771, 8)]], [["Vallescura"], ["Laura Pini"]]),
        (
            [[], [line("Il Corriere", 0, 770, 8)], [line("Il Corriere", 0, 770, 8)]],
            [[], ["Il Corriere"], ["Il Corriere"]],
        ),
        ([[line("Cronaca", 0, 20, 8), line("12", 200, 20, 8)]], [["Cronaca", "12"]]),
        ([[line(HEAD[0], 0, 770, 8), line(HEAD[1], 200, 770, 8)]], [HEAD]),
        (
            [[line("Il Corriere", 0, 780, 8), line("Cronaca", 0, 770, 8)]] * 2,
            [["Il Corriere", "Cronaca"]] * 2,
        ),
        ([[line("www.ilcorriere.it", 0, 20, 8)]], [["www.ilcorriere.it"]]),
        # not running heads
        ([[line("www.ilcorriere.it", 0, 20)]], [[]]),
        ([[line("Chi paga", 0, 770, 9.2)], [line("Chi costruisce", 0, 770, 9.2)]], [[], []]),
        ([[line("Crepa nella diga", 0, 760, 20)], []], [[], []]),
        ([[line("Il Corriere", 0, 770, 8)]], [[]]),
        ([[line("Il Corriere", 0, 400, 8)]] * 2, [[], []]),
        ([[line("Il Corriere", 0, 770, 8)], [line("Il Corriere", 0, 720, 8)]], [[], []]),
        ([[line("La crepa è lunga quattro metri.", 0, 30, 8)], [line("Il sindaco tace.", 0, 30, 8)]], [[], []]),
        ([[line("Secondo capitolo", 0, 770)], [line("Terzo capitolo", 0, 770)]], [[], []]),
    ],
    ids="same same-size row-of-two numbers number-inside another first-without one-page-number one-page-date two-rows "
    "address address-in-text sub-headings "
    "title one-page within elsewhere footnotes headings".split(),
)
def test_running_heads_are_left_out(pages, expected):
    found, names = left_out(*(sheet(n, *more) for n, more in enumerate(pages)))
    assert found == expected
    assert bool(names) == any(expected)


def test_pages_of_the_same_text_stay():
    pages = [Sheet(text_of(*BODY, top=760), HEIGHT)] * 3
    assert left_out(*pages) == ([[], [], []], [])


def test_a_page_of_nothing_but_its_head_stays():
    pages = [Sheet([line("Il Corriere", 0, 770, 8)], HEIGHT)] * 2
    assert left_out(*pages) == ([[], []], [])
    assert without_running_heads([]) == ([], [])


def test_a_cookie_notice_on_every_page_is_left_out():
    bar = ["Questo sito utilizza cookie tecnici e di profilazione.", "Cliccando su «Accetta» acconsenti.", "Accetta"]
    notice = [line(text, 0, 300 - 14 * i, 9) for i, text in enumerate(bar)]
    found, names = left_out(sheet(0, *notice), sheet(1, *notice))
    assert found == [bar, bar]
    assert names == bar
    assert left_out(sheet(0, *notice), sheet(1))[0] == [[], []]


def test_items_behind_a_colon_need_no_indent():
    rows = [
        "la costruzione di un muro nuovo nella valle alta e",
        "di due canali",
        "la pulizia del lago",
        "un fondo per gli sfollati",
    ]
    intro = line("La diga di Vallescura è vecchia. Ora si prevede:", 0, 730)
    found = paragraphs([[intro, *text_of(*rows), *text_of(*BODY, top=600)]])
    assert [text.removeprefix("• ") for text in found] == [intro.text, " ".join(rows[:2]), *rows[2:], PROSE]
    sentences = [text for text in layout("\n\n".join(found)) if text.kind == "prose"]
    assert len(sentences) == len(found)


def test_a_short_line_behind_no_colon_is_no_item():
    rows = ["La diga di Vallescura è stata chiusa ieri mattina", "dopo che i tecnici", "hanno trovato una", "crepa."]
    assert paragraphs([text_of(*rows)]) == [" ".join(rows)]


def test_a_list_with_bullets_below_a_numbered_one_is_apart_from_it():
    numbered = drawn("4@1. I comuni indicano i terreni", "4@2. I cantieri aprono a marzo", top=640)
    bullets = drawn("6@tremila alloggi nuovi", "6@duemila ristrutturati", top=600)
    found = paragraphs([[*text_of(*BODY), *numbered, *bullets, *text_of(*BODY, top=560)]])
    assert found[1:-1] == [
        "1. I comuni indicano i terreni",
        "2. I cantieri aprono a marzo",
        "• tremila alloggi nuovi",
        "• duemila ristrutturati",
    ]


@pytest.mark.parametrize("deck", ["La diga è chiusa, quaranta famiglie sono via", "La diga è chiusa. Il sindaco tace"])
@pytest.mark.parametrize("gap", [14, 30])
def test_by_line_and_date_below_the_deck_are_paragraphs(deck, gap):
    top = [line(deck, 0, 740), line("di Marta Rivolta", 0, 740 - gap), line("12 novembre 2025", 0, 726 - gap)]
    found = paragraphs([[*top, *text_of(*BODY, top=670)]])
    assert found == [deck, "di Marta Rivolta", "12 novembre 2025", PROSE]
    assert [p.kind for p in layout("\n\n".join(found))][1:] == ["byline", "byline", "prose"]


def test_a_full_line_that_looks_like_a_by_line_goes_on():
    rows = ["È uscito il libro", "di Marta Rivolta", "sulla diga, che la", "regione ha fatto", "ritirare ieri."]
    assert paragraphs([text_of(*rows)]) == [" ".join(rows)]


def test_what_is_printed_over_the_text_of_every_page_is_left_out():
    bar, menu = line("Usiamo i cookie per te.", 0, 699, 8), line("Il Corriere Abbonati Accedi", 0, 616, 8)
    wide = bar._replace(text=f"{bar.text} Accetto", pieces=(Piece(bar.text, 0, 99), Piece("Accetto", 120, 150)))
    button = line("Rifiuta", 150, 683, 8)
    other = [text.upper() for text in BODY]
    found, names = left_out(sheet(0, wide, button, menu), sheet(1, bar, menu, body=other))
    assert found == [[wide.text, "Rifiuta", menu.text], [bar.text, menu.text]]
    assert set(names) == {bar.text, "Rifiuta", menu.text}
    assert left_out(sheet(0, menu), sheet(1, body=other))[0] == [[], []]
    lower = menu._replace(y0=menu.y0 - 14, y1=menu.y1 - 14)
    assert left_out(sheet(0, menu), sheet(1, lower, body=other))[0] == [[], []]
    assert left_out(sheet(0, menu), sheet(1, menu))[0] == [[], []]


def test_text_that_is_printed_twice_for_a_shadow_stays():
    shadow = line("La crepa", 300, 650), line("La crepa", 301, 650)
    other = [text.upper() for text in BODY]
    assert left_out(sheet(0, *shadow), sheet(1, *shadow, body=other))[0] == [[], []]
