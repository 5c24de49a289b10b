"""All checks of a translation against its source, sentence by sentence."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from toolkit.checks import lengths, negation, polarity, text, words
from toolkit.checks import names as naming
from toolkit.checks.article_names import known_names
from toolkit.checks.finding import Finding
from toolkit.checks.numbers import check_numbers
from toolkit.reading import Sentence
from toolkit.translation import Alternative, Application, Translation, target_spans, usual_length

__all__ = ["KINDS", "check", "check_sentence", "check_variants", "is_checked"]

NUMBERS = (
    "figures that have no counterpart or another one, in digits or in words; not a right figure at the wrong thing, a "
    "lost “over” or “half”, a conversion of units"
)
DATES = "days, months and weekdays that differ; as for numbers, not what they are the dates of"
KINDS = {
    "number": NUMBERS,
    "date": DATES,
    **text.KINDS,
    **lengths.KINDS,
    **negation.KINDS,
    **words.KINDS,
    **polarity.KINDS,
    **naming.KINDS,
}
Span = tuple[int, int]
LANGUAGES = ("it", "en")  # the checks know these two

TOLD_AS = {"invented": ("name",), "name": ("date",)}  # by which other check, of the same words

BY_SENTENCE = (
    check_numbers,
    text.check_quotations,
    text.check_repetition,
    text.check_empty,
    text.check_capitals,
    text.check_question,
    negation.check_negation,
    polarity.check_polarity,
    polarity.check_opposites,
    words.check_copied,
)
WITH_NAMES = (
    words.check_untranslated,
    words.check_invented,
    naming.check_names,
    naming.check_added_names,
)


def check(sentences: Sequence[Sentence], translation: Translation) -> tuple[Finding, ...]:
    """Look for what a reader should mistrust in a translation.

    The checks compare surfaces: no finding does not mean that a sentence is right. `KINDS` says what each looks for and
    what it cannot see.

    Parameters
    ----------
    sentences : sequence of Sentence
        The article's, in the order of the translation.
    translation : Translation
        From Italian to English; of another pair nothing is checked.

    Returns
    -------
    tuple of Finding
        In the order of the sentences, in each the serious ones first. What two checks see in the same
        words is told once.

    Examples
    --------
    >>> from toolkit.translation import Translator
    >>> text = "La produzione passa da 2.000 a 5.000 droni."
    >>> source = [Sentence(0, text, 0, len(text), 0)]
    >>> with Translator() as translator:
    ...     found = check(source, translator.translate(source))
    >>> isinstance(found, tuple)
    True
    """
    if not is_checked(translation):
        return ()
    names = known_names([sentence.text for sentence in sentences])
    found: list[Finding] = []
    for i, (source, target) in enumerate(translation):
        if translation.tokens[i]:  # what was passed through is no translation
            found += _findings(source, target, i, names, translation.notes[i], _laid_down(translation, i))
    by_length = _by_length(translation)
    return _ordered([*found, *(finding for i, pair in enumerate(translation) for finding in by_length(i, pair))])


def check_variants(
    sentences: Sequence[Sentence], translation: Translation, variants: Mapping[int, Sequence[Alternative]]
) -> dict[int, list[tuple[Finding, ...]]]:
    """Say what `check` would find in a sentence if it were translated in another way.

    The measure of its length are all sentences of the article as they are.

    Parameters
    ----------
    sentences, translation
        As in `check`.
    variants : mapping of int to sequence of Alternative
        Other translations of some sentences, by their index.

    Returns
    -------
    dict of int to list of tuple of Finding
        For each variant, the findings of its sentence.

    Examples
    --------
    >>> from toolkit.translation import Translator
    >>> source = [Sentence(0, "Non verrà.", 0, 10, 0)]
    >>> translation = Translator().translate(source)
    >>> others = [Alternative(text, None, 3, None) for text in ("He will come.", "He will not.")]
    >>> [[finding.kind for finding in found] for found in check_variants(source, translation, {0: others})[0]]
    [['negation'], []]
    """
    if not is_checked(translation):
        return {i: [() for _ in row] for i, row in variants.items()}
    names = known_names([sentence.text for sentence in sentences])
    by_length = _by_length(translation)

    def findings(i: int, other: Alternative) -> tuple[Finding, ...]:
        source = translation.source[i]
        own = _findings(source, other.text, i, names, other.note, _laid_down(translation, i))
        return _ordered([*own, *by_length(i, (source, other.text))])

    return {i: [findings(i, other) for other in row] for i, row in variants.items()}


def _by_length(translation: Translation) -> Callable[[int, tuple[str, str]], list[Finding]]:
    """Measure an article, so that a sentence can be looked at by its length alone; what is unusual is told once."""
    article, package = lengths.measured(list(translation)), usual_length(translation.signature)

    def look(index: int, pair: tuple[str, str]) -> list[Finding]:
        found = lengths.unusual(index, pair, article) or lengths.shorter(index, pair, package)
        return [found] if found else []

    return look


def is_checked(translation: Translation) -> bool:
    """Say whether the checks know both languages of a translation."""
    return (translation.signature["source"], translation.signature["target"]) == LANGUAGES


def check_sentence(
    source: str, target: str, index: int, names: frozenset[str] = frozenset(), note: str | None = None
) -> Iterator[Finding]:
    """Give what the checks find that look at one sentence, without its length.

    Parameters
    ----------
    source, target : str
    index : int
        Index, for the findings.
    names : frozenset of str
        Those of the whole article, from `toolkit.checks.known_names`.
    note : str, optional
        What the translator noted about the sentence.

    Examples
    --------
    >>> [finding.kind for finding in check_sentence("Sono 5.000.", "They are 500.", 0)]
    ['number']
    """
    for look in BY_SENTENCE:
        yield from look(source, target, index)
    for look in WITH_NAMES:
        yield from look(source, target, index, names=names)
    yield from text.check_truncated(source, target, index, note=note)


def _laid_down(translation: Translation, index: int) -> tuple[Application, ...]:
    return translation.glossary[index] if translation.glossary else ()


@lru_cache(maxsize=2048)  # a retry looks at an article twice, and most sentences are the same
def _findings(
    source: str,
    target: str,
    index: int,
    names: frozenset[str],
    note: str | None = None,
    terms: tuple[Application, ...] = (),
) -> tuple[Finding, ...]:
    """Give the findings of a sentence without its length, and without what another check says of the same words.

    Nor is anything said of a glossary's term that is there: its English is laid down.
    """
    found = list(check_sentence(source, target, index, names, note))
    places = {(f.kind, span) for f in found for span in (f.source_span, f.target_span) if span}
    theirs = target_spans([term.entry for term in terms], target, target.isupper())
    ours = [term.source_span for term, there in zip(terms, theirs, strict=True) if there]

    def is_told(finding: Finding) -> bool:
        spans = finding.source_span, finding.target_span
        return any((kind, span) in places for kind in TOLD_AS.get(finding.kind, ()) for span in spans)

    def is_laid_down(finding: Finding) -> bool:
        return _within(finding.source_span, ours) or _within(finding.target_span, theirs)

    return tuple(finding for finding in found if not is_told(finding) and not is_laid_down(finding))


def _within(span: Span | None, others: Iterable[Span | None]) -> bool:
    return any(span and other and other[0] <= span[0] and span[1] <= other[1] for other in others)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.index, finding.severity != "serious")))
