"""A sentence and its translation, and what makes two sentences the same."""

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property, lru_cache

from toolkit.errors import TranslationMemoryError
from toolkit.writing import as_xml

__all__ = ["LANGUAGE", "PERSON", "Unit", "compared", "is_day", "primary"]

PERSON = "person"  # the author of what was decided here
LANGUAGE = re.compile("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
SAME = str.maketrans("‘’ʼ´`“”„«»″", "'" * 5 + '"' * 6, "\u00ad\u200b\ufeff")  # marks of one kind; what is not seen
KEPT_ON_ONE_LINE = ("source_language", "target_language", "day", "author")


@dataclass(frozen=True)
class Unit:
    """A sentence, its translation, and where that comes from.

    Line ends become line feeds, and what XML cannot hold U+FFFD, so that a file gives back the unit that was written.

    Attributes
    ----------
    source, target : str
    source_language, target_language : str
        "it", "en-GB", …: compared by what stands before the hyphen, in either case.
    day : str
        When it was last changed, as in "2025-06-29"; "" if that is not known.
    author : str
        `PERSON` ("person") for what was decided with this toolkit, else whoever the file names; "" if nobody.
    note : str

    Raises
    ------
    TranslationMemoryError
        If one of the sentences has no text, the languages are the same or none, or the day is none.

    Examples
    --------
    >>> unit = Unit("Il governo tace.", "The government is silent.", "it", "en", "2025-06-29", PERSON)
    >>> unit.pair, str(unit)
    (('it', 'en'), 'Il governo tace. → The government is silent. (it→en, person, 2025-06-29)')
    """

    source: str
    target: str
    source_language: str = "it"
    target_language: str = "en"
    day: str = ""
    author: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for name in (field.name for field in fields(self)):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise TranslationMemoryError(f"{name} must be text, not {type(value).__name__}.")
            value = as_xml(value.replace("\r\n", "\n").replace("\r", "\n"))
            if name in KEPT_ON_ONE_LINE:
                value = " ".join(value.split())
            object.__setattr__(self, name, value.strip() if name == "note" else value)
        for name in ("source", "target"):
            if not getattr(self, name).strip():
                raise TranslationMemoryError(f"{name} has no text.")
        for name in ("source_language", "target_language"):
            if not LANGUAGE.fullmatch(code := getattr(self, name)):
                raise TranslationMemoryError(
                    f"{name} is {code[:40]!r}, not the code of a language, such as it or en-GB."
                )
        if self.pair[0] == self.pair[1]:
            raise TranslationMemoryError(f"both languages are {self.pair[0]!r}.")
        if self.day and not is_day(self.day):
            raise TranslationMemoryError(f"day is {self.day[:40]!r}, not a day such as 2025-06-29.")

    @cached_property
    def pair(self) -> tuple[str, str]:
        """The two languages, without what stands behind a hyphen."""
        return primary(self.source_language), primary(self.target_language)

    @cached_property
    def compared(self) -> str:
        """The source in the form in which sentences are compared."""
        return compared(self.source)

    def turned(self) -> "Unit":
        """Give the unit of the other direction."""
        return replace(
            self,
            source=self.target,
            target=self.source,
            source_language=self.target_language,
            target_language=self.source_language,
        )

    def __str__(self) -> str:
        facts = ", ".join(filter(None, ("→".join(self.pair), self.author, self.day)))
        return f"{self.source} → {self.target} ({facts})"


def compared(text: str) -> str:
    r"""Give a sentence as it is compared: composed (NFC), with plain white space, apostrophes and quotation marks.

    Examples
    --------
    >>> compared("L’ONU:  «È tardi»\n") == compared("L'ONU: “È tardi”")
    True
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(SAME).split())


@lru_cache
def primary(language: str) -> str:
    """Give the language of a code, without region and script.

    Examples
    --------
    >>> primary("IT-it"), primary("en_GB")
    ('it', 'en')
    """
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def is_day(text: str) -> bool:
    """Whether a text is a day in the form of ISO 8601, such as 2025-06-29."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
