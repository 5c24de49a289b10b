import math
from dataclasses import replace

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from toolkit import Translation, Translator, analyse
from toolkit.checks import Attempt, check, check_variants, retry
from toolkit.checks.retries import _rank
from toolkit.engine import Decoding
from toolkit.errors import TranslationError
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation import Alternative

LANGUAGES = Signature.of(source="it", target="en")


def sentences(*texts):
    return tuple(Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts))


def translation(source, *rows, signature=LANGUAGES, **more):
    """A translation whose hypotheses are given, likeliest first; each a thousandth less likely than the one before."""
    hypotheses = tuple(tuple(Alternative(text, -0.5 - i / 1000, 5, None) for i, text in enumerate(row)) for row in rows)
    size = len(source)
    first = tuple(row[0].text for row in hypotheses)
    texts = tuple(map(str, source))
    return Translation(
        texts, first, (-0.5,) * size, (5,) * size, (None,) * size, signature, hypotheses=hypotheses, **more
    )


class Silent:
    """A translator that must not be asked."""

    def alternatives_all(self, *_):
        raise AssertionError("nothing was to be translated again")


@pytest.mark.parametrize(
    ("source", "hypotheses", "expected"),
    [
        ("Il governo tace.", ["The government is silent.", "It is silent."], "The government is silent."),
        ("Sono 139 anni.", ["It is 17 years.", "It is 139 years."], "It is 139 years."),
        ("Non ha parlato.", ["He spoke.", "He did not speak.", "He has not spoken."], "He did not speak."),
        ("Sono 139 anni.", ["It is 139 wozzly years.", "It is 17 years."], "It is 139 wozzly years."),
        ("Sono 139 anni.", ["It is 139 wozzly years.", "It is 139 grozly years."], "It is 139 wozzly years."),
    ],
    ids=["no finding", "figure", "the likelier of two", "doubtful before serious", "a draw changes nothing"],
)
def test_of_the_beam_the_one_with_fewest_findings_is_taken(source, hypotheses, expected):
    given_ = sentences(source)
    made, findings, attempts = retry(given_, translation(given_, hypotheses), Silent())
    assert made.target == (expected,)
    assert findings == check(given_, made)
    assert [attempt.text for attempt in attempts if attempt.chosen] == ([expected] if attempts else [])
    assert (made.notes[0] is not None) == (expected != hypotheses[0])


def test_what_was_tried_is_kept_with_its_findings():
    given_ = sentences("Sono 139 anni.", "Il governo tace.")
    first = translation(given_, ["It is 17 years.", "It is 139 years."], ["The government is silent."])
    made, findings, attempts = retry(given_, first, Silent())
    assert attempts == (
        Attempt(0, "as is", "It is 17 years.", -0.5, 5, None, 1, 0, False),
        Attempt(0, "alternatives", "It is 139 years.", -0.501, 5, None, 0, 0, True),
    )
    assert made.notes == ("another translation taken (alternatives): findings before 1, now 0", None)
    assert made.scores == (-0.501, -0.5)
    assert findings == ()
    assert made.signature["retry"] == "0.1"


class Again:
    """A translator that says the same things of each sentence, and remembers what it was asked."""

    def __init__(self, *texts):
        self.texts, self.asked = texts, []

    def alternatives_all(self, articles, decoding, memory):
        self.asked += [(tuple(map(str, texts)), tuple(map(str, context)), decoding) for texts, context in articles]
        again = tuple(Alternative(text, -0.9 - i / 1000, 6, "cut into 2 segments") for i, text in enumerate(self.texts))
        return [(again,) * len(texts) for texts, _ in articles]


