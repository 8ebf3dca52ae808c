"""Accepted documents, their claims and vectors in SQLite; a FAISS file beside it that can always be made again.

What SQLite says is the truth, so a change is whole or not at all. The FAISS file covers the claims up to some number;
later ones are few and searched directly, and the file is made anew, under a new name, once they are many.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.errors import CorpusError
from checker.index import StoredIndex
from checker.models import Claim, Document, DocumentSummary, Role

from .database import Database, meta_of, set_meta
from .interface import Entry, Listed, Near

_REACH = 96
_UNCOVERED_SHARE, _UNCOVERED = 0.1, 2000
_AT_ONCE = 500
_LEFT_OUT = {"document", "quote", "start", "end", "line", "column"}


class Corpus:
    """The store in `folder`, made with the encoder that `encoder` names."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self.folder = folder
        self._database = Database(folder)
        self._encoder = encoder

    @classmethod
    def open(cls, folder: Path, encoder: str) -> Corpus:
        """An existing store. Raises CorpusError when there is none, or one that another encoder has made."""
        corpus = cls(folder, encoder)
        corpus._require_encoder()
        return corpus

    @classmethod
    def create(cls, folder: Path, encoder: str) -> Corpus:
        """An existing store or a new, empty one."""
        corpus = cls(folder, encoder)
        corpus._database.create({"encoder": encoder})
        return cls.open(folder, encoder)

    @property
    def made_with(self) -> str:
        """The encoder that made the vectors."""
        self._database.check()
        with self._database.reading() as store:
            return meta_of(store)["encoder"]

    def _require_encoder(self) -> None:
        made_with = self.made_with
        if made_with != self._encoder:
            raise CorpusError(
                f"{self.folder}: its vectors were made by the encoder {made_with!r}, this run uses {self._encoder!r}; "
                f"say --encoder {made_with.split()[0]}, or make them again with claimcheck corpus rebuild"
            )

    def name_of(self, path: str) -> str:
        """What a file is called in this store: its path from the folder that the store is in, with `/`."""
        base = os.path.dirname(os.path.abspath(self.folder))
        return Path(os.path.relpath(os.path.abspath(path), base)).as_posix()

    def checksums(self) -> dict[str, str]:
        """The SHA-256 of each document's file, by name."""
        with self._database.reading() as store:
            return dict(store.execute("SELECT name, sha256 FROM document").fetchall())

    def listed(self) -> list[Listed]:
        """Every document, in the order of their names."""
        with self._database.reading() as store:
            rows = store.execute(
                "SELECT name, body, (SELECT COUNT(*) FROM claim WHERE claim.document = document.id AND vector NOT NULL)"
                " FROM document ORDER BY name"
            ).fetchall()
        made = [(name, Document.model_validate_json(body), claims) for name, body, claims in rows]
        return [
            Listed(name, d.title, d.published.isoformat() if d.published else None, d.sha256, claims)
            for name, d, claims in made
        ]

    def put(self, entries: Iterable[Entry]) -> None:
        """Add documents; one of a name that is there takes its place."""
        with self._database.writing() as store:
            for entry in entries:
                store.execute("DELETE FROM document WHERE name = ?", (entry.document.id,))
                _insert(store, entry)
            self._cover(store)
        self._tidy()

    def remove(self, names: Sequence[str]) -> list[str]:
        """Take documents out; gives the names that weren't there, and in that case changes nothing."""
        with self._database.writing() as store:
            missing = [n for n in names if not store.execute("SELECT 1 FROM document WHERE name = ?", (n,)).fetchone()]
            if not missing:
                store.executemany("DELETE FROM document WHERE name = ?", [(name,) for name in names])
                self._cover(store)
        self._tidy()
        return missing

    def nearest(self, vectors: NDArray[np.float32], *, without: frozenset[str] = frozenset()) -> Near:
        """The accepted claims near any of `vectors`, but those of the documents named in `without`."""
        with self._database.reading() as store:
            rows = self._near_rows(store, vectors)
            return _near(store, rows, without)

    def _near_rows(self, store: sqlite3.Connection, vectors: NDArray[np.float32]) -> set[int]:
        meta = meta_of(store)
        covers = int(meta.get("index_covers", 0))
        found: set[int] = set()
        if covers:
            ids, _ = StoredIndex.read(self.folder / meta["index_file"]).nearest(vectors, _REACH)
            found |= {int(row) for row in ids.ravel() if row >= 0}
        ids, uncovered = _vectors(store, covers)
        if len(ids):
            best = np.argsort(-(vectors @ uncovered.T), axis=1)[:, :_REACH]
            found |= {int(row) for row in ids[best].ravel()}
        return found

    def claims(self) -> Iterator[tuple[str, list[tuple[int, Claim]]]]:
        """For each document its name, and the number and text of each claim that has a vector."""
        with self._database.reading() as store:
            for number, body in store.execute("SELECT id, body FROM document ORDER BY id").fetchall():
                document = Document.model_validate_json(body)
                rows = store.execute("SELECT id, body FROM claim WHERE document = ? AND vector NOT NULL", (number,))
                yield document.id, [(row, _claim(document, claim)) for row, claim in rows]

    def rebuild(self, vectors: dict[int, NDArray[np.float32]] | None = None) -> None:
        """Make the FAISS file again, with new `vectors` by the number of their claim where the encoder has changed."""
        with self._database.writing() as store:
            if vectors:
                rows = ((_packed(vector), number) for number, vector in vectors.items())
                store.executemany("UPDATE claim SET vector = ? WHERE id = ?", rows)
                set_meta(store, encoder=self._encoder)
            set_meta(store, index_covers="0")
            self._cover(store, always=True)
        self._tidy()

    def problems(self) -> Iterator[str]:
        """What is wrong with the files, a line each; nothing when all is well."""
        with self._database.reading() as store:
            yield from (
                f"{self._database.file}: {row[0]}" for row in store.execute("PRAGMA integrity_check") if row[0] != "ok"
            )
            yield from (
                f"{self._database.file}: row without its document" for _ in store.execute("PRAGMA foreign_key_check")
            )
            meta = meta_of(store)
            if int(meta.get("index_covers", 0)):
                yield from self._index_problems(meta)

    def _index_problems(self, meta: dict[str, str]) -> Iterator[str]:
        path = self.folder / meta["index_file"]
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            yield f"{path}: {error.strerror}; run claimcheck corpus rebuild"
            return
        if found != meta["index_sha256"]:
            yield f"{path}: damaged; run claimcheck corpus rebuild"

    def _cover(self, store: sqlite3.Connection, always: bool = False) -> None:
        """Make the FAISS file anew when it covers too little, or when many of its claims are gone."""
        meta = meta_of(store)
        covers = int(meta.get("index_covers", 0))
        (total,) = store.execute("SELECT COUNT(*) FROM claim WHERE vector NOT NULL").fetchone()
        (late,) = store.execute("SELECT COUNT(*) FROM claim WHERE vector NOT NULL AND id > ?", (covers,)).fetchone()
        gone = int(meta.get("index_claims", 0)) - (total - late)
        if not always and max(late, gone) <= max(_UNCOVERED, _UNCOVERED_SHARE * total):
            return
        ids, vectors = _vectors(store, 0)
        if not len(ids):
            set_meta(store, index_covers="0", index_claims="0")
            return
        data = StoredIndex.build(ids, vectors).to_bytes()
        checksum = hashlib.sha256(data).hexdigest()
        name = f"claims-{checksum[:12]}.faiss"
        _write(self.folder / name, data)
        set_meta(store, index_file=name, index_sha256=checksum, index_covers=str(ids.max()), index_claims=str(len(ids)))

    def _tidy(self) -> None:
        """Take away FAISS files that nothing refers to any more."""
        with self._database.writing() as store:
            meta = meta_of(store)
            current = meta.get("index_file") if int(meta.get("index_covers", 0)) else None
            for path in self.folder.glob("claims-*.faiss*"):
                if path.name != current:
                    with suppress(OSError):
                        path.unlink()


