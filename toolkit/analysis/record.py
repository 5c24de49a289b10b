"""An analysis as JSON, and back.

``data/analysis.schema.json`` describes the format; every file is held against it before anything is made of it.
"""

import json
import os
import reprlib
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from toolkit.analysis.analysis import Analysis
from toolkit.checks import Attempt, Finding
from toolkit.engine import Verdict
from toolkit.errors import GlossaryError, ToolkitError
from toolkit.reading import Article, Edit, RepairLog, Sentence, read_bytes
from toolkit.signature import Signature
from toolkit.summary import Summary
from toolkit.translation import Alternative, Application, Leg, Translation

__all__ = ["FORMAT", "analysis_data", "analysis_of", "read_analysis", "to_json"]

FORMAT = 3


def to_json(analysis: Analysis) -> str:
    """Give everything as JSON, which `read_analysis` makes an equal analysis of.

    The article's text is in it; of its path only the file's name.

    Raises
    ------
    ToolkitError
        If it holds what JSON cannot: a score that is no finite number, or half a surrogate pair in a text.

    Examples
    --------
    >>> from toolkit import analyse
    >>> data = json.loads(to_json(analyse("seeds/bolivia-mare.txt")))
    >>> data["format"], data["article"]["file"], data["sentences"][1]["source"][:10]
    (3, 'bolivia-mare.txt', 'I marinai ')
    """
    try:
        text = json.dumps(analysis_data(analysis), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
        text.encode("utf-8")
    except ValueError as error:
        raise ToolkitError(f"the analysis of {analysis.article.name} holds what JSON cannot ({error}).") from None
    return text


def analysis_data(analysis: Analysis, *, derived: bool = True) -> dict:
    """Give an analysis as JSON can hold it, with or without what follows from the rest (quotations and slips)."""
    article, translation = analysis.article, analysis.translation
    of_sentences = {"findings": analysis.findings, "attempts": analysis.attempts}
    if derived:
        of_sentences |= {"quotations": analysis.quotations, "slips": analysis.doubtful_words}
    by_sentence = {name: _by_sentence(found) for name, found in of_sentences.items()}
    return {
        "format": FORMAT,
        "article": {
            "name": article.name,
            "file": article.source and os.fsencode(article.source.name).decode("utf-8", "replace"),
            "sha256": article.sha256,
            "encoding": article.encoding,
            "notes": article.notes,
            "text": article.text,
        },
        "repairs": [vars(edit) for edit in analysis.repairs.edits],
        "sentences": [
            {
                "index": s.index,
                "kind": s.kind,
                "paragraph": s.paragraph,
                "start": s.start,
                "end": s.end,
                "source": s.text,
                "target": translation.target[s.index],
                "model_score": translation.scores[s.index],
                "tokens": translation.tokens[s.index],
                "note": translation.notes[s.index],
                **{name: found.get(s.index, []) for name, found in by_sentence.items()},
                **_optional_content(translation, s.index),
            }
            for s in analysis.sentences
        ],
        "summary": _summary_content(analysis.summary),
        "lead": _summary_content(analysis.lead),
        "translation": {"signature": dict(translation.signature.items)},
        "signature": dict(analysis.signature.items),
    }


def _optional_content(translation: Translation, index: int) -> dict:
    columns = {"glossary": translation.glossary, "hypotheses": translation.hypotheses, "legs": translation.legs}
    verdict = (translation.verdicts or {index: None})[index]
    found = {name: list(map(_fields, column[index])) for name, column in columns.items() if column}
    return found | ({"verdict": asdict(verdict)} if verdict else {})


def _fields(one: object) -> dict:
    """Give the fields of a dataclass; a verdict only where there is one."""
    return {name: value for name, value in asdict(one).items() if name != "verdict" or value}


def _by_sentence(found: Iterable) -> dict[int, list[dict]]:
    """Give the fields of what belongs to each sentence, without its index."""
    result: dict[int, list[dict]] = {}
    for one in found:
        row = {name: value for name, value in _fields(one).items() if name != "index"}
        result.setdefault(one.index, []).append(row)
    return result


def _summary_content(summary: Summary) -> dict:
    return {
        "indices": summary.indices,
        "scores": summary.scores,
        "ranked": summary.ranked,
        "notes": summary.notes,
        "signature": dict(summary.signature.items),
    }


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
    if data["format"] != FORMAT:
        raise ValueError(f"has format {reprlib.repr(data['format'])}, and this toolkit reads format {FORMAT}")
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
    edits = tuple(Edit(**edit) for edit in data["repairs"])
    translation = Translation(
        source=tuple(row["source"] for row in rows),
        target=tuple(row["target"] for row in rows),
        scores=tuple(row["model_score"] for row in rows),
        tokens=tuple(row["tokens"] for row in rows),
        notes=tuple(row["note"] for row in rows),
        signature=_signature(data["translation"]["signature"]),
        glossary=tuple(tuple(map(_application, row["glossary"])) for row in rows if "glossary" in row),
        hypotheses=tuple(tuple(map(_alternative, row["hypotheses"])) for row in rows if "hypotheses" in row),
        verdicts=tuple(map(_verdict, rows)) if any("verdict" in row for row in rows) else (),
        legs=tuple(tuple(Leg(**one) for one in row["legs"]) for row in rows if "legs" in row),
    )
    analysis = Analysis(
        article=article,
        repairs=RepairLog(_repaired(article.text, edits), edits),
        sentences=tuple(
            Sentence(row["index"], row["source"], row["start"], row["end"], row["paragraph"], row["kind"])
            for row in rows
        ),
        translation=translation,
        summary=_summary(data["summary"]),
        lead=_summary(data["lead"]),
        findings=tuple(_finding(row["index"], finding) for row in rows for finding in row["findings"]),
        attempts=tuple(Attempt(row["index"], **a | {"verdict": _verdict(a)}) for row in rows for a in row["attempts"]),
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
        if chosen != [analysis.translation.target[i]]:
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
