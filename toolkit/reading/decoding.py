"""From the bytes of a file to its text: other formats are refused by name, mojibake is undone and noted."""

import re

from toolkit.errors import ArticleError

__all__ = ["NO_WORD", "decode"]

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
FOREIGN_FORMATS = (
    (b"PK\x03\x04", "a ZIP archive, such as an .odt or .epub document, or a .docx that is broken"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document (.doc)"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a Rich Text document (.rtf)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"version https://git-lfs", "a Git LFS pointer, not the file itself"),
)
FOREIGN_TEXTS = (
    (
        rb"(?>\s*(?><\?xml[^>]*>|<!--.*?-->))*\s*<(?:rss|feed|rdf:RDF)\b",
        "a feed of headlines (RSS or Atom). Save the article's page",
    ),
    (
        rb"\s*(?:WEBVTT\b|\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3} -->)",
        "a file of subtitles. Save their text alone, a sentence a line",
    ),
    (rb"\s*\{\s*\"[^\"\n]{1,80}\"\s*:", "JSON data. Save the text alone"),
)
# What one byte a character may be, where it is not UTF-8: Windows, the old Macintosh, MS-DOS.
OLDER = {"cp1252": "cp1252", "mac_roman": "Mac Roman", "cp850": "cp850 (MS-DOS)"}
ACCENTED = re.compile(r"(?<![^\W\da-zA-Z])(?:(?<=[a-zA-Z])[àèéìòù]|(?<!\w)[èÈ])(?!\w)")
FOREIGN = re.compile("[ŠŽšžŸƒˆ˜†‡Œœþð\ufffd\x80-\x9f]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
SAVE_AS_TEXT = "Save it as plain text (UTF-8), or as .docx, and give that file."
NO_WORD = "is empty, there is no word in it. Give a file with the article's text."


def decode(data: bytes, name: str, *, may_be_empty: bool = False) -> tuple[str, str, tuple[str, ...]]:
    r"""Decode the bytes of an article: byte order mark, then strict UTF-8, then cp1252; mojibake undone by ftfy.

    Mac Roman or cp850 is taken instead where that gives more of the accented letters that end Italian words. The order
    was measured on Italian text (UTF-8, cp1252, latin-1, mojibake, double encoding): statistical detectors
    read "è" as "č" in half the cp1252 sentences. ftfy runs without the options that change clean text.

    Parameters
    ----------
    data : bytes
    name : str
        What to call the input in messages.
    may_be_empty : bool
        Whether a text without a word is taken too, as lines of sentences may be.

    Returns
    -------
    text : str
    encoding : str
    notes : tuple of str
        Empty for plain UTF-8.

    Raises
    ------
    ArticleError
        If there is no text in it, or it is another kind of file.

    Examples
    --------
    >>> decode("perché".encode("cp1252"), "x.txt")
    ('perché', 'cp1252', ('not UTF-8: read as cp1252',))
    """
    for magic, what in FOREIGN_FORMATS:
        if data.startswith(magic):
            raise ArticleError(f"{name}: is {what}, not plain text. {SAVE_AS_TEXT}")
    for pattern, what in FOREIGN_TEXTS:
        if re.match(pattern, data.removeprefix(b"\xef\xbb\xbf")[:4000], re.DOTALL | re.IGNORECASE):
            raise ArticleError(f"{name}: is {what}, and give that file.")
    text, encoding, notes = _decode_bytes(data, name)
    controls = sum(1 for _ in CONTROL.finditer(text))  # a list of them could be larger than the text
    if controls > 0.05 * len(text):
        raise ArticleError(f"{name}: is a binary file ({controls} control characters), not plain text. {SAVE_AS_TEXT}")
    if controls:
        notes.append(f"{controls} control characters in the file")
    mended = _without_mojibake(text)
    if mended != text:
        notes.append("mojibake or HTML entities undone by ftfy; spans count the mended text")
    if not may_be_empty and not re.search(r"\w", mended):
        raise ArticleError(f"{name}: {NO_WORD}")
    return mended, encoding, tuple(notes)


def _decode_bytes(data: bytes, name: str) -> tuple[str, str, list[str]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, [f"byte order mark: read as {encoding}"]
            except UnicodeDecodeError as error:
                raise ArticleError(
                    f"{name}: opens with the mark of {encoding} but breaks off it at byte {error.start}. {SAVE_AS_TEXT}"
                ) from None
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    older = max(OLDER, key=lambda encoding: _italian_letters(data.decode(encoding, "replace")))
    if older != "cp1252":
        return data.decode(older), older, [f"not UTF-8: read as {OLDER[older]}"]
    try:
        return data.decode("cp1252"), "cp1252", ["not UTF-8: read as cp1252"]
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1", ["neither UTF-8 nor cp1252: read as latin-1"]


def _italian_letters(text: str) -> int:
    """Count letters with an accent where Italian has them, at the end of a word, less what no Italian text has.

    Of equals the first of `OLDER` is taken, cp1252.
    """
    return sum(1 for _ in ACCENTED.finditer(text)) - sum(1 for _ in FOREIGN.finditer(text))


def _without_mojibake(text: str) -> str:
    import ftfy

    return ftfy.fix_text(
        text,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
    )
