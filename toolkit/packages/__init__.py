"""The language packages on this machine: names and folders come in; packages, of both kinds, and choices go out."""

from toolkit.packages.installed import (
    DEFAULT,
    MODES,
    SMALLEST_MODEL,
    Choice,
    available,
    broken,
    choose,
    find,
    folders,
    missing,
    read,
)
from toolkit.packages.language_package import (
    BUNDLED,
    CODE,
    KINDS,
    LARGEST_METADATA,
    LanguagePackage,
    lacking,
    parse,
    read_start,
    version_key,
)

__all__ = [
    "BUNDLED",
    "CODE",
    "DEFAULT",
    "KINDS",
    "LARGEST_METADATA",
    "MODES",
    "SMALLEST_MODEL",
    "Choice",
    "LanguagePackage",
    "available",
    "broken",
    "choose",
    "find",
    "folders",
    "lacking",
    "missing",
    "parse",
    "read",
    "read_start",
    "version_key",
]
