"""Numbers, money, dates and times: what is read, and that nothing ever fails."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import ToolkitError
from toolkit.checks.currencies import CURRENCIES
from toolkit.checks.numerals import quantities

UNITS = {None, "%", "ordinal", "day-month", "month", "weekday", "time", "decade", "short-year", "about", "unreadable"}
UNITS |= {"fraction", "cents"}


def read(text, language):
    """Give (value, unit) of every quantity: whole numbers as int, others as str, dates and times as they are."""

    def plain(value):
        return value if isinstance(value, tuple) else int(value) if value == int(value) else str(value)

    return [(plain(q.value), q.unit) for q in quantities(text, language)]


ITALIAN = [
    ("2.200.112 abitanti, 3,5 gradi", [(2200112, None), ("3.5", None)]),
    ("11.000 soldati, e 3.5 per chi scrive così", [(11000, None), ("3.5", None)]),
    ("oltre il 20% o il 20 per cento, l'1,5 %", [(20, "%"), (20, "%"), ("1.5", "%")]),
    ("trentamila, mezzo milione, due miliardi", [(30000, None), (500000, None), (2 * 10**9, None)]),
    ("5 mila, 3,5 milioni, 2 milioni e mezzo", [(5000, None), (3500000, None), (2500000, None)]),
    ("tre milioni e mezzo di persone, duecento mila", [(3500000, None), (200000, None)]),
    ("una decina, decine di migliaia, centinaia", [(10, "about"), (10000, "about"), (100, "about")]),
    ("una ventina di anni, un ventennio, due dozzine", [(20, "about"), (20, "about"), (24, None)]),
    ("il terzo uomo, il 45esimo, la sedicesima volta", [(3, "ordinal"), (45, "ordinal"), (16, "ordinal")]),
    ("il XIX secolo, nel V secolo, Carlo VIII", [(19, "ordinal"), (5, "ordinal"), (8, "ordinal")]),
    ("nel Novecento e nell'Ottocento, novecento lire", [(20, "ordinal"), (19, "ordinal"), (900, "TRY")]),
    ("il periodo 1950-53, 1999/2000", [(1950, None), (1953, None), (1999, None), (2000, None)]),
    ("da 2.000 a 5.000, tra i 3 e i 10 milioni", [(2000, None), (5000, None), (3 * 10**6, None), (10**7, None)]),
    (
        "tra il 10 e il 20%, 2 e 1,4 miliardi di sterline",
        [(10, "%"), (20, "%"), (2 * 10**9, "GBP"), (14 * 10**8, "GBP")],
    ),
    ("€ 3,5 milioni, 100 euro, 12 milioni di dollari", [(3500000, "EUR"), (100, "EUR"), (12 * 10**6, "USD")]),
    ("il 15 giugno 2024 e il 1º ottobre", [((6, 15), "day-month"), (2024, None), ((10, 1), "day-month")]),
    ("1.3.2022 e 15/06/24", [((3, 1), "day-month"), (2022, None), ((6, 15), "day-month"), (24, "short-year")]),
    ("lunedì, a Marzo, nel giugno 2024", [(0, "weekday"), (3, "month"), (6, "month"), (2024, None)]),
    ("anni '60, anni Settanta, nel '68", [(60, "decade"), (70, "decade"), (68, "short-year")]),
    (
        "alle 15.00, ore 18,30, 10:30, alle 9.",
        [((15, 0), "time"), ((18, 30), "time"), ((10, 30), "time"), ((9, 0), "time")],
    ),
    ("a mezzogiorno, nel Mezzogiorno, a mezzanotte", [((12, 0), "time"), ((0, 0), "time")]),
    ("alle 12 vittime, dall'1% alle 3,5 tonnellate", [(12, None), (1, "%"), ("3.5", None)]),
    ("un uomo e una donna, uno dei due, un milione", [(2, None), (10**6, None)]),
    ("Tu sei qui da sei mesi, tra i sei", [(6, None), (6, None)]),
    ("secondo lui, prima di noi, la seconda volta", [(2, "ordinal")]),
    ("venti di guerra, venti persone", [(20, None)]),
    ("il 53enne, la ventottenne, i trent'anni", [(53, None), (28, None), (30, None)]),
    (
        "tre milioni di euro e mille persone, 2 milioni 300 mila euro",
        [(3 * 10**6, "EUR"), (1000, None), (2300000, "EUR")],
    ),
    ("1 miliardi miliardi miliardi miliardi miliardi e 2 mila", [(10**45, None), (2000, None)]),
    ("Ottavio, un nuovo patto, cantina, G7", [(7, None)]),
    ("2.200.1 e 1.2.3.4", [(22001, "unreadable"), (1234, "unreadable")]),
]

ENGLISH = [
    ("2,200,112 people, 3.5 degrees", [(2200112, None), ("3.5", None)]),
    ("20 percent, 20 per cent, over 20%, one percent", [(20, "%"), (20, "%"), (20, "%"), (1, "%")]),
    ("thirty thousand, half a million, a dozen", [(30000, None), (500000, None), (12, "about")]),
    ("3.5 million, 3.5m, 11M, 3 m high", [(3500000, None), (3500000, None), (11 * 10**6, None), (3, None)]),
    ("three and a half million, two hundred and five", [(3500000, None), (205, None)]),
    ("three million and five million", [(3 * 10**6, None), (5 * 10**6, None)]),
    ("tens of thousands, two decades, a decade", [(10000, "about"), (20, None), (10, "about")]),
    ("nineteenth century, third, 21st, sixtieth", [(19, "ordinal"), (3, "ordinal"), (21, "ordinal"), (60, "ordinal")]),
    (
        "$5bn, £2bn, 100 euros, USD 1.5 million",
        [(5 * 10**9, "USD"), (2 * 10**9, "GBP"), (100, "EUR"), (1500000, "USD")],
    ),
    ("6% in 2015 to $221bn", [(6, "%"), (2015, None), (221 * 10**9, "USD")]),
    (
        "June 15, 2024; Oct. 28; 21 April",
        [((6, 15), "day-month"), (2024, None), ((10, 28), "day-month"), ((4, 21), "day-month")],
    ),
    ("in May 2020 you may march; March comes", [(5, "month"), (2020, None)]),
    ("the 1960s, the sixties, nineteen sixty-five", [(1960, "decade"), (60, "decade"), (1965, None)]),
    ("1980's campaign", [(1980, None)]),
    (
        "3 p.m., 10:30, 10am, noon, 12 a.m.",
        [((15, 0), "time"), ((10, 30), "time"), ((10, 0), "time"), ((12, 0), "time"), ((0, 0), "time")],
    ),
    ("one of the two, at first, two seconds, their second", [(2, None), (2, None), (2, "ordinal")]),
    ("1,4 billion, 10, 000 men", [(1400000000, None), (10000, None)]),
    ("5 € 3", [(5, "EUR"), (3, "EUR")]),
    ("6/15/2024, 15/6/2024", [((6, 15), "day-month"), (2024, None), ((6, 15), "day-month"), (2024, None)]),
    ("June 99", [(6, "month"), (99, None)]),
    ("2,200,12", [(220012, "unreadable")]),
    ("World War I and I", [(1, "ordinal")]),
]


@pytest.mark.parametrize(("text", "expected"), ITALIAN)
def test_italian(text, expected):
    assert read(text, "it") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert read(text, "en") == expected


def test_another_language_is_refused_by_name():
    with pytest.raises(ToolkitError, match="'de'"):
        quantities("11.000", "de")


PIECES = st.sampled_from(
    [
        *"1 2.200.112 3,5 99999999999999999999999999 miliardi milioni mila e mezzo % € euro anni '60 '68".split(),
        *"giugno May 1.3.2022 alle 18,30 p.m. XIX secolo sei decine di half a million twenty-one first 1950-53".split(),
        *("-", "–", "°", "th", "s", "\ud800", "²", "٣", "İ", "\n"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=8).map("".join))


@given(TEXTS, st.sampled_from(["it", "en"]))
def test_spans_lie_in_the_text_in_order_and_units_are_known(text, language):
    end = 0
    for quantity in quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.unit in UNITS | set(CURRENCIES)
        assert isinstance(quantity.value, tuple) == (quantity.unit in ("day-month", "time"))
        end = quantity.end


@given(st.integers(0, 10**9))
def test_grouped_digits_come_back(number):
    grouped = f"{number:,}"
    assert [q.value for q in quantities(f"sono {grouped.replace(',', '.')} in tutto")] == [number]
    assert [q.value for q in quantities(f"they are {grouped} in all", "en")] == [number]


@given(st.decimals(Decimal("0.1"), 9999, places=1))
def test_decimals_come_back(number):
    assert [q.value for q in quantities(f"circa {str(number).replace('.', ',')} gradi")] == [number]
    assert [q.value for q in quantities(f"about {number} degrees", "en")] == [number]
