"""Tables, live blogs and boxes of HTML pages."""

import pytest

from toolkit.reading import read_article, repair, segment

ONE = "La diga di Vallescura è stata chiusa ieri mattina dopo che i tecnici della regione hanno trovato una crepa."
TWO = "Il sindaco Aldo Neri ha spiegato che il livello dell'acqua scenderà di tre metri entro domani sera."
THREE = "La prefettura ha chiesto all'esercito di mandare cinquanta soldati per controllare le case vuote."


def page(*blocks, title="Crepa nella diga", place="article"):
    inner = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body><{place}><h1>{title}</h1>"
        f"{inner}</{place.split()[0]}></body></html>"
    ).encode()


def table(*rows, head=True, caption=""):
    tags = ["th" if head and i == 0 else "td" for i in range(len(rows))]
    lines = ["".join(f"<{t}>{cell}</{t}>" for cell in row.split("|")) for t, row in zip(tags, rows, strict=True)]
    above = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{above}{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def found(data):
    article = read_article(data)
    return [(sentence.kind, sentence.text) for sentence in segment(repair(article.text))]


LONG = "Il presidente ha parlato per un'ora davanti ai sindaci. " * 5


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (table("Mese|mm", "Ottobre|80", "Novembre|120"), ["Mese | mm", "Ottobre | 80", "Novembre | 120"]),
        (table("Ottobre|80", "Novembre|120", head=False), ["Ottobre | 80", "Novembre | 120"]),
        (
            table("Mese|mm", "Ottobre|80", caption="La pioggia in due mesi"),
            ["La pioggia in due mesi", "Mese | mm", "Ottobre | 80"],
        ),
        (
            table("Squadra|Allenatore|Stadio", "Roma|Rossi|Olimpico"),
            ["Squadra | Allenatore | Stadio", "Roma | Rossi | Olimpico"],
        ),
        (
            table("Voce|2024", "di cui donne|12", "di cui uomini|9"),
            ["Voce | 2024", "di cui donne | 12", "di cui uomini | 9"],
        ),
        (table("Mese|mm", "Ottobre|", "Novembre|120"), ["Mese | mm", "Ottobre |", "Novembre | 120"]),
        (
            table("Data|Fatto", "12 maggio|Il governo cade.", "3 giugno|Si vota."),
            ["Data | Fatto", "12 maggio | Il governo cade.", "3 giugno | Si vota."],
        ),
        (
            "<table><tr><td>Nord<br>Est</td><td>12</td></tr><tr><td>a | b</td><td>9</td></tr></table>",
            ["Nord Est | 12", "a / b | 9"],
        ),
        (
            "<table><tr><th>Mese</th><th>mm</th></tr><tr><td colspan=2>Autunno</td></tr><tr><td>Ottobre</td>"
            "<td>80</td></tr></table>",
            ["Mese | mm", "Autunno |", "Ottobre | 80"],
        ),
    ],
    ids="plain no-head caption words lower-case empty sentences lines span".split(),
)
def test_a_table_is_given_row_for_row_apart_from_the_prose(html, rows):
    sentences = found(page(ONE, html, TWO))
    assert [text for kind, text in sentences if kind == "row"] == rows
    assert [text for kind, text in sentences if kind == "prose"] == [ONE, TWO]


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td><p>{THREE}</p></td></tr></table>",
        f"<table><tr><td><p>{THREE}</p><p>{LONG}</p></td><td>Menu</td></tr><tr><td>Altro</td><td>Fine</td></tr></table>",
        f"<blockquote><p>{THREE}</p></blockquote>",
    ],
    ids="one-cell arranged quotation".split(),
)
def test_what_only_arranges_the_page_is_prose(html):
    assert ("prose", THREE) in found(page(ONE, html, TWO))


def post(time, heading, text, form="article"):
    made = {
        "article": f'<article class="post"><time>{time}</time><h3>{heading}</h3><p>{text}</p></article>',
        "div": f'<div class="entry"><div><span class="ora">{time}</span><h2>{heading}</h2></div><p>{text}</p></div>',
        "li": f"<li><p class='t'><strong>{time}</strong></p><h4>{heading}</h4><div>{text}</div></li>",
        "flat": f"<p>{time}</p><h3>{heading}</h3><p>{text}</p>",
        "inside": f"<section><h3><time>{time}</time> {heading}</h3><p>{text}</p></section>",
    }
    return made[form]


