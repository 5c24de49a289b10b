"""Fuzzing by hand: `make fuzz SECONDS=60` takes mutated articles and packages until the time is up; the suite, a few.

A finding is an error that is not an ArticleError, a character that is in no sentence, a repair that cannot be undone, a
page that is not well-formed or holds what could act, or an input that takes longer than `PATIENCE`. The input is kept.
Of packages see `fuzz_packages`.
"""

import argparse
import io
import random
import re
import signal
import sys
import time
import traceback
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from hashlib import sha256
from itertools import cycle
from pathlib import Path

from fuzz_packages import package_fuzzer
from seen import Page
from written import SAY, mail, news, pdf, word

from toolkit import Translator, analyse, read_article, summarise
from toolkit.errors import ArticleError
from toolkit.files import FORMATS
from toolkit.reading import RepairLog, Sentence, repair, revert, segment
from toolkit.summary.summariser import METHODS

HERE = Path(__file__).parent
PATIENCE = 30  # seconds for one input; all but the slowest PDFs take milliseconds
MOST = 60_000  # bytes of an article
PACKAGES = 8  # one input in so many is a package: most time goes into trying those out
SMALL = 400  # characters of a text that goes the whole way, through the model and every report
TOKENS = (
    "\x00|\x1b|\ufeff|\u200b|\u00ad|\u2028|\u0301|\r\n|\r|\n\n|\t|\u00a0|\u202e|😀|ﬁ|Ã¨|â€œ|&nbsp;|&#x110000;|«|»|“|'"
    "|''|…|?!|S.p.A.|art.|1º|2.200.112|3,5|fine.Poi|@ansa|https://x.it/a|<script>|</p>|<!--|-->|]]>|<![CDATA[|<html>"
    "|<table>|<article>|charset=utf-7|charset=windows-1255|%PDF-1.4|%%EOF|endobj|stream|/Length 999999999|<w:p>"
    "|</w:body>|=cmd()|$x$|PK\x03\x04|version https://git-lfs|- |-\n|ROMA -|LEGGI ANCHE|di Anna Rossi\n|PERCHE'\n"
).split("|")
ODD_BYTES = (b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\x80", b"\xc3", b"\x81")
PIECES = (*(token.encode() for token in TOKENS), *ODD_BYTES)
ACTIVE = set("script img iframe object embed svg math base link audio video".split())


def seeds() -> dict[str, list[bytes]]:
    """Give files to mutate, by format."""
    texts = [path.read_text("utf-8") for path in sorted((HERE.parent / "seeds").glob("*.txt"))]
    short = [text[:1500] for text in texts]
    return {
        "txt": [
            *(text.encode() for text in texts),
            *(text.encode("cp1252", "replace") for text in short),
            *(short[0].encode(encoding) for encoding in ("utf-16", "utf-8-sig")),
            short[1].replace("\n", "\r\n").encode(),
        ],
        "html": [news().encode(), news("main").encode("utf-16"), f"<html><p>{short[0]}</p></html>".encode()],
        "docx": [word(*texts[0].split("\n\n")), word("Titolo", "Il governo tace.")],
        "mail": [mail(short[0]), mail(short[1], "html"), mail(short[2], "mixed")],
        "pdf": [pdf(SAY), *(path.read_bytes() for path in sorted((HERE / "data").glob("*.pdf")))],
    }


def mutated(data: bytes, others: list[bytes], chance: random.Random, most: int = MOST) -> bytes:
    """Change a few places: bytes, pieces of the list above, repetitions, cuts, and pieces of other files."""
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 64, 512))
        piece = data[at : at + length]
        other = chance.choice(others)
        start = chance.randrange(len(other))
        head, tail, rest = data[:at], data[at:], data[at + length :]
        data = chance.choice(
            (
                head + rest,
                head + bytes(chance.randrange(256) for _ in piece) + rest,
                head + chance.choice(PIECES) + tail,
                head + chance.choice(PIECES) * length + tail,
                head + piece * chance.choice((2, 3, 50)) + rest,
                head + other[start : start + 8 * length] + tail,
                head if chance.random() < 0.1 else data,
            )
        )[:most]
    return data


