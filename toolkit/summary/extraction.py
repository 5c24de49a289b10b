"""Sentences as they read outside their article: without a leading connective, and with whole pairs of quotation marks.

Nothing is added but "[…]" and a mark of the pair itself, no letter is changed, and what was left out is told by its
span.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from toolkit.reading import MARKS, Quoted, quoted
from toolkit.summary.openings import connective

__all__ = ["Extract", "extracts"]

OMITTED = "[…]"
CLOSES = {"“": "”", "„": "“", "«": "»"}
OPENS = {"”": "“", "»": "«"}


@dataclass(frozen=True)
class Extract:
    """A sentence, what is left out of it, and the marks that stand in for the rest of its quotation.

    Attributes
    ----------
    index : int
        Its index.
    text : str
        The whole sentence, as it is in the article or its translation.
    trimmed : (int, int) or None
        Characters of the text that are left out: see `toolkit.summary.openings.connective`.
    before, after : str
        What is put before and after it for a quotation that begins or ends in another sentence, such as '"[…] '.

    Examples
    --------
    >>> str(Extract(7, "In cambio, Pyongyang riceve consigli.", trimmed=(0, 11)))
    '[…] Pyongyang riceve consigli.'
    """

    index: int
    text: str
    trimmed: tuple[int, int] | None = None
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        kept = f"{OMITTED} {self.text[self.trimmed[1] :]}" if self.trimmed else self.text
        return f"{self.before}{kept}{self.after}"


def extracts(texts: Sequence[str], indices: Collection[int], language: str) -> tuple[Extract, ...]:
    """Make chosen sentences readable without the others.

    A leading connective goes where there is a sentence before and it was not chosen too; never within a quotation that
    began there.
    A quotation over several sentences of which not all were chosen is closed, or opened, with its own kind of mark and
    "[…]". Marks that the text itself lacks are not supplied, for nobody knows where; and pronouns stay: see
    `toolkit.summary.leaning` for the sentences that still lean on others.

    Parameters
    ----------
    texts : sequence of str
        All sentences of the article, in one language.
    indices : collection of int
        Places of the chosen ones.
    language : {"it", "en"}
        For any other one connectives stay.

    Returns
    -------
    tuple of Extract
        In reading order.

    Examples
    --------
    >>> texts = ['Il motto: "Il mare è nostro.', 'È un dovere."', "Tuttavia, il Cile tace."]
    >>> [str(extract) for extract in extracts(texts, [1], "it")]
    ['"[…] È un dovere."']
    >>> [str(extract) for extract in extracts(texts, [0, 2], "it")]
    ['Il motto: "Il mare è nostro. […]"', '[…] il Cile tace.']
    """
    chosen, pairs = set(indices), [pair for pair in quoted(texts) if pair.first < pair.last]
    result = []
    for at in sorted(chosen):
        text, continued = texts[at], [pair for pair in pairs if pair.first < at <= pair.last]
        opens = [pair for pair in continued if at - 1 not in chosen and text.lstrip()[:1] not in tuple(MARKS)]
        closes = [pair for pair in pairs if pair.first <= at < pair.last and at + 1 not in chosen]
        result.append(
            Extract(
                at,
                text,
                None if continued or not at or at - 1 in chosen else connective(text, language),
                f"{''.join(_marks(pair, texts)[0] for pair in opens)}{OMITTED} " if opens else "",
                f" {OMITTED}{''.join(_marks(pair, texts)[1] for pair in reversed(closes))}" if closes else "",
            )
        )
    return tuple(result)


def _marks(pair: Quoted, texts: Sequence[str]) -> tuple[str, str]:
    """Give the mark that opens a pair and the one that closes it; each stands in for the other where it is lost."""
    opening = texts[pair.first][pair.start - 1 : pair.start]
    closing = texts[pair.last][pair.end : pair.end + 1]
    if opening not in tuple(MARKS) or not opening:
        opening = OPENS.get(closing, closing)
    return opening, closing if closing in tuple(MARKS) and closing else CLOSES.get(opening, opening)
