"""An analysis comes in; what it speaks of goes out: names, dates, and what became of its terms in English."""

from toolkit.content.chronology import timeline
from toolkit.content.named_entities import entities
from toolkit.content.renderings import counterparts
from toolkit.content.suggestions import TermSuggestions, suggest_terms

__all__ = [
    "TermSuggestions",
    "counterparts",
    "entities",
    "suggest_terms",
    "timeline",
]
