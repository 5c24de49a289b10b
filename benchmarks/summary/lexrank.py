"""Why sumy's LexRank gives up on short news, and which form of it does not: each on the same texts.

Run with `make summaries`; it rewrites a table in benchmarks/README.md.
"""

import math
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

import numpy as np

from benchmarks.tables import HERE, parallel, replace_table
from toolkit import read_folder
from toolkit.comparison import Choose, key_sentence, planted, shuffled, survived
from toolkit.reading import Sentence, repair, segment
from toolkit.summary import likeness, stems

Edges = np.ndarray
Text = tuple[str, Sequence[Sentence]]
SIZES = range(6, 16)


def cosines(text: Text, idf: str) -> Edges:
    language, sentences = text
    bags = [stems(sentence.text, language) for sentence in sentences]
    holders = Counter(word for bag in bags for word in bag)
    number = len(bags)
    weight = {
        word: math.log(number / (1 + n)) if idf == "sumy" else math.log1p(number / n) for word, n in holders.items()
    }
    weighed: list[Mapping[str, float]] = [
        {word: n / max(bag.values()) * weight[word] for word, n in bag.items()} for bag in bags
    ]
    return np.array([[likeness(one, other) for other in weighed] for one in weighed])


def ranks(edges: Edges, epsilon: float, damping: float) -> list[float]:
    sums = edges.sum(axis=1, keepdims=True)
    links = np.where(sums > 0, edges / np.where(sums > 0, sums, 1), 1 / len(edges))
    found, change = np.full(len(edges), 1 / len(edges)), 1.0
    while change > epsilon:
        following = damping * links.T @ found + (1 - damping) / len(edges)
        change, found = float(np.linalg.norm(following - found)), following
    return found.round(10).tolist()


def without_loops(edges: Edges) -> Edges:
    return edges * (1 - np.eye(len(edges)))


FORMS = {  # threshold, a sentence's edge to itself, idf, end of the iteration, damping, whether the title is in it
    "sumy: threshold 0.1, stop at 0.1": (0.1, True, "sumy", 0.1, 1.0, False),
    "to the end, damping 0.85": (0.1, True, "sumy", 1e-10, 0.85, False),
    "and without loops": (0.1, False, "sumy", 1e-10, 0.85, False),
    "cosines for edges": (None, True, "sumy", 1e-10, 0.85, False),
    "cosines, without loops": (None, False, "sumy", 1e-10, 0.85, False),
    "the same, idf log(1 + N/n)": (None, False, "own", 1e-10, 0.85, False),
    "with the title in the graph: here": (None, False, "own", 1e-10, 0.85, True),
}


def rank(text: Text, form: str) -> list[float]:
    """Rank the prose."""
    threshold, loops, idf, epsilon, damping, with_title = FORMS[form]
    language, sentences = text
    prose = [sentence for sentence in sentences if sentence.kind == "prose"]
    titles = [sentence for sentence in sentences if sentence.kind == "title"] if with_title else []
    edges = cosines((language, [*prose, *titles]), idf)
    edges = edges if threshold is None else (edges > threshold) * 1.0
    return ranks(edges if loops else edges * (1 - np.eye(len(edges))), epsilon, damping)[: len(prose)]


def chooser(form: str, language: str, count: int) -> Choose:
    def choose(sentences: Sequence[Sentence]) -> Sequence[int]:
        prose = [sentence for sentence in sentences if sentence.kind == "prose"]
        found = rank((language, sentences), form)
        return sorted(prose[i].index for i in sorted(range(len(prose)), key=lambda i: -found[i])[:count])

    return choose


def articles() -> Iterator[Text]:
    seeds = HERE.parent / "seeds"
    for language, folder in (("it", seeds), ("en", seeds / "references")):
        for article in read_folder(folder):
            yield language, segment(repair(article.text), language)


def beginnings(text: Text) -> Iterator[Text]:
    language, sentences = text
    prose = [sentence for sentence in sentences if sentence.kind == "prose"]
    for size in SIZES:
        if size <= len(prose):
            yield language, [sentence for sentence in sentences if sentence.index <= prose[size - 1].index]


def neighbours(name: str) -> Iterator[Text]:
    lines = parallel(name)[0]
    for size in (6, 10, 15):
        for first in range(0, len(lines) - size + 1, size):
            yield "it", [Sentence(i, text, 0, 0, 0) for i, text in enumerate(lines[first : first + size])]


def unranked(texts: Sequence[Text], form: str) -> str:
    return f"{fmean(len(set(rank(text, form))) == 1 for text in texts):.0%}"


def main() -> None:
    warnings.simplefilter("ignore")
    short = {"seeds": [start for text in articles() for start in beginnings(text)]}
    short |= {name: list(neighbours(name)) for name in ("pud", "news", "flores-dev")}
    titled = [text for text in short["seeds"] if text[1][0].kind == "title"]
    rows = []
    for form in FORMS:
        trials = [
            (planted(choose, text, key_sentence(text)), shuffled(choose, text), survived(choose, text))
            for language, text in titled
            for choose in [chooser(form, language, 3)]
        ]
        measured = (f"{fmean(values):.2f}" for values in zip(*trials, strict=True))
        rows.append([form, *(unranked(texts, form) for texts in short.values()), *measured])
    head = ["LexRank", *(f"not ranked, {name}" for name in short), "planted: chosen", "shuffled: same", "survive"]
    counts = ", ".join(f"{len(texts)} of {name}" for name, texts in short.items())
    how = f"`make summaries`; {counts}; of seeds: the first"
    how += f" {SIZES[0]} to {SIZES[-1]} sentences, in the trials those with a title ({len(titled)}), 3 sentences."
    replace_table("lexrank", head, rows, how)


if __name__ == "__main__":
    main()
