"""TMX 1.1 to 1.4b, as tools for translators write it, comes in; units go out. Hostile XML is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from toolkit.errors import TranslationMemoryError
from toolkit.memory.opening import pieces
from toolkit.memory.unit import LANGUAGE, Unit, is_day, primary

__all__ = ["read_tmx"]

CODES = {"bpt", "ept", "it", "ph", "ut"}  # what stands in them is of a layout, no text
IN_PLACE = {"file", "id", "next", "path", "prev"}  # OmegaT: the translation holds where these say, and nowhere else
ANY = "*all*"  # as a source language: each of them
MOST = 1_000_000  # units; an entry of 24 languages may be 552
LANG = ("{http://www.w3.org/XML/1998/namespace}lang", "lang")  # the second in TMX 1.1
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
REFUSED = "No memory needs that, and it may be an attack: it was not read. Export the memory anew."


def read_tmx(path: Path) -> tuple[list[Unit], tuple[str, ...]]:
    """Give the units of a file, and notes on what was left out; TranslationMemoryError says what is wrong."""
    reader = _Reader()
    parser = DefusedXMLParser(target=reader)
    try:
        for piece in pieces(path):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException:
        raise TranslationMemoryError(f"defines entities or refers to other files. {REFUSED}") from None
    except (ParseError, ValueError, LookupError) as error:
        raise TranslationMemoryError(
            f"is no TMX, or is damaged ({error}). Export it anew from the program that made it."
        ) from None
    return reader.units(), reader.notes()


@dataclass
class _Variant:
    """One language of an entry."""

    attributes: Mapping[str, str]
    text: str = ""

    def __post_init__(self) -> None:
        self.language = next((self.attributes[name] for name in LANG if name in self.attributes), "").strip()


@dataclass
class _Entry:
    """What stands in a ``<tu>``."""

    attributes: Mapping[str, str]
    variants: list[_Variant] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_in_place: bool = False

    def units(self, source_language: str) -> Iterator[Unit]:
        """Make a unit of the source and each other language; of all if the source may be any."""
        variants = [each for each in self.variants if each.text.strip() and LANGUAGE.fullmatch(each.language)]
        language = _source_language(self.attributes) or source_language
        sources = [each for each in variants if language == ANY or primary(each.language) == primary(language)]
        for source in sources if language == ANY else sources[:1]:
            for other in variants:
                if primary(other.language) != primary(source.language):
                    yield self._unit(source, other)

    def _unit(self, source: _Variant, target: _Variant) -> Unit:
        both = (target.attributes, self.attributes)
        authors = (found.get(name, "") for found in both for name in ("changeid", "creationid"))
        dates = (found.get(name, "") for found in both for name in ("changedate", "creationdate"))
        return Unit(
            source.text,
            target.text,
            source.language,
            target.language,
            day=next(filter(None, map(_day, dates)), ""),
            author=next(filter(str.strip, authors), ""),
            note="\n".join(self.notes),
        )


class _Reader:
    """What the parser tells of elements, attributes and text (the ``target`` of an XMLParser)."""

    def __init__(self) -> None:
        self._everywhere: list[Unit] = []
        self._in_place: list[Unit] = []
        self._without = self._entries = 0
        self._source_language = ANY
        self._root = ""
        self._entry: _Entry | None = None
        self._text: list[str] | None = None  # of the <seg> or <note> that is open
        self._codes = 0  # how many elements are open from a code on
        self._behind_code = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = _local(tag)
        self._root = self._root or tag
        if self._root != "tmx":
            raise TranslationMemoryError(
                f"is no TMX: its outermost element is <{tag[:40]}>. Give a file of TMX or CSV."
            )
        if tag in CODES or self._codes:
            self._codes += self._text is not None
        elif tag == "header":
            self._source_language = _source_language(attributes) or ANY
        elif tag == "tu":
            self._entry = _Entry(attributes)
        elif self._entry is None:
            pass
        elif tag == "tuv":
            self._entry.variants.append(_Variant(attributes))
        elif tag == "prop":
            self._entry.is_in_place |= attributes.get("type", "") in IN_PLACE
        elif tag in ("seg", "note"):
            self._text = []

    def data(self, text: str) -> None:
        if self._text is None or self._codes:
            return
        if self._behind_code and text[:1].isspace() and not "".join(self._text[-1:])[-1:].strip():
            text = text[1:]  # "<ph/> Il <ph/> governo" has one space where the code was
        self._behind_code = False
        if text:
            self._text.append(text)

    def end(self, tag: str) -> None:
        tag = _local(tag)
        if self._codes:
            self._codes -= 1
            self._behind_code = not self._codes
        elif self._entry is None:
            pass
        elif tag == "seg" and self._entry.variants:
            self._entry.variants[-1].text += self._closed()
        elif tag == "note":
            self._entry.notes.append(self._closed().strip())
        elif tag == "tu":
            self._add(self._entry)
            self._entry = None

    def close(self) -> None:
        pass

    def _closed(self) -> str:
        text, self._text, self._behind_code = "".join(self._text or ()), None, False
        return text

    def _add(self, entry: _Entry) -> None:
        units = list(entry.units(self._source_language))
        self._entries += 1
        self._without += not units
        (self._in_place if entry.is_in_place else self._everywhere).extend(units)
        if len(self._everywhere) + len(self._in_place) > MOST:
            raise TranslationMemoryError(f"has more than {MOST:,} units. Give a smaller memory.")

    def units(self) -> list[Unit]:
        """Give all units; of those that hold in one place only, what no other translates."""
        there = {(unit.compared, unit.pair) for unit in self._everywhere}
        return [*self._everywhere, *(unit for unit in self._in_place if (unit.compared, unit.pair) not in there)]

    def notes(self) -> tuple[str, ...]:
        """Say what was left out."""
        notes = []
        if self._without:
            language = "any" if self._source_language == ANY else self._source_language
            without = f"entries without text in the source language ({language}) and another"
            notes.append(f"{without}, left out: {self._without} of {self._entries}")
        if less := len(self._everywhere) + len(self._in_place) - len(self.units()):
            notes.append(f"alternative translations, for one place of a file only, left out: {less}")
        return tuple(notes)


def _source_language(attributes: Mapping[str, str]) -> str:
    language = attributes.get("srclang", "").strip()
    return ANY if language.lower() == ANY else language


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _day(text: str) -> str:
    """Give the day of 20250629T143000Z; "" if that is none."""
    found = DAY.match(text.strip())
    day = "-".join(found.groups()) if found else ""
    return day if is_day(day) else ""
