"""What is shown while an article is translated: every sentence once, the first one soon, and nothing afterwards."""

from toolkit import analyse
from toolkit.reading import Sentence
from toolkit.translation import MARK, sentences_shown
from toolkit.translation.progress import as_html

TEXT = "Il governo tace. Il parlamento vota la legge di bilancio. Poi il presidente parla ai giornalisti."


def test_who_asks_is_told_of_every_sentence_once_and_of_the_first_one_first(judged):
    portions = []
    analysis = analyse(TEXT, translator=judged, retry=False, progress=portions.append)
    told = {place: text for portion in portions for place, text in portion.items()}
    assert sum(map(len, portions)) == len(analysis.sentences)
    assert tuple(told[i] for i in sorted(told)) == analysis.translation.target
    assert 0 in next(portion for portion in portions if portion)


def test_in_a_notebook_sentences_appear_and_are_taken_away_again(monkeypatch, translator):
    shown = []

    class Handle:
        def update(self, html, metadata):
            shown.append((html.data, metadata))

    def display(html, display_id, metadata):
        shown.append((html.data, metadata))
        return Handle()

    monkeypatch.setattr("toolkit.translation.progress.in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", display)
    analysis = analyse(TEXT, translator=translator)
    texts = [text for text, _ in shown]
    assert "Loading" in texts[0]
    assert any(analysis.translation.target[0] in text for text in texts)
    assert texts[-1] == ""
    assert all(metadata == MARK for _, metadata in shown)
    shown.clear()
    analyse(TEXT, translator=translator, progress=False)
    assert shown == []


def test_what_is_shown_is_taken_away_after_an_error_too(monkeypatch):
    shown = []

    class Handle:
        def update(self, html, **_):
            shown.append(html.data)

    monkeypatch.setattr("toolkit.translation.progress.in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: Handle())
    try:
        with sentences_shown([], None):
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        shown.append("raised")
    assert shown == ["", "raised"]


def test_texts_are_escaped_and_in_the_order_of_the_article():
    sentences = [Sentence(i, text, 0, 1, 0) for i, text in enumerate(("<b>", "B", "C"))]
    html = as_html(sentences, {2: "<i>c", 0: "a"})
    assert "<b>" not in html and "<i>" not in html
    assert html.index("a</span>") < html.index("&lt;i&gt;c")
    assert html.startswith("<p>2 of 3 sentences translated")
