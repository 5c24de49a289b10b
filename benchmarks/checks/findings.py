"""What the checks of a translation find: in human and in machine translations, and of errors put into the former.

Run with `make checks`; it rewrites two tables in benchmarks/README.md. `python -m benchmarks.checks.findings human`
(or `machine`, or `human news`) prints every finding with its two sentences instead, to be judged by hand; the
judgements on the human translations are kept in data/judged.csv and judged-news.csv, and a finding that is not there
counts as a false alarm.
"""

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.checks.faults import FAULTS, Fault
from benchmarks.tables import HERE, parallel, replace_table
from toolkit import Translation, Translator
from toolkit.checks import KINDS, Finding, check, check_length, check_sentence, known_names
from toolkit.reading import Sentence, repair
from toolkit.signature import Signature

BLOCK = 20  # neighbouring sentences that stand for an article
MOST = 300  # sentences an error is put into


def corpus(name: str = "pud") -> tuple[list[str], list[str]]:
    """Give the Italian sentences of a text and their human translations."""
    italian, english = parallel(name)
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


def judged(name: str = "pud") -> dict[tuple[int, str], str]:
    """Give the verdicts ("real" or "false") by index of the sentence and message."""
    with (HERE / "data" / ("judged.csv" if name == "pud" else f"judged-{name}.csv")).open(
        encoding="utf-8", newline=""
    ) as file:
        return {(int(row["sentence"]), row["message"]): row["verdict"] for row in csv.DictReader(file)}


def false_alarms(found: Iterable[Finding], name: str = "pud") -> list[Finding]:
    """Give the findings on human translations that tell of no real difference between the two texts."""
    verdicts = judged(name)
    return [finding for finding in found if verdicts.get((finding.index, finding.message)) != "real"]


def kinds_table(human: Sequence[Finding], news: Sequence[Finding], machine: Sequence[Finding], package: str) -> None:
    """Count findings per 100 sentences, by kind; `human` and `machine` are of Parallel UD."""
    false, false_in_news = false_alarms(human), false_alarms(news, "news")
    size, more = (len(corpus(name)[0]) for name in ("pud", "news"))
    columns = {
        "pud: real differences": ([f for f in human if f not in false], size),
        "pud: false alarms": (false, size),
        "pud: serious ones": ([f for f in false if f.severity == "serious"], size),
        "news: real differences": ([f for f in news if f not in false_in_news], more),
        "news: false alarms": (false_in_news, more),
        "news: serious ones": ([f for f in false_in_news if f.severity == "serious"], more),
        "package, pud: serious": ([f for f in machine if f.severity == "serious"], size),
        "doubtful": ([f for f in machine if f.severity != "serious"], size),
    }
    rows = [
        [kind, *(f"{100 * sum(f.kind == kind for f in found) / of:.1f}" for found, of in columns.values())]
        for kind in KINDS
    ]
    rows.append(["all", *(f"{100 * len(found) / of:.1f}" for found, of in columns.values())])
    how = f"`make checks` on {size} sentences of Parallel UD and {more} of news, {BLOCK} an article; {package}."
    replace_table("checks", ["findings per 100 sentences", *columns], rows, how)


def faults_table(texts: Sequence[tuple[Sequence[str], Sequence[str], Sequence[Finding], Sequence[Finding]]]) -> None:
    """Put every error into the human translations of both texts; give recall and precision.

    Of each: the source, the translation, all findings, and those that are false alarms.
    """
    rows = []
    for fault in FAULTS:
        cells = [_fault_row(fault, *text) for text in texts]
        rows.append([fault.check, fault.what, *(cell for row in cells for cell in row)])
    what = ("sentences", "serious", "any", "precision", "by any check")
    head = [
        "check",
        "error put into the human translation",
        *(f"{name}: {w}" for name in ("pud", "news") for w in what),
    ]
    how = f"`make checks`, one error an article, in at most {MOST} sentences; seed 0."
    replace_table("faults", head, rows, how)


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
    if not chosen:
        return ["0", "", "", "", ""]
    new = [_new_findings(i, broken[i], source, human, found) for i in chosen]
    own = [[f for f in each if f.kind in fault.kinds] for each in new]
    serious = sum(any(f.severity == "serious" for f in each) for each in own) / len(chosen)
    recall = sum(map(bool, own)) / len(chosen)
    alarms = len({f.index for f in false if f.kind in fault.kinds} & broken.keys()) / len(broken)
    precision = recall / (recall + alarms) if recall else 0.0
    shares = (serious, recall, precision, sum(map(bool, new)) / len(chosen))
    return [str(len(chosen)), *(f"{100 * share:.0f} %" for share in shares)]


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


def show(found: Iterable[Finding], source: Sequence[str], target: Sequence[str], name: str = "pud") -> None:
    verdicts = judged(name)
    for f in found:
        verdict = verdicts.get((f.index, f.message), "not judged")
        print(f"{f.index} {f.severity} {f.message} [{verdict}]\n  {source[f.index]}\n  {target[f.index]}")


def main() -> None:
    source, human = corpus()
    if sys.argv[1:2] == ["human"]:
        name = (sys.argv[2:] or ["pud"])[0]
        source, human = corpus(name)
        return show(findings(source, human), source, human, name)
    with Translator("it", "en", package="fast", glossary=None) as translator:
        machine, package = translator.translate(source).target, translator.package.name
    if sys.argv[1:] == ["machine"]:
        return show(findings(source, machine), source, machine)
    found, (source_of_news, news) = findings(source, human), corpus("news")
    found_in_news = findings(source_of_news, news)
    kinds_table(found, found_in_news, findings(source, machine), package)
    return faults_table(
        [
            (source, human, found, false_alarms(found)),
            (source_of_news, news, found_in_news, false_alarms(found_in_news, "news")),
        ]
    )


if __name__ == "__main__":
    main()