def test_what_stays_serious_is_translated_again():
    given_, translator = sentences("Il governo tace.", "Sono 139 anni."), Again("It has been 139 years.")
    first = translation(given_, ["The government is silent."], ["It is 17 years.", "It is 1 year.", "It is 17 years."])
    made, findings, attempts = retry(given_, first, translator, 0.0)
    assert (made.target, translator.asked) == (first.target, [])
    made, findings, attempts = retry(given_, first, translator)
    decoding = Decoding(beam_size=6, num_hypotheses=6, repetition_penalty=1.1, no_repeat_ngram_size=3)
    assert translator.asked == [(("Sono 139 anni.",), ("Il governo tace.", "Sono 139 anni."), decoding)]
    assert (made.target, findings) == (("The government is silent.", "It has been 139 years."), ())
    assert made.notes[1].startswith("cut into 2 segments; another translation taken (larger beam, no repetition): ")
    assert [(attempt.strategy, attempt.serious, attempt.chosen) for attempt in attempts] == [
        ("as is", 1, False),
        ("alternatives", 1, False),
        ("larger beam, no repetition", 0, True),
    ]


@pytest.mark.parametrize(("share", "asked"), [(0.0, 0), (0.1, 1), (0.5, 2), (1.0, 4)])
def test_only_a_share_of_the_text_is_translated_again_but_one_sentence_always(share, asked):
    given_, translator = sentences(*["Sono 139 anni."] * 4), Again("It is 2 years.")
    made, _, _ = retry(given_, translation(given_, *[["It is 17 years."]] * 4), translator, share)
    assert sum(len(texts) for texts, _, _ in translator.asked) == asked
    assert made.target == ("It is 17 years.",) * 4


def test_the_worst_sentence_comes_first():
    given_, translator = sentences("Sono 139 anni.", "Sono 139 anni e 25 mesi."), Again("It is 2 years.")
    retry(given_, translation(given_, ["It is 17 years."], ["It is 17 years and 3 months."]), translator)
    assert translator.asked[0][0] == ("Sono 139 anni e 25 mesi.",)


def test_a_sentence_with_a_term_is_retried_and_keeps_it():
    given_ = sentences("Il reloet parla di 139 anni.")
    translator = Translator(package="fast", glossary={"reloet": "report"})
    kept = translator.translate(given_)
    others = [Alternative(text, -0.5, 5, None) for text in ("It is 139 years.", "The reloet is 139 years.")]
    spoilt = replace(kept, target=("The report is 17 years.",), hypotheses=(tuple(others),))
    made, findings, attempts = retry(given_, spoilt, translator, share=0)
    assert made.target == ("The report is 139 years.",)  # the other alternative has no report
    assert [(a.how, made.target[0][slice(*a.target_span)]) for a in made.glossary[0]] == [("patched", "report")]
    assert (findings, [a.text for a in attempts]) == ((), ["The report is 17 years.", "The report is 139 years."])


def test_what_came_of_the_beam_wins_a_draw_over_what_was_translated_again():
    given_, translator = sentences("Sono 139 anni e 25 mesi."), Again("It is 139 years, 2 months.")
    hypotheses = ["It is 17 years and 2 months.", "It is 139 years and 2 months."]
    made, _, attempts = retry(given_, translation(given_, hypotheses), translator)
    assert [(attempt.serious, attempt.chosen) for attempt in attempts] == [(2, False), (1, True), (1, False)]
    assert made.target == ("It is 139 years and 2 months.",)


@pytest.mark.parametrize(
    ("again", "taken"),
    [
        (["It is 2 years.", "It is 139 wozzly years.", "It is 139 years.", "It has been 139 years."], 2),
        (["It is 2 years.", "It is 3 years."], None),
    ],
    ids=["the first with fewest findings", "none is better"],
)
def test_of_all_that_the_larger_beam_ends_with_the_best_is_taken(again, taken):
    given_ = sentences("Sono 139 anni.")
    made, _, attempts = retry(given_, translation(given_, ["It is 17 years."]), Again(*again))
    assert [attempt.text for attempt in attempts] == ["It is 17 years.", *again]
    assert made.target == ("It is 17 years." if taken is None else again[taken],)
    assert made.scores == (-0.5 if taken is None else -0.9 - taken / 1000,)


