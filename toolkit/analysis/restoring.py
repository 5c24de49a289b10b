"""An analysis from the JSON that it was written as; the schema is asked before anything is made of a file."""

import json
import reprlib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from toolkit.analysis.analysis import Analysis
from toolkit.analysis.editing import PostEdit
from toolkit.analysis.record import FORMAT
from toolkit.analysis.remembering import NearMatch
from toolkit.checks import Attempt, Finding, Opinion
from toolkit.engine import Verdict
from toolkit.errors import GlossaryError, ToolkitError
from toolkit.reading import Article, Edit, RepairLog, Sentence, read_bytes
from toolkit.signature import Signature
from toolkit.summary import Summary
from toolkit.translation import Alternative, Application, Leg, Translation

__all__ = ["analysis_of", "read_analysis"]

READ = (3, FORMAT)  # a file of format 3 has no edits and no second opinion


def read_analysis(path: str | Path) -> Analysis:
    """Read an analysis that was written as JSON; it equals the one that was written.

    Parameters
    ----------
    path : str or Path

    ToolkitError if it is missing, is not JSON, has another format, or its keys, types, spans or lengths do not fit.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import analyse
    >>> from toolkit.files import report
    >>> analysis = analyse("seeds/bolivia-mare.txt")
    >>> with TemporaryDirectory() as folder:
    ...     read_analysis(report(analysis, f"{folder}/bolivia.json")) == analysis
    True
    """
    path = Path(path)
    content = read_bytes(path)
    try:
        return analysis_of(_data(content))
    except ValueError as error:
        raise ToolkitError(f"{path}: {error}. Write it again: toolkit analyse --to json.") from None


def _data(content: bytes) -> dict:
    """Parse a file and hold it against the schema; ValueError says what is wrong."""
    from jsonschema.exceptions import best_match

    try:
        data = json.loads(content)
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")  # no text: half a surrogate pair
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON ({error})") from None
    if not isinstance(data, dict) or "format" not in data:
        raise ValueError("is no analysis of this toolkit: it does not say its format")
    if data["format"] not in READ:
        raise ValueError(f"has format {reprlib.repr(data['format'])}, and this toolkit reads {READ[0]} to {READ[-1]}")
    if broken := best_match(_validator().iter_errors(data)):
        message = broken.message if len(broken.message) <= 200 else f"{broken.message[:199]}…"
        raise ValueError(f"{broken.json_path.removeprefix('$.')}: {message}")
    return data


def analysis_of(data: dict) -> Analysis:
    """Make the analysis of what `analysis_data` gave; ValueError if its parts do not agree."""
    rows = data["sentences"]
    article = Article(
        text=data["article"]["text"],
        sha256=data["article"]["sha256"],
        source=None if data["article"]["file"] is None else Path(data["article"]["file"]),
        encoding=data["article"]["encoding"],
        notes=tuple(data["article"]["notes"]),
    )
    repairs = tuple(Edit(**edit) for edit in data["repairs"])
    translation = Translation(
        source=tuple(row["source"] for row in rows),
        target=tuple(row["target"] for row in rows),
        scores=tuple(row["model_score"] for row in rows),
        tokens=tuple(row["tokens"] for row in rows),
        notes=tuple(row["note"] for row in rows),
        signature=_signature(data["translation"]["signature"]),
        glossary=tuple(tuple(map(_application, row["glossary"])) for row in rows if "glossary" in row),
        hypotheses=tuple(tuple(map(_alternative, row["hypotheses"])) for row in rows if "hypotheses" in row),
        verdicts=tuple(map(_verdict, rows)) if any("verdict" in row or _judged(row) for row in rows) else (),
        legs=tuple(tuple(Leg(**one) for one in row["legs"]) for row in rows if "legs" in row),
    )
    edits = tuple(_post_edit(row) for row in rows if "edit" in row)
    analysis = Analysis(
        article=article,
        repairs=RepairLog(_repaired(article.text, repairs), repairs),
        sentences=tuple(
            Sentence(row["index"], row["source"], row["start"], row["end"], row["paragraph"], row["kind"])
            for row in rows
        ),
        translation=translation,
        summary=_summary(data["summary"]),
        lead=_summary(data["lead"]),
        findings=tuple(_finding(row["index"], finding) for row in rows for finding in row["findings"]),
        attempts=tuple(Attempt(row["index"], **a | {"verdict": _verdict(a)}) for row in rows for a in row["attempts"]),
        opinions=tuple(_opinion(row["index"], row["opinion"]) for row in rows if "opinion" in row),
        edits=edits,
        matches=tuple(NearMatch(row["index"], **match) for row in rows for match in row.get("matches", ())),
        machine=_machine(translation, rows) if edits else None,
        toolkit=data["signature"]["toolkit"],
    )
    _agree(analysis, data)
    return analysis


def _verdict(data: dict) -> Verdict | None:
    return Verdict(**data["verdict"]) if "verdict" in data else None


