"""The glossary of a notebook: the file that a cell names, or terms.csv beside the notebook."""

from pathlib import Path

from toolkit.translation import STARTER, Glossary, PivotTranslator, Terms, Translator, with_terms

__all__ = ["BESIDE", "with_terms_beside"]

BESIDE = "terms.csv"


def with_terms_beside(
    translator: Translator | PivotTranslator, glossary: Terms | None = STARTER
) -> tuple[Translator | PivotTranslator, tuple[str, ...]]:
    """Give a translator that keeps to a glossary, or to terms.csv beside the notebook; of that, a note.

    Examples
    --------
    >>> from toolkit import Translator
    >>> with_terms_beside(Translator(glossary=None), {"ONU": "UN"})[0].glossary
    <Glossary of 1 entry>
    """
    has_own = translator.glossary not in (None, STARTER)
    takes_one = glossary is STARTER and not has_own and not isinstance(translator, PivotTranslator)
    if not (takes_one and Path(BESIDE).is_file()):
        return with_terms(translator, glossary), ()
    found = Glossary.read(BESIDE)
    terms = f"{len(found)} term{'s' * (len(found) != 1)}"
    return with_terms(translator, found), (f"glossary: {BESIDE} beside the notebook, {terms}",)
