"""The command line: `toolkit analyse`, `translate`, `summarise`, `notebook`, `packages` and `doctor`.

Exit codes: 0 all done; 1 some input failed (the others were done); 2 wrong arguments; 3 no usable language package, or
the doctor found something missing; 130 interrupted.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from toolkit import __version__
from toolkit.analysis import CAUTION, Analysis, analyse
from toolkit.article import Article, article_paths, read_article, read_bytes
from toolkit.corrections import apply as correct
from toolkit.decoding import decode
from toolkit.errors import (
    CorrectionError,
    GlossaryError,
    PackageError,
    SummaryError,
    ToolkitError,
    TranslationError,
)
from toolkit.glossary import Glossary
from toolkit.listing import mistrust_lines
from toolkit.notebook import write_walkthrough
from toolkit.options import add_length_and_method, add_translating, corrections
from toolkit.package_commands import add_packages
from toolkit.pivot import PivotTranslator, translator_for
from toolkit.repair import RepairLog, repair
from toolkit.report import FORMATS, index_page, report, translated_text, write_whole
from toolkit.segment import segment
from toolkit.summarise import lead, summarise
from toolkit.translate import Translator
from toolkit.view import index_row

__all__ = ["main"]

DONE, SOME_FAILED, WRONG_ARGUMENTS, NO_PACKAGE = range(4)
INTERRUPTED = 130
REPORTS, NOTEBOOKS = Path("reports"), Path("notebooks")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code.

    Examples
    --------
    >>> main(["summarise", "seeds/bolivia-mare.txt", "--sentences", "1", "--method", "lead"])
       2  I marinai pattugliano un quartier generale navale rivestito di sartiame a La Paz.
    Lead-3 baseline: 2, 3, 4
    0
    """
    options = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal that has no "→" shows "?"
    try:
        return options.run(options)
    except (CorrectionError, GlossaryError, SummaryError, TranslationError) as error:
        return _complain(error, WRONG_ARGUMENTS)
    except PackageError as error:
        return _complain(error, NO_PACKAGE)
    except ToolkitError as error:
        return _complain(error, SOME_FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return DONE


def _complain(error: ToolkitError, code: int) -> int:
    print(f"toolkit: {error}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="toolkit", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--version", action="version", version=f"toolkit {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("analyse", help="translate and summarise articles")
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or - for standard input")
    command.add_argument("--out", type=Path, metavar="DIR", help="folder for the reports (default with --to: reports)")
    command.add_argument(
        "--to", action="append", choices=FORMATS, help="format, repeatable (default with --out: html and md)"
    )
    add_length_and_method(command)
    add_translating(command)
    command.set_defaults(run=_analyse)

    command = commands.add_parser("translate", help="print the English, paragraph for paragraph")
    command.add_argument("path", metavar="PATH", help="a file or - for standard input")
    command.add_argument(
        "--lines", action="store_true", help="every input line is one sentence and gives one line; unchecked"
    )
    add_translating(command)
    command.set_defaults(run=_translate)

    command = commands.add_parser("summarise", help="print the sentences that a method chooses, in Italian")
    command.add_argument("path", metavar="PATH", help="a file or - for standard input")
    add_length_and_method(command)
    command.add_argument("--source", default="it", metavar="CODE", help="language of the article (default it)")
    command.set_defaults(run=_summarise)

    _add_notebook(commands)
    add_packages(commands)
    command = commands.add_parser("doctor", help="say what is installed and what is missing; prove it is offline")
    command.set_defaults(run=_doctor)
    return parser


def _add_notebook(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser("notebook", help="write a walk-through notebook of an article")
    command.add_argument("path", metavar="ARTICLE", help="the article's file")
    command.add_argument("--out", "-o", type=Path, help="folder or .ipynb file (default: notebooks/ if there is one)")
    command.add_argument("--reference", metavar="FILE", help="a human translation, paragraph for paragraph")
    command.add_argument("--remarks", metavar="FILE", help="Markdown to weave in under the walk-through's headings")
    command.add_argument("--force", action="store_true", help="replace the notebook if it is there")
    add_length_and_method(command)
    command.set_defaults(run=_notebook)


def _translator(options: argparse.Namespace) -> Translator | PivotTranslator:
    glossary = options.glossary and Glossary.read(options.glossary)
    return translator_for(options.source, options.target, beam_size=options.beam, glossary=glossary)


def _read(path: str) -> Article:
    if path == "-":
        return read_article(sys.stdin.buffer.read())
    return read_article(path if "://" in path else Path(path))  # addresses are refused as such


def _inputs(paths: Iterable[str]) -> Iterator[str | ToolkitError]:
    """Give each file once, folders opened; an error where a folder has no article."""
    seen = set()
    for path in paths:
        try:
            files = map(str, article_paths(path)) if path != "-" and Path(path).is_dir() else (path,)
        except ToolkitError as error:
            yield error
            continue
        for file in files:
            place = file if file == "-" else Path(file).resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _analyse(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    inputs = list(_inputs(options.paths))
    translator, given = _translator(options), corrections(options)
    failed, taken, rows, used = [], {"index"}, [], set()
    bar = tqdm(inputs, unit="article", disable=True if len(inputs) < 2 else None, leave=False)
    for path in bar:
        try:
            if isinstance(path, ToolkitError):
                raise path
            article = _read(path)
            fitting = _fitting(article, given) if len(inputs) > 1 else given
            how = {"sentences": options.sentences, "method": options.method, "retry": not options.no_retry}
            analysis = analyse(article, translator=translator, corrections=fitting, **how)
            used.update(fitting)
            written = _write(analysis, options, taken)
            if written:
                rows.append(index_row(analysis, [file.name for file in written]))
        except (CorrectionError, PackageError, SummaryError):
            raise
        except ToolkitError as error:
            failed.append(error)
            continue
        with bar.external_write_mode(file=sys.stdout):
            print(
                analysis,
                *mistrust_lines(analysis),
                *(f"→ {file}" for file in written),
                sep="\n",
                end="\n\n",
                flush=True,
            )
    if len(inputs) > 1 and rows:
        index = write_whole((options.out or REPORTS) / "index.html", index_page(rows))
        print(f"{len(inputs) - len(failed)} of {len(inputs)} articles → {index}")
    code = DONE
    if len(inputs) > len(failed) and (unused := [repr(wrong) for wrong in given if wrong not in used]):
        code = _complain(CorrectionError(f"--correct: {', '.join(unused)} stands in no article."), WRONG_ARGUMENTS)
    for error in failed:
        code = _complain(error, SOME_FAILED)
    return code


def _fitting(article: Article, corrections: dict[str, str]) -> dict[str, str]:
    """Give the corrections of words that stand in an article: of many articles, each has slips of its own."""
    repaired, fitting = repair(article.text), {}
    for wrong, right in corrections.items():
        with suppress(CorrectionError):
            correct(repaired, {wrong: right})
            fitting[wrong] = right
    return fitting


def _write(analysis: Analysis, options: argparse.Namespace, taken: set[str]) -> list[Path]:
    """Write the reports asked for; two articles of one name get different files."""
    if options.out is None and options.to is None:
        return []
    name = analysis.article.name
    if name in taken:
        name = f"{name}-{analysis.article.sha256[:8]}"
    taken.add(name)
    folder = options.out or REPORTS
    return [report(analysis, folder / f"{name}.{ending}") for ending in dict.fromkeys(options.to or ("html", "md"))]


def _translate(options: argparse.Namespace) -> int:
    given = corrections(options)
    with _translator(options) as translator:
        if not options.lines:
            how = {"method": "lead", "corrections": given, "retry": not options.no_retry}
            analysis = analyse(_read(options.path), translator=translator, **how)
            print(translated_text(analysis), end="")
            print(*(f"Note: {note}" for note in analysis.notes), CAUTION, sep="\n", file=sys.stderr)
            return DONE
        data = sys.stdin.buffer.read() if options.path == "-" else read_bytes(Path(options.path))
        text = decode(data, options.path, may_be_empty=True)[0]
        lines = correct(RepairLog(text, ()), given).text.split("\n")
        if not lines[-1]:
            lines.pop()
        for target in translator.translate([line.removesuffix("\r") for line in lines]).target:
            print(" ".join(target.splitlines()))
    return DONE


def _summarise(options: argparse.Namespace) -> int:
    sentences = segment(repair(_read(options.path).text), options.source)
    summary = summarise(sentences, options.sentences, options.method, options.source)
    for index in summary.indices:
        print(f"{index + 1:>4}  {sentences[index]}")
    print("Lead-3 baseline:", ", ".join(str(index + 1) for index in lead(sentences).indices))
    for note in summary.notes:
        print(f"Note: {note}")
    return DONE


def _notebook(options: argparse.Namespace) -> int:
    written = write_walkthrough(
        options.path,
        options.out or (NOTEBOOKS if NOTEBOOKS.is_dir() else Path()),
        reference=options.reference,
        remarks=options.remarks,
        sentences=options.sentences,
        method=options.method,
        overwrite=options.force,
    )
    print(f"→ {written}")
    return DONE


def _doctor(_: argparse.Namespace) -> int:
    from toolkit.doctor import examine

    findings = examine()
    print(*findings, sep="\n")
    return DONE if all(finding.well for finding in findings) else NO_PACKAGE
