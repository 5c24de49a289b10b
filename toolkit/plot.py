"""Plots of an analysis on matplotlib: an axes in, an axes out.

Text keeps the colour of the reader's matplotlib style; the marks are chosen to be told apart on light and on dark, and
never by colour alone. Below each plot stands what it was made from.
"""

from typing import TYPE_CHECKING

from toolkit.analysis import Analysis
from toolkit.comparison import Comparison
from toolkit.reading import word_spans
from toolkit.summary import METHODS, key_terms

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["method_heatmap", "model_scores", "section_coverage", "sentence_lengths", "sentence_scores", "term_weights"]

CHOSEN, OTHER, LEAD = "#b77900", "#7d8aa0", "#3f7fd0"


def sentence_scores(analysis: Analysis, ax: "Axes | None" = None) -> "Axes":
    """Draw the summary score of every sentence along the article; chosen ones in colour, lead marked below.

    Parameters
    ----------
    analysis : Analysis
        Its method must have scores; kl, sumbasic and lead have none.
    ax : matplotlib Axes, optional
        By default a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> from toolkit import analyse
    >>> axes = sentence_scores(analyse("seeds/corea-del-nord-russia.txt", sentences=3))
    >>> axes.get_xlabel()
    'sentence (dotted: headings)'
    """
    ax = _axes(ax)
    summary = analysis.summary
    meaning = METHODS[summary.method].score
    if summary.scores is None:
        _say(ax, f"{summary.label}: no scores")
    else:
        _bars(ax, analysis, [score or 0.0 for score in summary.scores])
    _along(ax, analysis)
    _finish(ax, analysis, f"Where the summary comes from: {summary.method} along the article")
    ax.set_ylabel(meaning.split(",")[0] if meaning else "")
    return ax


def model_scores(analysis: Analysis, ax: "Axes | None" = None) -> "Axes":
    """Draw the model's confidence along the article, the five least sure sentences named.

    The score is the length-normalised log-probability of the translation, at most 0: the model's own confidence, not a
    measure of truth.

    Examples
    --------
    >>> from toolkit import analyse
    >>> model_scores(analyse("seeds/bolivia-mare.txt")).get_ylabel()
    'log-probability per token'
    """
    ax = _axes(ax)
    scored = {i: score for i, score in enumerate(analysis.translation.scores) if score is not None}
    ax.vlines([i + 1 for i in scored], 0, scored.values(), color=OTHER, linewidth=1.2)
    for label, marker, colour, inside in (("in the summary", "D", CHOSEN, True), ("not in it", "o", OTHER, False)):
        points = [i for i in scored if (i in analysis.summary) == inside]
        ax.plot([i + 1 for i in points], [scored[i] for i in points], marker, color=colour, label=label)
    for i in sorted(scored, key=scored.__getitem__)[:5]:
        ax.annotate(
            str(i + 1), (i + 1, scored[i]), xytext=(0, -12), textcoords="offset points", ha="center", fontsize=8
        )
    ax.margins(y=0.15)
    ax.set_ylim(top=0)
    _along(ax, analysis)
    _finish(ax, analysis, "How sure the model was (its own confidence, not truth; the five least sure are numbered)")
    ax.set_ylabel("log-probability per token")
    return ax


def sentence_lengths(analysis: Analysis, ax: "Axes | None" = None) -> "Axes":
    """Draw the length of each sentence in the target against that in the source, in words.

    A point far below the others may have lost something, one far above may repeat itself; these are numbered. The line
    is the article's own ratio of words.

    Examples
    --------
    >>> from toolkit import analyse
    >>> sentence_lengths(analyse("seeds/bolivia-mare.txt")).get_xlabel()
    'words of the source sentence'
    """
    ax = _axes(ax, (5, 4))
    source = [len(word_spans(text, analysis.languages[0])) for text in analysis.translation.source]
    target = [len(word_spans(text, analysis.languages[1])) for text in analysis.translation.target]
    ratio = sum(target) / max(1, sum(source))
    end = max([*source, *target, 1]) * 1.08
    ax.plot([0, end], [0, end * ratio], color=LEAD, linewidth=1, linestyle="--", label=f"{ratio:.2f} words for one")
    ax.plot(source, target, "o", color=OTHER, label="a sentence")
    far = sorted(range(len(source)), key=lambda i: -abs(target[i] - ratio * source[i]) / (source[i] + 5))
    for i in far[:5]:
        ax.annotate(str(i + 1), (source[i], target[i]), xytext=(5, 3), textcoords="offset points", fontsize=8)
    ax.set(xlim=(0, end), ylim=(0, end), xlabel="words of the source sentence")
    _finish(ax, analysis, "Length against length (the five farthest are numbered)")
    ax.set_ylabel("words of the target sentence")
    return ax


