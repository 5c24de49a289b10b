"""What the reader accepts goes into the text, and out again."""

import pytest
from conftest import USERS_ARTICLE
from hypothesis import given
from hypothesis import strategies as st

from toolkit import ToolkitError, read_article
from toolkit.attribution import quotations
from toolkit.checks import doubtful_words
from toolkit.reading import RepairLog, apply, repair, revert, segment

ACCEPTED = {
    "reloet": "report",
    "Federazione Rissa": "Federazione Russa",
    "propendo": "proponendo",
    "Seoul. Lee": "Seoul, Lee",
}


def test_nothing_is_doubtful_any_more_and_the_speaker_has_a_name():
    sentences = segment(apply(repair(read_article(USERS_ARTICLE).text), ACCEPTED))
    assert doubtful_words(sentences) == ()
    found = quotations(sentences, [""] * len(sentences))
    assert [q.speaker for q in found if not q.reported] == ["Lee Seong Kweon", "Rustem Umerov", "Rustem Umerov"]


def test_the_users_article():
    text = read_article(USERS_ARTICLE).text
    log = apply(repair(text), ACCEPTED)
    assert revert(log) == text
    assert all(right in log.text and wrong not in log.text for wrong, right in ACCEPTED.items())
    assert sum("correction" in edit.rule for edit in log.edits) == len(ACCEPTED)
    for sentence in segment(log):
        assert text[sentence.start : sentence.end].split()[0][:1] in '"' + sentence.text[:1]
    where = log.text.index("report")
    assert text[slice(*log.original_span(where, where + 6))] == "reloet"


APPLIED = [
    ("a he b he", {"he": "che"}, "a che b che"),
    ("perché he", {"he": "che"}, "perché che"),
    ("Seoul. Lee", {"Seoul. Lee": "Seoul, Lee", "Lee": "Li"}, "Seoul, Lee"),
    ("uno due", {"uno": "due", "due": "tre"}, "due tre"),
    ("l’idae", {"l'idae": "l'idea"}, "l'idea"),
    ("« Ciao », disse", {'"Ciao"': "Ciao"}, "Ciao, disse"),
    ("di di", {"di di": "di"}, "di"),
    ("uno", {}, "uno"),
]


@pytest.mark.parametrize(("text", "corrections", "expected"), APPLIED)
def test_applied(text, corrections, expected):
    log = apply(repair(text), corrections)
    assert (log.text, revert(log)) == (expected, text)


@pytest.mark.parametrize(
    ("corrections", "message"),
    [({"reloat": "report"}, "'reloat'.*'reloet'"), ({"xyzzy": "a"}, "xyzzy"), ({"": "a"}, "''"), ({1: "a"}, "1")],
)
def test_what_does_not_fit_is_told(corrections, message):
    with pytest.raises(ToolkitError, match=message):
        apply(repair("Un reloet."), corrections)


TEXTS = st.text(st.sampled_from(' \n\u00a0\u00ad\u200b’"«».,ab'), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_everything_stays_reversible(text, data):
    log = repair(text)
    for _ in range(2):
        words = [word for word in log.text.split() if word.strip()]
        if not words:
            return
        wrong = data.draw(st.sampled_from(words))
        try:
            log = apply(log, {wrong: data.draw(TEXTS)})
        except ToolkitError:
            assert not wrong.isalnum()  # glued to a word character
        assert revert(log) == text
        assert isinstance(log, RepairLog)
        for edit in log.edits:
            assert text[edit.start : edit.end] == edit.before != edit.after
        assert all(a.end <= b.start for a, b in zip(log.edits, log.edits[1:], strict=False))
        assert log.original_span(0, len(log.text))[1] <= len(text)
