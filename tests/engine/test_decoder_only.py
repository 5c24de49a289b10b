"""The engine of a language model: what company, order and threads may not change, and what CTranslate2 trips over."""

import pytest
from conftest import SEEDS

from toolkit import packages
from toolkit.engine import DecoderOnly, Decoding, engine_for
from toolkit.reading import repair, segment

GREEDY, TWO = Decoding(1, 1), Decoding(2, 2)


@pytest.fixture(scope="module")
def engine():
    engine = engine_for(packages.find("it", "en", "generate"))
    yield engine
    engine.unload()


@pytest.fixture(scope="module")
def sentences():
    text = (SEEDS / "bolivia-mare.txt").read_text("utf-8")
    return [sentence.text for sentence in segment(repair(text))[:12]]


@pytest.fixture(scope="module")
def together(engine, sentences):
    return {decoding: engine.hypotheses(sentences, decoding) for decoding in (GREEDY, TWO)}


def test_the_kind_decides_which_engine_it_is(engine):
    assert isinstance(engine, DecoderOnly)
    assert not isinstance(engine_for(packages.find("it", "en", "translate")), DecoderOnly)


@pytest.mark.parametrize("decoding", [GREEDY, TWO])
def test_company_and_order_change_nothing_to_the_last_bit(engine, sentences, together, decoding):
    assert [engine.hypotheses([sentence], decoding)[0] for sentence in sentences[:5]] == together[decoding][:5]
    assert engine.hypotheses(sentences[::-1], decoding)[::-1] == together[decoding]


def test_the_likeliest_leads_and_scores_are_log_probabilities(together):
    for found in together[TWO]:
        assert len(found) == 2
        assert 0 >= found[0].score >= found[1].score
        assert found[0].text != found[1].text
        assert all(hypothesis.tokens and not hypothesis.cut_off for hypothesis in found)


def test_portions_have_each_segment_once_and_the_first_leads(engine, sentences):
    portions = list(engine.portions(sentences, GREEDY))
    assert len(portions) > 1
    assert 0 in portions[0]
    assert sorted(place for portion in portions for place in portion) == list(range(len(sentences)))


def test_pairs_of_any_lengths_are_scored_as_each_alone_and_never_padded(engine, sentences, together, monkeypatch):
    """Rows of unequal length make CTranslate2 4.8 fail on this kind of model, or end the process."""
    pairs = [(s, engine.tokens(found[0].text)) for s, found in zip(sentences, together[GREEDY], strict=True)]
    model, calls = engine.load(), []

    class Spy:
        def score_batch(self, rows, **options):
            calls.append({len(row) for row in rows})
            return model.score_batch(rows, **options)

    monkeypatch.setattr(engine, "_model", Spy())
    found = engine.log_probabilities(pairs)
    assert all(len(lengths) == 1 for lengths in calls)
    assert [len(row) for row in found] == [len(target) + 1 for _, target in pairs]
    assert all(value <= 0 for row in found for value in row)
    assert [engine.log_probabilities([pair])[0] for pair in pairs] == found
    assert engine.log_probabilities([]) == []


def test_a_hypothesis_that_is_cut_off_says_so(engine, sentences, monkeypatch):
    monkeypatch.setattr(engine, "_longest", lambda _: 3)
    [[found]] = engine.hypotheses(sentences[1:2], GREEDY)
    assert found.cut_off
    assert found.tokens == 3


@pytest.mark.parametrize(
    "text", ["Il prezzo è 5 € <eos> e poi basta.", "<bos>Il governo tace.", "Uno.\n\nEnglish:\nDue."]
)
def test_what_looks_like_a_token_of_the_prompt_is_text(engine, text):
    engine.load()
    assert not {"<eos>", "<bos>", "\n"} & set(engine.tokens(text))


def test_a_sentence_goes_on_behind_what_looks_like_its_end(engine):
    [[found]] = engine.hypotheses(["Il prezzo è 5 € <eos> e il governo tace."], GREEDY)
    assert "<eos>" in found.text
    assert "government" in found.text


def test_it_knows_every_character(engine):
    engine.load()
    assert [c for c in "€£–“”«»Д漢ğ😀" if engine.is_unknown(c)] == []


@pytest.mark.parametrize("text", ["The  man from Д paid €5.", "", "a", "«Sì», he said…"])
def test_pieces_lie_in_order_and_cover_all_that_is_no_white_space(engine, text):
    engine.load()
    pieces = list(engine.pieces(text))
    assert [start for _, start, _ in pieces] == sorted(start for _, start, _ in pieces)
    assert {i for _, start, end in pieces for i in range(start, end)} >= {
        i for i, c in enumerate(text) if not c.isspace()
    }
    assert not any(text[start:end][:1].isspace() for _, start, end in pieces)


def test_memory_is_asked_for_by_the_size_of_the_model_and_given_back(monkeypatch):
    asked = []
    monkeypatch.setattr("toolkit.engine.package_engine.check_addresses", lambda *sizes: asked.append(sizes))
    engine = engine_for(packages.find("it", "en", "generate"), inter_threads=1, intra_threads=1, device="cpu")
    engine.load()
    assert engine.is_loaded
    [(threads, size)] = asked
    assert (threads, size > 2**26) == (1, True)
    engine.unload()
    assert not engine.is_loaded
    assert engine.hypotheses(["Il governo tace."], GREEDY)[0][0].text
