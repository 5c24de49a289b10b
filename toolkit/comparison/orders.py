"""What changes when one summarises the article and translates that, or translates it all and summarises that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from toolkit.analysis import Analysis
from toolkit.checks import retry
from toolkit.comparison.comparing import jaccard
from toolkit.reading import Sentence
from toolkit.summary import Summary, summarise
from toolkit.translation import Translation, Translator, default_translator, mode_of

__all__ = ["BothOrders", "Order", "both_orders"]


@dataclass(frozen=True)
class Order:
    """One order of summary and translation.

    Attributes
    ----------
    summary : Summary
        Its indices are those of the article's sentences, whichever language was summarised.
    target : tuple of str
        The chosen sentences in the target language, as this order translated them.
    translated : int
        How many sentences were translated.
    seconds : float
        Measured here and now: translation and summary, the model already loaded. Not compared.
    """

    summary: Summary
    target: tuple[str, ...]
    translated: int
    seconds: float = field(compare=False)


@dataclass(frozen=True)
class BothOrders:
    """Summarise then translate, against translate then summarise, on the same article.

    Attributes
    ----------
    analysis : Analysis
    summarised_first : Order
        The source is summarised, and only what was chosen is translated.
    translated_first : Order
        Everything is translated, and the translation is summarised.
    """

    analysis: Analysis
    summarised_first: Order
    translated_first: Order

    @property
    def shared(self) -> tuple[int, ...]:
        """Indices of the sentences that both orders chose."""
        return tuple(i for i in self.summarised_first.summary.indices if i in self.translated_first.summary)

    @property
    def overlap(self) -> float:
        """Jaccard overlap of the two choices, 0 to 1."""
        return jaccard(self.summarised_first.summary.indices, self.translated_first.summary.indices)

    @property
    def differing(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Indices of the sentences that only the one order chose, and only the other."""
        orders = (self.summarised_first, self.translated_first)
        one, other = (tuple(i for i in order.summary.indices if i not in self.shared) for order in orders)
        return one, other

    def __str__(self) -> str:
        return "; ".join(
            f"{name}: sentences {', '.join(str(i + 1) for i in order.summary.indices)}, "
            f"{order.translated} translated, {order.seconds:.2f} s"
            for name, order in (
                ("summarise then translate", self.summarised_first),
                ("translate then summarise", self.translated_first),
            )
        )

    def _repr_html_(self) -> str:
        from toolkit.comparison.agreement import orders_html

        return orders_html(self)


def both_orders(
    analysis: Analysis, sentences: int | str = 5, method: str = "lexrank", translator: Translator | None = None
) -> BothOrders:
    """Summarise the source and translate the choice; translate everything and summarise that; hold both together.

    Both are really done and timed, whatever the analysis holds already. Reading, repairing and segmenting are in
    neither time, nor is loading the model.

    Parameters
    ----------
    analysis : Analysis
        Its sentences are used; its glossary is not, unless `translator` has one.
    sentences, method
        As in `analyse`.
    translator : Translator, optional
        By default the one for the languages of the analysis.

    Raises
    ------
    SummaryError, PackageNotFound, PackageError

    Examples
    --------
    >>> from toolkit import analyse
    >>> orders = both_orders(analyse("seeds/corea-del-nord-russia.txt"), sentences=3)
    >>> orders.summarised_first.translated, orders.translated_first.translated
    (3, 21)
    """
    source, target = analysis.languages
    translator = translator or default_translator(source, target, mode_of(analysis.translation.signature))
    translator.load()
    text = analysis.sentences

    start = perf_counter()
    chosen = summarise(text, sentences, method, source)
    part = _translated(analysis, [text[i] for i in chosen.indices], translator)
    summarised_first = Order(chosen, part.target, len(part), perf_counter() - start)

    start = perf_counter()
    whole = _translated(analysis, text, translator)
    chosen = summarise(whole.sentences(text), sentences, method, target)
    spent = perf_counter() - start
    translated_first = Order(chosen, tuple(whole.target[i] for i in chosen.indices), len(whole), spent)
    return BothOrders(analysis, summarised_first, translated_first)


def _translated(analysis: Analysis, sentences: Sequence[Sentence], translator: Translator) -> Translation:
    """Translate as the analysis was: with other translations for sentences with findings, or without."""
    translation = translator.translate(sentences)
    if "retry" in dict(analysis.translation.signature.items):
        translation, _, _ = retry(sentences, translation, translator)
    return translation
