"""What a reader is told before all else."""

from dataclasses import replace

import pytest

from toolkit import analyse
from toolkit.analysis import banner, expectation, unmarked
from toolkit.analysis.caution import _part
from toolkit.checks import Finding
from toolkit.signature import Signature
from toolkit.translation import readers_of

ENGLISH = "The government has not yet answered the question. The minister will speak to the press tomorrow."
ITALIAN = "Il governo non ha ancora risposto alla domanda. Il ministro parlerà domani ai giornalisti."


@pytest.mark.parametrize(
    ("some", "of", "said"),
    [
        (0, 20, "none of 20 sentences"),
        (1, 20, "about 1 sentence in 20"),
        (49, 100, "about 1 sentence in 2"),
        (50, 100, "about 5 sentences in 10"),
        (94, 105, "about 9 sentences in 10"),
        (20, 20, "nearly all sentences"),
    ],
)
def test_a_share_in_words(some, of, said):
    assert _part(some, of) == said


def test_a_page_opens_with_what_readers_said_of_the_package_and_never_counts_only_what_is_marked(analysis):
    readers = readers_of(analysis.translation.signature)
    assert readers.right + readers.wrong == readers.sentences
    assert f"measured on {readers.sentences} sentences of {readers.articles} invented articles" in expectation(analysis)
    assert f"of {readers.serious} sentences" in unmarked(analysis)
    html = analysis._repr_html_()
    assert html.index(expectation(analysis)) < html.index('itk-summary"')
    assert "to mistrust</b>" not in html
    assert expectation(analysis).split()[:8] == str(analysis).split("\n", 3)[1].split()[:8]


def test_of_a_package_that_nobody_judged_no_figure_is_said(analysis):
    other = analysis.translation.signature + Signature.of(package_sha256="another")
    unmeasured = replace(analysis, translation=replace(analysis.translation, signature=other))
    assert "was not measured" in expectation(unmeasured)
    assert not any(character.isdigit() for character in expectation(unmeasured) + unmarked(unmeasured))


def test_an_article_in_another_language_has_a_banner_and_no_slips(translator):
    text = f"{ENGLISH} Il reloet del governo tace."
    analysis = analyse(text, translator=translator)
    assert analysis.other_language == "en"
    assert analysis.doubtful_words == ()
    assert str(analysis).startswith("Not in Italian: the article seems to be in English.")
    for html in (analysis._repr_html_(), analysis.quote(1).html):
        assert html.index('role="alert"') < html.index("government has not")


@pytest.mark.parametrize("text", [ITALIAN, f"{ITALIAN} {ITALIAN} The government has not yet answered."])
def test_an_italian_article_has_none(translator, text):
    analysis = analyse(text, translator=translator)
    assert (analysis.other_language, banner(analysis)) == (None, None)
    assert 'role="alert"' not in analysis._repr_html_()


def test_boilerplate_in_another_language_does_not_make_the_article_one(translator):
    analysis = analyse(ITALIAN, translator=translator)
    notice = replace(analysis.sentences[1], index=2, text=ENGLISH * 5, kind="boilerplate")
    assert replace(analysis, sentences=(*analysis.sentences, notice)).other_language is None
    prose = replace(notice, kind="prose")
    assert replace(analysis, sentences=(*analysis.sentences, prose)).other_language == "en"


def test_a_terminal_names_every_serious_finding_and_those_of_the_summary(analysis):
    serious = tuple(Finding(i, "name", "serious", f"name {i} is lost") for i in range(12))
    last = analysis.summary.indices[-1]
    doubtful = tuple(Finding(i, "name", "doubtful", f"name {i} differs") for i in (last, 20))
    shown = str(replace(analysis, findings=serious + doubtful))
    assert all(f"To mistrust: {i + 1}! name {i} is lost" in shown for i in range(12))
    assert f"To mistrust: {last + 1}? name {last} differs" in shown
    assert "name 20 differs" not in shown
    assert f"\n{last + 1:>4}? " in shown
    assert "\n   1! " in shown


def test_the_summary_box_marks_doubtful_findings_too(analysis):
    first = analysis.summary.indices[0]
    found = replace(analysis, findings=(Finding(first, "name", "doubtful", "Kim <differs>"),))
    box = found._repr_html_().split('class="itk-summary"')[1].split("</ol>")[0]
    assert "itk-doubtful-note" in box
    assert "Kim &lt;differs&gt;" in box
