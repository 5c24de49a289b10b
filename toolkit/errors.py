"""The errors of the toolkit: one base class, and a message that says what was wrong, where, and what to do next."""

import re

__all__ = [
    "ArticleError",
    "CorrectionError",
    "EditError",
    "GlossaryError",
    "PackageError",
    "PackageNotFound",
    "StoreError",
    "SummaryError",
    "ToolkitError",
    "TranslationError",
    "TranslationMemoryError",
    "visible",
]

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Write out what a terminal would obey, or could not show: a file's name and a package may hold anything.

    Examples
    --------
    >>> print(visible("a\x1b[31m.txt"))
    a\x1b[31m.txt
    """
    return UNSEEN.sub(lambda match: ascii(match.group())[1:-1], text)


class ToolkitError(Exception):
    """Base class of every error that the toolkit raises on purpose.

    Examples
    --------
    >>> from toolkit import read_article
    >>> try:  # doctest: +ELLIPSIS
    ...     read_article("missing.txt")
    ... except ToolkitError as error:
    ...     print(error)
    missing.txt: there is no such file in ...
    """

    def __str__(self) -> str:
        return visible(super().__str__())

    def _render_traceback_(self) -> list[str]:
        """Give what notebooks show: the message alone, since it says what to do (IPython looks for this method)."""
        return [f"{type(self).__name__}: {self}"]


class ArticleError(ToolkitError):
    """An article cannot be read: names the file, what was found in it and what to do."""


class CorrectionError(ToolkitError, ValueError):
    """A correction does not fit the text: names it and the nearest words."""


class PackageError(ToolkitError):
    """A language package is broken: names its folder and what is wrong with it."""


class PackageNotFound(PackageError):
    """No package translates the pair asked for: lists the installed pairs and says how to get one."""


class GlossaryError(ToolkitError):
    """A glossary cannot be used: names the file and the line, what is wrong there and what to do."""


class TranslationError(ToolkitError):
    """A translation was asked for with arguments that cannot work."""


class EditError(ToolkitError, ValueError):
    """An edit of a translation that cannot be taken: no such sentence, no text, or of another article."""


class SummaryError(ToolkitError, ValueError):
    """A summary was asked for with a method, a length or a language that does not exist."""


class StoreError(ToolkitError):
    """A store cannot be opened, read or written: names its file, what is wrong and what to do."""


class TranslationMemoryError(ToolkitError):
    """A translation memory cannot be read, or a unit of it cannot be: names the file, what is wrong and what to do."""
