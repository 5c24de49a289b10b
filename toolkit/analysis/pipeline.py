"""The one pipeline: `analyse()`, for one article or several."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.analysis.analysis import Analysis, checked_language
from toolkit.analysis.remembering import Memory, memory_of, remembered
from toolkit.checks import check, language_notes, retry_all, second_opinions
from toolkit.interruption import in_one_line, stopping_point
from toolkit.memory import BESIDE, TranslationMemory
from toolkit.reading import Article, RepairLog, Sentence, read_article, repair, segment
from toolkit.reading import apply as correct
from toolkit.summary import NewsSense, lead, summarise
from toolkit.translation import (
    STARTER,
    PivotTranslator,
    Terms,
    Told,
    Translator,
    default_translator,
    second_translator,
    sentences_shown,
    with_terms,
)

__all__ = ["How", "Opened", "analyse", "analysed_together", "opened"]


def analyse(
    path_or_article: str | Path | Article,
    *,
    sentences: int | str = 5,
    method: str = "lexrank",
    language: str | None = None,
    source: str = "it",
    target: str = "en",
    package: str | Path | None = None,
    news: NewsSense | None = None,
    translator: Translator | PivotTranslator | None = None,
    glossary: Terms | None = STARTER,
    corrections: Mapping[str, str] | None = None,
    retry: bool = True,
    second_opinion: bool = False,
    memory: TranslationMemory | str | Path | None = BESIDE,
    progress: bool | Told | None = None,
) -> Analysis:
    """Read, repair, segment, translate, check and summarise an article.

    Parameters
    ----------
    path_or_article : str, Path or Article
        A file, the text itself, or an article that was read before.
    sentences : int or str
        Length of the summary: a number from 1, "20%", "80 words" at most, or "1 per section"; see `toolkit.summary`.
    method : str
        A key of `toolkit.summary.METHODS`.
    language : str, optional
        Which side is summarised, by default the article's own; the chosen sentences are shown in both.
    source, target : str
        The pair, where no translator is given; through English if there is no package for it (`toolkit.translation`).
    package : str or Path, optional
        "fast", "accurate", "judged", the name of a package or its folder, where no translator is given; see
        `toolkit.packages.choose`.
    news : NewsSense, optional
        What else is to count in choosing sentences; see `toolkit.summary.newsworthiness`.
    translator : Translator or PivotTranslator, optional
        By default one for the pair, loaded at first use and kept.
    glossary : Glossary, mapping of str to str, or path of a CSV file, optional
        Terms to keep to; they win over the translator's, which by default is the starter glossary of Italian public
        life (`toolkit.translation.STARTER`). None turns all of them off.
    corrections : mapping of str to str, optional
        Slips of the pen in the article and what should stand there, as further repairs; see `toolkit.checks.spelling`.
    retry : bool
        Whether sentences with findings get another translation where one has fewer; see `toolkit.checks.retries`.
    second_opinion : bool
        Whether another package for the pair translates every sentence, too, so that a sentence says where the two
        differ; see `toolkit.checks.opinions`. It takes that package's time and memory; none with "judged", which has
        asked both.
    memory : TranslationMemory, str, Path or None
        A translation memory or its file: a sentence that it has stands as there, marked; near ones are kept beside. By
        default memory.tmx of the current folder, where there is one; None for none.
    progress : bool or callable, optional
        By default sentences are shown as they are translated where this is a notebook; a callable is told of them, as
        in `Translator.translate_all`.

    Raises
    ------
    ArticleError, CorrectionError, GlossaryError, SummaryError, PackageNotFound, PackageError, TranslationMemoryError
        Each says what was wrong, where, and what to do.

    Examples
    --------
    >>> analysis = analyse("seeds/corea-del-nord-russia.txt", sentences=3)
    >>> analysis
    <Analysis of corea-del-nord-russia: 21 sentences, summary sentences 1, 11, 14>
    >>> len(analysis.translation) == len(analysis.sentences)
    True
    """
    with in_one_line():
        translator = with_terms(translator or default_translator(source, target, package), glossary)
        how = How(sentences, method, language, retry, news, second_opinion, memory_of(memory)).checked(translator)
        article = opened(path_or_article, translator.package.source, corrections)
        with sentences_shown(article[2], progress) as told:
            return analysed_together([article], translator, how, told=told)[0]


@dataclass(frozen=True)
class How:
    """How articles are analysed: the arguments of `analyse` that hold for all of them."""

    sentences: int | str = 5
    method: str = "lexrank"
    language: str | None = None
    retry: bool = True
    news: NewsSense | None = None
    second_opinion: bool = False
    memory: Memory | None = None

    def checked(self, translator: Translator | PivotTranslator) -> "How":
        """Give the same with the language named; SummaryError if something cannot be, before the long work."""
        language = checked_language(self.language, (translator.package.source, translator.package.target))
        summarise([], self.sentences, self.method, language, self.news)
        if self.second_opinion:
            second_translator(translator)
        return replace(self, language=language)


Opened = tuple[Article, RepairLog, tuple[Sentence, ...]]


def opened(article: str | Path | Article, language: str, corrections: Mapping[str, str] | None = None) -> Opened:
    """Read, repair and segment an article; ArticleError or CorrectionError if it cannot be."""
    article = article if isinstance(article, Article) else read_article(article)
    repairs = correct(repair(article.text), corrections or {})
    return article, repairs, segment(repairs, language)


def analysed_together(
    articles: Sequence[Opened],
    translator: Translator | PivotTranslator,
    how: How,
    memory: MutableMapping[str, object] | None = None,
    told: Told | None = None,
) -> list[Analysis]:
    """Translate, check and summarise several articles from `opened`; each gives what it gives alone.

    Their sentences share batches, save those that are in `memory`; these and `told` as in `Translator.translate_all`.
    """
    sources = [source for _, _, source in articles]
    pairs = list(zip(sources, translator.translate_all(sources, memory, told), strict=True))
    if how.retry:
        checked = retry_all(pairs, translator, memory=memory)
    else:
        checked = [(translation, check(source, translation), ()) for source, translation in pairs]
    if how.second_opinion:
        asked = second_opinions(list(zip(sources, checked, strict=True)), translator, memory)
    else:
        asked = [(one, ()) for one in checked]
    found = []
    for (article, repairs, source), ((translation, findings, attempts), opinions) in zip(articles, asked, strict=True):
        stopping_point()
        notes = tuple(dict.fromkeys([*article.notes, *language_notes(source, translation)]))
        noted, baseline = replace(article, notes=notes), lead(source)
        analysis = Analysis(noted, repairs, source, translation, baseline, baseline, findings, attempts, opinions)
        analysis = remembered(analysis, how.memory)
        found.append(analysis.with_summary(how.sentences, how.method, how.language, how.news))
    return found
