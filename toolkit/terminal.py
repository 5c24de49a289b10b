"""What the command line prints: no text of an article, file name or package makes a terminal obey it."""

import sys

from toolkit.errors import visible

__all__ = ["say"]


def say(*texts: object, end: str = "\n", to_stderr: bool = False) -> None:
    r"""Print texts, each on a line of its own, with whatever a terminal would obey written out.

    Examples
    --------
    >>> say("one", "tw\x1b[31mo")
    one
    tw\x1b[31mo
    """
    print(visible("\n".join(map(str, texts))), end=end, file=sys.stderr if to_stderr else sys.stdout, flush=True)
