import errno
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from toolkit import Translator, packages
from toolkit.cli import examine, main
from toolkit.cli.doctor import Finding
from toolkit.errors import PackageError, PackageNotFound
from toolkit.installation import recorded
from toolkit.packages import language_package
from toolkit.translation import default_translator


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


def link(place, target):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


ODD = {
    "a name that is no UTF-8": lambda copy: (copy / "model" / "x-\udcff").write_text("x"),
    "a checkpoint within": lambda copy: (copy / "model" / ".ipynb_checkpoints").mkdir(),
    "links that go in circles": lambda copy: [
        link(copy / "up", copy),
        link(copy / "model" / "x", copy / "model" / "x"),
    ],
    "a record that is a pipe": lambda copy: os.mkfifo(copy / "toolkit.json"),
    "a record without end": lambda copy: link(copy / "toolkit.json", "/dev/zero"),
    "a link whose target has too long a name": lambda copy: link(copy / "model" / "y", "x" * 300),
    "a record of other things": lambda copy: (copy / "toolkit.json").write_text(
        '{"file": ["\\u001b"], "file_sha256": 7, "sha256": "", "sizes": {}}'
    ),
}


@pytest.mark.parametrize("spoil", ODD.values(), ids=ODD)
def test_odd_files_in_a_package_do_no_harm(folder, spoil):
    spoil(install(folder))
    assert recorded(packages.find("it", "en")) is None
    assert len(packages.find("it", "en").sha256) == 64
    assert packages.broken() == ()


def test_metadata_without_end_are_read_to_a_megabyte_only(folder):
    os.truncate(install(folder) / "metadata.json", 10**12)  # takes no room on the disk
    [entry] = packages.broken()
    assert "does not say which languages" in entry.problem


@pytest.mark.parametrize("name", ["stat", "open"])
def test_a_package_that_must_not_be_read_is_told(folder, monkeypatch, name):
    copy, whole = install(folder), getattr(Path, name)

    def refused(path, *rest, **more):
        if copy in path.parents and path.name == "metadata.json":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return whole(path, *rest, **more)

    package = packages.find("it", "en")
    monkeypatch.setattr(Path, name, refused)
    [entry] = packages.broken()
    assert entry.problem == (
        f"{copy}: cannot be read (Permission denied). See to its permissions, or install the package again."
    )
    with pytest.raises(PackageError, match="cannot be read"):
        language_package._digest.cache_clear() or package.sha256


OWN = "metadata.json model model.bin sentencepiece.model toolkit.json .ipynb_checkpoints stanza".split()
NAME = st.sampled_from([*OWN, "p", "a\nb", "\x1b[31m", "è «1»", "\udcff", "-rf", "x" * 255])
ANYTHING = st.one_of(
    st.binary(max_size=60),
    st.just(bytes(2000)),
    st.just(b'{"from_code": "it", "to_code": "en"}'),
    st.sampled_from(["folder", "pipe"]),
    st.sampled_from([Path(), Path("/nowhere"), Path("/dev/zero"), Path("p"), Path("x" * 255), Path("x" * 300)]),
)


def put(place, thing):
    """Put bytes, a folder, a pipe or a link into a place, if it is free."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(thing, bytes):
            with place.open("xb") as file:
                file.write(thing)
        elif isinstance(thing, Path):
            place.symlink_to(thing)
        else:
            place.mkdir() if thing == "folder" else os.mkfifo(place)


@given(st.lists(st.tuples(st.lists(NAME, min_size=1, max_size=4), ANYTHING), max_size=8))
@example([(["p", "metadata.json"], b'{"from_code": "it", "to_code": "en"}'), (["p", "model"], Path("/nowhere"))])
@example([(["metadata.json"], Path("x" * 300))])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_lies_in_the_folder_breaks_nothing(folder, capsys, tree):
    shutil.rmtree(folder)
    folder.mkdir()
    for parts, thing in tree:
        put(folder.joinpath(*parts), thing)
    assert packages.available()[-1].is_bundled
    assert main(["packages", "list"]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit.cli.doctor._self_test", lambda: Finding(True, "self-test", ""))
        findings = examine()
    assert {finding.well for finding in findings if finding.subject == "next step"} == {
        not packages.broken() and not os.path.exists(folder / "metadata.json")
    }
    for package in packages.available():
        assert len(package.sha256) == 64


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
    [original] = (p for p in packages.available() if p.is_bundled and p.kind == "translate")
    shutil.copy(original.path / "metadata.json", copy)
    assert packages.find("it", "en").sha256 == bundled
    (copy / "sentencepiece.model").write_bytes(b"\0" * 5000)
    assert packages.find("it", "en").sha256 != bundled


def test_a_newer_bundled_package_needs_no_other_change(tmp_path, monkeypatch):
    bundled = tmp_path / "packages"
    bundled.mkdir()
    install(bundled, "translate-it_en-9_9", package_version="9.9")
    for module in ("packages", "packages.installed", "packages.language_package"):
        monkeypatch.setattr(f"toolkit.{module}.BUNDLED", bundled)
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
