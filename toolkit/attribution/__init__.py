"""Who says what: Italian sentences come in; quotations with their presumed speakers go out.

Subjects and verbs of saying are read from word order, without a parser; what is not plain has no speaker.
"""

from toolkit.attribution.quotation import Quotation, quotations
from toolkit.attribution.sayings import sayings
from toolkit.attribution.subjects import Word, has_verb, lemma, words_of
from toolkit.attribution.vocabulary import (
    AUXILIARIES,
    DETERMINERS,
    OF,
    OPENERS,
    OTHER_VERBS,
    PEOPLE,
    PREPOSITIONS,
    SUBORDINATORS,
)

__all__ = [
    "AUXILIARIES",
    "DETERMINERS",
    "OF",
    "OPENERS",
    "OTHER_VERBS",
    "PEOPLE",
    "PREPOSITIONS",
    "SUBORDINATORS",
    "Quotation",
    "Word",
    "has_verb",
    "lemma",
    "quotations",
    "sayings",
    "words_of",
]
