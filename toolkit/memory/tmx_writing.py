"""Units come in; a file of TMX 1.4 goes out, the same for the same units."""

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from toolkit.memory.tmx_reading import ANY
from toolkit.memory.unit import Unit
from toolkit.signature import __version__

__all__ = ["tmx_bytes"]

TOOL = "translation-summary-toolkit"
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def tmx_bytes(units: Sequence[Unit]) -> bytes:
    """Give units as TMX in UTF-8, one entry each.

    Examples
    --------
    >>> b"<seg>It is raining.</seg>" in tmx_bytes([Unit("Piove.", "It is raining.")])
    True
    """
    languages = Counter(unit.source_language for unit in units).most_common(1)
    common = languages[0][0] if languages else ANY
    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": TOOL,
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": TOOL,
            "adminlang": "en",
            "srclang": common,
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for unit in units:
        _add(body, unit, common)
    indent(root)
    return OPENING.encode() + tostring(root, encoding="utf-8") + b"\n"


def _add(body: Element, unit: Unit, common: str) -> None:
    entry = SubElement(body, "tu", {"srclang": unit.source_language} if unit.source_language != common else {})
    if unit.note:
        SubElement(entry, "note").text = unit.note
    changed = {}
    if unit.day:
        changed["changedate"] = f"{unit.day.replace('-', '')}T000000Z"
    if unit.author:
        changed["changeid"] = unit.author
    for language, text, more in (
        (unit.source_language, unit.source, {}),
        (unit.target_language, unit.target, changed),
    ):
        variant = SubElement(entry, "tuv", {"xml:lang": language, **more})
        SubElement(variant, "seg").text = text
