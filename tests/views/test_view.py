import re
from dataclasses import replace

import pytest
from seen import Page, luminance

from toolkit import ToolkitError, analyse
from toolkit.analysis import CAUTION, key_facts
from toolkit.checks import KINDS, Attempt, Finding
from toolkit.files.reports import html_page
from toolkit.reading import repair
from toolkit.signature import Signature
from toolkit.translation import PENALISED, how_sure
from toolkit.views import analysis_html, bilingual_html, facts_html, findings_html, repairs_html, style, summary_html


def rows(page):
    return [a for a in page.all("tr") if "id" in a]


def test_a_row_for_each_sentence_with_the_summary_marked_in_words_too(analysis):
    page = Page(analysis_html(analysis))
    assert len(rows(page)) == len(analysis.sentences)
    chosen = [i for i, row in enumerate(rows(page)) if "itk-chosen" in row["class"]]
    assert chosen == list(analysis.summary.indices)
    assert len(page.all("span", role="img", **{"aria-label": "summary"})) == len(chosen)
    assert [a["value"] for a in page.all("li") if "value" in a][: len(chosen)] == [str(i + 1) for i in chosen]
    headings = [i for i, row in enumerate(rows(page)) if "itk-heading" in row["class"]]
    assert headings == [5, 14]


def test_both_languages_are_declared_and_nothing_is_left_out(analysis):
    page = Page(bilingual_html(analysis))
    assert len(page.all("td", lang="it")) == len(page.all("td", lang="en")) == len(analysis.sentences)
    text = "".join(page.text)
    assert all(s.text in text for s in analysis.sentences)
    assert all(target in text for target in analysis.translation.target)


def test_without_style_headings_paragraphs_and_sections_remain(analysis):
    page = Page(html_page(analysis))
    assert len(page.all("strong")) == 4  # two sub-headings in two languages
    bodies = len(page.all("tbody"))
    assert bodies == len(analysis.sections) + 3  # the repairs, who said what, possible slips
    assert [len(page.all(tag)) for tag in ("h1", "h2", "caption")] == [1, 3, 1]


def test_links_from_the_summary_lead_to_rows(analysis):
    page = Page(analysis_html(analysis))
    targets = {row["id"] for row in rows(page)}
    links = [a["href"] for a in page.all("a")]
    first = len(analysis.read_first())
    assert len(links) == len(analysis.summary) + len(analysis.lead) + first + len(analysis.sentences)
    assert {link.removeprefix("#") for link in links} <= targets


@pytest.mark.parametrize("show", [analysis_html, bilingual_html, summary_html, html_page])
def test_no_link_leads_nowhere_and_no_id_stands_twice(analysis, show):
    page = Page(show(analysis))
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"].removeprefix("#") for a in page.all("a")} <= set(ids)
    assert {a["aria-describedby"] for a in page.all("a") if "aria-describedby" in a} <= set(ids)


def test_two_summaries_of_one_article_do_not_share_ids(analysis):
    one, two = (
        {a["id"] for _, a in Page(bilingual_html(it)).elements if "id" in a}
        for it in (analysis, analysis.with_summary(5, "luhn"))
    )
    assert one.isdisjoint(two)


@pytest.mark.parametrize("only", [[99], [-1], [0, 21]])
def test_sentences_that_are_not_there_are_refused(analysis, only):
    with pytest.raises(ToolkitError, match="the indices are 0 to 20"):
        bilingual_html(analysis, only=only)


def test_a_selection_may_come_from_a_generator(analysis):
    assert len(Page(bilingual_html(analysis, only=(i for i in (3, 5)))).all("tr")) == 1 + 2


def test_a_note_is_shown_and_escaped(analysis):
    notes = ("<b>cut</b>", *analysis.translation.notes[1:])
    noted = replace(analysis, translation=replace(analysis.translation, notes=notes))
    assert "&lt;b&gt;cut&lt;/b&gt;" in bilingual_html(noted)


def test_rows_have_headers_and_paragraphs_begin_where_they_begin(analysis):
    page = Page(bilingual_html(analysis))
    assert len(page.all("th", scope="row")) == len(analysis.sentences)
    first = [i for i, row in enumerate(rows(page)) if "itk-first" in row["class"].split()]
    assert len(first) == len(analysis.article.paragraphs)


