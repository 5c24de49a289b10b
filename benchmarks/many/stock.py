"""Stock argostranslate, from PyPI in an environment of its own, on the bundled package.

It fetches a sentence splitter at first use; here it gets one that knows the sentences already. Its cache, which would
make a second run nothing but a look-up, is left out.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import HERE
from toolkit import packages

VERSION = "1.11.0"
ENVIRONMENT = HERE.parent / ".bench-venv"
TRANSLATION = """
known = {" ".join(sentences): sentences for sentences in json.load(open(sys.argv[1]))}
class Known:
    def split_sentences(self, text): return known.get(text, [text])
translation = argos.get_translation_from_codes("it", "en").underlying
translation.sentencizer = Known()
"""
TIMED = f"""
import json, os, resource, sys, time
os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:int(sys.argv[2])])
import argostranslate.translate as argos
{TRANSLATION}
translation.translate("Il governo tace.")
start = time.perf_counter()
targets = [translation.translate(paragraph) for paragraph in known]
took = time.perf_counter() - start
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, targets]))
"""


class Run(NamedTuple):
    """Seconds without loading, peak memory in MB, and the translations of the paragraphs."""

    seconds: float
    peak: float
    targets: list[str]


def python() -> Path:
    """Give stock's Python; about 6 GB are installed the first time."""
    found = ENVIRONMENT / "bin" / "python"
    if not found.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([found, "-m", "pip", "install", "--quiet", f"argostranslate=={VERSION}"], check=True)
    return found


def environment(folder: Path) -> Mapping[str, str]:
    """Give the variables that let stock find the bundled package, and write nowhere else."""
    return {"ARGOS_PACKAGES_DIR": str(packages.BUNDLED), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}


def run(paragraphs: Sequence[Sequence[str]], *, beam: int, cores: int) -> Run:
    """Translate paragraphs in a fresh process; the sentences of each are one batch, as stock has it."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "paragraphs.json"
        given.write_text(json.dumps(paragraphs))
        command = [str(python()), "-c", TIMED, str(given), str(cores)]
        settings = os.environ | environment(Path(folder)) | {"ARGOS_BEAM_SIZE": str(beam)}
        done = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    return Run(*json.loads(done.stdout.splitlines()[-1]))
