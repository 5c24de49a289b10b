"""An analysis as JSON.

``data/analysis.schema.json`` describes the format; `toolkit.analysis.restoring` reads it back.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict

from toolkit.analysis.analysis import Analysis
from toolkit.errors import ToolkitError
from toolkit.summary import Summary
from toolkit.translation import Translation

__all__ = ["FORMAT", "analysis_data", "to_json"]

FORMAT = 4


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
    (4, 'bolivia-mare.txt', 'I marinai ')
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
                **_opinion(analysis, s.index),
                **_edit(analysis, s.index),
                **_matches(analysis, s.index),
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


def _opinion(analysis: Analysis, index: int) -> dict:
    opinion = analysis.opinion_of(index)
    return {"opinion": {name: value for name, value in asdict(opinion).items() if name != "index"}} if opinion else {}


def _edit(analysis: Analysis, index: int) -> dict:
    """Say whose wording a sentence has, and what the machine had said, where there is an edit."""
    edit, machine = analysis.edit_of(index), analysis.machine
    if not edit:
        return {}
    said = {"text": machine.target[index], "score": machine.scores[index], "note": machine.notes[index]}
    terms = {"glossary": list(map(_fields, machine.glossary[index]))} if machine.glossary else {}
    verdict = machine.verdicts[index] if machine.verdicts else None
    judged = {"verdict": asdict(verdict)} if verdict else {}
    return {"edit": {"origin": edit.origin, "day": edit.day, "machine": said | terms | judged}}


def _matches(analysis: Analysis, index: int) -> dict:
    own = map(asdict, analysis.matches_of(index))
    found = [{name: value for name, value in match.items() if name != "index"} for match in own]
    return {"matches": found} if found else {}


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
