"""What works only where cells are: the explorer and the magics."""

from toolkit.notebook.explorer import Explorer
from toolkit.notebook.magics import ToolkitMagics

__all__ = [
    "Explorer",
    "ToolkitMagics",
]
