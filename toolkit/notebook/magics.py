"""Cell magics for pasted text: after ``%load_ext toolkit``, ``%%riassumi`` summarises and ``%%traduci`` translates."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from html import escape

from IPython.core.magic import Magics, cell_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
from IPython.display import HTML

from toolkit.analysis import CAUTION, Analysis, analyse
from toolkit.cli import PACKAGE, correction
from toolkit.errors import ToolkitError
from toolkit.notebook.terms import with_terms_beside
from toolkit.reading import read_article
from toolkit.summary import METHODS, typed_length
from toolkit.translation import STARTER, default_translator
from toolkit.views import bilingual_html, summary_html

__all__ = ["ToolkitMagics"]

LENGTH_HELP = 'length of the summary: a number, 20%%, "80 words" or "1 per section"'

GLOSSARY_HELP = "terms to keep to, a CSV file (default: terms.csv beside the notebook, where there is one)"
CORRECT_HELP = "slip of the pen to put right before translating; repeatable"


def _of_translating(magic: Callable) -> Callable:
    """Give a magic the arguments that say how its text is translated."""
    for take in (
        argument("--correct", action="append", type=correction, default=[], metavar="WRONG=RIGHT", help=CORRECT_HELP),
        argument("--glossary", help=GLOSSARY_HELP),
        argument("--no-glossary", action="store_true", help="without any terms, the starter glossary's too"),
        argument("--target", default="en", help="language to translate into (default en)"),
        argument("--source", default="it", help="language of the text (default it)"),
        argument("--package", help=PACKAGE),
    ):
        magic = take(magic)
    return magic


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
    @_of_translating
    @cell_magic
    def riassumi(self, line: str, cell: str) -> HTML | None:
        """Summarise the text of the cell, in both languages, with lead beside it."""
        options = _options(self.riassumi, line)
        if options is None:
            return None
        how = {"method": options.method, "language": options.language, "sentences": typed_length(options.sentences)}
        analysis = _analysis(cell, options, **how)
        return self._shown(analysis, options.name, f"{_notes(analysis)}{summary_html(analysis)}")

    @magic_arguments()
    @argument("name", nargs="?", help="variable that takes the analysis")
    @_of_translating
    @cell_magic
    def traduci(self, line: str, cell: str) -> HTML | None:
        """Translate the text of the cell, sentence beside sentence."""
        options = _options(self.traduci, line)
        if options is None:
            return None
        analysis = _analysis(cell, options, method="lead", sentences=3)
        unmarked = replace(analysis, summary=replace(analysis.summary, indices=()))
        return self._shown(analysis, options.name, f"<p>{CAUTION}</p>{_notes(analysis)}{bilingual_html(unmarked)}")

    def _shown(self, analysis: Analysis, name: str | None, html: str) -> HTML:
        if name and not name.isidentifier():
            raise ToolkitError(f"{name!r} is no name for a variable: letters, digits and underscores only.")
        if name:
            self.shell.user_ns[name] = analysis
        return HTML(html)


def _options(magic: Callable, line: str) -> Namespace | None:
    """Read the line of a magic; None where it asks for help, which is printed."""
    if {"-h", "--help"} & set(line.split()):
        print(magic.parser.format_help())
        return None
    return parse_argstring(magic, line)


def _analysis(cell: str, options: Namespace, **how: object) -> Analysis:
    """Analyse the text of a cell, which is never taken for a path."""
    translator = default_translator(options.source, options.target, options.package)
    glossary = None if options.no_glossary else options.glossary or STARTER
    translator, notes = with_terms_beside(translator, glossary)
    article = read_article(cell.encode("utf-8", "replace"))
    article = replace(article, notes=(*article.notes, *notes))
    return analyse(article, translator=translator, corrections=dict(options.correct), **how)


def _notes(analysis: Analysis) -> str:
    return "".join(f'<p role="note">{escape(note)}</p>' for note in analysis.article.notes)
