"""What the checks of a translation find: false alarms on human translations, errors put into them, machine output.

Run with `make checks`; it rewrites two tables in benchmarks/README.md. A new check joins CHECKS, with a test of which
sentences it has anything to say about; the errors it should find are functions marked with @corruption.
"""

import random
import re
from collections.abc import Callable, Sequence

from babel.dates import get_month_names
from tables import HERE, replace_table

from toolkit import Translator
from toolkit.check_numbers import check_numbers
from toolkit.finding import Finding
from toolkit.numerals import quantities

ITALIAN = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
ENGLISH = (HERE / "data" / "pud.en").read_text("utf-8").splitlines()

Check = Callable[[str, str, int], tuple[Finding, ...]]
Corruption = Callable[[str, random.Random], str | None]  # None: there is nothing to corrupt

CHECKS: dict[str, tuple[Check, Callable[[str], bool]]] = {
    "numbers": (check_numbers, lambda source: bool(quantities(source))),
}
CORRUPTIONS: list[tuple[str, str, Corruption]] = []


def corruption(check: str, what: str) -> Callable[[Corruption], Corruption]:
    """Enter a function as an error that a check should find."""

    def enter(function: Corruption) -> Corruption:
        CORRUPTIONS.append((check, what, function))
        return function

    return enter


def _replaced(pattern: str, text: str, change: Callable[[re.Match], str], chance: random.Random) -> str | None:
    """Change one match, chosen at random."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + change(match) + text[match.end() :]


@corruption("numbers", "one digit changed")
def change_digit(text: str, chance: random.Random) -> str | None:
    return _replaced("[0-9]", text, lambda m: chance.choice("123456789".replace(m[0], "")), chance)


@corruption("numbers", "a number in digits left out")
def drop_number(text: str, chance: random.Random) -> str | None:
    return _replaced(r"[0-9]+(?:[.,][0-9]+)*", text, lambda m: "", chance)


@corruption("numbers", "a number in digits twice")
def double_number(text: str, chance: random.Random) -> str | None:
    return _replaced(r"\b[0-9]+(?:[.,][0-9]+)*\b", text, lambda m: f"{m[0]} {m[0]}", chance)


@corruption("numbers", "2,500 as 2.500, 3.5 as 3,5")
def swap_separators(text: str, chance: random.Random) -> str | None:
    swap = str.maketrans(",.", ".,")
    return _replaced("[0-9]+(?:[.,][0-9]+)+", text, lambda m: m[0].translate(swap), chance)


@corruption("numbers", "million, billion or thousand exchanged")
def change_scale(text: str, chance: random.Random) -> str | None:
    scales = ["thousand", "million", "billion"]
    return _replaced(rf"\b(?:{'|'.join(scales)})\b", text, lambda m: scales[scales.index(m[0]) - 1], chance)


@corruption("numbers", "per cent left out")
def drop_per_cent(text: str, chance: random.Random) -> str | None:
    return _replaced(r"(?<=[0-9])(?:%| per\s?cent)", text, lambda m: "", chance)


@corruption("numbers", "another month")
def change_month(text: str, chance: random.Random) -> str | None:
    months = list(get_month_names(locale="en").values())
    pattern = rf"\b(?:{'|'.join(months)})\b(?= [0-9])|(?<=[0-9] )(?:{'|'.join(months)})\b"
    return _replaced(pattern, text, lambda m: months[months.index(m[0]) - 1], chance)


@corruption("numbers", "two to ten, in words, exchanged")
def change_word(text: str, chance: random.Random) -> str | None:
    words = "two three four five six seven eight nine ten".split()
    return _replaced(rf"\b(?:{'|'.join(words)})\b", text, lambda m: words[words.index(m[0]) - 1], chance)


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)"


def _flagged(findings: Sequence[tuple[Finding, ...]]) -> tuple[int, int]:
    """Count the sentences with a serious finding, and with any."""
    return sum(any(f.severity == "serious" for f in found) for found in findings), sum(map(bool, findings))


def on_translations(machine: Sequence[str], package: str) -> None:
    rows = []
    for name, (check, concerns) in CHECKS.items():
        chosen = [i for i, source in enumerate(ITALIAN) if concerns(source)]
        row = [name, str(len(chosen))]
        for target in (ENGLISH, machine):
            row += (_share(n, len(chosen)) for n in _flagged([check(ITALIAN[i], target[i], i) for i in chosen]))
        rows.append(row)
    head = ["check", "sentences it concerns", "human: serious", "human: any", "machine: serious", "machine: any"]
    replace_table("checks", head, rows, f"`make checks` on Parallel UD, sentences with a finding; {package}.")


def on_corruptions() -> None:
    rows = []
    for name, what, corrupt in CORRUPTIONS:
        check, chance = CHECKS[name][0], random.Random(0)
        pairs = [(i, corrupt(target, chance)) for i, target in enumerate(ENGLISH)]
        clean = [(i, bad) for i, bad in pairs if bad is not None and not check(ITALIAN[i], ENGLISH[i], i)]
        found = _flagged([check(ITALIAN[i], bad, i) for i, bad in clean])
        rows.append([name, what, str(len(clean)), *(_share(n, len(clean)) for n in found)])
    head = ["check", "error put into the human translation", "sentences", "found: serious", "found: any"]
    how = "`make checks` on Parallel UD, one error a sentence, in sentences without a finding before; seed 0."
    replace_table("corruptions", head, rows, how)


def main() -> None:
    translator = Translator("it", "en")
    on_translations(translator.translate(ITALIAN).target, translator.package.name)
    on_corruptions()


if __name__ == "__main__":
    main()