def _insert(store: sqlite3.Connection, entry: Entry) -> None:
    document = entry.document
    row = (document.id, document.sha256, document.model_dump_json(), json.dumps(entry.sentences, separators=(",", ":")))
    number = store.execute("INSERT INTO document (name, sha256, body, sentences) VALUES (?, ?, ?, ?)", row).lastrowid
    vectors = iter(entry.vectors)
    for claim in entry.claims:
        vector = _packed(next(vectors)) if claim.checkable else None
        store.execute("INSERT INTO claim (document, body, vector) VALUES (?, ?, ?)", (number, _body(claim), vector))


def _body(claim: Claim) -> str:
    """A claim without what its document tells: [start, end, the rest]."""
    rest = claim.model_dump(mode="json", exclude_defaults=True, exclude=_LEFT_OUT | {"text"})
    if claim.text != claim.quote:
        rest["text"] = claim.text
    return json.dumps([claim.start, claim.end, rest], separators=(",", ":"), ensure_ascii=False)


def _claim(document: Document, body: str) -> Claim:
    start, end, rest = json.loads(body)
    quote = document.quote(start, end)
    line, column = document.position(start)
    return Claim.model_validate(
        {"text": quote, **rest, "document": document.id, "quote": quote}
        | {"start": start, "end": end, "line": line, "column": column}
    )


