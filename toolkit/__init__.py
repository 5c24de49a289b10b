"""Read Italian news in English: offline translation, summaries you can check, sentence beside sentence."""

from toolkit.analysis import Analysis, analyse
from toolkit.article import Article, Sentence, read_article, read_folder
from toolkit.errors import ToolkitError
from toolkit.summarise import Summary
from toolkit.translate import Translation, Translator

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Article",
    "Sentence",
    "Summary",
    "ToolkitError",
    "Translation",
    "Translator",
    "analyse",
    "read_article",
    "read_folder",
]