POSTS = [("18:45", "Parla il sindaco", TWO), ("16:10", "Arriva l'esercito", THREE), ("09:32", "La diga chiude", ONE)]


@pytest.mark.parametrize("form", ["article", "div", "li", "flat", "inside"])
def test_a_live_blog_keeps_times_headings_and_order(form):
    posts = "".join(post(*one, form) for one in POSTS)
    whole = f"<ol>{posts}</ol>" if form == "li" else f"<section class='live'>{posts}</section>"
    lead = "Tutte le notizie sulla crepa nella diga, minuto per minuto, fino a domani sera."
    sentences = found(page(lead, whole, title="La diga, la diretta", place="main"))
    assert sentences[:2] == [("title", "La diga, la diretta"), ("prose", lead)]
    if form == "inside":
        expected = [x for time, heading, text in POSTS for x in (("heading", f"{time} {heading}"), ("prose", text))]
    else:
        expected = [
            x for time, heading, text in POSTS for x in (("byline", time), ("heading", heading), ("prose", text))
        ]
    assert sentences[2:] == expected


COMMENT = (
    "<div class='comment'><time>{}</time><p>Mario: la diga andava chiusa prima, è una vergogna per tutti.</p></div>"
)
TEASER = "<li><time>{}</time> <a href='/x'>Il vertice con Xi</a></li>"


@pytest.mark.parametrize(
    "more",
    [
        f"<section class='comments'>{''.join(COMMENT.format(f'1{i}:30') for i in range(9))}</section>",
        f"<ul class='ultime'>{''.join(TEASER.format(f'1{i}:30') for i in range(9))}</ul>",
        "<p class='meta'><time>10:15</time> <time>18:30</time></p>",
        table("Ora|Treno", "10:15|Roma", "11:15|Milano", "12:15|Napoli"),
    ],
    ids="comments teasers dates table".split(),
)
def test_a_page_with_times_is_no_live_blog(more):
    article = read_article(page(ONE, TWO, THREE, more))
    assert not any("live blog" in note for note in article.notes)
    assert [p.text for p in article.paragraphs if p.kind == "prose"][:3] == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("box", "name"),
    [
        (f"<aside><h3>La scheda</h3><p>{LONG}</p></aside>", "La scheda"),
        ("<aside><p><b>I numeri</b></p><p>Quattro metri.</p></aside>", "I numeri"),
        ('<div class="related"><p>Vedi anche</p><ul><li><a href="/1">Il vertice</a></li></ul></div>', "Vedi anche"),
    ],
)
def test_a_box_that_is_left_out_is_named(box, name):
    article = read_article(page(ONE, box, TWO, THREE))
    assert (
        ("Quattro metri" in article.text) or LONG[:50] in article.text or any(f"“{name}”" in n for n in article.notes)
    )


def test_a_page_without_boxes_has_no_note_of_them():
    assert not any("box" in note for note in read_article(page(ONE, "<h2>La crepa</h2>", TWO, THREE)).notes)


def test_items_of_a_list_are_not_taken_for_one_sentence():
    items = [
        f"la crepa numero {n} è lunga due metri e mezzo, e nessuno l'aveva vista prima di ieri mattina" for n in "123"
    ]
    texts = [
        text for _, text in found(page(ONE, TWO, f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>", THREE))
    ]
    assert texts[-4:-1] == [f"• {item}" for item in items]
    short = ["la crepa era lunga due metri", "l'acqua filtrava", "i sensori erano rotti"]
    texts = [
        text for _, text in found(page(ONE, TWO, f"<ul>{''.join(f'<li>{item}</li>' for item in short)}</ul>", THREE))
    ]
    assert texts[-4:-1] == short


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Il <time datetime='2025-11-12'>12 novembre</time> si vota.</p>", "Il 12 novembre si vota."),
        ("<p>Dalle <b><time>18:30</time></b> alle <time>21</time>.</p>", "Dalle 18:30 alle 21."),
        ("<ul><li><time>2019</time> L'ultimo bando</li><li>Poi basta</li></ul>", "2019 L'ultimo bando"),
        ("<h2>Il <time>3 maggio</time> a Vallescura</h2>", "Il 3 maggio a Vallescura"),
    ],
)
def test_a_time_within_a_sentence_stays(html, text):
    assert text in [found_text for _, found_text in found(page(ONE, html, TWO, THREE))]


