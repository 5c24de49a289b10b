import json
import os
import shutil
import subprocess
import sys
import threading

import pytest

from toolkit import Translator, packages
from toolkit.errors import PackageError, PackageNotFound
from toolkit.shared import default_translator


def install(folder, name="mine", **metadata):
    """Put a copy of the bundled package into a folder, with other metadata."""
    copy = folder / name
    shutil.copytree(packages.find("it", "en").path, copy)
    file = copy / "metadata.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | metadata), "utf-8")
    return copy


def test_without_others_the_bundled_package_is_found():
    package = packages.find("it", "en")
    assert package.is_bundled
    assert (package.source, package.target) == ("it", "en")


def test_a_package_of_the_users_own_comes_first_and_translates(folder):
    copy = install(folder, package_version="0.0.1")
    package = packages.find("it", "en")
    assert package.path == copy
    assert not package.is_bundled
    assert Translator("it", "en").translate(["Kim Jong Un tace."]).target[0]


@pytest.mark.parametrize("odd", [{"package_version": "1.²"}, {"package_version": None}, {"target_prefix": None}])
def test_odd_metadata_does_no_harm(folder, odd):
    install(folder, **odd)
    target = Translator("it", "en").translate(["Il governo tace."]).target[0]
    assert "None" not in target
    assert target


def test_a_vocabulary_that_does_not_fit_is_a_package_error(folder):
    (install(folder) / "model" / "shared_vocabulary.json").write_text("[]")
    with pytest.raises(PackageError):
        Translator("it", "en").translate(["Il governo tace."])


def test_threads_get_one_default_translator():
    barrier, found = threading.Barrier(8), []

    def work():
        barrier.wait()
        found.append(default_translator())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1


def test_the_newest_of_two_versions_wins(folder):
    for name, version in (("a", "1.9"), ("b", "1.10"), ("c", "1.2")):
        install(folder, name, package_version=version)
    assert packages.find("it", "en").version == "1.10"


def test_the_default_folder_is_argos_own(monkeypatch, tmp_path):
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert packages.folders() == (tmp_path / "argos-translate" / "packages", packages.BUNDLED)
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert packages.folders()[0] == tmp_path / ".local" / "share" / "argos-translate" / "packages"


def remove(name):
    def spoil(copy):
        target = copy / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    return spoil


def write(name, data):
    return lambda copy: (copy / name).write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (remove("metadata.json"), "no metadata.json"),
        (write("metadata.json", b"{"), "which languages"),
        (write("metadata.json", b"[]"), "which languages"),
        (write("metadata.json", b"{}"), "which languages"),
        (write("metadata.json", b"\xff\xfe"), "which languages"),
        (remove("model"), "model.bin is missing"),
        (remove("model/model.bin"), "model.bin is missing"),
        (write("model/model.bin", b"version https://git-lfs.github.com/spec/v1"), "stub"),
        (remove("sentencepiece.model"), "neither sentencepiece.model nor bpe.model"),
    ],
)
def test_a_broken_folder_is_told_and_hides_nothing(folder, spoil, said):
    spoil(install(folder, "spoilt"))
    whole = install(folder, "whole")
    assert packages.find("it", "en").path == whole
    [entry] = packages.broken()
    assert entry.path == folder / "spoilt"
    assert said in entry.problem


def test_stray_folders_and_files_are_no_packages(folder):
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / "notes").mkdir()
    (folder / "file.txt").write_text("x")
    assert packages.broken() == ()
    assert packages.find("it", "en").is_bundled


def test_a_missing_pair_lists_what_is_there_and_what_to_do(folder):
    remove("model")(install(folder, "spoilt"))
    with pytest.raises(PackageNotFound) as raised:
        Translator("it", "tlh")
    for part in ("it→tlh", "it→en", ".argosmodel", str(folder), "model.bin is missing"):
        assert part in str(raised.value)


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model"])
def test_a_model_that_cannot_be_loaded_is_a_package_error(folder, name):
    copy = install(folder)
    (copy / name).write_bytes(b"\0" * 5000)
    with pytest.raises(PackageError, match="cannot be loaded") as raised:
        Translator("it", "en").translate(["Ciao."])
    assert str(copy) in str(raised.value)


def test_the_hash_is_that_of_the_content(folder):
    bundled = packages.find("it", "en").sha256
    copy = install(folder)
    shutil.copy(packages.BUNDLED.parent.parent.parent / "pyproject.toml", copy / "README.md")  # no part of the content
    [original] = (package for package in packages.available() if package.is_bundled)
    shutil.copy(original.path / "metadata.json", copy)
    assert packages.find("it", "en").sha256 == bundled
    (copy / "sentencepiece.model").write_bytes(b"\0" * 5000)
    assert packages.find("it", "en").sha256 != bundled


def test_a_newer_bundled_package_needs_no_other_change(tmp_path, monkeypatch):
    bundled = tmp_path / "packages"
    bundled.mkdir()
    install(bundled, "translate-it_en-9_9", package_version="9.9")
    monkeypatch.setattr(packages, "BUNDLED", bundled)
    translator = Translator("it", "en")
    assert translator.package.is_bundled
    assert translator.signature["package"] == "translate-it_en 9.9"


def test_translating_makes_no_folder_in_the_home(tmp_path):
    home = tmp_path / "casa"
    home.mkdir()
    code = "import toolkit; toolkit.analyse('Il presidente ha parlato. Il governo tace.')"
    env = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))}
    subprocess.run(
        [sys.executable, "-c", code], env=env | {"HOME": str(home), "MPLCONFIGDIR": str(tmp_path)}, check=True
    )
    assert list(home.iterdir()) == []
