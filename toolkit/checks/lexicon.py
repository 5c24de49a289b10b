"""Whether the content words of a sentence and of its translation are each other's: by Italian–English lexicons.

The lexicon joins English Wiktionary (CC BY-SA 3.0), MultiWordNet (CC BY 3.0) and ItalWordNet (ODC-BY 1.0), with
Princeton WordNet through Open Multilingual Wordnet; `benchmarks/checks/build_lexicon.py` makes it.
"""

import gzip
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from toolkit.checks.words import frequency
from toolkit.reading import word_spans

__all__ = ["Coverage", "coverage", "lexicon", "licensed", "stem", "stems_of"]

WORDS = 32_768
MOST_USUAL = 7.0  # Zipf scale: words as usual as "the" weigh least
LEAST_WEIGHT = 0.5
SHORTEST = {"it": 4, "en": 3}  # letters
VAGUE = frozenset(  # English words that stand for too many others
    "also although although became become get got going however keep kept made make many may might much must new one "
    "put said say set shall should take tell told took went will would according due including per".split()
)
# Forms that simplemma takes for other words, or does not know.
ENGLISH = dict(
    pair.split(":")
    for pair in (
        "bore:bear born:bear bent:bend bound:bind bit:bite broke:break drunk:drink felt:feel gone:go left:leave "
        "rung:ring rose:rise shook:shake shot:shoot swore:swear thought:think won:win wound:wind lives:life wives:wife "
        "thieves:thief leaves:leaf worse:bad"
    ).split()
)
ITALIAN = dict(
    pair.split(":")
    for pair in (
        "perso:perdere perduto:perdere detto:dire scritto:scrivere aperto:aprire corso:correre diviso:dividere "
        "speso:spendere teso:tendere tradotto:tradurre prodotto:produrre ridotto:ridurre rivolto:rivolgere "
        "aggiunto:aggiungere stretto:stringere diretto:dirigere posto:porre opposto:opporre permesso:permettere "
        "commesso:commettere successo:succedere concesso:concedere espresso:esprimere svolto:svolgere perse:perdere "
        "prese:prendere chiese:chiedere chiuse:chiudere decise:decidere corse:correre lesse:leggere mosse:muovere "
        "espresse:esprimere"
    ).split()
)
PHRASES = {"cento": ("percent", "cent"), "euro": ("eur",)}  # "per cento"; what models write for "euro"
OF_PHRASES = frozenset("rispetto parte base seguito".split())  # "rispetto a", "da parte di", "in base a"
Span = tuple[int, int]


@dataclass(frozen=True)
class Coverage:
    """What the lexicon says of a sentence.

    Attributes
    ----------
    share : float
        Of the content words of both texts, weighted by rarity: those that have a counterpart in the other one, 0 to 1;
        1 where there is none to look at.
    weight : float
        Of those without, all together: how rare they are on the Zipf scale (7 less their frequency), at least 0.
    untranslated, unlicensed : tuple of (int, int)
        Spans of the source's words without a counterpart, and of the translation's.
    """

    share: float
    weight: float
    untranslated: tuple[Span, ...]
    unlicensed: tuple[Span, ...]


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, frozenset[str]]:
    """Give the stems of the English words for each Italian one.

    Examples
    --------
    >>> "increas" in lexicon()["aumentare"]
    True
    """
    text = gzip.decompress((files("toolkit") / "data" / "lexicon.it-en.txt.gz").read_bytes()).decode()
    rows = (line.partition("\t") for line in text.splitlines())
    return {italian: frozenset(stems.split()) for italian, _, stems in rows}


@lru_cache(maxsize=WORDS)
def stem(word: str) -> str:
    """Give the stem of an English word in lower case (Porter 2, Snowball).

    Examples
    --------
    >>> stem("increased"), stem("increases")
    ('increas', 'increas')
    """
    return _stemmer("english")(word)


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Callable[[str], str]:
    from sumy.nlp.stemmers import Stemmer

    return Stemmer(language)


