"""All checks of a translation against its source, sentence by sentence."""

from collections.abc import Iterator, Sequence

from toolkit import check_names, check_numbers, check_text, check_words
from toolkit.article import Sentence
from toolkit.finding import Finding
from toolkit.translate import Translation

__all__ = ["KINDS", "check", "check_sentence"]

NUMBERS = (
    "figures that have no counterpart or another one, in digits or in words; not a right figure at the wrong thing, a "
    "lost “over” or “half”, a conversion of units"
)
DATES = "days, months and weekdays that differ; as for numbers, not what they are the dates of"
KINDS = {"number": NUMBERS, "date": DATES, **check_text.KINDS, **check_words.KINDS, **check_names.KINDS}
LANGUAGES = ("it", "en")  # the checks know these two

TOLD_AS = {"invented": ("name",), "name": ("date",)}  # by which other check, of the same words

BY_SENTENCE = (
    check_numbers.check_numbers,
    check_text.check_quotations,
    check_text.check_repetition,
    check_text.check_empty,
    check_text.check_capitals,
    check_text.check_question,
    check_words.check_negation,
    check_words.check_copied,
)
WITH_NAMES = (
    check_words.check_untranslated,
    check_words.check_invented,
    check_names.check_names,
    check_names.check_added_names,
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
    >>> from toolkit.translate import Translator
    >>> text = "La produzione passa da 2.000 a 5.000 droni."
    >>> source = [Sentence(0, text, 0, len(text), 0)]
    >>> with Translator() as translator:
    ...     found = check(source, translator.translate(source))
    >>> isinstance(found, tuple)
    True
    """
    pair = translation.signature["source"], translation.signature["target"]
    if pair != LANGUAGES:
        return ()
    found = list(_findings(sentences, translation))
    return tuple(sorted(_told_once(found), key=lambda finding: (finding.sentence, finding.severity != "serious")))


def check_sentence(
    source: str, target: str, sentence: int, names: frozenset[str] = frozenset(), note: str | None = None
) -> Iterator[Finding]:
    """Give what the checks find that look at one sentence, without its length.

    Parameters
    ----------
    source, target : str
    sentence : int
        Index, for the findings.
    names : frozenset of str
        Those of the whole article, from `check_names.known_names`.
    note : str, optional
        What the translator noted about the sentence.

    Examples
    --------
    >>> [finding.kind for finding in check_sentence("Sono 5.000.", "They are 500.", 0)]
    ['number']
    """
    for look in BY_SENTENCE:
        yield from look(source, target, sentence)
    for look in WITH_NAMES:
        yield from look(source, target, sentence, names=names)
    yield from check_text.check_truncated(source, target, sentence, note=note)


def _told_once(found: Sequence[Finding]) -> list[Finding]:
    """Leave out what another check says of the same words: of dates the check of dates, of names that of names."""
    places = {(f.kind, f.sentence, span) for f in found for span in (f.source_span, f.target_span) if span}
    return [
        f
        for f in found
        if not {(kind, f.sentence, span) for kind in TOLD_AS.get(f.kind, ()) for span in (f.source_span, f.target_span)}
        & places
    ]


def _findings(sentences: Sequence[Sentence], translation: Translation) -> Iterator[Finding]:
    names = check_names.known_names([sentence.text for sentence in sentences])
    for i, (source, target) in enumerate(translation):
        if translation.tokens[i]:  # what was passed through is no translation
            yield from check_sentence(source, target, i, names, translation.notes[i])
    yield from check_text.check_length(list(translation))
