"""A second opinion: another package translates, too, and where the two say different things, the sentence says so."""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace

from toolkit.checks.finding import Finding
from toolkit.checks.negation import negations
from toolkit.checks.numbers import check_numbers
from toolkit.reading import Sentence
from toolkit.signature import Signature
from toolkit.translation import PivotTranslator, Translation, Translator, second_translator

__all__ = ["FAR", "OPINION_KINDS", "Opinion", "opinion_findings", "opinions", "second_opinions"]

FAR = 50.0  # chrF, chosen on the judged sentences: benchmarks/README.md
OPINION_KINDS = {
    "second opinion": (
        "Another package's translation with other figures or names, with a negation more or less, or with quite other "
        "words. Cannot see what both packages get wrong, and does not say which of them is right."
    ),
}
NAME = re.compile(r"(?<![.!?:\"“‘(] )(?<!^)(?<![\"“‘(\w])[A-Z][\w’'-]+")
FIGURES, NAMES, NEGATION, WORDING = "figures", "names", "a negation", "wording"
ENGLISH = ("en", "en")


@dataclass(frozen=True)
class Opinion:
    """What another package made of a sentence.

    Attributes
    ----------
    index : int
        Index of the sentence.
    text : str
        Its translation.
    score : float or None
        That package's own, as of `Translation`; not to be held against another package's.
    agreement : float
        chrF between the two, from 0 to 100, the same; the mean of both directions.
    differs : tuple of str
        In what: "figures", "names", "a negation", "wording" (an agreement below `FAR`); empty if in none of them.

    Examples
    --------
    >>> Opinion(0, "He paid 500.", -0.2, 71.0, ("figures",)).differs
    ('figures',)
    """

    index: int
    text: str
    score: float | None
    agreement: float
    differs: tuple[str, ...]


Checked = tuple[Translation, tuple[Finding, ...], tuple]


def opinions(translation: Translation, other: Sequence[tuple[str, float | None]]) -> tuple[Opinion, ...]:
    """Hold translations of the same sentences by another package against a translation into English.

    What differs is measured on the surface: numbers as in the check of numbers, words with a capital that only the
    other has on either side, whether there is any negation, and chrF (Popović 2015, https://aclanthology.org/W15-3049).

    Parameters
    ----------
    translation : Translation
    other : sequence of (str, float or None)
        Text and score, one for each sentence; "" where the other package has none of its own.

    Returns
    -------
    tuple of Opinion
        Of the sentences that both have translated, in their order.

    Examples
    --------
    >>> translation = Translator(package="fast").translate(["Il governo non tace."])
    >>> [opinion.differs for opinion in opinions(translation, [("The government is silent.", None)])]
    [('a negation',)]
    """
    found = zip(translation.target, translation.scores, other, strict=True)
    return tuple(
        Opinion(i, text, own, agreement := _agreement(target, text), tuple(_differences(target, text, agreement)))
        for i, (target, score, (text, own)) in enumerate(found)
        if score is not None and text
    )


def second_opinions(
    articles: Sequence[tuple[Sequence[Sentence], Checked]],
    translator: Translator | PivotTranslator,
    memory: MutableMapping[str, object] | None = None,
) -> list[tuple[Checked, tuple[Opinion, ...]]]:
    """Ask the other package for every sentence of several articles, and put what differs among the findings.

    Where two packages have judged (the mode "judged"), the best wording of the one whose wording was not taken is at
    hand, and nothing is translated.

    Parameters
    ----------
    articles : sequence of (sequence of Sentence, what `retry_all` gives)
    translator, memory
        As in `retry_all`.

    Raises
    ------
    PackageNotFound, TranslationError
        If there is no other package for the pair, or it goes through a third language.
    """
    second = second_translator(translator)
    if second is None:
        asked = [_of_the_other(translation) for _, (translation, _, _) in articles]
    else:
        translated = second.translate_all([sentences for sentences, _ in articles], memory)
        asked = [list(zip(each.target, each.scores, strict=True)) for each in translated]
    name = {"second_opinion": second.package.name if second else "the other of both packages", "far": FAR}
    name |= {"second_opinion_sha256": second.package.sha256} if second else {}
    closed = []
    for (_, (translation, findings, attempts)), other in zip(articles, asked, strict=True):
        found = opinions(translation, other)
        told = replace(translation, signature=translation.signature + Signature.of(**name))
        every = sorted((*findings, *opinion_findings(found)), key=lambda f: (f.index, f.severity != "serious"))
        closed.append(((told, tuple(every), attempts), found))
    return closed


def opinion_findings(found: Sequence[Opinion]) -> tuple[Finding, ...]:
    """Make a doubtful finding of each opinion that differs in what counts.

    Examples
    --------
    >>> opinion_findings([Opinion(0, "He paid 500.", None, 71.0, ("figures", "names"))])[0].message
    'second opinion: the other package has other figures and other names'
    """
    return tuple(
        Finding(each.index, "second opinion", "doubtful", f"second opinion: {_told(each)}")
        for each in found
        if each.differs
    )


def _told(opinion: Opinion) -> str:
    said = {
        FIGURES: "other figures",
        NAMES: "other names",
        NEGATION: "a negation more or less",
        WORDING: f"quite another wording (chrF {opinion.agreement:.0f} of 100)",
    }
    *before, last = (said[each] for each in opinion.differs)
    return f"the other package has {', '.join(before)}{' and ' if before else ''}{last}"


def _of_the_other(translation: Translation) -> list[tuple[str, float | None]]:
    """Give the best wording of the package whose wording was not taken; the best of each stands first."""
    taken = translation.verdicts or (None,) * len(translation)
    rows = translation.hypotheses or ((),) * len(translation)
    found = []
    for verdict, row in zip(taken, rows, strict=True):
        others = (h for h in row if verdict and h.verdict and h.verdict.package != verdict.package)
        best = next(others, None)
        found.append((best.text, best.score) if best else ("", None))
    return found


def _agreement(first: str, second: str) -> float:
    from sacrebleu.metrics import CHRF

    measure = CHRF()
    return (measure.sentence_score(first, [second]).score + measure.sentence_score(second, [first]).score) / 2


def _differences(first: str, second: str, agreement: float) -> Iterator[str]:
    pairs = (first, second), (second, first)
    if any(finding.severity == "serious" for a, b in pairs for finding in check_numbers(a, b, 0, ENGLISH)):
        yield FIGURES
    if all(_names(a) - _names(b, of_all=True) for a, b in pairs):
        yield NAMES
    if bool(negations(first, "en")) != bool(negations(second, "en")):
        yield NEGATION
    if agreement < FAR:
        yield WORDING


def _names(text: str, *, of_all: bool = False) -> set[str]:
    """Give the words with a capital that do not open a sentence, in small letters; or all words."""
    words = re.findall(r"\w[\w’'-]*", text) if of_all else NAME.findall(text)
    return {word.lower().removesuffix("'s").removesuffix("’s") for word in words}
