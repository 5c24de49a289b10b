"""Sentences come in; their translations, with scores, alternatives and notes, go out.

What a model cannot say is prepared for it, glossaries are kept to, and two packages judge each other.
"""

from toolkit.translation.candidates import AGAINST_REPETITION, ALTERNATIVE, AS_IS, PENALISED, best_of, differences
from toolkit.translation.capitals import is_in_capitals, known_casing
from toolkit.translation.confidence import (
    LEVELS,
    TokenScore,
    how_agreed,
    how_sure,
    one_chance_in,
    usual_length,
    weakest_words,
)
from toolkit.translation.drafting import drafts
from toolkit.translation.entries import Application, target_spans
from toolkit.translation.glossary import Glossary
from toolkit.translation.judge import Judged
from toolkit.translation.judging import JUDGING, Judging
from toolkit.translation.pivot import PivotTranslator, translator_for
from toolkit.translation.preparation import PLACEHOLDER, without_addresses
from toolkit.translation.progress import MARK, Told, sentences_shown
from toolkit.translation.readers import Readers, readers_of
from toolkit.translation.shared import Terms, default_translator, mode_of, second_translator, translate, with_terms
from toolkit.translation.starter import STARTER
from toolkit.translation.terminology import with_patches
from toolkit.translation.translation import Alternative, Leg, Translation, in_paragraphs
from toolkit.translation.translator import Translator

__all__ = [
    "AGAINST_REPETITION",
    "ALTERNATIVE",
    "AS_IS",
    "JUDGING",
    "LEVELS",
    "MARK",
    "PENALISED",
    "PLACEHOLDER",
    "STARTER",
    "Alternative",
    "Application",
    "Glossary",
    "Judged",
    "Judging",
    "Leg",
    "PivotTranslator",
    "Readers",
    "Terms",
    "TokenScore",
    "Told",
    "Translation",
    "Translator",
    "best_of",
    "default_translator",
    "differences",
    "drafts",
    "how_agreed",
    "how_sure",
    "in_paragraphs",
    "is_in_capitals",
    "known_casing",
    "mode_of",
    "one_chance_in",
    "readers_of",
    "second_translator",
    "sentences_shown",
    "target_spans",
    "translate",
    "translator_for",
    "usual_length",
    "weakest_words",
    "with_patches",
    "with_terms",
    "without_addresses",
]
