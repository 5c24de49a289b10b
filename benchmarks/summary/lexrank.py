"""Where LexRank's ties come from: sumy's early stop, Erkan and Radev's, and their damping, on the same graphs.

Run with `make summaries`; it rewrites a table in benchmarks/README.md.
"""

import warnings
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.tables import HERE, replace_table
from toolkit import read_folder
from toolkit.reading import Sentence, repair, segment
from toolkit.summary.summariser import _document, _summarizer

STOPS = {"stop at 0.1, as sumy": (0.1, 1.0), "stop at 1e-6": (1e-6, 1.0), "stop at 1e-6, damping 0.85": (1e-6, 0.85)}


def graph(sentences: Sequence[Sentence], language: str) -> np.ndarray:
    lexrank = _summarizer("lexrank", language)
    words = [lexrank._to_words_set(sentence) for sentence in _document(sentences, language).sentences]
    return lexrank._create_matrix(words, lexrank.threshold, lexrank._compute_tf(words), lexrank._compute_idf(words))


def ranks(matrix: np.ndarray, epsilon: float, damping: float) -> tuple[list[float], int]:
    """Iterate as sumy does; give the ranks and the number of steps."""
    matrix = damping * matrix + (1 - damping) / len(matrix)
    ranks, change, steps = np.full(len(matrix), 1 / len(matrix)), 1.0, 0
    while change > epsilon:
        following = matrix.T @ ranks
        following /= np.linalg.norm(following)
        change, ranks, steps = float(np.linalg.norm(following - ranks)), following, steps + 1
    return ranks.round(10).tolist(), steps


def articles() -> Iterator[np.ndarray]:
    seeds = HERE.parent / "seeds"
    for language, folder in (("it", seeds), ("en", seeds / "references")):
        for article in read_folder(folder):
            yield graph(segment(repair(article.text), language), language)


def short_texts() -> Iterator[np.ndarray]:
    lines = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
    for size in range(3, 21):
        for first in range(0, len(lines) - size + 1, size):
            yield graph([Sentence(i, text, 0, 0, 0) for i, text in enumerate(lines[first : first + size])], "it")


def main() -> None:
    warnings.simplefilter("ignore")
    long, short = list(articles()), list(short_texts())
    rows = []
    for name, (epsilon, damping) in STOPS.items():
        found = [ranks(matrix, epsilon, damping) for matrix in long]
        steps = [taken for _, taken in found]
        tied = sum(len(scores) - len(set(scores)) for scores, _ in found)
        alike = sum(len(set(ranks(matrix, epsilon, damping)[0])) == 1 for matrix in short)
        rows.append([name, f"{min(steps)}–{max(steps)}", str(tied), str(alike)])
    size, alone = sum(map(len, long)), sum(int(((matrix > 0).sum(axis=1) <= 1).sum()) for matrix in long)
    head = ["LexRank", "steps", f"tied of {size} sentences", f"texts of {len(short):,} that are not ranked"]
    texts = f"{len(long)} articles of seeds/, {alone} of their sentences have no edge; short: 3 to 20 of Parallel UD"
    replace_table("lexrank", head, rows, f"`make summaries`; {texts}.")


if __name__ == "__main__":
    main()
