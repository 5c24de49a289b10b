"""Read Italian news in English: offline translation, summaries you can check, sentence beside sentence."""

from toolkit.article import Article, Sentence, read_article, read_folder
from toolkit.errors import ToolkitError
from toolkit.translate import Translation, Translator

__all__ = [
    "Article",
    "Sentence",
    "ToolkitError",
    "Translation",
    "Translator",
    "read_article",
    "read_folder",
]
