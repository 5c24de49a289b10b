"""The translations that readers judged, as analyses: with the wordings that they saw, on whatever machine this is.

data/readers.csv holds translations of data/articles by both modes; two readers, each by themselves, saw Italian and
English alone and called each right, minor or serious; where they differ the graver verdict counts. A processor with
other instructions makes other wordings of some sentences, so the wordings are put in from there, scored by the models
and checked.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.tables import HERE
from toolkit import Analysis, Translator, analyse, read_folder
from toolkit.checks import check
from toolkit.translation.confidence import log_scores
from toolkit.translation.judging import JUDGING

MODES = ("fast", "judged")


def read() -> list[dict[str, str]]:
    """Give the rows of the file."""
    with (HERE / "data" / "readers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def readings(mode: str, translator: Translator) -> Iterator[tuple[Analysis, dict[int, str]]]:
    """Give each article with the wordings that were judged, and their verdicts by the index of the sentence."""
    rows = [row for row in read() if mode in row["packages"].split("+")]
    for article in read_folder(HERE / "data" / "articles"):
        own = {int(row["sentence"]): row for row in rows if row["article"] == article.name}
        analysis = analyse(article, translator=translator, retry=False)
        texts = {i: row["target"] for i, row in own.items()}
        yield _with(analysis, texts, translator), {i: row["verdict"] for i, row in own.items()}


def _with(analysis: Analysis, texts: dict[int, str], translator: Translator) -> Analysis:
    made = analysis.translation
    scores = dict(zip(texts, _scores(translator, [(made.source[i], text) for i, text in texts.items()]), strict=True))
    translation = replace(
        made,
        target=tuple(texts.get(i, text) for i, text in enumerate(made.target)),
        scores=tuple(scores.get(i, score) for i, score in enumerate(made.scores)),
    )
    return replace(analysis, translation=translation, findings=check(analysis.sentences, translation), attempts=())


def _scores(translator: Translator, pairs: list[tuple[str, str]]) -> list[float]:
    """Score wordings as the mode does: by one package, or by both."""
    engine = translator.engine
    if translator.choice.mode != "judged":
        return [total / tokens for total, tokens in log_scores(engine, pairs)]
    both = zip(log_scores(engine.accurate, pairs), log_scores(engine.fast, pairs), strict=True)
    return [JUDGING.score(accurate, fast, tokens) for (accurate, tokens), (fast, _) in both]
