"""What finds the sentences that readers call wrong: findings, the model's score, the lexicon, and these together.

The wordings are those that were judged: benchmarks.checks.readings. Run with `make checks`; it rewrites three tables
and benchmarks/reading-order.svg, and the packages' figures in toolkit/data/readers.json, which pages open with;
`python -m benchmarks.checks.readers card` only the latter.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from benchmarks.checks.findings import findings
from benchmarks.checks.readings import MODES, read, readings
from benchmarks.tables import HERE, replace_table
from toolkit import Analysis, Translator
from toolkit.analysis import mean_ranks

SIGNS = ("findings", "model score", "lexicon", "both packages agree", "the three together, as `read_first`", "length")
Row = tuple[bool, tuple[float, ...]]
CARD = HERE.parent / "toolkit" / "data" / "readers.json"
MADE_WITH = ("package_sha256", "pieces_left_out", "mode", "judging")


def card(mode: str) -> dict:
    """Count the verdicts on what a mode gave the readers, and in how many of the seriously wrong the checks see it."""
    rows = [row for row in read() if mode in row["packages"].split("+")]
    rows.sort(key=lambda row: (row["article"], int(row["sentence"])))
    counts, found, articles = Counter(row["verdict"] for row in rows), 0, 0
    for _, group in groupby(rows, key=lambda row: row["article"]):
        article = list(group)
        seen = {f.index for f in findings([row["source"] for row in article], [row["target"] for row in article])}
        found += sum(row["verdict"] == "serious" for i, row in enumerate(article) if i in seen)
        articles += 1
    with Translator(package=mode, glossary=None) as translator:
        signature = translator.translate(["Piove."]).signature
    made_with = {name: value for name in MADE_WITH if (value := signature.get(name)) is not None}
    said = {name: counts[name] for name in ("right", "minor", "serious")}
    return {"signature": made_with, "readers": {"articles": articles, **said, "found": found}}


def write_cards() -> None:
    """Write what pages say of each mode that the readers judged."""
    cards = [card(mode) for mode in MODES]
    CARD.write_text(json.dumps(cards, indent=1) + "\n", "utf-8")
    said = [each["readers"] for each in cards]
    rows = [
        [each["signature"]["mode"], *(str(one[name]) for name in ("right", "minor", "serious", "found"))]
        for each, one in zip(cards, said, strict=True)
    ]
    head = ["every translation judged", "right", "minor", "seriously wrong", "of these with a finding"]
    replace_table("readers", head, rows, f"`make checks`; {said[0]['articles']} articles; what pages open with.")


def signs(analysis: Analysis, index: int) -> tuple[float, ...]:
    """Give what speaks against a sentence, each the more the higher."""
    covered, agreement = analysis.coverage_of(index), analysis.translation.agreement(index)
    return (
        float(len(analysis.findings_of(index))),
        -(analysis.translation.scores[index] or 0.0),
        covered.weight if covered else 0.0,
        -(100.0 if agreement is None else agreement),
        0.0,  # filled in by `together`
        float(len(analysis.sentences[index].text)),
    )


def together(rows: Sequence[Row]) -> list[Row]:
    ranks = [sum(each) for each in zip(*(mean_ranks([found[at] for _, found in rows]) for at in range(3)), strict=True)]
    return [(wrong, (*found[:4], rank, found[5])) for (wrong, found), rank in zip(rows, ranks, strict=True)]


def separation(rows: Sequence[Row], at: int) -> float:
    """Give how often a seriously wrong sentence stands before another one, of all such pairs (area under the curve)."""
    wrong, others = ([found[at] for is_wrong, found in rows if is_wrong is side] for side in (True, False))
    return sum((a > b) + (a == b) / 2 for a in wrong for b in others) / (len(wrong) * len(others))


def found_in_first(rows: Sequence[Row], at: int, share: float) -> float:
    """Give the share of seriously wrong sentences among the first so many."""
    first = sorted(rows, key=lambda row: -row[1][at])[: round(share * len(rows))]
    return sum(wrong for wrong, _ in first) / len(first)


def curves(found: Mapping[str, Sequence[Row]]) -> None:
    """Draw, for each mode, what share of the seriously wrong sentences is met when so many are read."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "readers"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, len(found), figsize=(9, 3.6), sharey=True)
    for axis, (mode, rows) in zip(axes, found.items(), strict=True):
        total = sum(wrong for wrong, _ in rows)
        for at in (0, 1, 2, 4):
            order, met = sorted(rows, key=lambda row: -row[1][at]), [0.0]
            for wrong, _ in order:
                met.append(met[-1] + wrong / total)
            axis.plot([i / len(rows) for i in range(len(met))], met, label=SIGNS[at].replace("`", ""))
        axis.plot([0, 1], [0, 1], color="0.7", linestyle=":", label="in any order")
        axis.set_xlabel(f"share of sentences read, {mode}")
    axes[0].set_ylabel("share of the seriously wrong met")
    axes[-1].legend(frameon=False, fontsize=8)
    figure.tight_layout()
    figure.savefig(HERE / "reading-order.svg", metadata={"Date": None})


def main() -> None:
    write_cards()
    if "card" in sys.argv[1:]:
        return
    found, marked = {}, []
    for mode in MODES:
        rows, words = [], []
        with Translator(package=mode, glossary=None) as translator:
            for analysis, verdicts in readings(mode, translator):
                rows += [(verdict == "serious", signs(analysis, i)) for i, verdict in verdicts.items()]
                words += [(verdict, analysis.findings_of(i)) for i, verdict in verdicts.items()]
        found[mode] = together(rows)
        total = {name: [each for verdict, each in words if verdict == name] for name in ("right", "minor", "serious")}
        shares = (f"{sum(map(bool, each))} of {len(each)}" for each in total.values())
        serious = sum(any(f.severity == "serious" for f in each) for each in total["serious"])
        marked.append([mode, *shares, str(serious)])
    head = ["with a finding", "of the right", "of the minor", "of the seriously wrong", "with a serious finding"]
    how = f"`make checks`; {len(read())} translations of eight articles, judged twice"
    replace_table("marked", head, marked, f"{how}.")
    rows = [
        [
            sign,
            *(
                cell
                for each in found.values()
                for cell in (f"{separation(each, at):.2f}", f"{found_in_first(each, at, 0.25):.0%}")
            ),
        ]
        for at, sign in enumerate(SIGNS)
    ]
    what = ("separation", "wrong in the first quarter")
    head = ["read first by", *(f"{mode}: {each}" for mode in found for each in what)]
    sizes = ", ".join(f"{mode} {sum(wrong for wrong, _ in each)} of {len(each)} wrong" for mode, each in found.items())
    replace_table("reading order", head, rows, f"{how}; {sizes}.")
    curves(found)


if __name__ == "__main__":
    main()
