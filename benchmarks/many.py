"""Many articles: sentences per second, seconds per article, peak memory, cold and warm store, against the ceiling.

Run with `make many`. Articles of 10 to 25 sentences are sampled from the seeds and, if it is there, from a file of
sentences (`SENTENCES=… make many`). The ceiling is `ctranslate2.translate_batch` on the same sentences, sorted by
length, in perfect batches of the best size, by a model with the same threads. Every figure is of a fresh process.
"""

import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tables import HERE, replace_table

ROOT = HERE.parent
SIZES = tuple(map(int, os.environ.get("SIZES", "1 10 100 1000").split()))
HEADER = ["articles", "cores", "beam", "sentences", "ceiling, s", "cold, s", "of the ceiling", "without retries, s"]
HEADER += ["warm, s", "cold / warm", "s per article", "peak, MB"]

MEASURE = """
import json, resource, sys, time
what, folder, store, beam, cores = sys.argv[1:4] + list(map(int, sys.argv[4:]))
import os
os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:cores])
from toolkit import Translator, analyse_many, read_folder
from toolkit.repair import repair
from toolkit.segment import segment
translator = Translator(beam_size=beam)
if what == "ceiling":
    texts = [str(s) for article in read_folder(folder) for s in segment(repair(article.text))]
    model, times = translator.load(), []
    rows = sorted(map(translator.engine.tokens, texts), key=len, reverse=True)
    model.translate_batch(rows[:8], beam_size=beam)
    for size in (512, 1024, 2048):
        start = time.perf_counter()
        model.translate_batch(rows, beam_size=beam, max_batch_size=size, batch_type="tokens", max_input_length=0)
        times.append(time.perf_counter() - start)
    found, took = len(texts), min(times)
else:
    if what != "warm":
        translator.translate(["Il governo tace."])
    start, found = time.perf_counter(), 0
    options = {"store": store or None, "progress": False, "translator": translator, "retry": what != "no retry"}
    for analysis in analyse_many(folder, **options):
        found += len(analysis.sentences)
    took = time.perf_counter() - start
print(json.dumps([took, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def sentences() -> list[str]:
    from toolkit import read_folder
    from toolkit.repair import repair
    from toolkit.segment import segment

    source = (s for article in read_folder(ROOT / "seeds") for s in segment(repair(article.text)))
    found = [str(s) for s in source if not s.is_heading]
    more = os.environ.get("SENTENCES")
    return found + (Path(more).read_text("utf-8").splitlines() if more else [])


def make_articles(folder: Path, count: int) -> None:
    random_, pool = random.Random(count), sentences()
    folder.mkdir()
    for i in range(count):
        chosen = random_.sample(pool, random_.randint(10, 25))
        paragraphs = (" ".join(chosen[j : j + 3]) for j in range(0, len(chosen), 3))
        (folder / f"a{i:05}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def measured(what: str, folder: Path, store: str, beam: int, cores: int) -> tuple[float, int, float]:
    command = [sys.executable, "-c", MEASURE, what, str(folder), store, str(beam), str(cores)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def row(folder: Path, count: int, beam: int, cores: int) -> list[str]:
    store = str(folder.with_name(f"{count}-{beam}-{cores}.store"))
    ceiling, _, _ = measured("ceiling", folder, "", beam, cores)
    cold, found, peak = measured("cold", folder, store, beam, cores)
    plain, _, _ = measured("no retry", folder, "", beam, cores)
    warm, _, _ = measured("warm", folder, store, beam, cores)
    figures = [f"{ceiling:.2f}", f"{cold:.2f}", f"{ceiling / cold:.2f}", f"{plain:.2f}", f"{warm:.2f}"]
    rates = [f"{cold / warm:.0f}×", f"{cold / count:.3f}", f"{peak:,.0f}"]
    return [f"{count:,}", str(cores), str(beam), f"{found:,}", *figures, *rates]


def main() -> None:
    rows, began = [], time.strftime("%H:%M")
    all_cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as place:
        for count in SIZES:
            folder = Path(place) / f"{count}"
            make_articles(folder, count)
            settings = [(4, all_cores)] if count > 100 else [(b, c) for b in (4, 1) for c in sorted({1, all_cores})]
            for beam, cores in settings:
                rows.append(row(folder, count, beam, cores))
                print(began, *rows[-1], flush=True)
    how = f"`make many`; {date.today()}, {all_cores} cores, {platform.machine()}, ctranslate2 {version('ctranslate2')}."
    replace_table("many", HEADER, rows, how)


if __name__ == "__main__":
    main()
