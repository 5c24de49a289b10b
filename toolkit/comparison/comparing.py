"""What every method would choose from one article, and how far they agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import TYPE_CHECKING

from toolkit.analysis import Analysis, checked_language
from toolkit.signature import Signature
from toolkit.summary import METHODS, Summary, sentence_numbers, take

if TYPE_CHECKING:
    import pandas

__all__ = ["Comparison", "compare", "jaccard"]


@dataclass(frozen=True)
class Comparison:
    """The choices of several methods on one article; ``comparison["kl"]`` is the summary by one of them.

    Attributes
    ----------
    analysis : Analysis
    summaries : tuple of Summary
        One for each method; lead is always the first.
    language : str
        Which side was summarised.
    sentences : int or str
        How many were asked for.
    """

    analysis: Analysis
    summaries: tuple[Summary, ...]
    language: str
    sentences: int | str

    def __getitem__(self, method: str) -> Summary:
        return {summary.method: summary for summary in self.summaries}[method]

    @property
    def methods(self) -> tuple[str, ...]:
        """Names of the methods, lead first."""
        return tuple(summary.method for summary in self.summaries)

    @property
    def voters(self) -> tuple[Summary, ...]:
        """The summaries that count as agreement: not lead, nor a method that could not rank and took the first ones."""
        return tuple(summary for summary in self.summaries if summary.ranked and summary.method != "lead")

    @cached_property
    def agreement(self) -> tuple[int, ...]:
        """How many of the `voters` chose each sentence.

        Lead is not counted: it knows no words, and stands beside as the baseline. The others are no independent
        witnesses either: all count words, and lexrank, textrank and reduction much the same ones.
        """
        return tuple(sum(s.index in voter for voter in self.voters) for s in self.analysis.sentences)

    def normalised(self, method: str) -> tuple[float | None, ...]:
        """Give the scores of a method between 0, its lowest in the article, and 1, its highest.

        Methods without scores (lead, kl, sumbasic) have 1 for a chosen sentence and 0 for any other; so the mean over
        methods leans towards their choice. None for titles and headings, and altogether where a method could not rank.
        """
        summary = self[method]
        prose = [sentence.kind == "prose" for sentence in self.analysis.sentences]
        scores = summary.scores or [float(i in summary) if inside else None for i, inside in enumerate(prose)]
        if not summary.ranked or not any(prose):
            return (None,) * len(prose)
        known = [score for score in scores if score is not None]
        least, span = min(known), (max(known) - min(known)) or 1.0
        return tuple(None if score is None else (score - least) / span for score in scores)

    @cached_property
    def mean_scores(self) -> tuple[float | None, ...]:
        """Mean of the normalised scores of the `voters`, 0 to 1; None for titles and headings, or without voters."""
        columns = [self.normalised(voter.method) for voter in self.voters]
        rows = zip(*columns, strict=True) if columns else [[None]] * len(self.analysis.sentences)
        return tuple(None if row[0] is None else fmean(row) for row in rows)

    @cached_property
    def consensus(self) -> Summary:
        """The sentences chosen most often; ties by the mean of the normalised scores, then by place in the article.

        It is what most methods have in common, which is not the same as what matters. Without voters it is lead.
        """
        prose = [s.index for s in self.analysis.sentences if s.kind == "prose"]
        order = sorted(prose, key=lambda i: (-self.agreement[i], -(self.mean_scores[i] or 0.0), i))
        text = self.analysis.sentences
        if self.language != self.analysis.languages[0]:
            text = self.analysis.translation.sentences(text)
        chosen, notes = take([text[i] for i in order], text, self.sentences, self.language)
        names = ",".join(voter.method for voter in self.voters)
        signature = Signature.of(method="consensus", of=names, sentences=self.sentences, language=self.language)
        return Summary(chosen, None, signature, notes, ranked=bool(self.voters))

    @property
    def overlap(self) -> "pandas.DataFrame":
        """Jaccard overlap of every two methods: shared sentences over all that either chose, 0 to 1."""
        import pandas as pd

        rows = [[jaccard(one.indices, other.indices) for other in self.summaries] for one in self.summaries]
        return pd.DataFrame(rows, index=self.methods, columns=self.methods)

    def to_frame(self, *, scores: bool = False) -> "pandas.DataFrame":
        """Give one row per sentence, indexed by the sentence index.

        Parameters
        ----------
        scores : bool
            Whether the methods' columns hold their normalised scores instead of what they chose.

        Returns
        -------
        pandas.DataFrame
            Columns: kind, source, target, one for each method, agreement, mean_score, consensus.
        """
        import pandas as pd

        sentences, translation = self.analysis.sentences, self.analysis.translation
        chosen = {summary.method: [s.index in summary for s in sentences] for summary in self.summaries}
        normalised = {method: pd.array(self.normalised(method), dtype="Float64") for method in self.methods}
        return pd.DataFrame(
            {
                "kind": [sentence.kind for sentence in sentences],
                "source": translation.source,
                "target": translation.target,
                **(normalised if scores else chosen),
                "agreement": self.agreement,
                "mean_score": pd.array(self.mean_scores, dtype="Float64"),
                "consensus": [sentence.index in self.consensus for sentence in sentences],
            },
            index=pd.Index([sentence.index for sentence in sentences], name="index"),
        )

    def __repr__(self) -> str:
        return f"<Comparison of {len(self.summaries)} methods: consensus {sentence_numbers(self.consensus.indices)}>"

    def _repr_html_(self) -> str:
        from toolkit.comparison.agreement import methods_html  # which reads this module

        return methods_html(self)


def compare(
    analysis: Analysis,
    methods: Iterable[str] | None = None,
    sentences: int | str = 5,
    language: str | None = None,
) -> Comparison:
    """Summarise an article by several methods; nothing is translated again.

    Parameters
    ----------
    analysis : Analysis
    methods : iterable of str, optional
        Keys of `METHODS`, by default all; lead is always added.
    sentences : int or str
        Length of every summary: a number from 1, or a share such as "20%".
    language : str, optional
        Which side is summarised, by default the article's own.

    Raises
    ------
    SummaryError
        If a method, the length or the language does not exist.

    Examples
    --------
    >>> from toolkit import analyse
    >>> comparison = compare(analyse("seeds/corea-del-nord-russia.txt"), ["lexrank", "luhn"], sentences=3)
    >>> comparison.methods, comparison["luhn"].indices
    (('lead', 'lexrank', 'luhn'), (0, 10, 17))
    >>> comparison.agreement[0], comparison.agreement[10]
    (2, 2)
    """
    asked = [methods] if isinstance(methods, str) else METHODS if methods is None else methods
    names = dict.fromkeys(["lead", *asked])
    language = checked_language(language, analysis.languages)
    summaries = tuple(analysis.with_summary(sentences, method, language).summary for method in names)
    return Comparison(analysis, summaries, language, sentences)


def jaccard(one: Iterable[int], other: Iterable[int]) -> float:
    """Give the share of what two choices have in common in all that either has, 0 to 1; 1 if both are empty.

    Examples
    --------
    >>> jaccard([0, 1, 2], [1, 2, 3])
    0.5
    """
    one, other = set(one), set(other)
    return len(one & other) / len(one | other) if one | other else 1.0
