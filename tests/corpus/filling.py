"""A corpus of made-up documents without a model; run as a script, it is killed again and again while it changes one."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.claims import SentenceClaims
from checker.corpus import Corpus, Entry
from checker.documents.load import read_article

ENCODER = "hashes"
WIDTH = 16


class Hashes:
    """An Encoder whose vectors depend on the whole text and mean nothing."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.stack([np.random.default_rng([0, zlib.crc32(t.encode())]).random(WIDTH) - 0.5 for t in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def text(number: int, version: str = "old") -> str:
    """Five statements of a document; those of another version are others."""
    return "\n\n".join(f"The {version} report {number} counts {number * 10 + line} ships." for line in range(5))


def entry(name: str, content: str) -> Entry:
    """What a corpus keeps of a document."""
    article = read_article(content.encode(), name, name)
    claims = tuple(SentenceClaims().extract(article.document, article.sentences))
    spans = tuple((sentence.start, sentence.end) for sentence in article.sentences)
    return Entry(article.document, spans, claims, Hashes().encode([claim.text for claim in claims]))


def filled(folder: Path, count: int = 4) -> Corpus:
    """A corpus of `count` documents of the old version."""
    corpus = Corpus.open_or_new(folder, ENCODER)
    corpus.put(entry(f"{number}.txt", text(number)) for number in range(count))
    return corpus


def change(folder: Path, entries: Sequence[Entry]) -> None:
    """Put the entries in the place of those that are there."""
    Corpus.open(folder, ENCODER).put(entries)


def killed_at(folder: Path, entries: Sequence[Entry], moment: float) -> bool:
    """Change the corpus in a process of its own, killed after `moment` seconds; whether it was killed."""
    child = os.fork()
    if not child:
        change(folder, entries)
        os._exit(0)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def state(folder: Path, versions: dict[str, list[Entry]]) -> str:
    """Which of the versions all documents are of, or what is wrong."""
    corpus = Corpus.open(folder, ENCODER)
    if problems := list(corpus.problems()):
        return f"damaged: {problems}"
    found = corpus.checksums()
    wanted = {name: {e.document.id: e.document.sha256 for e in entries} for name, entries in versions.items()}
    return next((name for name, checksums in wanted.items() if checksums == found), "a mix")


def main() -> None:
    """Kill a change at random moments, from its start to a little after its usual end; print what was there then."""
    import checker.corpus.store as store

    store._UNCOVERED = 0  # so that every change writes a FAISS file too
    scratch, rounds = Path(sys.argv[1]), int(sys.argv[2])
    versions = {v: [entry(f"{n}.txt", text(n, v)) for n in range(30)] for v in ("old", "new")}
    Corpus.open_or_new(scratch, ENCODER).put(versions["old"])
    chance = random.Random(0)
    usual, there = 0.0, "old"
    seen: list[tuple[bool, str, str]] = []
    while len(seen) < rounds:
        start = time.perf_counter()
        wanted = "new" if there == "old" else "old"
        if not usual:
            change(scratch, versions[wanted])
            usual, there = time.perf_counter() - start, wanted
            continue
        killed = killed_at(scratch, versions[wanted], chance.uniform(0, 1.5 * usual))
        found = state(scratch, versions)
        seen.append((killed, there, found))
        usual *= 0.9 if found == wanted else 1.1  # a machine's pace changes; both ends are to be seen often
        there = found
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main()
