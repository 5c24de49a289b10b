"""What the model itself was unsure of, for notebooks: the weakest words, and what else it would have said."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

from toolkit.analysis import Analysis
from toolkit.checks import Finding, check_variants
from toolkit.errors import ToolkitError
from toolkit.summary import LANGUAGES, stop_words
from toolkit.translation import (
    TokenScore,
    Translator,
    default_translator,
    mode_of,
    one_chance_in,
    weakest_words,
)
from toolkit.views.beside import compared
from toolkit.views.panels import framed
from toolkit.views.table import languages, number
from toolkit.views.view import style

__all__ = ["alternatives_html", "weakest_words_html"]

NARROW = ("model score", "findings")
WEAK = (
    "Underlined: the weakest {share:g} % of the article's words, function words apart. Behind each, the most that the "
    "model gave it: “1 in 20” means that it had other words in mind nineteen times of twenty, the right one perhaps "
    "among them. A mark is a doubt, not an error; and a word without one may be wrong: a fluent mistake is likely, and "
    "what was left out has no word."
)
OTHERS = (
    "What else the model would have said, the likeliest first. Struck out: words of the translation; underlined: what "
    "stands there instead. The score is the model's liking for its own words, 0 at best, not a measure of truth: "
    "the right wording may be far down, or not among them at all. The findings are those that the checks would have."
)


def weakest_words_html(
    analysis: Analysis,
    translator: Translator | None = None,
    only: Collection[int] | None = None,
    share: float = 0.1,
) -> str:
    """Show sentences with the words underlined to which the model gave the least chance.

    Every word of the article is scored for it, which takes about half the time of a translation. See `TokenScore` for
    what a low score is and what it misses; stop words are passed over, and so is a "not": negation has a check.

    Parameters
    ----------
    analysis : Analysis
    translator : Translator, optional
        One with the analysis's package; by default that of `analyse`.
    only : collection of int, optional
        Indices of the sentences to show, by default those of `analysis.read_first()`.
    share : float
        Of the article's words, stop words apart, above 0 and at most 1; at most so many are underlined.

    Raises
    ------
    ToolkitError
        If the translator has another package than the analysis, or there is no such sentence or share.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "</u>" in weakest_words_html(analyse("seeds/corea-del-nord-russia.txt"))
    True
    """
    if not 0 < share <= 1:
        raise ToolkitError(f"the share must be above 0 and at most 1, not {share!r}; 0.1 is one word in ten.")
    shown = analysis.read_first() if only is None else sorted(set(only))
    _check_sentences(analysis, shown)
    scored = _translator_of(analysis, translator).all_token_scores(analysis.translation)
    words = [row if tokens else () for row, tokens in zip(scored, analysis.translation.tokens, strict=True)]
    language = analysis.languages[1]
    weak = weakest_words(words, share, stop_words(language) if language in LANGUAGES else ())
    it, en = languages(analysis)
    rows = [
        (
            str(index + 1),
            f'<span lang="{it}">{escape(analysis.translation.source[index])}</span>',
            f'<span lang="{en}">{_underlined(analysis.translation.target[index], weak[index])}</span>'
            f"{_listed(weak[index])}",
        )
        for index in shown
    ]
    legend = f'<p class="itk-quiet">{escape(WEAK.format(share=100 * share))}</p>'
    return _box(legend + _table(("n", "source", "translation"), rows))


def alternatives_html(analysis: Analysis, index: int, n: int = 5, translator: Translator | None = None) -> str:
    """Show what else the model would have said for a sentence: the differences, the scores, the findings of the checks.

    Parameters
    ----------
    analysis : Analysis
    index : int
        Of the sentence, from 0.
    n : int
        How many alternatives are asked for, from 1; the translation itself is not repeated among them.
    translator : Translator, optional
        One with the analysis's package; by default that of `analyse`. Its glossary is left out.

    Raises
    ------
    ToolkitError
        If the translator has another package than the analysis, or there is no such sentence or number.

    Examples
    --------
    >>> from toolkit import analyse
    >>> "<ins>" in alternatives_html(analyse("seeds/bolivia-mare.txt"), 1)
    True
    """
    _check_sentences(analysis, [index])
    source, target = analysis.translation.source[index], analysis.translation.target[index]
    it, en = languages(analysis)
    found = [a for a in _translator_of(analysis, translator).alternatives(source, n) if a.text != target]
    findings = check_variants(analysis.sentences, analysis.translation, {index: found})
    rows = [("now", escape(target), analysis.translation.scores[index], analysis.findings_of(index))]
    for i, (other, would_have) in enumerate(zip(found, findings[index], strict=True), start=1):
        rows.append((str(i), compared(target, other.text), other.score, would_have))
    cells = [
        (name, f'<span lang="{en}">{text}</span>', number(score), _counted(findings))
        for name, text, score, findings in rows
    ]
    opening = f'<p class="itk-quiet">{escape(OTHERS)}</p><p>{index + 1} · <span lang="{it}">{escape(source)}</span></p>'
    return _box(opening + _table(("n", "translation and alternatives", "model score", "findings"), cells))


def _translator_of(analysis: Analysis, translator: Translator | None) -> Translator:
    """Give the translator, if its package is the one that the analysis was made with."""
    made = analysis.translation.signature
    translator = translator or default_translator(*analysis.languages, mode_of(made))
    if translator.package.sha256 != made["package_sha256"]:
        raise ToolkitError(
            f"{analysis.article.name} was translated with {made['package']} (sha256 {made['package_sha256'][:12]}…), "
            f"and this translator has {translator.package} (sha256 {translator.package.sha256[:12]}…): its scores "
            "would be about another model. Analyse the article again, or give a translator with that package."
        )
    return translator


def _check_sentences(analysis: Analysis, indices: Collection[int]) -> None:
    if unknown := set(indices) - set(range(len(analysis.sentences))):
        last = len(analysis.sentences) - 1
        raise ToolkitError(f"there is no sentence of index {min(unknown)}: the indices are 0 to {last}.")


def _underlined(text: str, words: Sequence[TokenScore]) -> str:
    """Escape a text and underline words of it, each with its chance."""
    pieces, cursor = [], 0
    for word in words:
        pieces += [escape(text[cursor : word.start]), f'<u class="itk-weak" title="{_chance(word)}">']
        pieces += [escape(text[word.start : word.end]), "</u>"]
        cursor = word.end
    return "".join([*pieces, escape(text[cursor:])])


def _listed(words: Sequence[TokenScore]) -> str:
    """Give the weak words once more as a line, the weakest first, for who cannot point at them."""
    if not words:
        return ""
    ordered = sorted(words, key=lambda word: word.score)
    chances = ", ".join(f"“{escape(word.text)}” {_chance(word)}" for word in ordered)
    return f'<span class="itk-note" lang="en">{chances}</span>'


def _chance(word: TokenScore) -> str:
    return f"1 in {one_chance_in(word.score):,}"


def _counted(findings: Collection[Finding]) -> str:
    """Count findings by severity, with the signs that they have below a sentence; what they say is in the title."""
    counts = []
    for severity, sign in (("serious", "!"), ("doubtful", "?")):
        if messages := [finding.message for finding in findings if finding.severity == severity]:
            title = escape("; ".join(messages))
            counts.append(f'<span title="{title}"><b aria-hidden="true">{sign}</b> {len(messages)} {severity}</span>')
    return "<br>".join(counts) or "none"


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Make a table of cells that are HTML; the first of a row is its head."""
    narrow = [' class="itk-score"' if name in NARROW else "" for name in names[1:]]
    return framed(
        names,
        ((row[0], "".join(f"<td{c}>{cell}</td>" for cell, c in zip(row[1:], narrow, strict=True))) for row in rows),
        NARROW,
    )


def _box(content: str) -> str:
    return f'{style()}<div class="itk">{content}</div>'
