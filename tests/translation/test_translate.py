import threading

import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import Translator, read_folder
from toolkit.errors import TranslationError
from toolkit.reading import repair, segment

ARTICLE = ["Si dice che Kim aiuti la Corea del Nord.", "L'esercito lascia l'Ucraina."]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Il presidente ha parlato.", ["resident", "spoke|talked|said"]),
        (
            "La Corea del Nord ha inviato 11.000 soldati in Russia.",
            ["North Korea", "11,000", "soldiers|troops", "Russia"],
        ),
        ("I due Paesi hanno firmato un trattato.", ["two countries", "signed", "treaty"]),
    ],
)
def test_the_words_that_matter_are_there(translator, source, words):
    target = translator.translate([source]).target[0]
    for alternatives in words:
        assert any(word in target for word in alternatives.split("|")), target


def test_one_target_with_score_and_tokens_for_each_source(translator):
    sources = ["Ciao a tutti.", "", "***", "Il governo tace.", "2.200.112", "  "]
    translation = translator.translate(sources)
    assert translation.source == tuple(sources)
    assert len(translation) == len(translation.target) == len(translation.scores) == len(translation.tokens) == 6
    for i in (0, 3):
        assert translation.scores[i] <= 0
        assert translation.tokens[i] > 0
    for i in (1, 2, 4, 5):
        assert (translation.target[i], translation.scores[i], translation.tokens[i]) == (sources[i], None, 0)


def test_nothing_gives_nothing(translator):
    assert len(translator.translate([])) == 0


def test_company_does_not_change_a_translation(translator):
    alone = translator.translate(["Il governo tace."])
    company = translator.translate(["Il presidente della Repubblica ha parlato ieri.", "Il governo tace.", "Sì."])
    assert company.target[1] == alone.target[0]
    assert company.scores[1] == pytest.approx(alone.scores[0], abs=1e-3)


@pytest.mark.parametrize(
    "heading", ["Kim pronto ad aiutare ancora Putin", "Si rafforza il rapporto tra Russia e Corea del Nord"]
)
def test_a_heading_comes_out_as_a_heading(translator, heading):
    target = translator.translate([heading]).target[0]
    assert not target.endswith(".")
    assert target[0].isupper()


@pytest.mark.parametrize("source", ["Il governo tace. ", " Il governo tace.\u00a0", "Disse: “Il governo tace.”"])
def test_white_space_and_quotes_do_not_make_a_heading_of_a_sentence(translator, source):
    assert "." in translator.translate([source]).target[0][-2:]


def test_a_heading_in_capitals_is_translated_and_stays_in_capitals(translator):
    target = translator.translate([*ARTICLE, "LA COREA DEL NORD AIUTA L'UCRAINA"]).target[2]
    assert target.isupper()
    assert "NORTH KOREA" in target
    assert "UKRAINE" in target


def test_addresses_and_names_survive(translator):
    sources = [
        "Seguite @mario_rossi su https://www.example.com/a_b/c?x=1_2 per le notizie.",
        "Scrivete a redazione_web@giornale.it oppure chiamate.",
        "Il presidente ha incontrato 北京 e Киев 😀 ieri.",
    ]
    target = translator.translate(sources).target
    assert "@mario_rossi" in target[0] and "https://www.example.com/a_b/c?x=1_2" in target[0]
    assert "redazione_web@giornale.it" in target[1]
    assert all(name in target[2] for name in ("北京", "Киев", "😀"))


def test_a_handle_survives_in_every_sentence_of_the_seeds(translator):
    """Some of them lose their placeholder at first; those are translated again around the handle."""
    words = [sentence.text.split() for article in read_folder(SEEDS) for sentence in segment(repair(article.text))]
    sources = [" ".join([*w[: len(w) // 2], "@mario_rossi", *w[len(w) // 2 :]]) for w in words if len(w) > 3]
    translation = translator.translate(sources)
    assert all(target.count("@mario_rossi") == 1 for target in translation.target)
    assert any(note and "cut into" in note for note in translation.notes)


def test_a_sentence_of_400_words_is_cut_at_clauses_and_keeps_its_end(translator):
    clause = "il presidente della Repubblica ha parlato ai giornalisti di Roma"
    source = f"{', '.join([clause.capitalize(), *[clause] * 39])}; infine il governo ha firmato il trattato."
    assert len(source.split()) > 400
    translation = translator.translate([source])
    assert "cut into" in translation.notes[0]
    assert translation.tokens[0] > 256  # where stock Argos stops
    assert translation.target[0].lower().count("president") >= 36
    assert "treaty" in translation.target[0][-60:]


def test_a_word_without_end_does_not_break_the_engine(translator):
    assert translator.translate(["a" * 1000]).tokens[0] > 0


def test_line_ends_within_a_sentence_do_not_reach_the_target(translator):
    assert "\n" not in translator.translate(["Il governo\ntace."]).target[0]


@pytest.mark.parametrize("sentences", ["Una stringa.", b"x", [1], [None]])
def test_what_is_no_list_of_sentences_is_refused(translator, sentences):
    with pytest.raises(TranslationError):
        translator.translate(sentences)


@pytest.mark.parametrize(
    "setting",
    [{"beam_size": 0}, {"beam_size": "4"}, {"max_batch_size": -1}, {"intra_threads": True}, {"max_segment_length": 1}],
)
def test_settings_are_checked_at_the_door(setting):
    with pytest.raises(TranslationError, match=next(iter(setting))):
        Translator("it", "en", **setting)


def test_making_a_translator_loads_nothing_and_leaving_it_frees_the_model():
    with Translator("it", "en") as translator:
        assert not translator.engine.is_loaded
        translator.translate(["Ciao."])
        assert translator.engine.is_loaded
    assert not translator.engine.is_loaded
    assert translator.translate(["Il governo tace."]).target[0]  # and it comes back when it is asked


def test_threads_share_one_model_and_agree(monkeypatch):
    import ctranslate2

    made = []
    original = ctranslate2.Translator
    monkeypatch.setattr(ctranslate2, "Translator", lambda *a, **k: made.append(1) or original(*a, **k))
    translator, found = Translator("it", "en"), []
    work = lambda: found.append(translator.translate(["Il governo tace."]).target)  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(found) == 6
    assert len(set(found)) == 1


def test_the_signature_says_how_it_was_made(translator):
    signature = str(translator.translate(["Ciao."]).signature)
    for part in (
        "package:translate-it_en ",
        f"package_sha256:{translator.package.sha256}",
        "beam_size:4",
        "ctranslate2:",
    ):
        assert part in signature


def test_control_characters_of_a_vocabulary_are_left_out(translator, monkeypatch):
    translator.load()
    monkeypatch.setattr(translator.engine._tokenizer, "decode", lambda tokens: "The \x00gov\x07ernment\x1b.")
    assert translator.translate(["Il governo tace."]).target == ("The government.",)


@settings(max_examples=25)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_gives_as_many_targets_and_no_foreign_error(translator, sentences):
    translation = translator.translate(sentences)
    assert len(translation.target) == len(sentences)
    assert all(score is None or score <= 0 for score in translation.scores)
