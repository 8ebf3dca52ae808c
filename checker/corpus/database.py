"""The SQLite file of a corpus: its tables, and transactions that one process at a time may write.

It keeps the rollback journal: a reader's transaction then holds back the commit, so that the FAISS file that it has
read about is there for as long as it reads. In WAL mode it would not be.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from checker.errors import CorpusError

FILE = "corpus.sqlite"
# Goes up when the tables change, so that an older store is refused and not misread.
SCHEMA_VERSION = 2
# Long enough for another process to add some articles; one that adds a whole folder is not waited for.
WAIT_SECONDS = 30.0
SEAL = "seal"
# `checksum` is that of the document's row with all its claims: SQLite itself would not notice a changed letter.
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, body TEXT NOT NULL,
  sentences TEXT NOT NULL, checksum TEXT NOT NULL);
CREATE TABLE claim (
  id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  body TEXT NOT NULL, vector BLOB);
CREATE INDEX claim_of_document ON claim (document);
"""


class Database:
    """The file `corpus.sqlite` in `folder`. Every error of SQLite becomes a CorpusError that names the file."""

    def __init__(self, folder: Path, wait: float = WAIT_SECONDS) -> None:
        self.folder = folder
        self.file = folder / FILE
        self._wait = wait

    def exists(self) -> bool:
        """Whether there is a store. Raises CorpusError when there is one that this version can't use."""
        if not self.file.is_file() or not self.file.stat().st_size:
            return False
        with self.reading() as store:
            found = meta_of(store).get("schema_version") if _has_tables(store) else None
        if found != str(SCHEMA_VERSION):
            made = f"has schema_version {found}; this claimcheck reads {SCHEMA_VERSION}"
            raise CorpusError(f"{self.file}: {made}; remove {self.folder} and add its documents again")
        return True

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store."""
        with self._connected(self._wait) as store:
            store.execute("BEGIN")
            yield store

    @contextmanager
    def writing(self, wait: float | None = None) -> Iterator[sqlite3.Connection]:
        """A connection that alone may write, with its tables made; all is kept or, if anything goes wrong, nothing.

        `wait` is how many seconds to wait for another process that writes.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{self.folder}: {error.strerror}") from error
        with self._connected(self._wait if wait is None else wait) as store:
            store.execute("BEGIN IMMEDIATE")
            if not _has_tables(store):
                for statement in _TABLES.split(";\n"):
                    store.execute(statement)
                set_meta(store, schema_version=str(SCHEMA_VERSION))
            yield store
            set_meta(store, **{SEAL: seal_of(meta_of(store))})
            store.execute("COMMIT")

    @contextmanager
    def _connected(self, wait: float) -> Iterator[sqlite3.Connection]:
        try:
            # Closing takes back what was not committed.
            with closing(sqlite3.connect(self.file, timeout=wait, isolation_level=None)) as store:
                store.execute("PRAGMA foreign_keys = ON")
                store.execute("PRAGMA synchronous = FULL")
                yield store
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite quotes a damaged schema
            busy = "locked" in str(error)
            reason = "another process is changing it; try again later" if busy else error
            raise CorpusError(f"{self.file}: {reason}") from error


def meta_of(store: sqlite3.Connection) -> dict[str, str]:
    """The facts about the store itself."""
    return dict(store.execute("SELECT key, value FROM meta").fetchall())


def set_meta(store: sqlite3.Connection, **values: str) -> None:
    """Set facts about the store itself."""
    store.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def seal_of(meta: Mapping[str, str]) -> str:
    """A checksum of the facts, which is itself one of them under the name `seal`."""
    facts = sorted((key, value) for key, value in meta.items() if key != SEAL)
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _has_tables(store: sqlite3.Connection) -> bool:
    return store.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone() is not None
