"""What choosing among other translations does to findings, quality and time.

Run with `make retries`; it rewrites a table in benchmarks/README.md.
"""

from collections.abc import Callable
from statistics import median
from time import process_time

import sacrebleu

from benchmarks.tables import HERE, replace_table
from toolkit import Translator, read_article
from toolkit.checks import SHARE, check, retry
from toolkit.reading import Sentence, repair, segment

BLOCK = 20  # sentences of Parallel UD in what stands for an article
ROUNDS = 5
WAYS: dict[str, float | None] = {
    "as the model says it": None,
    "what the beam ends with": 0.0,
    f"and up to {SHARE:.0%} of the text again": SHARE,
    "and every serious sentence again": 1.0,
}


def pud() -> tuple[list[list[Sentence]], list[str]]:
    italian, english = ((HERE / "data" / f"pud.{code}").read_text("utf-8").splitlines() for code in ("it", "en"))
    blocks = [italian[i : i + BLOCK] for i in range(0, len(italian), BLOCK)]
    return [[Sentence(i, text, 0, len(text), 0) for i, text in enumerate(block)] for block in blocks], english


def seconds(work: Callable[[], object]) -> float:
    """Processor time: that of all threads, and no other program's."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    translator = Translator("it", "en", package="fast", glossary=None)
    articles, reference = pud()
    first = [translator.translate(article) for article in articles]
    seeds = [segment(repair(read_article(path).text)) for path in sorted((HERE.parent / "seeds").glob("*.txt"))]
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS + 1):  # the first round warms up
        for way, share in WAYS.items():
            times[way].append(seconds(lambda share=share: [made(translator, seed, share) for seed in seeds]))
    rows = []
    for way, share in WAYS.items():
        results = [
            (one, check(article, one)) if share is None else retry(article, one, translator, share)[:2]
            for article, one in zip(articles, first, strict=True)
        ]
        targets = [target for translation, _ in results for target in translation.target]
        changed = sum(a != b for a, b in zip(targets, (t for one in first for t in one.target), strict=True))
        findings = [finding for _, found in results for finding in found]
        serious = sum(finding.severity == "serious" for finding in findings)
        chrf = sacrebleu.CHRF().corpus_score(targets, [reference]).score
        bleu = sacrebleu.BLEU().corpus_score(targets, [reference]).score
        cost = median(a / b for a, b in list(zip(times[way], times[next(iter(WAYS))], strict=True))[1:])
        counts = str(changed), str(serious), str(len(findings) - serious)
        rows.append([way, *counts, f"{bleu:.2f}", f"{chrf:.2f}", f"{cost:.2f}"])
    head = ["taken", "sentences changed", "serious findings", "doubtful", "BLEU", "chrF2", "time, seeds"]
    how = (
        f"`make retries` on Parallel UD, {BLOCK} sentences an article; time: processor time for translating and "
        f"checking the four articles of seeds/, against the first row, median of {ROUNDS}; {translator.package.name}."
    )
    replace_table("retries", head, rows, how)


def made(translator: Translator, sentences: list[Sentence], share: float | None) -> object:
    translation = translator.translate(sentences)
    return check(sentences, translation) if share is None else retry(sentences, translation, translator, share)


if __name__ == "__main__":
    main()
