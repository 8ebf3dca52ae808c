"""The index in a file: the same neighbours as an exact search, few or many vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import checker.index.vectors as vectors_module
from checker.errors import CorpusError
from checker.index import StoredIndex, VectorIndex


@pytest.mark.parametrize(("exact_below", "recall"), [(20_000, 0.99), (500, 0.85)])
def test_neighbours_are_those_of_an_exact_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exact_below: int, recall: float
) -> None:
    monkeypatch.setattr(vectors_module, "_EXACT_BELOW", exact_below)
    chance = np.random.default_rng(0)
    rows = (chance.standard_normal((40, 32))[:, None] + chance.standard_normal((40, 50, 32)) / 2).reshape(-1, 32)
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    ids = np.arange(len(vectors), dtype=np.int64) * 3 + 7
    (tmp_path / "i.faiss").write_bytes(StoredIndex.build(ids, vectors).to_bytes())
    found, cosines = StoredIndex.read(tmp_path / "i.faiss").nearest(vectors[::20], 10)
    exact, _ = VectorIndex(vectors).nearest(vectors[::20], 10)
    assert np.mean([len(set(a) & set(ids[b])) / 10 for a, b in zip(found, exact, strict=True)]) >= recall
    assert (found[:, 0] == ids[::20]).mean() > 0.98
    assert cosines[:, 0] == pytest.approx(1, abs=0.02)


def test_more_asked_for_than_there_are() -> None:
    index = StoredIndex.build(np.array([5, 9]), np.eye(2, 4, dtype=np.float32))
    found, _ = index.nearest(np.eye(1, 4, dtype=np.float32), 4)
    assert found.tolist() == [[5, 9, -1, -1]]


def test_a_file_that_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "i.faiss").write_bytes(b"nothing of the kind")
    with pytest.raises(CorpusError, match="not a FAISS index; run claimcheck corpus rebuild"):
        StoredIndex.read(tmp_path / "i.faiss")
