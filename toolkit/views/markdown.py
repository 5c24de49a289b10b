"""A text from outside as Markdown."""

import re

__all__ = ["markdown_escaped"]


def markdown_escaped(text: str) -> str:
    r"""Escape what Markdown would take for markup.

    Examples
    --------
    >>> print(markdown_escaped("1. *Kim* tace"))
    1\. \*Kim\* tace
    """
    text = re.sub(r"[\\`*_\[\]<>|#~&$]", r"\\\g<0>", " ".join(text.splitlines()))
    return re.sub(r"^(\d+)([.)])|^([-+])", r"\1\\\2\3", text)
