import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.confidence import mean_scores
from toolkit.errors import TranslationError
from toolkit.segment import word_spans


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


def test_scores_of_the_models_own_sentence_agree_with_its_score(translator, analysis):
    pairs = list(analysis.translation)
    means = mean_scores(translator.engine, pairs)
    off = [abs(mean - score) for mean, score in zip(means, analysis.translation.scores, strict=True)]
    assert sorted(off)[-3] < 0.01
    assert max(off) < 0.2  # a word that the model left in pieces is cut in another way


def test_the_weakest_words_of_the_article_are_mostly_wrong_ones(translator, analysis):
    rows = translator.all_token_scores(analysis.translation)
    assert len(rows) == 21
    weakest = sorted((word.score, word.text) for row in rows for word in row)[:10]
    assert {"Shogui", "parliamentarer", "Satelligrant"} <= {text for _, text in weakest}


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
