"""Import, cold and warm time, peak memory and size, beside stock argostranslate on the same package.

Run with `make bench`. Stock is installed from PyPI into .bench-venv (about 6 GB) the first time. It gets the bundled
package and the sentences that the toolkit finds, one call each, since it has no way to split them offline.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.many import stock
from benchmarks.tables import HERE, machine, replace_table

ROOT = HERE.parent
ARTICLE = ROOT / "seeds" / "corea-del-nord-russia.txt"
RUNS = 5

MEASURE = """
import json, resource, sys, time
start = time.perf_counter()
{load}
loaded = time.perf_counter()
{work}
cold = time.perf_counter()
{work}
warm = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(dict(load=loaded - start, cold=cold - start, warm=warm - cold, peak=peak)))
"""
OURS = MEASURE.format(load="import toolkit", work="toolkit.analyse(sys.argv[1], package='fast')")
THEIRS = MEASURE.format(
    load="import argostranslate.translate as argos",
    work=f"""
{stock.TRANSLATION}
for sentences in known.values(): translation.translate(sentences[0])
""",
)


def measured(python: Path, code: str, argument: Path, environment: dict[str, str]) -> dict[str, float]:
    """Run the code in fresh processes; give the median of every figure."""
    runs = []
    for _ in range(RUNS):
        command = [str(python), "-c", code, str(argument)]
        found = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
        runs.append(json.loads(found.stdout.splitlines()[-1]))
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def size(environment: Path) -> float:
    """Size of an environment in MB, as du counts it."""
    return float(
        subprocess.run(["du", "-sm", environment], capture_output=True, text=True, check=True).stdout.split()[0]
    )


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def main() -> None:
    from toolkit import analyse

    with tempfile.TemporaryDirectory() as folder:
        sentences = Path(folder) / "sentences.json"
        sentences.write_text(json.dumps([[s.text] for s in analyse(ARTICLE, package="fast").sentences]))
        ours = measured(Path(sys.executable), OURS, ARTICLE, {"ARGOS_PACKAGES_DIR": folder})
        theirs = measured(stock.python(), THEIRS, sentences, stock.environment(Path(folder)))
    ours["size"], theirs["size"] = size(Path(sys.prefix)), size(stock.ENVIRONMENT)
    names = {
        "load": "import, s",
        "cold": "the article, cold: import, load, all of it, s",
        "warm": "the article again, warm, s",
        "peak": "peak memory, MB",
        "size": "environment, MB",
    }
    rows = [
        [text, _figure(ours[name]), _figure(theirs[name]), f"{theirs[name] / ours[name]:.1f}×"]
        for name, text in names.items()
    ]
    replace_table(
        "speed",
        [
            "the user's article, beam 4",
            "toolkit (with JupyterLab)",
            f"stock argostranslate {stock.VERSION}",
            "stock / toolkit",
        ],
        rows,
        f"`make bench`; median of {RUNS} fresh processes each, {machine()}, "
        f"Python {platform.python_version()}, ctranslate2 {version('ctranslate2')}. The toolkit also reads, repairs, "
        "segments and summarises; stock gets ready sentences and a splitter that leaves them whole: its own wants a "
        "download.",
    )


if __name__ == "__main__":
    main()
