"""Names of countries, continents and some cities, from Unicode's CLDR, which comes with Babel."""

from collections.abc import Mapping
from functools import cache

__all__ = ["demonyms", "italian_places", "places", "territories"]

CONTINENTS = frozenset("002 003 005 009 013 019 029 142 150 419".split())  # the other regions have official names

ITALIAN = """
Abruzzo, Basilicata, Calabria, Campania, Emilia-Romagna, Friuli-Venezia Giulia, Lazio, Liguria, Lombardia, Marche,
Molise, Piemonte, Puglia, Sardegna, Sicilia, Toscana, Trentino-Alto Adige, Umbria, Valle d'Aosta, Veneto,
Agrigento, Alessandria, Ancona, Aosta, Arezzo, Ascoli Piceno, Asti, Avellino, Bari, Barletta, Andria, Trani, Belluno,
Benevento, Bergamo, Biella, Bologna, Bolzano, Brescia, Brindisi, Cagliari, Caltanissetta, Campobasso, Caserta, Catania,
Catanzaro, Chieti, Como, Cosenza, Cremona, Crotone, Cuneo, Enna, Fermo, Ferrara, Firenze, Foggia, Forlì, Cesena,
Frosinone, Genova, Gorizia, Grosseto, Imperia, Isernia, L'Aquila, La Spezia, Latina, Lecce, Lecco, Livorno, Lodi, Lucca,
Macerata, Mantova, Massa, Carrara, Matera, Messina, Milano, Modena, Monza, Napoli, Novara, Nuoro, Oristano, Padova,
Palermo, Parma, Pavia, Perugia, Pesaro, Urbino, Pescara, Piacenza, Pisa, Pistoia, Pordenone, Potenza, Prato, Ragusa,
Ravenna, Reggio Calabria, Reggio Emilia, Rieti, Rimini, Roma, Rovigo, Salerno, Sassari, Savona, Siena, Siracusa,
Sondrio, Taranto, Teramo, Terni, Torino, Trapani, Trento, Treviso, Trieste, Udine, Varese, Venezia, Verbania, Vercelli,
Verona, Vibo Valentia, Vicenza, Viterbo
"""


@cache
def territories(language: str = "it") -> Mapping[str, str]:
    """Give the names of countries and continents in a language, by their code: letters for countries, else digits.

    Examples
    --------
    >>> territories()["KP"], territories("en")["KP"], territories("en")["150"]
    ('Corea del Nord', 'North Korea', 'Europe')
    """
    from babel import Locale

    names = Locale(language).territories
    return {code: name for code, name in names.items() if code.isalpha() or code in CONTINENTS}


@cache
def places() -> frozenset[str]:
    """Give the Italian names of all countries, and of the cities that time zones are named after.

    Capitals without a time zone of their own, such as Washington, are not there.

    Examples
    --------
    >>> {"Russia", "Corea del Nord", "Mosca"} <= places()
    True
    """
    from babel import Locale

    countries = (name.replace("’", "'") for code, name in territories().items() if code.isalpha())
    return frozenset([*countries, *(zone["city"] for zone in Locale("it").time_zones.values() if "city" in zone)])


@cache
def italian_places() -> frozenset[str]:
    """Give the regions of Italy and the capitals of its provinces.

    Examples
    --------
    >>> {"L'Aquila", "Lazio", "Reggio Calabria"} <= italian_places()
    True
    """
    return frozenset(name.strip() for name in ITALIAN.replace("\n", " ").split(","))


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
