"""An article comes in and goes through all rooms before this one; an `Analysis` goes out, whole and frozen.

Here is what it is asked for: listings, key facts, measures against a reference, data frame and JSON.
"""

from toolkit.analysis.analysis import Analysis, checked_language
from toolkit.analysis.caution import CAUTION, SIGNS, banner, expectation, made_by_machine, unmarked, worst_sign
from toolkit.analysis.editing import PERSON, PostEdit, today
from toolkit.analysis.evaluation import Comparison, against_reference, rouge
from toolkit.analysis.facts import key_facts, minutes, reading_pace
from toolkit.analysis.frame import to_frame
from toolkit.analysis.listing import (
    Listing,
    Row,
    lead_comparison,
    listings,
    mistrust_lines,
    possible_slips,
    who_said_what,
)
from toolkit.analysis.pipeline import How, analyse, analysed_together, opened
from toolkit.analysis.reading_order import mean_ranks
from toolkit.analysis.record import analysis_data, to_json
from toolkit.analysis.remembering import Memory, NearMatch, memory_of, own_memory, units_of
from toolkit.analysis.restoring import analysis_of, read_analysis

__all__ = [
    "CAUTION",
    "PERSON",
    "SIGNS",
    "Analysis",
    "Comparison",
    "How",
    "Listing",
    "Memory",
    "NearMatch",
    "PostEdit",
    "Row",
    "against_reference",
    "analyse",
    "analysed_together",
    "analysis_data",
    "analysis_of",
    "banner",
    "checked_language",
    "expectation",
    "key_facts",
    "lead_comparison",
    "listings",
    "made_by_machine",
    "mean_ranks",
    "memory_of",
    "minutes",
    "mistrust_lines",
    "opened",
    "own_memory",
    "possible_slips",
    "read_analysis",
    "reading_pace",
    "rouge",
    "to_frame",
    "to_json",
    "today",
    "units_of",
    "unmarked",
    "who_said_what",
    "worst_sign",
]
