import re

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from toolkit import Translation, analyse, read_article
from toolkit.checks import detect, language_name, language_notes
from toolkit.reading import Sentence, repair, segment, sentence_spans
from toolkit.signature import Signature

ITALIAN = "Il governo non ha ancora risposto alla domanda del parlamento."
ENGLISH = "The British government has not answered the question yet."
GERMAN = "Die Regierung hat auf die Frage noch nicht geantwortet."
FRENCH = "Le gouvernement n'a pas encore répondu à la question."


def notes(*texts, source="it", target="en"):
    sentences = [Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)]
    n = len(texts)
    signature = Signature.of(source=source, target=target)
    return language_notes(sentences, Translation(texts, texts, (None,) * n, (0,) * n, (None,) * n, signature))


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        (ITALIAN, "it", None),
        (ENGLISH, "it", "en"),
        (ENGLISH.upper(), "it", "en"),
        (GERMAN, "it", "de"),
        (FRENCH, "it", "fr"),
        ("Правительство ещё не ответило на вопрос парламента.", "it", "ru"),
        (ITALIAN, "en", "it"),
        (ENGLISH, "en", None),
        (ENGLISH, "EN-gb", None),
        ("O governo ainda não respondeu à pergunta do parlamento.", "pb", None),
        ("The White House said no.", "it", None),  # five words
        ("12 34 56 78 90 12 34", "it", None),
        ("", "it", None),
        (ENGLISH, "tlh", None),  # a language that py3langid does not know
    ],
)
def test_what_is_surely_another_language(text, source, found):
    assert detect(text, source) == found


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((ITALIAN, ITALIAN), []),
        ((ITALIAN, ENGLISH, ITALIAN, ITALIAN), ["sentence 2 seems to be in English, not in Italian"]),
        (
            (ITALIAN, ENGLISH, ITALIAN, GERMAN, ITALIAN, ENGLISH, ITALIAN),
            [
                "sentences 2, 6 seem to be in English, not in Italian",
                "sentence 4 seems to be in German, not in Italian",
            ],
        ),
        ((ENGLISH,), ["the article seems to be in English, not in Italian: its translation is worth nothing"]),
    ],
)
def test_mixed_articles_are_told_sentence_by_sentence(texts, said):
    assert list(notes(*texts)) == said


def test_what_is_not_done_for_a_language_is_said():
    assert notes(GERMAN, source="de") == (
        "the checks do not know German to English: that there are no findings means nothing",
    )
    assert notes("Qeveria hesht.", source="sq")[0] == (
        "sentences are found by general rules: no abbreviations of Albanian are known"
    )


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds_are_italian_throughout(seed):
    sentences = segment(repair(read_article(seed).text))
    assert notes(*(sentence.text for sentence in sentences)) == ()


def test_an_analysis_carries_the_warning_once(translator):
    analysis = analyse(f"{ITALIAN}\n\n{ENGLISH}\n\n{ITALIAN}\n\n{ITALIAN}", translator=translator)
    warning = "sentence 2 seems to be in English, not in Italian"
    assert analysis.notes.count(warning) == 1
    again = analyse(analysis.article, translator=translator)
    assert again.notes.count(warning) == 1


@pytest.mark.parametrize(("code", "name"), [("it", "Italian"), ("zt", "Chinese"), ("x1", "x1"), ("", "")])
def test_names_of_languages(code, name):
    assert language_name(code) == name


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Herr Dr. Schmidt kam z. B. am 3. Mai. Er ging.", 2),
        ("fr", "M. Dupont est venu. Il est parti.", 2),
        ("zh", "他走了。她来了！“真的？”他问。", 4),
        ("ja", "彼は行った。「本当？」と彼女は言った。", 3),
        ("ru", "Привет. Как дела? Хорошо.", 3),
        ("sq", "Qeveria hesht. Parlamenti voton.", 2),
        ("x1", "Uno. Due.", 2),
    ],
)
def test_sentences_of_other_languages(language, text, count):
    spans = sentence_spans(text, language)
    assert len(spans) == count
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


TEXTS = st.text(alphabet=st.sampled_from("。！？」 .a\n你") | st.characters(), max_size=60)


@given(
    TEXTS,
    st.sampled_from(["it", "zh", "xx"]),
)
def test_no_text_is_lost_between_sentences(text, language):
    covered = {i for start, end in sentence_spans(text, language) for i in range(start, end)}
    assert all(i in covered for i in range(len(text)) if not re.match(r"\s", text[i]))


def test_without_room_for_temporary_files_the_language_is_not_checked_and_that_is_told(monkeypatch, translator):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("toolkit.checks.languages._identifier", full)
    text = "Il governo tace."
    notes = language_notes([Sentence(0, text, 0, len(text), 0)], translator.translate([text]))
    assert notes == ("the language was not checked: there is no room for temporary files (No space left on device)",)
