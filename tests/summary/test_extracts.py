"""Sentences that read outside their article, and that never say what it does not."""

import re
from dataclasses import replace

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import read_analysis, read_article, report
from toolkit.files.reports import markdown_text
from toolkit.reading import repair, segment
from toolkit.summary import Extract, extracts
from toolkit.views import analysis_html, summary_html
from toolkit.views.shortlist import extract_html

MOTTO = ['Il motto: "Il mare è nostro.', "Ma lo è davvero.", 'È un dovere."', "Tuttavia, il Cile tace.", "Piove."]


def choosing(analysis, *indices):
    return replace(analysis, summary=replace(analysis.summary, indices=indices))


def read(texts, indices, language="it"):
    return [str(extract) for extract in extracts(texts, indices, language)]


@pytest.mark.parametrize(
    ("indices", "reading"),
    [
        ([0], ['Il motto: "Il mare è nostro. […]"']),
        ([1], ['"[…] Ma lo è davvero. […]"']),  # somebody's "Ma" stays
        ([2], ['"[…] È un dovere."']),
        ([0, 1], [MOTTO[0], 'Ma lo è davvero. […]"']),
        ([1, 2], ['"[…] Ma lo è davvero.', MOTTO[2]]),
        ([0, 2], ['Il motto: "Il mare è nostro. […]"', '"[…] È un dovere."']),
        ([0, 1, 2], MOTTO[:3]),
        ([3], ["[…] il Cile tace."]),
        ([2, 3], ['"[…] È un dovere."', MOTTO[3]]),  # what "Tuttavia" leans on is there
        ([4, 3], ["[…] il Cile tace.", "Piove."]),
        ([], []),
    ],
)
def test_italian(indices, reading):
    assert read(MOTTO, indices) == reading


@pytest.mark.parametrize(
    ("texts", "indices", "reading"),
    [
        (["It rains.", "However, the Secretary spoke."], [1], ["[…] the Secretary spoke."]),
        (["It rains.", "However, the Secretary spoke."], [0, 1], ["It rains.", "However, the Secretary spoke."]),
        (["He said: “We wait.", "We hope.”"], [1], ["“[…] We hope.”"]),
        (["He said: “We wait.", "We hope.”"], [0], ["He said: “We wait. […]”"]),
        (["He said: «We wait.", "We hope.»"], [0], ["He said: «We wait. […]»"]),
        (['He said: "We wait.', '"We hope."'], [1], ['"We hope."']),  # it has a mark of its own
        (['He said: "We wait.', "Nobody hopes."], [0], ['He said: "We wait.']),  # nobody knows where it ends
        (['The "end', "But for him, it rains."], [1], ["But for him, it rains."]),
    ],
)
def test_english(texts, indices, reading):
    assert read(texts, indices, "en") == reading


def test_other_languages_keep_their_connectives():
    assert read(["Il pleut.", "Mais, il parle."], [1], "fr") == ["Mais, il parle."]


def test_what_was_trimmed_is_told_by_its_span():
    (extract,) = extracts(["Piove.", "In cambio, Pyongyang riceve."], [1], "it")
    assert extract == Extract(1, "In cambio, Pyongyang riceve.", trimmed=(0, 11))


def test_every_sentence_of_the_seeds_by_itself():
    trimmed, supplied = [], []
    for path in sorted(SEEDS.glob("*.txt")):
        texts = [sentence.text for sentence in segment(repair(read_article(path).text))]
        for at in range(len(texts)):
            (extract,) = extracts(texts, [at], "it")
            trimmed += [extract.text[slice(*extract.trimmed)].strip()] if extract.trimmed else []
            supplied += [(path.stem[-7:], at, extract.before, extract.after)] * bool(extract.before or extract.after)
    assert trimmed == ["Ma", "E", "Ma anche così,", "Tuttavia,", "In cambio,"]
    assert supplied == [
        ("ia-mare", 3, "", ' […]"'),
        ("ia-mare", 4, '"[…] ', ""),
        ("disarmo", 10, "", ' […]"'),
        ("disarmo", 11, '"[…] ', ""),
        ("del-web", 15, "", ' […]"'),
    ]


def test_the_view_strikes_through_and_loses_nothing(analysis):
    chosen = choosing(analysis, 2, 7)
    shown = summary_html(chosen)
    assert '<s class="itk-trimmed">In cambio, </s>Pyongyang sta' in shown
    assert '<s class="itk-trimmed">In return, </s>Pyongyang is' in shown
    assert "it leans on a sentence that was not chosen." in "".join(Page(shown).text)
    assert analysis.translation.source[7] in "".join(Page(shown).text)
    off = summary_html(chosen, trim=False)
    assert "<s " not in off
    assert "leans on" not in off
    assert "<s " in analysis_html(chosen)
    assert "<s " not in analysis_html(chosen, trim=False)


def test_plain_text_is_trimmed_only_when_asked(analysis, tmp_path):
    chosen = choosing(analysis, 2, 7)
    assert chosen.summary_sentences("it")[1].startswith("In cambio, Pyongyang")
    assert chosen.summary_sentences("it", trim=True)[1].startswith("[…] Pyongyang sta")
    assert chosen.summary_sentences(trim=True)[1].startswith("[…] Pyongyang is")
    assert "In return, Pyongyang" in markdown_text(chosen)
    assert read_analysis(report(chosen, tmp_path / "x.json")) == chosen


def test_html_is_escaped():
    html = extract_html(Extract(0, "Ma <b>", (0, 3), '"<[…] ', " […]>"))
    assert "".join(Page(html).text) == '"<[…] Ma <b> […]>'


@given(
    st.lists(st.text('abM "«»“”.', max_size=14) | st.sampled_from(MOTTO), max_size=7),
    st.sets(st.integers(0, 6)),
    st.sampled_from(["it", "en"]),
)
def test_nothing_is_said_that_the_text_does_not_say(texts, indices, language):
    indices = {index for index in indices if index < len(texts)}
    found = extracts(texts, indices, language)
    assert [extract.index for extract in found] == sorted(indices)
    for extract in found:
        assert extract.text == texts[extract.index]
        kept = extract.text[extract.trimmed[1] :] if extract.trimmed else extract.text
        assert kept or not extract.text
        assert extract.text.endswith(kept)
        assert kept in str(extract)
        assert re.fullmatch(r'(?:["“”„«»]+\[…\] )?', extract.before)
        assert re.fullmatch(r'(?: \[…\]["“”„«»]+)?', extract.after)
        if len(indices) == len(texts):
            assert str(extract) == extract.text
