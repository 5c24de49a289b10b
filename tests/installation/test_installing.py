"""Bad packages are refused, each with its own message, and leave nothing; good ones replace what was there."""

import errno
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import archive

from toolkit import Translator, packages
from toolkit.errors import PackageError, PackageNotFound
from toolkit.installation import archive as archives
from toolkit.installation import install, installing, recorded, remove, verify
from toolkit.installation.archive import look_into
from toolkit.installation.verification import RECORD

METADATA = {"from_code": "de", "to_code": "en", "package_version": "1.0"}


@pytest.fixture
def good(tiny, tmp_path):
    return archive(tiny["de-en"], tmp_path / "good.argosmodel")


def metadata(**changes):
    return json.dumps(METADATA | changes).encode()


def data(content):
    return lambda tiny, file: file.write_bytes(content)


def changed(**files):
    return lambda tiny, file: archive(tiny["de-en"], file, **files)


def cut(tiny, file):
    archive(tiny["de-en"], file)
    file.write_bytes(file.read_bytes()[:-5000])


def spoilt_inside(tiny, file):
    archive(tiny["de-en"], file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def with_model(change):
    def make(tiny, file):
        model = bytearray((tiny["de-en"] / "model" / "model.bin").read_bytes())
        archive(tiny["de-en"], file, **{"model/model.bin": bytes(change(model))})

    return make


def later_format(model):
    model[0] = 99
    return model


def with_member(name, content=b"x", mode=0):
    def make(tiny, file):
        archive(tiny["de-en"], file)
        info = zipfile.ZipInfo("x")
        info.filename, info.orig_filename = name, name
        info.external_attr = mode << 16
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(info, content, zipfile.ZIP_DEFLATED)

    return make


def encrypted(tiny, file):
    archive(tiny["de-en"], file)
    content = file.read_bytes()
    central = content.index(b"PK\x01\x02")
    file.write_bytes(content[: central + 8] + b"\x01\x00" + content[central + 10 :])


def two_packages(tiny, file):
    with_member("other/metadata.json", metadata())(tiny, file)


def many_files(tiny, file):
    with zipfile.ZipFile(file, "w") as zipped:
        for i in range(1001):
            zipped.writestr(f"package/{i}", b"")


def vocabulary_of_another(tiny, file):
    names = json.loads((tiny["de-en"] / "model" / "shared_vocabulary.json").read_text("utf-8"))
    other = json.dumps([f"слово{i}" for i, _ in enumerate(names)]).encode()
    archive(tiny["de-en"], file, **{"model/shared_vocabulary.json": other})


BAD = {
    "empty": (data(b""), "x.argosmodel: is empty. Fetch it again."),
    "LFS pointer": (
        data(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
        "is a Git LFS pointer, not the file itself. Run `git lfs pull`, or fetch the file.",
    ),
    "HTML page": (data(b"\xef\xbb\xbf\n<!DOCTYPE html><html>404"), "is a web page, not a package"),
    "XML error": (data(b'<?xml version="1.0"?><Error/>'), "is a web page, not a package"),
    "text": (data(b"ciao"), "is no ZIP archive"),
    "truncated": (cut, "is truncated or damaged (File is not a zip file). Fetch it again."),
    "start only": (data(b"PK\x03\x04"), "is truncated or damaged"),
    "spoilt inside": (spoilt_inside, "is damaged ("),
    "encrypted": (encrypted, "is encrypted; a package never is."),
    "no metadata": (changed(**{"metadata.json": None}), "has no metadata.json, so it is no Argos package."),
    "metadata no JSON": (changed(**{"metadata.json": b"{"}), "metadata.json does not say which languages"),
    "metadata too deep": (changed(**{"metadata.json": b"[" * 100_000}), "metadata.json does not say which languages"),
    "metadata of no pair": (changed(**{"metadata.json": b"{}"}), "metadata.json does not say which languages"),
    "metadata with a path": (
        changed(**{"metadata.json": metadata(from_code="../../etc")}),
        "'../../etc' is no language code",
    ),
    "another kind": (changed(**{"metadata.json": metadata(type="sbd")}), "an Argos package, but not one that transl"),
    "a later Argos": (
        changed(**{"metadata.json": metadata(argos_version="2.0")}),
        "is a package for Argos 2.0, and this toolkit knows those for Argos 1. Get an older package, or a newer",
    ),
    "no model": (changed(**{"model/model.bin": None}), "model/model.bin is missing in it. Fetch it again."),
    "stub for a model": (changed(**{"model/model.bin": b"version https://git-lfs"}), "in it is a stub, not a model"),
    "no tokenizer": (changed(**{"sentencepiece.model": None}), "has neither sentencepiece.model nor bpe.model."),
    "broken tokenizer": (changed(**{"sentencepiece.model": b"\0" * 5000}), "its tokenizer cannot be loaded"),
    "model of a later format": (
        with_model(later_format),
        "its model is of a later format than the CTranslate2 here reads. Get an older package, or a newer toolkit.",
    ),
    "half a model": (with_model(lambda model: model[: len(model) // 2]), "its model cannot be loaded"),
    "vocabulary of another model": (vocabulary_of_another, "tokenizer and vocabulary do not belong together: of"),
    "vocabulary that is none": (changed(**{"model/shared_vocabulary.json": b"[]"}), "x.argosmodel: "),
    "absolute name": (with_member("/etc/passwd"), "holds a file named '/etc/passwd', which no package has."),
    "name that climbs": (with_member("package/../../x"), "holds a file named 'package/../../x'"),
    "backslashes": (with_member("package\\..\\x"), "holds a file named 'package\\\\..\\\\x'"),
    "drive letter": (with_member("C:/x"), "holds a file named 'C:/x'"),
    "line end in a name": (with_member("package/a\nb"), "holds a file named 'package/a\\nb'"),
    "empty name": (with_member(""), "holds a file named ''"),
    "long name": (with_member("package/" + "a" * 300), "holds a file named"),
    "link": (with_member("package/x", b"/etc", stat.S_IFLNK | 0o777), "'package/x' in it is a link or a device"),
    "device": (with_member("package/x", b"", stat.S_IFIFO | 0o666), "'package/x' in it is a link or a device"),
    "one name in two cases": (with_member("package/METADATA.json"), "holds 'package/METADATA.json' twice"),
    "file and folder": (with_member("package/model"), "cannot be unpacked"),
    "bomb": (with_member("package/zeros", bytes(50_000_000)), "unpacks to more than 100 times its size."),
    "many files": (many_files, "holds 1,001 files; a package has at most 1,000."),
    "two packages": (two_packages, "holds 2 packages. Install them one by one."),
}


@pytest.mark.parametrize(("make", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_has_its_own_message_and_leaves_nothing(tiny, tmp_path, folder, make, said):
    make(tiny, file := tmp_path / "x.argosmodel")
    with pytest.raises(PackageError) as raised:
        install(file)
    assert said in str(raised.value)
    assert str(file) in str(raised.value)
    assert str(folder) not in str(raised.value) or "cannot be unpacked" in str(raised.value)
    assert list(folder.iterdir()) == []


def test_missing_files_and_folders_are_told(tmp_path, folder):
    with pytest.raises(PackageError, match=r"x\.argosmodel: there is no such file"):
        install(tmp_path / "x.argosmodel")
    with pytest.raises(PackageError, match="is a folder"):
        install(tmp_path)


def test_a_size_beyond_all_packages_is_refused(good, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 1000)
    with pytest.raises(PackageError, match="would unpack to"):
        look_into(good)


def test_a_package_for_another_pair_is_refused(good, folder):
    with pytest.raises(PackageError, match="translates de→en, not it→en"):
        install(good, "it", "en")
    assert list(folder.iterdir()) == []
    assert install(good, "de", "en").package.source == "de"


@pytest.mark.parametrize("root", ["", "translate-de_en-1_0"])
def test_a_good_file_is_installed_recorded_and_found(tiny, tmp_path, folder, root):
    installed = install(archive(tiny["de-en"], tmp_path / "x.argosmodel", root))
    [place] = folder.iterdir()
    assert (place.name, installed.package) == ("translate-de_en-1_0", packages.find("de", "en"))
    assert installed.translation and not installed.replaced
    record = recorded(installed.package)
    assert (record.file, record.file_sha256) == ("x.argosmodel", installed.file_sha256)
    assert record.sha256 == installed.package.sha256
    assert len(Translator("de", "en").translate(["Die Regierung schweigt."]).target) == 1


def test_the_folder_is_made_when_it_is_needed_and_only_then(good, tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(own := tmp_path / "a" / "b"))
    with pytest.raises(PackageError):
        install(good, "it", "en")
    assert not own.exists()
    assert install(good).package.path.parent == own


def test_the_new_one_replaces_the_old_one_only_when_it_works(tiny, tmp_path, folder, good):
    old = install(good).package
    broken = archive(tiny["de-en"], tmp_path / "b.argosmodel", **{"sentencepiece.model": b"\0" * 5000})
    with pytest.raises(PackageError):
        install(broken)
    assert next(package.path for package in packages.available()) == old.path
    newer = archive(tiny["de-en"], tmp_path / "n.argosmodel", **{"metadata.json": metadata(package_version="0.9")})
    installed = install(newer)
    assert [package.path for package in installed.replaced] == [old.path]
    assert [place.name for place in folder.iterdir()] == ["translate-de_en-0_9"]


def test_the_same_version_again_never_leaves_a_gap(good, folder, monkeypatch):
    install(good)
    assert [place.name for place in install(good).package.path.parent.iterdir()] == ["translate-de_en-1_0-2"]
    assert packages.find("de", "en").path.name == "translate-de_en-1_0-2"


def test_what_another_process_installs_meanwhile_stays(good, folder, monkeypatch):
    first = install(good).package
    placed, others = installing._placed, []

    def meanwhile(package, place):
        monkeypatch.setattr(installing, "_placed", placed)
        others.append(install(good))  # it takes the old one away too
        return placed(package, place)

    monkeypatch.setattr(installing, "_placed", meanwhile)
    installed = install(good)
    assert [package.path for package in others[0].replaced] == [first.path]
    assert installed.replaced == ()
    left = {place.name for place in folder.iterdir()}
    assert left == {installed.package.path.name, others[0].package.path.name}


def test_two_processes_that_install_one_file_both_succeed(good, folder):
    command = [sys.executable, "-m", "toolkit", "packages", "install", str(good)]
    two = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in two] == [b"", b""]
    assert [process.returncode for process in two] == [0, 0]
    assert packages.find("de", "en").path.parent == folder
    assert all(place.name.startswith("translate-de_en-1_0") for place in folder.iterdir())


def test_other_pairs_stay(tiny, tmp_path, folder, good):
    install(good)
    install(archive(tiny["en-de"], tmp_path / "y.argosmodel"))
    assert {(p.source, p.target) for p in packages.available()} == {("de", "en"), ("en", "de"), ("it", "en")}


def test_without_space_nothing_is_written(good, folder, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 3_000_000 // 2})())
    monkeypatch.setattr("toolkit.installation.installing.MARGIN", 2**20 + 10**6)
    with pytest.raises(PackageError, match=r"has not the space for the package: 1 MB are needed and 1 MB free"):
        install(good)
    assert list(folder.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile_is_told(good, folder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("toolkit.installation.archive._copy", full)
    with pytest.raises(PackageError, match=r"there is no space left in .* Nothing was installed"):
        install(good)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(good, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "file" / "packages"))
    with pytest.raises(PackageError, match=r"cannot be written to .* Name another folder in ARGOS_PACKAGES_DIR"):
        install(good)


def test_what_an_ended_process_left_is_swept_after_a_day(good, folder):
    for name, age in ((".toolkit-old", 100_000), (".toolkit-new", 10)):
        (folder / name).mkdir()
        os.utime(folder / name, (folder.stat().st_mtime - age,) * 2)
    install(good)
    assert sorted(place.name for place in folder.iterdir()) == [".toolkit-new", "translate-de_en-1_0"]


def test_remove_takes_a_pair_or_a_folder(tiny, tmp_path, folder, good):
    for name in ("de-en", "de→en", "de_en", "translate-de_en-1_0"):
        place = install(good).package.path
        assert remove(name) == place
        assert list(folder.iterdir()) == []
    (folder / "guasto").mkdir()
    (folder / "guasto" / "metadata.json").write_text("{")
    assert remove("guasto") == folder / "guasto"
    with pytest.raises(PackageNotFound, match="The bundled package cannot be removed"):
        remove("it-en")
    for version in ("1.0", "2.0"):
        shutil.copytree(tiny["de-en"], folder / version)
    with pytest.raises(PackageError, match=r"de-en is the pair of several packages: 1\.0, 2\.0"):
        remove("de-en")


@pytest.mark.parametrize("name", ["../x", "..", "/etc", "", ".", "stray"])
def test_remove_leaves_alone_what_is_no_package_there(folder, tmp_path, name):
    (tmp_path / "x").mkdir()
    (folder / "stray").mkdir()
    with pytest.raises(PackageNotFound):
        remove(name)
    assert (tmp_path / "x").is_dir() and (folder / "stray").is_dir()


def test_of_a_link_only_the_link_is_removed(tiny, folder):
    (folder / "linked").symlink_to(tiny["de-en"])
    remove("linked")
    assert list(folder.iterdir()) == []
    assert (tiny["de-en"] / "metadata.json").is_file()


@pytest.mark.parametrize("name", ["de-en", "en-de", "de-en bpe"])
def test_the_official_layouts_work_without_stanza(tiny, name):
    package = packages.read(tiny[name])
    assert verify(package)
    with Translator(package.source, package.target, package=package) as translator:
        translation = translator.translate(["Die Regierung schweigt heute.", "The government is silent."])
    assert all(translation.target) and not any(">>" in text for text in translation.target)
    assert "stanza" not in sys.modules


def test_verification_sees_what_was_changed_behind_its_back(good, folder):
    package = install(good).package
    readme = package.path / "stanza" / "resources.json"
    readme.write_text("other")
    with pytest.raises(PackageError, match=r"stanza/resources.json is not as it was installed"):
        verify(package)
    readme.write_text("{ broken")
    model = package.path / "model" / "model.bin"
    content = bytearray(model.read_bytes())
    content[-1] ^= 1
    model.write_bytes(content)
    with pytest.raises(PackageError, match="its content has changed since it was installed"):
        verify(package)


@pytest.mark.parametrize("record", [b"", b"[]", b"{}", b'{"a": 1}', b"[" * 100_000, b"\xff"])
def test_a_broken_record_is_no_record(good, folder, record):
    package = install(good).package
    (package.path / RECORD).write_bytes(record)
    assert recorded(package) is None
    assert verify(package)


def test_a_model_that_ends_its_process_is_a_package_error(tiny, monkeypatch):
    ended = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    with pytest.raises(PackageError, match=r"its model ends the process that loads it \(-11\)"):
        verify(packages.read(tiny["de-en"]))


def test_a_model_that_takes_for_ever_is_a_package_error(tiny, monkeypatch):
    monkeypatch.setattr("toolkit.installation.verification.LONGEST", 0.01)
    with pytest.raises(PackageError, match="did not translate a sentence within"):
        verify(packages.read(tiny["de-en"]))


@given(st.binary(max_size=300), st.integers(0, 2000), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_a_file_only_package_errors_come_out(good, tmp_path, junk, place, over):
    content = good.read_bytes()
    place = place * len(content) // 2000
    spoilt = content[:place] + junk + content[place + len(junk) * over :]
    (file := tmp_path / "spoilt.argosmodel").write_bytes(spoilt)
    shutil.rmtree(out := tmp_path / "out", ignore_errors=True)
    try:
        out.mkdir()
        archives.unpack(look_into(file), out)
    except PackageError as error:
        assert str(error)
    assert {path.name for path in tmp_path.iterdir()} <= {file.name, "out", good.name}


NAMES = st.lists(
    st.text(max_size=12) | st.sampled_from(["..", "/", "\\", "metadata.json", "a/../b", "model"]), max_size=4
)
JUNK = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda x: st.lists(x, max_size=3))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(st.lists(st.tuples(NAMES.map("/".join), st.binary(max_size=50)), max_size=5), st.dictionaries(st.text(), JUNK))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_zip_names_nothing_lands_outside(tmp_path, members, extra):
    shutil.rmtree(tmp_path, ignore_errors=True)
    (out := tmp_path / "a" / "b").mkdir(parents=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        zipped.writestr("p/metadata.json", json.dumps(METADATA | extra))
        zipped.writestr("p/model/model.bin", bytes(2000))
        zipped.writestr("p/bpe.model", b"")
        for name, content in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            try:
                zipped.writestr(info, content)
            except (ValueError, UnicodeEncodeError):
                continue
    (file := tmp_path / "x.argosmodel").write_bytes(buffer.getvalue())
    try:
        archives.unpack(look_into(file), out)
    except PackageError as error:
        assert str(error)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "x.argosmodel"}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


OWN = st.sampled_from(["metadata.json", "bpe.model", "model/model.bin", "sentencepiece.model", "x", "toolkit.json"])
OTHER_METADATA = st.dictionaries(st.text(), JUNK).map(lambda extra: json.dumps(METADATA | extra).encode())


@given(st.dictionaries(OWN, st.binary(max_size=40) | st.just(bytes(2000)) | OTHER_METADATA))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_lies_in_a_folder_it_is_listed_or_told(folder, files):
    shutil.rmtree(folder / "p", ignore_errors=True)
    for name, content in files.items():
        place = folder / "p" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    assert [p.path for p in packages.available()][-1].parent == packages.BUNDLED
    assert all(entry.problem for entry in packages.broken())
