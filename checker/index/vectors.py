"""FAISS behind one wall that speaks cosine similarity: rows of unit length in, (row, row, cosine) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class VectorIndex:
    """Exact nearest neighbours among unit vectors."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors))

    def nearest(self, queries: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The nearest rows of each query and their cosines, nearest first: `k` columns, or one a row."""
        cosines, rows = self._index.search(np.ascontiguousarray(queries), min(k, self._index.ntotal))
        return rows, cosines
