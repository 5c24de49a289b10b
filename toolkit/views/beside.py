"""What stands below a sentence's translation besides findings: whose wording it is, and what others made of it."""

from html import escape

from toolkit.analysis import Analysis, NearMatch
from toolkit.translation import differences

__all__ = ["beside_html", "compared"]


def compared(first: str, second: str) -> str:
    """Give the second text, escaped; what the first has in other words is struck out before what stands there.

    Examples
    --------
    >>> compared("He came to Rome.", "He went to Rome.")
    'He <del>came</del> <ins>went</ins> to Rome.'
    """
    pieces, cursor = [], 0
    for difference in differences(first, second):
        (left, right), (start, end) = difference.first, difference.second
        gone, new = escape(first[left:right]), escape(second[start:end])
        if difference.kind == "deleted":
            pieces.append(f" <del>{gone}</del>")
            continue
        pieces.append(second[cursor:start])
        cursor = end
        pieces += [f"<del>{gone}</del> "] if difference.kind == "replaced" else []
        pieces.append(new if difference.kind == "equal" else f"<ins>{new}</ins>")
    return "".join(pieces).strip()


def beside_html(analysis: Analysis, index: int) -> str:
    """Give the lines below a sentence: an edit with the machine's wording, and another package's, one click away.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "edited by a person" in beside_html(analyse("seeds/bolivia-mare.txt").with_edit(2, "Sailors."), 1)
    True
    """
    target, lines = analysis.translation.target[index], []
    if edit := analysis.edit_of(index):
        lines.append(_folded(str(edit), "the machine's wording", analysis, analysis.machine.target[index], target))
    opinion = analysis.opinion_of(index)
    if opinion and opinion.differs and not edit:
        lines.append(_folded("", "the other package's wording", analysis, target, opinion.text))
    lines += [_match(match, analysis) for match in analysis.matches_of(index)]
    return "".join(lines)


def _match(match: NearMatch, analysis: Analysis) -> str:
    """Fold a near match of a memory: how its sentence differs, and its translation."""
    it, en = map(escape, analysis.languages)
    source = compared(analysis.translation.source[match.index], match.source)
    return (
        f'<details class="itk-note" lang="en"><summary>in the memory, {int(match.similarity)} % alike</summary>'
        f'<span lang="{it}">{source}</span><br><span lang="{en}">{escape(match.target)}</span></details>'
    )


def _folded(said: str, caption: str, analysis: Analysis, first: str, second: str) -> str:
    """Fold a comparison of two wordings; the second is the one that stands there whole."""
    language = escape(analysis.languages[1])
    said = f"{escape(said)}; " if said else ""
    return (
        f'<details class="itk-note" lang="en"><summary>{said}{caption}</summary>'
        f'<span lang="{language}">{compared(first, second)}</span></details>'
    )
