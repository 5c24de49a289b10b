"""What is written to disk: a file is whole or not there, and no text in a table is a spreadsheet's formula."""

import re
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from toolkit.errors import ToolkitError

__all__ = ["as_cell", "as_xml", "of_cell", "write_whole"]

OPENING = r"((?:^|[;\t\r\n])[\s\0\ufeff\u200b]*)"
SIGN = "(?='*[=+\\-@＝＋－＠﹦﹢﹣﹫])"
FORMULA, KEPT_FROM_IT = re.compile(OPENING + SIGN), re.compile(f"{OPENING}'{SIGN}")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_cell(text: str) -> str:
    """Put an apostrophe where a spreadsheet may take a text for a formula (OWASP, "CSV Injection").

    That is where it, or what stands behind a semicolon or tab in it, opens with ``=``, ``+``, ``-`` or ``@``.

    Examples
    --------
    >>> as_cell("=1+1"), as_cell("- Sì"), as_cell("3 + 4")
    ("'=1+1", "'- Sì", '3 + 4')
    """
    return FORMULA.sub(r"\1'", text)


def of_cell(text: str) -> str:
    """Take away what `as_cell` put in.

    Examples
    --------
    >>> of_cell("'- Sì"), of_cell("'Ndrangheta")
    ('- Sì', "'Ndrangheta")
    """
    return KEPT_FROM_IT.sub(r"\1", text)


def as_xml(text: str) -> str:
    r"""Give U+FFFD for every character that XML cannot hold.

    Examples
    --------
    >>> as_xml("a\0b")
    'a�b'
    """
    return NOT_IN_XML.sub("\ufffd", text)


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place and rename it: it is whole or not there. ToolkitError if it cannot be."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    beside = path.parent / f".{uuid4().hex}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ToolkitError(f"{path}: cannot be written ({reason}). Choose another folder or name.") from None
    finally:
        with suppress(OSError, ValueError):
            beside.unlink()
    return path
