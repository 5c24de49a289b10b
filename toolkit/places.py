"""Names of countries and of some cities in Italian, from Unicode's CLDR, which comes with Babel."""

from functools import cache

__all__ = ["demonyms", "places"]


@cache
def places() -> frozenset[str]:
    """Give the Italian names of all territories, and of the cities that time zones are named after.

    Capitals without a time zone of their own, such as Washington, are not there.

    Examples
    --------
    >>> {"Russia", "Corea del Nord", "Mosca"} <= places()
    True
    """
    from babel import Locale

    locale = Locale("it")
    territories = (name.replace("’", "'") for code, name in locale.territories.items() if code.isalpha())
    return frozenset([*territories, *(zone["city"] for zone in locale.time_zones.values() if "city" in zone)])


@cache
def demonyms() -> frozenset[str]:
    """Give the Italian adjectives of countries that have a language named after them, in all four forms.

    Examples
    --------
    >>> {"russo", "russa", "francesi"} <= demonyms()
    True
    """
    from babel import Locale

    names = [name for name in Locale("it").languages.values() if name.isalpha() and name.endswith(("o", "e"))]
    return frozenset(name[:-1] + end for name in names for end in ("oaie" if name.endswith("o") else "ei"))
