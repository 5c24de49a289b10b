"""The command line: `toolkit analyse`, `translate`, `summarise`, `terms`, `notebook`, `store`, `packages` and `doctor`.

Exit codes: 0 all done; 1 some input failed (the others were done); 2 wrong arguments; 3 no usable language package, or
the doctor found something missing; 130 interrupted.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.analysis import CAUTION, Analysis, analyse, mistrust_lines
from toolkit.cli.arguments import parser
from toolkit.cli.inputs import article_from, as_given, inputs, standard_input
from toolkit.cli.package_commands import run_packages
from toolkit.cli.term_commands import run_terms
from toolkit.engine import NO_MEMORY
from toolkit.errors import (
    CorrectionError,
    GlossaryError,
    PackageError,
    SummaryError,
    ToolkitError,
    TranslationError,
)
from toolkit.files import index_page, report, translated_text, write_walkthrough, write_whole
from toolkit.many import Many, Store, analyse_many, export_lines, store_lines, translator_for_many
from toolkit.reading import (
    RepairLog,
    decode,
    read_bytes,
    repair,
    segment,
)
from toolkit.reading import apply as correct
from toolkit.summary import lead, summarise
from toolkit.terminal import say
from toolkit.translation import STARTER, Glossary, translator_for
from toolkit.views import index_row

__all__ = ["main"]

DONE, SOME_FAILED, WRONG_ARGUMENTS, NO_PACKAGE = range(4)
INTERRUPTED = 130
TOO_LITTLE_MEMORY = (
    f"{NO_MEMORY}. Close other programs, raise the limit (ulimit -v; 3 GB are enough for an article on two cores, "
    "1.2 GB with --package fast), or take fewer or shorter articles; what was written before is whole."
)
OF_MEMORY = re.compile("failed to map|[Cc]annot allocate")  # how a library says so that cannot be loaded for it
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
    options = parser(__doc__).parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal that has no "→" shows "?"
    try:
        return _commands()[options.command](options)
    except (CorrectionError, GlossaryError, SummaryError, TranslationError) as error:
        return _complain(error, WRONG_ARGUMENTS)
    except PackageError as error:
        return _complain(error, NO_PACKAGE)
    except ToolkitError as error:
        return _complain(error, SOME_FAILED)
    except MemoryError:
        return _complain(TOO_LITTLE_MEMORY, SOME_FAILED)
    except ImportError as error:
        if not OF_MEMORY.search(str(error)):
            raise
        return _complain(TOO_LITTLE_MEMORY, SOME_FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return DONE


def _commands() -> dict[str, Callable[[argparse.Namespace], int]]:
    return {
        "analyse": _analyse,
        "translate": _translate,
        "summarise": _summarise,
        "terms": _terms,
        "notebook": _notebook,
        "store": _store,
        "packages": run_packages,
        "doctor": _doctor,
    }


def _complain(error: ToolkitError | str, code: int) -> int:
    say(f"toolkit: {error}", to_stderr=True)
    return code


def _corrections(options: argparse.Namespace) -> dict[str, str]:
    corrections: dict[str, str] = {}
    for wrong, right in options.correct:
        if corrections.setdefault(wrong, right) != right:
            raise CorrectionError(f"--correct: {wrong!r} is to be {corrections[wrong]!r} and {right!r}. Keep one.")
    return corrections


def _translating(options: argparse.Namespace) -> dict[str, object]:
    """Give the settings of the translator."""
    glossary = None if options.no_glossary else STARTER
    if options.glossary:
        glossary = Glossary.read(options.glossary).over(glossary)
    return {"package": options.package, "beam_size": options.beam, "glossary": glossary}


def _many(options: argparse.Namespace, corrections: dict[str, str], **how: object) -> tuple[Many, int]:
    """Begin to analyse what is asked for; give how many articles there are, too."""
    given = [as_given(path) for path in inputs(options.paths)]
    translator, note = translator_for_many(given, options.source, options.target, **_translating(options))
    if note:
        say(f"Note: {note}", to_stderr=True)
    how |= {"retry": not options.no_retry, "translator": translator, "corrections": corrections}
    return analyse_many(given, store=options.store, progress=None if len(given) > 1 else False, **how), len(given)


def _terms(options: argparse.Namespace) -> int:
    failed = run_terms(options, _many(options, _corrections(options), method="lead")[0])
    return max((_complain(error, SOME_FAILED) for error in failed), default=DONE)


def _analyse(options: argparse.Namespace) -> int:
    corrections = _corrections(options)
    many, count = _many(options, corrections, sentences=options.sentences, method=options.method)
    failed, rows = _shown(many, options)
    done = count - len(failed) - len(many.failed)
    if count > 1 and rows:
        page = index_page(rows, [*(error for _, error in many.failed), *failed])
        index = write_whole((options.out or REPORTS) / "index.html", page)
        say(f"{done} of {count} articles → {index}")
    for note in many.notes:
        say(f"Note: {note}", to_stderr=True)
    code = DONE
    if done and (unused := [repr(wrong) for wrong in corrections if wrong in many.unused]):
        code = _complain(CorrectionError(f"--correct: {', '.join(unused)} stands in no article."), WRONG_ARGUMENTS)
    for error in (*(error for _, error in many.failed), *failed):
        if isinstance(error, CorrectionError):
            raise error
        code = _complain(error, SOME_FAILED)
    return code


def _shown(many: Many, options: argparse.Namespace) -> tuple[list[ToolkitError], list[str]]:
    """Print each analysis and write its reports; give what could not be written, and the rows of an index."""
    from tqdm import tqdm

    failed, rows, taken = [], [], {"index"}
    for analysis in many:
        try:
            written = _write(analysis, options, taken)
        except ToolkitError as error:
            failed.append(error)
            continue
        if written:
            rows.append(index_row(analysis, [file.name for file in written]))
        with tqdm.external_write_mode(file=sys.stdout):
            files = (f"→ {file}" for file in written)
            say(analysis, *mistrust_lines(analysis), *files, end="\n\n")
    return failed, rows


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
    corrections = _corrections(options)
    with translator_for(options.source, options.target, **_translating(options)) as translator:
        if not options.lines:
            how = {"method": "lead", "corrections": corrections, "retry": not options.no_retry}
            analysis = analyse(article_from(options.path), translator=translator, **how)
            _put(translated_text(analysis), options.out)
            serious = [finding for finding in analysis.findings if finding.severity == "serious"]
            doubts = (f"To mistrust: sentence {finding.index + 1}: {finding.message}" for finding in serious)
            say(*doubts, *(f"Note: {note}" for note in analysis.notes), CAUTION, to_stderr=True)
            return DONE
        data = standard_input() if options.path == "-" else read_bytes(Path(options.path))
        text = decode(data, options.path, may_be_empty=True)[0]
        lines = correct(RepairLog(text, ()), corrections).text.split("\n")
        if not lines[-1]:
            lines.pop()
        targets = translator.translate([line.removesuffix("\r") for line in lines]).target
    _put("".join(f"{' '.join(target.splitlines())}\n" for target in targets), options.out)
    return DONE


def _put(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file."""
    if out is None:
        say(text, end="")
    else:
        say(f"→ {write_whole(out, text)}")


def _summarise(options: argparse.Namespace) -> int:
    sentences = segment(repair(article_from(options.path).text), options.source)
    summary = summarise(sentences, options.sentences, options.method, options.source)
    for index in summary.indices:
        say(f"{index + 1:>4}  {sentences[index]}")
    say(f"Lead-3 baseline: {', '.join(str(index + 1) for index in lead(sentences).indices)}")
    for note in summary.notes:
        say(f"Note: {note}")
    return DONE


def _notebook(options: argparse.Namespace) -> int:
    written = write_walkthrough(
        options.path,
        options.out or (NOTEBOOKS if NOTEBOOKS.is_dir() else Path()),
        reference=options.reference,
        remarks=options.remarks,
        sentences=options.sentences,
        method=options.method,
        full=options.full,
        overwrite=options.force,
    )
    say(f"→ {written}")
    return DONE


def _store(options: argparse.Namespace) -> int:
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
    return DONE


def _doctor(_: argparse.Namespace) -> int:
    from toolkit.cli.doctor import examine

    findings = examine()
    say(*findings)
    return DONE if all(finding.well for finding in findings) else NO_PACKAGE
