"""Folders of articles come in; their analyses go out one by one, from a store that survives whatever stops the work."""

from toolkit.many.many import Many, analyse_many
from toolkit.many.pace import MANY_SENTENCES, translator_for_many
from toolkit.many.progress import Progress, loading_or_translating
from toolkit.many.shelf import export_lines, sentence_rows, store_lines
from toolkit.many.store import Store

__all__ = [
    "MANY_SENTENCES",
    "Many",
    "Progress",
    "Store",
    "analyse_many",
    "export_lines",
    "loading_or_translating",
    "sentence_rows",
    "store_lines",
    "translator_for_many",
]
