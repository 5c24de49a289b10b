"""What Ctrl-C does: it ends whatever is under way at once, with one line."""

import atexit
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

__all__ = [
    "INTERRUPTED",
    "in_one_line",
    "interruption",
    "line_is",
    "run",
    "scripts_end_at_once",
    "stopped_by",
    "stopping_point",
    "waited",
]

INTERRUPTED = 130  # exit code
PATIENCE = 1.0  # seconds that a command has to put its files away
TICK = 0.02  # seconds between two looks whether a batch is done; meanwhile the next is computed


def interruption(line: str) -> KeyboardInterrupt:
    """Make a KeyboardInterrupt of which a notebook shows the message alone (IPython looks for `_render_traceback_`).

    It is no class of its own: of another than this Python does not end a script with the exit code of an interrupt.

    Examples
    --------
    >>> interruption("stopped")
    KeyboardInterrupt('stopped')
    """
    made = KeyboardInterrupt(line)
    made._render_traceback_ = lambda: [line]
    return made


@contextmanager
def in_one_line(line: Callable[[], str] = lambda: "stopped") -> Iterator[None]:
    """Turn a KeyboardInterrupt into one from `interruption`, with the line that says how far it went.

    Examples
    --------
    >>> try:
    ...     with in_one_line(lambda: "stopped; 12 of 30 sentences were translated"):
    ...         raise KeyboardInterrupt
    ... except KeyboardInterrupt as stop:
    ...     print(stop)
    stopped; 12 of 30 sentences were translated
    """
    try:
        yield
    except KeyboardInterrupt as stop:
        if hasattr(stop, "_render_traceback_"):
            raise
        raise interruption(line()) from None


_here = threading.local()


@contextmanager
def stopped_by(event: threading.Event) -> Iterator[None]:
    """Let an event end what this thread does, at the next `stopping_point`: Ctrl-C reaches only the main thread."""
    _here.event = event
    try:
        yield
    finally:
        del _here.event


def stopping_point() -> None:
    """End what this thread does, if its event says so; what has none goes on."""
    if hasattr(_here, "event") and _here.event.is_set():
        raise interruption("stopped")


def waited(answer: object) -> object:
    """Wait for what is computed elsewhere, which has `done` and `result`, so that Ctrl-C is heard.

    CTranslate2's own waiting is deaf to it.
    """
    while not answer.done():
        stopping_point()
        time.sleep(TICK)
    return answer.result()


@cache
def scripts_end_at_once() -> None:
    """Let a script that an interrupt ends go as Python lets it, but not wait for batches that are being decoded."""
    if os.name == "posix":
        atexit.register(_end_of_script)


def _end_of_script() -> None:
    is_script = not hasattr(sys, "ps1")
    if is_script and getattr(sys, "last_type", None) is KeyboardInterrupt:  # it was let pass, and has been printed
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)


_line: list[Callable[[], str]] = [lambda: "stopped"]
_leaving = threading.Lock()


def line_is(line: Callable[[], str]) -> None:
    """Say what the one line of an interrupted command is from now on; see `run`."""
    _line[0] = line


def run(command: Callable[[], int]) -> int:
    """Run a command so that Ctrl-C ends the process within two seconds, with one line and exit code 130.

    The command gets a KeyboardInterrupt, and a moment to put its files away. Then the process is left, without waiting
    for batches that are being decoded, and whatever a library makes of the interrupt. A second Ctrl-C changes nothing.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # ignored, as under nohup
        return command()
    came = threading.Event()

    def heard(*_: object) -> None:
        if not came.is_set():
            came.set()
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, heard)
    _watch()
    try:
        code = command()
    except BaseException:
        if not came.is_set():
            raise
    if came.is_set():
        _leave()
    return code


def _watch() -> None:
    """Leave a moment after a signal: Python's handler has to wait where the main thread is in a library."""
    ends = os.pipe()
    if os.name == "posix":
        os.set_blocking(ends[1], False)
    signal.set_wakeup_fd(ends[1], warn_on_full_buffer=False)

    def watch() -> None:
        os.read(ends[0], 1)
        time.sleep(PATIENCE)
        _leave()

    threading.Thread(target=watch, daemon=True).start()


def _leave() -> None:
    """Say the line, and end the process as it is: what is in a store is whole at any moment."""
    _leaving.acquire()  # for good: whoever comes second waits for the end
    with suppress(OSError, ValueError, AttributeError):
        rubbed_out = "\r\x1b[K" if sys.stderr.isatty() else ""
        print(f"{rubbed_out}{_line[0]()}", file=sys.stderr, flush=True)
    os._exit(INTERRUPTED)
