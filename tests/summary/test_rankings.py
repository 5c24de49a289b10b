"""The faster forms give sumy's ratings: on the seeds in both languages, and on any small text."""

from importlib import import_module

import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import read_folder
from toolkit.reading import Sentence, repair, segment
from toolkit.summary import METHODS, stop_words
from toolkit.summary.rankings import FASTER, shared_words
from toolkit.summary.summariser import _document, _summarizer
from toolkit.summary.vocabulary import stemmer

REFERENCES = sorted((SEEDS / "references").glob("*.txt"))
TEXTS = [(a.name, a.text, "it") for a in read_folder(SEEDS)] + [
    (p.stem, p.read_text("utf-8"), "en") for p in REFERENCES
]
WORDS = "kim kim putin voto legge governo l'arma armi il la non mare Bolivia 12 parla".split()


def sumys_own(method, language):
    """Sumy's class, as it comes, but for keeping the ratings."""
    module, name = METHODS[method].summarizer.split(".")

    class Own(getattr(import_module(f"sumy.summarizers.{module}"), name)):
        ratings = None

        def _get_best_sentences(self, sentences, count, rating, *args):
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            self.ratings = [rate(sentence, *args) for sentence in sentences]
            return ()

    summarizer = Own(stemmer(language))
    summarizer.stop_words = stop_words(language)
    return summarizer


def rated(summarizer, sentences, language):
    summarizer(_document(sentences, language), len(sentences))
    return summarizer.ratings


@pytest.mark.parametrize("method", FASTER)
@pytest.mark.parametrize(("name", "text", "language"), TEXTS, ids=[name for name, _, _ in TEXTS])
def test_the_seeds_are_rated_as_by_sumy(method, name, text, language):
    sentences = segment(repair(text), language)
    own, ours = (rated(make(method, language), sentences, language) for make in (sumys_own, _summarizer))
    assert ours == pytest.approx(own, rel=1e-9, abs=1e-12)
    assert len(set(own)) > 1


def small_texts():
    sentence = st.lists(st.sampled_from(WORDS), min_size=0, max_size=6).map(lambda words: " ".join(words) + ".")
    return st.lists(sentence, min_size=1, max_size=7).map(
        lambda texts: [Sentence(i, text, 0, 0, i // 3) for i, text in enumerate(texts)]
    )


@pytest.mark.filterwarnings("ignore")  # sumy's own, on texts without a shared word
@pytest.mark.parametrize("method", sorted(set(FASTER) - {"kl"}))
@settings(max_examples=60)
@given(sentences=small_texts())
def test_any_small_text_is_rated_as_by_sumy(method, sentences):
    own, ours = (rated(make(method, "it"), sentences, "it") for make in (sumys_own, _summarizer))
    assert (ours is None) == (own is None)
    assert ours is None or ours == pytest.approx(own, rel=1e-9, abs=1e-12, nan_ok=True)


@settings(max_examples=100)
@given(sentences=small_texts())
def test_every_step_of_kl_takes_the_least_of_sumys_divergences(sentences):
    """Equal divergences differ in sumy by the rounding of their sums; ours takes the first of them."""
    own = sumys_own("kl", "it")
    units = list(_document(sentences, "it").sentences)
    ratings = rated(_summarizer("kl", "it"), sentences, "it")
    frequency, summary, left = own.compute_tf(units), [], set(range(len(units)))
    for best in sorted(left, key=lambda place: -ratings[place]):
        words = own._get_all_words_in_doc(summary)
        found = {}
        for place in left:
            joint = own._joint_freq(own._get_content_words_in_sentence(units[place]), words)
            found[place] = own._kl_divergence(joint, frequency)
        near = [place for place in left if found[place] <= min(found.values()) + 1e-9]
        assert best == min(near)
        left.remove(best)
        summary.append(units[best])


def test_shared_words_are_counted_as_often_as_they_stand_in_both():
    assert shared_words([{"a": 2, "b": 1}, {"a": 3}, {}]).tolist() == [[5, 6, 0], [6, 9, 0], [0, 0, 0]]
    assert shared_words([]).shape == (0, 0)
