"""All ways to translate side by side in one run: quality, findings, speed, memory and size.

Run with `make modes`, `python benchmarks/modes.py --lines 100` for fewer sentences; it rewrites a table in
benchmarks/README.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import sacrebleu
from checks import findings
from many import make_articles, read
from tables import HERE, machine, parallel, replace_table

from toolkit import Translator, analyse_many, packages
from toolkit.decoder_only import DecoderOnly
from toolkit.engine import Decoding
from toolkit.engines import engine_for
from toolkit.judging import Judging
from toolkit.language_package import LanguagePackage

TEXTS = ("pud", "news", "flores-dev")
ARTICLES = 20
ARTICLE = HERE.parent / "seeds" / "corea-del-nord-russia.txt"
ONE_ARTICLE = """
import json, resource, sys, time
start = time.perf_counter()
from toolkit import analyse
times = []
for _ in range(3):
    analyse(sys.argv[1], package=sys.argv[2])
    times.append(time.perf_counter() - start)
    start = time.perf_counter()
print(json.dumps([times[0], min(times[1:]), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
WAYS = {
    "fast, beam 4": {"package": "fast"},
    "accurate, greedy": {"package": "accurate"},
    "judged: 1 + 3 candidates": {"package": "judged"},
    "judged: 4 + 3 candidates": {"package": "judged", "judging": Judging(accurate=4)},
}


def raw_speed(package: LanguagePackage, source: Sequence[str]) -> float:
    """Give sentences per second of CTranslate2 alone: tokens in, tokens out, sorted, in its own batches."""
    engine = engine_for(package)
    model, rows = engine.load(), sorted(map(engine.tokens, source), key=len, reverse=True)
    how = {"max_batch_size": 1024, "batch_type": "tokens"}
    start = perf_counter()
    if isinstance(engine, DecoderOnly):
        prompt = package.prompt
        asked = [[*prompt.before, *row, *prompt.behind] for row in rows]
        model.generate_batch(asked, end_token=prompt.end, max_length=200, include_prompt_in_result=False, **how)
    else:
        model.translate_batch(rows, beam_size=Decoding().beam_size, **how)
    return len(source) / (perf_counter() - start)


def quality(hypotheses: Sequence[str], references: Sequence[str]) -> str:
    bleu, chrf = sacrebleu.corpus_bleu(hypotheses, [references]), sacrebleu.corpus_chrf(hypotheses, [references])
    return f"{bleu.score:.1f} / {chrf.score:.1f}"


def many_speed(translator: Translator) -> float:
    """Give sentences per second through `analyse_many`, checks, retries and summaries included."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        make_articles(articles, ARTICLES)
        sentences = sum(map(len, read(articles)))
        start = perf_counter()
        for _ in analyse_many(articles, translator=translator, progress=False):
            pass
        return sentences / (perf_counter() - start)


def row(name: str, how: dict, lines: int | None) -> list[str]:
    translator = Translator("it", "en", **how)
    translator.load()
    translator.translate(["Il governo tace."])
    cells, speed, found = [], 0.0, []
    for text in TEXTS:
        source, human = (side[:lines] for side in parallel(text))
        start = perf_counter()
        targets = translator.translate(source).target
        speed = speed or len(source) / (perf_counter() - start)
        found = found or findings(source, targets)
        cells.append(quality(targets, human))
    serious = sum(finding.severity == "serious" for finding in found)
    share = 100 / len(parallel("pud")[0][:lines])
    chosen = [package for package in translator.choice[1:] if package]
    raw = None if "judging" in how or how["package"] == "judged" else raw_speed(chosen[0], parallel("pud")[0][:lines])
    size = sum(file.stat().st_size for package in chosen for file in package.path.rglob("*") if file.is_file())
    cells += [f"{share * serious:.1f} + {share * (len(found) - serious):.1f}"]
    cells += [f"{raw:.1f}" if raw else "", f"{speed:.1f}", f"{speed / raw:.2f}" if raw else ""]
    cells += [f"{many_speed(translator):.1f}" if "judging" not in how else ""]
    translator.unload()
    cells += one_article(how["package"]) if "judging" not in how else [""] * 3
    return [name, *cells, f"{size / 2**20:.0f}"]


def one_article(package: str) -> list[str]:
    """Give seconds cold and warm, and peak memory, of a fresh process that analyses the user's article."""
    command = [sys.executable, "-c", ONE_ARTICLE, str(ARTICLE), package]
    cold, warm, peak = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [f"{cold:.1f}", f"{warm:.1f}", f"{peak:.0f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, help="of each text, by default all")
    lines = parser.parse_args().lines
    head = ["package", *(f"BLEU / chrF2, {text}" for text in TEXTS), "findings per 100: serious + doubtful"]
    head += ["raw, sentences per s", "`Translator`", "of the ceiling", "`analyse_many`"]
    head += ["the article cold, s", "warm, s", "peak, MB", "size, MB"]
    rows = [row(name, how, lines) for name, how in WAYS.items() if lines or "judging" not in how]
    names = ", ".join(package.name for package in packages.choose("it", "en", "judged")[1:])
    many = f"`analyse_many`: {ARTICLES} articles with checks, retries and summaries"
    replace_table("modes", head, rows, f"`make modes`; {lines or 'all'} sentences; {many}; {names}; {machine()}.")


if __name__ == "__main__":
    main()
