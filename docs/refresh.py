"""Write the walk-throughs anew from their template, run every notebook and keep what a reader sees.

Widgets live only as long as their kernel; of those, the still view beside them is kept.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from toolkit.notebook import write_walkthrough

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
        overwrite=True,
    )


def run(path: Path) -> None:
    notebook = nbformat.read(path, 4)
    place = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, record_timing=False, store_widget_state=False, resources=place)
    client.execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "*.ipynb"
    for number, name in WALKTHROUGHS.items():
        if Path(f"{number}-{name}.ipynb").match(wanted):
            write(number, name)
    for path in sorted(NOTEBOOKS.glob(wanted)):
        print(path.name, flush=True)
        run(path)
