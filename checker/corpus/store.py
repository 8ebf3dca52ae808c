"""Accepted documents, their claims and vectors in SQLite; a FAISS file beside it that can always be made again.

What SQLite says is the truth, so a change is whole or not at all. The FAISS file covers the claims up to some number;
later ones are few and searched directly, and the file is made anew, under a new name, once they are many.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.errors import CorpusError
from checker.files import replace_file
from checker.index import StoredIndex
from checker.models import DocumentSummary

from . import rows
from .database import SEAL, Database, meta_of, seal_of, set_meta
from .rows import Entry, Near

STANDARD_INPUT = "-"
# Nearest by cosine, of which the matcher keeps 24 by default (3 x 8 neighbours): it puts them in another order, and
# documents that are being checked are left out.
_REACH = 96
# Claims outside the FAISS file are searched one by one, which so few allow; making the file again costs far more.
_UNCOVERED_SHARE, _UNCOVERED = 0.1, 2000
_INDEX_NAME = re.compile(r"claims-[0-9a-f]{12}\.faiss")


class Corpus:
    """The store in `folder`, whose vectors are made by the encoder that `encoder` names."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self.folder = folder
        self._base = os.path.dirname(os.path.abspath(folder))
        self._database = Database(folder)
        self._encoder = encoder

    @classmethod
    def open(cls, folder: Path, encoder: str) -> Corpus:
        """An existing store. Raises CorpusError when there is none, or one that another encoder has made."""
        corpus = cls.open_or_new(folder, encoder)
        if not corpus._database.exists():
            raise CorpusError(f"{folder}: no corpus here; make one with claimcheck corpus add")
        return corpus

    @classmethod
    def open_or_new(cls, folder: Path, encoder: str) -> Corpus:
        """An existing store, or one that the first `put` makes. Raises CorpusError if another encoder has made it."""
        corpus = cls(folder, encoder)
        if corpus._database.exists():
            with corpus._reading() as store:
                corpus._require(meta_of(store)["encoder"])
        return corpus

    def _require(self, made_with: str) -> None:
        if made_with != self._encoder:
            name = shlex.quote(re.sub(r" [0-9a-f]{12}$", "", made_with))
            raise CorpusError(
                f"{self.folder}: its vectors were made by the encoder {made_with!r}, this run uses {self._encoder!r}; "
                f"say --encoder {name}, or remove the folder and add its documents again"
            )

    def name_of(self, path: str) -> str:
        """What a file is called in this store: its path from the folder that the store is in, with `/`."""
        if path == STANDARD_INPUT:
            return path
        name = Path(os.path.relpath(os.path.abspath(path), self._base)).as_posix()
        return os.fsencode(name).decode("utf-8", "backslashreplace")

    def path_of(self, name: str) -> str:
        """Where the document of that name lies, from the current folder."""
        return name if name == STANDARD_INPUT else Path(os.path.relpath(os.path.join(self._base, name))).as_posix()

    def checksums(self) -> dict[str, str]:
        """The SHA-256 of each document's file, by name; nothing where there is no store yet."""
        if not self._database.exists():
            return {}
        with self._reading() as store:
            return dict(store.execute("SELECT name, sha256 FROM document").fetchall())

    def listed(self) -> Iterator[DocumentSummary]:
        """Every document, in the order of their names."""
        with self._reading() as store:
            for (number,) in store.execute("SELECT id FROM document ORDER BY name"):
                yield rows.summarised(store, number)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add documents; one of a name that is there takes its place. The store is locked until the last is in."""
        with self._writing() as store:
            for entry in entries:
                rows.insert(store, entry)
            self._cover(store)

    def remove(self, names: Sequence[str]) -> list[str]:
        """Take documents out; gives the names that weren't there, and in that case changes nothing."""
        with self._writing() as store:
            missing = [n for n in names if not store.execute("SELECT 1 FROM document WHERE name = ?", (n,)).fetchone()]
            if not missing:
                rows.remove(store, names)
                self._cover(store)
        return missing

    def nearest(self, vectors: NDArray[np.float32], *, without: frozenset[str] = frozenset()) -> Near:
        """The accepted claims near any of `vectors`, but those of the documents named in `without`."""
        found: set[int] = set()
        with self._reading() as store:
            meta = meta_of(store)
            covers = int(meta.get("index_covers", 0))
            if covers:
                ids, _ = StoredIndex.read(self._index_file(meta)).nearest(vectors, _REACH)
                found |= {int(row) for row in ids.ravel() if row >= 0}
            ids, uncovered = _vectors(store, covers)
            if len(ids):
                best = np.argsort(-(vectors @ uncovered.T), axis=1)[:, :_REACH]
                found |= {int(row) for row in ids[best].ravel()}
            near = rows.near_from(store, found, without)
        placed = {n: d.model_copy(update={"path": self.path_of(n)}) for n, d in near.documents.items()}
        return replace(near, documents=placed)

    def rebuild(self) -> None:
        """Make the FAISS file again."""
        with self._writing() as store:
            self._cover(store, always=True)

    def problems(self) -> Iterator[str]:
        """What is wrong with the files, a line each; nothing when all is well."""
        file = self._database.file
        with self._reading() as store:
            yield from (f"{file}: {row[0]}" for row in store.execute("PRAGMA integrity_check") if row[0] != "ok")
            yield from (f"{file}: a row without its document" for _ in store.execute("PRAGMA foreign_key_check"))
            for number, name, checksum in store.execute("SELECT id, name, checksum FROM document ORDER BY id"):
                if rows.checksum_of(store, number) != checksum:
                    yield f"{file}: {name} is not as it was written; remove and add it again"
            meta = meta_of(store)
            if meta.get(SEAL) != seal_of(meta):
                yield f"{file}: the facts about the store are not as they were written"
            elif int(meta.get("index_covers", 0)):
                try:
                    self._index_file(meta)
                except CorpusError as error:
                    yield str(error)

    def _index_file(self, meta: dict[str, str]) -> Path:
        """The FAISS file. Raises CorpusError unless it is the one that was written: FAISS trusts what it reads."""
        name = meta["index_file"]
        if not _INDEX_NAME.fullmatch(name):
            raise CorpusError(f"{self._database.file}: names the index {name!r}; run claimcheck corpus rebuild")
        path = self.folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise CorpusError(f"{path}: {error.strerror}; run claimcheck corpus rebuild") from error
        if found != meta["index_sha256"]:
            raise CorpusError(f"{path}: damaged; run claimcheck corpus rebuild")
        return path

    def _cover(self, store: sqlite3.Connection, always: bool = False) -> None:
        """Make the FAISS file anew when it covers too little, or when many of its claims are gone."""
        with self._understood():
            meta = meta_of(store)
            covers, covered = int(meta.get("index_covers", 0)), int(meta.get("index_claims", 0))
        (total,) = store.execute("SELECT COUNT(*) FROM claim WHERE vector NOT NULL").fetchone()
        (late,) = store.execute("SELECT COUNT(*) FROM claim WHERE vector NOT NULL AND id > ?", (covers,)).fetchone()
        gone = covered - (total - late)
        if not always and max(late, gone) <= max(_UNCOVERED, _UNCOVERED_SHARE * total):
            return
        ids, vectors = _vectors(store, 0)
        if not len(ids):
            set_meta(store, index_covers="0", index_claims="0")
            return
        data = StoredIndex.build(ids, vectors).to_bytes()
        checksum = hashlib.sha256(data).hexdigest()
        name = f"claims-{checksum[:12]}.faiss"
        try:
            replace_file(self.folder / name, data)  # SQLite makes the new name last when it commits in this folder
        except OSError as error:
            raise CorpusError(f"{self.folder / name}: {error.strerror}") from error
        set_meta(store, index_file=name, index_sha256=checksum, index_covers=str(ids.max()), index_claims=str(len(ids)))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._understood(), self._database.reading() as store:
            yield store

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._database.writing() as store:
            self._require(meta_of(store).get("encoder", self._encoder))
            set_meta(store, encoder=self._encoder)
            yield store
        # FAISS files that nothing refers to any more go; where another process writes now, it takes them away.
        with suppress(CorpusError), self._understood(), self._database.writing(wait=0) as store:
            meta = meta_of(store)
            current = meta.get("index_file") if int(meta.get("index_covers", 0)) else None
            for path in (*self.folder.glob("claims-*.faiss"), *self.folder.glob(".claimcheck-*.tmp")):
                if path.name != current:
                    with suppress(OSError):
                        path.unlink()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """A row that isn't what was written raises any of these."""
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise CorpusError(f"{self._database.file}: damaged; claimcheck corpus verify tells more") from error


def _vectors(store: sqlite3.Connection, after: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The numbers and vectors of the claims numbered above `after`."""
    question = "SELECT id, vector FROM claim WHERE id > ? AND vector NOT NULL ORDER BY id"
    found = store.execute(question, (after,)).fetchall()
    return np.array([number for number, _ in found], dtype=np.int64), rows.unpacked([vector for _, vector in found])
