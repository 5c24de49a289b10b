"""The one pipeline: `analyse()` and its result, which holds everything that was found out about an article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from toolkit.article import Article, Sentence, read_article
from toolkit.candidates import AS_IS
from toolkit.check import check
from toolkit.corrections import apply as correct
from toolkit.errors import SummaryError
from toolkit.finding import Finding
from toolkit.languages import language_notes
from toolkit.pivot import PivotTranslator
from toolkit.quotations import Quotation, quotations
from toolkit.repair import RepairLog, repair
from toolkit.retry import Attempt
from toolkit.retry import retry as try_again
from toolkit.segment import segment, word_spans
from toolkit.shared import default_translator
from toolkit.signature import Signature, __version__
from toolkit.spelling import Doubt, doubtful_words
from toolkit.summarise import Summary, lead, summarise
from toolkit.translate import Translation, Translator

if TYPE_CHECKING:
    import pandas

__all__ = ["CAUTION", "Analysis", "analyse", "default_translator"]


CAUTION = "Machine translation: check figures, names and quotations against the Italian before you quote."


@dataclass(frozen=True)
class Analysis:
    """An article, its sentences, their translation and a summary; everything is joined by the sentence index.

    Attributes
    ----------
    article : Article
    repairs : RepairLog
        What was mended before anything else.
    sentences : tuple of Sentence
    translation : Translation
        ``translation.target[i]`` is the English of ``sentences[i]``.
    summary : Summary
        ``summary.indices`` are places in `sentences`.
    lead : Summary
        The first three sentences, to hold the summary against.
    findings : tuple of Finding
        What the checks mistrust in the translation, in the order of the sentences.
    attempts : tuple of Attempt
        Every translation that was tried for a sentence with findings, and which was chosen.
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
    toolkit: str = __version__

    @property
    def title(self) -> tuple[str, str] | None:
        """The title in both languages, if the article has one."""
        first = self.sentences[0]
        return (first.text, self.translation.target[0]) if first.kind == "title" else None

    @property
    def languages(self) -> tuple[str, str]:
        """Codes of the source and the target language."""
        return self.translation.signature["source"], self.translation.signature["target"]

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
        taken = {attempt.sentence for attempt in self.attempts if attempt.chosen and attempt.strategy != AS_IS}
        by_sentence = [f"sentence {i + 1}: {n}" for i, n in enumerate(self.translation.notes) if n and i not in taken]
        numbers = ", ".join(str(index + 1) for index in sorted(taken))
        places = f"sentence{'s' * (len(taken) > 1)} {numbers}"
        others = f"another of the model's translations, with fewer findings, was taken for {places}"
        return (*self.article.notes, *self.summary.notes, *by_sentence, *([others] if taken else []))

    @property
    def signature(self) -> Signature:
        """How all this was made: method, settings, package and its hash, versions, hash of the input."""
        own = Signature.of(article_sha256=self.article.sha256, toolkit=self.toolkit)
        return self.summary.signature + self.translation.signature + own

    def findings_of(self, index: int) -> tuple[Finding, ...]:
        """Give the findings of one sentence, the serious ones first."""
        return self._findings.get(index, ())

    @property
    def seriously_mistrusted(self) -> tuple[int, ...]:
        """Indices of the sentences with a serious finding, in order."""
        return tuple(sorted({finding.sentence for finding in self.findings if finding.severity == "serious"}))

    @cached_property
    def _findings(self) -> dict[int, tuple[Finding, ...]]:
        ordered = sorted(self.findings, key=lambda finding: (finding.sentence, finding.severity != "serious"))
        return {index: tuple(group) for index, group in groupby(ordered, key=lambda finding: finding.sentence)}

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Who presumably said what, in the order of the article: see `toolkit.quotations`, also for what it misses."""
        return quotations(self.sentences, self.translation.target, self.languages[0])

    @cached_property
    def doubtful_words(self) -> tuple[Doubt, ...]:
        """Words of the article that may be slips: see `toolkit.spelling`; ``analyse(corrections=…)`` takes them."""
        return doubtful_words(self.sentences, self.languages[0])

    def read_first(self, n: int = 5) -> tuple[int, ...]:
        """Give the sentences to hold against the source before any other: by serious findings, doubtful ones, score.

        Examples
        --------
        >>> len(analyse("seeds/bolivia-mare.txt").read_first(3))
        3
        """

        def trouble(index: int) -> tuple[float, ...]:
            serious = [finding.severity == "serious" for finding in self.findings_of(index)]
            score = self.translation.scores[index]
            return -sum(serious), -len(serious), 0.0 if score is None else score

        translated = (i for i, score in enumerate(self.translation.scores) if score is not None)
        return tuple(sorted(translated, key=trouble)[:n])

    def with_summary(
        self, sentences: int | str = 5, method: str = "lexrank", language: str | None = None
    ) -> "Analysis":
        """Give the same analysis with another summary; nothing is translated again.

        Parameters and errors as in `analyse`.

        Examples
        --------
        >>> analysis = analyse("seeds/bolivia-mare.txt")
        >>> analysis.with_summary(2, "lead").summary.indices
        (1, 2)
        """
        language = _checked_language(language, self.languages)
        text = self.sentences if language == self.languages[0] else self.translation.sentences(self.sentences)
        return replace(self, summary=summarise(text, sentences, method, language))

    def summary_sentences(self, language: str = "en") -> tuple[str, ...]:
        """Give the sentences of the summary, in reading order, in one language or the other."""
        texts = self.translation.source if language == self.languages[0] else self.translation.target
        return tuple(texts[index] for index in self.summary.indices)

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per sentence, indexed by the sentence index: see `toolkit.frame`."""
        from toolkit.frame import to_frame

        return to_frame(self)

    def __str__(self) -> str:
        lines = [self.article.name, *(self.title or ()), ""]
        lines += [f"Summary, {self.summary.label}, {len(self.summary)} of {len(self.sentences)} sentences"]
        for index in self.summary.indices:
            lines += _wrapped(f"{index + 1:>4}  {self.translation.target[index]}")
            lines += _wrapped(f"      {self.translation.source[index]}")
        lines += [f"To mistrust: {i + 1} {f.message}" for i in self.read_first() for f in self.findings_of(i)]
        lines += ["", lead_comparison(self), *(f"Note: {note}" for note in self.notes), CAUTION, self._made()]
        return "\n".join(lines)

    def _made(self) -> str:
        signature = self.signature
        hashes = (signature["package_sha256"][:12], signature["article_sha256"][:12])
        return (
            f"{signature['package']} (sha256 {hashes[0]}…), beam {signature['beam_size']}; article sha256 {hashes[1]}…"
        )

    def __repr__(self) -> str:
        return (
            f"<Analysis of {self.article.name}: {len(self.sentences)} sentences, summary {list(self.summary.indices)}>"
        )

    def _repr_html_(self) -> str:
        from toolkit.view import analysis_html  # the rooms that show come later; Jupyter asks for them here

        return analysis_html(self)


