from dataclasses import replace

import pytest

from toolkit import Translation, analyse
from toolkit.checks import KINDS, check
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation import Application
from toolkit.translation.entries import Entry


def findings(*pairs, tokens=9, source="it", target="en"):
    sentences = [Sentence(i, text, 0, len(text), i) for i, (text, _) in enumerate(pairs)]
    sources, targets = zip(*pairs, strict=True)
    size = len(pairs)
    signature = Signature.of(source=source, target=target)
    return check(sentences, Translation(sources, targets, (-0.5,) * size, (tokens,) * size, (None,) * size, signature))


@pytest.mark.parametrize(
    ("source", "target", "kind", "severity"),
    [
        ("Ne fanno da 2.000 a 5.000.", "They make from 2,000 to 500.", "number", "serious"),
        ("Non viene a Roma.", "He comes to Rome.", "negation", "serious"),
        ("Parla il ministro Shoigu.", "Minister Shogui speaks.", "name", "serious"),
        ('"Basta", ha detto.', "Enough, he said.", "quotation", None),
        ("Il relatore parla.", "The parliamentarer speaks.", "invented", "doubtful"),
        ("Il governo tace da ieri.", "", "empty", "serious"),
        ("Il governo tace.", "The the the the government is silent.", "repetition", None),
    ],
)
def test_each_check_speaks(source, target, kind, severity):
    found = {(finding.kind, finding.severity) for finding in findings((source, target))}
    assert any(k == kind and severity in (None, s) for k, s in found), found


def test_a_good_translation_has_no_finding():
    assert findings(("Il governo tace.", "The government is silent."), ("Piove.", "It is raining.")) == ()


def test_findings_come_by_sentence_and_weight_and_know_their_kind():
    found = findings(
        ("Parla il ministro Shoigu.", "Minister Shogui and the parliamentarer speak."),
        ("Ne fanno da 2.000 a 5.000.", "They make from 2,000 to 500."),
    )
    assert [finding.index for finding in found] == sorted(finding.index for finding in found)
    assert found[0].severity == "serious"
    assert {finding.kind for finding in found} <= set(KINDS)


def test_a_misspelt_name_is_told_once():
    found = findings(("Parla il ministro Shoigu.", "Minister Shogui speaks."))
    assert [finding.kind for finding in found] == ["name"]


def test_a_date_is_told_once_and_not_as_a_name():
    found = findings(("L'atto di sabato mattina.", "The act of Sunday morning."))
    assert [(finding.kind, finding.severity) for finding in found] == [("date", "serious")]


def test_what_was_passed_through_and_other_pairs_are_not_checked():
    assert findings(("1986", "1896"), tokens=0) == ()
    assert findings(("Il governo tace da ieri.", ""), source="de") == ()


def test_the_users_article(analysis):
    translation, sentences = analysis.translation, analysis.sentences
    wrong = list(translation.target)
    wrong[10] = wrong[10].replace("11,000", "1,000").replace("Umerov", "Umervo")
    wrong[18] = wrong[18].replace("2,000", "3,000")
    findings = check(sentences, replace(translation, target=tuple(wrong)))
    assert {(10, "number"), (10, "name"), (18, "number")} <= {(f.index, f.kind) for f in findings}
    [first] = replace(analysis, findings=findings).read_first(1)
    assert first in {f.index for f in findings if f.severity == "serious"}
    assert analysis.to_frame().serious.sum() == sum(f.severity == "serious" for f in analysis.findings)


def test_spans_lie_within_their_texts(translator):
    for name in ("bolivia-mare", "inventore-del-web"):
        analysis = analyse(f"seeds/{name}.txt", translator=translator)
        for f in analysis.findings:
            for span, text in (
                (f.source_span, analysis.sentences[f.index].text),
                (f.target_span, analysis.translation.target[f.index]),
            ):
                assert span is None or 0 <= span[0] < span[1] <= len(text), f


def test_nothing_is_said_of_a_term_that_is_laid_down_and_there():
    text, target = "Parla la Zanzoregione di reloet.", "The zanzoregione comunale of Wozzly speaks."
    source = [Sentence(0, text, 0, len(text), 0)]
    plain = Translation((text,), (target,), (-0.5,), (9,), (None,), Signature.of(source="it", target="en"))
    terms = tuple(
        Application(Entry(*pair), (text.index(pair[0]), text.index(pair[0]) + len(pair[0])), None, "patched")
        for pair in (("Zanzoregione", "zanzoregione comunale"), ("reloet", "Wozzly"))
    )
    assert {finding.kind for finding in check(source, plain)} >= {"untranslated", "invented"}
    assert check(source, replace(plain, glossary=(terms,))) == ()
    lost = replace(plain, target=("The municipality speaks.",), glossary=(terms,))
    assert any("Zanzoregione" in finding.message for finding in check(source, lost))
