"""Names of countries and of some cities in Italian, from Unicode's CLDR, which comes with Babel."""

from functools import cache

__all__ = ["places"]


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
