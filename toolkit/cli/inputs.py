"""What is typed as an article: files, folders, a dash for standard input."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import ArticleError, CorrectionError, ToolkitError
from toolkit.reading import Article, article_paths, read_article, read_stream

__all__ = ["article_from", "as_given", "corrections_of", "inputs", "standard_input"]


def article_from(path: str) -> Article:
    """Read the article of a path, of standard input for a dash; ArticleError if it cannot be."""
    if path == "-":
        return read_article(standard_input())
    return read_article(_path(path))


def _path(path: str) -> str | Path:
    """Give what was typed as a path; addresses are refused as such, and a text that was typed has its own way."""
    if "://" in path:
        return path
    if len(path.split()) > 2 and not os.path.exists(path):
        raise ArticleError(
            f"there is no file {path[:40]!r}. A text goes through -: echo 'Piove.' | toolkit translate -"
        )
    return Path(path)


def standard_input() -> bytes:
    """Read what comes through the pipe."""
    if sys.stdin is None:
        raise ArticleError("there is no standard input. Give a file.")
    return read_stream(sys.stdin.buffer, "the input")


def inputs(paths: Iterable[str]) -> Iterator[str | ToolkitError]:
    """Give each file once, folders opened; an error where a folder has no article."""
    seen = set()
    for path in paths:
        try:
            files = map(str, article_paths(path)) if path != "-" and os.path.isdir(path) else (path,)
        except ToolkitError as error:
            yield error
            continue
        for file in files:
            place = file if file == "-" else Path(file).resolve()
            if place not in seen:
                seen.add(place)
                yield file


def as_given(path: str | ToolkitError) -> str | Path | Article | ToolkitError:
    """Give what is to be analysed for a path; an error in its place where that is known already."""
    if isinstance(path, ToolkitError):
        return path
    try:
        return article_from(path) if path == "-" else _path(path)
    except ArticleError as error:
        return error


def corrections_of(options: argparse.Namespace) -> dict[str, str]:
    """Give what --correct says; CorrectionError if it says two things of one word."""
    corrections: dict[str, str] = {}
    for wrong, right in options.correct:
        if corrections.setdefault(wrong, right) != right:
            raise CorrectionError(f"--correct: {wrong!r} is to be {corrections[wrong]!r} and {right!r}. Keep one.")
    return corrections
