"""The command `toolkit memory`: info, export, import, merge."""

import argparse
import os
from pathlib import Path

from toolkit.analysis import own_memory, today
from toolkit.files import mended_rows
from toolkit.memory import PERSON, TranslationMemory, Unit
from toolkit.terminal import say

__all__ = ["add_memory", "run_edits", "run_memory"]


def add_memory(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser."""
    command = commands.add_parser("memory", help="translation memories (TMX or CSV): info, export, import and merge")
    command.set_defaults(command="memory")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="info|export|import|merge")

    verb = verbs.add_parser("info", help="say what is in a memory")
    verb.add_argument("file", type=Path, metavar="FILE")

    verb = verbs.add_parser("export", help="write a memory as a table for spreadsheets, or as plain TMX")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--out", type=Path, metavar="FILE", help="ends in .csv or .tmx (default: FILE with .csv)")

    verb = verbs.add_parser(
        "import", help="add what is in other memories to a memory, which is made if it is not there"
    )
    verb.add_argument("file", type=Path, metavar="FILE", help="such as memory.tmx beside a notebook")
    verb.add_argument(
        "others", type=Path, nargs="+", metavar="OTHER", help="TMX, or CSV with the columns source,target"
    )
    verb.add_argument("--reversed", action="store_true", help="the other way round: of en→it make it→en")

    verb = verbs.add_parser("merge", help="make one memory of several; of one sentence the newest translation counts")
    verb.add_argument("files", type=Path, nargs="+", metavar="FILE")
    verb.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .tmx or .csv")


def run_memory(options: argparse.Namespace) -> int:
    """Do what the command says, and give the exit code."""
    commands = {"info": _info, "export": _export, "import": _import, "merge": _merge}
    return commands[options.verb](options)


def run_edits(options: argparse.Namespace) -> int:
    """Put what people have mended in reports into a memory, and name it; the exit code is 0."""
    rows = [(path, row) for path in options.reports for row in mended_rows(path)]
    for path, row in rows:
        say(f"{path}: {row.number}  {row.target}")
    if not rows:
        say("Nothing was mended in the English column.")
        return 0
    day = today()
    units = [Unit(row.source, row.target, *row.languages, day, PERSON) for _, row in rows]
    memory = own_memory(options.memory)
    say(f"{_units(len(rows), 'edit')} → {memory.with_units(units).write(options.memory)}")
    say("Analyse the article again in this folder, and they stand there.")
    return 0


def _info(options: argparse.Namespace) -> int:
    memory = _read(options.file)
    say(f"{options.file}: {_units(len(memory))}")
    for (source, target), count in sorted(memory.pairs.items()):
        say(f"  {source}→{target}  {count:,}")
    if days := sorted(unit.day for unit in memory if unit.day):
        say(f"  days    {days[0]} to {days[-1]}, {len(memory) - len(days):,} without one")
    if authors := sorted({unit.author for unit in memory if unit.author}):
        more = f" and {len(authors) - 5:,} more" if len(authors) > 5 else ""
        say(f"  authors {', '.join(authors[:5])}{more}")
    say(f"  sha256  {memory.sha256}")
    return 0


def _export(options: argparse.Namespace) -> int:
    memory = _read(options.file)
    out = options.out or options.file.with_suffix(".csv")
    say(f"{_units(len(memory))} → {memory.write(out)}")
    return 0


def _import(options: argparse.Namespace) -> int:
    memory = _read(options.file) if os.path.lexists(options.file) else TranslationMemory()
    for path in options.others:
        other = _read(path)
        memory = _joined(memory, other.reversed() if options.reversed else other, path)
    say(f"{_units(len(memory))} → {memory.write(options.file)}")
    return 0


def _merge(options: argparse.Namespace) -> int:
    memory = TranslationMemory()
    for path in options.files:
        memory = _joined(memory, _read(path), path)
    say(f"{_units(len(memory))} → {memory.write(options.out)}")
    return 0


def _read(path: Path) -> TranslationMemory:
    memory = TranslationMemory.read(path)
    for note in memory.notes:
        say(f"Note: {note}", to_stderr=True)
    return memory


def _joined(memory: TranslationMemory, other: TranslationMemory, path: Path) -> TranslationMemory:
    """Put two memories together, and say what came of it."""
    both = memory.merged(other)
    new = len(both) - len(memory)
    replaced = len(set(both) - set(memory)) - new
    pairs = ", ".join(sorted(map("→".join, other.pairs))) or "none"
    say(f"{path}: {_units(len(other))} ({pairs}), {new:,} new, {replaced:,} in the place of older ones")
    return both


def _units(count: int, name: str = "unit") -> str:
    return f"{count:,} {name}{'s' * (count != 1)}"
