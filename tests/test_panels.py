import pytest
from test_view import Page

from toolkit import analyse
from toolkit.panels import doubts_html, quotations_html


def test_who_said_what_in_both_languages_and_what_the_summary_kept(analysis):
    text = " ".join(Page(quotations_html(analysis)).text)
    assert "Rustem Umerov (dire)" in text
    assert "Questi sono soldati appositamente selezionati" in text
    assert "They are soldiers specifically selected" in text
    assert "★ 4" in text
    assert "★ 13" not in text


def test_slips_are_proposed_with_reasons(analysis):
    rows = [row for row in Page(doubts_html(analysis)).text if row in ("reloet", "propendo", "Federazione Rissa")]
    assert {"reloet", "propendo"} <= set(rows)


def test_what_is_proposed_can_be_accepted(translator):
    text = "Secondo un reloet del ministero, il governo tace."
    before, after = (analyse(text, corrections=c, translator=translator) for c in (None, {"reloet": "report"}))
    assert "reloet" in doubts_html(before)
    assert "reloet" not in doubts_html(after)
    assert after.sentences[0].text == "Secondo un report del ministero, il governo tace."
    assert [edit.rule for edit in after.repairs.edits] == ["correction"]


@pytest.mark.parametrize("show", [quotations_html, doubts_html])
def test_nothing_found_is_said_and_hostile_text_stays_text(translator, show):
    assert "No " in show(analyse("Il governo tace.", translator=translator))
    page = Page(show(analyse('"<img src=x> Basta <script>", ha detto Xyzzq <b>.', translator=translator)))
    assert not page.all("img") + page.all("script") + page.all("b")
