"""What is in a store, for people and for other programs: a few lines, or a line of JSON for each sentence."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from toolkit.errors import ToolkitError
from toolkit.many.store import SUFFIXES, Store

__all__ = ["export_lines", "sentence_rows", "store_lines"]


def store_lines(store: Store) -> list[str]:
    """Say how much is in a store, how large it is and how old.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store(f"{folder}/a.store") as store:
    ...     store_lines(store)[1]
    '0 analyses, 0 translated sentences'
    """
    files = (Path(f"{store.path}{suffix}") for suffix in SUFFIXES)
    size = sum(file.stat().st_size for file in files if file.exists())
    lines = [
        f"{store.path}: {size / 1e6:.1f} MB; it holds the text of the articles",
        f"{len(store.analyses)} analyses, {len(store.translations)} translated sentences",
    ]
    if span := store.span():
        first, last = (time.strftime("%Y-%m-%d %H:%M", time.localtime(when)) for when in span)
        lines.append(f"made between {first} and {last}")
    return [*lines, *store.notes]


def sentence_rows(store: Store) -> Iterator[dict]:
    """Give a row for every sentence of every analysis, for pandas, DuckDB or Polars."""
    for key in store.analyses:
        data = store.analyses[key]["analysis"]
        chosen = set(data["summary"]["indices"])
        for row in data["sentences"]:
            severities = [finding["severity"] for finding in row["findings"]]
            kept = {name: row[name] for name in "index kind paragraph source target model_score tokens note".split()}
            yield {
                "article": data["article"]["name"],
                "article_sha256": data["article"]["sha256"],
                **kept,
                "serious": severities.count("serious"),
                "doubtful": severities.count("doubtful"),
                "in_summary": row["index"] in chosen,
                "analysis": key,
            }


def export_lines(store: Store, path: Path) -> int:
    """Write the rows as JSON Lines, and say how many; ToolkitError if the file cannot be written."""
    beside, count = path.parent / f".{uuid4().hex}.part", 0
    try:
        with beside.open("x", encoding="utf-8") as file:
            beside.chmod(0o600)
            for row in sentence_rows(store):
                count += 1
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        beside.replace(path)
    except OSError as error:
        raise ToolkitError(f"{path}: cannot be written ({error.strerror}). Choose another place.") from None
    finally:
        with suppress(OSError):
            beside.unlink()
    return count
