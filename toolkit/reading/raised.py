"""Raised figures: marks of footnotes, powers and squares, which must not run into the figure before them."""

import re
from collections.abc import Iterator

__all__ = ["in_superscript", "raised_figures", "with_superscripts"]

DIGITS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
RAISED = "⁰¹²³⁴-⁹"
SUPERSCRIPT = re.compile(r"<sup\b[^>]*>(?P<inner>(?:(?!</?sup\b).)*)</sup\s*>", re.IGNORECASE | re.DOTALL)
SUBSCRIPT = re.compile(r"(?<=[a-zà-ÿ])<sub\b[^>]*>(?=[a-z])", re.IGNORECASE)
ORDINALS = {"o": "º", "a": "ª", "i": "º", "e": "º"}
POWER = re.compile(rf"(?<![\d.,])10([⁺⁻]?[{RAISED}]+)")
NOTE = r"(?:\[(?:[Nn]ota\s)?\d{1,3}\])+"
ENDS = r"(?=[\s.,;:!?\"»)]|$)"
# "ha [12] anni" is what an editor put in; "nel 1961 [1] teneva" a mark
BRACKETED = re.compile(
    rf"(?<=[\w.!?…\"»)%]){NOTE}{ENDS}|(?<=[\d.!?…\"»)%])\s{NOTE}{ENDS}|(?<=[^\W\d])\s{NOTE}{ENDS}(?!\s[a-zà-ÿ])"
    rf"|(?<=\w)\s\[[Nn]ota\s\d{{1,3}}\]{ENDS}"
)
UNIT = r"(?<![^\W\d_])(?:[kcdmhµ]?m|ft|in|yd|mi|sec|s)"
FIGURES = rf"(?:[{RAISED}]+|⁽[{RAISED}]+⁾)"
MARK = re.compile(
    rf"(?<=[\w.!?…\"»),;:%]){FIGURES}(?:[,\s]{FIGURES})*|(?<=[\w.!?…\"»),;:%])\s{FIGURES}(?=[\s.,;:!?]|$)"
)
MEASURED = re.compile(rf"(?:{UNIT}|(?<!\d)\d\d?|[a-zA-Z]\)|\b[a-zα-ω])$")
FIRST = re.compile(r"(?:¹|⁽.*)")  # no power
FORMULA_BEFORE = re.compile(r"[=+*·×]\s?[a-zA-Z]{1,3}$")
FORMULA_BEHIND = re.compile(r"\s?[=≈<>±+×·*/]")
SHORT = re.compile(r"(?<![^\W_])[a-zA-Z]{1,2}$")


def in_superscript(figures: str) -> str:
    """Give figures in raised letters, and raised letters of ordinals; other text as it is.

    Examples
    --------
    >>> in_superscript("12"), in_superscript("o"), in_superscript("[3]"), in_superscript("ème")
    ('¹²', 'º', '[3]', 'ème')
    """
    text = figures.strip()
    if re.fullmatch(r"[+−–-]?\d{1,3}(?:[,\s]+\d{1,3})*", text):
        return text.translate(DIGITS)
    return ORDINALS.get(text.lower(), figures)


def with_superscripts(page: str) -> str:
    """Write what is raised on an HTML page in raised letters, where all other markup is taken away later.

    Examples
    --------
    >>> with_superscripts('10<sup>6</sup>, nel 1961<sup><a href="#n">3</a></sup>, 112 metri<sub>slm</sub>')
    '10⁶, nel 1961³, 112 metri <sub>slm</sub>'
    """
    if "<su" not in page.lower():
        return page
    page = SUPERSCRIPT.sub(lambda match: in_superscript(re.sub(r"<[^>]*>", "", match["inner"])), page)
    return SUBSCRIPT.sub(lambda match: f" {match[0]}", page)


def raised_figures(text: str) -> Iterator[tuple[int, int, str]]:
    """Find marks of footnotes, to be left out, and powers of ten, to be written out: start, end, and what stands then.

    Squares and cubes of units, of short figures, and in formulas stay.

    Examples
    --------
    >>> text = "Nel 1961.[1] Oggi³ 10⁶ m³ e 40 km²."
    >>> [(text[start:end], new) for start, end, new in raised_figures(text)]
    [('[1]', ''), ('³', ''), ('⁶', '^6')]
    >>> list(raised_figures("E=mc², ha [12] anni"))
    []
    """
    found = [(m.start(1), m.end(1), "^" + m[1].translate(PLAIN)) for m in POWER.finditer(text)]
    found += [(*m.span(), "") for m in BRACKETED.finditer(text)]
    found += [(*m.span(), "") for m in MARK.finditer(text) if not _is_power(m)]
    yield from sorted(found)


def _is_power(mark: re.Match[str]) -> bool:
    """Tell squares and cubes: of units, of short figures, and in formulas ("E=mc²", "R² = 0,9")."""
    if FIRST.fullmatch(mark.group()):
        return False
    text, start = mark.string, mark.start()
    left = text[max(0, start - 8) : start]
    if MEASURED.search(left) or FORMULA_BEFORE.search(left):
        return True
    return bool(SHORT.search(left) and FORMULA_BEHIND.match(text, mark.end()))
