"""Tables of results, kept between markers in benchmarks/README.md."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent


def replace_table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]], how: str) -> None:
    """Put a table, its date and how it was made in the place marked with `name`; print it too."""
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] + ["--:"] * (len(head) - 1), *rows)]
    table = "\n".join([*lines, "", f"{date.today()}: {how}"])
    print(table)
    page = HERE / "README.md"
    marks = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    text, found = marks.subn(lambda m: m[1] + table + m[2], page.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{page}: has no place marked <!-- {name} --> for the table.")
    page.write_text(text, "utf-8")
