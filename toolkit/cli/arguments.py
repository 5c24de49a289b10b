"""The arguments of the command line."""

import argparse
from pathlib import Path

from toolkit.cli.memory_commands import add_memory
from toolkit.cli.package_commands import add_packages
from toolkit.cli.term_commands import add_terms_command
from toolkit.files import FORMATS
from toolkit.memory import BESIDE
from toolkit.packages import MODES
from toolkit.signature import __version__
from toolkit.summary import METHODS, typed_length

__all__ = ["PACKAGE", "correction", "parser"]

PACKAGE = f"{', '.join(MODES)}, the name of a package or its folder (default: judged where there are two)"


def parser(description: str | None) -> argparse.ArgumentParser:
    """Make the parser; ``command`` of what it gives is the name of the command.

    Examples
    --------
    >>> parser(None).parse_args(["analyse", "a.txt", "--sentences", "20%"]).sentences
    '20%'
    """
    parser = argparse.ArgumentParser(
        prog="toolkit", description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"toolkit {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("analyse", help="translate and summarise articles")
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or - for standard input")
    command.add_argument("--out", type=Path, metavar="DIR", help="folder for the reports (default with --to: reports)")
    command.add_argument(
        "--to", action="append", choices=FORMATS, help="format, repeatable (default with --out: html and md)"
    )
    _add_length_and_method(command)
    _add_translating(command)
    command.add_argument("--second-opinion", action="store_true", help="ask the other package, too; takes its time")
    command.add_argument(
        "--store", type=Path, metavar="FILE", help="keep what is done; another run does only what is new"
    )
    command.add_argument("--open", action="store_true", help="show the page, or the index of several, in the browser")
    _add_quiet(command)
    command.set_defaults(command="analyse")

    command = commands.add_parser("translate", help="print the translation, paragraph for paragraph")
    command.add_argument("path", metavar="PATH", help="a file or - for standard input")
    command.add_argument(
        "--lines", action="store_true", help="every input line is one sentence and gives one line; unchecked"
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="where to write it, .docx for Word; printed without")
    _add_translating(command)
    _add_quiet(command)
    command.set_defaults(command="translate")

    command = commands.add_parser("summarise", help="print the sentences that a method chooses, untranslated")
    command.add_argument("path", metavar="PATH", help="a file or - for standard input")
    _add_length_and_method(command)
    _add_source(command)
    _add_quiet(command)
    command.set_defaults(command="summarise")

    add_terms_command(commands, _add_translating)
    command = commands.add_parser("edits", help="put what was mended in Word reports into a translation memory")
    command.add_argument("reports", nargs="+", type=Path, metavar="REPORT.docx", help="mended in the English column")
    command.add_argument("--memory", type=Path, default=BESIDE, metavar="FILE", help="default: memory.tmx here")
    command.set_defaults(command="edits")

    _add_notebook(commands)
    _add_store(commands)
    add_memory(commands)
    add_packages(commands)
    command = commands.add_parser("doctor", help="say what is installed and what is missing; prove it is offline")
    command.set_defaults(command="doctor")
    return parser


def _add_notebook(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser("notebook", help="write a walk-through notebook of an Italian article")
    command.add_argument("path", metavar="ARTICLE", help="the article's file")
    command.add_argument("--out", "-o", type=Path, help="folder or .ipynb file (default: notebooks/, here or beside)")
    command.add_argument("--reference", metavar="FILE", help="a human translation, paragraph for paragraph")
    command.add_argument("--remarks", metavar="FILE", help="Markdown to weave in under the walk-through's headings")
    command.add_argument("--full", action="store_true", help="with every section that there is")
    command.add_argument("--force", action="store_true", help="replace the notebook if it is there")
    _add_length_and_method(command)
    command.set_defaults(command="notebook")


def _add_store(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser("store", help="what `analyse --store FILE` has kept: info, prune or export")
    command.add_argument("what", choices=("info", "prune", "export"))
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--days", type=float, default=30, metavar="N", help="prune: what is older (default 30)")
    command.add_argument("--out", type=Path, metavar="FILE.jsonl", help="export: a line of JSON for each sentence")
    command.set_defaults(command="store")


def _add_quiet(command: argparse.ArgumentParser) -> None:
    command.add_argument("--quiet", action="store_true", help="no progress and no notes; results and errors alone")


def _add_length_and_method(command: argparse.ArgumentParser) -> None:
    lengths = 'number (default 5), "20%%", "80 words" or "1 per section"'
    command.add_argument("--sentences", "-n", type=typed_length, default=5, metavar="N", help=lengths)
    command.add_argument("--method", "-m", choices=METHODS, default="lexrank", help="how (default lexrank)")


def _add_source(command: argparse.ArgumentParser) -> None:
    command.add_argument("--source", default="it", metavar="CODE", help="language of the article (default it)")


def _add_translating(command: argparse.ArgumentParser) -> None:
    _add_source(command)
    command.add_argument("--target", default="en", metavar="CODE", help="language to translate into (default en)")
    command.add_argument("--package", metavar="NAME", help=PACKAGE)
    command.add_argument(
        "--beam", type=int, default=4, metavar="N", help="beam size of the fast package (default 4; 1 is fastest)"
    )
    command.add_argument("--force", action="store_true", help="exit with 0 if the article is in another language, too")
    command.add_argument("--memory", metavar="FILE", help="translation memory (default: memory.tmx here, if there)")
    command.add_argument("--no-memory", action="store_true", help="use no translation memory")
    command.add_argument("--no-retry", action="store_true", help="keep what the model says by itself, findings or not")
    command.add_argument("--glossary", metavar="FILE", help="terms to keep to: CSV with the columns source,target")
    command.add_argument("--no-glossary", action="store_true", help="without the starter glossary of public life")
    command.add_argument(
        "--correct",
        action="append",
        type=correction,
        default=[],
        metavar="WRONG=RIGHT",
        help="slip of the pen to put right before translating, wherever it stands; repeatable",
    )


def correction(text: str) -> tuple[str, str]:
    """Read WRONG=RIGHT.

    Examples
    --------
    >>> correction("reloet=report")
    ('reloet', 'report')
    """
    wrong, sign, right = text.partition("=")
    if not (wrong.strip() and sign) or "\n" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form WRONG=RIGHT, such as reloet=report")
    return wrong, right
