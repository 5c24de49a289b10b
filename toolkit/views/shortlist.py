"""The list of a summary's sentences as HTML, in both languages: whole, with what leans on other sentences in grey."""

from html import escape

from toolkit.analysis import Analysis
from toolkit.summary import Extract, extracts
from toolkit.views.table import finding_line, jump, languages

__all__ = ["extract_html", "shortlist_html"]

LEGEND = {
    "itk-trimmed": "struck through: it leans on a sentence that was not chosen",
    "itk-supplied": "[…]: the quotation goes on in sentences that were not chosen",
}


def extract_html(extract: Extract) -> str:
    """Show a whole sentence, with the words that lean on another one struck through and what was supplied in grey.

    Examples
    --------
    >>> extract_html(Extract(0, "Ma piove.", trimmed=(0, 3)))
    '<s class="itk-trimmed">Ma </s>piove.'
    """
    start, end = extract.trimmed or (0, 0)
    trimmed = f'<s class="itk-trimmed">{escape(extract.text[start:end])}</s>' if extract.trimmed else ""
    before, after = (
        f'<span class="itk-supplied">{escape(text)}</span>' if text else "" for text in (extract.before, extract.after)
    )
    return f"{before}{trimmed}{escape(extract.text[end:])}{after}"


def shortlist_html(analysis: Analysis, *, links: bool, trim: bool) -> str:
    """List the sentences of a summary with their findings.

    Parameters
    ----------
    analysis : Analysis
    links : bool
        Whether its sentences lead to rows of the bilingual table on the same page.
    trim : bool
        Whether leading connectives are struck through and cut quotations closed, see `toolkit.summary`; a line below
        the list says what that means, where there is any.

    Examples
    --------
    >>> from toolkit import analyse
    >>> analysis = analyse("seeds/corea-del-nord-russia.txt").with_summary("1 per section", "sumbasic")
    >>> shortlist_html(analysis, links=False, trim=False).count("<li")
    3
    """
    (it, en), translation = languages(analysis), analysis.translation
    items, sources = [], _extracts(analysis, translation.source, 0, trim)
    for source, target in zip(sources, _extracts(analysis, translation.target, 1, trim), strict=True):
        index, english = target.index, extract_html(target)
        found = map(finding_line, analysis.findings_of(index))
        items.append(
            f'<li value="{index + 1}"><p lang="{en}">{english}{jump(analysis, index) if links else ""}</p>'
            f'<p lang="{it}">{extract_html(source)}</p>{"".join(found)}</li>'
        )
    html = "".join(items)
    legend = "; ".join(meaning for kind, meaning in LEGEND.items() if f'class="{kind}"' in html)
    return f"<ol>{html}</ol>" + (f'<p class="itk-quiet">{legend}.</p>' if legend else "")


def _extracts(analysis: Analysis, texts: tuple[str, ...], side: int, trim: bool) -> tuple[Extract, ...]:
    chosen = analysis.summary.indices
    return extracts(texts, chosen, analysis.languages[side]) if trim else tuple(Extract(i, texts[i]) for i in chosen)
