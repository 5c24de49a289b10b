"""How often the checks of words, names and form speak: of human translations, of the package's, of broken ones.

Run with `python benchmarks/check_text.py`; it rewrites two tables in benchmarks/README.md. With a number, such as
`python benchmarks/check_text.py 15`, it prints so many random findings of each kind on the package's translations
instead, to be judged by hand.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tables import HERE, replace_table

from toolkit import Translator, check_names, check_text, check_words
from toolkit.check import check_sentence
from toolkit.finding import Finding
from toolkit.repair import repair

BLOCK = 20  # neighbouring sentences that stand for an article
KINDS = {**check_text.KINDS, **check_words.KINDS, **check_names.KINDS}
Break = Callable[[str, str], str | None]


def findings(source: Sequence[str], target: Sequence[str]) -> list[Finding]:
    """Give the findings of all checks; every twenty sentences are one article."""
    found: list[Finding] = []
    for first in range(0, len(source), BLOCK):
        pairs = list(zip(source[first : first + BLOCK], target[first : first + BLOCK], strict=True))
        names = check_names.known_names(text for text, _ in pairs)
        found += (replace(f, sentence=f.sentence + first) for f in check_text.check_length(pairs))
        for i, (one, other) in enumerate(pairs, first):
            found += sentence_findings(one, other, i, names)
    return found


def sentence_findings(source: str, target: str, index: int, names: frozenset[str]) -> Iterable[Finding]:
    """Give what `toolkit.check` finds; figures have a benchmark of their own, checks.py."""
    return (finding for finding in check_sentence(source, target, index, names) if finding.kind in KINDS)


def drop_not(source: str, target: str) -> str | None:
    broken = re.sub(r" not\b|n['’]t\b", "", target, count=1)
    return broken if broken != target and re.search(r"\bnon\b", source, re.IGNORECASE) else None


def insert_not(source: str, target: str) -> str | None:
    broken = re.sub(r"\b(is|was|were|are|has|will) ", r"\1 not ", target, count=1)
    return broken if broken != target and not re.search(r"\bnon\b", source, re.IGNORECASE) else None


def drop_mark(source: str, target: str) -> str | None:
    return target.replace('"', "", 1) if '"' in target and '"' in source else None


def cut_five_words(source: str, target: str) -> str | None:
    words = target.split()
    return " ".join(words[:-5]) if len(words) > 10 else None


def cut_half(source: str, target: str) -> str | None:
    words = target.split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) > 10 else None


def repeat_phrase(source: str, target: str) -> str | None:
    words = target.split()
    return " ".join([*words[:6], *words[3:]]) if len(words) > 10 else None


def swap_in_name(source: str, target: str) -> str | None:
    """Swap two letters of a name of six letters or more that stands within both sentences."""
    for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{5,}", target):
        if name in source and name[3] != name[4]:
            return target.replace(name, name[:3] + name[4] + name[3] + name[5:])
    return None


def lose_name(source: str, target: str) -> str | None:
    for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{5,}", target):
        if name in source:
            return target.replace(name + " ", "").replace(name, "")
    return None


def leave_clause(source: str, target: str) -> str | None:
    """Leave the last eight words in Italian."""
    words, italian = target.split(), source.split()
    return " ".join([*words[:-8], *italian[-8:]]) if len(words) > 16 and len(italian) > 16 else None


BREAKS: dict[str, tuple[str, Break]] = {
    '"not" dropped': ("negation", drop_not),
    '"not" put in': ("negation", insert_not),
    "a quotation mark dropped": ("quotation", drop_mark),
    "the last five words cut": ("truncated", cut_five_words),
    "the last half cut, full stop kept": ("length", cut_half),
    "three words repeated": ("repetition", repeat_phrase),
    "two letters of a name swapped": ("name", swap_in_name),
    "a name lost": ("name", lose_name),
    "eight words left in Italian": ("untranslated", leave_clause),
    "nothing translated": ("empty", lambda source, target: ""),
    "the source copied": ("copied", lambda source, target: source),
}


def share_found(source: Sequence[str], target: Sequence[str], kind: str, breaks: Break) -> tuple[int, int]:
    """Break one sentence of an article at a time; give how many were broken, and how many of those were found."""
    tried = hits = 0
    for i, text in enumerate(map(breaks, source, target)):
        if text is not None:
            first = i - i % BLOCK
            block = list(zip(source[first : first + BLOCK], target[first : first + BLOCK], strict=True))
            block[i - first] = (source[i], text)
            tried += 1
            hits += _is_found(block, i - first, kind)
    return tried, hits


def _is_found(block: Sequence[tuple[str, str]], place: int, kind: str) -> bool:
    if kind == "length":
        return any(finding.sentence == place for finding in check_text.check_length(block))
    names = check_names.known_names(text for text, _ in block)
    return any(finding.kind == kind for finding in sentence_findings(*block[place], place, names))


def counted(found: Iterable[Finding]) -> dict[tuple[str, str], int]:
    """Count the sentences with a finding, by kind and severity."""
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    for finding in found:
        places[finding.kind, finding.severity].add(finding.sentence)
        places["any", finding.severity].add(finding.sentence)
    return {what: len(where) for what, where in places.items()}


def main() -> None:
    source, human = (
        [repair(line).text for line in (HERE / "data" / f"pud.{language}").read_text("utf-8").splitlines()]
        for language in ("it", "en")
    )
    translator = Translator("it", "en")
    machine = translator.translate(source).target
    if len(sys.argv) > 1:
        return show(source, machine, int(sys.argv[1]))
    counts = [counted(findings(source, target)) for target in (human, machine)]
    rows = [
        [
            kind,
            *(
                f"{100 * count.get((kind, severity), 0) / len(source):.1f}"
                for count in counts
                for severity in ("serious", "doubtful")
            ),
        ]
        for kind in (*KINDS, "any")
    ]
    replace_table(
        "text checks",
        ["% of sentences with a finding", "human, serious", "human, doubtful", "package, serious", "package, doubtful"],
        rows,
        f"`python benchmarks/check_text.py` on Parallel UD, {BLOCK} sentences an article; {translator.package.name}.",
    )
    rows = []
    for name, (kind, breaks) in BREAKS.items():
        tried, hits = share_found(source, human, kind, breaks)
        rows.append([name, kind, str(tried), f"{100 * hits / tried:.0f} %"])
    replace_table(
        "text corruptions",
        ["human translations, broken", "found as", "sentences", "found"],
        rows,
        "`python benchmarks/check_text.py`, one sentence of an article broken at a time.",
    )
    return None


def show(source: Sequence[str], machine: Sequence[str], number: int) -> None:
    found = findings(source, machine)
    for kind in KINDS:
        of_kind = [finding for finding in found if finding.kind == kind]
        print(f"\n== {kind}: {len(of_kind)}")
        for finding in random.Random(7).sample(of_kind, min(number, len(of_kind))):
            print(f"{finding.severity}: {finding.message}\n  {source[finding.sentence]}\n  {machine[finding.sentence]}")


if __name__ == "__main__":
    main()
