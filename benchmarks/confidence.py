"""What the model's own score says: closeness to a human translation, and findings of the checks, by fifths of it.

Run with `make confidence`; it writes the bounds of the fifths, of one half of the sentences, into
toolkit/data/scores.json, and a table of the other half into benchmarks/README.md.
"""

import json
from bisect import bisect
from collections.abc import Iterable, Sequence
from statistics import mean, quantiles

import pandas as pd
from checks import findings
from sacrebleu.metrics import CHRF
from tables import HERE, replace_table

from toolkit import Translator
from toolkit.confidence import LEVELS
from toolkit.repair import repair
from toolkit.signature import Signature

SCORES = HERE.parent / "toolkit" / "data" / "scores.json"
FIFTHS = ("lowest", "second", "third", "fourth", "highest")
POOR = 40  # chrF of a sentence, of 100


def worst_findings(source: Sequence[str], target: Sequence[str]) -> list[str]:
    """Give the worst severity of each sentence's findings, "" if it has none."""
    worst = [""] * len(source)
    for finding in findings(source, target):
        worst[finding.sentence] = max(worst[finding.sentence], finding.severity)  # "serious" comes after "doubtful"
    return worst


def bounds_of_fifths(scores: Sequence[float]) -> list[float]:
    return [round(bound, 2) for bound in quantiles(scores, n=5, method="inclusive")]


def keep(signature: Signature, bounds: Sequence[float]) -> list[float]:
    """Keep what `toolkit.confidence` needs; the third and the fourth fifth share a level."""
    thresholds = [bounds[0], bounds[1], bounds[3]]
    made_with = {name: signature[name] for name in ("package_sha256", "pieces_left_out")}
    SCORES.write_text(json.dumps({"signature": made_with, "thresholds": thresholds}) + "\n", "utf-8")
    return thresholds


def _share(holds: Iterable[bool]) -> str:
    return f"{100 * mean(holds):.0f} %"


def main() -> None:
    source, human = (
        [repair(line).text for line in (HERE / "data" / f"pud.{language}").read_text("utf-8").splitlines()]
        for language in ("it", "en")
    )
    translator = Translator("it", "en")
    translation = translator.translate(source)
    metric, worst = CHRF(), worst_findings(source, translation.target)
    chrf = [metric.sentence_score(one, [other]).score for one, other in zip(translation.target, human, strict=True)]
    scores = [round(score, 2) for score in translation.scores]
    bounds = bounds_of_fifths(translation.scores[::2])
    thresholds = keep(translator.signature, bounds)
    rows = []
    for fifth, name in enumerate(FIFTHS):
        chosen = [i for i in range(1, len(source), 2) if bisect(bounds, scores[i]) == fifth]
        rows.append(
            [
                f"{name}: {LEVELS[bisect(thresholds, scores[chosen[0]])]}",
                f"{min(scores[i] for i in chosen):.2f} to {max(scores[i] for i in chosen):.2f}".replace("-", "−"),
                str(len(chosen)),
                f"{mean(chrf[i] for i in chosen):.1f}",
                _share(chrf[i] < POOR for i in chosen),
                _share(worst[i] == "serious" for i in chosen),
                _share(bool(worst[i]) for i in chosen),
            ]
        )
    head = ["fifth", "score", "sentences", "mean chrF", f"chrF below {POOR}", "a serious finding", "any finding"]
    rank = pd.Series(scores[1::2]).rank().corr(pd.Series(chrf[1::2]).rank())
    how = f"`make confidence` on Parallel UD; rank correlation of score and chrF {rank:.2f}; {translator.package.name}."
    replace_table("confidence", head, rows, how)


if __name__ == "__main__":
    main()
