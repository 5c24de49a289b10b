"""The glossary of a notebook: the file that a cell names, or terms.csv beside the notebook."""

from pathlib import Path

from toolkit.translation import Glossary, PivotTranslator, Terms, Translator, with_terms

__all__ = ["with_terms_beside"]

BESIDE = "terms.csv"


def with_terms_beside(
    translator: Translator | PivotTranslator, glossary: Terms | None
) -> tuple[Translator | PivotTranslator, tuple[str, ...]]:
    """Give a translator that keeps to a glossary, or to terms.csv beside the notebook; of that, a note.

    Examples
    --------
    >>> from toolkit import Translator
    >>> with_terms_beside(Translator(), {"ONU": "UN"})[0].glossary
    <Glossary of 1 entry>
    """
    takes_one = glossary is None and translator.glossary is None and not isinstance(translator, PivotTranslator)
    if not (takes_one and Path(BESIDE).is_file()):
        return with_terms(translator, glossary), ()
    found = Glossary.read(BESIDE)
    terms = f"{len(found)} term{'s' * (len(found) != 1)}"
    return translator.with_glossary(found), (f"glossary: {BESIDE} beside the notebook, {terms}",)
