import matplotlib
import pytest
from seen import luminance

from toolkit import ToolkitError, analyse, compare, plot

matplotlib.use("Agg")
from matplotlib import pyplot  # the backend is chosen first


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    pyplot.close("all")


def heatmap(analysis, ax=None):
    return plot.method_heatmap(compare(analysis), ax)


PLOTS = [heatmap if name == "method_heatmap" else getattr(plot, name) for name in plot.__all__]


@pytest.mark.parametrize("draw", PLOTS)
def test_an_axes_in_the_same_axes_out_with_title_unit_and_source(analysis, draw):
    figure, ax = pyplot.subplots()
    assert draw(analysis, ax) is ax
    assert ax.get_title(loc="left")
    assert ax.get_xlabel()
    assert ax.get_ylabel() or ax.get_yticklabels()[0].get_text()
    assert any("sha256 " + analysis.article.sha256[:8] in text.get_text() for text in ax.texts)
    assert figure.axes == [ax]


@pytest.mark.parametrize("draw", PLOTS)
@pytest.mark.parametrize("text", ["Il governo tace.", "1986.", "Titolo\n\nIl voto divide. La legge passa. Basta così."])
@pytest.mark.parametrize("method", ["lexrank", "lead", "kl"])
def test_short_and_odd_texts_are_drawn_too(translator, draw, text, method):
    ax = draw(analyse(text, method=method, translator=translator))
    ax.figure.canvas.draw()
    assert ax.get_title(loc="left")


def test_dollars_are_dollars(translator, tmp_path):
    path = tmp_path / "a $_{ b$ c.txt"
    path.write_text("Il governo tace.\n\nDa $_{ a $6\n\nIl parlamento vota la legge. Basta.", "utf-8")
    analysis = analyse(path, translator=translator)
    for draw in PLOTS:
        draw(analysis).figure.canvas.draw()
    labels = [label.get_text() for label in plot.section_coverage(analysis).get_yticklabels()]
    assert labels[1].count("$") == 2


def test_points_are_words_of_source_and_target_and_the_farthest_are_numbered(analysis):
    ax = plot.sentence_lengths(analysis)
    points = ax.lines[1].get_xydata().tolist()
    assert points[0] == [30, len(analysis.translation.target[0].split())]
    assert sum(text.get_text().isdigit() for text in ax.texts) == 5


def test_a_hollow_bar_is_a_term_that_the_summary_lacks(analysis):
    ax = plot.term_weights(analysis)
    hollow = [bar.get_facecolor()[3] == 0 for bar in ax.patches[: len(ax.get_yticklabels())]]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert [name for name, empty in zip(names, hollow, strict=True) if empty] == ["Putin"]


def test_another_language_is_refused(analysis):
    with pytest.raises(ToolkitError, match="'fr'"):
        plot.term_weights(analysis, language="fr")


def test_bars_are_the_scores_and_stars_the_summary(analysis):
    ax = plot.sentence_scores(analysis)
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in ax.patches}
    assert heights == {i + 1: pytest.approx(score or 0) for i, score in enumerate(analysis.summary.scores)}
    stars = [text.xy[0] for text in ax.texts if text.get_text() == "★"]
    assert stars == [i + 1 for i in analysis.summary.indices]
    assert [1, 2, 3] in [
        line.get_xdata().tolist() if hasattr(line.get_xdata(), "tolist") else list(line.get_xdata())
        for line in ax.lines
    ]


def test_the_least_sure_sentences_are_numbered(analysis):
    ax = plot.model_scores(analysis)
    numbers = {int(text.get_text()) for text in ax.texts if text.get_text().isdigit()}
    assert numbers == {i + 1 for i in analysis.to_frame().model_score.nsmallest(5).index}


def test_sections_have_a_bar_for_the_summary_and_one_for_lead(analysis):
    ax = plot.section_coverage(analysis)
    assert len(ax.patches) == 2 * len(analysis.sections)
    lead = [bar.get_width() for bar in ax.patches[len(analysis.sections) :]]
    assert lead[0] > 0
    assert lead[1:] == [0, 0]


def test_terms_are_drawn_by_weight_in_either_language(analysis):
    italian = [label.get_text() for label in plot.term_weights(analysis, n=5).get_yticklabels()]
    english = [label.get_text() for label in plot.term_weights(analysis, language="en", n=5).get_yticklabels()]
    assert "Corea" in italian
    assert "Korea" in english


@pytest.mark.parametrize("colour", [plot.CHOSEN, plot.OTHER, plot.LEAD])
@pytest.mark.parametrize("ground", ["#ffffff", "#111111"])
def test_marks_are_seen_on_light_and_on_dark(colour, ground):
    """WCAG 2.1, success criterion 1.4.11: 3 to 1 for graphics."""
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3