def test_a_warning_of_the_decoder_is_held_against_its_own_translation():
    given_ = sentences("Il governo tace.")
    first = translation(given_, ["The government is.", "The government."])
    stopped = "decoding stopped at its limit: the end may be missing"
    first = replace(
        first,
        notes=(stopped,),
        hypotheses=tuple(tuple(replace(one, note=stopped) for one in row) for row in first.hypotheses),
    )
    made, findings, attempts = retry(given_, first, Again("It is silent."))
    assert [attempt.serious for attempt in attempts] == [1, 1, 0]
    assert (made.target, findings) == (("It is silent.",), ())
    assert "decoding" not in made.notes[0]


def test_a_variant_is_held_against_the_lengths_of_the_other_sentences():
    given_ = sentences(*["Il governo tace e il parlamento vota la legge."] * 6)
    first = translation(given_, *[["The government is silent and the parliament votes the law."]] * 6)
    [[found]] = check_variants(given_, first, {0: [Alternative("Law.", -0.1, 1, None)]}).values()
    assert [finding.kind for finding in found] == ["length"]


@pytest.mark.parametrize("share", [-1, 2, math.nan, "x", None])
def test_a_share_that_is_none_is_refused(share):
    given_ = sentences("Sono 139 anni.")
    with pytest.raises(TranslationError, match="share must be a number from 0 to 1"):
        retry(given_, translation(given_, ["It is 17 years."]), Silent(), share)


def test_sentences_and_translations_must_be_as_many():
    first = translation(sentences("Sono 139 anni."), ["It is 17 years."])
    with pytest.raises(TranslationError, match="there are 2 sentences, and translations of 1"):
        retry(sentences("Sono 139 anni.", "Sì."), first, Silent())


def test_alternatives_are_told_by_index_and_there_may_be_none():
    first = translation(sentences("Sono 139 anni."), ["It is 17 years.", "It is 139 years."])
    assert [one.text for one in first.alternatives(0)] == ["It is 139 years."]
    assert replace(first, hypotheses=()).alternatives(0) == ()
    for wrong in ((1,), (-1,), ("0",), (0, 0), (0, -1)):
        with pytest.raises(TranslationError, match=r"there is no sentence|n must be a whole number"):
            first.alternatives(*wrong)


def test_another_pair_of_languages_is_left_alone():
    given_ = sentences("Sono 139 anni.")
    first = translation(given_, ["17 Jahre.", "139 Jahre."], signature=Signature.of(source="it", target="de"))
    assert retry(given_, first, Silent()) == (first, (), ())
    assert check_variants(given_, first, {0: first.hypotheses[0]}) == {0: [(), ()]}


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_real_articles_have_fewer_findings_and_no_other_sentence_changes(seed, translator):
    plain, tried = (analyse(seed, translator=translator, retry=on) for on in (False, True))
    weights = [
        (len(each.findings) - len([f for f in each.findings if f.severity == "doubtful"]), len(each.findings))
        for each in (plain, tried)
    ]
    chosen = {attempt.index: attempt.text for attempt in tried.attempts if attempt.chosen}
    expected = [chosen.get(i, target) for i, target in enumerate(plain.translation.target)]
    assert list(tried.translation.target) == expected
    assert set(chosen) == {finding.index for finding in plain.findings}
    assert plain.attempts == ()
    taken = [
        i + 1 for i, (a, b) in enumerate(zip(plain.translation.target, tried.translation.target, strict=True)) if a != b
    ]
    told = f"with fewer findings, was taken for sentence{'s' * (len(taken) > 1)} {str(taken)[1:-1]}"
    added = [note for note in tried.notes if note not in plain.notes]
    assert [note.endswith(told) for note in added] == [True] * bool(taken)
    assert weights[1] < weights[0] if taken else weights[1] == weights[0]
    assert "retry" not in dict(plain.signature.items)


ATTEMPTS = st.builds(
    Attempt,
    st.just(0),
    st.sampled_from(["as is", "alternatives", "larger beam, no repetition"]),
    st.just(""),
    st.none() | st.floats(-5, 0),
    st.just(1),
    st.none(),
    st.integers(0, 2),
    st.integers(0, 2),
)


@given(st.lists(ATTEMPTS, min_size=1))
def test_no_score_outweighs_a_finding(attempts):
    best = min(attempts, key=_rank)
    assert (best.serious, best.doubtful) == min((each.serious, each.doubtful) for each in attempts)
