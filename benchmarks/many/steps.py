"""What each part of `analyse_many` costs on 100 articles: the same runs as in many.py, with less and less left out.

Run with `make steps`; it rewrites the table in benchmarks/README.md.
"""

import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.many.many import BARE, fastest, make_articles, read
from benchmarks.tables import machine, replace_table

ARTICLES = 100
ROUNDS = int(os.environ.get("ROUNDS", 2))
STEPS = {
    "ceiling": "CTranslate2 alone: the ceiling",
    "ceiling, same pieces": "CTranslate2 alone, with the vocabulary of `Translator`",
    BARE: "reading, repair, segmentation, translation, summary, store",
    "no retry": "and checks, and which sentences are in another language",
    "cold": "and retries: `analyse_many` as it is",
}


def main() -> None:
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        make_articles(folder, ARTICLES)
        sentences = sum(map(len, read(folder)))
        found = fastest(tuple(STEPS), folder, 4, cores, ROUNDS)
    ceiling = found["ceiling"][0]
    rows = [
        [name, f"{found[kind][0]:.1f}", f"{sentences / found[kind][0]:.1f}", f"{ceiling / found[kind][0]:.2f}"]
        for kind, name in STEPS.items()
    ]
    how = f"`make steps`; {ARTICLES} articles, {sentences:,} sentences, beam 4, {machine()}, "
    how += f"ctranslate2 {version('ctranslate2')}; the fastest of {ROUNDS} rounds."
    replace_table("steps", ["what is done", "s", "sentences per s", "of the ceiling"], rows, how)


if __name__ == "__main__":
    main()
