"""A translation comes in beside its source; findings go out: what a reader should mistrust, and retries of it.

Here is also what the checks read with: numerals, dates, names and spelling of the two languages.
"""

from toolkit.checks.article_names import known_names
from toolkit.checks.checking import KINDS, check, check_sentence, check_variants, is_checked
from toolkit.checks.dates import dates_and_times
from toolkit.checks.exonyms import acronyms, adjective_forms, english_forms, holds, key, plain, small_forms
from toolkit.checks.finding import Finding
from toolkit.checks.languages import FEWEST_WORDS, article_language, detect, language_name, language_notes
from toolkit.checks.lengths import LEAST_SPREAD, apart, check_length
from toolkit.checks.lexicon import Coverage, coverage, licensed, stems_of
from toolkit.checks.opinions import OPINION_KINDS, Opinion, opinion_findings, second_opinions
from toolkit.checks.quantity import Quantity
from toolkit.checks.retries import SHARE, Attempt, retry, retry_all
from toolkit.checks.spelling import Doubt, doubtful_words
from toolkit.checks.words import is_word

__all__ = [
    "FEWEST_WORDS",
    "KINDS",
    "LEAST_SPREAD",
    "OPINION_KINDS",
    "SHARE",
    "Attempt",
    "Coverage",
    "Doubt",
    "Finding",
    "Opinion",
    "Quantity",
    "acronyms",
    "adjective_forms",
    "apart",
    "article_language",
    "check",
    "check_length",
    "check_sentence",
    "check_variants",
    "coverage",
    "dates_and_times",
    "detect",
    "doubtful_words",
    "english_forms",
    "holds",
    "is_checked",
    "is_word",
    "key",
    "known_names",
    "language_name",
    "language_notes",
    "licensed",
    "opinion_findings",
    "plain",
    "retry",
    "retry_all",
    "second_opinions",
    "small_forms",
    "stems_of",
]
