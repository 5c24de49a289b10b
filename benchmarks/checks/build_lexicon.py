"""Build toolkit/data/lexicon.it-en.txt.gz of the Italian–English lexicons in a folder.

Run with `python -m benchmarks.checks.build_lexicon FOLDER`, which holds wikt_iten.tsv and wikt_enit.tsv (English
Wiktionary, CC BY-SA 3.0) and omw_ita.tsv (MultiWordNet, CC BY 3.0, and ItalWordNet, ODC-BY 1.0, joined with Princeton
WordNet by Open Multilingual Wordnet): Italian, English, part of speech, parted by tabs. A line of the result is an
Italian word and the stems of the words that English has for it; words that wordfreq never met in Italian are left out.
"""

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

from simplemma import lemmatize

from benchmarks.tables import HERE
from toolkit.checks.lexicon import stem
from toolkit.checks.words import frequency
from toolkit.summary import stop_words

FILES = ("wikt_iten.tsv", "wikt_enit.tsv", "omw_ita.tsv")
TARGET = HERE.parent / "toolkit" / "data" / "lexicon.it-en.txt.gz"
GRAMMAR = re.compile(
    r"\b(?:form|plural|feminine|masculine|singular|alternative|obsolete|archaic|misspelling|synonym|inflection|"
    r"participle|gerund|superlative|diminutive|abbreviation|initialism|surname|given name)\b"
)
LONGEST_GLOSS = 4  # words


def glosses(line: str) -> tuple[str, list[str]]:
    """Give the Italian word of a line, and what English has for it."""
    italian, english = line.lower().replace("_", " ").replace("’", "'").split("\t")[:2]
    english = re.sub(r"\([^)]*\)", "", english)
    parts = (re.sub(r"^(?:to|an?|the) ", "", part.strip()) for part in re.split("[,;/]", english))
    return italian, [part for part in parts if part and len(part.split()) <= LONGEST_GLOSS]


def main() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    common = stop_words("en")
    for name in FILES:
        for line in (Path(sys.argv[1]) / name).read_text("utf-8").splitlines():
            italian, english = glosses(line)
            if " " in italian or len(italian) < 2 or GRAMMAR.search(line.lower()) or not frequency(italian, "it"):
                continue
            for gloss in english:
                words = re.findall("[a-z]+", gloss)
                kept = words if len(words) == 1 else [word for word in words if word not in common]
                found[italian] |= {stem(form) for word in kept for form in (word, lemmatize(word, "en").lower())}
    rows = (f"{italian}\t{' '.join(sorted(stems))}" for italian, stems in sorted(found.items()) if stems)
    TARGET.write_bytes(gzip.compress("\n".join(rows).encode(), mtime=0))
    print(f"{len(found):,} words, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
