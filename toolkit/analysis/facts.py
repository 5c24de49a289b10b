"""Key facts about an article and its summary: length, reading time, readability, how much the summary covers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.analysis.analysis import Analysis
from toolkit.checks import language_name
from toolkit.reading import Sentence, word_spans
from toolkit.summary import LANGUAGES, key_terms

__all__ = ["KeyFacts", "coleman_liau", "gulpease", "key_facts", "minutes", "reading_minutes", "reading_pace"]

WORDS_PER_MINUTE = {"it": 188, "en": 228}
HARD_BELOW = ((40, "upper secondary school"), (60, "lower secondary school"), (80, "primary school"))  # Gulpease


@dataclass(frozen=True)
class KeyFacts:
    """Figures about one analysis.

    Attributes
    ----------
    sentences, words : int
        Of the source, titles and sub-headings included.
    reading_minutes : float
        To read the translation, at the pace of `reading_pace`.
    gulpease : float or None
        Readability of the Italian prose, 0 (hardest) to 100 (easiest); None for another source language.
    coleman_liau : float or None
        Readability of the English prose: years of school in the USA; None for another target language.
    compression : float or None
        Words of the article for each word of the summary, at least 1; None for an empty summary.
    share : float
        Share of the article's words that the summary repeats, 0 to 1.
    coverage : float or None
        Share of the article's content words whose lemma occurs in the summary too, 0 to 1: how much of the vocabulary
        a reader of the summary alone has met. None for a source language without stop words.
    """

    sentences: int
    words: int
    reading_minutes: float
    gulpease: float | None
    coleman_liau: float | None
    compression: float | None
    share: float
    coverage: float | None

    @property
    def difficulty(self) -> str | None:
        """What the Gulpease index means, in words."""
        if self.gulpease is None:
            return None
        schools = (f"hard for readers with {school}" for below, school in HARD_BELOW if self.gulpease < below)
        return next(schools, "easy for all")

    def __str__(self) -> str:
        lines = [
            f"words: {self.words:,}, sentences: {self.sentences}",
            f"{minutes(self.reading_minutes)} to read the translation",
            f"Gulpease {self.gulpease:.0f} of 100 ({self.difficulty})" if self.gulpease is not None else "",
            f"Coleman-Liau {self.coleman_liau:.0f} years of school" if self.coleman_liau is not None else "",
            f"summary: 1 word in {self.compression:.1f}, {self.share:.0%} of the text" if self.compression else "",
            f"its vocabulary covers {self.coverage:.0%} of the content words" if self.coverage is not None else "",
        ]
        return "\n".join(filter(None, lines))


def key_facts(analysis: Analysis) -> KeyFacts:
    """Count what can be counted about an analysis.

    Examples
    --------
    >>> from toolkit import analyse
    >>> print(key_facts(analyse("seeds/bolivia-mare.txt")))
    words: 535, sentences: 24
    2 min 20 s to read the translation
    Gulpease 49 of 100 (hard for readers with lower secondary school)
    Coleman-Liau 12 years of school
    summary: 1 word in 3.3, 30% of the text
    its vocabulary covers 44% of the content words
    """
    target = analysis.translation.sentences(analysis.sentences)
    pair = analysis.languages
    summary = [analysis.sentences[index] for index in analysis.summary.indices]
    words, kept = analysis.words, _words(summary, pair[0])
    return KeyFacts(
        sentences=len(analysis.sentences),
        words=words,
        reading_minutes=reading_minutes(_words(target, pair[1]), pair[1]),
        gulpease=gulpease(analysis.sentences) if pair[0] == "it" else None,
        coleman_liau=coleman_liau(target) if pair[1] == "en" else None,
        compression=words / kept if kept else None,
        share=kept / words if words else 1.0,
        coverage=_coverage(analysis, pair[0]) if pair[0] in LANGUAGES else None,
    )


def _coverage(analysis: Analysis, language: str) -> float:
    terms = key_terms(analysis.sentences, language, n=None)
    chosen = set(analysis.summary.indices)
    kept = sum(term.count for term in terms if not chosen.isdisjoint(term.sentences))
    return kept / sum(term.count for term in terms) if terms else 1.0


def gulpease(sentences: Sequence[Sentence]) -> float | None:
    """Give the Gulpease index of Italian prose: 89 + (300 × sentences − 10 × letters) / words, within 0 and 100.

    Below 80 a text is hard for readers with primary school, below 60 for those with lower, below 40 for those with
    upper secondary school. Titles and sub-headings do not count. None without prose.

    References
    ----------
    Lucisano and Piemontese 1988, GULPEASE: una formula per la predizione della difficoltà dei testi in lingua italiana,
    Scuola e città 39.

    Examples
    --------
    >>> gulpease([Sentence(0, "Il gatto dorme.", 0, 15, 0)])
    100.0
    """
    letters, words, count = _measures(sentences, "it")
    return max(0.0, min(100.0, 89 + (300 * count - 10 * letters) / words)) if words else None


def coleman_liau(sentences: Sequence[Sentence]) -> float | None:
    """Give the Coleman-Liau index of English prose: 5.88 × letters a word − 29.6 × sentences a word − 15.8.

    A grade of school in the USA, at least 0; 10 to 12 is usual for news. Like Gulpease it counts letters, not
    syllables. Of a machine translation it says how the English reads, not how right it is. None without prose.

    References
    ----------
    Coleman and Liau 1975, A computer readability formula designed for machine scoring, Journal of Applied Psychology
    60.

    Examples
    --------
    >>> round(coleman_liau([Sentence(0, "The government of the country has resigned.", 0, 43, 0)]), 1)
    10.2
    """
    letters, words, count = _measures(sentences, "en")
    return max(0.0, 5.88 * letters / words - 29.6 * count / words - 15.8) if words else None


def reading_minutes(words: int, language: str = "en") -> float:
    """Give the minutes an adult needs for a text, at 188 words a minute in Italian and 228 in English or another.

    References
    ----------
    Trauzettel-Klosinski and Dietz 2012, Standardized Assessment of Reading Performance: The New International Reading
    Speed Texts IReST, Investigative Ophthalmology & Visual Science 53. Readers differ by a fifth.

    Examples
    --------
    >>> reading_minutes(456)
    2.0
    """
    return words / WORDS_PER_MINUTE.get(language, WORDS_PER_MINUTE["en"])


def reading_pace(language: str) -> str:
    """Say how fast a language is taken to be read.

    Examples
    --------
    >>> reading_pace("en"), reading_pace("de")
    ('228 English words a minute', '228 words a minute, the pace in English')
    """
    if language in WORDS_PER_MINUTE:
        return f"{WORDS_PER_MINUTE[language]} {language_name(language)} words a minute"
    return f"{WORDS_PER_MINUTE['en']} words a minute, the pace in English"


def minutes(value: float) -> str:
    """Write minutes as people say them.

    Examples
    --------
    >>> minutes(2.4), minutes(0.3)
    ('2 min 20 s', '20 s')
    """
    seconds = max(10, round(6 * value) * 10)
    return f"{seconds // 60} min {seconds % 60} s".removesuffix(" 0 s") if seconds >= 60 else f"{seconds} s"


def _measures(sentences: Sequence[Sentence], language: str) -> tuple[int, int, int]:
    """Give the letters, words and sentences of the prose."""
    prose = [sentence for sentence in sentences if sentence.kind == "prose"]
    letters = sum(len(re.findall(r"[^\W_]", sentence.text)) for sentence in prose)
    return letters, _words(prose, language), len(prose)


def _words(sentences: Sequence[Sentence], language: str) -> int:
    return sum(len(word_spans(sentence.text, language)) for sentence in sentences)
