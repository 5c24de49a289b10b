import sys

import pytest
from conftest import SEEDS

from toolkit import ToolkitError, analyse
from toolkit.analysis import against_reference, rouge
from toolkit.views import comparison_html

REFERENCES = SEEDS / "references"
WITH_REFERENCE = sorted(path.name.removesuffix(".en.txt") for path in REFERENCES.glob("*.en.txt"))


@pytest.mark.parametrize("name", WITH_REFERENCE)
def test_every_reference_of_the_seeds_corresponds(translator, name):
    analysis = analyse(SEEDS / f"{name}.txt", translator=translator)
    comparison = against_reference(analysis, REFERENCES / f"{name}.en.txt")
    assert [i for score in comparison for i in score.sentences] == list(range(len(analysis.sentences)))
    assert 40 < comparison.chrf < 100
    assert [score.chrf for score in comparison.worst(3)] == sorted(score.chrf for score in comparison)[:3]
    assert comparison.worst(3)[0].chrf == min(score.chrf for score in comparison)
    assert "chrF" in str(comparison)
    assert "version:" in comparison.signature


def test_what_is_identical_has_100_and_what_shares_nothing_0(translator):
    analysis = analyse("Il governo tace. Il parlamento vota.\n\nIl presidente ha parlato.", translator=translator)
    first, second = analysis.translation.target[:2]
    comparison = against_reference(analysis, f"{first} {second}\n\n0123456789 9876543210 0246813579")
    assert [score.chrf for score in comparison] == [pytest.approx(100), pytest.approx(0, abs=1)]
    assert comparison.paragraphs[0].sentences == (0, 1)


def test_paragraphs_that_do_not_correspond_are_counted(analysis):
    with pytest.raises(ToolkitError, match="the reference has 1 paragraphs and corea-del-nord-russia has 9"):
        against_reference(analysis, "One paragraph only.")


def test_without_sacrebleu_it_says_what_to_install(analysis, monkeypatch):
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics", None)
    with pytest.raises(ToolkitError, match="pip install sacrebleu"):
        against_reference(analysis, "One paragraph only.")


def test_the_worst_are_shown_with_their_numbers_and_escaped(translator):
    analysis = analyse("Il governo <b>tace</b>. Il parlamento vota.", translator=translator)
    html = comparison_html(against_reference(analysis, "The <i>government</i> is silent."))
    assert "&lt;i&gt;government&lt;/i&gt;" in html
    assert "&lt;b&gt;tace&lt;/b&gt;" in html
    assert "<b>" not in html
    assert ">1, 2<" in html


def test_rouge_of_worked_examples():
    """By hand: 3 of 3 and 3 of 5 words; 2 of 2 and 2 of 4 pairs; the same words in another order keep one in line."""
    score = rouge("Kim helps Putin.", "Kim helps Putin. It rains.")
    assert (score.rouge1, score.rouge2) == (pytest.approx(75), pytest.approx(200 / 3))
    assert (score.words, score.reference_words) == (3, 5)
    turned = rouge("c b a", "a b c")
    assert (turned.rouge1, turned.rouge2) == (pytest.approx(100), 0)
    assert turned.rouge_l == pytest.approx(100 / 3)
    assert rouge("", "Kim.").rouge1 == 0


def test_rouge_goes_sentence_by_sentence_and_language_by_language():
    assert rouge("Kim helps. Putin waits.", "Putin waits. Kim helps.").rouge_l == pytest.approx(100)
    assert [rouge("I don't.", "Kim.", language).words for language in ("en", "it")] == [2, 3]


def test_rouge_counts_words_as_often_as_they_stand_there():
    assert rouge("kim kim kim kim", "kim tace").rouge1 == pytest.approx(100 / 3)


def test_rouge_reads_files_and_knows_italian_words(tmp_path):
    path = tmp_path / "reference.it.txt"
    path.write_text("La guerra dell’Ucraina è già finita.", "utf-8")
    assert rouge("La guerra dell'Ucraina è già finita.", path, "it").rouge2 == pytest.approx(100)
    assert rouge("L'Ucraina.", path, "it").rouge1 == pytest.approx(2 * 1 / (2 + 7) * 100)


def test_without_rouge_score_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    with pytest.raises(ToolkitError, match="pip install rouge-score"):
        rouge("a", "b c")
