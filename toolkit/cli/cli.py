"""The command line: `toolkit analyse`, `translate`, `summarise`, `terms`, `notebook`, `store`, `memory`, `edits`.

Exit codes: 0 all done; 1 some input failed, or is not in the language that it is translated from (the others were
done); 2 wrong arguments; 3 no usable language package, or the doctor found something missing; 130 interrupted.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.analysis import CAUTION, Analysis, banner, mistrust_lines
from toolkit.cli.arguments import parser
from toolkit.cli.browser import show_page
from toolkit.cli.inputs import article_from, as_given, corrections_of, inputs, standard_input
from toolkit.cli.lines import translated_lines
from toolkit.cli.memory_commands import run_edits, run_memory
from toolkit.cli.notebook_command import run_notebook
from toolkit.cli.package_commands import run_packages
from toolkit.cli.store_command import run_store
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
from toolkit.files import alone_docx, index_page, report, translated_text, write_whole
from toolkit.interruption import INTERRUPTED, line_is
from toolkit.many import (
    Many,
    Progress,
    analyse_many,
    translator_for_many,
)
from toolkit.memory import BESIDE
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
TOO_LITTLE_MEMORY = (
    f"{NO_MEMORY}. Close other programs, raise the limit (ulimit -v; 3 GB are enough for an article on two cores, "
    "1.2 GB with --package fast), or take fewer or shorter articles; what was written before is whole."
)
OF_MEMORY = re.compile("failed to map|[Cc]annot allocate")  # how a library says so that cannot be loaded for it
FORCE = "With --force the exit code is 0 all the same."
REPORTS = Path("reports")


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
        "edits": run_edits,
        "memory": run_memory,
        "notebook": run_notebook,
        "store": run_store,
        "terms": _terms,
        "packages": run_packages,
        "doctor": _doctor,
    }


def _complain(error: ToolkitError | str, code: int) -> int:
    say(f"toolkit: {error}", to_stderr=True)
    return code


def _translating(options: argparse.Namespace) -> dict[str, object]:
    """Give the settings of the translator."""
    glossary = None if options.no_glossary else STARTER
    if options.glossary:
        glossary = Glossary.read(options.glossary).over(glossary)
    return {"package": options.package, "beam_size": options.beam, "glossary": glossary}


def _many(options: argparse.Namespace, corrections: dict[str, str], **how: object) -> tuple[Many, int]:
    """Begin to analyse what is asked for; give how many articles there are, too."""
    given = [as_given(path) for path in inputs(options.paths)]
    with _progress(options) as progress:
        translator, note = translator_for_many(
            given, options.source, options.target, progress.show, **_translating(options)
        )
    _note(options, *([note] if note else ()))
    how |= {"retry": not options.no_retry, "translator": translator, "corrections": corrections}
    how |= {"memory": _memory(options)}
    many = analyse_many(given, store=options.store, progress=progress, **how)
    goes_on = "the same --store goes on" if options.store else "with --store FILE another run would go on"
    line_is(lambda: f"stopped; {many.standing}; {goes_on}")
    return many, len(given)


def _memory(options: argparse.Namespace) -> str | Path | None:
    return None if options.no_memory else options.memory or BESIDE


def _terms(options: argparse.Namespace) -> int:
    failed = run_terms(options, _many(options, corrections_of(options), method="lead")[0])
    return max((_complain(error, SOME_FAILED) for error in failed), default=DONE)


def _analyse(options: argparse.Namespace) -> int:
    corrections = corrections_of(options)
    many, count = _many(
        options,
        corrections,
        sentences=options.sentences,
        method=options.method,
        second_opinion=options.second_opinion,
    )
    failed, rows, pages, warnings = _shown(many, options)
    done = count - len(failed) - len(many.failed)
    if count > 1 and rows:
        page = index_page(rows, [*(error for _, error in many.failed), *failed])
        index = write_whole((options.out or REPORTS) / "index.html", page)
        say(f"{done} of {count} articles → {index}")
        pages = [index]
    if options.open and pages:
        show_page(pages[0])
    _note(options, *many.notes)
    code = DONE
    if done and (unused := [repr(wrong) for wrong in corrections if wrong in many.unused]):
        code = _complain(CorrectionError(f"--correct: {', '.join(unused)} stands in no article."), WRONG_ARGUMENTS)
    for error in (*(error for _, error in many.failed), *failed):
        if isinstance(error, CorrectionError):
            raise error
        code = _complain(error, SOME_FAILED)
    for warning in () if options.force else warnings:
        code = max(code, _complain(f"{warning} {FORCE}", SOME_FAILED))
    return code


def _progress(options: argparse.Namespace) -> Progress:
    return Progress(False if options.quiet else None)


def _note(options: argparse.Namespace, *notes: str) -> None:
    """Say notes, unless nobody wants to hear them."""
    for note in () if options.quiet else notes:
        say(f"Note: {note}", to_stderr=True)


def _shown(many: Many, options: argparse.Namespace) -> tuple[list[ToolkitError], list[str], list[Path], list[str]]:
    """Print each analysis and write its reports; give what could not be written, an index's rows, pages, warnings."""
    from tqdm import tqdm

    failed, rows, pages, warnings, taken = [], [], [], [], {"index"}
    for analysis in many:
        try:
            written = _write(analysis, options, taken)
        except ToolkitError as error:
            failed.append(error)
            continue
        if written:
            rows.append(index_row(analysis, [file.name for file in written]))
            pages += (file for file in written if file.suffix == ".html")
        with tqdm.external_write_mode(file=sys.stdout):
            files = (f"→ {file}" for file in written)
            say(analysis, *mistrust_lines(analysis), *files, end="\n\n", red=banner(analysis))
        if warning := banner(analysis):
            warnings.append(f"{analysis.article.name}: {warning}")
    return failed, rows, pages, warnings