def test_a_time_beside_the_text_is_no_part_of_it():
    data = page("<header><time>12 novembre 2025</time></header>", ONE, TWO, THREE)
    assert "12 novembre" not in read_article(data).text


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("– Leggi anche: Perché si vota così spesso", False),
        ("Leggi anche: Case popolari, chi ha diritto?", False),
        ("– Ascolta anche: L'episodio sulla diga", False),
        ("– Leggi anche il rapporto dei tecnici, ha detto Neri ai giornalisti.", True),
    ],
)
def test_links_to_other_articles_are_left_out(line, stays):
    article = read_article(page(ONE, TWO, line, THREE))
    assert (line in article.text) == stays
    assert any("Leggi anche" in note for note in article.notes) != stays


@pytest.mark.parametrize(
    "stamps",
    [
        ("Ore 18.30", "Ore 15.00", "Ore 9.10"),
        ("Alle 18:30", "Alle 15:00", "Alle 9:10"),
        ("12 nov 2025, 18:30", "12 nov 2025, 15:00", "12 nov 2025, 9:10"),
        ("18:30 - 12 novembre", "15:00 - 12 novembre", "9:10 - 12 novembre"),
        ("mercoledì 12 novembre, 18:30", "mercoledì 12 novembre, 15:00", "mercoledì 12 novembre, 9:10"),
    ],
    ids=lambda stamps: stamps[0],
)
def test_a_live_blog_is_told_by_any_form_of_its_times(stamps):
    made = "".join(
        f"<div class='post'><div><span>{stamp}</span></div><h3>{heading}</h3><p>{text}</p></div>"
        for stamp, (_, heading, text) in zip(stamps, POSTS, strict=True)
    )
    sentences = found(page(f"<div>{made}</div>", title="La diga, la diretta", place="main"))
    assert [text for kind, text in sentences if kind == "byline"] == list(stamps)
    assert [text for kind, text in sentences if kind == "prose"] == [text for _, _, text in POSTS]


@pytest.mark.parametrize(
    ("opens", "closes", "is_live"),
    [
        ("<section class='post'><time>{}</time>", "</section>", True),
        ("<section class='post'><span>{}</span>", "</section>", False),
        ("<section class='risposta'><time>{}</time>", "</section>", False),
    ],
)
def test_two_posts_with_times_and_headings_are_a_live_blog(opens, closes, is_live):
    made = "".join(f"{opens.format(t)}<h3>{h}</h3><p>{text}</p>{closes}" for t, h, text in POSTS[:2])
    article = read_article(page(f"<div class='{'replies' * ('risposta' in opens)}'>{made}</div>", place="main"))
    assert any("live blog" in note for note in article.notes) == is_live


def test_an_article_beside_another_is_no_live_blog():
    own = f"<article><time>18:30</time><h2>La crepa</h2><p>{ONE}</p><p>{TWO}</p></article>"
    other = "<aside><time>17:10</time><h3>Il vertice</h3><p>Domani si riunisce il vertice.</p></aside>"
    article = read_article(page(f"<div>{own}{other}</div>", place="main"))
    assert not any("live blog" in note for note in article.notes)


@pytest.mark.parametrize("name", ["discussione", "forum", "messaggi", "risposte"])
def test_readers_comments_are_no_posts(name):
    made = "".join(f"<div class='m'><span>1{i}:30</span><b>ugo</b><p>{TWO}</p></div>" for i in range(9))
    section = f"<section id='{name}'>{made}</section></body>"
    article = read_article(page(ONE, THREE).replace(b"</body>", section.encode()))
    assert not any("live blog" in note for note in article.notes)
