"""Key terms of an article: the lemmas it uses more than the language at large does."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from toolkit.errors import SummaryError
from toolkit.reading import Sentence, word_spans
from toolkit.summary.methods import LANGUAGES
from toolkit.summary.vocabulary import stop_words

__all__ = ["Term", "content_lemmas", "key_terms", "surprisal"]

RAREST = 1.0  # on the Zipf scale; what wordfreq does not know counts as seen once in 100 million words


@dataclass(frozen=True)
class Term:
    """A lemma of an article.

    Attributes
    ----------
    lemma : str
        Dictionary form; a name stays as it is written.
    weight : float
        Occurrences × surprisal, in bits, at least 0: how much of the article's information it carries, if words came
        one by one. It compares terms of one article, not of two.
    count : int
        Number of occurrences.
    sentences : tuple of int
        Indices of the sentences that hold it, in order.
    """

    lemma: str
    weight: float
    count: int
    sentences: tuple[int, ...]

    def __str__(self) -> str:
        return self.lemma


def key_terms(sentences: Sequence[Sentence], language: str = "it", n: int | None = 10) -> tuple[Term, ...]:
    """Give the terms with the greatest weight, the greatest first.

    Words are reduced to lemmas by simplemma, stop words and numbers left out. The weight is term frequency times
    inverse collection frequency (Reed and others 2006, TF-ICF: A New Term Weighting Scheme for Clustering Dynamic Data
    Streams), with the frequencies of the language at large from wordfreq (Speer 2022).

    Parameters
    ----------
    sentences : sequence of Sentence
    language : {"it", "en"}
    n : int, optional
        At most so many; None for all.

    Raises
    ------
    SummaryError
        For another language.

    Examples
    --------
    >>> texts = ("Le truppe di Kim marciano.", "Altre truppe, dice Kim.")
    >>> sentences = [Sentence(i, text, 0, len(text), 0) for i, text in enumerate(texts)]
    >>> [(str(term), term.count, term.sentences) for term in key_terms(sentences, n=2)]
    [('truppa', 2, (0, 1)), ('Kim', 2, (0, 1))]
    """
    found: dict[str, list[int]] = defaultdict(list)
    for index, lemma in content_lemmas(sentences, language):
        found[lemma].append(index)
    terms = (
        Term(lemma, len(indices) * surprisal(lemma, language), len(indices), tuple(dict.fromkeys(indices)))
        for lemma, indices in found.items()
    )
    return tuple(sorted(terms, key=lambda term: (-term.weight, term.lemma))[:n])


def surprisal(word: str, language: str = "it") -> float:
    """Give the information of a word by its frequency in the language at large (wordfreq), in bits, about 3 to 27.

    Examples
    --------
    >>> surprisal("di") < surprisal("governo") < surprisal("dispiegamento") <= surprisal("Xyzzq")
    True
    """
    from wordfreq import zipf_frequency

    return log2(10) * (9 - zipf_frequency(word, language, minimum=RAREST))


def content_lemmas(sentences: Sequence[Sentence], language: str = "it") -> Iterator[tuple[int, str]]:
    """Give the sentence's index and the lemma of every word that is no stop word and no number, in order.

    Parameters and errors as in `key_terms`.

    Examples
    --------
    >>> list(content_lemmas([Sentence(3, "Le truppe di Kim marciano nel 2024.", 0, 35, 0)]))
    [(3, 'truppa'), (3, 'Kim'), (3, 'marciare')]
    """
    from simplemma import lemmatize

    if language not in LANGUAGES:
        raise SummaryError(f"no key terms for the language {language!r}; choose one of {', '.join(LANGUAGES)}.")
    stops = stop_words(language)
    names = _names(sentences, language)
    for sentence in sentences:
        for word in _words(sentence, language):
            lower = word.lower()
            if lower in stops or len(word) < 3 or not re.search(r"[^\W\d_]", word):
                continue
            lemma = names.get(lower) or lemmatize(lower, language).lower()
            if lemma not in stops:
                yield sentence.index, lemma


def _names(sentences: Sequence[Sentence], language: str) -> dict[str, str]:
    """Give the words that are mostly capitalised in the middle of a sentence, as they are written there."""
    seen: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        if sentence.kind == "prose" and not sentence.text.isupper():
            for word in _words(sentence, language)[1:]:
                seen[word.lower()].append(word)
    return {
        lower: next(form for form in forms if form[0].isupper())
        for lower, forms in seen.items()
        if 2 * sum(form[0].isupper() for form in forms) > len(forms)
    }


def _words(sentence: Sentence, language: str) -> list[str]:
    return [sentence.text[start:end].rstrip("'’") for start, end in word_spans(sentence.text, language)]
