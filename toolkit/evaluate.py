"""A translation held against a human reference: chrF over the whole article and for each paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from toolkit.analysis import Analysis
from toolkit.article import read_article
from toolkit.errors import ToolkitError
from toolkit.layout import layout
from toolkit.repair import repair

__all__ = ["Comparison", "ParagraphScore", "against_reference"]


@dataclass(frozen=True)
class ParagraphScore:
    """A paragraph of the translation beside its reference.

    Attributes
    ----------
    paragraph : int
        Position in the article, from 0.
    sentences : tuple of int
        Indices of its sentences.
    source, hypothesis, reference : str
    chrf : float
        0 (no character in common) to 100 (identical).
    """

    paragraph: int
    sentences: tuple[int, ...]
    source: str
    hypothesis: str
    reference: str
    chrf: float


@dataclass(frozen=True)
class Comparison:
    """A translation measured against a reference; iterates over its paragraphs.

    Attributes
    ----------
    chrf : float
        chrF of the whole, 0 to 100: overlap of character n-grams with the reference. It rewards the reference's own
        words, so a good translation in other words loses too; compare systems on one text with it, not texts.
    paragraphs : tuple of ParagraphScore
    signature : str
        sacrebleu's, with its version.
    languages : tuple of str
        Codes of source and target.
    """

    chrf: float
    paragraphs: tuple[ParagraphScore, ...]
    signature: str
    languages: tuple[str, str]

    def __iter__(self) -> Iterator[ParagraphScore]:
        return iter(self.paragraphs)

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __str__(self) -> str:
        return f"chrF {self.chrf:.1f} of 100 over {len(self)} paragraphs ({self.signature})"

    def worst(self, n: int = 3) -> tuple[ParagraphScore, ...]:
        """Give the paragraphs with the lowest scores, the lowest first."""
        return tuple(sorted(self.paragraphs, key=lambda score: score.chrf)[:n])


def against_reference(analysis: Analysis, reference: str | Path) -> Comparison:
    """Measure a translation against a human one of the same article, paragraph by paragraph.

    Parameters
    ----------
    analysis : Analysis
    reference : str or Path
        File or text with as many paragraphs as the article, in the same order, parted by blank lines.

    Raises
    ------
    ToolkitError
        If sacrebleu is not installed, the reference cannot be read or its paragraphs do not correspond.

    References
    ----------
    Popović 2015, chrF: character n-gram F-score for automatic MT evaluation; computed by sacrebleu (Post 2018).

    Examples
    --------
    >>> from toolkit import analyse
    >>> comparison = against_reference(analyse("seeds/bolivia-mare.txt"), "seeds/references/bolivia-mare.en.txt")
    >>> len(comparison), 0 < comparison.worst(1)[0].chrf < comparison.chrf < 100
    (24, True)
    """
    try:
        from sacrebleu.metrics import CHRF
    except ImportError:
        raise ToolkitError(
            "measuring against a reference needs sacrebleu. Install it with: pip install sacrebleu"
        ) from None
    references = [p.text for p in layout(repair(read_article(reference).text).text)]
    groups = [tuple(group) for _, group in groupby(analysis.sentences, key=lambda sentence: sentence.paragraph)]
    if len(references) != len(groups):
        raise ToolkitError(
            f"the reference has {len(references)} paragraphs and {analysis.article.name} has {len(groups)}: they must "
            "correspond one to one. Part them by blank lines, in the same order."
        )
    metric, target = CHRF(), analysis.translation.target
    paragraphs = []
    for group, text in zip(groups, references, strict=True):
        indices = tuple(sentence.index for sentence in group)
        source, hypothesis = (" ".join(texts[i] for i in indices) for texts in (analysis.translation.source, target))
        score = metric.sentence_score(hypothesis, [text]).score
        paragraphs.append(ParagraphScore(group[0].paragraph, indices, source, hypothesis, text, score))
    whole = metric.corpus_score([paragraph.hypothesis for paragraph in paragraphs], [references]).score
    return Comparison(whole, tuple(paragraphs), str(metric.get_signature()), analysis.languages)
