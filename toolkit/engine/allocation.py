"""What the allocators of a process keep of the memory that a model has given back."""

import ctypes
import os
from functools import cache

__all__ = ["keep_little"]

ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
ARENAS = 2


@cache
def keep_little() -> None:
    """Let MKL and glibc keep less of what a model frees; what the user has set in the environment stands.

    Both keep freed blocks for each thread, and those of a model are large: with two packages the peak of an article
    was 1,016 MB, and is some 860 MB so, in the same time (benchmarks/README.md). MKL reads its variable at its first
    allocation, so this comes before any model is loaded; other systems than glibc's have nothing to be told.

    Examples
    --------
    >>> keep_little()
    >>> os.environ["MKL_DISABLE_FAST_MM"]
    '1'
    """
    os.environ.setdefault("MKL_DISABLE_FAST_MM", "1")
    if os.name == "posix" and "MALLOC_ARENA_MAX" not in os.environ:
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt:
            mallopt(ARENA_MAX, ARENAS)
