"""Notebooks, run as a reader does."""

import tempfile

import nbformat
import pytest
from conftest import ROOT
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from toolkit.packages import DEFAULT
from toolkit.translation import MARK

BLOCK_SOCKETS = "from toolkit.cli.doctor import sockets_blocked\nguard = sockets_blocked()\nguard.__enter__()"


def texts(notebook):
    """The text of each code cell's outputs: streams, plain text and HTML."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            found = []
            for output in cell.outputs:
                if output.get("metadata") == MARK:
                    continue
                data = output.get("data", {})
                found.append(output.get("text", "") + data.get("text/plain", "") + data.get("text/html", ""))
            yield cell.source, "\n".join(found)


def execute(notebook, folder=ROOT / "notebooks"):
    """Run a notebook as a reader does, with the packages that are used where none is named."""
    fresh = nbformat.from_dict(notebook)
    fresh.cells = [nbformat.v4.new_code_cell(BLOCK_SOCKETS), *fresh.cells]
    context = pytest.MonkeyPatch.context()
    with context as patch, tempfile.TemporaryDirectory() as sockets:  # Unix sockets, since the suite blocks TCP
        patch.delenv(DEFAULT)
        manager = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/k")
        NotebookClient(fresh, km=manager, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
    fresh.cells = fresh.cells[1:]
    return fresh
