"""What a second opinion finds: how many of the sentences that readers call wrong lie where two packages disagree.

The wordings are those that were judged (benchmarks.checks.readings); the other opinion is the other package's. The
threshold on chrF is chosen on every second article and reported on the others. Run with `make checks`, or alone:
python -m benchmarks.checks.opinions
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.checks.readings import MODES, readings
from benchmarks.tables import HERE, replace_table
from toolkit import Translator, analyse, read_folder
from toolkit.checks.opinions import FAR, _of_the_other, opinions
from toolkit.translation import second_translator

THRESHOLDS = range(30, 75, 5)


@dataclass(frozen=True)
class Sentence:
    """A judged sentence: its verdict, whether the checks found something, and what the other package says."""

    half: int
    verdict: str
    is_found: bool
    agreement: float
    differs: tuple[str, ...]

    def disagrees(self, far: float = FAR) -> bool:
        """Say whether the two differ in what counts, with this threshold on the wording."""
        return self.agreement < far or bool(set(self.differs) - {"wording"})


def judged(mode: str) -> list[Sentence]:
    rows = []
    with Translator(package=mode, glossary=None) as translator:
        second = second_translator(translator)
        for number, (analysis, verdicts) in enumerate(readings(mode, translator)):
            translation = analysis.translation
            if second:
                asked = second.translate(analysis.sentences)
                other = list(zip(asked.target, asked.scores, strict=True))
            else:
                other = _of_the_other(translation)
            found = {opinion.index: opinion for opinion in opinions(translation, other)}
            for i, verdict in verdicts.items():
                if i in found:
                    has_finding = bool(analysis.findings_of(i))
                    rows.append(Sentence(number % 2, verdict, has_finding, found[i].agreement, found[i].differs))
    return rows


def gain(rows: Sequence[Sentence], far: float) -> float:
    """Give the share of the seriously wrong that are marked, less the share of the others."""
    shares = [
        [row.disagrees(far) for row in rows if (row.verdict == "serious") is serious] for serious in (True, False)
    ]
    return sum(shares[0]) / len(shares[0]) - sum(shares[1]) / len(shares[1])


def cost() -> tuple[float, float]:
    """Give the seconds that the articles take with the fast package alone, and with a second opinion."""
    articles = read_folder(HERE / "data" / "articles")
    seconds = []
    with Translator(package="fast", glossary=None) as translator:
        for asked in (True, False, True):  # the first loads both
            start = time.perf_counter()
            for article in articles:
                analyse(article, translator=translator, second_opinion=asked)
            seconds.append(time.perf_counter() - start)
    return seconds[1], seconds[2]


def main() -> None:
    table, told = [], []
    for mode in MODES:
        rows = judged(mode)
        halves = [[row for row in rows if row.half == half] for half in (0, 1)]
        chosen = [max(THRESHOLDS, key=lambda far, half=half: gain(half, far)) for half in halves]
        held = " and ".join(f"{gain(halves[1 - i], far):.2f} ({far})" for i, far in enumerate(chosen))
        told.append(f"{mode}: {held}")
        for name, is_marked in (
            ("second opinion", Sentence.disagrees),
            ("findings", lambda row: row.is_found),
            ("either", lambda row: row.is_found or row.disagrees()),
        ):
            cells = []
            for verdict in ("right", "minor", "serious"):
                own = [is_marked(row) for row in rows if row.verdict == verdict]
                cells.append(f"{sum(own)} of {len(own)}")
            table.append([mode, name, *cells])
    alone, asked = cost()
    how = (
        f"`make checks`; marked: chrF below {FAR:g}, other figures, names or negation. "
        "Share of the seriously wrong that is marked, less that of the others, at the threshold chosen on the other "
        f"half of the articles: {'; '.join(told)}. The fast package with a second opinion takes {asked / alone:.1f} "
        "times as long"
    )
    head = ["mode", "marked by", "of the right", "of the minor", "of the seriously wrong"]
    replace_table("second opinion", head, table, f"{how}.")


if __name__ == "__main__":
    main()
