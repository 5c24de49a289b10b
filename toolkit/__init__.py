"""Read Italian news in English: offline translation, summaries you can check, sentence beside sentence."""

from toolkit.analysis import Analysis
from toolkit.article import Article, Sentence, read_article, read_folder
from toolkit.errors import ToolkitError
from toolkit.many import analyse_many
from toolkit.pipeline import analyse
from toolkit.record import read_analysis
from toolkit.signature import __version__
from toolkit.summarise import Summary
from toolkit.translate import Translation, Translator

__all__ = [
    "Analysis",
    "Article",
    "Sentence",
    "Summary",
    "ToolkitError",
    "Translation",
    "Translator",
    "__version__",
    "analyse",
    "analyse_many",
    "read_analysis",
    "read_article",
    "read_folder",
]


def load_ipython_extension(shell: object) -> None:
    """Register ``%%riassumi`` and ``%%traduci``; IPython calls this for ``%load_ext toolkit``."""
    from toolkit.magics import ToolkitMagics

    shell.register_magics(ToolkitMagics)
