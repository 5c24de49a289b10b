"""What to know about the languages of an article: whether it is in the one it is translated from, and what is not."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from toolkit.checks.checking import is_checked
from toolkit.reading import ABBREVIATED, Sentence, word_spans
from toolkit.translation import Translation

__all__ = ["article_language", "detect", "language_name", "language_notes"]

# Those that py3langid tells apart here: all of its 140 at once are mistaken for each other more often.
CANDIDATES = frozenset(
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sq sr sv th tr uk vi "
    "zh".split()
)
ALIASES = {"pb": "pt", "zt": "zh", "nb": "no", "nn": "no", "iw": "he"}  # codes of Argos and others
SURE = 0.6  # measured: see benchmarks/README.md
FEWEST_WORDS = 6


@lru_cache(maxsize=4)
def _identifier(source: str):
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(CANDIDATES | {source} & set(identifier.labels))
    return identifier


def detect(text: str, source: str = "it") -> str | None:
    """Say which language a text is in, if it is surely another than expected.

    Parameters
    ----------
    text : str
    source : str
        The expected language.

    Returns
    -------
    str or None
        Its code; None for the expected language, for fewer than six words, and where py3langid is not sure.

    Examples
    --------
    >>> detect("The government has not yet answered the question."), detect("Il governo non ha risposto a nessuno.")
    ('en', None)
    """
    expected = ALIASES.get(source.lower(), source.lower().partition("-")[0])
    identifier = _identifier(expected)
    if expected not in identifier.labels or len(word_spans(text, expected)) < FEWEST_WORDS:
        return None
    found, confidence = identifier.classify(text)
    return str(found) if found != expected and confidence > SURE else None


def article_language(sentences: Sequence[Sentence], source: str = "it") -> str | None:
    """Say which language an article is in, if most of it is surely in another than expected; boilerplate is left out.

    Returns
    -------
    str or None
        As of `detect`; None too where there is no room for the temporary file that py3langid needs.

    Examples
    --------
    >>> text = "The government has not yet answered the question."
    >>> article_language([Sentence(0, text, 0, len(text), 0)])
    'en'
    """
    own = [sentence.text for sentence in sentences if sentence.kind != "boilerplate"]
    try:
        return detect(" ".join(own), source)
    except OSError:
        return None


@cache
def language_name(code: str) -> str:
    """Give the English name of a language, or its code where the CLDR does not know it.

    Examples
    --------
    >>> language_name("it"), language_name("pb"), language_name("x1")
    ('Italian', 'Portuguese', 'x1')
    """
    from babel import Locale

    names = Locale("en").languages
    return names.get(code) or names.get(ALIASES.get(code, "")) or code


def language_notes(sentences: Sequence[Sentence], translation: Translation) -> tuple[str, ...]:
    """Say which sentences seem to be in another language than the article's, and what was not done for the pair.

    Short sentences are not judged; nor are names, or a quotation within a sentence. A language near the expected one
    (Corsican, Sardinian or a dialect for Italian) passes for it.

    Parameters
    ----------
    sentences : sequence of Sentence
    translation : Translation
        Of these sentences.

    Examples
    --------
    >>> from toolkit.translation import Translator
    >>> text = "The government has not yet answered the question."
    >>> language_notes([Sentence(0, text, 0, len(text), 0)], Translator().translate([text]))
    ('the article seems to be in English, not in Italian: its translation is worth nothing',)
    """
    source, target = translation.signature["source"], translation.signature["target"]
    try:
        notes = [*_foreign(sentences, source)]
    except OSError as error:  # py3langid unpacks its model into a temporary file
        notes = [f"the language was not checked: there is no room for temporary files ({error.strerror})"]
    if source not in ABBREVIATED:
        notes.append(f"sentences are found by general rules: no abbreviations of {language_name(source)} are known")
    pair = f"{language_name(source)} to {language_name(target)}"
    if translation.legs:
        notes.append(f"no package for {pair}: it went through English, and the mistakes of both legs add up")
    if not is_checked(translation):
        notes.append(f"the checks do not know {pair}: that there are no findings means nothing")
    return tuple(notes)


def _foreign(sentences: Sequence[Sentence], source: str) -> Iterator[str]:
    if whole := article_language(sentences, source):
        yield (
            f"the article seems to be in {language_name(whole)}, not in {language_name(source)}: its translation is "
            "worth nothing"
        )
        return
    others: dict[str, list[int]] = {}
    for sentence in sentences:
        if found := detect(sentence.text, source):
            others.setdefault(found, []).append(sentence.index + 1)
    for code, numbers in others.items():
        which = f"sentences {', '.join(map(str, numbers))} seem" if numbers[1:] else f"sentence {numbers[0]} seems"
        yield f"{which} to be in {language_name(code)}, not in {language_name(source)}"
