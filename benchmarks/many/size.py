"""What one long article costs: a text of one line, of 1,000 to 40,000 short sentences, no two alike.

Run with `make steps`; it rewrites a table in benchmarks/README.md. The largest takes some minutes.
"""

import json
import random
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from benchmarks.tables import machine, replace_table

SIZES = (1_000, 10_000, 40_000)
WHO = "Anna Marco Luca Giulia Paolo Sara Pietro Elena Carlo Marta".split()
DOES = "ha visto,ha perso,ha comprato,ha venduto,cerca,aspetta,vuole,ha trovato".split(",")
WHAT = "case navi libri cavalli treni quadri barche pietre lettere giornali".split()
WHERE = "a Roma,a Milano,in Francia,ieri sera,nel porto,davanti al tribunale,dopo la guerra,in piazza".split(",")
MEASURE = """
import json, resource, sys, time
from toolkit import Translator, analyse
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
analyse("Il governo tace.", translator=(translator := Translator(package="fast", glossary=None)))
start = time.perf_counter()
translator.translate(text := open(sys.argv[1]).read().replace(". ", ".\\n").splitlines())
translated = time.perf_counter() - start
start = time.perf_counter()
analysis = analyse(sys.argv[1], translator=translator)
took = time.perf_counter() - start
print(json.dumps([len(analysis.sentences), translated, took, peak()]))
"""


def article(size: int) -> str:
    """Give a text of one line."""
    possible = list(product(WHO, DOES, range(2, 1000), WHAT, WHERE))
    return " ".join(f"{' '.join(map(str, words))}." for words in random.Random(size).sample(possible, size))


def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            path = Path(place) / f"{size}.txt"
            path.write_text(article(size), "utf-8")
            command = [sys.executable, "-c", MEASURE, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            sentences, translated, took, peak = json.loads(done.stdout)
            megabytes = path.stat().st_size / 1e6
            rows.append(
                [f"{sentences:,}", f"{megabytes:.2f}", f"{took:.0f}", f"{took / translated:.2f}", f"{peak:.0f}"]
            )
    head = ["sentences", "MB of text", "`analyse`, s", "of translating alone", "peak, MB"]
    how = f"`make steps`; one line of sentences, no two alike, fast package, LexRank, {machine()}."
    replace_table("size", head, rows, how)


if __name__ == "__main__":
    main()
