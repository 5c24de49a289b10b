"""The command `toolkit`, which is `python -m toolkit` too: from its first moment Ctrl-C ends it with one line."""

import sys

from toolkit.interruption import run

__all__ = ["main"]

AT_WORK = {"analyse", "translate"}  # the commands that show how far they are


def main() -> int:
    """Run the command line and give the exit code; see `toolkit.cli.main`."""
    return run(_command)


def _command() -> int:
    is_shown = sys.stderr and sys.stderr.isatty() and AT_WORK & set(sys.argv) and "--quiet" not in sys.argv
    if is_shown:
        print("loading the toolkit …", end="", file=sys.stderr, flush=True)
    try:
        from toolkit.cli import main
    finally:
        if is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return main()


if __name__ == "__main__":
    sys.exit(main())
