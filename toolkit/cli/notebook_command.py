"""The command `toolkit notebook`: a walk-through, beside the others."""

import argparse
import os
from pathlib import Path

from toolkit.files import write_walkthrough
from toolkit.terminal import say

__all__ = ["run_notebook"]

NOTEBOOKS = Path("notebooks"), Path("../notebooks")  # from the folder above them, or one beside them, such as seeds/


def run_notebook(options: argparse.Namespace) -> int:
    """Write the notebook, and give the exit code."""
    written = write_walkthrough(
        options.path,
        options.out or next(filter(os.path.isdir, NOTEBOOKS), Path()),
        reference=options.reference,
        remarks=options.remarks,
        sentences=options.sentences,
        method=options.method,
        full=options.full,
        overwrite=options.force,
    )
    say(f"→ {written}")
    return 0
