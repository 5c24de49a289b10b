"""The check of numbers: what is equal, what is found, and where it points."""

import pytest
from hypothesis import given
from test_numerals import TEXTS

from toolkit.checks.numbers import check_numbers

EQUAL = [
    # said otherwise than as the same number
    ("da più di un anno", "in the last 12 months"),
    ("nelle ultime 24 ore", "in the last day"),
    ("Tutti e tre gli Stati firmano.", "Each state signs."),
    ("la prima camera", "the first of the two chambers"),
    ("Ne hanno uccisi sei.", "They killed six."),
    ("A sinistra sei libera, al centro sei vergine.", "Available at the left, virgin in the middle."),
    ("Erano più che ventenni.", "They were in their late 20s."),
    ("Una trentenne tace.", "A woman in her thirties is silent."),
    ("il 70% qui, il resto là", "70% here, the other 30% there"),
    ("i 171,790 metri quadrati", "the 171 790 square metres"),
    ("i 171 790 metri quadrati", "the 171,790 square metres"),
    # one unit for both ends of a range
    ("dal 3 al 5 per cento", "from 3 to 5 percent"),
    ("dal 3 al 5 per cento", "from 3% to 5%"),
    ("dai 20 ai 25 milioni di euro", "from 20 to 25 million euros"),
    ("dall'8 all'11 per cento", "from 8% to 11%"),
    # money
    ("Costa un euro.", "It costs a euro."),
    ("Vale un dollaro al chilo.", "It is worth a dollar a kilo."),
    ("Il pane costa 50 centesimi.", "Bread costs 50 cents."),
    ("2 miliardi e 300 milioni di euro", "2.3 billion euros"),
    ("2 miliardi e 300 milioni di euro", "2 billion and 300 million euros"),
    ("Costa 4 euro e 50.", "It costs 4.50 euros."),
    # fractions are neither ordinals nor cardinals
    ("Un quarto dei voti", "A quarter of the votes"),
    ("un quarto degli elettori", "25% of the voters"),
    ("tre quarti dei voti e due terzi dei seggi", "three quarters of the votes and two-thirds of the seats"),
    ("Ne ha perso un terzo.", "It has lost a third."),
    ("Il Sole ha una massa di 2 × 10^30 kg.", "The Sun has a mass of 2 × 10^30 kg."),
    ("Sono 10^99 atomi.", "They are 10^99 atoms."),
    ("Ammonterebbe ad un terzo circa.", "It would be about a third."),
    ("Il quarto uomo e un terzo uomo", "The fourth man and a third man"),
    # times
    ("alle 7:05", "at 7:05"),
    ("alle 7:05", "at 7:05 a.m."),
    ("alle 7", "at 7 p.m."),
    ("alle 12.30 e alle 0.30", "at 12:30 p.m. and at 12:30 a.m."),
    ("tra le 6 e le 9 e tra le 18 e le 21", "between 6 and 9 a.m. and between 6 and 9 p.m."),
    ("Ogni lunedì e martedì", "On Mondays and Tuesdays"),
    ("11.000 uomini", "11,000 men"),
    ("Sono 11 milioni di euro", "It is €11M"),
    ("alle 15.00", "at 3 p.m."),
    ("alle 15", "at 3"),
    ("alle 23:45", "at 23.45"),
    ("negli anni '60", "in the 1960s"),
    ("negli anni Sessanta", "in the sixties"),
    ("nel XIX secolo", "in the nineteenth century"),
    ("due uomini e 3 donne", "2 men and three women"),
    ("il 20 per cento", "20%"),
    ("nel periodo 1950-53", "from 1950 to 1953"),
    ("tra i 3 e i 10 milioni", "between 3 million and more than 10 million"),
    ("dal 15 al 20 giugno", "from June 15 to June 20"),
    ("il 15 giugno e il 20 giugno", "on June 15 and 20"),
    ("per dieci anni", "for a decade"),
    ("decine di morti", "dozens of dead"),
    ("una dozzina", "twelve"),
    ("Secondo lui è la prima volta", "He thinks it never happened before"),
    ("2 e 1,4 miliardi di sterline", "£2bn and £1.4bn"),
    ("3 su 10, ovvero 3", "3 in 10"),
    ("un milione e 200 mila euro", "€1.2 million"),
    ("due milioni trecentomila e 5", "2.3m and 5"),
    ("mille miliardi di dollari", "a trillion dollars"),
    ("anni '80 e '90, anni Ottanta e Novanta", "the 1980s and 90s, the 1980s and 1990s"),
    ("tra le 15 e le 16", "between 3 and 4 p.m."),
    ("alle 18 e 30", "at 6.30 pm"),
    ("Alle sei, 5 m di altezza", "At six, 5m high"),
    ("30 mila franchi svizzeri e 500 rubli", "30,000 Swiss francs and 500 roubles"),
    ("il 50% + 1", "50% plus one"),
    ("100 euro e 3 persone", "100 euros, plus 3 people"),
    ("£3.000-5.000", "3,000 to 5,000 pounds"),
    ("l'università Roma Tre, i Nine News", "the Nine News, Roma Tre University"),
    ("due paesi", "both countries"),
    ("altre due volte", "twice more"),
    ("È raddoppiato e triplicato", "It grew two and three times"),
    ("l'ultimo ventennio", "the last two decades"),
    ("il punto di partenza", "ground zero"),
    ("tra i primi 50 nomi", "a top 50 name"),
    ("Niente numeri", "No figures"),
]

