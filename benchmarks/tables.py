"""Tables of results, kept between markers in benchmarks/README.md, and the class of machine they belong to."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
INSTRUCTIONS = {"avx512_vnni": "AVX-512 VNNI", "avx512f": "AVX-512", "avx2": "AVX2"}  # the widest first


def machine() -> str:
    """Say how many cores of which architecture there are, with the widest instructions where Linux tells them."""
    told = Path("/proc/cpuinfo")
    flags = told.read_text("utf-8").split() if told.exists() else []
    widest = [name for flag, name in INSTRUCTIONS.items() if flag in flags][:1]
    return ", ".join([f"{len(os.sched_getaffinity(0))} cores", platform.machine(), *widest])


def parallel(name: str) -> tuple[list[str], list[str]]:
    """Give the Italian and the English sentences of one of the texts in data/: pud, news or flores-dev."""
    return tuple((HERE / "data" / f"{name}.{code}").read_text("utf-8").splitlines() for code in ("it", "en"))


def replace_table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]], how: str) -> None:
    """Put a table, its date and how it was made in the place marked with `name`; print it too."""
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] + ["--:"] * (len(head) - 1), *rows)]
    table = "\n".join([*lines, "", f"{date.today()}: {how}"])
    print(table)
    page = HERE / "README.md"
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    text, found = marks.subn(lambda m: m[1] + table + "\n" + m[2], page.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{page}: has no place marked <!-- {name} --> for the table.")
    page.write_text(text, "utf-8")
