"""Packages that hold a language model: found, installed, verified, removed and refused like those of Argos."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from tiny import archive

from toolkit import Translator, packages
from toolkit.cli import main
from toolkit.engine import Decoding, engine_for
from toolkit.errors import PackageError, PackageNotFound
from toolkit.installation import install, remove, verify
from toolkit.packages import DEFAULT


def metadata(tiny, **changed):
    return json.dumps(json.loads((tiny["de-en generate"] / "metadata.json").read_text("utf-8")) | changed).encode()


def test_a_tiny_one_is_read_and_runs(tiny):
    package = packages.read(tiny["de-en generate"])
    assert (package.kind, package.name) == ("generate", "generate-de_en 1.0")
    assert (package.prompt.before, package.prompt.end) == (("<bos>",), "<eos>")
    engine = engine_for(package)
    [found, _] = engine.hypotheses(["Die Regierung schweigt.", "Ja."], Decoding(2, 2))
    assert len(found) == 2
    assert len(engine.log_probabilities([("Ja.", engine.tokens("Yes."))])[0]) == 5


def test_both_kinds_for_a_pair_live_side_by_side(tiny, tmp_path, folder, capsys):
    for name in ("de-en", "de-en generate"):
        install(archive(tiny[name], tmp_path / f"{name}.argosmodel"))
    own = {p.kind: p for p in packages.available() if p.source == "de"}
    assert set(own) == {"translate", "generate"}
    again = install(archive(tiny["de-en generate"], tmp_path / "again.argosmodel"))
    assert [other.kind for other in again.replaced] == ["generate"]
    assert {p.kind for p in packages.available() if p.source == "de"} == {"translate", "generate"}
    assert all(verify(package) for package in own.values() if package.path.exists())
    with pytest.raises(PackageError, match="is the pair of several packages"):
        remove("de-en")
    assert main(["packages", "list"]) == 0
    assert capsys.readouterr().out.count("de→en") == 2
    remove(again.package.path.name)
    assert {p.kind for p in packages.available() if p.source == "de"} == {"translate"}


BROKEN = {
    "no tokenizer": ({"tokenizer.json": None}, {}, "has no tokenizer.json"),
    "broken tokenizer": ({"tokenizer.json": b"{}"}, {}, "tokenizer.json: cannot be loaded"),
    "half a tokenizer": ({"tokenizer.json": b'{"version": "1.0"'}, {}, "tokenizer.json: cannot be loaded"),
    "no model": ({"model/model.bin": None}, {}, "model/model.bin is missing"),
    "stub for a model": ({"model/model.bin": b"version https://git-lfs"}, {}, "is a stub, not a model"),
    "no model at all": ({"model/model.bin": b"\0" * 5000}, {}, "its model cannot be loaded"),
    "vocabulary that is none": ({"model/vocabulary.json": b"[]"}, {}, ""),
    "no prompt": ({}, {"before": None}, "before is no list of tokens"),
    "a prompt that is a text": ({}, {"behind": "English:"}, "behind is no list of tokens"),
    "no end": ({}, {"end": None}, "end is no list of tokens"),
    "an end of two": ({}, {"end": ["a", "b"]}, "end is no list of tokens"),
    "an endless prompt": ({}, {"before": ["<bos>"] * 1000}, "have more than 64 tokens"),
    "a token that the tokenizer lacks": ({}, {"end": "<|end|>"}, "lacks '<|end|>', which metadata.json names"),
}


@pytest.mark.parametrize(("files", "changed", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_refused_with_a_message_and_leaves_nothing(tiny, tmp_path, folder, files, changed, said):
    files = files | ({"metadata.json": metadata(tiny, **changed)} if changed else {})
    file = archive(tiny["de-en generate"], tmp_path / "x.argosmodel", **files)
    with pytest.raises(PackageError) as raised:
        install(file)
    assert said in str(raised.value)
    assert str(raised.value).rstrip().endswith((".", "!"))
    assert not [path for path in folder.iterdir() if not path.name.startswith(".")]


def test_a_model_of_the_other_kind_is_told_and_ends_no_process(tiny, tmp_path, folder):
    model = {f"model/{path.name}": path.read_bytes() for path in (tiny["de-en"] / "model").iterdir()}
    file = archive(tiny["de-en generate"], tmp_path / "x.argosmodel", **model)
    with pytest.raises(PackageError, match=r"x\.argosmodel"):
        install(file)


def test_what_is_chosen(monkeypatch, folder, tiny):
    monkeypatch.delenv(DEFAULT)
    both = packages.choose("it", "en")
    assert (both.mode, both.accurate.kind, both.fast.kind) == ("judged", "generate", "translate")
    assert packages.choose("it", "en", "fast") == ("fast", None, both.fast)
    assert packages.choose("it", "en", "accurate") == ("accurate", both.accurate, both.fast)
    for name in (both.fast.name, both.fast.path.name, both.fast.path, str(both.fast.path), both.fast):
        assert packages.choose("it", "en", name) == ("fast", None, both.fast)
    assert packages.choose("it", "en", both.accurate.path) == ("accurate", both.accurate, both.fast)
    assert packages.choose("it", "en", both) == both
    monkeypatch.setenv(DEFAULT, "accurate")
    assert packages.choose("it", "en").mode == "accurate"
    monkeypatch.delenv(DEFAULT)
    shutil.copytree(tiny["de-en generate"], folder / "only")
    assert packages.choose("de", "en") == ("accurate", packages.find("de", "en"), None)
    assert Translator("de", "en").translate(["Ja."]).signature["package"] == "generate-de_en 1.0"
    for pair, name in ((("de", "en"), "judged"), (("de", "en"), "fast"), (("it", "en"), "nowhere")):
        with pytest.raises(PackageNotFound):
            packages.choose(*pair, name)
    with pytest.raises(PackageError, match="is no package that translates it→en"):
        packages.choose("it", "en", tiny["de-en generate"])


STOCK = """
import sys, types
for name in ("stanza", "spacy", "minisbd", "torch"):  # which are left out here, and only split sentences
    sys.modules[name] = types.ModuleType(name)
import argostranslate.package as package
print(sorted((p.type, p.from_code) for p in package.get_installed_packages()))
"""


def test_stock_argos_is_not_disturbed_by_one_in_the_common_folder(tiny, folder, tmp_path):
    """Its `get_installed_languages` makes translations of packages of the type "translate" only."""
    for name in ("de-en", "de-en generate"):
        shutil.copytree(tiny[name], folder / name)
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", STOCK], env=os.environ | home, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    assert found.stdout == "[('generate', 'de'), ('translate', 'de')]\n"
