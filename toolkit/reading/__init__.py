"""What is read: files, pages and typed text come in; articles go out, repaired and cut into sentences.

Every repair is logged and can be undone; the sentence index that is given here is the only key of all that follows.
"""

from toolkit.reading.abbreviations import LONGER_MONTHS, MONTHS
from toolkit.reading.article import (
    Article,
    Sentence,
    article_of,
    article_paths,
    read_article,
    read_bytes,
    read_folder,
    read_stream,
)
from toolkit.reading.corrections import apply, fitting
from toolkit.reading.decoding import CONTROL, decode
from toolkit.reading.duplicates import near_duplicates
from toolkit.reading.first_names import first_names, is_behind_first_name
from toolkit.reading.layouts import SENTENCE_END, is_dateline, layout
from toolkit.reading.marks import MARKS, Quoted, counterparts, quoted
from toolkit.reading.place_names import demonyms, italian_places, places, territories
from toolkit.reading.repairs import Edit, RepairLog, repair, revert
from toolkit.reading.segmentation import ABBREVIATED, Tokenizer, clauses, segment, sentence_spans, word_spans

__all__ = [
    "ABBREVIATED",
    "CONTROL",
    "LONGER_MONTHS",
    "MARKS",
    "MONTHS",
    "SENTENCE_END",
    "Article",
    "Edit",
    "Quoted",
    "RepairLog",
    "Sentence",
    "Tokenizer",
    "apply",
    "article_of",
    "article_paths",
    "clauses",
    "counterparts",
    "decode",
    "demonyms",
    "first_names",
    "fitting",
    "is_behind_first_name",
    "is_dateline",
    "italian_places",
    "layout",
    "near_duplicates",
    "places",
    "quoted",
    "read_article",
    "read_bytes",
    "read_folder",
    "read_stream",
    "repair",
    "revert",
    "segment",
    "sentence_spans",
    "territories",
    "word_spans",
]