def _wrapped(line: str) -> list[str]:
    return wrap(line, 110, subsequent_indent="      ", break_long_words=False, break_on_hyphens=False)


def lead_comparison(analysis: Analysis) -> str:
    """Say in one line what plain lead would have taken, and how much of it the summary shares."""
    numbers = ", ".join(str(index + 1) for index in analysis.lead.indices)
    first, shared = len(analysis.lead), analysis.shared_with_lead
    return f"Lead-{first} baseline (the first {first} sentences): {numbers}; {shared} of them in the summary"


def analyse(
    path_or_article: str | Path | Article,
    *,
    sentences: int | str = 5,
    method: str = "lexrank",
    language: str | None = None,
    source: str = "it",
    target: str = "en",
    translator: Translator | PivotTranslator | None = None,
    corrections: Mapping[str, str] | None = None,
    retry: bool = True,
) -> Analysis:
    """Read, repair, segment, translate, check and summarise an article.

    Parameters
    ----------
    path_or_article : str, Path or Article
        A file, the text itself, or an article that was read before.
    sentences : int or str
        Length of the summary: a number from 1, or a share such as "20%".
    method : str
        A key of `toolkit.summarise.METHODS`.
    language : str, optional
        Which side is summarised, by default the article's own; the chosen sentences are shown in both.
    source, target : str
        The pair, where no translator is given; through English if there is no package for it (`toolkit.pivot`).
    translator : Translator or PivotTranslator, optional
        By default one for the pair, loaded at first use and kept.
    corrections : mapping of str to str, optional
        Slips of the pen in the article and what should stand there, as further repairs; see `toolkit.spelling`.
    retry : bool
        Whether sentences with findings get another translation where one has fewer; see `toolkit.retry`.

    Raises
    ------
    ArticleError, CorrectionError, SummaryError, PackageNotFound, PackageError
        Each says what was wrong, where, and what to do.

    Examples
    --------
    >>> analysis = analyse("seeds/corea-del-nord-russia.txt", sentences=3)
    >>> analysis
    <Analysis of corea-del-nord-russia: 21 sentences, summary [0, 8, 17]>
    >>> len(analysis.translation) == len(analysis.sentences)
    True
    """
    translator = translator or default_translator(source, target)
    pair = (translator.package.source, translator.package.target)
    language = _checked_language(language, pair)
    article = path_or_article if isinstance(path_or_article, Article) else read_article(path_or_article)
    summarise([], sentences, method, language)  # bad arguments are told before the long work
    repairs = correct(repair(article.text), corrections or {})
    text = segment(repairs, pair[0])
    translation, baseline = translator.translate(text), lead(text)
    if retry:
        translation, findings, attempts = try_again(text, translation, translator)
    else:
        findings, attempts = check(text, translation), ()
    notes = dict.fromkeys([*article.notes, *language_notes(text, translation)])
    article = replace(article, notes=tuple(notes))
    translated = Analysis(article, repairs, text, translation, baseline, baseline, findings, attempts)
    return translated.with_summary(sentences, method, language)


def _checked_language(language: str | None, pair: tuple[str, str]) -> str:
    if language not in (None, *pair):
        raise SummaryError(f"language must be one side of the translation, {' or '.join(pair)}, not {language!r}.")
    return language or pair[0]