def test_lead_stands_beside_the_summary(analysis):
    assert "lead-3 takes the first sentences, 1 of them in" in " ".join(Page(summary_html(analysis)).text)
    assert CAUTION in summary_html(analysis)


def test_scores_say_what_they_are(analysis):
    text = " ".join(Page(analysis_html(analysis)).text)
    assert "not a measure of truth" in text
    assert "lexrank: centrality, 0 to 1" in text


def test_every_row_says_where_it_stands_and_how_it_was_scored(analysis):
    places = re.findall(r"paragraph (\d+) · characters (\d+)–(\d+) · model score −\d", bilingual_html(analysis))
    assert places == [(str(s.paragraph + 1), str(s.start), str(s.end)) for s in analysis.sentences]


def test_the_place_says_in_words_how_the_score_compares_if_the_package_was_measured(analysis):
    words = re.findall(r"model score −\d\.\d\d: ([a-z ]*[a-z])", bilingual_html(analysis))
    again = {a.index for a in analysis.attempts if a.chosen and a.strategy == PENALISED}  # other scores: no words
    scores = [score for i, score in enumerate(analysis.translation.scores) if i not in again]
    assert words == [how_sure(score, analysis.signature) for score in scores]
    other = analysis.translation.signature + Signature.of(package_sha256="another")
    unmeasured = replace(analysis, translation=replace(analysis.translation, signature=other))
    assert "“usual” is what it was for 500 other sentences" in bilingual_html(analysis)
    assert "usual" not in bilingual_html(unmeasured)


def test_findings_stand_below_their_sentence_and_are_marked_in_it(analysis):
    html = bilingual_html(analysis)
    found = Page(html)
    notes = [note for note in analysis.translation.notes if note]
    assert len(found.all("span", **{"class": "itk-note"})) == len(analysis.findings) + len(notes)
    marked = found.all("span", **{"class": "itk-serious"}) + found.all("span", **{"class": "itk-doubtful"})
    assert {a["title"] for a in marked} <= {finding.message for finding in analysis.findings}
    flagged = [i for i, row in enumerate(rows(found)) if "itk-found" in row["class"].split()]
    assert flagged == sorted({finding.index for finding in analysis.findings})
    assert html.count('aria-label="serious"') == sum(f.severity == "serious" for f in analysis.findings)
    assert html.count('aria-label="serious">!</b>') == html.count('aria-label="serious"')  # not by colour alone
    assert html.count('aria-label="doubtful">?</b>') == sum(f.severity == "doubtful" for f in analysis.findings)


def test_findings_that_overlap_are_all_told_and_marked_once(analysis):
    spans = [(0, 5), (3, 9), (3, 4), None]
    findings = tuple(Finding(0, "name", "doubtful", f"<{i}>", span, span) for i, span in enumerate(spans))
    html = bilingual_html(replace(analysis, findings=findings), only=[0])
    page = Page(html)
    assert analysis.translation.target[0] in "".join(page.text)
    assert all(f"&lt;{i}&gt;</span>" in html for i in range(4))


def test_what_to_read_first_and_what_the_checks_cannot_see(analysis):
    text = " ".join(Page(findings_html(analysis)).text)
    assert f"{len(analysis.seriously_mistrusted)} of 21 sentences seriously" in text
    assert all(finding.message in text for i in analysis.read_first() for finding in analysis.findings_of(i))
    assert all(kind in text for kind in KINDS)


def test_sub_headings_fold_and_layouts_are_radio_buttons_that_send_nothing(analysis):
    page = Page(bilingual_html(analysis))
    folds = [a for a in page.all("input", type="checkbox") if "itk-fold" in a["class"]]
    assert len(folds) == page.text.count("show the section ") == 2
    assert len(page.all("input", type="radio")) == 3
    assert [a["method"] for a in page.all("form")] == ["dialog"]
    assert not page.all("button")
    controls = [a for tag in ("input", "a", "summary") for a in page.all(tag)]
    assert all("data-lm-suppress-shortcuts" in a for a in controls)  # else JupyterLab takes their keys


