import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from toolkit import read_folder, summarise
from toolkit.comparison import foreign, key_sentence, planted, repeated, shuffled, survived
from toolkit.comparison.stability import trials
from toolkit.reading import Sentence, repair, segment
from toolkit.summary.summariser import METHODS

TEXT = [Sentence(i, word, 0, 0, i) for i, word in enumerate("Uno. Due. Tre. Quattro. Cinque. Sei.".split())]


def by(method, count=2):
    return lambda sentences: summarise(sentences, count, method).indices


def first(count):
    return lambda sentences: [s.index for s in sentences if s.kind == "prose"][:count]


def last(count):
    return lambda sentences: [s.index for s in sentences if s.kind == "prose"][-count:]


def test_the_key_sentence_is_the_title_or_else_the_headings():
    title, head, prose = (Sentence(i, k, 0, 0, i, k) for i, k in enumerate(["title", "heading", "prose"]))
    assert key_sentence([title, head, prose]) == "title."
    assert key_sentence([prose, head, head]) == "heading, heading."
    assert key_sentence([prose]) is None


def test_a_planted_sentence_is_sought_behind_every_paragraph_but_the_last():
    seen = []

    def choose(sentences):
        seen.append([s.text for s in sentences].index("CHIAVE"))
        return first(2)(sentences)

    assert planted(choose, TEXT, "CHIAVE") == 1 / 5
    assert seen == [1, 2, 3, 4, 5]


def test_shuffling_moves_paragraphs_and_leaves_the_title():
    titled = [Sentence(9, "Titolo", 0, 0, 9, "title"), *TEXT]
    starts = set()

    def choose(sentences):
        starts.add((sentences[0].text, sentences[1].text))
        return [s.index for s in sentences if s.text == "Due."]

    assert shuffled(choose, titled) == 1
    assert {start for start, _ in starts} == {"Titolo"}
    assert len(starts) > 3
    assert shuffled(first(1), TEXT) < 0.5


def test_copies_are_told_apart_by_index_and_counted_by_text():
    assert repeated(first(4), TEXT) == 0
    assert repeated(lambda sentences: [0, 1, 6, 7], TEXT) == 1
    assert repeated(lambda sentences: [0, 1, 2, 6], TEXT) == 0.5
    indices = []
    repeated(lambda sentences: indices.extend(s.index for s in sentences) or [0], TEXT)
    assert indices == list(range(12))


def test_strangers_stand_in_the_middle_and_are_counted_against_lot():
    assert foreign(first(2), TEXT, ["Un gatto."]) == 0
    assert foreign(lambda sentences: [3, 6], TEXT, ["Un gatto."]) == 3.5  # always, where lot takes 2 of 7
    assert foreign(lambda sentences: [s.index for s in sentences], TEXT, ["Un gatto.", "Un cane."]) == 1


def test_only_what_was_not_chosen_is_dropped():
    assert survived(first(3), TEXT) == 1
    gone = []

    def choose(sentences):
        gone.append({s.index for s in TEXT} - {s.index for s in sentences})
        return last(2)(sentences)

    assert survived(choose, TEXT, share=0.5, draws=7) == 1
    assert gone[0] == set()
    assert all(len(dropped) == 2 and dropped <= {0, 1, 2, 3} for dropped in gone[1:])


def test_a_choice_that_hangs_on_the_others_does_not_survive():
    assert survived(lambda sentences: [5] if len(sentences) == 6 else [0], TEXT) < 0.5
    assert survived(lambda sentences: [s.index for s in sentences], TEXT) == 1


@pytest.mark.parametrize("trial", [shuffled, survived])
def test_draws_are_seeded(trial):
    sentences = segment(repair(read_folder(SEEDS)[0].text))
    found = {trial(by("lexrank", 5), sentences, draws=5, seed=seed) for seed in (1, 1, 1)}
    assert len(found) == 1


@given(st.sampled_from(sorted(METHODS)), st.integers(1, 7))
def test_every_trial_is_within_its_range(method, count):
    choose = by(method, count)
    for value in (
        planted(choose, TEXT, "Uno, due, tre."),
        shuffled(choose, TEXT, draws=3),
        repeated(choose, TEXT),
        survived(choose, TEXT, draws=3),
    ):
        assert 0 <= value <= 1
    assert foreign(choose, TEXT, ["Un gatto."]) >= 0


def test_what_the_benchmark_reports_of_repetition():
    """SumBasic lowers the weight of what it has taken; textrank does not."""
    sentences = segment(repair(read_folder(SEEDS)[2].text))
    assert repeated(by("sumbasic", 5), sentences) == 0
    assert repeated(by("textrank", 5), sentences) == 1


def test_all_trials_together_are_the_single_ones():
    sentences = segment(repair(read_folder(SEEDS)[2].text))
    choose, guest = by("luhn", 5), ["La Bolivia ha perso la costa."]
    assert trials(choose, sentences, guest) == {
        "planted": planted(choose, sentences, key_sentence(sentences)),
        "shuffled": shuffled(choose, sentences),
        "repeated": repeated(choose, sentences),
        "foreign": foreign(choose, sentences, guest),
        "survived": survived(choose, sentences),
    }
    assert trials(first(2), TEXT, guest)["planted"] is None
