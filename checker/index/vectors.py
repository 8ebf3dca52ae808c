"""FAISS behind one wall that speaks cosine similarity: unit rows in, rows or ids of the nearest and cosines out."""

from __future__ import annotations

import math
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from checker.errors import CorpusError

# Below, every vector is looked at; above, one part in _PROBED of the cells of an inverted file
# (Jégou et al. 2011). Cosines are those of 8-bit or half-precision vectors: good to about 0.005.
_EXACT_BELOW = 20_000  # the claims of about 1,000 articles (benchmarks/README.md)
_PROBED = 12  # a smaller part loses more neighbours, a larger one makes a gate slower
_TRAINED_ON = 64  # vectors a cell: FAISS warns below 39 and takes no more than 256


class VectorIndex:
    """Exact nearest neighbours among unit vectors."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors))

    def nearest(self, queries: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The nearest rows of each query and their cosines, nearest first: `k` columns, or all there are."""
        cosines, rows = self._index.search(np.ascontiguousarray(queries), min(k, self._index.ntotal))
        return rows, cosines


class StoredIndex:
    """Nearest neighbours among vectors that a file holds at half their precision or less."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> StoredIndex:
        """An index of unit `vectors`, one a row, that answers with `ids`."""
        count, width = vectors.shape
        if count < _EXACT_BELOW:
            flat = faiss.IndexScalarQuantizer(width, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
            index: faiss.Index = faiss.IndexIDMap2(flat)
        else:
            cells = int(2 * math.sqrt(count))
            index = faiss.IndexIVFScalarQuantizer(
                faiss.IndexFlatIP(width), width, cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
            )
            sample = np.random.default_rng(0).choice(count, min(count, _TRAINED_ON * cells), replace=False)
            index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
            index.nprobe = max(1, cells // _PROBED)
        index.add_with_ids(np.ascontiguousarray(vectors), ids)
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> StoredIndex:
        """The index in a file. Raises CorpusError."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY))
        except RuntimeError as error:
            raise CorpusError(f"{path}: not a FAISS index; run claimcheck corpus rebuild") from error

    def to_bytes(self) -> bytes:
        """What `read` reads."""
        return bytes(faiss.serialize_index(self._index).tobytes())

    def nearest(self, queries: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The ids of the nearest rows of each query and their cosines, nearest first; id -1 where there are no more."""
        cosines, ids = self._index.search(np.ascontiguousarray(queries), k)
        return ids, cosines
