"""What the benchmark of the checks rests on: the judgements, the errors it injects, and its promise."""

import importlib
import random

import pytest
from conftest import ROOT

SOURCE = (
    "Non è lontano: nel 2012, a Pyongyang, il presidente disse di avere 2.500 soldati e due navi, il 20% del totale."
)
TARGET = (
    'It is not far: in 2012, in Pyongyang, the president said he had 2,500 soldiers and two "ships", 20% of the total?'
)


@pytest.fixture
def checks(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("checks")


def test_false_alarms_on_human_translations_stay_under_three_per_hundred_sentences(checks):
    source, human = checks.corpus()
    found = checks.findings(source, human)
    false = checks.false_alarms(found)
    assert len(source) == len(human) == 1000
    assert len(false) < 30
    assert sum(finding.severity == "serious" for finding in false) <= 3
    assert len(found) - len(false) >= 40  # real differences, which a check that is silent would not find


def test_judgements_are_of_these_sentences_and_a_finding_without_one_is_a_false_alarm(checks):
    verdicts = checks.judged()
    assert set(verdicts.values()) == {"real", "false"}
    assert all(0 <= sentence < 1000 for sentence, _ in verdicts)
    known = next(key for key, verdict in verdicts.items() if verdict == "real")
    findings = [
        checks.Finding(known[0], "name", "doubtful", known[1]),
        checks.Finding(known[0], "name", "doubtful", "another"),
    ]
    assert [finding.message for finding in checks.false_alarms(findings)] == ["another"]


def test_every_error_changes_a_translation_and_every_check_has_one(checks):
    kinds = set()
    for fault in checks.FAULTS:
        changed = 0
        for source, target in zip(*checks.corpus(), strict=True):
            broken = fault.corrupt(source, target, random.Random(1))
            if broken is not None and changed < 3:
                assert broken != target, fault.what
                changed += 1
        assert changed, fault.what
        kinds |= fault.kinds
    assert kinds == set(checks.KINDS)


def test_errors_leave_alone_what_they_do_not_concern(checks):
    made = {fault.what: fault.corrupt(SOURCE, TARGET, random.Random(0)) for fault in checks.FAULTS}
    assert made["per cent left out"] == TARGET.replace("20%", "20")
    assert made['"not" left out'] == TARGET.replace(" not", "")
    assert made['"not" put in'] is None
    assert made["two to ten, in words, exchanged"] == TARGET.replace("two", "ten")
    assert made["one quotation mark dropped"] is None
    assert made["a name lost"] == TARGET.replace("Pyongyang", "")
    assert made["the source copied"] == SOURCE


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py")))
def test_every_benchmark_can_be_loaded(monkeypatch, name):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    module = importlib.import_module(name)
    assert module.__doc__
    assert f"benchmarks/{name}.py" in (ROOT / "Makefile").read_text("utf-8") or not hasattr(module, "main")
