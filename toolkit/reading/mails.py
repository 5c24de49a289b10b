"""Mails, and pages that a browser has saved as one file: what the standard library reads of them."""

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple

from toolkit.errors import ArticleError
from toolkit.reading.decoding import decode
from toolkit.reading.extracts import counted

__all__ = ["Mail", "is_mail", "read_mail"]

HEADERS = re.compile(rb"(?>[A-Za-z][A-Za-z0-9-]{1,40}: ?[^\r\n]*\r?\n(?>[ \t][^\r\n]*\r?\n)*){2,}")
A_MAIL = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID): ?\S", re.IGNORECASE | re.MULTILINE)

WROTE = re.compile(r"\b(?:ha scritto|wrote)\s?:\s*$")
SIGNATURE = 12  # lines at most


class Mail(NamedTuple):
    """The subject of a mail with its text, or the HTML page that it consists of; and notes about the reading."""

    subject: str
    text: str
    page: bytes | None
    notes: tuple[str, ...]


def is_mail(data: bytes) -> bool:
    r"""Say whether bytes open with the headers of a mail.

    Examples
    --------
    >>> is_mail(b"Subject: Ciao\nMIME-Version: 1.0\n\nIl mare."), is_mail(b"Umerov: no.\nConti: no.\n")
    (True, False)
    """
    headers = HEADERS.match(data[:20_000])
    return bool(headers and A_MAIL.search(headers[0]))


def read_mail(data: bytes, name: str) -> Mail:
    """Read a mail; of several forms of its text the plain one, all parts of it. Attachments are left out, and counted.

    Raises
    ------
    ArticleError
        If there is no text in it, or it is broken.
    """
    try:
        return _read(data, name)
    except ArticleError:
        raise
    except Exception as error:  # fed with any bytes, a parser raises anything
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ArticleError(f"{name}: is a mail that cannot be read ({reason}). Copy its text and paste that.") from None


def _read(data: bytes, name: str) -> Mail:
    message = message_from_bytes(data, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    own = [part for part in parts if not part.is_attachment()]
    plain, pages = ([part for part in own if part.get_content_type() == f"text/{kind}"] for kind in ("plain", "html"))
    if not plain and not pages:
        raise ArticleError(f"{name}: is a mail in which there is no text. Copy its text and paste that.")
    is_saved = "Saved by" in str(message["from"] or "")  # a page, which has its title
    subject = "" if is_saved else " ".join(str(message["subject"] or "").split())
    others = sum(part.is_attachment() for part in parts)
    left_out = tuple(counted(others, "attachment"))
    if not plain:
        page = _content(pages[0])
        whole = page if b"<html" in page[:5000].lower() else b"<html><body>%s</body></html>" % page
        return Mail(subject, "", whole, left_out)
    text, _, notes = decode(b"\n\n".join(map(_content, plain)), name)
    text, set_aside = _own(text)
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text))
    return Mail(subject, "\n\n".join(filter(None, blocks)), None, (*notes, *set_aside, *left_out))


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True) or b""
    with suppress(LookupError, UnicodeDecodeError):  # else `decode` knows what to try
        return content.decode(part.get_content_charset() or "utf-8").encode()
    return content


def _own(text: str) -> tuple[str, list[str]]:
    """Leave out the lines of another mail (">") and the signature behind "-- ", unless nothing else is there."""
    body, mark, signature = text.replace("\r\n", "\n").partition("\n-- \n")
    signed = [line for line in signature.split("\n") if line.strip()]
    if mark and len(signed) > SIGNATURE:
        body, signed = text, []
    lines = body.split("\n")
    quoted = {i for i, line in enumerate(lines) if line.startswith(">")}
    quoted |= {i - 1 for i in quoted if i and i - 1 not in quoted and WROTE.search(lines[i - 1])}
    own = "\n".join(line for i, line in enumerate(lines) if i not in quoted)
    if not own.strip():
        return text, []
    return own, [
        *counted(len(quoted), "line", " of the mail that it answers"),
        *counted(len(signed), "line", " of the signature"),
    ]
