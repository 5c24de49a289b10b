"""An analysis comes in; HTML goes out, for notebooks and pages alike, escaped and without scripts."""

from toolkit.views.panels import doubts_html, folded_listings, framed, quotations_html
from toolkit.views.table import finding_line, languages, number
from toolkit.views.uncertainty import alternatives_html, weakest_words_html
from toolkit.views.view import (
    analysis_html,
    bilingual_html,
    comparison_html,
    details,
    facts_html,
    findings_html,
    index_html,
    index_row,
    repairs_html,
    style,
    summary_html,
)

__all__ = [
    "alternatives_html",
    "analysis_html",
    "bilingual_html",
    "comparison_html",
    "details",
    "doubts_html",
    "facts_html",
    "finding_line",
    "findings_html",
    "folded_listings",
    "framed",
    "index_html",
    "index_row",
    "languages",
    "number",
    "quotations_html",
    "repairs_html",
    "style",
    "summary_html",
    "weakest_words_html",
]