def term_weights(analysis: Analysis, ax: "Axes | None" = None, language: str | None = None, n: int = 12) -> "Axes":
    """Draw the key terms of one language with their weights; solid bars are terms that the summary has.

    Parameters
    ----------
    analysis : Analysis
    ax : matplotlib Axes, optional
    language : str, optional
        One side of the translation, by default the source.
    n : int
        At most so many terms.

    Examples
    --------
    >>> from toolkit import analyse
    >>> axes = term_weights(analyse("seeds/bolivia-mare.txt"), n=3)
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Bolivia', 'boliviano', 'mare']
    """
    ax = _axes(ax, (7, 0.6 + 0.28 * n))
    source, target = analysis.languages
    language = language or source
    sentences = analysis.translation.sentences(analysis.sentences) if language == target else analysis.sentences
    terms = key_terms(sentences, language, n)
    kept = [not set(analysis.summary.indices).isdisjoint(term.sentences) for term in terms]
    for place, (term, inside) in enumerate(zip(terms, kept, strict=True)):
        ax.barh(place, term.weight, color=CHOSEN if inside else "none", edgecolor=CHOSEN if inside else OTHER)
        ax.annotate(
            f"{term.count}×", (term.weight, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8
        )
    ax.barh([0], [0], color=CHOSEN, label="in the summary too")
    ax.barh([0], [0], color="none", edgecolor=OTHER, label="not in it")
    ax.set_yticks(range(len(terms)), [term.lemma for term in terms], parse_math=False)
    ax.invert_yaxis()
    ax.margins(x=0.1)
    ax.set_xlabel("weight: occurrences × surprisal in the language at large, bits")
    _finish(ax, analysis, f"Key terms ({language})")
    return ax


def section_coverage(analysis: Analysis, ax: "Axes | None" = None) -> "Axes":
    """Draw how much of each section the summary repeats, and lead beside it, in per cent of the section's words.

    Examples
    --------
    >>> from toolkit import analyse
    >>> section_coverage(analyse("seeds/corea-del-nord-russia.txt")).get_xlabel()
    'words of the section in the summary, %'
    """
    sections = analysis.sections
    ax = _axes(ax, (7, 0.9 + 0.55 * len(sections)))
    words = [len(word_spans(sentence.text, analysis.languages[0])) for sentence in analysis.sentences]
    for offset, summary, colour, hatch, label in (
        (-0.19, analysis.summary, CHOSEN, "", analysis.summary.label),
        (0.19, analysis.lead, LEAD, "///", f"lead-{len(analysis.lead)}"),
    ):
        shares = [100 * sum(words[i] for i in s if i in summary) / max(1, sum(words[i] for i in s)) for s in sections]
        places = [place + offset for place in range(len(sections))]
        ax.barh(places, shares, 0.34, color=colour, hatch=hatch, edgecolor="white", linewidth=0, label=label)
        for place, share in zip(places, shares, strict=True):
            ax.annotate(
                f"{share:.0f}", (share, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8
            )
    ax.set_yticks(range(len(sections)), [_heading(analysis, section) for section in sections], parse_math=False)
    ax.invert_yaxis()
    ax.set_xlim(0, 105)
    ax.set_xlabel("words of the section in the summary, %")
    _finish(ax, analysis, "How much of each section the summary repeats")
    return ax


def method_heatmap(comparison: Comparison, ax: "Axes | None" = None) -> "Axes":
    """Draw what each method thinks of each sentence, in the order of the article: methods down, sentences along.

    The fuller the colour, the higher the score among the method's own, 0 to 1; a star is a sentence that it chose.
    Methods without scores have only stars, and one that could not rank has hollow ones, for the first sentences.

    Examples
    --------
    >>> from toolkit import analyse
    >>> from toolkit.comparison import compare
    >>> axes = method_heatmap(compare(analyse("seeds/bolivia-mare.txt"), ["luhn", "kl"]))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['lead', 'luhn', 'kl']
    """
    from matplotlib.colors import LinearSegmentedColormap

    analysis, methods = comparison.analysis, comparison.methods
    ax = _axes(ax, (9, 1.3 + 0.24 * len(methods)))
    rows = [[score or 0.0 for score in comparison.normalised(method)] for method in methods]
    fading = LinearSegmentedColormap.from_list("fading", [f"{CHOSEN}00", CHOSEN])
    edges = (0.5, len(analysis.sentences) + 0.5, len(methods) - 0.5, -0.5)
    ax.imshow(rows, cmap=fading, vmin=0, vmax=1, aspect="auto", extent=edges, interpolation="none")
    for ranked, face, label in ((True, "white", "chosen"), (False, "none", "first sentences, as it could not rank")):
        places = [(i + 1, y) for y, s in enumerate(comparison.summaries) if s.ranked == ranked for i in s.indices]
        if places:
            ax.scatter(*zip(*places, strict=True), marker="*", s=70, color=face, edgecolors=OTHER, label=label)
    _sentence_axis(ax, analysis)
    ax.set_yticks(range(len(methods)), methods)
    _finish(ax, analysis, "What each method chooses (the fuller the colour, the higher its own score)")
    return ax


def _heading(analysis: Analysis, section: tuple[int, ...]) -> str:
    heading = next((index for index in section if analysis.sentences[index].is_heading), None)
    name = "(opening)" if heading is None else analysis.translation.target[heading]
    return name if len(name) <= 40 else f"{name[:39]}…"


def _axes(ax: "Axes | None", size: tuple[float, float] = (9, 3.2)) -> "Axes":
    if ax is None:
        from matplotlib import pyplot

        _, ax = pyplot.subplots(figsize=size, layout="constrained")
    return ax


def _say(ax: "Axes", text: str) -> None:
    ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes)


def _bars(ax: "Axes", analysis: Analysis, heights: list[float]) -> None:
    for inside, colour, label in ((True, CHOSEN, "in the summary"), (False, OTHER, "not in it")):
        places = [i for i in range(len(heights)) if (i in analysis.summary) == inside]
        ax.bar([i + 1 for i in places], [heights[i] for i in places], color=colour, label=label)
        for i in places if inside else ():
            ax.annotate("★", (i + 1, heights[i]), ha="center", va="bottom", fontsize=8)


def _along(ax: "Axes", analysis: Analysis) -> None:
    """Let the axis run along the article: dotted lines at headings, triangles under the baseline's sentences."""
    lead = [index + 1 for index in analysis.lead.indices]
    bottom = ax.get_xaxis_transform()
    ax.plot(lead, [-0.03] * len(lead), "^", color=LEAD, transform=bottom, clip_on=False, label=f"lead-{len(lead)}")
    _sentence_axis(ax, analysis)


def _sentence_axis(ax: "Axes", analysis: Analysis) -> None:
    for number, sentence in enumerate(analysis.sentences):
        if sentence.is_heading:
            ax.axvline(number + 1, color=OTHER, linewidth=0.8, linestyle=":")
    ax.set_xlim(0.3, len(analysis.sentences) + 0.7)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel("sentence (dotted: headings)" if any(s.is_heading for s in analysis.sentences) else "sentence")


def _finish(ax: "Axes", analysis: Analysis, title: str) -> None:
    """Give title, legend and source; take the frame away."""
    ax.set_title(title, fontsize=10, loc="left", pad=22 if ax.get_legend_handles_labels()[0] else None)
    if ax.get_legend_handles_labels()[0]:
        ax.legend(frameon=False, fontsize=8, ncols=4, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2)
    ax.spines[["top", "right"]].set_visible(False)
    source = f"{analysis.article.name} (sha256 {analysis.article.sha256[:8]}…), {analysis.signature['package']}"
    ax.annotate(source, (1, 0), xytext=(0, -37), xycoords="axes fraction", textcoords="offset points", ha="right",
                va="top", fontsize=7, alpha=0.8, parse_math=False, annotation_clip=False)  # fmt: skip
