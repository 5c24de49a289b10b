"""Results held against human references: a translation by chrF, a summary by ROUGE."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from toolkit.analysis.analysis import Analysis
from toolkit.errors import ToolkitError
from toolkit.reading import Tokenizer, layout, read_article, repair

__all__ = ["Comparison", "ParagraphScore", "Rouge", "against_reference", "rouge"]


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


@dataclass(frozen=True)
class Rouge:
    """How much a summary and a reference have in common, as F1, 0 (nothing) to 100 (the same).

    Attributes
    ----------
    rouge1, rouge2 : float
        Words, and pairs of neighbouring words.
    rouge_l : float
        The longest words in common in the same order, sentence by sentence (ROUGE-Lsum).
    words, reference_words : int
        The two lengths; F1 is not comparable between summaries of very different length.
    """

    rouge1: float
    rouge2: float
    rouge_l: float
    words: int
    reference_words: int


def rouge(summary: str, reference: str | Path, language: str = "en") -> Rouge:
    """Measure a summary against one that a person wrote.

    ROUGE counts common words. It knows no synonyms and no truth, and one reference is one person's choice: compare
    methods on many articles with it. The beginning of an article is no reference; lead would win by definition.

    Parameters
    ----------
    summary : str
    reference : str or Path
        A file, or the text itself.
    language : {"it", "en"}
        Language of both, for their words. They are compared in lower case, not stemmed, stop words included.

    Raises
    ------
    ToolkitError
        If rouge-score is not installed or the reference cannot be read.

    References
    ----------
    Lin 2004, ROUGE: A Package for Automatic Evaluation of Summaries; computed by rouge-score.

    Examples
    --------
    >>> score = rouge("Kim helps Putin.", "Kim helps Putin. It rains.")
    >>> round(score.rouge1), round(score.rouge2), score.words, score.reference_words
    (75, 67, 3, 5)
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError:
        raise ToolkitError("ROUGE needs rouge-score. Install it with: pip install rouge-score") from None
    tokenizer = Tokenizer(language)

    class Words:
        tokenize = staticmethod(lambda text: list(tokenizer.to_words(text)))

    texts = [read_article(reference).text, summary]
    scorer = RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Words())
    found = scorer.score(*("\n".join(tokenizer.to_sentences(text)) for text in texts))
    lengths = [len(tokenizer.to_words(text)) for text in texts]
    return Rouge(*(100 * score.fmeasure for score in found.values()), lengths[1], lengths[0])
