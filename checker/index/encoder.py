"""Sentences to vectors: all-MiniLM-L6-v2 out of its package, or any sentence-transformers model by name or path."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from checker.minilm import minilm_folder as minilm_folder
from checker.minilm import verified_weights
from checker.serving import loading, one_by_one, open_session, open_tokenizer, run

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
WIDTH = 384  # of MiniLM's vectors
MAX_TOKENS = 256  # as the model's own settings have it
# The pooler is not used for sentence vectors.
_NOT_IN_GRAPH = ("pooler.", "embeddings.position_ids")


class Encoder(Protocol):
    """What the index needs of a language model."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows of float32."""
        ...


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of a name or path; its weights are read on first use."""
    return MiniLmEncoder() if name == DEFAULT_ENCODER else SentenceEncoder(name)


class MiniLmEncoder:
    """all-MiniLM-L6-v2 through ONNX Runtime: the graph is ours, the weights are the package's own; no torch."""

    @cached_property
    def _model(self) -> tuple[InferenceSession, Tokenizer]:
        from safetensors.numpy import load

        weights = load(verified_weights(minilm_folder()))
        used = {name: w for name, w in weights.items() if not name.startswith(_NOT_IN_GRAPH)}
        session = open_session(Path(__file__).with_name("minilm.onnx"), used, threads=1)
        return session, open_tokenizer(minilm_folder() / "tokenizer.json", MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows of float32: the mean of its token vectors, brought to length 1."""
        session, tokenizer = self._model  # opened here, not by each thread

        def vector(text: str) -> NDArray[np.float32]:
            mean = run(session, "hidden", tokenizer.encode(text)).mean(axis=0)
            return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)

        return np.array(one_by_one(vector, texts), dtype=np.float32).reshape(len(texts), WIDTH)


class SentenceEncoder:
    """Any sentence-transformers model, loaded on first use, fed in batches of about one length."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        with loading(f"encoder {self.name!r}"):
            return SentenceTransformer(self.name)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows of float32."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)
