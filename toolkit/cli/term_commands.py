"""`toolkit terms`: the names, key terms and institutions of articles, as a CSV file in which the reader accepts."""

import argparse
from collections.abc import Callable
from pathlib import Path

from toolkit.content import suggest_terms
from toolkit.errors import ToolkitError
from toolkit.files import suggestions_text
from toolkit.many import Many
from toolkit.terminal import say
from toolkit.writing import write_whole

__all__ = ["add_terms_command", "run_terms"]

OUT = Path("terms-suggested.csv")
ADVICE = 'put "yes" into the column accept where you agree, and give it as --glossary, or put it beside a notebook as '


def add_terms_command(commands: argparse._SubParsersAction, add_translating: Callable) -> None:
    """Add `terms` to the commands."""
    command = commands.add_parser("terms", help="list names, terms and institutions of articles, to make a glossary of")
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or - for standard input")
    command.add_argument("--out", type=Path, default=OUT, metavar="FILE", help=f"the CSV file (default {OUT})")
    command.add_argument("--store", type=Path, metavar="FILE", help="as of `analyse`")
    add_translating(command)
    command.add_argument("--quiet", action="store_true", help="no progress and no notes; results and errors alone")
    command.set_defaults(command="terms")


def run_terms(options: argparse.Namespace, many: Many) -> list[ToolkitError]:
    """Write what the analyses suggest; give the errors of articles that could not be read."""
    found = suggest_terms(many)
    if len(found):
        say(f"→ {write_whole(options.out, suggestions_text(found))}: {len(found)} terms")
        say(f"{sum(each.is_open for each in found.found)} of them to settle: {ADVICE}terms.csv")
    for note in () if options.quiet else many.notes:
        say(f"Note: {note}", to_stderr=True)
    return [error for _, error in many.failed]
