"""Read Italian news in English: offline translation, summaries you can check, sentence beside sentence.

Names are loaded when they are first used (PEP 562), so that importing the toolkit takes no time; `docs/house.md` shows
the rooms that they come from.
"""

from importlib import import_module

_ROOMS = {
    "Analysis": "analysis",
    "Article": "reading",
    "Glossary": "translation",
    "NewsSense": "summary",
    "Summary": "summary",
    "ToolkitError": "errors",
    "Translation": "translation",
    "Translator": "translation",
    "analyse": "analysis",
    "analyse_many": "many",
    "compare": "comparison",
    "digest": "comparison",
    "plot": None,  # a module
    "read_analysis": "analysis",
    "read_article": "reading",
    "read_folder": "reading",
    "report": "files",
    "summarise": "summary",
    "translate": "translation",
}

__all__ = list(_ROOMS)


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("toolkit.signature").__version__
    if name not in _ROOMS:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}; it has {', '.join(_ROOMS)}")
    room = _ROOMS[name]
    found = getattr(import_module(f"toolkit.{room}"), name) if room else import_module(f"toolkit.{name}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__


def load_ipython_extension(shell: object) -> None:
    """Register ``%%riassumi`` and ``%%traduci``; IPython calls this for ``%load_ext toolkit``."""
    from toolkit.notebook import ToolkitMagics

    shell.register_magics(ToolkitMagics)
