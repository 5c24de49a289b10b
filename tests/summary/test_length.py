"""Lengths as people say them, and what a ranking gives for each."""

import pytest
from conftest import SEEDS, USERS_ARTICLE
from hypothesis import given
from hypothesis import strategies as st

from toolkit import read_article, summarise
from toolkit.cli import main
from toolkit.errors import SummaryError
from toolkit.reading import Sentence, repair, segment, word_spans
from toolkit.summary import section_numbers, take, typed_length
from toolkit.summary.length import Length, number_of_sentences, read_length
from toolkit.summary.summariser import METHODS

WORDS = ["Piove.", "La legge passa.", "Il governo tace ancora oggi.", "Si vota."]  # 1, 3, 5 and 2 words


def text_of(*rows):
    """Make a text of sentences; a row that starts with # is a sub-heading."""
    return [
        Sentence(i, row.strip("# "), 0, 0, i, "heading" if row.startswith("#") else "prose")
        for i, row in enumerate(rows)
    ]


def words(text, indices, language="it"):
    return sum(len(word_spans(sentence.text, language)) for sentence in text if sentence.index in indices)


@pytest.mark.parametrize(
    ("said", "length"),
    [
        (3, Length(3, "sentences")),
        ("20%", Length(20, "share")),
        (" 12.5 % ", Length(12.5, "share")),
        ("80 words", Length(80, "words")),
        ("1 word", Length(1, "words")),
        ("80words", Length(80, "words")),
        ("1 per section", Length(1, "per section")),
        ("2  per section", Length(2, "per section")),
    ],
)
def test_what_a_length_is(said, length):
    assert read_length(said) == length


@pytest.mark.parametrize(
    "said",
    ["0 words", "words", "-3 words", "80 parole", "1.5 words", "0 per section", "per section", "1 each", "1", ""],
)
def test_what_is_no_length_is_refused_with_all_that_are(said):
    with pytest.raises(SummaryError, match=r'number from 1, .*"100%", "80 words" at most, or "1 per section", not'):
        summarise("Uno. Due.", said)


@pytest.mark.parametrize(
    ("typed", "length"), [("5", 5), (" 5 ", 5), ("'5'", 5), ("20%", "20%"), ('"80 words"', "80 words"), ("-1", -1)]
)
def test_lengths_as_they_are_typed(typed, length):
    assert typed_length(typed) == length


@pytest.mark.parametrize("said", ["80 words", "1 per section"])
def test_some_lengths_are_no_number_without_the_sentences(said):
    with pytest.raises(SummaryError, match="depends on the sentences"):
        number_of_sentences(said, 5)


@pytest.mark.parametrize(
    ("ranking", "length", "gaps", "chosen"),
    [
        ((2, 1, 0, 3), "6 words", True, (0, 2)),  # 1 is too long for what is left
        ((2, 1, 0, 3), "8 words", True, (1, 2)),
        ((2, 1, 0, 3), "4 words", True, (0, 1)),  # the best fits nowhere
        ((2, 1, 0, 3), "11 words", True, (0, 1, 2, 3)),
        ((1, 2, 2, 0), "4 words", True, (1,)),  # the last would fit, but two would be passed over for one
        ((0, 1, 2, 3), "7 words", False, (0, 1)),  # lead has no gaps: 3 would have fitted
        ((0, 1, 2, 3), "7 words", True, (0, 1, 3)),
        ((2, 1, 0, 3), 2, True, (1, 2)),
        ((2, 1, 0, 3), "25%", True, (2,)),
    ],
)
def test_what_is_taken(ranking, length, gaps, chosen):
    text = text_of(*WORDS)
    assert take([text[i] for i in ranking], text, length, "it", gaps=gaps) == (chosen, ())


def test_where_no_sentence_fits_the_best_one_is_taken_and_a_note_says_so():
    text = text_of(*WORDS[1:])
    assert take(text, text, "1 word", "it") == (
        (0,),
        ("no sentence is as short as 1 word: one of 3 words was taken",),
    )
    assert take(text, text, "1 word", "it", gaps=False)[1][0].startswith("the first is not as short as 1 word")
    assert take([], [], "1 word", "it") == ((), ())


def test_so_many_per_section():
    text = text_of("Uno.", "Due.", "# A", "Tre.", "Quattro.", "# B", "# C", "Cinque.")
    assert section_numbers(text) == {0: 0, 1: 0, 3: 1, 4: 1, 7: 3}
    prose = [text[i] for i in (4, 1, 3, 0, 7)]
    assert take(prose, text, "1 per section", "it") == ((1, 4, 7), ())
    assert take(prose, text, "2 per section", "it") == ((0, 1, 3, 4, 7), ())
    assert take(text[:2], text[:2], "1 per section", "it") == (
        (0,),
        ("all sentences stand in one section",),
    )


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_no_summary_is_longer_than_the_words_asked_for(method, language, seed):
    text = segment(repair(read_article(SEEDS / seed).text), language)
    for most in (60, 120):
        summary = summarise(text, f"{most} words", method, language)
        assert 0 < words(text, summary.indices, language) <= most
        assert summary.notes == ()
        assert summary.signature["sentences"] == f"{most} words"


@pytest.mark.parametrize("method", METHODS)
def test_one_per_section_is_the_best_of_each(method):
    text = segment(repair(read_article(USERS_ARTICLE).text))
    summary = summarise(text, "1 per section", method)
    assert [sum(first <= i <= last for i in summary.indices) for first, last in ((0, 4), (6, 13), (15, 20))] == [1] * 3
    if summary.scores:
        best = [max(range(a, b + 1), key=summary.scores.__getitem__) for a, b in ((0, 4), (6, 13), (15, 20))]
        assert [summary.scores[i] for i in summary.indices] == [summary.scores[i] for i in best]


def test_the_command_line_takes_every_length(capsys):
    for length, chosen in (("25 words", ["2", "3"]), ("1 per section", ["2"]), ("5%", ["2"])):
        assert main(["summarise", str(SEEDS / "bolivia-mare.txt"), "-n", length, "-m", "lead"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines if line.startswith(" ")] == chosen
    assert main(["summarise", str(SEEDS / "bolivia-mare.txt"), "-n", "80 parole"]) == 2
    assert "80 words" in capsys.readouterr().err


@given(
    st.lists(st.text("ab .'1", max_size=30), min_size=1, max_size=8).flatmap(
        lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))
    ),
    st.integers(1, 12),
    st.booleans(),
)
def test_words_are_never_exceeded_by_more_than_the_one_sentence_there_must_be(drawn, most, gaps):
    rows, order = drawn
    text = [Sentence(i, row, 0, 0, 0) for i, row in enumerate(rows)]
    chosen, notes = take([text[i] for i in order], text, f"{most} words", "it", gaps=gaps)
    assert list(chosen) == sorted(set(chosen))
    assert chosen
    if words(text, chosen) > most:
        assert chosen == (order[0],)
        assert notes
    else:
        assert not notes
