"""A page that was written is shown in the browser of whoever asked for it."""

import webbrowser
from pathlib import Path

from toolkit.terminal import say

__all__ = ["show_page"]


def show_page(page: Path) -> None:
    """Open a page in the browser; where there is none, say where the page is."""
    if not webbrowser.open(page.absolute().as_uri()):
        say(f"Note: no browser was found. The page is {page.absolute()}", to_stderr=True)
