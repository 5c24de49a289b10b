"""Sentences with the translation that a person gave them: files of a translation memory (TMX, CSV) come in and go out.

A sentence that is in it is found, as it is or nearly so. What models translated before is another thing
(`toolkit.translation`, `toolkit.many`).
"""

from toolkit.memory.nearness import NEAR, Match
from toolkit.memory.translation_memory import BESIDE, TranslationMemory, memory_beside
from toolkit.memory.unit import PERSON, Unit

__all__ = [
    "BESIDE",
    "NEAR",
    "PERSON",
    "Match",
    "TranslationMemory",
    "Unit",
    "memory_beside",
]
