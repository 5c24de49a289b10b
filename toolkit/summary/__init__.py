"""Sentences come in; those that are worth reading first go out, with the rating that chose them.

Lead stands beside every method; key terms and how newsworthy a sentence is are found here, too.
"""

from toolkit.summary.extraction import Extract, extracts
from toolkit.summary.length import section_numbers, take, typed_length
from toolkit.summary.methods import LANGUAGES, METHODS
from toolkit.summary.newsworthiness import NewsSense
from toolkit.summary.openings import leaning
from toolkit.summary.summariser import (
    Summary,
    lead,
    number_of_sentences,
    sentence_numbers,
    summarise,
)
from toolkit.summary.terms import Term, content_lemmas, key_terms, surprisal
from toolkit.summary.vocabulary import likeness, stems, stop_words

__all__ = [
    "LANGUAGES",
    "METHODS",
    "Extract",
    "NewsSense",
    "Summary",
    "Term",
    "content_lemmas",
    "extracts",
    "key_terms",
    "lead",
    "leaning",
    "likeness",
    "number_of_sentences",
    "section_numbers",
    "sentence_numbers",
    "stems",
    "stop_words",
    "summarise",
    "surprisal",
    "take",
    "typed_length",
]
