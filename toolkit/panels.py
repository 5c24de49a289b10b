"""Tables for notebooks: who said what, slips of the pen, what each method chose, and what the order changes."""

from collections.abc import Iterator
from html import escape
from itertools import zip_longest

from toolkit.analysis import Analysis
from toolkit.compare import Comparison
from toolkit.orders import BothOrders, Order
from toolkit.quotations import quotations
from toolkit.spelling import doubtful_words
from toolkit.table import languages
from toolkit.view import style

__all__ = ["doubts_html", "methods_html", "orders_html", "quotations_html"]


def quotations_html(analysis: Analysis) -> str:
    """Show every quotation in both languages, its presumed speaker, and whether the summary kept it (★).

    Speakers are read from word order (see `toolkit.quotations`) and presumed, not certain; where the sentence is not
    plain they are "unknown". Short phrases between quotation marks that nobody says are left out.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "Roberto Calzadilla" in quotations_html(analyse("seeds/bolivia-mare.txt"))
    True
    """
    found = quotations(analysis.sentences, analysis.translation.target, analysis.languages[0])
    rows = []
    for quotation in found:
        if quotation.kind == "speech":
            missing = "reported, without marks" if quotation.reported else "the translation lost the marks"
            star = "★ " if quotation.sentence in analysis.summary else ""
            said = f"{quotation.speaker or 'unknown'}{f' ({quotation.verb})' if quotation.verb else ''}"
            cells = (said, quotation.source, quotation.target or f"– ({missing})")
            rows.append((f"{star}{quotation.sentence + 1}", *cells))
    return _table(("n", "presumed speaker", "source", "translation"), rows, "No quotation was found.")


def doubts_html(analysis: Analysis) -> str:
    """Show words of the article that may be slips, with suggestions; ``analyse(corrections=…)`` takes what you accept.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "reloet" in doubts_html(analyse("seeds/corea-del-nord-russia.txt"))
    True
    """
    rows = [
        (str(doubt.sentence + 1), doubt.text, ", ".join(doubt.suggestions), doubt.reason)
        for doubt in doubtful_words(analysis.sentences, analysis.languages[0])
    ]
    return _table(("n", "in the article", "perhaps", "why"), rows, "No word looks like a slip.")


def methods_html(comparison: Comparison) -> str:
    """Show every sentence that a method chose, in both languages: a mark for each method, and how many agree.

    ★ before the number: in the consensus. A circle instead of a dot: the method could not rank and took the first
    sentences, which counts for nothing; lead, the baseline, is not counted either.

    Examples
    --------
    >>> from toolkit import analyse
    >>> from toolkit.compare import compare
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


def _chosen_rows(comparison: Comparison) -> Iterator[str]:
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


def _votes(comparison: Comparison, index: int, both: str) -> str:
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


def orders_html(orders: BothOrders, *, seconds: bool = True) -> str:
    """Show side by side the sentences that only one order of summary and translation chose.

    Parameters
    ----------
    orders : BothOrders
    seconds : bool
        Whether the measured times are shown; they differ from run to run.

    Examples
    --------
    >>> from toolkit import analyse
    >>> from toolkit.orders import both_orders
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


def _only(orders: BothOrders, order: Order, index: int | None) -> str:
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


def _table(names: tuple[str, ...], rows: list[tuple[str, ...]], nothing: str) -> str:
    if not rows:
        return _in_box(f'<p class="itk-quiet">{nothing}</p>')
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names[1:])
    body = "".join(
        f'<tr class="itk-first"><th scope="row" class="itk-n">{escape(row[0])}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    head = f'<tr><th scope="col" class="itk-n">{names[0]}</th>{head}</tr>'
    return _in_box(f'<table class="itk-table"><thead>{head}</thead><tbody>{body}</tbody></table>')