def test_a_selection_has_neither_anchors_nor_layouts(analysis):
    page = Page(bilingual_html(analysis, only=[3, 5, 6], scores=True))
    assert len(page.all("tr")) == 1 + 3
    assert not [a for _, a in page.elements if "id" in a]
    assert len(page.all("input")) == 1
    assert "checked" in page.all("input")[0]


def test_what_only_the_style_shows_is_hidden_without_it(analysis):
    page = Page(analysis_html(analysis))
    for name in ("itk-place", "itk-folded", "itk-hint"):
        elements = [a for _, a in page.elements if name in (a.get("class") or "").split()]
        assert elements and all("hidden" in a for a in elements), name


def test_the_facts_name_their_measures(analysis):
    text = " ".join(Page(facts_html(analysis)).text)
    facts = key_facts(analysis)
    assert f"Gulpease {facts.gulpease:.0f}" in text
    assert f"{facts.share:.0%} of the text" in text
    assert f"{facts.coverage:.0%} of the words" in text
    assert "0 (hardest) to 100 (easiest)" in text


def palettes():
    """Give the colours of each theme, with #rgb written out."""
    for block in re.findall(r"\{\s*(--ink:[^}]*)", style()):
        pairs = re.findall(r"--(\w+):\s*(?:var\([^,]*,\s*)?#([0-9a-f]{3,6})", block)
        yield {name: "#" + (hex_ if len(hex_) == 6 else "".join(2 * c for c in hex_)) for name, hex_ in pairs}


@pytest.mark.parametrize("palette", list(palettes()), ids=["light", "dark by system", "dark in Jupyter"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("text", ["ink", "dim", "mark", "warn", "link"])
def test_contrast_is_at_least_aa(palette, ground, text):
    """WCAG 2.1, success criterion 1.4.3: 4.5 to 1."""
    lighter, darker = sorted((luminance(palette[text]), luminance(palette[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


HOSTILE = "<script>alert(1)</script> \"x\" & 'y' <img src=x onerror=alert(1)> ]]> <!-- "


@pytest.mark.parametrize("show", [analysis_html, bilingual_html, summary_html, html_page])
def test_hostile_text_stays_text(translator, show):
    text = f"{HOSTILE}\n\nIl governo {HOSTILE} tace. {HOSTILE} Il presidente parla."
    page = Page(show(analyse(text, translator=translator)))
    assert not page.all("script")
    assert not page.all("img")


def test_no_script_and_nothing_from_elsewhere(analysis):
    html = html_page(analysis)
    assert "<script" not in html
    assert "http" not in html.replace("https://www.w3.org", "")
    assert "@import" not in style() and "url(" not in style()


def test_every_class_has_the_prefix(analysis):
    page = Page(analysis_html(analysis))
    classes = {name for _, a in page.elements for name in (a.get("class") or "").split()}
    assert classes
    assert all(name.startswith("itk") for name in classes)
    selectors = [line.split("{")[0] for line in style().splitlines() if "{" in line and not line.startswith("@")]
    assert all(".itk" in selector for selector in selectors)


def test_repairs_are_listed_with_what_cannot_be_seen():
    page = Page(repairs_html(repair("la\u00a0Russia")))
    assert "'\\xa0'" in page.text
    assert "Nothing had to be repaired" in " ".join(Page(repairs_html(repair("La Russia."))).text)


@pytest.mark.parametrize(
    ("target", "pace"), [("en", "228 English words"), ("it", "188 Italian words"), ("de", "228 words")]
)
def test_the_pace_of_reading_is_that_of_the_target(analysis, target, pace):
    signature = analysis.translation.signature + Signature.of(target=target)
    shown = facts_html(replace(analysis, translation=replace(analysis.translation, signature=signature)))
    assert f"Reading time: {pace} a minute" in shown
    assert ("Coleman-Liau" in shown) == (target == "en")


def test_a_score_with_a_penalty_has_no_words_for_how_it_compares(analysis):
    again = Attempt(0, "larger beam, no repetition", analysis.translation.target[0], -0.5, 9, None, 0, 0, chosen=True)
    page = bilingual_html(replace(analysis, attempts=(again,)), only=[0])
    assert re.findall(r"model score −\d\.\d\d(: [a-z ]*)?", page) == [""]
    assert ": " in re.search(r"model score −\d\.\d\d(.*?)<", bilingual_html(analysis, only=[0]))[1]