def _write(analysis: Analysis, options: argparse.Namespace, taken: set[str]) -> list[Path]:
    """Write the reports asked for; two articles of one name get different files."""
    if options.out is None and options.to is None and not options.open:
        return []
    name = analysis.article.name
    if name in taken:
        name = f"{name}-{analysis.article.sha256[:8]}"
    taken.add(name)
    folder = options.out or REPORTS
    endings = [*(options.to or ("html", "md")), *(["html"] if options.open else ())]
    return [report(analysis, folder / f"{name}.{ending}") for ending in dict.fromkeys(endings)]


def _translate(options: argparse.Namespace) -> int:
    corrections = corrections_of(options)
    with translator_for(options.source, options.target, **_translating(options)) as translator:
        if not options.lines:
            how = {
                "method": "lead",
                "corrections": corrections,
                "retry": not options.no_retry,
                "on_error": "raise",
                "memory": _memory(options),
            }
            many = analyse_many(article_from(options.path), translator=translator, progress=_progress(options), **how)
            line_is(lambda: f"stopped; {many.standing}")
            [analysis] = many
            return _put_translation(analysis, options)
        data = standard_input() if options.path == "-" else read_bytes(Path(options.path))
        text = decode(data, options.path, may_be_empty=True)[0]
        lines = correct(RepairLog(text, ()), corrections).text.split("\n")
        if not lines[-1]:
            lines.pop()
        targets = translated_lines(translator, [line.removesuffix("\r") for line in lines], _progress(options))
    _put("".join(f"{' '.join(target.splitlines())}\n" for target in targets), options.out)
    return DONE


def _put_translation(analysis: Analysis, options: argparse.Namespace) -> int:
    if warning := banner(analysis):
        say(warning, to_stderr=True, red=warning)
    in_word = options.out and options.out.suffix.lower() == ".docx"
    _put(alone_docx(analysis) if in_word else translated_text(analysis), options.out)
    serious = [finding for finding in analysis.findings if finding.severity == "serious"]
    doubts = (f"To mistrust: sentence {finding.index + 1}: {finding.message}" for finding in serious)
    notes = () if options.quiet else (*(f"Note: {note}" for note in analysis.notes), CAUTION)
    for line in (*doubts, *notes):
        say(line, to_stderr=True)
    return _complain(FORCE, SOME_FAILED) if warning and not options.force else DONE


def _put(text: str | bytes, out: Path | None) -> None:
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
    if not options.quiet:
        for note in summary.notes:
            say(f"Note: {note}")
    return DONE


def _doctor(_: argparse.Namespace) -> int:
    from toolkit.cli.doctor import examine

    findings = examine()
    say(*findings)
    return DONE if all(finding.well for finding in findings) else NO_PACKAGE
