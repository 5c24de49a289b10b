"""Lines translated one by one, with progress."""

from collections.abc import Mapping
from functools import partial

from toolkit.interruption import line_is
from toolkit.many import Progress, loading_or_translating
from toolkit.translation import PivotTranslator, Translator

__all__ = ["translated_lines"]


def translated_lines(translator: Translator | PivotTranslator, lines: list[str], progress: Progress) -> tuple[str, ...]:
    """Translate lines, each by itself; an interruption says how many were done."""
    with progress:
        progress.opened({0: len(lines)})
        progress.show(partial(loading_or_translating, translator))
        line_is(lambda: f"stopped; {progress.standing} lines translated")

        def told(new: Mapping[int, str]) -> None:
            progress.told(0, new)
            progress.show()

        return translator.translate_all([lines], told=told)[0].target
