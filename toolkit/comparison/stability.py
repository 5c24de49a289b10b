"""Trials with known answers: what a way of choosing sentences does when the article is changed on purpose.

None of them says that a summary is good. They show whether a choice hangs on the place of a sentence, on repetition, on
a stranger in the text, or on a few sentences that nobody chose.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from random import Random
from statistics import fmean

from toolkit.comparison.comparing import jaccard
from toolkit.reading import Sentence

__all__ = ["Choose", "foreign", "key_sentence", "planted", "repeated", "shuffled", "survived", "trials"]

Choose = Callable[[Sequence[Sentence]], Sequence[int]]
Paragraph = tuple[Sentence, ...]


def key_sentence(sentences: Sequence[Sentence]) -> str | None:
    """Give the title as a sentence, or the sub-headings where there is none: what an article says it is about.

    Examples
    --------
    >>> key_sentence([Sentence(0, "Kim aiuta Putin", 0, 0, 0, "title"), Sentence(1, "Piove.", 0, 0, 1)])
    'Kim aiuta Putin.'
    """
    titles = [s.text for s in sentences if s.kind == "title"] or [s.text for s in sentences if s.kind == "heading"]
    return f"{', '.join(titles)}." if titles else None


def planted(choose: Choose, sentences: Sequence[Sentence], text: str) -> float:
    """Plant a key sentence as a paragraph of its own, in turn behind every paragraph but the last.

    Parameters
    ----------
    choose : callable
        Gives the indices of the sentences that it chooses, as ``lambda text: summarise(text, 5, "luhn").indices``.
    sentences : sequence of Sentence
    text : str
        Such as `key_sentence` gives.

    Returns
    -------
    float
        Share of the places at which it was chosen, 0 to 1; 1 is right.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> planted(lambda sentences: [s.index for s in sentences[:2]], text, "Uno, due, tre.")
    0.5
    """
    paragraphs = _paragraphs(sentences)
    key = _strangers(sentences, [text])
    return fmean(key[0].index in choose(_inserted(paragraphs, key, place)) for place in range(1, len(paragraphs)))


def shuffled(choose: Choose, sentences: Sequence[Sentence], *, draws: int = 20, seed: int = 0) -> float:
    """Shuffle the paragraphs, the title staying where it is, and see how much of the choice is the same text.

    Returns
    -------
    float
        Mean Jaccard overlap with the choice from the article as it is, 0 to 1. Methods that weigh places rightly have
        less than 1; for the others anything below is chance, mostly ties that the place in the text decides.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> shuffled(lambda sentences: [2], text)
    1.0
    """
    before, random = choose(sentences), Random(seed)
    paragraphs = _paragraphs(sentences)
    title = [group for group in paragraphs if group[0].kind == "title"]
    rest = [group for group in paragraphs if group[0].kind != "title"]
    orders = [[*title, *random.sample(rest, len(rest))] for _ in range(draws)]
    return fmean(jaccard(before, choose(tuple(chain(*order)))) for order in orders)


def repeated(choose: Choose, sentences: Sequence[Sentence]) -> float:
    """Append a copy of every paragraph, and see how many texts are chosen twice.

    Returns
    -------
    float
        Of the texts that could stand twice in a summary of that length, the share that does, 0 to 1; 0 is right.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> repeated(lambda sentences: [0, 1, 3], text)
    1.0
    """
    last = sentences[-1]
    copies = [
        replace(s, index=last.index + 1 + i, paragraph=last.paragraph + 1 + s.paragraph)
        for i, s in enumerate(sentences)
        if s.kind == "prose"
    ]
    texts = {s.index: s.text for s in (*sentences, *copies)}
    chosen = choose((*sentences, *copies))
    twice = len(chosen) - len({texts[index] for index in chosen})
    return twice / max(1, len(chosen) // 2)


def foreign(choose: Choose, sentences: Sequence[Sentence], strangers: Sequence[str]) -> float:
    """Insert a paragraph of another article in the middle, and see how much of it is chosen.

    Returns
    -------
    float
        How often a foreign sentence is chosen, against a choice by lot: 0 never (right), 1 as often as by lot.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> foreign(lambda sentences: [0, 3], text, ["Un gatto."])
    2.0
    """
    paragraphs, guests = _paragraphs(sentences), _strangers(sentences, strangers)
    mixed = _inserted(paragraphs, guests, len(paragraphs) // 2)
    chosen, prose = choose(mixed), sum(s.kind == "prose" for s in mixed)
    among = sum(guest.index in chosen for guest in guests)
    return among / len(guests) / (len(chosen) / prose)


def survived(
    choose: Choose, sentences: Sequence[Sentence], *, share: float = 0.1, draws: int = 20, seed: int = 0
) -> float:
    """Drop some sentences that were not chosen, and see how many of the chosen are chosen again.

    Parameters
    ----------
    choose, sentences
        As in `planted`.
    share : float
        How much of the other prose is dropped each time, 0 to 1; at least one sentence.
    draws : int
        How many times.
    seed : int
        Of the draws.

    Returns
    -------
    float
        Mean share of the chosen sentences that survive, 0 to 1. Lead has 1 by its nature, which is no merit.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> survived(lambda sentences: [sentences[0].index, sentences[-1].index], text)
    1.0
    """
    before, random = set(choose(sentences)), Random(seed)
    others = [s.index for s in sentences if s.kind == "prose" and s.index not in before]
    if not before or not others:
        return 1.0
    found = []
    for _ in range(draws):
        dropped = set(random.sample(others, max(1, round(share * len(others)))))
        found.append(len(before & set(choose([s for s in sentences if s.index not in dropped]))) / len(before))
    return fmean(found)


def trials(choose: Choose, sentences: Sequence[Sentence], strangers: Sequence[str]) -> dict[str, float | None]:
    """Make every trial with its usual draws; planted is None where the article has no title and no sub-heading.

    Examples
    --------
    >>> text = [Sentence(i, word, 0, 0, i) for i, word in enumerate(["Uno.", "Due.", "Tre."])]
    >>> trials(lambda sentences: [0], text, ["Un gatto."])
    {'planted': None, 'shuffled': 1.0, 'repeated': 0.0, 'foreign': 0.0, 'survived': 1.0}
    """
    key = key_sentence(sentences)
    return {
        "planted": planted(choose, sentences, key) if key else None,
        "shuffled": shuffled(choose, sentences),
        "repeated": repeated(choose, sentences),
        "foreign": foreign(choose, sentences, strangers),
        "survived": survived(choose, sentences),
    }


def _paragraphs(sentences: Sequence[Sentence]) -> list[Paragraph]:
    return [tuple(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]


def _strangers(sentences: Sequence[Sentence], texts: Sequence[str]) -> Paragraph:
    """Make a paragraph of sentences whose indices are still free."""
    free = 1 + max(s.index for s in sentences)
    paragraph = 1 + max(s.paragraph for s in sentences)
    return tuple(Sentence(free + i, text, 0, 0, paragraph) for i, text in enumerate(texts))


def _inserted(paragraphs: Sequence[Paragraph], new: Paragraph, place: int) -> tuple[Sentence, ...]:
    return tuple(chain(*paragraphs[:place], new, *paragraphs[place:]))
