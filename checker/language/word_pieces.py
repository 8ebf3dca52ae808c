"""Words to MiniLM's word pieces, the pieces' vectors, and stretches of words short enough to be read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from checker.minilm import minilm_folder, verified_weights
from checker.serving import open_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384  # of MiniLM's vectors
_LONGEST_WORD = 12  # pieces; the rest of an address or a number series tells nothing
# A sentence of a hundred words fits; what a chunk costs grows with the square of its length.
LONGEST_CHUNK = 160  # pieces that see each other, without the two at the ends
# Bounds the memory of a run over a large corpus, whose numbers and misspellings never end.
_WORDS_KEPT = 200_000


class WordPieces:
    """The tokenizer and the word vectors of the MiniLM package; a word's pieces are looked up once."""

    def __init__(self) -> None:
        self._pieces = lru_cache(_WORDS_KEPT)(
            lambda word: tuple(self._tokenizer.encode(word[:100], add_special_tokens=False).ids[:_LONGEST_WORD])
        )

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """One row of float32 for each piece. Raises ModelError unless the weights are the official ones."""
        from safetensors.numpy import load

        weights = load(verified_weights(minilm_folder()))
        return np.ascontiguousarray(weights["embeddings.word_embeddings.weight"], dtype=np.float32)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer(minilm_folder() / "tokenizer.json")

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The ids of the pieces that open and close a chunk."""
        first, last = self._tokenizer.encode("").ids
        return first, last

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word; none for white space."""
        return [self._pieces(word) for word in words]


def chunks(pieces: Sequence[tuple[int, ...]], longest: int = LONGEST_CHUNK) -> Iterator[tuple[int, int]]:
    """First word and end of each stretch of words whose pieces fit into one chunk."""
    start, size = 0, 0
    for at, word in enumerate(pieces):
        if size + len(word) > longest:
            yield start, at
            start, size = at, 0
        size += len(word)
    if start < len(pieces):
        yield start, len(pieces)
