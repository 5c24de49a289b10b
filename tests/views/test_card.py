from dataclasses import replace
from datetime import date

import pytest
from seen import Page

from toolkit import ToolkitError, analyse
from toolkit.checks import Finding


def test_a_card_says_in_all_forms_what_is_quoted_and_where_it_is_from(analysis):
    card = analysis.quote(4, date(2025, 6, 29))
    assert (card.source, card.target) == (analysis.translation.source[3], analysis.translation.target[3])
    assert (card.number, card.file, card.made_by) == (4, "corea-del-nord-russia.txt", "machine")
    assert card.speaker == next(q.speaker for q in analysis.quotations if q.index == 3)
    html = " ".join(Page(card.html).text)
    for shown in (card.text, card.markdown.replace("\\", ""), html):
        for told in (card.source, card.target, card.speaker, card.file, "2025-06-29", "sentence 4", "by a machine"):
            assert told in shown
    assert str(card) == card.text
    assert card._repr_html_() == card.html


def test_what_is_not_known_is_said_to_be(translator):
    card = analyse("Il governo tace.", translator=translator).quote(1)
    assert (card.speaker, card.file, card.published) == (None, None, None)
    assert "Speaker: not known\nArticle: a text without a file, sentence 1\nDate of the article: not given" in card.text


def test_speakers_of_whom_one_is_not_plain_are_none(analysis):
    several = {i: [q for q in analysis.quotations if q.index == i and q.kind == "speech"] for i in range(21)}
    for i, found in several.items():
        unknown = not found or any(q.speaker is None for q in found)
        running = any(q.index < i <= q.last_index for q in analysis.quotations)
        if not running:
            assert (analysis.quote(i + 1).speaker is None) == unknown


def test_findings_of_the_sentence_and_no_other_are_on_its_card(analysis):
    found = (Finding(0, "number", "doubtful", "<11> is 12"), Finding(1, "name", "serious", "Kim is lost"))
    doubted = replace(analysis, findings=found)
    card = doubted.quote(1)
    assert card.text.endswith("doubtful: <11> is 12")
    assert card.markdown.endswith("- **doubtful: \\<11\\> is 12**")
    assert "&lt;11&gt; is 12" in card.html
    assert "Kim is lost" not in card.text + card.markdown + card.html
    assert "serious" not in analysis.quote(1).text or analysis.findings_of(0)


def test_an_article_in_another_language_is_warned_of_on_its_cards(translator):
    card = analyse("The government has not yet answered the question.", translator=translator).quote(1)
    assert all("Not in Italian" in text for text in (card.text, card.markdown, card.html))


@pytest.mark.parametrize("number", [0, -1, 22, 4.0, True, "4", None])
def test_a_sentence_that_is_not_there_is_refused(analysis, number):
    with pytest.raises(ToolkitError, match="numbered 1 to 21"):
        analysis.quote(number)
