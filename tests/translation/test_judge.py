"""Two packages for one pair: the default, whose wording is taken, what company and a restart may not change."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace

import pytest
from conftest import ROOT, SEEDS, USERS_ARTICLE

from toolkit import Translator, analyse, analyse_many, packages, read_analysis, report
from toolkit.analysis import How, to_json
from toolkit.checks import Finding, retry
from toolkit.cli import main
from toolkit.engine import Hypothesis, Verdict
from toolkit.errors import PackageNotFound, TranslationError
from toolkit.many.work import Task, _made
from toolkit.notebook import ToolkitMagics
from toolkit.packages import DEFAULT
from toolkit.translation import JUDGING, Judged, Judging
from toolkit.translation.judge import losers_first
from toolkit.views import bilingual_html

FEW = ["Il governo tace.", "Kim Jong Un continuerà a sostenere Vladimir Putin.", "Il prezzo è di 5 €.", "12345."]


@pytest.fixture(scope="module")
def few(judged):
    return judged.translate(FEW)


def test_both_packages_are_used_where_none_is_named(judged, monkeypatch):
    assert judged.choice.mode == "judged"
    assert isinstance(judged.engine, Judged)
    assert judged.signature["judging"] == str(JUDGING)
    assert {judged.choice.accurate.kind, judged.choice.fast.kind} == {"generate", "translate"}
    assert all(package.name in judged.signature["package"] for package in judged.choice[1:])


def test_every_translated_sentence_has_a_verdict_and_what_was_passed_through_has_none(few):
    assert [verdict is None for verdict in few.verdicts] == [False, False, False, True]
    for verdict, score in zip(few.verdicts[:3], few.scores, strict=False):
        assert verdict.package in ("accurate", "fast")
        assert verdict.accurate <= 0 and verdict.fast <= 0 and score <= 0
    assert few.target[3] == "12345."
    assert few.agreement(3) is None


def test_the_wording_of_the_package_that_lost_is_the_first_alternative(judged_analysis):
    translation = judged_analysis.translation
    wordings = {verdict.package for verdict in translation.verdicts}
    assert wordings == {"accurate", "fast"}
    for i, found in enumerate(translation.hypotheses):
        others = {h.verdict.package for h in found} - {found[0].verdict.package}
        assert not others or found[1].verdict.package in others
        assert found[0].score == max(h.score for h in found)
        assert 0 <= translation.agreement(i) <= 100
        if translation.notes[i] is None:
            assert translation.alternatives(i) == found[1:]


def test_two_that_say_the_same_agree_wholly(few):
    best = few.hypotheses[0][0]
    other = replace(best, verdict=replace(best.verdict, package="fast"))
    first = replace(best, verdict=replace(best.verdict, package="accurate"))
    assert replace(few, hypotheses=((first, other),)).agreement(0) == 100.0
    assert replace(few, hypotheses=((first, replace(other, text="?")),)).agreement(0) < 10


def test_the_order_of_candidates():
    def hypothesis(text, package, score):
        return Hypothesis(text, score, 3, False, Verdict(package, -1.0, -1.0))

    ranked = [hypothesis("a", "fast", -1), hypothesis("b", "fast", -2), hypothesis("c", "accurate", -3)]
    assert [h.text for h in losers_first(ranked)] == ["a", "c", "b"]
    assert [h.text for h in losers_first(ranked[:2])] == ["a", "b"]
    assert [h.text for h in losers_first(ranked[2:])] == ["c"]


def test_company_order_and_memory_change_nothing(judged, few, monkeypatch):
    memory = {}
    [again, _] = judged.translate_all([FEW[::-1], ["Il mare è calmo.", "Lee Seong Kweon."]], memory)
    assert again.target[::-1] == few.target
    assert again.scores[::-1] == few.scores
    assert again.verdicts[::-1] == few.verdicts
    memory = json.loads(json.dumps(memory))  # as a store keeps it
    monkeypatch.setattr(Judged, "portions", lambda *_: pytest.fail("translated twice"))
    [remembered] = judged.translate_all([FEW], memory)
    assert (remembered.target, remembered.scores, remembered.verdicts) == (few.target, few.scores, few.verdicts)
    assert remembered.hypotheses == few.hypotheses


def test_a_restart_changes_nothing(few):
    code = (
        f"import json, toolkit; t = toolkit.Translator(package='judged').translate({FEW!r}); "
        "print(json.dumps([t.target, t.scores, [v and [v.package, v.accurate, v.fast] for v in t.verdicts]]))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    verdicts = [v and [v.package, v.accurate, v.fast] for v in few.verdicts]
    assert json.loads(found) == [list(few.target), list(few.scores), verdicts]


def test_a_worker_has_the_same_packages_and_weights(judged):
    other = Translator(package="judged", judging=Judging(weight=0.5))
    [recipe] = pickle.loads(pickle.dumps(Task.of(other, How(), {}, False, None))).recipes
    made = _made(recipe)
    assert made.key == other.key != judged.key
    assert made.signature["judging"] == str(Judging(weight=0.5))


@pytest.mark.parametrize("wrong", [{"weight": -1}, {"length": "x"}, {"accurate": 0}, {"fast": 1.5}])
def test_weights_that_cannot_be_are_refused(wrong):
    with pytest.raises(TranslationError):
        Judging(**wrong)


def test_the_accurate_package_falls_back_where_it_fails_and_says_so(monkeypatch):
    with Translator(package="accurate") as translator:
        plain = translator.translate(["Il governo tace.", "Il parlamento vota."])
        assert plain.notes == (None, None)
        assert plain.verdicts == ()
        monkeypatch.setattr(
            "toolkit.translation.judge.failure", lambda source, *_: "answers" if "vota" in source else None
        )
        found = translator.translate(["Il governo tace.", "Il parlamento vota."])
    assert found.target[0] == plain.target[0]
    assert found.notes == (None, "the accurate package answers: the fast one's wording")
    with Translator(package="fast") as fast:
        assert found.target[1] == fast.translate(["Il parlamento vota."]).target[0]


def test_a_failure_is_no_candidate_and_is_told(judged, monkeypatch):
    monkeypatch.setattr("toolkit.translation.judge.failure", lambda *_: "repeats itself")
    found = judged.translate(["Il presidente ha parlato con i giornalisti."])
    assert found.notes == ("the accurate package repeats itself",)
    assert {h.verdict.package for h in found.hypotheses[0]} == {"fast"}


def test_without_a_fast_package_the_accurate_one_works_alone(judged):
    choice = packages.Choice("accurate", judged.choice.accurate, None)
    with Translator(package=choice) as translator:
        found = translator.translate(["Il governo tace."])
    assert "government" in found.target[0]
    assert found.signature["package"] == judged.choice.accurate.name


def test_terms_of_a_glossary_beat_a_likelier_candidate(judged):
    sentence = "Kim Jong Un ha parlato con il Cremlino di Zanzopoli."
    with Translator(package="judged", glossary={"Zanzopoli": "Zanztown", "Cremlino": "Kremlin"}) as translator:
        found = translator.translate([sentence, "Il governo tace."])
    assert "Zanztown" in found.target[0] and "Kremlin" in found.target[0]
    assert found.target[1] == judged.translate(["Il governo tace."]).target[0]


def test_alternatives_candidates_and_words_are_there(judged):
    sentence = "La Corea del Nord potrebbe schierare ulteriori truppe in Russia."
    others = judged.alternatives(sentence, 6)
    assert 4 <= len(others) == len({other.text for other in others}) <= 6
    [candidates] = judged.candidates([sentence])
    assert candidates[0].text == judged.translate([sentence]).target[0]
    assert len(candidates) > 2
    scores = judged.token_scores("Il governo tace.", "The banana is silent.")
    assert min(scores, key=lambda word: word.score).text == "banana"


def test_retries_know_two_packages(judged, judged_analysis):
    sentences, translation = judged_analysis.sentences, judged_analysis.translation
    wrong = replace(translation, target=("North Korea has 12 troops.", *translation.target[1:]))
    found, findings, attempts = retry(sentences, wrong, judged)
    assert found.target[0] != wrong.target[0]
    assert [a.verdict is not None for a in attempts if a.index == 0 and a.chosen] == [True]
    assert found.verdicts[0] == next(a.verdict for a in attempts if a.index == 0 and a.chosen)
    assert all(isinstance(finding, Finding) for finding in findings)


def test_an_analysis_reads_back_equal_and_older_files_read_too(judged_analysis, tmp_path):
    assert read_analysis(report(judged_analysis, tmp_path / "a.json")) == judged_analysis
    data = json.loads(to_json(judged_analysis))
    for row in data["sentences"]:
        row.pop("verdict", None)
        for one in (*row["hypotheses"], *row["attempts"]):
            one.pop("verdict", None)
    (tmp_path / "old.json").write_text(json.dumps(data))
    old = read_analysis(tmp_path / "old.json")
    assert old.translation.target == judged_analysis.translation.target
    assert old.translation.verdicts == ()
    assert old.translation.agreement(0) is None


def test_the_view_and_the_frame_say_whose_wording_it_is(judged_analysis, analysis):
    html = bilingual_html(judged_analysis)
    assert html.count("wording of the accurate package") > html.count("wording of the fast package") > 0
    assert html.count("agree by ") == len(judged_analysis.sentences)
    assert "wording of" not in bilingual_html(analysis)
    frame = judged_analysis.to_frame()
    assert list(frame["wording"]) == [verdict.package for verdict in judged_analysis.translation.verdicts]
    assert frame["agreement"].between(0, 100).all()
    assert (frame["accurate_score"] <= 0).all()
    assert analysis.to_frame()[["wording", "agreement"]].isna().all(axis=None)


def test_package_in_analyse_the_magics_and_on_the_command_line(capsys, monkeypatch):
    assert analyse("Il governo tace.", package="accurate").signature["mode"] == "accurate"
    shown = ToolkitMagics(None).traduci("--package accurate", "Il governo tace.")
    assert "government" in shown.data
    monkeypatch.setattr("sys.stdin", open(SEEDS / "inventore-del-web.txt"))  # noqa: PTH123, SIM115
    assert main(["translate", "-", "--package", "nowhere"]) == 3
    assert "There is no package 'nowhere'" in capsys.readouterr().err
    with pytest.raises(PackageNotFound, match="fast, accurate, judged"):
        Translator(package="best")


def test_thousands_of_sentences_go_through_the_fast_package_and_it_is_said_what_each_takes(monkeypatch, capsys):
    monkeypatch.delenv(DEFAULT)
    monkeypatch.setattr("toolkit.many.pace.MANY_SENTENCES", 10)
    monkeypatch.setattr("toolkit.many.pace.TRIED", 2)
    many = analyse_many([USERS_ARTICLE], progress=True)
    [note] = many.notes
    assert "the fast package translates them, in about" in note
    assert 'package="judged" would take about' in note
    assert note in capsys.readouterr().err
    assert next(many).signature["mode"] == "fast"


def test_a_few_sentences_go_through_both(monkeypatch):
    monkeypatch.delenv(DEFAULT)
    many = analyse_many(["Il governo tace. Poi parla."], progress=False)
    assert many.notes == []
    assert next(many).signature["mode"] == "judged"
