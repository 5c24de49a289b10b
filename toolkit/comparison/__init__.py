"""Several summaries or several articles come in; how far they agree, and a digest of all, go out."""

from toolkit.comparison.agreement import orders_html
from toolkit.comparison.comparing import Comparison, compare
from toolkit.comparison.digests import digest
from toolkit.comparison.orders import both_orders
from toolkit.comparison.stability import Choose, foreign, key_sentence, planted, repeated, shuffled, survived

__all__ = [
    "Choose",
    "Comparison",
    "both_orders",
    "compare",
    "digest",
    "foreign",
    "key_sentence",
    "orders_html",
    "planted",
    "repeated",
    "shuffled",
    "survived",
]
