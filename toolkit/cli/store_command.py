"""The command `toolkit store`: info, prune, export."""

import argparse
import os

from toolkit.errors import ToolkitError
from toolkit.many import Store, export_lines, store_lines
from toolkit.terminal import say

__all__ = ["run_store"]


def run_store(options: argparse.Namespace) -> int:
    """Do what the command says, and give the exit code."""
    if not os.path.isfile(options.file):
        raise ToolkitError(f"{options.file}: there is no such store. `toolkit analyse --store FILE` makes one.")
    with Store(options.file, read_only=options.what != "prune") as store:
        if options.what == "prune":
            say(f"{store.prune(options.days)} rows older than {options.days:g} days removed")
        elif options.what == "export":
            path = options.out or options.file.with_suffix(".jsonl")
            say(f"{export_lines(store, path)} sentences → {path}")
        else:
            say(*store_lines(store))
    return 0