@lru_cache(maxsize=WORDS)
def stems_of(word: str) -> frozenset[str]:
    """Give the stems of an English word as it stands and of its lemma: of "won" those of "won" and "win"."""
    from simplemma import lemmatize

    return frozenset(map(stem, {word, lemmatize(word, "en").lower(), ENGLISH.get(word, word)}))


@lru_cache(maxsize=1)
def _derived() -> Mapping[str, frozenset[str]]:
    """Give the words of the lexicon by their Italian stem, for what is derived or inflected."""
    found: dict[str, set[str]] = {}
    for word in lexicon():
        found.setdefault(_stemmer("italian")(word), set()).add(word)
    return {key: frozenset(words) for key, words in found.items()}


@lru_cache(maxsize=WORDS)
def licensed(word: str) -> frozenset[str]:
    """Give the stems that may stand in English for an Italian word in lower case, its lemma and what shares its stem.

    Examples
    --------
    >>> "send" in licensed("inviando"), "beat" in licensed("schierare")
    (True, False)
    """
    from simplemma import lemmatize

    irregular = ITALIAN.get(word) or ITALIAN.get(f"{word[:-1]}o", word)  # "perse", "persa", "persi"
    words = {word, lemmatize(word, "it").lower(), irregular, *_derived().get(_stemmer("italian")(word), ())}
    return frozenset(map(stem, (word, *PHRASES.get(word, ())))).union(*(lexicon().get(each, ()) for each in words))


@lru_cache(maxsize=2048)  # retries and views ask again
def coverage(source: str, target: str) -> Coverage:
    """Say how far the content words of an Italian sentence and its English translation are each other's.

    Names (capitals), numbers, stop words and the shortest words are left out. A good translation in other words has
    less than a literal one, so the share orders sentences and proves nothing.

    Examples
    --------
    >>> found = coverage("Il governo invia altri soldati.", "The government sends more biscuits.")
    >>> [("Il governo invia altri soldati."[a:b]) for a, b in found.untranslated], round(found.share, 2)
    (['soldati'], 0.61)
    """
    ours, theirs = tuple(_content(source, "it")), tuple(_content(target, "en"))
    offered = frozenset().union(*(licensed(source[a:b].lower()) for a, b in word_spans(source, "it")))
    given = frozenset().union(*(stems_of(target[a:b].lower()) for a, b in word_spans(target, "en")))
    untranslated = tuple(span for span in ours if not licensed(source[slice(*span)].lower()) & given)
    unlicensed = tuple(span for span in theirs if not stems_of(target[slice(*span)].lower()) & offered)
    missing = [_weight(source, untranslated, "it"), _weight(target, unlicensed, "en")]
    total = [_weight(source, ours, "it"), _weight(target, theirs, "en")]
    shares = [lost / all_ if all_ else 0.0 for lost, all_ in zip(missing, total, strict=True)]
    return Coverage(1 - sum(shares) / 2, sum(missing), untranslated, unlicensed)


def _content(text: str, language: str) -> Iterator[Span]:
    common = _common(language)
    for start, end in word_spans(text, language):
        word = text[start:end].rstrip("'’")
        if word.isalpha() and word.islower() and len(word) >= SHORTEST[language] and word not in common:
            yield start, start + len(word)


@lru_cache(maxsize=2)
def _common(language: str) -> frozenset[str]:
    from sumy.utils import get_stop_words

    words = get_stop_words({"it": "italian", "en": "english"}[language])
    return frozenset(words) | (VAGUE if language == "en" else OF_PHRASES)


def _weight(text: str, spans: Collection[Span], language: str) -> float:
    words = (text[start:end].lower() for start, end in spans)
    return sum(max(LEAST_WEIGHT, MOST_USUAL - frequency(word, language)) for word in words)
