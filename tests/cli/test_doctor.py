"""What the doctor says of each broken installation, and the one next step."""

import errno
import os
import resource
import shlex
import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from tiny import archive

from toolkit import packages
from toolkit.cli import doctor, examine, main
from toolkit.engine import batching as batches
from toolkit.errors import PackageError
from toolkit.installation import install
from toolkit.signature import Signature


def found():
    return {finding.subject: finding for finding in examine()}


def without(name):
    return lambda place: (place / name).unlink()


def with_content(name, content):
    return lambda place: (place / name).write_bytes(content)


BROKEN = {
    "no metadata": (without("metadata.json"), "has no metadata.json.", "remove mine; then: toolkit packages install"),
    "metadata cut": (with_content("metadata.json", b"{"), "which languages it translates", "remove mine; then:"),
    "no model": (without("model/model.bin"), "model/model.bin is missing.", "remove mine; then:"),
    "LFS pointer": (with_content("model/model.bin", b"version https://git-lfs"), "is a stub", "remove mine; then:"),
    "no tokenizer": (without("sentencepiece.model"), "has neither sentencepiece.model nor", "remove mine; then:"),
}


@pytest.mark.parametrize(("spoil", "said", "step"), BROKEN.values(), ids=BROKEN)
def test_a_broken_package_and_what_to_do(tiny, folder, spoil, said, step):
    shutil.copytree(tiny["de-en"], folder / "mine")
    spoil(folder / "mine")
    seen = found()
    assert not seen["package"].well and said in seen["package"].text
    assert not seen["next step"].well and step in seen["next step"].text
    assert seen["self-test"].well


def test_with_all_in_place_there_is_nothing_to_do(folder):
    last = examine()[-1]
    assert (last.well, last.subject, last.text) == (True, "next step", "nothing is missing")


def test_an_installed_package_has_its_place_and_hash(tiny, tmp_path, folder):
    package = install(archive(tiny["de-en"], tmp_path / "x.argosmodel")).package
    [line] = [f for f in examine() if f.subject == "package" and "de_en" in f.text]
    assert line.well
    assert line.text == f"translate-de_en 1.0 ({package.path}), sha256 {package.sha256[:16]}…, sizes as installed"
    (package.path / "model" / "model.bin").write_bytes(bytes(5000))
    [line] = [f for f in examine() if f.subject == "package" and "de_en" in f.text]
    assert (line.well, "model/model.bin is not as it was installed" in line.text) == (False, True)
    assert examine()[-1].text.startswith("run: toolkit packages remove translate-de_en-1_0; then")


def test_a_package_unpacked_by_hand_is_to_be_verified(tiny, folder):
    shutil.copytree(tiny["de-en"], folder / "mine")
    [line] = [f for f in examine() if f.subject == "package" and "de_en" in f.text]
    assert line.well and line.text.endswith("unpacked by hand and not verified")
    assert examine()[-1].text == "run: toolkit packages verify de-en"
    assert examine()[-1].well


def test_a_package_of_the_pair_that_does_not_run_fails_the_self_test_only(tiny, folder):
    shutil.copytree(packages.find("it", "en").path, folder / "mine")
    (folder / "mine" / "sentencepiece.model").write_bytes(bytes(5000))
    seen = found()
    assert not seen["self-test"].well and "its tokenizer cannot be loaded" in seen["self-test"].text
    assert seen["next step"].text == "run: toolkit packages remove mine; then: toolkit packages install FILE"


def test_a_package_that_nobody_tried_is_not_loaded_by_the_doctor_itself(folder, monkeypatch):
    def ended(package):
        raise PackageError(f"{package.path}: its model ends the process")

    shutil.copytree(packages.find("it", "en").path, folder / "mine")
    monkeypatch.setattr("toolkit.cli.doctor.verify", ended)
    assert found()["self-test"].text == f"{folder / 'mine'}: its model ends the process"


def test_a_missing_library_comes_first(monkeypatch):
    versions = Signature.of(sumy="unknown", numpy="2")
    monkeypatch.setattr(
        "toolkit.cli.doctor.library_versions", lambda *names: versions if "sumy" in names else Signature()
    )
    seen = found()
    assert (seen["sumy"].well, seen["numpy"].well) == (False, True)
    assert seen["next step"].text.startswith("run make")


def test_without_any_package_the_next_step_says_so(folder, monkeypatch, tmp_path):
    for module in ("packages", "packages.installed", "packages.language_package"):
        monkeypatch.setattr(f"toolkit.{module}.BUNDLED", tmp_path / "none")
    seen = found()
    assert "No language package translates it→en" in seen["self-test"].text
    assert (seen["next step"].well, seen["next step"].text) == (False, "run: toolkit packages install FILE")


