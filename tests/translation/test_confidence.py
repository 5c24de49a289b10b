import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Translator
from toolkit.errors import TranslationError
from toolkit.reading import word_spans
from toolkit.signature import Signature
from toolkit.translation import LEVELS, TokenScore, how_sure, one_chance_in, weakest_words
from toolkit.translation.confidence import mean_scores


@pytest.mark.parametrize(
    ("source", "target", "weakest"),
    [
        ("Il governo tace.", "The banana is silent.", "banana"),
        ("Il presidente non ha parlato a Roma.", "The president did not speak in Tokyo.", "Tokyo"),
        ("Ho visto due cani.", "I saw seven dogs.", "seven"),
        ("IL GOVERNO ATTUALE TACE", "THE CURRENT BANANA IS SILENT", "BANANA"),
    ],
)
def test_the_word_that_does_not_belong_is_the_weakest(translator, source, target, weakest):
    scores = translator.token_scores(source, target)
    assert min(scores, key=lambda word: word.score).text == weakest
    assert [target[word.start : word.end] for word in scores] == [word.text for word in scores]
    assert all(word.score <= 0 < word.tokens for word in scores)


def test_punctuation_counts_for_no_word(translator):
    plain = translator.token_scores("Il governo tace.", "The government is silent.")
    odd = translator.token_scores("Il governo tace.", "The government is silent;")
    assert [word.score for word in odd] == pytest.approx([word.score for word in plain], abs=1e-3)


def test_scores_of_the_models_own_sentence_agree_with_its_score(analysis):
    translator = Translator(whole_vocabulary=True)  # as words are scored
    translation = translator.translate(analysis.sentences)
    means = mean_scores(translator.engine, list(translation))
    off = [abs(mean - score) for mean, score in zip(means, translation.scores, strict=True)]
    assert sorted(off)[-3] < 0.03  # scored alone, without the padding of translation
    assert max(off) < 0.5  # a word that the model left in pieces is cut in another way


def test_pieces_that_are_left_out_take_nothing_from_the_chances_of_the_others(translator, analysis):
    pairs = list(analysis.translation)
    means = mean_scores(translator.engine, pairs)
    gains = [score - mean for mean, score in zip(means, analysis.translation.scores, strict=True)]
    assert sorted(gains)[2] > -0.03
    assert 0 < sum(gains) / len(gains) < 0.15


def test_wrong_words_are_among_the_weakest_of_the_article(translator, analysis):
    """Into every other sentence comes a common word that does not belong there."""
    targets = [
        re.sub(r"\b(?:the|in|of)\b", "banana", text, count=1) if i % 2 else text
        for i, text in enumerate(analysis.translation.target)
    ]
    rows = translator.all_token_scores(replace(analysis.translation, target=tuple(targets)))
    assert len(rows) == 21
    ranked = [word.text for word in sorted((w for row in rows for w in row), key=lambda word: word.score)]
    put_in = ranked.count("banana")
    assert put_in > 5
    assert ranked[: 2 * put_in].count("banana") == put_in


def test_a_sentence_or_a_translation_without_words_has_no_scores(translator):
    assert translator.token_scores("", "") == ()
    assert translator.token_scores("Il governo tace.", "…") == ()
    assert len(translator.token_scores("", "A word")) == 2


def test_what_is_no_text_is_refused(translator):
    with pytest.raises(TranslationError):
        translator.token_scores("Ciao.", None)


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_give_words_within_the_target(translator, source, target):
    spans = word_spans(target, "en")
    for word in translator.token_scores(source, target):
        assert (word.start, word.end) in spans
        assert word.score <= 0


FAR_LESS, LESS, ABOUT, SURER = LEVELS


@pytest.fixture
def measured(monkeypatch):
    signature = {"package_sha256": "abc", "pieces_left_out": "7"}
    entry = {"signature": signature, "thresholds": [-1.5, -1.0, -0.5], "length": [0.9, 0.6]}
    another = {"signature": {"package_sha256": "xyz"}, "thresholds": [0.0, 0.0, 0.0], "length": [1.0, 0.5]}
    monkeypatch.setattr("toolkit.translation.confidence._calibration", lambda: [another, entry])


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (-9.0, FAR_LESS),
        (-1.51, FAR_LESS),
        (-1.504, LESS),  # as it is shown, with two decimals
        (-1.5, LESS),
        (-1.0, ABOUT),
        (-0.51, ABOUT),
        (-0.5, SURER),
        (0.0, SURER),
    ],
)
def test_a_score_in_words_compares_with_the_same_package_and_pieces_only(measured, score, words):
    made_with = Signature.of(package_sha256="abc", pieces_left_out=7, beam_size=4)
    assert how_sure(score, made_with) == words
    assert how_sure(score, made_with + Signature.of(package_sha256="abd")) is None
    assert how_sure(score, made_with + Signature.of(pieces_left_out=0)) is None
    assert how_sure(score, Signature.of(package_sha256="abc")) is None


def test_what_was_measured_is_the_bundled_package(analysis):
    """Else: make confidence."""
    made_with = Translator("it", "en").signature
    assert [how_sure(score, made_with) for score in (-3.0, -0.1)] == [FAR_LESS, SURER]
    found = {how_sure(score, made_with) for score in analysis.translation.scores}
    assert len(found & set(LEVELS)) >= 3


@pytest.mark.parametrize(
    ("score", "chance"), [(0.0, 1), (-0.69, 1), (-0.7, 2), (-2.31, 10), (-3.9, 20), (-4.0, 50), (-12.5, 200_000)]
)
def test_chances_are_round_and_never_exaggerated(score, chance):
    assert one_chance_in(score) == chance


@given(st.floats(-1e300, 0), st.floats(-1e300, 0))
def test_a_weaker_word_never_has_the_better_chance(one, other):
    assert one_chance_in(min(one, other)) >= one_chance_in(max(one, other)) >= 1


SCORES = st.lists(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(-9, 0)), max_size=6), max_size=5)


@given(SCORES, st.floats(0, 1), st.sets(st.sampled_from("abcd")))
def test_the_weakest_are_chosen_and_no_more_than_the_share(pairs, share, ignored):
    rows = [[TokenScore(text, i, i + 1, score, 1) for i, (text, score) in enumerate(row)] for row in pairs]
    chosen = weakest_words(rows, share, ignored)
    assert [set(words) <= set(row) for words, row in zip(chosen, rows, strict=True)] == [True] * len(rows)
    counted = [word for row in rows for word in row if word.text not in ignored]
    taken = [word for words in chosen for word in words]
    assert len(taken) <= round(share * len(counted))
    assert all(word.text not in ignored and word.score < -0.69 for word in taken)
    left = sorted(word.score for word in counted)[len(taken) :]
    assert not taken or not left or max(word.score for word in taken) <= left[0]
    assert len(taken) == round(share * len(counted)) or not left or left[0] >= -0.7