FOUND = [
    ("in un anno", "12 people in a year", [("doubtful", 'number: "12" stands only in the translation')]),
    ("i tre partiti", "the two parties", [("doubtful", 'number: "tre" has no counterpart; the translation has "two"')]),
    ("il 70% qui", "70% here, 30% there", [("doubtful", 'number: "30%" stands only in the translation')]),
    (
        "75 000 metri",
        "75.000 metres",
        [("serious", 'number: "75 000" has no counterpart; the translation has "75.000"')],
    ),
    ("nel 1962", "in 1960", [("serious", 'number: "1962" has no counterpart; the translation has "1960"')]),
    ("139 anni", "years", [("serious", 'number: "139" has no counterpart in the translation')]),
    ("oltre il 20%", "more than 20", [("serious", 'number: "20%" (%) is "20" (no unit) in the translation')]),
    ("100 euro", "100 dollars", [("serious", 'number: "100 euro" (EUR) is "100 dollars" (USD) in the translation')]),
    (
        "3 milioni",
        "3 billion",
        [("serious", 'number: "3 milioni" has no counterpart; the translation has "3 billion"')],
    ),
    ("2.200.112", "2,200,12", [("serious", 'number: "2.200.112" has no counterpart; the translation has "2,200,12"')]),
    ("15 giugno", "July 15", [("serious", 'date: "15 giugno" has no counterpart; the translation has "July 15"')]),
    ("15 giugno", "June 16", [("serious", 'date: "15 giugno" has no counterpart; the translation has "June 16"')]),
    (
        "sabato alle 18,30",
        "Sunday at 6:30",
        [("serious", 'date: "sabato" has no counterpart; the translation has "Sunday"')],
    ),
    (
        "alle 18,30",
        "at 7.30 p.m.",
        [("serious", 'number: "alle 18,30" has no counterpart; the translation has "7.30 p.m."')],
    ),
    (
        "il XIII secolo",
        "the 18th century",
        [("serious", 'number: "XIII" has no counterpart; the translation has "18th"')],
    ),
    ("anni '70", "the 1870s", [("serious", 'number: "anni \'70" has no counterpart; the translation has "1870s"')]),
    ("anni '60", "in 1960", [("doubtful", 'number: "anni \'60" has no counterpart; the translation has "1960"')]),
    ("due paesi", "three countries", [("doubtful", 'number: "due" has no counterpart; the translation has "three"')]),
    ("due paesi", "countries", [("doubtful", 'number: "due" has no counterpart in the translation')]),
    ("due paesi", "triple countries", [("doubtful", 'number: "due" has no counterpart in the translation')]),
    (
        "entrambi",
        "2 and 3",
        [
            ("doubtful", 'number: "2" stands only in the translation'),
            ("doubtful", 'number: "3" stands only in the translation'),
        ],
    ),
    (
        "un ventennio",
        "three decades",
        [("doubtful", 'number: "ventennio" has no counterpart; the translation has "three decades"')],
    ),
    ("il tasso", "a rate of 0", [("doubtful", 'number: "0" stands only in the translation')]),
    ("l'inno", "the ninth", [("doubtful", 'number: "ninth" stands only in the translation')]),
    ("1,4 miliardi", "1,4 billion", [("doubtful", 'number: "1,4 billion" has a decimal comma, as in Italian')]),
    ("il 10 giugno", "on 10 10 June", [("doubtful", 'number: "10" stands only in the translation')]),
    (
        "30 morti",
        "in 40%, 50",
        [
            ("serious", 'number: "30" has no counterpart; the translation has "50"'),
            ("doubtful", 'number: "40%" stands only in the translation'),
        ],
    ),
    ("alle 15.00", "27 men", [("serious", 'number: "alle 15.00" has no counterpart; the translation has "27"')]),
    (
        "da 2.000 a 5.000 unità",
        "from 2,000 to 2,000 5,000 units",
        [("doubtful", 'number: "2,000" stands more often in the translation than in the source')],
    ),
    (
        "alle 7:05",
        "at 7.05 p.m.",
        [("serious", 'number: "alle 7:05" has no counterpart; the translation has "7.05 p.m."')],
    ),
    (
        "alle 19.30",
        "at 7:30 a.m.",
        [("serious", 'number: "alle 19.30" has no counterpart; the translation has "7:30 a.m."')],
    ),
    (
        "tra le 6 e le 9 e tra le 18 e le 21",
        "between 6 and 9 and 21",
        [("serious", 'number: "tra le 18" has no counterpart in the translation')],
    ),
    (
        "Un quarto dei voti",
        "Four votes",
        [("doubtful", 'number: "Un quarto" has no counterpart; the translation has "Four"')],
    ),
    ("4 euro e 50 persone", "4 euros", [("serious", 'number: "50" has no counterpart in the translation')]),
    ("Ogni lunedì", "On Tuesdays", [("serious", 'date: "lunedì" has no counterpart; the translation has "Tuesdays"')]),
    (
        "nel 2020 e nel 2021",
        "in 2020 and 2020",
        [("serious", 'number: "2021" has no counterpart; the translation has "2020"')],
    ),
]


