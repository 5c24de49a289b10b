"""An analysis comes in; HTML goes out, for notebooks and pages alike, escaped; and cards to quote from.

Pages are without scripts; in a notebook there is a button to copy with, which is a constant of ours.
"""

from toolkit.views.beside import compared
from toolkit.views.card import QuotationCard, quotation_card
from toolkit.views.markdown import markdown_escaped
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
    "QuotationCard",
    "alternatives_html",
    "analysis_html",
    "bilingual_html",
    "compared",
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
    "markdown_escaped",
    "number",
    "quotation_card",
    "quotations_html",
    "repairs_html",
    "style",
    "summary_html",
    "weakest_words_html",
]
