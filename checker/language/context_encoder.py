"""A trained encoder as an ONNX graph: words to their vectors in context."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from checker.serving import open_session

from .word_pieces import LONGEST_CHUNK, WIDTH, WordPieces, chunks


@cache
def word_pieces() -> WordPieces:
    """The word pieces of the MiniLM package, whose vectors all encoders share."""
    return WordPieces()


class ContextEncoder:
    """MiniLM's layers, trained on: `graph` takes vectors of the pieces of one chunk and gives hidden states.

    `longest` is how many pieces see each other at most.
    """

    def __init__(self, graph: bytes, longest: int = LONGEST_CHUNK) -> None:
        self._session = open_session(graph)
        self._longest = longest

    def words(self, words: Sequence[str]) -> NDArray[np.float32]:
        """A row for each word of a text. A chunk is read by itself, so its neighbours can't change the result."""
        pieces = word_pieces().of(words)
        first, last = word_pieces().ends
        rows = np.zeros((len(words), WIDTH), dtype=np.float32)
        for start, end in chunks(pieces, self._longest):
            # A word is the mean of its pieces; white space has none and stays zero.
            filled = [at for at in range(start, end) if pieces[at]]
            if filled:
                ids = [first, *(piece for at in filled for piece in pieces[at]), last]
                (hidden,) = self._session.run(["hidden"], {"vectors": word_pieces().vectors[ids][None]})
                lengths = np.array([len(pieces[at]) for at in filled])
                sums = np.add.reduceat(hidden[0, 1:-1], np.cumsum(lengths) - lengths, axis=0)
                rows[filled] = sums / lengths[:, None]
        return rows
