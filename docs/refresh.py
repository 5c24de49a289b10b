"""Write the walk-throughs anew from their template, run every notebook and keep what a reader sees.

Widgets live only as long as their kernel; of those, the still view beside them is kept.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from toolkit import packages
from toolkit.engine import Decoding, engine_for
from toolkit.files import write_walkthrough
from toolkit.translation import MARK

ROOT = Path(__file__).parent.parent
NOTEBOOKS = ROOT / "notebooks"
WALKTHROUGHS = {
    "01": "corea-del-nord-russia",
    "02": "bolivia-mare",
    "03": "corea-del-nord-disarmo",
    "04": "inventore-del-web",
}


def write(number: str, name: str, folder: Path = NOTEBOOKS) -> Path:
    reference = ROOT / "seeds" / "references" / f"{name}.en.txt"
    return write_walkthrough(
        ROOT / "seeds" / f"{name}.txt",
        folder / f"{number}-{name}.ipynb",
        reference=reference if reference.exists() else None,
        remarks=NOTEBOOKS / "remarks" / f"{name}.md",
        full=number == "01",
        overwrite=True,
    )


@cache
def arithmetic() -> str:
    """Give a hash of what the models make of the seeds on this processor: on another, sums are rounded otherwise.

    >>> arithmetic() == arithmetic()
    True
    """
    lines = [line for path in sorted((ROOT / "seeds").glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    found = []
    for kind, some in (("translate", lines), ("generate", lines[::4])):
        engine = engine_for(packages.find("it", "en", kind), inter_threads=1, intra_threads=1)
        found += engine.hypotheses(list(filter(None, some)), Decoding(beam_size=1))
    said = str([(best.text, f"{best.score:.4f}") for best, *_ in found])
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def run(path: Path) -> None:
    notebook = nbformat.read(path, 4)
    place = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, record_timing=False, store_widget_state=False, resources=place)
    client.execute()
    for cell in notebook.cells:
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if output.get("metadata") != MARK]
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    notebook.metadata["arithmetic"] = arithmetic()
    nbformat.write(notebook, path)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "*.ipynb"
    for number, name in WALKTHROUGHS.items():
        if Path(f"{number}-{name}.ipynb").match(wanted):
            write(number, name)
    for path in sorted(NOTEBOOKS.glob(wanted)):
        print(path.name, flush=True)
        run(path)
