"""The measurements behind three choices: the sentence splitter, the longest segment, the form of placeholders.

Run with `make choices`; it rewrites three tables in benchmarks/README.md.
"""

import random
from collections.abc import Callable, Sequence

import sacrebleu
from simplemma import split_sentences

from benchmarks.tables import HERE, replace_table
from toolkit import Translator
from toolkit.engine import load_tokenizer
from toolkit.reading import sentence_spans
from toolkit.translation import PLACEHOLDER

ITALIAN = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
ENGLISH = (HERE / "data" / "pud.en").read_text("utf-8").splitlines()
HOW = "`make choices` on Parallel UD"


def boundaries(sentences: Sequence[str], text: str) -> set[int]:
    """Give the offsets at which sentences end."""
    ends, cursor = set(), 0
    for sentence in sentences:
        cursor = text.index(sentence, cursor) + len(sentence)
        ends.add(cursor)
    return ends


def f1(split: Callable[[str], Sequence[str]], gold: Sequence[str], size: int = 10) -> float:
    """F1 of sentence ends when `size` sentences at a time stand in one paragraph, in percent."""
    right = found = wanted = 0
    for first in range(0, len(gold), size):
        sentences = [sentence.strip() for sentence in gold[first : first + size]]
        text = " ".join(sentences)
        here, there = boundaries(split(text), text), boundaries(sentences, text)
        right, found, wanted = right + len(here & there), found + len(here), wanted + len(there)
    return 200 * right / (found + wanted)


def splitters() -> None:
    gold = {
        "it": [line for line in ITALIAN if line.rstrip("\"'»”)")[-1:] in tuple(".!?…")],
        "en": [line for line in ENGLISH if line.rstrip("\"'»”)")[-1:] in tuple(".!?…")],
    }
    rows = [
        [name, *(f"{f1(split(code), gold[code]):.2f}" for code in gold)]
        for name, split in (
            ("simplemma", lambda code: lambda text: split_sentences(text, code)),
            (
                "`toolkit.reading.segmentation`",
                lambda code: lambda text: [text[a:b] for a, b in sentence_spans(text, code)],
            ),
        )
    ]
    counts = ", ".join(f"{len(lines)} {code}" for code, lines in gold.items())
    replace_table(
        "splitters", ["F1 of sentence ends", "Italian", "English"], rows, f"{HOW}, ten a paragraph ({counts})."
    )


def segment_lengths(translator: Translator) -> None:
    """Join sentences with semicolons, and compare translating them whole and cut again, by length."""
    never_cut = Translator("it", "en", package="fast", max_segment_length=10_000, glossary=None)
    tokenizer = load_tokenizer(translator.package)
    alone = translator.translate(ITALIAN).target
    texts = []  # length, whole, cut, reference
    for size in (2, 3, 5):
        groups = [range(first, first + size) for first in range(0, len(ITALIAN) - size, size)]
        sources = [_joined(ITALIAN, group) for group in groups]
        for source, whole, group in zip(sources, never_cut.translate(sources).target, groups, strict=True):
            texts.append((len(tokenizer.encode(source)), whole, _joined(alone, group), _joined(ENGLISH, group)))
    rows = []
    for low, high in ((40, 60), (60, 80), (80, 100), (100, 130), (130, 180)):
        whole, cut, reference = zip(*(row[1:] for row in texts if low <= row[0] < high), strict=True)
        scores = (sacrebleu.corpus_bleu(hypotheses, [reference]).score for hypotheses in (whole, cut))
        rows.append([f"{low}-{high} tokens", str(len(whole)), *(f"{score:.1f}" for score in scores)])
    how = f"{HOW}, 2, 3 or 5 sentences joined with semicolons; {translator.package.name}."
    replace_table("lengths", ["source", "texts", "BLEU whole", "BLEU cut at the semicolons"], rows, how)


def _joined(texts: Sequence[str], group: Sequence[int]) -> str:
    return "; ".join(texts[i].strip().rstrip(".") for i in group) + "."


def placeholders(translator: Translator) -> None:
    """Put two placeholders into each of 300 sentences, and count how often both come through once."""
    forms = ("B{}", "Z{}", "X{}", "H{}", "N{}", "A{}", "ID{}", "D-{}", "({})", "www.a{}.it")
    places, rows = random.Random(1), []
    words = [line.split() for line in ITALIAN[:300]]
    spots = [sorted(places.sample(range(1, len(w)), 2)) if len(w) > 3 else [1, 1] for w in words]
    engine, tokenizer = translator.engine.load(), load_tokenizer(translator.package)
    for form in forms:
        marks = (form.format(12), form.format(13))
        texts = [
            " ".join([*w[:a], marks[0], *w[a:b], marks[1], *w[b:]]) for w, (a, b) in zip(words, spots, strict=True)
        ]
        results = engine.translate_batch([tokenizer.encode(text) for text in texts], beam_size=4, disable_unk=True)
        targets = [tokenizer.decode(result.hypotheses[0]) for result in results]
        kept = sum(all(target.count(mark) == 1 for mark in marks) for target in targets)
        rows.append([f"`{marks[0]}`{' (chosen)' if form == PLACEHOLDER else ''}", f"{100 * kept / len(targets):.0f} %"])
    rows.sort(key=lambda row: -float(row[1].split()[0]))
    how = f"{HOW}, the first 300 Italian sentences with two placeholders in each; {translator.package.name}."
    replace_table("placeholders", ["form", "both came through"], rows, how)


if __name__ == "__main__":
    splitters()
    with Translator("it", "en", package="fast", glossary=None) as shared:
        segment_lengths(shared)
        placeholders(shared)
