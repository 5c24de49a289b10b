"""Every method on trials with known answers, both orders, the speed, and ROUGE against references given as files.

Run with `make summaries`; it rewrites four tables in benchmarks/README.md. `--references FOLDER` writes a fifth: it
wants human summaries named like the articles of seeds/, `corea-del-nord-russia.it.txt`, `corea-del-nord-russia.en.txt`,
or `….en.2.txt` and so on where there are several. None come along, so the table is left as it is.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from time import perf_counter

from benchmarks.tables import HERE, replace_table
from toolkit import Analysis, analyse, read_folder, summarise
from toolkit.analysis import rouge
from toolkit.comparison import Choose, both_orders, foreign, key_sentence, planted, repeated, shuffled, survived
from toolkit.reading import Sentence
from toolkit.summary import METHODS

LENGTH = 5
HOW = f"`make summaries`, {LENGTH} sentences"
SUBJECT = {"corea-del-nord-disarmo": "Corea", "corea-del-nord-russia": "Corea"}  # no strangers to each other


def chooser(name: str, language: str) -> Choose:
    return lambda sentences: summarise(sentences, LENGTH, name, language).indices


def sides(analyses: Sequence[Analysis], language: str) -> dict[str, tuple[Sentence, ...]]:
    return {a.article.name: a.sentences if language == "it" else a.translation.sentences(a.sentences) for a in analyses}


def longest_paragraph(sentences: Sequence[Sentence]) -> list[str]:
    prose = [s for s in sentences if s.kind == "prose"]
    longest = max(prose, key=lambda s: sum(len(t.text) for t in prose if t.paragraph == s.paragraph)).paragraph
    return [s.text for s in prose if s.paragraph == longest][:3]


def trials(analyses: Sequence[Analysis]) -> None:
    rows = []
    for name in METHODS:
        cells = []
        for language in ("it", "en"):
            cells.append(_trials(chooser(name, language), sides(analyses, language)))
        rows.append([name, *(f"{it:.2f} / {en:.2f}" for it, en in zip(*cells, strict=True))])
    head = [
        "it / en",
        "planted: chosen",
        "shuffled: same",
        "repeated: twice",
        "foreign: × lot",
        "dropped 10 %: survive",
    ]
    right = ["right is", "1", "1, but for place", "0", "0", "1"]
    replace_table(
        "summary trials",
        head,
        [right, *rows],
        f"{HOW} of the four articles of seeds/, 20 draws, seed 0; English is the machine translation.",
    )


def _trials(choose: Choose, texts: dict[str, tuple[Sentence, ...]]) -> list[float]:
    guests = [
        foreign(choose, text, longest_paragraph(other))
        for name, text in texts.items()
        for stranger, other in texts.items()
        if SUBJECT.get(name, name) != SUBJECT.get(stranger, stranger)
    ]
    return [
        fmean(planted(choose, text, key_sentence(text)) for text in texts.values()),
        fmean(shuffled(choose, text) for text in texts.values()),
        fmean(repeated(choose, text) for text in texts.values()),
        fmean(guests),
        fmean(survived(choose, text) for text in texts.values()),
    ]


def orders(analyses: Sequence[Analysis]) -> None:
    rows = []
    for method in METHODS:
        found = [both_orders(analysis, LENGTH, method) for analysis in analyses]
        first, whole = (
            sum(getattr(o, order).seconds for o in found) for order in ("summarised_first", "translated_first")
        )
        rows.append([method, f"{fmean(o.overlap for o in found):.2f}", f"{first:.1f}", f"{whole:.1f}"])
    head = ["method", "overlap of the choices", "summarise, then translate, s", "translate, then summarise, s"]
    replace_table("orders", head, rows, f"{HOW}; the four articles of seeds/, seconds for all four, model loaded.")


def speed() -> None:
    lines = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
    text = [Sentence(i, line, 0, 0, i // 5) for i, line in enumerate(lines)]
    rows = []
    for method in METHODS:
        times = []
        for size in (100, 1000):
            start = perf_counter()
            summarise(text[:size], LENGTH, method)
            times.append(f"{perf_counter() - start:.2f}")
        rows.append([method, *times])
    replace_table("summary speed", ["seconds", "100 sentences", "1,000 sentences"], rows, f"{HOW} of Parallel UD.")


def agreement(analyses: Sequence[Analysis]) -> None:
    from toolkit import compare

    frames = [compare(analysis, sentences=LENGTH).overlap for analysis in analyses]
    mean = sum(frames[1:], frames[0]) / len(frames)
    rows = [[method, *(f"{mean.loc[method, other]:.2f}" for other in METHODS)] for method in METHODS]
    replace_table("overlap", ["Jaccard", *METHODS], rows, f"{HOW} of the Italian, mean of the four articles of seeds/.")


def references(analyses: Sequence[Analysis], folder: Path) -> None:
    rows = []
    for method in METHODS:
        for language in ("it", "en"):
            scores = [
                rouge(" ".join(analysis.with_summary(LENGTH, method).summary_sentences(language)), path, language)
                for analysis in analyses
                for path in sorted(folder.glob(f"{analysis.article.name}.{language}*.txt"))
            ]
            if scores:
                means = (fmean(getattr(score, name) for score in scores) for name in ("rouge1", "rouge2", "rouge_l"))
                rows.append([f"{method}, {language}", str(len(scores)), *(f"{mean:.1f}" for mean in means)])
    if not rows:
        raise SystemExit(f"{folder}: no file is named like an article of seeds/, as in bolivia-mare.en.txt.")
    head = ["method", "references", "ROUGE-1", "ROUGE-2", "ROUGE-L"]
    replace_table("rouge", head, rows, f"{HOW}, `--references {folder.name}`; F1, not stemmed.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--references", type=Path, metavar="FOLDER", help="human summaries; see the top of this file")
    options = parser.parse_args()
    analyses = [analyse(article) for article in read_folder(HERE.parent / "seeds")]
    trials(analyses)
    agreement(analyses)
    orders(analyses)
    speed()
    if options.references:
        references(analyses, options.references)


if __name__ == "__main__":
    main()
