import dataclasses
import importlib
import json

import pytest
from conftest import ROOT

from toolkit import Translator, packages
from toolkit.engine import EncoderDecoder, vocabulary_map
from toolkit.translation.translator import Translation

GERMAN = ["Der Präsident hat gesprochen.", "Die Regierung schweigt heute.", "Januar, Februar, März."]


def said(package, **settings) -> str:
    with Translator(package=package, **settings) as translator:
        translation: Translation = translator.translate(GERMAN)
    return "".join(translation.target)


def test_what_is_left_out_is_never_said(tiny, monkeypatch):
    package = packages.read(tiny["de-en"])
    everything = said(package)
    pieces = json.loads((package.path / "model" / "shared_vocabulary.json").read_text("utf-8"))
    words = frozenset(piece for piece in pieces if any(map(str.isalpha, piece)) and piece not in ("<s>", "</s>"))
    measured = {"package_sha256": package.sha256, "left_out": words}
    monkeypatch.setattr(vocabulary_map, "_measured", lambda: measured)
    assert any(map(str.isalpha, everything))
    assert not any(map(str.isalpha, said(package)))
    assert said(package, whole_vocabulary=True) == everything


def test_nothing_is_left_out_of_a_package_that_was_not_measured(tiny, tmp_path):
    bundled = packages.find("it", "en")
    for package in (packages.read(tiny["de-en"]), dataclasses.replace(bundled, path=tiny["de-en bpe"])):
        assert vocabulary_map.left_out(package) == frozenset()
        assert vocabulary_map.model_files(package, vocabulary_map.left_out(package)) is None


def test_the_map_has_all_other_pieces_and_holds_whatever_the_source():
    package = packages.find("it", "en")
    files = vocabulary_map.model_files(package, vocabulary_map.left_out(package))
    source, tab, kept = files["vmap.txt"].decode().rstrip("\n").partition("\t")
    pieces = json.loads(files["shared_vocabulary.json"])
    assert (source, tab) == ("", "\t")
    assert set(kept.split(" ")) == set(pieces) - vocabulary_map.left_out(package)
    assert {"</s>", "▁the", "▁Kim", ".", "▁2", "a"} <= set(kept.split(" "))


@pytest.mark.parametrize(
    ("piece", "is_out"),
    [
        ("▁abbandonare", True),
        ("▁dell", False),  # "dell", a make of computers
        ("▁della", False),
        ("▁soldati", True),
        ("▁soldiers", False),
        ("▁Accettiamo", False),  # whatever has a capital stays, since names do
        ("zione", False),
        ("▁10", False),
        ("▁", False),
    ],
)
def test_pieces_that_no_common_english_word_is_made_of(piece, is_out):
    assert (piece in vocabulary_map.left_out(packages.find("it", "en"))) == is_out


def test_no_piece_of_a_human_translation_is_left_out():
    package = packages.find("it", "en")
    engine = EncoderDecoder(package, whole_vocabulary=True)
    engine.load()
    lines = (ROOT / "benchmarks" / "data" / "pud.en").read_text("utf-8").splitlines()
    needed = {piece for line in lines for piece in engine.tokens(line)}
    assert len(needed) > 5000
    assert needed.isdisjoint(vocabulary_map.left_out(package))


def test_the_list_is_what_the_benchmark_makes(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))
    benchmark = importlib.import_module("benchmarks.engine.vocabulary")
    package = packages.find("it", "en")
    engine = EncoderDecoder(package, whole_vocabulary=True)
    engine.load()
    pieces = json.loads((package.path / "model" / "shared_vocabulary.json").read_text("utf-8"))
    assert set(benchmark.source_only(engine, pieces, "en")) == vocabulary_map.left_out(package)


def test_the_signature_and_the_key_tell_whole_and_restricted_apart(translator):
    whole = Translator(whole_vocabulary=True)
    assert whole.key != translator.key
    left_out = len(vocabulary_map.left_out(translator.package))
    assert left_out > 0
    assert (whole.signature["pieces_left_out"], translator.signature["pieces_left_out"]) == ("0", str(left_out))
