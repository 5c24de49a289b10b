"""Dates as spans of days, and the timeline made of them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import ToolkitError, analyse
from toolkit.content import timeline
from toolkit.content.dating import dated

SATURDAY = date(2018, 9, 29)

WRITTEN = [
    ("Il 31 ottobre 1832 nacque.", "31 ottobre 1832", "1832-10-31", "1832-10-31"),
    ("Il 1º gennaio 2024 parte.", "1º gennaio 2024", "2024-01-01", "2024-01-01"),
    ("Firmato il 15/6/2024 a Kiev.", "15/6/2024", "2024-06-15", "2024-06-15"),
    ("Firmato il 3.4.98 a Roma.", "3.4.98", "1998-04-03", "1998-04-03"),
    ("A febbraio del 2024 la legge passa.", "febbraio del 2024", "2024-02-01", "2024-02-29"),
    ("Nell'autunno del 2024 tornano.", "autunno del 2024", "2024-09-01", "2024-11-30"),
    ("Nell'inverno 2023 gelò.", "inverno 2023", "2023-12-01", "2024-02-29"),
    ("La guerra del 1950-53 finì.", "1950-53", "1950-01-01", "1953-12-31"),
    ("Il piano 2013-2014 vale.", "2013-2014", "2013-01-01", "2014-12-31"),
    ("Dal 1962 non parlano.", "1962", "1962-01-01", "1962-12-31"),
    ("Gli anni '60 finirono.", "anni '60", "1960-01-01", "1969-12-31"),
    ("Un conflitto del XIX secolo.", "XIX secolo", "1801-01-01", "1900-12-31"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), WRITTEN, ids=[row[1] for row in WRITTEN])
def test_what_the_text_says_needs_no_day_of_publication(text, words, first, last):
    (found,) = dated(text)
    assert (found.text, str(found.first), str(found.last)) == (words, first, last)
    assert dated(text, SATURDAY)[0].first == found.first


RELATIVE = [
    ("Lo ha detto ieri.", "ieri", "2018-09-28", "2018-09-28"),
    ("Oggi il voto.", "Oggi", "2018-09-29", "2018-09-29"),
    ("Domani si vota.", "Domani", "2018-09-30", "2018-09-30"),
    ("Lo ha detto sabato.", "sabato", "2018-09-29", "2018-09-29"),
    ("Lo ha detto mercoledì.", "mercoledì", "2018-09-26", "2018-09-26"),
    ("Lunedì il tribunale deciderà.", "Lunedì", "2018-10-01", "2018-10-01"),
    ("Il voto di lunedì prossimo.", "lunedì prossimo", "2018-10-01", "2018-10-01"),
    ("Il voto di sabato scorso.", "sabato scorso", "2018-09-22", "2018-09-22"),
    ("Il 12 giugno si incontrarono.", "12 giugno", "2018-06-12", "2018-06-12"),
    ("Il 1º gennaio si riparte.", "1º gennaio", "2019-01-01", "2019-01-01"),
    ("È partito in luglio.", "luglio", "2018-07-01", "2018-07-31"),
    ("Il trattato del giugno dello scorso anno.", "giugno dello scorso anno", "2017-06-01", "2017-06-30"),
    ("Lo scorso anno tacque.", "Lo scorso anno", "2017-01-01", "2017-12-31"),
    ("L'anno prossimo si vota.", "L'anno prossimo", "2019-01-01", "2019-12-31"),
    ("Il mese scorso tacque.", "Il mese scorso", "2018-08-01", "2018-08-31"),
    ("La settimana scorsa tacque.", "La settimana scorsa", "2018-09-17", "2018-09-23"),
    ("Quest'anno tace.", "Quest'anno", "2018-01-01", "2018-12-31"),
    ("Due settimane fa tacque.", "Due settimane fa", "2018-09-10", "2018-09-16"),
    ("Negli ultimi 5 mesi tacque.", "ultimi 5 mesi", "2018-04-01", "2018-09-29"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RELATIVE, ids=[row[1] for row in RELATIVE])
def test_what_is_relative_is_counted_from_publication_and_open_without_it(text, words, first, last):
    (found,) = dated(text, SATURDAY)
    assert (found.text, str(found.first), str(found.last), found.basis) == (words, first, last, "presumed")
    assert [(d.text, d.first, d.basis) for d in dated(text)] == [(words, None, "open")]


WEDNESDAY = date(2025, 11, 19)
NAMED = [
    # a weekday beside its date is one date
    ("Mercoledì 12 novembre la Camera ha votato.", "Mercoledì 12 novembre", "2025-11-12", "2025-11-12"),
    ("La Camera, mercoledì 12 novembre, ha votato.", "mercoledì 12 novembre", "2025-11-12", "2025-11-12"),
    # scorso, prossimo and the tense of the verb beside it say which one
    ("Lo scorso 7 aprile il consorzio ha firmato.", "scorso 7 aprile", "2025-04-07", "2025-04-07"),
    ("Il 7 aprile scorso ha firmato.", "7 aprile scorso", "2025-04-07", "2025-04-07"),
    ("Lo scorso aprile è nevicato.", "scorso aprile", "2025-04-01", "2025-04-30"),
    ("A maggio prossimo si vota.", "maggio prossimo", "2026-05-01", "2026-05-31"),
    ("Il prossimo 3 gennaio si vota.", "prossimo 3 gennaio", "2026-01-03", "2026-01-03"),
    ("In aprile i prezzi sono saliti.", "aprile", "2025-04-01", "2025-04-30"),
    ("I prezzi sono saliti in aprile.", "aprile", "2025-04-01", "2025-04-30"),
    ("Ad agosto la nave partirà.", "agosto", "2026-08-01", "2026-08-31"),
    ("Il 3 dicembre si terrà il voto, ha detto.", "3 dicembre", "2025-12-03", "2025-12-03"),
    # both ends of a range
    ("La riunione si terrà dal 24 al 28 novembre.", "dal 24 al 28 novembre", "2025-11-24", "2025-11-28"),
    ("Il 24-28 novembre si vota.", "24-28 novembre", "2025-11-24", "2025-11-28"),
    ("Dall'8 al 10 marzo ha piovuto.", "Dall'8 al 10 marzo", "2025-03-08", "2025-03-10"),
    ("Piove tra il 10 e il 12 dicembre.", "tra il 10 e il 12 dicembre", "2025-12-10", "2025-12-12"),
    ("Nel dicembre-gennaio 2020 gelò.", "dicembre-gennaio 2020", "2019-12-01", "2020-01-31"),
    ("Nel marzo-aprile 2020 i morti sono stati molti.", "marzo-aprile 2020", "2020-03-01", "2020-04-30"),
    # short names
    ("Il 12 nov. 2025 la regione ha chiuso.", "12 nov. 2025", "2025-11-12", "2025-11-12"),
    ("Il 3 set. 2024 si parte.", "3 set. 2024", "2024-09-03", "2024-09-03"),
    ("A Novembre ha piovuto.", "Novembre", "2025-11-01", "2025-11-30"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), NAMED, ids=[row[0] for row in NAMED])
def test_named_days_and_months(text, words, first, last):
    (found,) = dated(text, WEDNESDAY)
    assert (found.text, str(found.first), str(found.last)) == (words, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Lo ha detto il sindaco Luca Maggio, che abita in via XX Settembre.",
        "Il giudice Agosto ha deciso.",
        "In piazza 25 aprile c'era folla.",
        "Il viale 4 novembre è chiuso.",
        "Rossi ha vinto 3 set a 1.",
        "Ha perso 2 set su 3.",
    ],
)
def test_people_streets_and_sets_are_no_dates(text):
    assert dated(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "La sentenza di lunedì divide.",  # before or after? no verb tells
        "Ha molto in ballo con la sentenza di lunedì.",  # "ha molto" is no past
        "Lunedì si potrà votare, ha spiegato.",
        "Tornerà il mese successivo.",
        "Negli ultimi mesi tacque.",
    ],
)
def test_what_is_not_plain_stays_open(text):
    assert [found.basis for found in dated(text, SATURDAY)] == ["open"]


@pytest.mark.parametrize(
    "text",
    [
        "Il 20% tace, e ora in 25.000.",
        "Costa 2000 euro.",
        "Più del 2000 persone.",
        "Con 3,5 punti.",
        "",
        "Nel 1900 a.C. e nel XIV secolo p.e.v.",
    ],
)
def test_figures_are_no_dates(text):
    assert dated(text, SATURDAY) == ()


DATES = st.dates() | st.none()
WORDS = "il 31 febbraio 12 giugno 2024 scorso anno fa due mesi lunedì ieri XIX XXI secolo anni '90 1/2/99 e prossimo"


@given(st.text() | st.lists(st.sampled_from(WORDS.split())).map(" ".join), DATES)
def test_spans_lie_in_the_text_apart_and_in_order_and_days_run_forward(text, published):
    found = dated(text, published)
    for one in found:
        assert text[slice(*one.span)] == one.text
        assert (one.first is None) == (one.last is None) == (one.basis == "open")
        assert one.first is None or one.first <= one.last
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


def test_the_users_article_in_order_of_time(analysis):
    found = timeline(analysis, date(2025, 6, 29))
    assert [(event.days, event.index) for event in found.events] == [
        ("2024-06", 9),
        ("2024-09-01 to 2024-11-30", 13),
        ("2025-06-15", 13),
        ("2025-07", 0),
        ("2025-07", 3),
        ("2025-08", 0),
        ("2025-08", 3),
    ]
    assert [event.days for event in timeline(analysis).events] == ["2024-09-01 to 2024-11-30", *["open"] * 6]


def test_as_a_table_and_on_a_page(analysis):
    found = timeline(analysis, date(2025, 6, 29))
    frame = found.to_frame()
    assert list(frame.columns) == ["index", "first", "last", "basis", "written", "source", "target"]
    assert frame["first"].is_monotonic_increasing
    assert str(frame["first"].dtype).startswith("datetime64")
    assert timeline(analysis).to_frame()["first"].isna().sum() == 6
    page = Page(found._repr_html_())
    assert len(page.all("tr")) == 8
    assert "≈ 2025-06-15" in page.text
    assert "counted from 2025-06-29" in " ".join(page.text)
    assert "without a day of publication" in timeline(analysis)._repr_html_()


def test_nothing_dated_and_hostile_text(translator):
    empty = timeline(analyse("Il governo tace.", translator=translator))
    assert len(empty) == 0
    assert empty.to_frame().empty
    assert not Page(empty._repr_html_()).all("table")
    page = Page(timeline(analyse("<script>Ieri</script> il governo <b>tace</b>.", translator=translator))._repr_html_())
    assert not page.all("script")


def test_a_published_that_is_no_date_is_told(analysis):
    with pytest.raises(ToolkitError, match="such as date"):
        timeline(analysis, "2025-06-29")