@pytest.mark.parametrize(("source", "target"), EQUAL)
def test_good_translations_pass(source, target):
    assert check_numbers(source, target, 0) == ()


@pytest.mark.parametrize(("source", "target", "expected"), FOUND)
def test_what_is_found(source, target, expected):
    found = check_numbers(source, target, 7)
    assert [(f.severity, f.message) for f in found] == expected
    assert {f.index for f in found} == {7}
    assert all(f.kind == f.message.split(":")[0] for f in found)


def test_spans_point_at_both_sides():
    source, target = "Dal 1962 a oggi", "Today, since 1960"
    (finding,) = check_numbers(source, target, 0)
    assert source[slice(*finding.source_span)] == "1962"
    assert target[slice(*finding.target_span)] == "1960"


def test_a_line_end_in_a_number_does_not_break_the_message():
    (finding,) = check_numbers("3,5\nmilioni", "none", 0)
    assert finding.message == 'number: "3,5 milioni" has no counterpart in the translation'


def test_the_other_way_round():
    assert check_numbers("11,000 men, 3.5%", "11.000 uomini, il 3,5%", 0, ("en", "it")) == ()
    (finding,) = check_numbers("11,000 men", "11,000 uomini", 0, ("en", "it"))
    assert finding.severity == "serious"


def test_on_the_users_article_only_a_doubled_number_is_found(analysis):
    pairs = [(source, target.replace("5,000", "2,000")) for source, target in analysis.translation]
    findings = [f for i, (source, target) in enumerate(pairs) for f in check_numbers(source, target, i)]
    places = {i for i, target in enumerate(analysis.translation.target) if "5,000" in target}
    assert {f.index for f in findings} == places
    assert places


@pytest.mark.parametrize("other", ["3 p.m.", "1000000000000000000000000000000", "1.2.3.4.5"])
@pytest.mark.parametrize("source", ["anni '60", "nel '68", "alle 18,30"])
def test_numbers_that_cannot_be_reckoned_with(source, other):
    assert [f.severity for f in check_numbers(source, other, 0)] == ["serious"]


@given(TEXTS, TEXTS)
def test_spans_lie_in_their_texts_and_messages_on_one_line(source, target):
    for finding in check_numbers(source, target, 0):
        assert finding.source_span or finding.target_span
        for text, span in ((source, finding.source_span), (target, finding.target_span)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert "\n" not in finding.message


@given(TEXTS)
def test_nothing_changed_nothing_serious(text):
    assert all(finding.severity == "doubtful" for finding in check_numbers(text, text, 0, ("it", "it")))
