"""The store: what is kept, by whom it may be read, and what happens when it, or its disk, is not well."""

import json
import sqlite3
import stat
import subprocess
import sys
from functools import partial

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import StoreError
from toolkit.many import Store, export_lines
from toolkit.many.store import _write_ahead
from toolkit.translation.memory import sentence_key

SHARING = """
import sys
from functools import partial
from toolkit.many import Store
with Store(sys.argv[1]) as store:
    for i in range(300):
        store.translations[f"{i:03}"] = [i, sys.argv[2]]
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.store"


@given(st.dictionaries(st.text("abc", min_size=1), st.lists(st.text(st.characters(codec="utf-8")) | st.none())))
def test_a_table_is_a_mapping_that_keeps_the_first(tmp_path_factory, rows):
    with Store(tmp_path_factory.mktemp("s") / "a.store") as store:
        store.translations.update(rows)
        store.translations.update({key: ["other"] for key in rows})
        assert dict(store.translations) == rows
        assert list(store.translations) == sorted(rows)
        assert not store.analyses


def test_only_its_owner_may_read_it(path):
    with Store(path) as store:
        store.analyses["a"] = 1
        files = list(path.parent.iterdir())
        assert len(files) >= 2
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.parametrize("damage", [b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_store_is_set_aside_and_said(path, damage):
    path.write_bytes(damage)
    with Store(path) as store:
        assert len(store.notes) == 1
        assert "was damaged" in store.notes[0]
        assert len(store.analyses) == 0
    [aside] = path.parent.glob("*.corrupt-*")
    assert aside.read_bytes() == damage
    assert aside.name in store.notes[0]


def test_a_store_that_is_damaged_within_is_seen(path):
    with Store(path) as store:
        store.translations.update({f"{i:064}": ["x" * 50 + str(i)] for i in range(2000)})
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 6000] = b"\xff" * 6000
    path.write_bytes(data)
    with Store(path) as store:
        assert "was damaged" in store.notes[0]


def test_a_damaged_row_is_no_row(path):
    with Store(path) as store:
        store.translations["a"] = [1]
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE translations SET content = x'0102'")
    with Store(path) as store:
        assert store.translations.get("a") is None
        store.translations["a"] = [2]
        assert store.translations["a"] == [2]


def test_other_files_are_refused_and_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no store"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_to_be_read_and_is_no_store_is_told_as_such(path):
    path.write_text("# Read Italian news\n" * 100)
    with pytest.raises(StoreError, match=r"is no store, or is damaged .*Give another file"):
        Store(path, read_only=True)


def test_read_only_reads_and_never_writes(path):
    with pytest.raises(StoreError, match=r"a\.store"):
        Store(path, read_only=True)
    assert not path.exists()
    with Store(path) as store:
        store.translations["a"] = [1]
    with Store(path, read_only=True) as store:
        assert store.translations["a"] == [1]
        with pytest.raises(StoreError, match="readonly"):
            store.translations["b"] = [2]
        with pytest.raises(StoreError, match="readonly"):
            store.prune()
    with Store(path) as store:
        assert list(store.translations) == ["a"]


def test_a_full_disk_is_said_and_nothing_is_half_written(path):
    with Store(path) as store:
        store.translations["a"] = [1]
        [(pages,)] = store.run("PRAGMA page_count")
        store.run(f"PRAGMA max_page_count = {pages + 2}")
        many = {str(i): [sentence_key(str(j), "", {}) for j in range(i, i + 50)] for i in range(50)}
        with pytest.raises(StoreError, match=r"full.*room on the disk"):
            store.translations.update(many)
        assert list(store.translations) == ["a"]
        store.run("PRAGMA max_page_count = 100000")
        store.translations.update(many)
        assert len(store.translations) == 51


def test_two_processes_share_a_store(path):
    command = [sys.executable, "-c", SHARING, str(path)]
    running = [subprocess.Popen([*command, name], cwd=ROOT, stderr=subprocess.PIPE) for name in "ab"]
    said = [process.communicate()[1] for process in running]
    assert said == [b"", b""]
    with Store(path) as store:
        assert len(store.translations) == 300
        assert all(value[0] == int(key) and value[1] in "ab" for key, value in store.translations.items())


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("step", range(1, 5))
def test_another_process_may_make_the_store_at_any_step_of_opening_it(path, monkeypatch, step, damaged):
    if damaged:
        path.write_bytes(b"SQLite format 3\0" + bytes(5000))

    class Interrupted(sqlite3.Connection):
        steps = 0

        def execute(self, *statement):
            Interrupted.steps += 1
            if Interrupted.steps == step:
                subprocess.run([sys.executable, "-c", SHARING, str(path), "b"], cwd=ROOT, check=True)
            return super().execute(*statement)

    monkeypatch.setattr("toolkit.many.store.sqlite3.connect", partial(sqlite3.connect, factory=Interrupted))
    with Store(path) as store:
        assert len(store.translations) == 300
        assert bool(store.notes) == (damaged and step > 1)  # whoever sets it aside says so
    assert len(list(path.parent.glob("*.corrupt-*"))) == damaged


def test_a_damaged_store_that_cannot_be_set_aside_stays_where_it_is(path, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    path.write_bytes(damaged := b"SQLite format 3\0" + bytes(5000))
    monkeypatch.setattr("pathlib.Path.replace", refused)
    with pytest.raises(StoreError, match=r"cannot be set aside \(Permission denied\)"):
        Store(path)
    assert path.read_bytes() == damaged


def test_what_is_damaged_again_is_not_begun_without_end(path, monkeypatch):
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    monkeypatch.setattr(Store, "_set_aside", lambda self: path)  # as on a disk that gives back something else
    with pytest.raises(StoreError, match="is damaged"):
        Store(path)


def test_prune_removes_what_is_old(path):
    with Store(path) as store:
        store.translations["old"] = [1]
        store.run("UPDATE translations SET made = made - 10 * 86400")
        store.translations["new"] = [2]
        assert store.prune(5) == 1
        assert list(store.translations) == ["new"]


def test_an_export_that_cannot_be_written_leaves_nothing(path, tmp_path):
    from toolkit import ToolkitError

    with Store(path) as store, pytest.raises(ToolkitError, match="cannot be written"):
        export_lines(store, tmp_path / "no-folder" / "a.jsonl")
    assert json.dumps([file.name for file in tmp_path.glob("*.part")]) == "[]"


@pytest.mark.parametrize(
    ("answers", "asked"), [(["database is locked", "database is locked", None], 3), (["disk I/O error", None], 1)]
)
def test_a_store_that_another_process_is_opening_is_waited_for_and_no_other_error_is(answers, asked):
    class Connection:
        done = 0

        def execute(self, _):
            answer = answers[self.done]
            self.done += 1
            if answer:
                raise sqlite3.OperationalError(answer)

    connection = Connection()
    if asked == len(answers):
        _write_ahead(connection)
    else:
        with pytest.raises(sqlite3.OperationalError, match="disk"):
            _write_ahead(connection)
    assert connection.done == asked
