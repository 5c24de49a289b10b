from dataclasses import replace

import pytest
from seen import Page

from toolkit import analyse
from toolkit.analysis import listings, who_said_what
from toolkit.attribution import Quotation
from toolkit.files.reports import html_page
from toolkit.views import analysis_html, doubts_html, folded_listings, quotations_html


def test_who_said_what_in_both_languages_and_what_the_summary_kept(analysis):
    text = " ".join(Page(quotations_html(analysis)).text)
    assert "Rustem Umerov (dire)" in text
    assert "Questi sono soldati appositamente selezionati" in text
    assert analysis.translation.target[11].split(",")[0].strip('“"') in text
    assert "★ 1" in text
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


def test_pages_fold_the_listings_at_their_end_and_notebooks_leave_them_out(analysis):
    assert all(part in html_page(analysis) for part in folded_listings(analysis))
    assert html_page(analysis).index("Who said what") > html_page(analysis).index("reversible")
    assert "Who said what" not in analysis_html(analysis)
    for part, listing in zip(folded_listings(analysis), listings(analysis), strict=True):
        page = Page(part)
        assert page.elements[0] == ("details", {})
        assert f"{listing.title}: {len(listing.rows)}" in page.text
        assert listing.limits in page.text
        assert len(page.all("td")) == len(listing.rows) * len(listing.columns)
        assert [a["lang"] for a in page.all("td")] == [*listing.languages] * len(listing.rows)
        assert len(page.all("a")) == len(listing.rows)


def test_the_unknown_stays_unknown_and_lost_marks_give_the_whole_sentences(analysis):
    quotations = (
        Quotation(0, 1, "speech", False, "Sì", (0, 2), verb="dire"),
        Quotation(2, 2, "speech", True, "no", (0, 2), speaker="Kim"),
        Quotation(3, 3, "phrase", False, "zar", (0, 2)),
        Quotation(4, 4, "speech", False, "Mai", (0, 2), "Never", speaker="Kim"),
    )
    spoken, target = replace(analysis), analysis.translation.target
    vars(spoken)["quotations"] = quotations
    rows = who_said_what(spoken).rows
    assert [row.cells[0] for row in rows] == ["unknown (dire)", "Kim", "Kim"]
    assert rows[0].cells[2] == f"[the translation has no matching marks; whole sentence] {target[0]} {target[1]}"
    assert rows[1].cells[2] == f"[reported, without marks; whole sentence] {target[2]}"
    assert rows[2].cells[2] == "Never"
    assert [row.number for row in rows] == ["★ 1", "3", "5"]


def test_hostile_text_stays_text_on_pages(translator):
    analysis = analyse(
        '"<img src=x> Basta <script>", ha detto Xyzzq <b>. Un <i>reloet</i> tace.', translator=translator
    )
    page = Page("".join(folded_listings(analysis)))
    assert len(page.all("details")) == len(listings(analysis)) == 2
    assert not page.all("img") + page.all("script") + page.all("b") + page.all("i")
