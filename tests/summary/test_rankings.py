"""The faster forms give sumy's ratings, and LexRank those of its definition: on the seeds, and on any small text."""

import math
from collections import Counter
from importlib import import_module

import numpy as np
import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import read_folder
from toolkit.reading import Sentence, repair, segment
from toolkit.summary import METHODS, likeness, stems, stop_words
from toolkit.summary.rankings import FASTER
from toolkit.summary.summariser import _document, _summarizer
from toolkit.summary.vocabulary import stemmer
from toolkit.summary.word_matrix import WordMatrix

REFERENCES = sorted((SEEDS / "references").glob("*.txt"))
TEXTS = [(a.name, a.text, "it") for a in read_folder(SEEDS)] + [
    (p.stem, p.read_text("utf-8"), "en") for p in REFERENCES
]
SUMYS = set(FASTER) - {"lexrank"}
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
    document, summarizer.titles = _document(sentences, language)
    summarizer(document, len(sentences))
    return summarizer.ratings


@pytest.mark.parametrize("method", sorted(SUMYS))
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
@pytest.mark.parametrize("method", sorted(SUMYS - {"kl"}))
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
    units = list(_document(sentences, "it")[0].sentences)
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


def defined(sentences, language):
    """Continuous LexRank as its definition has it: the whole matrix, and the ranks as the solution of its equation."""
    sentences = sorted(sentences, key=lambda sentence: sentence.kind == "title")
    bags = [stems(sentence.text, language) for sentence in sentences]
    holders = Counter(word for bag in bags for word in bag)
    weights = {word: math.log(1 + len(bags) / count) for word, count in holders.items()}
    weighed = [{word: n / max(bag.values()) * weights[word] for word, n in bag.items()} for bag in bags]
    edges = np.array([[likeness(a, b) * (i != j) for j, b in enumerate(weighed)] for i, a in enumerate(weighed)])
    sums = edges.sum(axis=1, keepdims=True)
    links = np.where(sums > 0, edges / np.where(sums > 0, sums, 1), 1 / len(bags))
    ranks = np.linalg.solve(np.eye(len(bags)) - 0.85 * links.T, np.full(len(bags), 0.15 / len(bags)))
    ranks = ranks[: sum(sentence.kind == "prose" for sentence in sentences)]
    return ranks / ranks.sum()


@pytest.mark.parametrize(("name", "text", "language"), TEXTS, ids=[name for name, _, _ in TEXTS])
def test_the_seeds_are_ranked_as_continuous_lexrank_is_defined(name, text, language):
    sentences = [s for s in segment(repair(text), language) if s.kind in ("prose", "title")]
    ours = rated(_summarizer("lexrank", language), sentences, language)
    assert ours == pytest.approx(defined(sentences, language), abs=1e-8)
    assert sum(ours) == pytest.approx(1)


@settings(max_examples=100)
@given(sentences=small_texts())
def test_any_small_text_is_ranked_as_continuous_lexrank_is_defined(sentences):
    ours = rated(_summarizer("lexrank", "it"), sentences, "it")
    assert ours == pytest.approx(defined(sentences, "it"), abs=1e-8)


@settings(max_examples=60)
@given(sentences=small_texts(), count=st.integers(1, 5))
@pytest.mark.parametrize("method", ["kl", "sumbasic"])
def test_the_first_steps_do_not_depend_on_how_many_are_wanted(method, sentences, count):
    few, all_of_them = _summarizer(method, "it"), _summarizer(method, "it")
    few.steps = count
    few, all_of_them = (rated(summarizer, sentences, "it") for summarizer in (few, all_of_them))
    taken = [sorted(range(len(few)), key=lambda place: -ratings[place])[:count] for ratings in (few, all_of_them)]
    assert taken[0] == taken[1]


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 4)), min_size=1, max_size=5), st.data())
def test_products_are_those_of_the_matrix(bags, data):
    matrix = WordMatrix.of(bags)
    full = np.zeros(matrix.shape)
    full[matrix.rows, matrix.columns] = matrix.weights
    values = np.array(data.draw(st.lists(st.floats(-9, 9), min_size=len(bags), max_size=len(bags))))
    assert matrix.gram(values) == pytest.approx(full @ (full.T @ values), abs=1e-9)
    assert matrix.squares() == pytest.approx((full @ full.T).diagonal())
    assert matrix.units().squares() == pytest.approx([float(bool(bag)) for bag in bags])
