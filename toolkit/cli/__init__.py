"""What is typed comes in; the same results as in Python go out, and one clear line where there is an error."""

from toolkit.cli.arguments import PACKAGE, correction
from toolkit.cli.cli import main
from toolkit.cli.doctor import examine

__all__ = [
    "PACKAGE",
    "correction",
    "examine",
    "main",
]
