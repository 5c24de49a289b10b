"""The result of the pipeline, which holds everything that was found out about an article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.analysis.editing import PostEdit, edits_sha256, with_edits
from toolkit.analysis.lookups import BySentence
from toolkit.analysis.notes import notes
from toolkit.analysis.reading_order import reading_order
from toolkit.analysis.remembering import NearMatch, remember, with_memory
from toolkit.attribution import Quotation, quotations
from toolkit.checks import Attempt, Coverage, Doubt, Finding, Opinion, article_language, coverage, doubtful_words
from toolkit.errors import SummaryError, ToolkitError
from toolkit.memory import BESIDE
from toolkit.reading import Article, RepairLog, Sentence, word_spans
from toolkit.signature import Signature, __version__
from toolkit.summary import NewsSense, Summary, extracts, sentence_numbers, summarise
from toolkit.translation import Translation, in_paragraphs

if TYPE_CHECKING:
    from datetime import date

    import pandas

    from toolkit.views import QuotationCard

__all__ = ["Analysis", "checked_language"]


@dataclass(frozen=True)
class Analysis(BySentence):
    """An article, its sentences, their translation and a summary; everything is joined by the sentence index.

    Attributes
    ----------
    article : Article
    repairs : RepairLog
        What was mended before anything else.
    sentences : tuple of Sentence
    translation : Translation
        ``translation.target[i]`` is what became of ``sentences[i]``.
    summary : Summary
        ``summary.indices`` are places in `sentences`.
    lead : Summary
        The first three sentences, to hold the summary against.
    findings : tuple of Finding
        What the checks mistrust in the translation, in the order of the sentences.
    attempts : tuple of Attempt
        Every translation that was tried for a sentence with findings, and which was chosen.
    opinions : tuple of Opinion
        What another package made of the sentences, where it was asked; see `toolkit.checks.opinions`.
    edits : tuple of PostEdit
        Sentences whose wording is a person's or a translation memory's, in their order; see `with_edit`.
    machine : Translation or None
        What the machine had said, where there are edits.
    matches : tuple of NearMatch
        What a translation memory has for sentences that are nearly the same.
    toolkit : str
        Version of the toolkit that made it.
    """

    article: Article
    repairs: RepairLog
    sentences: tuple[Sentence, ...]
    translation: Translation
    summary: Summary
    lead: Summary
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    edits: tuple[PostEdit, ...] = ()
    machine: Translation | None = None
    matches: tuple[NearMatch, ...] = ()
    toolkit: str = __version__

    @property
    def title(self) -> tuple[str, str] | None:
        """The title in both languages, if the article has one."""
        titles = (s for s in self.sentences if s.kind == "title")
        return next(((s.text, self.translation.target[s.index]) for s in titles), None)

    @property
    def languages(self) -> tuple[str, str]:
        """Codes of the source and the target language."""
        return self.translation.signature["source"], self.translation.signature["target"]

    @cached_property
    def other_language(self) -> str | None:
        """Code of the language that the article is in, if that is surely not the one it was translated from."""
        return article_language(self.sentences, self.languages[0])

    @property
    def name(self) -> str:
        """What to call it on a page: the title in the target language, else the name of the file."""
        return self.title[1] if self.title else self.article.name

    @property
    def shared_with_lead(self) -> int:
        """How many of the baseline's sentences the summary has too."""
        return len(set(self.lead.indices) & set(self.summary.indices))

    @property
    def words(self) -> int:
        """Number of words of the source, titles included."""
        return sum(len(word_spans(sentence.text, self.languages[0])) for sentence in self.sentences)

    @cached_property
    def sections(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the sentences of each section, in order; a sub-heading opens one, and is its first sentence."""
        sections: list[list[int]] = []
        for sentence in self.sentences:
            if sentence.kind == "heading" or not sections:
                sections.append([])
            sections[-1].append(sentence.index)
        return tuple(map(tuple, sections))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know: about reading, summarising and single sentences (numbered from 1)."""
        return notes(self)

    @property
    def signature(self) -> Signature:
        """How all this was made: method, settings, package and its hash, versions, hash of the input."""
        edits = {"edits": len(self.edits), "edits_sha256": edits_sha256(self.edits)} if self.edits else {}
        own = Signature.of(**edits, article_sha256=self.article.sha256, toolkit=self.toolkit)
        return self.summary.signature + self.translation.signature + own

    @property
    def seriously_mistrusted(self) -> tuple[int, ...]:
        """Indices of the sentences with a serious finding, in order."""
        return tuple(sorted({finding.index for finding in self.findings if finding.severity == "serious"}))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Who presumably said what, in the order of the article: see `toolkit.attribution`, also for what it misses."""
        return quotations(self.sentences, self.translation.target, self.languages[0])

    @cached_property
    def doubtful_words(self) -> tuple[Doubt, ...]:
        """Words that may be slips, for ``corrections``: no term of a glossary, and none if the language is another."""
        known = [(i, *term.source_span) for i, row in enumerate(self.translation.glossary) for term in row]
        return () if self.other_language else doubtful_words(self.sentences, self.languages[0], known)

    def coverage_of(self, index: int) -> Coverage | None:
        """Say how far the words of a sentence and its translation are each other's; None if the languages have no list.

        See `toolkit.checks.Coverage`: it orders sentences, and proves nothing.
        """
        if self.languages != ("it", "en") or self.translation.scores[index] is None:
            return None
        return coverage(self.translation.source[index], self.translation.target[index])

    def read_first(self, n: int = 5) -> tuple[int, ...]:
        """Give the indices, from 0, of the sentences to hold against the source before any other.

        Boilerplate is left out. Those with serious findings come first, then by the mean of three ranks: findings,
        words without a counterpart (see `coverage_of`), and the model's score. Together they find more of what readers
        call seriously wrong than each alone (`make checks`, in benchmarks/README.md).

        Examples
        --------
        >>> from toolkit import analyse
        >>> len(analyse("seeds/bolivia-mare.txt").read_first(3))
        3
        """
        return reading_order(self)[:n]

    def with_summary(
        self,
        sentences: int | str = 5,
        method: str = "lexrank",
        language: str | None = None,
        news: NewsSense | None = None,
    ) -> "Analysis":
        """Give the same analysis with another summary; nothing is translated again.

        Parameters and errors as in `analyse`.

        Examples
        --------
        >>> from toolkit import analyse
        >>> analysis = analyse("seeds/bolivia-mare.txt")
        >>> analysis.with_summary(2, "lead").summary.indices
        (1, 2)
        """
        language = checked_language(language, self.languages)
        text = self.sentences if language == self.languages[0] else self.translation.sentences(self.sentences)
        return replace(self, summary=summarise(text, sentences, method, language, news))

    def with_edit(self, number: int, text: str | None) -> "Analysis":
        """Give the same analysis with a person's wording of a sentence; None gives it the machine's back.

        Parameters
        ----------
        number : int
            Of the sentence as it is shown, from 1.
        text : str or None

        EditError if there is no such sentence, or the text is empty.

        Examples
        --------
        >>> from toolkit import analyse
        >>> analysis = analyse("seeds/bolivia-mare.txt").with_edit(2, "Sailors patrol a naval headquarters in La Paz.")
        >>> analysis.translation.target[1], analysis.edits[0].origin, analysis.with_edit(2, None).edits
        ('Sailors patrol a naval headquarters in La Paz.', 'person', ())
        """
        return self.with_edits({number: text})

    def with_edits(self, edits: Mapping[int, str | None] | str | Path) -> "Analysis":
        """Give the same analysis with several edits, as of `with_edit`: the checks run again, the summary follows.

        Parameters
        ----------
        edits : mapping of int to str or None, or path
            By the numbers of the sentences, from 1; or a report of this analysis (.docx or .csv) whose English a person
            has mended, or a translation memory (.tmx) that has its sentences: `toolkit.files.read_edits`.
        """
        if isinstance(edits, str | Path) and Path(edits).suffix.lower() == ".tmx":
            return with_memory(self, Path(edits))
        if isinstance(edits, str | Path):
            from toolkit.files import read_edits  # a later room

            edits = read_edits(edits, self)
        return with_edits(self, edits)

    def remember(self, path: str | Path = BESIDE) -> Path:
        """Put a person's edits into a translation memory, which further analyses take them from; see `analyse`.

        EditError if there are none; TranslationMemoryError if the file is no memory.
        """
        return remember(self, path)

    def summary_sentences(self, language: str = "en", *, trim: bool = False) -> tuple[str, ...]:
        """Give the sentences of the summary, in reading order; trimmed to read without the others (`extracts`)."""
        texts = self.translation.source if language == self.languages[0] else self.translation.target
        if trim:
            return tuple(map(str, extracts(texts, self.summary.indices, language)))
        return tuple(texts[index] for index in self.summary.indices)

    @property
    def english(self) -> str:
        """The English side as plain text, paragraph for paragraph; ToolkitError if there is none."""
        return plain_side(self, "en")

    @property
    def italian(self) -> str:
        """The Italian side, repaired, as plain text; ToolkitError if neither side is Italian."""
        return plain_side(self, "it")

    def quote(self, number: int, published: "date | str | None" = None) -> "QuotationCard":
        """Give a sentence, by its number on the page, from 1, as a card: see `toolkit.views.quotation_card`."""
        from toolkit.views import quotation_card  # a later room

        return quotation_card(self, number, published)

    def save(self, path: str | Path) -> Path:
        """Write it to a file; its ending says how. See `toolkit.report`, also for errors."""
        from toolkit.files import report  # a later room

        return report(self, path)

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per sentence, indexed by the sentence index: see `toolkit.analysis.frame`."""
        from toolkit.analysis.frame import to_frame

        return to_frame(self)

    def __str__(self) -> str:
        from toolkit.analysis.listing import plain_text

        return plain_text(self)

    def __repr__(self) -> str:
        chosen = sentence_numbers(self.summary.indices)
        return f"<Analysis of {self.article.name}: {len(self.sentences)} sentences, summary {chosen}>"

    def _repr_html_(self) -> str:
        from toolkit.views import analysis_html  # the rooms that show come later; Jupyter asks for them here

        return analysis_html(self, button=True)


def checked_language(language: str | None, pair: tuple[str, str]) -> str:
    """Give the side of a translation that is summarised, the source for None; SummaryError if it is no side of it."""
    if language not in (None, *pair):
        raise SummaryError(f"language must be one side of the translation, {' or '.join(pair)}, not {language!r}.")
    return language or pair[0]


def plain_side(analysis: Analysis, language: str) -> str:
    """Give one side as plain text, paragraph for paragraph; ToolkitError if it is no side of the translation."""
    if language not in analysis.languages:
        raise ToolkitError(f"this analysis is {' → '.join(analysis.languages)}: it has no text in {language!r}.")
    texts = analysis.translation.source if language == analysis.languages[0] else analysis.translation.target
    return in_paragraphs(texts, [sentence.paragraph for sentence in analysis.sentences])
