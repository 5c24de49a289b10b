"""The bytes of a file of a translation memory, piece for piece."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import TranslationMemoryError

__all__ = ["pieces"]

PIECE = 2**16  # bytes
LARGEST = 200 * 2**20  # bytes


def pieces(path: Path) -> Iterator[bytes]:
    """Give the bytes of a file; TranslationMemoryError if it is missing, a folder, unreadable or too large."""
    size = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                size += len(piece)
                if size > LARGEST:
                    raise TranslationMemoryError(f"has more than {LARGEST >> 20} MB. Give a smaller memory.")
                yield piece
    except FileNotFoundError:
        raise TranslationMemoryError("there is no such file. Check the path.") from None
    except IsADirectoryError:
        raise TranslationMemoryError("is a folder. Give one of its files.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TranslationMemoryError(f"cannot be read ({reason}). Check the path and its permissions.") from None
