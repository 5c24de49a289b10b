"""Cell magics for pasted text: after ``%load_ext toolkit``, ``%%riassumi`` summarises and ``%%traduci`` translates."""

from dataclasses import replace

from IPython.core.magic import Magics, cell_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
from IPython.display import HTML

from toolkit.analysis import CAUTION, Analysis
from toolkit.arguments import PACKAGE
from toolkit.errors import ToolkitError
from toolkit.length import typed_length
from toolkit.methods import METHODS
from toolkit.pipeline import analyse
from toolkit.view import bilingual_html, summary_html

__all__ = ["ToolkitMagics"]

LENGTH_HELP = 'length of the summary: a number, 20%%, "80 words" or "1 per section"'


@magics_class
class ToolkitMagics(Magics):
    """The cell magics; `toolkit.load_ipython_extension` registers them.

    Examples
    --------
    >>> shown = ToolkitMagics(None).riassumi("--sentences 1 --method lead", "Il governo tace. Il parlamento vota.")
    >>> "lead, 1 of 2 sentences" in shown.data
    True
    """

    @magic_arguments()
    @argument("name", nargs="?", help="variable that takes the analysis")
    @argument("-n", "--sentences", default="3", help=LENGTH_HELP)
    @argument("-m", "--method", default="lexrank", choices=list(METHODS), help="how to summarise")
    @argument("-l", "--language", help="which side is summarised, it or en (default: the source)")
    @argument("--package", help=PACKAGE)
    @argument("--source", default="it", help="language of the text (default it)")
    @argument("--target", default="en", help="language to translate into (default en)")
    @cell_magic
    def riassumi(self, line: str, cell: str) -> HTML:
        """Summarise the text of the cell, in both languages, with lead beside it."""
        options = parse_argstring(self.riassumi, line)
        analysis = analyse(
            _bytes(cell),
            sentences=typed_length(options.sentences),
            method=options.method,
            language=options.language,
            package=options.package,
            source=options.source,
            target=options.target,
        )
        return self._shown(analysis, options.name, summary_html(analysis))

    @magic_arguments()
    @argument("name", nargs="?", help="variable that takes the analysis")
    @argument("--package", help=PACKAGE)
    @argument("--source", default="it", help="language of the text (default it)")
    @argument("--target", default="en", help="language to translate into (default en)")
    @cell_magic
    def traduci(self, line: str, cell: str) -> HTML:
        """Translate the text of the cell, sentence beside sentence."""
        options = parse_argstring(self.traduci, line)
        pair = {"source": options.source, "target": options.target, "package": options.package}
        analysis = analyse(_bytes(cell), method="lead", sentences=3, **pair)
        unmarked = replace(analysis, summary=replace(analysis.summary, indices=()))
        return self._shown(analysis, options.name, f"<p>{CAUTION}</p>{bilingual_html(unmarked)}")

    def _shown(self, analysis: Analysis, name: str | None, html: str) -> HTML:
        if name and not name.isidentifier():
            raise ToolkitError(f"{name!r} is no name for a variable: letters, digits and underscores only.")
        if name:
            self.shell.user_ns[name] = analysis
        return HTML(html)


def _bytes(cell: str) -> bytes:
    """Give the text as bytes, which are never taken for a path."""
    return cell.encode("utf-8", "replace")
