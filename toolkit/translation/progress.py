"""What is shown while an article is being translated: how far it is, and its sentences as they come."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape

from toolkit.interruption import in_one_line
from toolkit.reading import Sentence

__all__ = ["Told", "as_html", "in_notebook", "sentences_shown"]

Told = Callable[[Mapping[int, str]], object]  # takes new translations by their places
MARK = {"toolkit": "progress"}  # metadata of what is taken away again


def in_notebook() -> bool:
    """Say whether this is a notebook's kernel, which can show HTML; IPython is not imported for it.

    Examples
    --------
    >>> in_notebook()
    False
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return type(shell).__name__ == "ZMQInteractiveShell"


def as_html(sentences: Sequence[Sentence], done: Mapping[int, str]) -> str:
    """Show how many sentences are translated, and those that are, in order.

    Examples
    --------
    >>> as_html([Sentence(0, "Sì.", 0, 3, 0)], {})
    '<p>0 of 1 sentences translated …</p>'
    """
    rows = "".join(
        f'<p><small>{index + 1} · <span lang="it">{escape(sentences[index].text)}</span></small><br>'
        f'<span lang="en">{escape(done[index])}</span></p>'
        for index in sorted(done)
    )
    return f"<p>{len(done)} of {len(sentences)} sentences translated …</p>{rows}"


@contextmanager
def sentences_shown(sentences: Sequence[Sentence], progress: bool | Told | None) -> Iterator[Told | None]:
    """Give what is to be told of new translations, while it is shown in the notebook; it is taken away at the end.

    Parameters
    ----------
    sentences : sequence of Sentence
        Of the article.
    progress : bool, callable or None
        False for nothing; a callable is told itself; otherwise it is shown where this is a notebook.
    """
    if callable(progress) or progress is False or not in_notebook():
        yield progress if callable(progress) else None
        return
    from IPython.display import HTML, display

    done: dict[int, str] = {}
    handle = display(HTML("<p>Loading the language packages …</p>"), display_id=True, metadata=MARK)

    def told(new: Mapping[int, str]) -> None:
        done.update(new)
        handle.update(HTML(as_html(sentences, done)), metadata=MARK)

    try:
        with in_one_line(lambda: f"stopped; {len(done)} of {len(sentences)} sentences translated"):
            yield told
    finally:
        handle.update(HTML(""), metadata=MARK)