def test_a_broken_bundled_package_is_not_to_be_removed(folder, monkeypatch, tmp_path):
    bundled = tmp_path / "bundled"
    shutil.copytree(packages.BUNDLED, bundled)
    [model] = bundled.glob("translate-*/model/model.bin")
    model.write_bytes(b"version https://git-lfs.github.com/spec/v1\n")  # cloned without Git LFS
    for module in ("packages", "packages.installed", "packages.language_package"):
        monkeypatch.setattr(f"toolkit.{module}.BUNDLED", bundled)
    seen = found()
    assert "is a stub" in seen["package"].text
    assert seen["next step"].text.startswith("get the toolkit anew (from git: git lfs pull), or run: toolkit packages")


@pytest.mark.parametrize("name", ["a b; 'c'", "-rf"])
def test_the_step_can_be_typed_whatever_the_folder_is_called(folder, name):
    (folder / name).mkdir()
    (folder / name / "metadata.json").write_text("{")
    command = found()["next step"].text.partition("; then")[0].removeprefix("run: toolkit ")
    assert main(shlex.split(command)) == 0
    assert list(folder.iterdir()) == []


def test_memory_that_ends_is_no_fault_of_the_package(folder, monkeypatch):
    def short(*_, **__):
        raise RuntimeError("std::bad_alloc: Cannot allocate memory")

    monkeypatch.setattr("ctranslate2.Translator", short)
    seen = found()
    assert "not enough memory" in seen["self-test"].text
    assert seen["next step"].text.startswith("close other programs")


def test_a_name_with_a_line_break_makes_no_line_of_its_own(folder):
    (folder / "p\n ok  next step    nothing is missing").mkdir()
    (folder / "p\n ok  next step    nothing is missing" / "metadata.json").write_text("{")
    assert not any("\n" in str(finding) for finding in examine())


def on_a_full_disk(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: SimpleNamespace(free=1000))


def without_temporary_files(monkeypatch):
    def none():
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)


def with_little_memory(monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda _: (300 << 20, resource.RLIM_INFINITY))


def in_a_folder_that_is_gone(monkeypatch):
    def gone(_=None):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)


FAULTS = {
    "full disk": (on_a_full_disk, "disk", "0 MB free here", "make room on the disk"),
    "folder gone": (in_a_folder_that_is_gone, "disk", "No such file or directory", "change to another folder"),
    "no temporary files": (
        without_temporary_files,
        "temporary",
        "the language of articles is not checked",
        "set TMPDIR",
    ),
    "little memory": (with_little_memory, "memory", "300 MB, on ", "raise the limit (ulimit -v)"),
}


@pytest.mark.parametrize(("fault", "subject", "said", "step"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_machine_and_what_to_do(folder, monkeypatch, fault, subject, said, step):
    fault(monkeypatch)
    seen = found()
    assert not seen[subject].well and said in seen[subject].text
    assert not seen["next step"].well and step in seen["next step"].text


@pytest.mark.parametrize("more", [-1, 0])
def test_the_limit_on_addresses_is_held_against_what_an_article_needs_on_these_cores(monkeypatch, more):
    limit = batches.addresses_needed(batches.available_cores()) + doctor.LOADED + more
    monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, resource.RLIM_INFINITY))
    assert found()["memory"].well == (more == 0)


def test_too_little_memory_for_the_self_test_is_a_finding(monkeypatch):
    def full(*_, **__):
        raise MemoryError

    monkeypatch.setattr("toolkit.cli.doctor.Translator", full)
    assert found()["self-test"].text == "there is not enough memory to translate"


@pytest.mark.parametrize("proxy", ["", "http://user:secret@127.0.0.1:9"])
def test_a_proxy_is_named_but_not_asked_and_not_shown(monkeypatch, proxy):
    monkeypatch.setenv("https_proxy", proxy)
    line = found()["network"]
    assert line.well and ("by the proxy that is set" in line.text) == bool(proxy)
    assert "secret" not in line.text


def test_a_folder_of_yours_that_cannot_be_one(tiny, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    cases = ((tmp_path / "file", "is no folder"), (tiny["de-en"], "is a package itself, so it is not found"))
    for place, said in cases:
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(place))
        seen = found()
        assert not seen["your folder"].well and seen["your folder"].text == f"{place} {said}"
        assert seen["next step"].text == "set ARGOS_PACKAGES_DIR to the folder that your packages lie in"


@pytest.mark.parametrize(
    ("mode", "well", "said"),
    [
        (os.W_OK, True, "looked into; cannot be written to, so nothing can be installed"),
        (os.R_OK, False, "cannot be read, so no package in it is found"),
    ],
)
def test_a_folder_of_yours_without_permission(folder, monkeypatch, mode, well, said):
    monkeypatch.setattr(os, "access", lambda path, wanted: path != folder or not wanted & mode)
    line = found()["your folder"]
    assert line.well == well and said in line.text
