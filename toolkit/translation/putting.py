"""A term put into an English sentence: no article twice, "a" or "an" as it goes, a capital where the sentence opens."""

import re

__all__ = ["put"]

OPENS = re.compile(r"^[\W_]*$")
# What stands before a noun in the place of its article.
DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|its|his|her|their|our|my|your|no|every|each|any|some|former|ex|italian|new|deputy|"
    r"chief|acting|two|three|four|five)|['’]s|s['’])[\s-]+$",
    re.IGNORECASE,
)
ELISION = re.compile(
    r"\b(?:dell|all|dall|nell|sull|l|d)['’]$", re.IGNORECASE
)  # that a model leaves before a placeholder
VOWEL = re.compile(r"(?!uni|eu|one\b|us[aei]|u[sk]\b)[aeiou]", re.IGNORECASE)


def put(text: str, start: int, end: int, term: str, *, opens_large: bool = True) -> str:
    """Put a term in the place of what stands from `start` to `end`.

    Parameters
    ----------
    text : str
        English.
    start, end : int
    term : str
        It may begin with its article.
    opens_large : bool
        Whether the sentence begins with a capital.

    Examples
    --------
    >>> put("The pm asked a pm.", 4, 6, "the prosecutor"), put("The pm asked a pm.", 15, 17, "examining judge")
    ('The prosecutor asked a pm.', 'The pm asked an examining judge.')
    >>> put("“X12 said", 1, 4, "the prosecutor")
    '“The prosecutor said'
    """
    before, after = ELISION.sub("", text[:start]), text[end:]
    words = re.match(r"(?:(?:of|to|by|on|with) )?(?:the |an? )?", term).group().split()
    while words and re.search(rf"\b{' '.join(words)}\s+$", before, re.IGNORECASE) is None:
        words.pop()
    term = term[len(" ".join(words)) :].lstrip()  # what stands there already
    if DETERMINER.search(before):
        term = term.removeprefix("the ")
    if article := re.search(r"\b(a)n?(\s+)$", before, re.IGNORECASE):
        before = before[: article.start()] + article[1] + ("n" if VOWEL.match(term) else "") + article[2]
    if opens_large and OPENS.match(before) and not term[1:2].isupper():
        term = term[:1].upper() + term[1:]
    return before + term + after
