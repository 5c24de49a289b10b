"""What to mistrust, as HTML: the sentences to read first, and what speaks against each."""

from collections import Counter
from html import escape

from toolkit.analysis import Analysis, unmarked
from toolkit.checks import KINDS, OPINION_KINDS, is_checked
from toolkit.views.table import OWN_KEYS, finding_line, jump, languages

__all__ = ["caption_html", "details", "linked_target", "mistrust_html"]


def caption_html(text: str, level: int) -> str:
    """Give a heading of a panel, of a level from 1 to 6."""
    return f'<h{level} class="itk-caption">{escape(text)}</h{level}>'


def linked_target(analysis: Analysis, index: int, links: bool, most: int = 10_000) -> str:
    """Give a sentence of the translation, cut at so many characters, and the way to its row where there is one."""
    text = analysis.translation.target[index]
    text = text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
    return escape(text) + (jump(analysis, index) if links else "")


def details(caption: str, content: str, *, is_open: bool = False) -> str:
    """Fold HTML under a caption, which is HTML too."""
    return f"<details{' open' if is_open else ''}><summary {OWN_KEYS}>{caption}</summary>{content}</details>"


def mistrust_html(analysis: Analysis, level: int, *, links: bool = True) -> str:
    """List the sentences to read first with their findings, and the words that the lexicon cannot match.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "no match in the lexicon" in mistrust_html(analyse("seeds/bolivia-mare.txt"), 3)
    True
    """
    found = {finding.index for finding in analysis.findings}
    serious = analysis.seriously_mistrusted
    total, en = len(analysis.sentences), languages(analysis)[1]
    doubtful = len(found - set(serious))
    caption = f"Marked by the checks · {len(serious)} of {total} sentences seriously, {doubtful} doubtful"
    items = "".join(
        f'<li value="{index + 1}"><p lang="{en}">{linked_target(analysis, index, links, most=110)}</p>'
        f"{''.join(map(finding_line, analysis.findings_of(index)))}{_without_match(analysis, index)}</li>"
        for index in analysis.read_first()
    )
    kinds = Counter(finding.kind for finding in analysis.findings).most_common()
    counts = ", ".join(f"{count} × {kind}" for kind, count in kinds)
    looked_for = KINDS | (OPINION_KINDS if analysis.opinions else {})
    limits = "".join(f"<li><b>{kind}</b>: {escape(text)}</li>" for kind, text in looked_for.items())
    legend = details("What the checks look for, and what they cannot see", f"<ul>{limits}</ul>")
    order = "serious findings, then findings, words that no lexicon matches and the model's score together"
    return (
        f'<div class="itk-mistrust">{caption_html(caption, level)}<p class="itk-quiet">{unmarked(analysis)} '
        f"Read these first: {order}."
        f"{f' All findings: {escape(counts)}.' if counts else ''}</p><ol>{items}</ol>"
        f"{legend if is_checked(analysis.translation) else ''}</div>"
    )


def _without_match(analysis: Analysis, index: int) -> str:
    """Name the words of both sides that the lexicon cannot match, in one quiet line."""
    covered = analysis.coverage_of(index)
    if not covered or not (covered.untranslated or covered.unlicensed):
        return ""
    texts = analysis.translation.source[index], analysis.translation.target[index]
    found = zip(texts, languages(analysis), (covered.untranslated, covered.unlicensed), strict=True)
    sides = (
        ", ".join(f'<span lang="{language}">{escape(text[start:end])}</span>' for start, end in spans) or "nothing"
        for text, language, spans in found
    )
    return f'<p class="itk-quiet">no match in the lexicon: {" – ".join(sides)}</p>'
