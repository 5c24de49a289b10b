"""What the checks of a translation find: in human and in machine translations, and of errors put into the former.

Run with `make checks`; it rewrites three tables in benchmarks/README.md. `python -m benchmarks.checks.findings human`
(or `machine`) prints every finding with its two sentences instead, to be judged by hand; the judgements on the human
translations are kept in data/judged.csv, and a finding that is not there counts as a false alarm.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.checks.faults import FAULTS, Fault
from benchmarks.tables import HERE, replace_table
from toolkit import Translation, Translator
from toolkit.checks import KINDS, Finding, check, check_length, check_sentence, known_names
from toolkit.reading import Sentence, repair
from toolkit.signature import Signature

BLOCK = 20  # neighbouring sentences that stand for an article
MOST = 300  # sentences an error is put into
HALVES = {"even": 0, "odd": 1}  # articles; rules are made for the even ones


def corpus() -> tuple[list[str], list[str]]:
    """Give the Italian sentences and their human translations."""
    italian, english = ((HERE / "data" / f"pud.{code}").read_text("utf-8").splitlines() for code in ("it", "en"))
    return [repair(line).text for line in italian], [repair(line).text for line in english]


def findings(source: Sequence[str], target: Sequence[str]) -> list[Finding]:
    """Give the findings of all checks, as `toolkit.checks` has them; every twenty sentences are one article."""
    found: list[Finding] = []
    signature = Signature.of(source="it", target="en")
    for first in range(0, len(source), BLOCK):
        texts, targets = tuple(source[first : first + BLOCK]), tuple(target[first : first + BLOCK])
        n = len(texts)
        sentences = [Sentence(i, text, 0, len(text), i) for i, text in enumerate(texts)]
        translation = Translation(texts, targets, (0.0,) * n, (1,) * n, (None,) * n, signature)
        found += (replace(f, index=f.index + first) for f in check(sentences, translation))
    return found


def judged() -> dict[tuple[int, str], str]:
    """Give the verdicts ("real" or "false") by index of the sentence and message."""
    with (HERE / "data" / "judged.csv").open(encoding="utf-8", newline="") as file:
        return {(int(row["sentence"]), row["message"]): row["verdict"] for row in csv.DictReader(file)}


def false_alarms(found: Iterable[Finding]) -> list[Finding]:
    """Give the findings on human translations that tell of no real difference between the two texts."""
    verdicts = judged()
    return [finding for finding in found if verdicts.get((finding.index, finding.message)) != "real"]


def half(finding: Finding) -> int:
    return finding.index // BLOCK % 2


def kinds_table(human: Sequence[Finding], machine: Sequence[Finding], size: int, package: str) -> None:
    """Count findings per 100 sentences, by kind."""
    false = false_alarms(human)
    columns = [
        [f for f in human if f not in false],
        false,
        [f for f in false if f.severity == "serious"],
        *([f for f in false if half(f) == which] for which in HALVES.values()),
        *([f for f in machine if f.severity == severity] for severity in ("serious", "doubtful")),
    ]
    shares = [size, size, size, size / 2, size / 2, size, size]
    counts = [Counter(f.kind for f in column) for column in columns]
    rows = [
        [kind, *(f"{100 * count[kind] / share:.1f}" for count, share in zip(counts, shares, strict=True))]
        for kind in KINDS
    ]
    rows.append(["all", *(f"{100 * len(c) / share:.1f}" for c, share in zip(columns, shares, strict=True))])
    human_heads = ["real differences", "false alarms", "serious ones", *(f"in {name} articles" for name in HALVES)]
    head = ["findings per 100 sentences", *(f"human: {name}" for name in human_heads), "package: serious", "doubtful"]
    replace_table("checks", head, rows, f"`make checks` on Parallel UD, {BLOCK} sentences an article; {package}.")


def faults_table(source: Sequence[str], human: Sequence[str], found: Sequence[Finding]) -> None:
    """Put every error into human translations; give recall and precision."""
    false = false_alarms(found)
    rows = [_fault_row(fault, source, human, found, false) for fault in FAULTS]
    head = ["check", "error put into the human translation", "sentences", "found: serious", "any", "precision"]
    how = f"`make checks` on Parallel UD, one error an article, in at most {MOST} sentences; seed 0."
    replace_table("faults", [*head, "found by any check"], rows, how)


def _fault_row(
    fault: Fault, source: Sequence[str], human: Sequence[str], found: Sequence[Finding], false: Sequence[Finding]
) -> list[str]:
    """Break sentences of which the check says nothing yet; its false alarms are those on the same sort of sentences."""
    chance = random.Random(0)
    broken = {i: fault.corrupt(*pair, chance) for i, pair in enumerate(zip(source, human, strict=True))}
    broken = {i: text for i, text in broken.items() if text is not None}
    spoken = {f.index for f in found if f.kind in fault.kinds}
    usable = sorted(broken.keys() - spoken)
    chosen = random.Random(0).sample(usable, min(MOST, len(usable)))
    new = [_new_findings(i, broken[i], source, human, found) for i in chosen]
    own = [[f for f in each if f.kind in fault.kinds] for each in new]
    serious = sum(any(f.severity == "serious" for f in each) for each in own) / len(chosen)
    recall = sum(map(bool, own)) / len(chosen)
    alarms = len({f.index for f in false if f.kind in fault.kinds} & broken.keys()) / len(broken)
    precision = recall / (recall + alarms) if recall else 0.0
    shares = (serious, recall, precision, sum(map(bool, new)) / len(chosen))
    return [fault.check, fault.what, str(len(chosen)), *(f"{100 * share:.0f} %" for share in shares)]


def _new_findings(
    place: int, text: str, source: Sequence[str], human: Sequence[str], found: Sequence[Finding]
) -> list[Finding]:
    """Give what is said of a broken sentence and was not said of it before."""
    first = place - place % BLOCK
    block = list(zip(source[first : first + BLOCK], human[first : first + BLOCK], strict=True))
    block[place - first] = (source[place], text)
    names = known_names(text for text, _ in block)
    now = [*check_sentence(source[place], text, place, names)]
    now += (f for f in check_length(block) if f.index == place - first)
    before = {f.kind for f in found if f.index == place}
    return [f for f in now if f.kind not in before]


def show(found: Iterable[Finding], source: Sequence[str], target: Sequence[str]) -> None:
    verdicts = judged()
    for f in found:
        verdict = verdicts.get((f.index, f.message), "not judged")
        print(f"{f.index} {f.severity} {f.message} [{verdict}]\n  {source[f.index]}\n  {target[f.index]}")


def main() -> None:
    source, human = corpus()
    if sys.argv[1:] == ["human"]:
        return show(findings(source, human), source, human)
    with Translator("it", "en", package="fast") as translator:
        machine, package = translator.translate(source).target, translator.package.name
    if sys.argv[1:] == ["machine"]:
        return show(findings(source, machine), source, machine)
    found = findings(source, human)
    kinds_table(found, findings(source, machine), len(source), package)
    return faults_table(source, human, found)


if __name__ == "__main__":
    main()
