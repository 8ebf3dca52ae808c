"""The SQLite file of a corpus: its tables, and transactions that one process at a time may write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.errors import CorpusError

from .interface import SCHEMA_VERSION

FILE = "corpus.sqlite"
_HOLDER = "writer"
WAIT_SECONDS = 30.0
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, body TEXT NOT NULL,
  sentences TEXT NOT NULL);
CREATE TABLE claim (
  id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  body TEXT NOT NULL, vector BLOB);
CREATE INDEX claim_of_document ON claim (document);
"""


class Database:
    """The file `corpus.sqlite` in `folder`. Every error of SQLite becomes a CorpusError that names the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / FILE

    def create(self, meta: dict[str, str]) -> None:
        """Make the folder and empty tables, or leave those that are there."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{self.folder}: {error.strerror}") from error
        with self.writing() as store:
            if not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in _TABLES.split(";"):
                    store.execute(statement)
                rows = {"schema_version": str(SCHEMA_VERSION), **meta}
                store.executemany("INSERT INTO meta VALUES (?, ?)", rows.items())

    def check(self) -> None:
        """Raise CorpusError unless this version can use the file."""
        if not self.file.is_file():
            raise CorpusError(f"{self.folder}: no corpus here; make one with claimcheck corpus add")
        with self.reading() as store:
            found = meta_of(store).get("schema_version")
        if found != str(SCHEMA_VERSION):
            raise CorpusError(f"{self.file}: has schema_version {found}; this claimcheck reads {SCHEMA_VERSION}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store."""
        with self._connected() as store:
            store.execute("BEGIN")
            yield store

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that alone may write; all of it is kept, or, if anything goes wrong, nothing."""
        with self._connected() as store:
            store.execute("BEGIN IMMEDIATE")
            holder = self.folder / _HOLDER
            with suppress(OSError):
                holder.write_text(str(os.getpid()), encoding="ascii")
            try:
                yield store
                store.execute("COMMIT")
            finally:
                with suppress(OSError):
                    holder.unlink()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        store: sqlite3.Connection | None = None
        try:
            store = sqlite3.connect(self.file, timeout=WAIT_SECONDS, isolation_level=None)
            store.execute("PRAGMA foreign_keys = ON")
            store.execute("PRAGMA synchronous = FULL")
            yield store
        except sqlite3.Error as error:
            raise CorpusError(f"{self.file}: {self._reason(error)}") from error
        finally:
            if store is not None:
                store.close()  # what was not committed is rolled back

    def _reason(self, error: sqlite3.Error) -> str:
        if "locked" not in str(error):
            return str(error)
        with suppress(OSError):
            return f"process {(self.folder / _HOLDER).read_text(encoding='ascii')} is changing it; try again later"
        return "another process is changing it; try again later"


def meta_of(store: sqlite3.Connection) -> dict[str, str]:
    """The facts about the store itself."""
    return dict(store.execute("SELECT key, value FROM meta").fetchall())


def set_meta(store: sqlite3.Connection, **values: str) -> None:
    """Change such facts."""
    store.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())
