"""How segments share a batch so that company changes nothing, and what it is computed with: device, threads, memory."""

import math
import mmap
import os
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit.errors import ToolkitError, TranslationError

__all__ = [
    "FILLER",
    "NO_MEMORY",
    "STEP",
    "addresses_needed",
    "available_cores",
    "batches",
    "check_addresses",
    "check_device",
    "check_number",
    "longest_target",
    "padded",
    "resolved",
]

STEP = 16  # source tokens: see `padded`
FILLER = "</s>"  # what a batch is filled up with: the model answers it with nothing, at next to no cost
DEVICES = ("auto", "cpu", "cuda")
SMALL_MODEL = 2**25  # bytes
NO_MEMORY = "there is not enough memory"


def available_cores() -> int:
    """Give the number of cores that this process may use.

    Examples
    --------
    >>> available_cores() >= 1
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_number(name: str, value: object, least: int) -> None:
    """Raise TranslationError unless a setting is a whole number of at least `least`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise TranslationError(f"{name} must be a whole number of at least {least}, not {value!r}.")


def check_device(device: object) -> None:
    """Raise TranslationError unless this is "auto", "cpu" or "cuda"."""
    if device not in DEVICES:
        raise TranslationError(f"device must be one of {', '.join(DEVICES)}, not {device!r}.")


def resolved(device: str, inter_threads: int, intra_threads: int) -> tuple[str, int, int]:
    """Say what "auto" and 0 mean on this machine.

    The device is "cuda" where CTranslate2 sees one. On a processor, one thread for each batch and as many batches at a
    time as there are cores: of 400 sentences that took 10 % less processor time than one batch at a time with two
    threads, which wait for each other at every layer (benchmarks/README.md). On a GPU, one batch at a time.

    Examples
    --------
    >>> resolved("cpu", 2, 0), resolved("cpu", 0, available_cores())[:2]
    (('cpu', 2, 1), ('cpu', 1))
    """
    if device == "auto":
        import ctranslate2

        device = "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"
    if device == "cuda":
        return device, inter_threads or 1, intra_threads or 1
    cores = available_cores()
    return device, inter_threads or max(1, cores // (intra_threads or 1)), intra_threads or 1


def addresses_needed(threads: int, model: int = 0) -> int:
    """Give how many bytes of addresses an article takes beyond what the libraries take, at least for all cores.

    Found by trying limits; that they are enough is a test (docs/faults.md).

    Parameters
    ----------
    threads : int
    model : int
        Bytes of the model's file: a large one needs many times what it has more than a small one.

    Examples
    --------
    >>> addresses_needed(1000) // 2**20, addresses_needed(1000, 2**27) // 2**20
    (112800, 114528)
    """
    large = 18 * max(0, model - SMALL_MODEL)
    return (800 + 112 * max(threads, available_cores())) * 2**20 + large  # NumPy takes its part for each core


@cache  # what was given once is kept by the process, and serves again
def check_addresses(threads: int, model: int = 0) -> None:
    """Raise ToolkitError where a limit leaves fewer than are needed: CTranslate2 may crash when they end.

    They are only asked for and given back: no memory is used, or counted. Systems without such a limit are not asked.
    """
    if not hasattr(mmap, "MAP_PRIVATE"):
        return
    needed = addresses_needed(threads, model)
    try:
        mmap.mmap(-1, needed, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=0).close()
    except (OSError, OverflowError):
        raise ToolkitError(
            f"{NO_MEMORY}: translating takes {needed >> 20} MB of addresses more, and the limit (ulimit -v) leaves "
            "less. Raise it, or use fewer cores."
        ) from None


def padded(length: int, step: int = STEP) -> int:
    """Give the length, in source tokens, that a segment is padded to: the next multiple of a step.

    What a segment becomes depends on the length to which its batch is padded: floating-point sums come out otherwise,
    and of 400 sentences 22 to 30 had another translation when the batches were others. It does not depend on anything
    else in the batch, to the last bit of the scores. So a segment is always padded to the same length, by a filler
    where it has no company of that length, and an article gives the same alone, among thousands and after a restart.

    Examples
    --------
    >>> padded(1), padded(16), padded(17)
    (16, 16, 32)
    """
    return max(1, math.ceil(length / step)) * step


def longest_target(length: int) -> int:
    """Give how many tokens a segment of a (padded) length may become: more are a loop."""
    return 2 * length + 64


def batches(lengths: Sequence[int], most: int, at_a_time: int, step: int = STEP) -> Iterator[tuple[int, list[int]]]:
    """Share segments out to batches of one padded length, the longest first.

    Parameters
    ----------
    lengths : sequence of int
        Source tokens of each segment.
    most : int
        Tokens in a batch, padding included; a longer segment is a batch by itself.
    at_a_time : int
        Batches that are computed at a time: there are at least as many, if there are as many segments.
    step : int
        As in `padded`.

    Yields
    ------
    length : int
        What the batch is padded to.
    places : list of int

    Examples
    --------
    >>> list(batches([3, 40, 16, 17, 9], 32, 1))
    [(48, [1]), (32, [3]), (16, [0, 2]), (16, [4])]
    """
    by_length: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        by_length.setdefault(padded(length, step), []).append(place)
    total = sum(length * len(places) for length, places in by_length.items())
    room = min(most, math.ceil(total / at_a_time))
    for length in sorted(by_length, reverse=True):
        places, size = by_length[length], max(1, room // length)
        for start in range(0, len(places), size):
            yield length, places[start : start + size]
