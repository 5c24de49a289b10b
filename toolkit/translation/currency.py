"""What a currency is called, for language packages that do not know its sign."""

import re
from functools import lru_cache

__all__ = ["SIGNS", "currency_name", "sign_behind"]

SIGNS = {"€": "EUR", "£": "GBP"}
ITALIAN = {"€": "euro", "£": "sterline"}  # as news says it; CLDR has "sterline britanniche"
AMOUNT_AFTER_SIGN = re.compile(r"([€£])\s?(\d[\d.,]{0,20}\d|\d)(?!\s?[€£\d])")


def sign_behind(text: str) -> str:
    """Put the sign of a currency behind its amount, with a space between, as its name is said.

    Examples
    --------
    >>> sign_behind("costa €50, non 20€")
    'costa 50 €, non 20 €'
    """
    return re.sub(r"(?<=\d)(?=[€£])", " ", AMOUNT_AFTER_SIGN.sub(r"\2 \1", text))


@lru_cache(maxsize=64)
def currency_name(sign: str, language: str) -> str | None:
    """Give the name of a currency, in the plural, as CLDR has it; its code in a language that CLDR does not know.

    Parameters
    ----------
    sign : str
    language : str
        Code.

    Returns
    -------
    str or None
        None if the character is none of the `SIGNS`.

    Examples
    --------
    >>> [currency_name("£", language) for language in ("it", "fr", "de", "zz")], currency_name("x", "it")
    (['sterline', 'livres sterling', 'Britische Pfund', 'GBP'], None)
    """
    if sign not in SIGNS or language == "it":
        return ITALIAN.get(sign)
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        return get_currency_name(SIGNS[sign], count=2, locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return SIGNS[sign]
