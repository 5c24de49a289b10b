"""Options that several commands share, and what becomes of them."""

import argparse

from toolkit.errors import CorrectionError
from toolkit.methods import METHODS

__all__ = ["add_length_and_method", "add_translating", "corrections"]


def add_length_and_method(command: argparse.ArgumentParser) -> None:
    """Add how long the summary is, and by which method."""
    command.add_argument("--sentences", "-n", type=_length, default=5, metavar="N", help='number, or share as "20%%"')
    command.add_argument("--method", "-m", choices=METHODS, default="lexrank", help="how to summarise")


def add_translating(command: argparse.ArgumentParser) -> None:
    """Add what belongs to a translation: the pair, the beam, a glossary, corrections."""
    command.add_argument("--source", default="it", metavar="CODE", help="language of the article (default it)")
    command.add_argument("--target", default="en", metavar="CODE", help="language to translate into (default en)")
    command.add_argument("--beam", type=int, default=4, metavar="N", help="beam size (default 4; 1 is fastest)")
    command.add_argument("--no-retry", action="store_true", help="keep what the model says by itself, findings or not")
    command.add_argument("--glossary", metavar="FILE", help="terms to keep to: CSV with the columns source,target")
    command.add_argument(
        "--correct",
        action="append",
        type=_correction,
        default=[],
        metavar="WRONG=RIGHT",
        help="slip of the pen to put right before translating, wherever it stands; repeatable",
    )


def _correction(text: str) -> tuple[str, str]:
    wrong, sign, right = text.partition("=")
    if not (wrong.strip() and sign) or "\n" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form WRONG=RIGHT, such as reloet=report")
    return wrong, right


def corrections(options: argparse.Namespace) -> dict[str, str]:
    """Give the corrections; CorrectionError if two are about the same words."""
    given: dict[str, str] = {}
    for wrong, right in options.correct:
        if given.setdefault(wrong, right) != right:
            raise CorrectionError(f"--correct: {wrong!r} is to be {given[wrong]!r} and {right!r}. Keep one.")
    return given


def _length(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdigit() else text