def _alternative(data: dict) -> Alternative:
    return Alternative(**data | {"verdict": _verdict(data)})


def _finding(index: int, data: dict) -> Finding:
    spans = {name: data[name] and tuple(data[name]) for name in ("source_span", "target_span")}
    return Finding(index, data["kind"], data["severity"], data["message"], **spans)


def _post_edit(row: dict) -> PostEdit:
    return PostEdit(row["index"], row["target"], row["edit"]["day"], row["edit"]["origin"])


def _judged(row: dict) -> bool:
    """Say whether two packages judged the machine's wording of a sentence that was edited."""
    return "verdict" in row.get("edit", {}).get("machine", {})


def _machine(translation: Translation, rows: list[dict]) -> Translation:
    """Give the translation without the edits."""
    said = {row["index"]: row["edit"]["machine"] for row in rows if "edit" in row}

    def column(values: tuple, name: str) -> tuple:
        return tuple(said[i][name] if i in said else value for i, value in enumerate(values))

    glossary = translation.glossary
    if glossary:
        terms = {i: tuple(map(_application, one.get("glossary", []))) for i, one in said.items()}
        glossary = tuple(terms.get(i, row) for i, row in enumerate(glossary))
    verdicts = translation.verdicts
    if verdicts:
        verdicts = tuple(_verdict(said[i]) if i in said else verdict for i, verdict in enumerate(verdicts))
    columns = {"target": "text", "scores": "score", "notes": "note"}
    return replace(
        translation,
        **{field: column(getattr(translation, field), name) for field, name in columns.items()},
        glossary=glossary,
        verdicts=verdicts,
    )


def _opinion(index: int, data: dict) -> Opinion:
    return Opinion(index, **data | {"differs": tuple(data["differs"])})


def _application(data: dict) -> Application:
    try:
        return Application.of(data)
    except GlossaryError as error:
        raise ValueError(f"glossary: {error}") from None


def _signature(items: dict[str, str]) -> Signature:
    return Signature(tuple(items.items()))


def _summary(data: dict) -> Summary:
    scores = None if data["scores"] is None else tuple(data["scores"])
    return Summary(tuple(data["indices"]), scores, _signature(data["signature"]), tuple(data["notes"]), data["ranked"])


def _repaired(text: str, edits: tuple[Edit, ...]) -> str:
    """Apply the edits to the original: the repaired text is not in the file, because it follows."""
    pieces, cursor = [], 0
    for i, edit in enumerate(edits):
        if not cursor <= edit.start <= edit.end <= len(text) or text[edit.start : edit.end] != edit.before:
            raise ValueError(f"repairs[{i}] does not fit the article's text or the repair before it")
        pieces += text[cursor : edit.start], edit.after
        cursor = edit.end
    return "".join([*pieces, text[cursor:]])


def _agree(analysis: Analysis, data: dict) -> None:
    """Check what a schema cannot say: places, lengths, and what the file says twice."""
    total, length = len(analysis.sentences), len(analysis.article.text)
    for i, sentence in enumerate(analysis.sentences):
        if sentence.index != i:
            raise ValueError(f"sentences[{i}].index is {sentence.index}")
        if not sentence.start <= sentence.end <= length:
            raise ValueError(f"sentences[{i}] spans {sentence.start}-{sentence.end} of {length} characters")
    for name in ("glossary", "hypotheses", "legs"):
        if len(getattr(analysis.translation, name)) not in (0, total):
            raise ValueError(f"{name} are there for some sentences and not for others")
    for i in sorted({attempt.index for attempt in analysis.attempts}):
        chosen = [attempt.text for attempt in analysis.attempts_of(i) if attempt.chosen]
        if chosen != [(analysis.machine or analysis.translation).target[i]]:
            raise ValueError(f"sentences[{i}].target is not the one attempt that was chosen")
    for name, summary in (("summary", analysis.summary), ("lead", analysis.lead)):
        if summary.scores is not None and len(summary.scores) != total:
            raise ValueError(f"{name}.scores has {len(summary.scores)} entries for {total} sentences")
        if list(summary.indices) != sorted({*summary.indices} & {*range(total)}):
            raise ValueError(f"{name}.indices are not places in {total} sentences, in order")
    if data["article"]["file"] != (analysis.article.source and analysis.article.source.name):
        raise ValueError("article.file is not the bare name of a file")
    if data["article"]["name"] != analysis.article.name:
        raise ValueError("article.name does not follow from article.file")
    if data["signature"] != dict(analysis.signature.items):
        raise ValueError("signature is not that of article, summary and translation")


@lru_cache(maxsize=1)
def _validator():
    from jsonschema import Draft202012Validator, validators

    def is_integer(_, value):  # the standard takes 3.0 for one too, and nothing can be cut at 3.0
        return isinstance(value, int) and not isinstance(value, bool)

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", is_integer)
    schema = json.loads((files("toolkit") / "data" / "analysis.schema.json").read_text("utf-8"))
    return validators.extend(Draft202012Validator, type_checker=types)(schema)
