"""Which pieces of the bundled package's vocabulary are left out when it translates, and what that does.

Run with `make vocabulary`; it writes toolkit/data/vocabulary_map.json and a table in benchmarks/README.md.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from statistics import median
from time import process_time

import sacrebleu
from wordfreq import top_n_list

from benchmarks.checks.findings import corpus, findings
from benchmarks.tables import HERE, replace_table
from toolkit import Translator, packages
from toolkit.engine import EncoderDecoder, left_out
from toolkit.packages import LanguagePackage

MAP = HERE.parent / "toolkit" / "data" / "vocabulary_map.json"
WORDS = 100_000
ROUNDS = 5


def source_only(engine: EncoderDecoder, vocabulary: Iterable[str], language: str) -> list[str]:
    """Give the pieces that begin a word in small letters and that no common word of the language is made of."""
    words = top_n_list(language, WORDS)
    needed = set(chain.from_iterable(engine.tokens(form) for word in words for form in (word, word.capitalize())))
    return sorted(piece for piece in vocabulary if is_small(piece) and piece not in needed)


def is_small(piece: str) -> bool:
    """Whether a piece is the beginning of a word, or all of it, in small letters only.

    >>> is_small("▁casa"), is_small("▁Casa"), is_small("casa"), is_small("▁1"), is_small("▁")
    (True, False, False, False, False)
    """
    return piece[:1] == "▁" and piece[1:].isalpha() and piece.islower()


def keep(package: LanguagePackage, pieces: Collection[str]) -> None:
    data = {"package_sha256": package.sha256, "left_out": pieces}
    MAP.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")


def costs(ways: dict[str, Translator], sentences: Sequence[str]) -> dict[str, float]:
    """Give the processor time of each way against the first one's, the median of rounds of all."""
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, translator in ways.items():
            translator.load()
            start = process_time()
            translator.translate(sentences)
            times[way].append(process_time() - start)
    first = next(iter(times.values()))
    return {way: median(a / b for a, b in zip(own, first, strict=True)) for way, own in times.items()}


def row(translator: Translator, pieces: int, source: Sequence[str], human: Sequence[str]) -> list[str]:
    targets = translator.translate(source).target
    found = findings(source, targets)
    serious = sum(finding.severity == "serious" for finding in found)
    left = sum(finding.kind == "untranslated" for finding in found)
    bleu, chrf = sacrebleu.corpus_bleu(targets, [human]).score, sacrebleu.corpus_chrf(targets, [human]).score
    return [f"{pieces:,}", f"{bleu:.2f}", f"{chrf:.2f}", f"{serious}", f"{left}", f"{len(found) - serious}"]


def main() -> None:
    package = packages.find("it", "en", "translate")
    shared = package.path / "model" / "shared_vocabulary.json"
    if not shared.is_file():  # where the target has its own, nothing is to be left out
        keep(package, [])
        return
    vocabulary = json.loads(shared.read_text("utf-8"))
    engine = EncoderDecoder(package, whole_vocabulary=True)
    engine.load()
    keep(package, source_only(engine, vocabulary, package.target))
    source, human = corpus()
    ways = {
        "all pieces": Translator(package="fast", whole_vocabulary=True, glossary=None),
        "those that common English words need": Translator(package="fast", glossary=None),
    }
    cost = costs(ways, source[::4])
    rows = [
        [way, *row(one, len(vocabulary) - len(one.engine.left_out), source, human), f"{cost[way]:.2f}"]
        for way, one in ways.items()
    ]
    head = ["the model may say", "pieces", "BLEU", "chrF2", "serious", "Italian words left", "doubtful", "time"]
    needed = {piece for line in human for piece in engine.tokens(line)} & set(vocabulary)
    lacking = f"{len(needed & left_out(package))} of the {len(needed):,} pieces of the human translations are left out"
    how = f"`make vocabulary` on Parallel UD; {lacking}; time: processor time of 250 sentences, median of {ROUNDS} "
    replace_table("vocabulary", head, rows, how + f"rounds; {package.name}.")


if __name__ == "__main__":
    main()
