"""What the command line prints: no text of an article, file name or package makes a terminal obey it."""

import os
import sys

from toolkit.errors import visible

__all__ = ["say"]


def say(*texts: object, end: str = "\n", to_stderr: bool = False, red: str | None = None) -> None:
    r"""Print texts, each on a line of its own, with whatever a terminal would obey written out.

    If they begin with `red`, that is shown in red on a terminal (and not where NO_COLOR is set).

    Examples
    --------
    >>> say("one", "tw\x1b[31mo")
    one
    tw\x1b[31mo
    """
    stream = sys.stderr if to_stderr else sys.stdout
    shown, first = visible("\n".join(map(str, texts))), visible(red or "")
    if first and shown.startswith(first) and stream.isatty() and "NO_COLOR" not in os.environ:
        shown = f"\x1b[1;31m{first}\x1b[0m{shown[len(first) :]}"
    print(shown, end=end, file=stream, flush=True)
