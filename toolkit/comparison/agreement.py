"""Tables of a comparison: what each method chose, and what the order of summary and translation changes."""

from collections.abc import Iterator
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.views import languages, style

if TYPE_CHECKING:
    from toolkit.comparison.comparing import Comparison
    from toolkit.comparison.orders import BothOrders, Order

__all__ = ["methods_html", "orders_html"]


def methods_html(comparison: "Comparison") -> str:
    """Show every sentence that a method chose, in both languages: a mark for each method, and how many agree.

    ★ before the number: in the consensus. A circle instead of a dot: the method could not rank and took the first
    sentences, which counts for nothing; lead, the baseline, is not counted either.

    Examples
    --------
    >>> from toolkit import analyse
    >>> from toolkit.comparison.comparing import compare
    >>> "many of 8 methods" in methods_html(compare(analyse("seeds/bolivia-mare.txt")))
    True
    """
    names = "".join(f'<th scope="col" class="itk-vote"><span>{escape(m)}</span></th>' for m in comparison.methods)
    chosen = set().union(*(summary.indices for summary in comparison.summaries))
    caption = (
        f"{len(chosen)} of {len(comparison.analysis.sentences)} sentences were chosen; ★ consensus; agreement: how "
        f"many of {len(comparison.voters)} methods, lead not counted"
    )
    return _in_box(
        f'<p class="itk-quiet">{caption}</p>'
        '<table class="itk-table"><thead><tr><th scope="col" class="itk-n itk-wide">n</th>'
        f'<th scope="col">sentence</th>{names}<th scope="col" class="itk-score">agreement</th></tr></thead>'
        f"<tbody>{''.join(_chosen_rows(comparison))}</tbody></table>"
    )


def _chosen_rows(comparison: "Comparison") -> Iterator[str]:
    """Give a row for each sentence that a method chose, under the heading of its section."""
    analysis = comparison.analysis
    it, en = languages(analysis)
    for section in analysis.sections:
        heading = ""
        for index in section:
            source, target = escape(analysis.translation.source[index]), escape(analysis.translation.target[index])
            both = f'<td><p lang="{en}">{target}</p><p class="itk-quiet" lang="{it}">{source}</p></td>'
            if analysis.sentences[index].is_heading:
                rest = f'<td colspan="{len(comparison.methods) + 1}"></td>'
                heading = f'<tr class="itk-heading"><th scope="row" class="itk-n">{index + 1}</th>{both}{rest}</tr>'
            elif any(index in summary for summary in comparison.summaries):
                yield f"{heading}{_votes(comparison, index, both)}"
                heading = ""


def _votes(comparison: "Comparison", index: int, both: str) -> str:
    agreed = index in comparison.consensus
    cells = []
    for summary in comparison.summaries:
        sign, meaning = ("●", "chosen") if summary.ranked else ("○", "among the first, unranked")
        mark = f'<span role="img" aria-label="{meaning}" title="{escape(summary.label)}">{sign}</span>'
        cells.append(f'<td class="itk-vote">{mark if index in summary else ""}</td>')
    return (
        f'<tr class="itk-first{" itk-chosen" if agreed else ""}"><th scope="row" class="itk-n">'
        f"{'★ ' if agreed else ''}{index + 1}</th>{both}{''.join(cells)}"
        f'<td class="itk-score">{comparison.agreement[index]}</td></tr>'
    )


def orders_html(orders: "BothOrders", *, seconds: bool = True) -> str:
    """Show side by side the sentences that only one order of summary and translation chose.

    Parameters
    ----------
    orders : BothOrders
    seconds : bool
        Whether the measured times are shown; they differ from run to run.

    Examples
    --------
    >>> from toolkit import analyse
    >>> from toolkit.comparison.orders import both_orders
    >>> "21 translated" in orders_html(both_orders(analyse("seeds/corea-del-nord-russia.txt")), seconds=False)
    True
    """
    columns = {
        "summarise, then translate": orders.summarised_first,
        "translate, then summarise": orders.translated_first,
    }
    head = "".join(
        f'<th scope="col">{name}: {order.translated} translated{f", {order.seconds:.2f} s" if seconds else ""}</th>'
        for name, order in columns.items()
    )
    pairs = zip_longest(*orders.differing)
    rows = "".join(
        f'<tr class="itk-first">{_only(orders, orders.summarised_first, one)}'
        f"{_only(orders, orders.translated_first, other)}</tr>"
        for one, other in pairs
    )
    shared = ", ".join(str(index + 1) for index in orders.shared) or "none"
    caption = f"Both chose {shared} (overlap {orders.overlap:.2f}); below, what only one of them chose."
    table = f'<table class="itk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return _in_box(f'<p class="itk-quiet">{caption}</p>{table}')


def _only(orders: "BothOrders", order: "Order", index: int | None) -> str:
    if index is None:
        return "<td></td>"
    it, en = languages(orders.analysis)
    target = order.target[order.summary.indices.index(index)]
    source = orders.analysis.sentences[index].text
    return (
        f'<td><p lang="{en}"><b>{index + 1}</b> {escape(target)}</p>'
        f'<p class="itk-quiet" lang="{it}">{escape(source)}</p></td>'
    )


def _in_box(content: str) -> str:
    return f'{style()}<div class="itk">{content}</div>'
