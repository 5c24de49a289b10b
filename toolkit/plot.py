"""Plots of an analysis on matplotlib: an axes in, an axes out."""

from typing import TYPE_CHECKING

from toolkit.analysis import Analysis
from toolkit.summarise import METHODS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["sentence_scores"]

CHOSEN, OTHER, LEAD = "#b77900", "#a9b4c6", "#1f5fbf"


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
    'sentence'
    """
    if ax is None:
        from matplotlib import pyplot

        _, ax = pyplot.subplots(figsize=(9, 3), layout="constrained")
    summary = analysis.summary
    numbers = [index + 1 for index in range(len(analysis.sentences))]
    if summary.scores is None:
        ax.text(0.5, 0.5, f"{summary.method} ranks without scores", ha="center", va="center", transform=ax.transAxes)
    else:
        heights = [score or 0.0 for score in summary.scores]
        ax.bar(numbers, heights, color=[CHOSEN if i in summary else OTHER for i in range(len(heights))])
        ax.plot([], [], "s", color=CHOSEN, label="in the summary")
        ax.plot([], [], "s", color=OTHER, label="not in it")
    lead = [index + 1 for index in analysis.lead.indices]
    bottom = ax.get_xaxis_transform()
    ax.plot(lead, [-0.03] * len(lead), "^", color=LEAD, transform=bottom, clip_on=False, label=f"lead-{len(lead)}")
    for sentence in analysis.sentences:
        if sentence.kind != "prose":
            ax.axvline(sentence.index + 1, color=OTHER, linewidth=0.8, linestyle=":")
    ax.set_xlim(0.3, len(numbers) + 0.7)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel("sentence")
    meaning = METHODS[summary.method].score
    ax.set_ylabel(meaning.split(",")[0] if meaning else "")
    ax.set_title(f"{summary.method} along {analysis.article.name} (dotted: headings)", fontsize=10, loc="left")
    ax.legend(frameon=False, fontsize=8, ncols=3, loc="upper right")
    ax.spines[["top", "right"]].set_visible(False)
    return ax
