"""Which pieces of a package's vocabulary the model may say: without those that no common target word is made of."""

import json
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from toolkit.errors import PackageError
from toolkit.packages import LanguagePackage

__all__ = ["left_out", "model_files"]

MAP = "vmap.txt"  # where CTranslate2 looks for a vocabulary map
VOCABULARY = "shared_vocabulary.json"


def left_out(package: LanguagePackage) -> frozenset[str]:
    """Give the pieces that the model need not consider; none for another package than `make vocabulary` has seen.

    Source and target share one vocabulary, and to choose among its pieces at every step is much of the work. Those that
    begin a word in small letters, and stand in none of the 100,000 commonest words of the target language, are left
    out: "▁abbandonare" is, "▁della" is not, since English texts have it in names. Other words can still be made of
    other pieces, letter by letter if need be, but the model may choose another word: that goes for Italian ones, and
    for rare English ones ("codicil", "matricide"). What this does to quality stands in benchmarks/README.md.

    Leaving pieces out by the sentence, as lexical shortlists do (Kim et al. 2019, https://aclanthology.org/D19-5632),
    is faster still, but then what a sentence becomes depends on its company in the batch.

    Examples
    --------
    >>> from toolkit import packages
    >>> pieces = left_out(packages.find("it", "en"))
    >>> "▁abbandonare" in pieces, "▁della" in pieces, "▁Abruzzo" in pieces
    (True, False, False)
    """
    measured = _measured()
    return measured["left_out"] if package.sha256 == measured["package_sha256"] else frozenset()


def model_files(package: LanguagePackage, without: Collection[str]) -> dict[str, bytes] | None:
    """Give the model's files by name with a vocabulary map beside them; None if nothing is to be left out.

    CTranslate2 keeps what it is given so, which takes as much memory as the files are large.

    Raises
    ------
    PackageError
        If a file cannot be read.

    Examples
    --------
    >>> from toolkit import packages
    >>> sorted(model_files(packages.find("it", "en"), {"▁abbandonare"}))
    ['config.json', 'model.bin', 'shared_vocabulary.json', 'vmap.txt']
    """
    if not without:
        return None
    try:
        found = {path.name: path.read_bytes() for path in Path(package.path, "model").iterdir() if path.is_file()}
    except OSError as error:
        raise PackageError(f"{package.path}: its model cannot be read ({error.strerror}). Install it again.") from None
    kept = [piece for piece in json.loads(found[VOCABULARY]) if piece not in without]
    return found | {MAP: ("\t" + " ".join(kept) + "\n").encode()}  # nothing before the tab: whatever the source


@lru_cache
def _measured() -> dict:
    data = json.loads((files("toolkit") / "data" / "vocabulary_map.json").read_text("utf-8"))
    return data | {"left_out": frozenset(data["left_out"])}
