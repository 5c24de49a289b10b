"""What was translated and analysed, kept in one SQLite file, so that no sentence is done twice and a kill costs little.

The file holds the text of the articles: it is made readable for its owner alone, and is as confidential as they are.
"""

import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.errors import StoreError

__all__ = ["Store", "Table"]

VERSION = 1
WAIT = 60.0  # seconds for another process that is writing
SUFFIXES = ("", "-wal", "-shm")


class Table(MutableMapping[str, object]):
    """Keys, and what JSON can hold, compressed and with a check sum; what is already there is never written again.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store(f"{folder}/a.store") as store:
    ...     store.translations["key"] = [1, "uno"]
    ...     store.translations["key"], len(store.translations), "other" in store.translations
    ([1, 'uno'], 1, False)
    """

    def __init__(self, store: "Store", name: str) -> None:
        self.store, self.name = store, name

    def __getitem__(self, key: str) -> object:
        found = self.store.run(f"SELECT content FROM {self.name} WHERE key = ?", key)
        if not found:
            raise KeyError(key)
        try:
            return json.loads(zlib.decompress(found[0][0]))
        except (zlib.error, ValueError, TypeError):  # a row that is damaged is made anew
            if not self.store.read_only:
                del self[key]
            raise KeyError(key) from None

    def __setitem__(self, key: str, value: object) -> None:
        self.update({key: value})

    def __delitem__(self, key: str) -> None:
        self.store.run(f"DELETE FROM {self.name} WHERE key = ?", key)

    def __iter__(self) -> Iterator[str]:
        last = ""
        while rows := self.store.run(f"SELECT key FROM {self.name} WHERE key > ? ORDER BY key LIMIT 500", last):
            for (last,) in rows:
                yield last

    def __len__(self) -> int:
        return self.store.run(f"SELECT count(*) FROM {self.name}")[0][0]

    def update(self, rows: Mapping[str, object]) -> None:
        """Put rows in, all or none of them."""
        now = time.time()
        packed = ((key, now, zlib.compress(json.dumps(value).encode(), 1)) for key, value in rows.items())
        with self.store.transaction() as connection:
            connection.executemany(f"INSERT OR IGNORE INTO {self.name} VALUES (?, ?, ?)", packed)


class Store:
    """A file of translations and analyses; several processes of one machine may share it, and threads one store.

    Parameters
    ----------
    path : str or Path
        Made if it is not there. One that is damaged is set aside under another name, and `notes` says so.
    read_only : bool
        Whether nothing is written, and nothing made.

    Attributes
    ----------
    translations, analyses : Table
    notes : tuple of str

    Raises
    ------
    StoreError
        If it cannot be opened, is no store, or is of another version; and by whatever reads or writes, if the disk is
        full or the file may not be written. What was written before stays whole.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store(f"{folder}/a.store") as store:
    ...     len(store.analyses), store.notes
    (0, ())
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path, self.read_only = Path(path), read_only
        self.notes: tuple[str, ...] = ()
        self._lock = threading.RLock()
        self._connection = self._opened()
        self.translations, self.analyses = Table(self, "translations"), Table(self, "analyses")

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {self.path}: {len(self.translations)} translations, {len(self.analyses)} analyses>"

    def close(self) -> None:
        """Close the file; what is in it stays."""
        with self._lock:
            self._connection.close()

    def run(self, statement: str, *values: object) -> list[tuple]:
        """Run one SQL statement."""
        with self._lock, self._errors():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing of what is written within."""
        with self._lock, self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def prune(self, days: float = 0) -> int:
        """Remove what is older than so many days, give the room back, and say how many rows that were."""
        before = len(self.translations) + len(self.analyses)
        for name in ("translations", "analyses"):
            self.run(f"DELETE FROM {name} WHERE made <= ?", time.time() - days * 86400)
        self.run("VACUUM")
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        return before - len(self.translations) - len(self.analyses)

    def span(self) -> tuple[float, float] | None:
        """When the oldest and the newest row were made, in seconds since 1970; None if there is none."""
        both = "SELECT made FROM translations UNION ALL SELECT made FROM analyses"
        [(first, last)] = self.run(f"SELECT min(made), max(made) FROM ({both})")
        return None if first is None else (first, last)

    def _opened(self) -> sqlite3.Connection:
        while True:
            file = self._file()
            try:
                return self._connected()
            except sqlite3.DatabaseError as error:
                if self._file() != file:  # another process has begun it anew, or just begun it
                    continue
                if isinstance(error, sqlite3.OperationalError):
                    raise self._error(error) from None
                if self.read_only or self.notes:  # also what was begun anew
                    raise StoreError(f"{self.path}: is no store, or is damaged ({error}). Give another file.") from None
                aside = self._set_aside()
                self.notes = (f"{self.path}: was damaged ({error}); it now is {aside.name}, and a new one was begun.",)

    def _file(self) -> int | None:
        """Give what tells a file from another that takes its name."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return None

    def _connected(self) -> sqlite3.Connection:
        if self.read_only:
            address = f"{self.path.absolute().as_uri()}?mode=ro"
            connection = sqlite3.connect(address, WAIT, uri=True, isolation_level=None, check_same_thread=False)
        else:
            self._make_private()
            connection = sqlite3.connect(self.path, WAIT, isolation_level=None, check_same_thread=False)
        try:
            self._set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_private(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(0o600)
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be written ({error.strerror}). Choose another place.") from None

    def _set_up(self, connection: sqlite3.Connection) -> None:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        [(version,)] = connection.execute("PRAGMA user_version").fetchall()  # another process may have made both since
        if version not in (0, VERSION) or (version == 0 and tables):
            raise StoreError(f"{self.path}: is no store of this toolkit's version. Give another file.")
        [(health,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
        if health != "ok":
            raise sqlite3.DatabaseError(health)
        if not self.read_only:
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing; a power cut may lose the last
            connection.execute("BEGIN IMMEDIATE")
            for name in ("translations", "analyses"):
                columns = "key TEXT PRIMARY KEY, made REAL NOT NULL, content BLOB NOT NULL"
                connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")

    def _set_aside(self) -> Path:
        aside = self.path.with_name(f"{self.path.name}.corrupt-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            for suffix in SUFFIXES:
                with suppress(FileNotFoundError):
                    Path(f"{self.path}{suffix}").replace(f"{aside}{suffix}")
        except OSError as error:
            raise StoreError(
                f"{self.path}: is damaged, and cannot be set aside ({error.strerror}). Give another file."
            ) from None
        return aside

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._error(error) from None

    def _error(self, error: sqlite3.Error) -> StoreError:
        return StoreError(
            f"{self.path}: {error}. What was stored before is whole; see that there is room on the disk and that the "
            "file may be read and written, or give another one."
        )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; while another process does the same, SQLite refuses at once instead of waiting."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
