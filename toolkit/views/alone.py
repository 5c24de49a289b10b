"""The translation alone, to be taken along: a field that one keystroke selects, and in a notebook a button.

A page has no script, and needs none: the field is plain text, so that a copy has no mark, number or underline. It can
be written into, or else JupyterLab would take the keys that select and copy. The button is hidden where a notebook is
not trusted and so has no style (as an empty attribute JupyterLab would drop that). It asks the browser for its
clipboard; where that is refused, as of another machine without https, it selects the text, and a keystroke copies it.
"""

from html import escape

from toolkit.analysis import Analysis
from toolkit.checks import language_name
from toolkit.translation import in_paragraphs
from toolkit.views.table import OWN_KEYS, languages

__all__ = ["COPY", "alone_html"]

# The one handler of the house; no text of an article is ever part of it.
COPY = (
    "const box=this.parentNode,text=box.querySelector('textarea'),done=()=>{this.textContent='Copied'},"
    "select=()=>{box.querySelector('details').open=true;text.focus();text.select()};"
    "navigator.clipboard?navigator.clipboard.writeText(text.value).then(done,select)"
    ":(select(),document.execCommand('copy')&&done())"
)


def alone_html(analysis: Analysis, *, button: bool) -> str:
    """Fold the translation, paragraph for paragraph, into a field of plain text.

    Parameters
    ----------
    analysis : Analysis
    button : bool
        Whether a button copies it, which a page without scripts cannot have.

    Examples
    --------
    >>> from toolkit import analyse
    >>> alone_html(analyse("Il governo tace."), button=False).count("<textarea")
    1
    """
    name = escape(language_name(analysis.languages[1]))
    text = in_paragraphs(analysis.translation.target, [sentence.paragraph for sentence in analysis.sentences])
    copy = f'<button type="button" hidden="hidden" onclick="{COPY}" {OWN_KEYS}>Copy the {name}</button>'
    return (
        f'<div class="itk-alone">{copy if button else ""}<details>'
        f"<summary {OWN_KEYS}>The {name} alone, to select and copy</summary>"
        f'<textarea rows="12" cols="90" lang="{languages(analysis)[1]}" aria-label="The {name} alone" {OWN_KEYS}>\n'
        f"{escape(text)}</textarea></details></div>"
    )
