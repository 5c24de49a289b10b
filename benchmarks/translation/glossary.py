"""What a glossary is worth: 60 terms on the seeds and on Parallel UD, and CLDR's territories as a general one.

Run with `make glossary`; it rewrites two tables in benchmarks/README.md.
"""

from collections import Counter
from collections.abc import Sequence

import sacrebleu
from babel import Locale

from benchmarks.tables import HERE, replace_table
from toolkit import Glossary, Translator, read_folder
from toolkit.engine import Decoding
from toolkit.reading import repair, segment
from toolkit.translation import drafts, known_casing, target_spans

ITALIAN = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
ENGLISH = (HERE / "data" / "pud.en").read_text("utf-8").splitlines()
SEEDS = [s.text for article in read_folder(HERE.parent / "seeds") for s in segment(repair(article.text))]


def right(glossary: Glossary, sources: Sequence[str], targets: Sequence[str]) -> tuple[int, int]:
    """Count the terms of the sources, and those whose target term is in the translation."""
    wanted = found = 0
    for source, target in zip(sources, targets, strict=True):
        spans = target_spans([o.entry for o in glossary.find(source)], target)
        wanted, found = wanted + len(spans), found + sum(span is not None for span in spans)
    return wanted, found


def masked(plain: Sequence[str], glossary: Glossary) -> list[str]:
    """Mask every term from the start, as a comparison; a sentence that loses a placeholder stays as it was."""
    translator = Translator("it", "en", package="fast", glossary=None)
    masks = [[(o.start, o.end, o.entry.target) for o in glossary.find(text)] for text in ITALIAN]
    found = drafts(
        translator.engine,
        ITALIAN,
        Decoding(),
        casing=[known_casing(ITALIAN)] * len(ITALIAN),
        limit=translator.max_segment_length,
        masks=masks,
    )
    return [f[0].text if f and m else p for f, m, p in zip(found, masks, plain, strict=True)]


def scores(hypotheses: Sequence[str], places: Sequence[int]) -> list[str]:
    """BLEU and chrF of some of the sentences."""
    texts, references = [hypotheses[i] for i in places], [[ENGLISH[i] for i in places]]
    metrics = sacrebleu.BLEU(), sacrebleu.CHRF()
    return [f"{metric.corpus_score(texts, references).score:.2f}" for metric in metrics]


def compare(glossary: Glossary, table: str, what: str) -> None:
    plain, with_glossary = (Translator("it", "en", package="fast", glossary=g) for g in (None, glossary))
    before, after = plain.translate(ITALIAN).target, with_glossary.translate(ITALIAN)
    seeds_before, seeds_after = plain.translate(SEEDS).target, with_glossary.translate(SEEDS)
    having = [i for i, text in enumerate(ITALIAN) if glossary.find(text)]
    changed = [i for i in having if before[i] != after.target[i]]
    rest = sorted(set(range(len(ITALIAN))) - set(having))
    rows = []
    for label, pud, seeds in (
        ("without glossary", before, seeds_before),
        ("with glossary", after.target, seeds_after.target),
        ("every term masked from the start", masked(before, glossary), None),
        ("human translation", ENGLISH, None),
    ):
        counts = [right(glossary, SEEDS, seeds) if seeds else None, right(glossary, ITALIAN, pud)]
        shares = [f"{count[1]} of {count[0]}" if count else "" for count in counts]
        figures = [" / ".join(scores(pud, places)) if pud is not ENGLISH else "" for places in (having, changed, rest)]
        rows.append([label, *shares, *figures])
    hows = Counter(a.how for translation in (seeds_after, after) for row in translation.glossary for a in row)
    counted = ", ".join(f"{count} {how}" for how, count in hows.most_common())
    head = [what, "right, seeds", "right, PUD"]
    head += [
        f"{name}: {len(places)}" for name, places in (("with terms", having), ("changed", changed), ("rest", rest))
    ]
    how = f"`make glossary`; BLEU / chrF2 of Parallel UD's sentences; terms {counted}; {plain.package.name}."
    replace_table(table, head, rows, how)


def main() -> None:
    italian, english = Locale("it").territories, Locale("en").territories
    territories = Glossary({italian[code]: english[code] for code in italian if code.isalpha()})
    compare(Glossary.read(HERE / "data" / "glossary.csv"), "glossary", "60 terms")
    compare(territories, "territories", f"{len(territories)} territories")


if __name__ == "__main__":
    main()
