"""What the starter glossary changes: every sentence that has one of its terms, with and without it, reference beside.

Run with `make starter`; it prints each change, and rewrites a table in benchmarks/README.md. `data/starter-read.csv`
has what a reader said of each change: better, same or worse.
"""

import csv
from collections import Counter

import sacrebleu

from benchmarks.tables import HERE, parallel, replace_table
from toolkit import Translator, read_folder
from toolkit.reading import repair, segment
from toolkit.translation import STARTER

VERDICTS = ("better", "same", "worse")


def texts() -> dict[str, tuple[list[str], list[str] | None]]:
    """Give the texts with their references, where there are any."""
    found = {name: parallel(name) for name in ("pud", "news", "flores-dev")}
    found["seeds"] = [s.text for one in read_folder(HERE.parent / "seeds") for s in segment(repair(one.text))], None
    found["invented"] = (HERE / "data" / "public-life.it").read_text("utf-8").splitlines(), None
    return found


def read() -> dict[tuple[str, str], str]:
    with (HERE / "data" / "starter-read.csv").open(encoding="utf-8", newline="") as file:
        return {(row["text"], row["sentence"]): row["verdict"] for row in csv.DictReader(file)}


def scores(hypotheses: list[str], references: list[str]) -> str:
    metrics = sacrebleu.BLEU(), sacrebleu.CHRF()
    return " / ".join(f"{metric.corpus_score(hypotheses, [references]).score:.1f}" for metric in metrics)


def row(name: str, italian: list[str], english: list[str] | None) -> list[str]:
    having = [i for i, text in enumerate(italian) if STARTER.find(text)]
    some = [italian[i] for i in having]
    before, after = (Translator(package="fast", glossary=g).translate(some).target for g in (None, STARTER))
    changed = [k for k, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    said = Counter(read().get((name, str(having[k] + 1)), "not read") for k in changed)
    for k in changed:
        print(f"{name} {having[k] + 1}: {some[k]}\n  - {before[k]}\n  + {after[k]}")
        print(f"  = {english[having[k]]}" if english else "")
    references = [english[i] for i in having] if english and having else []
    figures = [scores(list(texts), references) if references else "" for texts in (before, after)]
    counts = [len(italian), len(having), len(changed), *(said[verdict] for verdict in (*VERDICTS, "not read"))]
    return [name, *map(str, counts), *figures]


def main() -> None:
    head = ["text", "sentences", "with a term", "changed", *VERDICTS, "not read", "before", "after"]
    how = f"`make starter`; {len(STARTER)} terms, fast package; BLEU / chrF2 of the sentences with a term; one reader."
    replace_table("starter", head, [row(name, *pair) for name, pair in texts().items()], how)


if __name__ == "__main__":
    main()
