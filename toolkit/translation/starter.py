"""The starter glossary: Italian public life in English, with the source of each rendering; it is on by default."""

from collections.abc import Mapping
from importlib.resources import as_file, files

from toolkit.translation.glossary import Glossary

__all__ = ["STARTER", "glossary_for"]

PAIR = ("it", "en")

with as_file(files("toolkit") / "data" / "starter.it-en.csv") as path:
    STARTER = Glossary.read(path, "starter")


def glossary_for(given: Glossary | Mapping[str, str] | None, source: str, target: str) -> Glossary | None:
    """Make a glossary of what is given; the starter glossary is for its own pair only.

    Examples
    --------
    >>> glossary_for(STARTER, "it", "en") is STARTER, glossary_for(STARTER, "en", "fr")
    (True, None)
    """
    if given is STARTER and (source, target) != PAIR:
        return None
    return given if isinstance(given, Glossary | None) else Glossary(given)
