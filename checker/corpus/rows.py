"""Documents, claims and vectors as the rows of a corpus, and back.

A vector is kept in half precision, and each document's checksum is that of its own row and of all rows of its claims.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.models import Claim, Document, DocumentSummary, Role


@dataclass(frozen=True)
class Entry:
    """A document with its claims and a unit vector for each claim that can be checked, in the order of these."""

    document: Document
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]
    vectors: Sequence[NDArray[np.float32]]


@dataclass(frozen=True)
class Near:
    """Accepted claims near some new ones: a unit vector for each, and their documents by id."""

    claims: tuple[Claim, ...]
    vectors: NDArray[np.float32]
    documents: Mapping[str, DocumentSummary]


def insert(store: sqlite3.Connection, entry: Entry) -> None:
    """Add a document and its claims; one of its name that is there goes."""
    # Where it lay when it was added says nothing to who reads it from another folder.
    document = entry.document.model_copy(update={"path": entry.document.id})
    spans = json.dumps(entry.sentences, separators=(",", ":"))
    remove(store, [document.id])
    number = store.execute(
        "INSERT INTO document (name, sha256, body, sentences, checksum) VALUES (?, ?, ?, ?, '')",
        (document.id, document.sha256, document.model_dump_json(), spans),
    ).lastrowid
    vectors = (vector.astype(np.float16).tobytes() for vector in entry.vectors)
    rows = [
        (number, claim.model_dump_json(exclude_defaults=True), next(vectors) if claim.checkable else None)
        for claim in entry.claims
    ]
    store.executemany("INSERT INTO claim (document, body, vector) VALUES (?, ?, ?)", rows)
    store.execute("UPDATE document SET checksum = ? WHERE id = ?", (checksum_of(store, number), number))


def remove(store: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take documents out, with their claims."""
    store.executemany("DELETE FROM document WHERE name = ?", [(name,) for name in names])


def checksum_of(store: sqlite3.Connection, document: int | None) -> str:
    """The SHA-256 of a document's row and its claims' rows as they are now."""
    seen = hashlib.sha256()
    own = "SELECT name, sha256, body, sentences FROM document WHERE id = ?"
    claims = "SELECT id, body, vector FROM claim WHERE document = ? ORDER BY id"
    for question in (own, claims):
        for row in store.execute(question, (document,)):
            for part in row:
                data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
                seen.update(len(data).to_bytes(8, "big") + data)
    return seen.hexdigest()


def unpacked(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    """Unit vectors, one a row, out of half precision."""
    if not blobs:
        return np.zeros((0, 1), dtype=np.float32)
    rows = np.frombuffer(b"".join(blobs), dtype=np.float16).reshape(len(blobs), -1).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def near_from(store: sqlite3.Connection, claims: Iterable[int], without: frozenset[str]) -> Near:
    """The claims of these numbers, but those of the documents named in `without`."""
    question = "SELECT document, body, vector FROM claim WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    rows = store.execute(question, (json.dumps(list(claims)),)).fetchall()
    documents = {number: summarised(store, number) for number in {row[0] for row in rows}}
    kept = [row for row in rows if documents[row[0]].id not in without]
    return Near(
        claims=tuple(Claim.model_validate_json(body) for _, body, _ in kept),
        vectors=unpacked([vector for *_, vector in kept]),
        documents={document.id: document for document in documents.values() if document.id not in without},
    )


def summarised(store: sqlite3.Connection, number: int) -> DocumentSummary:
    """What a report keeps of the document of that number. Raises ValueError for a damaged row."""
    body, sentences = store.execute("SELECT body, sentences FROM document WHERE id = ?", (number,)).fetchone()
    (claims,) = store.execute("SELECT COUNT(*) FROM claim WHERE document = ? AND vector NOT NULL", (number,)).fetchone()
    document = Document.model_validate_json(body)
    return DocumentSummary(
        **document.model_dump(include={"id", "title", "published", "sha256"}),
        path=document.id,
        characters=len(document.text),
        sentences=len(json.loads(sentences)),
        claims=claims,
        role=Role.ACCEPTED,
    )
