"""Files to hand on: an analysis as a self-contained HTML page, as Markdown or as JSON."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from pathlib import Path

from toolkit.analysis import CAUTION, Analysis, lead_comparison
from toolkit.errors import ToolkitError
from toolkit.view import analysis_html, index_html

__all__ = ["FORMATS", "html_page", "index_page", "json_text", "markdown_text", "report"]

JSON_VERSION = 1


def html_page(analysis: Analysis) -> str:
    """Give one self-contained HTML page: no script, no font, no picture from elsewhere.

    Examples
    --------
    >>> from toolkit import analyse
    >>> html_page(analyse("seeds/bolivia-mare.txt"))[:15]
    '<!doctype html>'
    """
    return _page(analysis.name, analysis_html(analysis, level=1))


def index_page(rows: Iterable[str]) -> str:
    """Give an HTML page that links the pages of a folder, from `toolkit.view.index_row` of each."""
    return _page("Articles", index_html(rows))


def _page(title: str, body: str) -> str:
    page = "body{margin:24px auto;max-width:1070px;padding:0 12px;background:Canvas}:root{color-scheme:light dark}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{page}</style></head><body><main>{body}</main></body></html>\n"
    )


def markdown_text(analysis: Analysis) -> str:
    """Give a Markdown text: the summary in both languages, the translation, both side by side, the signature."""
    summary, target, source = analysis.summary, analysis.translation.target, analysis.translation.source
    chosen = (f"- **{i + 1}** {_md(target[i])}  \n  *{_md(source[i])}*" for i in summary.indices)
    translation = (f"### {_md(text)}" if heading else _md(text) for heading, text in _paragraphs(analysis))
    blocks = [
        f"# {_md(analysis.name)}",
        f"*{_md(analysis.title[0])}*" if analysis.title else "",
        CAUTION,
        f"## Summary ({summary.label}, {len(summary)} of {len(target)} sentences)",
        "\n".join(chosen),
        f"{lead_comparison(analysis)}.",
        "## Translation",
        *translation,
        "## Sentence by sentence",
        "\n".join(_markdown_rows(analysis)),
        "Model score: log-probability per token, at most 0; the model's own confidence, not truth.",
        "\n".join(f"- {_md(note)}" for note in analysis.notes),
        f"`{analysis.signature}`",
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _markdown_rows(analysis: Analysis) -> Iterator[str]:
    yield from ("| n | | Italian | English | model score |", "|--:|---|---|---|--:|")
    for i, (source, target) in enumerate(analysis.translation):
        score = analysis.translation.scores[i]
        star = "★" if i in analysis.summary else ""
        yield f"| {i + 1} | {star} | {_md(source)} | {_md(target)} | {'' if score is None else f'{score:.2f}'} |"


def translated_text(analysis: Analysis) -> str:
    """Give the translation alone, paragraph for paragraph."""
    return "\n\n".join(paragraph for _, paragraph in _paragraphs(analysis)) + "\n"


def _paragraphs(analysis: Analysis) -> list[tuple[bool, str]]:
    """Put the target sentences of each paragraph together; True for titles and sub-headings."""
    paragraphs: dict[int, list[str]] = {}
    headings = {sentence.paragraph for sentence in analysis.sentences if sentence.kind != "prose"}
    for sentence, text in zip(analysis.sentences, analysis.translation.target, strict=True):
        paragraphs.setdefault(sentence.paragraph, []).append(text)
    return [(number in headings, " ".join(texts)) for number, texts in paragraphs.items()]


def _md(text: str) -> str:
    """Escape what Markdown would take for markup."""
    text = re.sub(r"[\\`*_\[\]<>|#~&]", r"\\\g<0>", " ".join(text.splitlines()))
    return re.sub(r"^(\d+)([.)])|^([-+])", r"\1\\\2\3", text)


def json_text(analysis: Analysis) -> str:
    """Give everything as JSON; ``format`` names the schema's version.

    Keys: format, article (name, source, sha256, encoding, notes), repairs (rule, start, end, before, after), sentences
    (index, kind, paragraph, start, end, source, target, model_score, tokens, note), summary and lead (method, indices,
    scores, notes), signature.
    """
    article, translation = analysis.article, analysis.translation
    content = {
        "format": JSON_VERSION,
        "article": {
            "name": article.name,
            "source": article.source and os.fsencode(article.source.name).decode("utf-8", "replace"),
            "sha256": article.sha256,
            "encoding": article.encoding,
            "notes": article.notes,
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
            }
            for s in analysis.sentences
        ],
        **{
            name: {"method": it.method, "indices": it.indices, "scores": it.scores, "notes": it.notes}
            for name, it in (("summary", analysis.summary), ("lead", analysis.lead))
        },
        "signature": dict(analysis.signature.items),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Analysis], str]] = {"html": html_page, "md": markdown_text, "json": json_text}


def report(analysis: Analysis, path: str | Path) -> Path:
    """Write an analysis to a file; its ending says how. Nothing half-written is left behind.

    Parameters
    ----------
    analysis : Analysis
    path : str or Path
        Ends in one of the keys of `FORMATS`.

    Raises
    ------
    ToolkitError
        If the ending is another one, or the file cannot be written.
    """
    path = Path(path)
    write = FORMATS.get(path.suffix.lstrip(".").lower())
    if write is None:
        raise ToolkitError(f"{path}: reports end in {', '.join('.' + name for name in FORMATS)}, not {path.suffix!r}.")
    return write_whole(path, write(analysis))


def write_whole(path: Path, text: str) -> Path:
    """Write a text beside its place and rename it: the file is whole or not there. ToolkitError if it cannot be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        raise ToolkitError(f"{path}: cannot be written ({error.strerror}). Choose another folder.") from None
    finally:
        with suppress(OSError):
            beside.unlink()
    return path