def mutated_inside(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Change a part of a .docx and pack it anew; a damaged archive would be refused before its parts are read."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice(["word/document.xml"] * 9 + [name for name in old.namelist() if name.endswith("l")])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, others, chance) if name == hit else part)
    return file.getvalue()


def inputs(seed: int) -> Callable[[], tuple[str, bytes]]:
    """Give a function that gives the next mutated input and its format, the same for the same seed."""
    chance, files = random.Random(seed), seeds()
    every = [data for kind in files.values() for data in kind]

    def following() -> tuple[str, bytes]:
        kind = chance.choice(list(files))
        data = chance.choice(files[kind])
        change = mutated_inside if kind == "docx" and chance.random() < 0.8 else mutated
        return kind, change(data, every, chance)

    return following


class TooSlow(BaseException):
    """Raised in the midst of whatever runs; nothing that catches Exception keeps it."""


@contextmanager
def patience(seconds: int):
    def stop(*_):
        raise TooSlow(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def lost(text: str, log: RepairLog, sentences: Iterable[Sentence]) -> list[int]:
    """Give the places of characters in no sentence; aside from white space, and what the log says it has taken out.

    That may be controls, and marks of footnotes.
    """
    inside = {i for sentence in sentences for i in range(sentence.start, sentence.end)}
    logged = {i for edit in log.edits for i in range(edit.start, edit.end)}
    marks = {i for edit in log.edits if "raised figure" in edit.rule for i in range(edit.start, edit.end)}
    told = inside | marks | {i for i in logged if unicodedata.category(text[i]) in ("Cc", "Cf")}
    return [i for i, character in enumerate(text) if not character.isspace() and i not in told]


def survive(data: bytes | str, translator: Translator | None = None, method: str = "lexrank") -> str:
    """Take an input all the way: "refused", "read", or "whole way" if it is small; whatever is raised is a finding."""
    try:
        article = read_article(data)
    except ArticleError as error:
        assert re.search(r"\w{3}.*[.!?]$", str(error), re.DOTALL), f"says too little: {error}"
        return "refused"
    log = repair(article.text)
    sentences = segment(log)
    assert revert(log) == article.text, "a repair cannot be undone"
    gone = lost(article.text, log, sentences)
    assert not gone, f"lost: {[article.text[i] for i in gone]} at {gone}"
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert set(summarise(sentences, 3, method).indices) <= set(range(len(sentences)))
    assert str(article)
    if translator is None or len(article.text) > SMALL:
        return "read"
    analysis = analyse(article, method=method, translator=translator)
    assert len(analysis.translation) == len(sentences)
    written = {ending: write(analysis) for ending, write in FORMATS.items()}
    assert all(written.values()) and len(analysis.to_frame()) == len(sentences)
    assert not {tag for tag, _ in Page(written["html"]).elements} & ACTIVE
    return "whole way"


def main() -> int:
    """Fuzz for so many seconds; the exit code is 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--findings", type=Path, default=Path("reports/fuzz"))
    options = parser.parse_args()
    counts, end, following = Counter(), time.monotonic() + options.seconds, inputs(options.seed)
    methods, turns = cycle(METHODS), cycle(range(PACKAGES))
    with Translator("it", "en") as translator, package_fuzzer(options.seed, mutated) as installer:
        while time.monotonic() < end:
            kind, data = following() if next(turns) else ("argosmodel", installer.following())
            try:
                with patience(PATIENCE):
                    if kind == "argosmodel":
                        counts[kind, installer.survive(data)] += 1
                    else:
                        counts[kind, survive(data, translator, next(methods))] += 1
            except (Exception, TooSlow) as error:
                counts[kind, "FOUND"] += 1
                options.findings.mkdir(parents=True, exist_ok=True)
                file = options.findings / f"{sha256(data).hexdigest()[:12]}.{kind}"
                file.write_bytes(data)
                place = traceback.extract_tb(error.__traceback__)[-1]
                print(
                    f"{file}: {type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name}:{place.lineno})"
                )
    print(f"seed {options.seed}, {options.seconds:g} s: {counts.total()} inputs")
    for (kind, outcome), count in sorted(counts.items()):
        print(f"  {kind:<10} {outcome:<10} {count}")
    return int(any(outcome == "FOUND" for _, outcome in counts))


if __name__ == "__main__":
    sys.exit(main())
