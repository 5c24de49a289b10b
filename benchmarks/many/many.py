"""Many articles: sentences per second beside stock argostranslate and the ceiling, memory, cold and warm store.

Run with `make many`. Articles of 10 to 25 sentences are made of the seeds' and Parallel UD's, each with an adverb
before it ("Intanto, ..."), another one when a sentence is used again: no sentence stands in two articles, so that
nothing is saved by that, and those of a large folder are as long as those of a small one. The ceiling is
`ctranslate2.translate_batch` on the same sentences, sorted by length, in batches of 1,024 or 2,048 tokens, by a model
with the same threads and all of its vocabulary. Every run is a fresh process, timed without loading the model. Machines
change their pace: on all cores up to 100 articles the kinds of runs take turns in rounds, and the fastest of each
counts.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from itertools import groupby, islice
from pathlib import Path

from benchmarks.many import stock
from benchmarks.tables import HERE, machine, replace_table
from toolkit import read_folder
from toolkit.reading import Sentence, repair, segment

SIZES = tuple(map(int, os.environ.get("SIZES", "1 10 100 1000").split()))
ADVERBS = (
    "Intanto Inoltre Infine Poi Quindi Dunque Allora Così Oggi Ieri Domani Ora Adesso Eppure Ormai Spesso Forse Anzi "
    "Invece Insomma"
).split()
MOST = 100  # articles for stock, and for runs without retries: more take an hour
ROUNDS = int(os.environ.get("ROUNDS", 2))
BARE = "no check"  # see steps.py
HEADER = ["articles", "cores", "beam", "sentences", "stock, per s", "ceiling, per s", "`analyse_many`, per s"]
HEADER += [
    "times stock",
    "of the ceiling",
    "without retries",
    "s per article",
    "warm store, s",
    "cold / warm",
    "peak, MB",
]

MEASURE = """
import json, os, resource, sys, time
what, folder, store, beam, cores, size = *sys.argv[1:4], *map(int, sys.argv[4:])
os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:cores])
from toolkit import Translator, analyse_many, read_folder
from toolkit.reading import repair
from toolkit.reading import segment
translator = Translator(package="fast", beam_size=beam, glossary=None)
if what.startswith("ceiling"):
    same_pieces = what.endswith("pieces")
    texts = [str(s) for article in read_folder(folder) for s in segment(repair(article.text))]
    model = translator.engine.load()
    rows = sorted(map(translator.engine.tokens, texts), key=len, reverse=True)
    model.translate_batch(rows[:8], beam_size=beam, use_vmap=same_pieces)
    start = time.perf_counter()
    how = {"max_batch_size": size, "batch_type": "tokens", "max_input_length": 0, "use_vmap": same_pieces}
    model.translate_batch(rows, beam_size=beam, **how)
    took = time.perf_counter() - start
else:
    if what == "no check":
        from toolkit.analysis import pipeline
        pipeline.check = pipeline.language_notes = lambda *_: ()
    if what != "warm":
        translator.translate(["Il governo tace."])
    start = time.perf_counter()
    more = {"progress": False, "translator": translator, "retry": what not in ("no check", "no retry")}
    for analysis in analyse_many(folder, store=store, **more):
        pass
    took = time.perf_counter() - start
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def read(folder: Path) -> list[tuple[Sentence, ...]]:
    return [segment(repair(article.text)) for article in read_folder(folder)]


def distinct_sentences(chance: random.Random) -> Iterator[str]:
    """Give all sentences in a random order with an adverb before them, then again with another one, to the last."""
    pool = [str(sentence) for article in read(HERE.parent / "seeds") for sentence in article if not sentence.is_heading]
    pool += (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
    for adverb in ADVERBS:
        yield from (f"{adverb}, {sentence}" for sentence in chance.sample(pool, len(pool)))


def make_articles(folder: Path, number: int) -> None:
    chance = random.Random(number)
    sentences = distinct_sentences(chance)
    folder.mkdir()
    for i in range(number):
        chosen = list(islice(sentences, chance.randint(10, 25)))
        if len(chosen) < 10:
            raise SystemExit(f"there are not enough sentences for {number} articles: add to ADVERBS.")
        paragraphs = (" ".join(chosen[j : j + 3]) for j in range(0, len(chosen), 3))
        (folder / f"a{i:05}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def measured(what: str, folder: Path, store: str, beam: int, cores: int, size: int = 1024) -> tuple[float, float]:
    """Give seconds and peak memory in MB."""
    command = [sys.executable, "-c", MEASURE, what, str(folder), store, *map(str, (beam, cores, size))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def fastest(kinds: tuple[str, ...], folder: Path, beam: int, cores: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Give the fastest run, in seconds, and the highest peak, in MB, of each kind, in rounds of all kinds."""
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for turn in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            for kind, runs in found.items():
                store = str(Path(place) / (kind if kind.startswith("no ") else "store"))
                runs.append(measured(kind, folder, store, beam, cores, (1024, 2048)[turn % 2]))
    return {kind: (min(s for s, _ in runs), max(peak for _, peak in runs)) for kind, runs in found.items()}


def row(folder: Path, number: int, beam: int, cores: int, is_large: bool, with_stock: bool) -> list[str]:
    articles = read(folder)
    sentences = sum(map(len, articles))
    kinds = ("ceiling", "cold", "warm", *(() if is_large else ("no retry",)))
    found = fastest(kinds, folder, beam, cores, 1 if is_large or cores == 1 else ROUNDS)
    (ceiling, _), (cold, peak), (warm, _) = (found[kind] for kind in kinds[:3])
    plain = f"{ceiling / found['no retry'][0]:.2f}" if "no retry" in found else ""
    by_stock = ratio = ""
    if with_stock:
        groups = (group for article in articles for _, group in groupby(article, lambda s: s.paragraph))
        seconds = stock.run([list(map(str, group)) for group in groups], beam=beam, cores=cores).seconds
        by_stock, ratio = f"{sentences / seconds:.1f}", f"{seconds / cold:.1f}×"
    rates = [by_stock, f"{sentences / ceiling:.1f}", f"{sentences / cold:.1f}", ratio, f"{ceiling / cold:.2f}", plain]
    times = [f"{cold / number:.3f}", f"{warm:.2f}", f"{cold / warm:.0f}×", f"{peak:,.0f}"]
    return [f"{number:,}", str(cores), str(beam), f"{sentences:,}", *rates, *times]


def main() -> None:
    rows, all_cores = [], len(os.sched_getaffinity(0))
    how = f"`make many`; {machine()}, ctranslate2 {version('ctranslate2')}, stock "
    how += f"argostranslate {stock.VERSION}; {ROUNDS} round(s), the fastest counts."
    with tempfile.TemporaryDirectory() as place:
        for number in SIZES:
            folder = Path(place) / f"{number}"
            make_articles(folder, number)
            is_large = number > MOST
            for beam in (4, 1):
                for cores in sorted({1, all_cores}, reverse=True):
                    with_stock = cores == all_cores and not is_large
                    rows.append(row(folder, number, beam, cores, is_large, with_stock))
                    replace_table("many", HEADER, rows, how)


if __name__ == "__main__":
    main()
