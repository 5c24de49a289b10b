import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import KINDS, check_length
from toolkit.checks.text import (
    check_capitals,
    check_empty,
    check_question,
    check_quotations,
    check_repetition,
    check_truncated,
)

QUOTATIONS = [
    ('"Sono soldati", ha detto.', '"They are soldiers," he said.', None),
    ("«Sono soldati», ha detto.", "“They are soldiers,” he said.", None),
    ('"Sono soldati", ha detto.', "'They are soldiers,' he said.", None),
    ('"Sono soldati", ha detto.', '"They are soldiers, he said.', "serious"),
    ("Sono soldati.", 'They are "soldiers.', "serious"),
    ('"Sono soldati", ha detto.', "They are soldiers, he said.", "doubtful"),
    ('Un "no" e un "sì".', 'A "no" and a yes.', "doubtful"),
    ('"Sono soldati. ', '"They are soldiers.', None),
    ('"Sono soldati. ', '"They are soldiers."', None),
    ('"Sono soldati. ', "They are soldiers.", "doubtful"),
    ('Ha detto "sì" dopo un lungo silenzio.', '"He said yes after a long silence."', "doubtful"),
    ('Il saggio "Undersea" è breve.', "The essay Undersea is short.", None),
    ("Loving inizia bene.", '"Loving" opens well.', None),
    ('Il "Mare Nostrum" ("il Nostro Mare").', 'The Mare Nostrum ("Our Sea").', None),
    ('Il "boost" di Kim.', "The boost of Kim.", "doubtful"),
    ('"Kim" e Kim.', 'Kim and "Kim".', None),
    ('"Sono soldati."', "Sono soldati.", None),
    ("Sono soldati.", '"They are soldiers."', "doubtful"),
    ("I diritti dei lavoratori.", "The workers' rights and the owners' rights.", None),
]

REPETITIONS = [
    ("Il presidente Trump.", "President Trump Trump.", "doubtful"),
    ("L'intelligence.", "Intelligence, intelligence.", "doubtful"),
    ("La media.", "The average average average.", "serious"),
    ("Una visita a Mosca.", "A visit to a visit to Moscow.", "serious"),
    ("La produzione di droni a Mosca.", "The drone production and the drone production in Moscow.", None),
    ("Moltissimi paesi.", "Many, many countries.", None),
    ("Moltissimi paesi.", "Many many many countries.", "serious"),
    (
        "Il ministro della Difesa russo e il ministro della Difesa ucraino.",
        "The defence minister of Russia and the defence minister of Ukraine.",
        None,
    ),
    ("Bora Bora.", "Bora Bora.", None),
    ("Da 2.000 a 2.000.", "From 2,000 2,000.", None),
    ("Il presidente.", "The president of the republic.", None),
]

TRUNCATED = [
    ("Una visita a Pyongyang.", "A visit to Pyong", None, 'truncated: ends within "Pyongyang"'),
    ("Una visita a Pyongyang.", "A visit to Pyong.", None, 'truncated: ends within "Pyongyang"'),
    ("Una visita a Pyongyang.", "A visit to Pyongyang.", None, None),
    ("Una visita a Pyongyang", "A visit to Pyongyang", None, None),
    (
        "Una visita segreta.",
        "A secret",
        None,
        'truncated: ends with "secret", without the final punctuation of the source',
    ),
    ("Uscì nel 2012.", "It came out in 2012", None, None),
    ("La Camera respinge il pacchetto.", "House of Representatives Rejects Bailout Package", None, None),
    (
        "La Camera di Roma respinge.",
        "The House of Representatives in Rome rejects",
        None,
        'truncated: ends with "rejects", without the final punctuation of the source',
    ),
    ("A Hillsborough, fuori Chapel Hill.", "In Hills, outside Chapel Hill.", None, None),
    (
        "Visita.",
        "Visit.",
        "decoding stopped at its limit: the end may be missing",
        "truncated: decoding stopped at its limit",
    ),
    ("Visita.", "Visit.", "cut into 2 segments", None),
    ("Visita.", "", None, None),
]


def severity(findings):
    return findings[0].severity if findings else None


@pytest.mark.parametrize(("source", "target", "expected"), QUOTATIONS)
def test_quotations(source, target, expected):
    assert severity(check_quotations(source, target, 0)) == expected


@pytest.mark.parametrize(("source", "target", "expected"), REPETITIONS)
def test_repetition(source, target, expected):
    assert severity(check_repetition(source, target, 0)) == expected


def test_the_span_of_a_loop_holds_all_its_rounds():
    target = "The average average average of all."
    (finding,) = check_repetition("La media.", target, 0)
    assert target[slice(*finding.target_span)] == "average average average"


@pytest.mark.parametrize(("source", "target", "note", "expected"), TRUNCATED)
def test_truncated(source, target, note, expected):
    assert [finding.message for finding in check_truncated(source, target, 3, note)] == ([expected] if expected else [])


def test_empty():
    assert severity(check_empty("Lee tace.", ' ".', 0)) == "serious"
    assert check_empty("Lee tace.", "7", 0) == check_empty("* * *", "", 0) == ()


def test_a_few_words_more_are_an_explanation():
    pairs = [("a" * 40, "b" * 40)] * 9
    found = [check_length([*pairs, ("a" * 40, "b" * (40 + more))]) for more in (49, 51)]
    assert [[finding.index for finding in each] for each in found] == [[], [9]]


def test_length_is_measured_by_the_article_and_not_by_the_language():
    pairs = [(f"{'parola ' * n}fine.", f"{'word ' * n}end.") for n in range(8, 30)]
    assert check_length(pairs) == ()
    assert check_length([(source, target * 3) for source, target in pairs]) == ()
    pairs[9] = (pairs[9][0], pairs[9][1] * 2)
    pairs[15] = (pairs[15][0], pairs[15][1][:12])
    assert [(f.index, f.severity) for f in check_length(pairs)] == [(9, "serious"), (15, "serious")]
    assert check_length(pairs[14:17]) == ()


def test_capitals_and_questions():
    assert severity(check_capitals("KIM PRONTO AD AIUTARE", "Kim ready to help", 0)) == "doubtful"
    assert severity(check_capitals("Kim pronto ad aiutare", "KIM READY TO SUPPORT PUTIN AGAIN", 0)) == "doubtful"
    assert check_capitals("KIM PRONTO AD AIUTARE", "KIM IS READY TO SUPPORT HIM", 0) == ()
    assert check_capitals("ONU e NATO", "UN and NATO", 0) == ()
    assert severity(check_question("Chi ha vinto?", "Who won.", 0)) == "doubtful"
    assert severity(check_question("Ha vinto.", "Did he win?", 0)) == "doubtful"
    assert check_question("Chi ha vinto?", "Who won?", 0) == ()


@given(st.lists(st.tuples(st.text(), st.text()), max_size=12), st.none() | st.text())
def test_anything_is_survived_and_spans_lie_within_the_text(pairs, note):
    found = list(check_length(pairs))
    for index, (source, target) in enumerate(pairs):
        for check in (check_quotations, check_repetition, check_empty, check_capitals, check_question):
            found += check(source, target, index)
        found += check_truncated(source, target, index, note)
    for finding in found:
        assert finding.kind in KINDS
        assert finding.message.startswith(f"{finding.kind}: ")
        for span, text in zip((finding.source_span, finding.target_span), pairs[finding.index], strict=True):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
