"""What the doctor says of each broken installation, and the one next step."""

import shutil

import pytest
from tiny import archive

from toolkit import packages
from toolkit.doctor import examine
from toolkit.errors import PackageError
from toolkit.installing import install
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
    assert seen["next step"].text == "run: toolkit packages verify"


def test_a_package_that_nobody_tried_is_not_loaded_by_the_doctor_itself(folder, monkeypatch):
    def ended(package):
        raise PackageError(f"{package.path}: its model ends the process")

    shutil.copytree(packages.find("it", "en").path, folder / "mine")
    monkeypatch.setattr("toolkit.doctor.verify", ended)
    assert found()["self-test"].text == f"{folder / 'mine'}: its model ends the process"


def test_a_missing_library_comes_first(monkeypatch):
    versions = Signature.of(sumy="unknown", numpy="2")
    monkeypatch.setattr("toolkit.doctor.library_versions", lambda *names: versions if "sumy" in names else Signature())
    seen = found()
    assert (seen["sumy"].well, seen["numpy"].well) == (False, True)
    assert seen["next step"].text.startswith("run make")


def test_without_any_package_the_next_step_says_so(folder, monkeypatch, tmp_path):
    monkeypatch.setattr("toolkit.packages.BUNDLED", tmp_path / "none")
    seen = found()
    assert "No language package translates it→en" in seen["self-test"].text
    assert (seen["next step"].well, seen["next step"].text) == (False, "run: toolkit packages install FILE")