def _packed(vector: NDArray[np.float32]) -> bytes:
    return vector.astype(np.float16).tobytes()


def _unpacked(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    rows = np.frombuffer(b"".join(blobs), dtype=np.float16).reshape(len(blobs), -1).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _vectors(store: sqlite3.Connection, after: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    rows = store.execute(
        "SELECT id, vector FROM claim WHERE id > ? AND vector NOT NULL ORDER BY id", (after,)
    ).fetchall()
    if not rows:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 1), dtype=np.float32)
    return np.array([row[0] for row in rows], dtype=np.int64), _unpacked([row[1] for row in rows])


def _near(store: sqlite3.Connection, numbers: set[int], without: frozenset[str]) -> Near:
    wanted = sorted(numbers)
    rows: list[tuple[int, str, bytes]] = []
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(part))
        rows += store.execute(f"SELECT document, body, vector FROM claim WHERE id IN ({marks}) ORDER BY id", part)
    documents = {number: _document(store, number) for number in sorted({row[0] for row in rows})}
    kept = [row for row in rows if documents[row[0]][0].id not in without]
    return Near(
        claims=tuple(_claim(documents[number][0], body) for number, body, _ in kept),
        vectors=_unpacked([vector for *_, vector in kept]) if kept else np.zeros((0, 1), dtype=np.float32),
        documents={document.id: summary for document, summary in documents.values() if document.id not in without},
    )


def _document(store: sqlite3.Connection, number: int) -> tuple[Document, DocumentSummary]:
    row = store.execute("SELECT body, sentences FROM document WHERE id = ?", (number,)).fetchone()
    (claims,) = store.execute("SELECT COUNT(*) FROM claim WHERE document = ? AND vector NOT NULL", (number,)).fetchone()
    document = Document.model_validate_json(row[0])
    summary = DocumentSummary(
        id=document.id,
        path=document.id,
        title=document.title,
        published=document.published,
        sha256=document.sha256,
        characters=len(document.text),
        sentences=len(json.loads(row[1])),
        claims=claims,
        role=Role.ACCEPTED,
    )
    return document, summary


def _write(path: Path, data: bytes) -> None:
    """Write a new file wholly; a torn one keeps a name that nothing refers to."""
    temporary = path.with_name(path.name + ".tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise CorpusError(f"{path}: {error.strerror}") from error
