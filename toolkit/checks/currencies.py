"""Names and signs of currencies, of CLDR, beside a number, and of their hundredths."""

import re
from functools import lru_cache

from toolkit.checks.quantity import before

__all__ = ["CENTS", "CURRENCIES", "currency_around", "currency_names"]

# Of two currencies with the same name ("pound", "corona") the first one is meant.
CURRENCIES = "EUR USD GBP JPY CHF RUB CNY UAH INR TRY SEK PLN".split()
COINS = "euro|dollar[oi]|sterlin[ae]|franch?[oi]|rubl[oi]|lir[ae]"
CENTS = re.compile(
    rf"\s?¢|\s(?:(?:euro|US|U\.S\.)[\s-]?)?(?:(?:eurocent|cent)(?:esim[oi]|s)?|pence)\b(?:\s+di\s+(?:{COINS})\b)?"
    r"(?!\s+d(?:i|el)\s+(?:secondo|punto|grado))",
    re.IGNORECASE,
)


def currency_around(text: str, start: int, end: int, language: str) -> tuple[str | None, int, int]:
    """Find a currency before or after a number; give its code and the span with it."""
    codes, sign_before, name_after = _currencies(language)
    if match := name_after.match(text, end):
        return codes[match[1].lower()], start, match.end()
    if match := sign_before.search(before(text, start)):
        return codes[match[1].lower()], start - len(match.group()), end
    return None, start, end


def currency_names(code: str, language: str) -> str:
    """Give the names of a currency, as the alternatives of a pattern.

    Examples
    --------
    >>> currency_names("EUR", "en")
    'euros|euro'
    """
    names, *_ = _currencies(language)
    own = [name for name, currency in names.items() if currency == code and name.isalpha() and len(name) > 3]
    return "|".join(sorted(own, key=len, reverse=True))


@lru_cache
def _currencies(language: str) -> tuple[dict[str, str], re.Pattern, re.Pattern]:
    from babel.numbers import get_currency_name, get_currency_symbol

    signs = {sign.lower(): code for code in CURRENCIES for sign in (code, get_currency_symbol(code, "en"))}
    names: dict[str, str] = {}
    for code in CURRENCIES:
        for count in (1, 2):
            words = get_currency_name(code, count, language).lower().split()
            names.setdefault(words[0 if language == "it" else -1].replace("ruble", "rouble"), code)
            names.setdefault(words[0 if language == "it" else -1], code)
    if language == "it":  # English has one word for both
        names |= dict.fromkeys(("libbra", "libbre"), "GBP")
    sign, name = ("|".join(map(re.escape, sorted(table, key=len, reverse=True))) for table in (signs, names))
    sign_before = re.compile(rf"(?<![^\W_])(?:US|A|C)?({sign}|{name})\s?$", re.IGNORECASE)
    name_after = re.compile(
        rf"[\s-]?(?:(?:di|of)\s)?(?:(?:US|U\.S\.|(?-i:[A-Z])[a-z]+)\s)?({sign}|{name})(?![^\W_])", re.IGNORECASE
    )
    return signs | names, sign_before, name_after
