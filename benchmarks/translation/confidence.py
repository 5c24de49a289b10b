"""What scores say of a translation: closeness to a human one, and findings of the checks, by fifths of them.

Run with `make confidence`. For every way to translate it writes the bounds of the fifths and the usual length, of one
half of the sentences of Parallel UD, into toolkit/data/scores.json, and tables of the other half into
benchmarks/README.md; for two packages also which signal tells poor sentences best, there and in other news.
"""

import json
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median, quantiles

import pandas as pd
from sacrebleu.metrics import CHRF

from benchmarks.checks.findings import findings
from benchmarks.tables import HERE, parallel, replace_table
from toolkit import Translation, Translator
from toolkit.checks import LEAST_SPREAD, apart
from toolkit.packages import MODES
from toolkit.reading import repair
from toolkit.translation import LEVELS

SCORES = HERE.parent / "toolkit" / "data" / "scores.json"
FIFTHS = ("lowest", "second", "third", "fourth", "highest")
POOR = 40  # chrF of a sentence, of 100
OF_NEWS = 300  # sentences
MADE_WITH = ("package_sha256", "pieces_left_out", "mode", "judging")


def worst_findings(source: Sequence[str], target: Sequence[str]) -> list[str]:
    """Give the worst severity of each sentence's findings, "" if it has none."""
    worst = [""] * len(source)
    for finding in findings(source, target):
        worst[finding.index] = max(worst[finding.index], finding.severity)  # "serious" comes after "doubtful"
    return worst


def bounds_of_fifths(scores: Sequence[float]) -> list[float]:
    return [round(bound, 2) for bound in quantiles(scores, n=5, method="inclusive")]


def usual_length(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Give the median ratio of characters, and the robust deviation of `apart` with it."""
    ratio = round(median(len(target) / len(source) for source, target in pairs), 3)
    spread = 1.4826 * median(abs(apart(*pair, ratio)) for pair in pairs)
    return [ratio, round(max(LEAST_SPREAD, spread), 3)]


def entry(translation: Translation, bounds: Sequence[float]) -> dict:
    """Give what `toolkit.translation` needs, of every second sentence; the third and the fourth fifth share a level."""
    signature = translation.signature
    made_with = {name: value for name in MADE_WITH if (value := signature.get(name)) is not None}
    found = {"signature": made_with, "thresholds": [bounds[0], bounds[1], bounds[3]]}
    found["length"] = usual_length(list(translation)[::2])
    if translation.verdicts:
        fifths = quantiles([translation.agreement(i) for i in range(0, len(translation), 2)], n=5, method="inclusive")
        found["agreement"] = [round(fifths[place]) for place in (0, 1, 3)]
    return found


def _share(holds: Iterable[bool]) -> str:
    return f"{100 * mean(holds):.0f} %"


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    return pd.Series(one).rank().corr(pd.Series(other).rank())


def sentence_chrf(translation: Translation, human: Sequence[str]) -> list[float]:
    metric = CHRF()
    return [metric.sentence_score(one, [other]).score for one, other in zip(translation.target, human, strict=True)]


def table_of_fifths(translation: Translation, chrf: Sequence[float], bounds: Sequence[float], mode: str) -> None:
    scores, worst = [round(s, 2) for s in translation.scores], worst_findings(translation.source, translation.target)
    thresholds = [bounds[0], bounds[1], bounds[3]]
    rows = []
    for fifth, name in enumerate(FIFTHS):
        chosen = [i for i in range(1, len(scores), 2) if bisect(bounds, scores[i]) == fifth]
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
    head = [f"{mode}: fifth", "score", "sentences", "mean chrF"]
    head += [f"chrF below {POOR}", "a serious finding", "any finding"]
    rank = rank_correlation(scores[1::2], chrf[1::2])
    how = f"`make confidence` on Parallel UD; rank correlation of score and chrF {rank:.2f}"
    replace_table(f"confidence {mode}", head, rows, f"{how}; {translation.signature['package']}.")


def signals(translation: Translation) -> dict[str, list[float]]:
    """Give what might tell a poor sentence, lower being worse."""
    agreements = [translation.agreement(i) for i in range(len(translation))]
    found = {
        "score of both (judged)": list(translation.scores),
        "score of the accurate package": [verdict.accurate for verdict in translation.verdicts],
        "score of the fast package": [verdict.fast for verdict in translation.verdicts],
        "agreement (chrF of their best)": agreements,
    }
    ranks = pd.Series(translation.scores).rank() + pd.Series(agreements).rank()
    return found | {"agreement and score of both (mean rank)": list(ranks)}


def telling(signal: Sequence[float], chrf: Sequence[float]) -> list[str]:
    """Give rank correlation, and how much of the worst fifth by chrF is in the lowest fifth by the signal."""
    fifth = len(chrf) // 5
    worst, lowest = (set(sorted(range(len(v)), key=v.__getitem__)[:fifth]) for v in (chrf, signal))
    return [f"{rank_correlation(signal, chrf):.2f}", f"{100 * len(worst & lowest) / fifth:.0f} %"]


def table_of_signals(texts: Mapping[str, tuple[Translation, Sequence[float]]]) -> None:
    rows: dict[str, list[str]] = {}
    for translation, chrf in texts.values():
        for name, signal in signals(translation).items():
            rows.setdefault(name, [name]).extend(telling(signal, chrf))
    head = ["signal", *(f"{what}, {text}" for text in texts for what in ("rank correlation", "worst fifth found"))]
    how = f"`make confidence`; with chrF against a human translation; {translation.signature['package']}."
    replace_table("confidence signals", head, list(rows.values()), how)


def repaired(name: str) -> tuple[list[str], list[str]]:
    return tuple([repair(line).text for line in lines] for lines in parallel(name))


def main() -> None:
    source, human = repaired("pud")
    kept, judged = [], {}
    for mode in MODES:
        with Translator("it", "en", package=mode, glossary=None) as translator:
            translation = translator.translate(source)
            chrf = sentence_chrf(translation, human)
            bounds = bounds_of_fifths(translation.scores[::2])
            kept.append(entry(translation, bounds))
            table_of_fifths(translation, chrf, bounds, mode)
            if translation.verdicts:
                news, others = (lines[:OF_NEWS] for lines in repaired("news"))
                of_news = translator.translate(news)
                judged = {"Parallel UD": (translation, chrf), "news": (of_news, sentence_chrf(of_news, others))}
    SCORES.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    table_of_signals(judged)


if __name__ == "__main__":
    main()
