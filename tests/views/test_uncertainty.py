import re
from dataclasses import replace
from html import unescape

import pytest
from conftest import USERS_ARTICLE
from hypothesis import given
from hypothesis import strategies as st
from seen import Page

from toolkit import ToolkitError, analyse
from toolkit.signature import Signature
from toolkit.translation import TokenScore
from toolkit.views import alternatives_html, weakest_words_html
from toolkit.views.beside import compared
from toolkit.views.uncertainty import _underlined

MARK = re.compile(r"<(/?)(\w+)[^>]*>")


def cells(html):
    """The text of each row of a table, without its head."""
    rows = re.findall(r"<tr class.*?</tr>", html, re.DOTALL)
    return [[unescape(MARK.sub("", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def test_the_weakest_words_are_underlined_with_their_chance_and_listed(analysis, translator):
    translation = analysis.translation
    garbled = [*translation.target[:-1], translation.target[-1].replace("Russian", "inrank")]
    analysis = replace(analysis, translation=replace(translation, target=tuple(garbled)))
    shown = [*analysis.read_first(), len(garbled) - 1]
    html = weakest_words_html(analysis, translator, only=shown)
    assert [row[0] for row in cells(html)] == [str(index + 1) for index in sorted(set(shown))]
    for number, source, target in cells(html):
        assert source == analysis.translation.source[int(number) - 1]
        rest = target.removeprefix(analysis.translation.target[int(number) - 1])
        assert re.fullmatch(r"(“[^”]+” 1 in [\d,]+(, “[^”]+” 1 in [\d,]+)*)?", rest)
    assert re.search(r'<u class="itk-weak" title="1 in [\d,]+">inrank</u>', html)
    assert "A mark is a doubt, not an error" in html


def test_the_share_is_of_the_article_and_function_words_have_none(analysis, translator):
    everything = range(len(analysis.sentences))
    counts = [
        len(Page(weakest_words_html(analysis, translator, everything, share)).all("u")) for share in (0.01, 0.1, 1.0)
    ]
    assert 0 < counts[0] < counts[1] < counts[2] < 225
    assert 20 <= counts[1] <= 30
    assert ">the</u>" not in weakest_words_html(analysis, translator, everything, 1.0)


def test_what_was_not_translated_has_no_weak_words(translator):
    analysis = analyse("Il governo tace.\n\n12345.\n\nIl parlamento vota.", translator=translator)
    [row] = cells(weakest_words_html(analysis, translator, [1], 1.0))
    assert row == ["2", "12345.", "12345."]


def test_alternatives_differ_from_the_translation_and_have_their_findings(analysis, translator):
    html = alternatives_html(analysis, 3, 4, translator)
    rows = cells(html)
    score = f"{analysis.translation.scores[3]:.2f}".replace("-", "−")
    found = analysis.findings_of(3)
    counts = (
        (sign, sum(f.severity == name for f in found), name) for sign, name in (("!", "serious"), ("?", "doubtful"))
    )
    said = "".join(f"{sign} {n} {name}" for sign, n, name in counts if n) or "none"
    assert rows[0] == ["now", analysis.translation.target[3], score, said]
    assert [row[0] for row in rows[1:]] == [str(i + 1) for i in range(len(rows) - 1)]
    expected = [
        a for a in translator.alternatives(analysis.sentences[3], 4) if a.text != analysis.translation.target[3]
    ]
    assert len(rows) == 1 + len(expected) > 2
    assert [row[2] for row in rows[1:]] == [f"{a.score:.2f}".replace("-", "−") for a in expected]
    assert analysis.translation.source[3] in unescape(html)


def test_findings_of_an_alternative_are_those_it_would_have_in_its_place(translator, monkeypatch):
    analysis = analyse("Il governo ha 500 droni. Il parlamento vota.", translator=translator)
    [like] = translator.alternatives(analysis.sentences[0], 1)
    texts = (
        "The government has 500 drones!",
        "The government has 50 drones.",
        "The government has drones, it say 500.",
    )
    monkeypatch.setattr(translator, "alternatives", lambda *_: [replace(like, text=text) for text in texts])
    html = alternatives_html(analysis, 0, 3, translator)
    assert [row[3] for row in cells(html)] == ["none", "none", "! 1 serious", "none"]
    assert 'title="number: &quot;500&quot; has no counterpart; the translation has &quot;50&quot;"' in html


@pytest.mark.parametrize(
    ("show", "message"),
    [
        (lambda a, t: weakest_words_html(a, t, [3, 21]), "no sentence of index 21: the indices are 0 to 20"),
        (lambda a, t: weakest_words_html(a, t, [-1]), "no sentence of index -1"),
        (lambda a, t: weakest_words_html(a, t, share=0), "above 0 and at most 1, not 0"),
        (lambda a, t: weakest_words_html(a, t, share=1.5), "not 1.5"),
        (lambda a, t: alternatives_html(a, 21, translator=t), "no sentence of index 21"),
        (lambda a, t: alternatives_html(a, 3, 0, t), "n must be a whole number"),
    ],
)
def test_what_is_not_there_is_told(analysis, translator, show, message):
    with pytest.raises(ToolkitError, match=message):
        show(analysis, translator)


@pytest.mark.parametrize("show", [weakest_words_html, lambda a, t: alternatives_html(a, 0, translator=t)])
def test_another_package_is_refused(analysis, translator, show):
    made = Signature(tuple((analysis.translation.signature + Signature.of(package_sha256="f" * 64)).items))
    other = replace(analysis, translation=replace(analysis.translation, signature=made))
    with pytest.raises(ToolkitError, match=r"ffffffffffff…\), and this translator has .* another model"):
        show(other, translator)


def test_without_a_translator_that_of_analyse_is_used():
    analysis = analyse(USERS_ARTICLE)
    assert "</u>" in weakest_words_html(analysis)
    assert "<ins>" in alternatives_html(analysis, 3)


@pytest.mark.parametrize(
    ("first", "second", "html"),
    [
        ("He spoke in Seoul.", "He spoke inrank.", "He spoke <del>in Seoul</del> <ins>inrank</ins>."),
        ("He spoke loudly.", "He spoke.", "He spoke <del>loudly</del>."),
        ("He spoke.", "He never spoke.", "He <ins>never</ins> spoke."),
        ("the <b> Council", "the & Council", "the <del>&lt;b&gt;</del> <ins>&amp;</ins> Council"),
        ("", "One.", "<ins>One.</ins>"),
        ("One.", "", "<del>One.</del>"),
    ],
)
def test_differences_are_struck_out_and_underlined(first, second, html):
    assert compared(first, second) == html


def without(html, tag):
    return "".join(unescape(MARK.sub("", re.sub(rf"<{tag}>.*?</{tag}>", "", html, flags=re.DOTALL))).split())


TEXT = st.text(st.sampled_from("ab<>&\"' .,\n") | st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back_from_a_comparison(first, second):
    html = compared(first, second)
    assert without(html, "del") == "".join(second.split())
    assert without(html, "ins") == "".join(first.split())
    assert {name for _, name in MARK.findall(html)} <= {"ins", "del"}


@given(TEXT, st.lists(st.integers(0, 30), max_size=6, unique=True))
def test_underlining_keeps_the_text(text, places):
    edges = sorted(place for place in places if place <= len(text))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    html = _underlined(text, [TokenScore(text[a:b], a, b, -3.0, 1) for a, b in spans])
    assert unescape(MARK.sub("", html)) == text
    assert [unescape(part) for part in re.findall(r'title="1 in 20">(.*?)</u>', html, re.DOTALL)] == [
        text[a:b] for a, b in spans
    ]


@pytest.mark.parametrize("show", [weakest_words_html, lambda a, t: alternatives_html(a, 0, translator=t)])
def test_hostile_text_stays_text(translator, show):
    page = Page(show(analyse('"<img src=x> Basta <script>", ha detto Xyzzq <b>.', translator=translator), translator))
    assert not page.all("img") + page.all("script")
    assert all(tag != "b" or "aria-hidden" in attributes for tag, attributes in page.elements)
