"""How surely `toolkit.checks.languages` tells that a sentence is in another language, and how often it is wrong.

Run with `make languages`; it rewrites a table in benchmarks/README.md.
"""

from benchmarks.tables import HERE, replace_table
from toolkit.checks import FEWEST_WORDS, detect

ITALIAN = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
ENGLISH = (HERE / "data" / "pud.en").read_text("utf-8").splitlines()


def main():
    rows = []
    for words in (None, 12, 8, FEWEST_WORDS):
        cut = [[" ".join(line.split()[:words]) for line in lines] for lines in (ITALIAN, ENGLISH)]
        alarms, seen = ([detect(text, "it") for text in texts] for texts in cut)
        name = "whole sentences" if words is None else f"their first {words} words"
        rows.append((name, str(len(alarms) - alarms.count(None)), str(seen.count("en"))))
    head = ["of 1,000", "Italian taken for another", "English seen as English"]
    replace_table("languages", head, rows, "`make languages` on Parallel UD, Italian expected; py3langid")


if __name__ == "__main__":
    main()
