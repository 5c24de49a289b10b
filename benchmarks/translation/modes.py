"""All ways to translate side by side in one run: quality, findings, speed, memory and size.

Run with `make modes`, or `python -m benchmarks.translation.modes --lines 100` for fewer sentences; it
rewrites a table in benchmarks/README.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from benchmarks.checks.findings import findings
from benchmarks.many.many import make_articles, read
from benchmarks.tables import HERE, machine, parallel, replace_table
from benchmarks.translation.judging import TEXTS, quality
from toolkit import Translator, analyse_many
from toolkit.engine import DecoderOnly, Decoding, engine_for
from toolkit.packages import LanguagePackage

Result = TypeVar("Result")
WAYS = {"fast": "fast, beam 4", "accurate": "accurate, greedy", "judged": "judged"}
ARTICLES = 20
ARTICLE = HERE.parent / "seeds" / "corea-del-nord-russia.txt"
ONE_ARTICLE = """
import json, re, sys, time
start = time.perf_counter()
from toolkit import analyse
times = []
for _ in range(3):
    analyse(sys.argv[1], package=sys.argv[2])
    times.append(time.perf_counter() - start)
    start = time.perf_counter()
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]  # of this process alone
print(json.dumps([times[0], min(times[1:]), int(peak) / 1024]))
"""


def timed(work: Callable[..., Result], *arguments: object, **more: object) -> tuple[Result, float]:
    """Give what `work` gives, and the seconds that it took."""
    start = perf_counter()
    result = work(*arguments, **more)
    return result, perf_counter() - start


def raw_speed(package: LanguagePackage, source: Sequence[str]) -> float:
    """Give sentences per second of CTranslate2 alone: tokens in, tokens out, sorted, in its own batches."""
    engine = engine_for(package)
    model, rows = engine.load(), sorted(map(engine.tokens, source), key=len, reverse=True)
    how = {"max_batch_size": engine.max_batch_size, "batch_type": "tokens"}
    if isinstance(engine, DecoderOnly):
        prompt = package.prompt
        rows = [[*prompt.before, *row, *prompt.behind] for row in rows]
        how |= {"end_token": prompt.end, "max_length": 200, "include_prompt_in_result": False}
        _, seconds = timed(model.generate_batch, rows, **how)
    else:
        _, seconds = timed(model.translate_batch, rows, beam_size=Decoding().beam_size, **how)
    return len(rows) / seconds


def many_speed(translator: Translator) -> float:
    """Give sentences per second through `analyse_many`, checks, retries and summaries included."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        make_articles(articles, ARTICLES)
        _, seconds = timed(lambda: list(analyse_many(articles, translator=translator, progress=False)))
        return sum(map(len, read(articles))) / seconds


def one_article(mode: str) -> list[str]:
    """Give seconds cold and warm, and peak memory, of a fresh process that analyses the user's article."""
    command = [sys.executable, "-c", ONE_ARTICLE, str(ARTICLE), mode]
    cold, warm, peak = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [f"{cold:.1f}", f"{warm:.1f}", f"{peak:.0f}"]


def per_hundred(source: Sequence[str], target: Sequence[str]) -> list[str]:
    """Give serious and doubtful findings per 100 sentences."""
    severities = [finding.severity for finding in findings(source, target)]
    return [f"{100 * severities.count(severity) / len(source):.1f}" for severity in ("serious", "doubtful")]


def megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def row(mode: str, lines: int | None) -> list[str]:
    texts = [[side[:lines] for side in parallel(text)] for text in TEXTS]
    with Translator("it", "en", package=mode, glossary=None) as translator:
        translator.translate(["Il governo tace."])
        made = [timed(translator.translate, source) for source, _ in texts]
        many = many_speed(translator)
    source, targets = texts[0][0], [translation.target for translation, _ in made]
    chosen = [package for package in translator.choice[1:] if package]
    speed, raw = len(source) / made[0][1], None if mode == "judged" else raw_speed(chosen[0], source)
    return [
        WAYS[mode],
        *(quality(own, human) for own, (_, human) in zip(targets, texts, strict=True)),
        *per_hundred(source, targets[0]),
        f"{raw:.1f}" if raw else "",
        f"{speed:.1f}",
        f"{speed / raw:.2f}" if raw else "",
        f"{many:.1f}",
        *one_article(mode),
        f"{sum(megabytes(package.path) for package in chosen):.0f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, help="of each text, by default all")
    lines = parser.parse_args().lines
    head = ["packages", *(f"BLEU / chrF2, {text}" for text in TEXTS), "serious findings per 100", "doubtful ones"]
    head += ["raw, sentences per s", "`Translator`", "of the ceiling", "`analyse_many`"]
    head += ["the article cold, s", "warm, s", "peak, MB", "size, MB"]
    how = f"{f'the first {lines}' if lines else 'all'} sentences, findings and speed on pud; "
    how += f"`analyse_many`: {ARTICLES} articles; {Translator('it', 'en', package='judged').package.name}; {machine()}."
    replace_table("modes", head, [row(mode, lines) for mode in WAYS], f"`make modes`; {how}")


if __name__ == "__main__":
    main()
