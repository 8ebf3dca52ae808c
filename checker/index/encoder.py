"""Sentences to vectors: all-MiniLM-L6-v2 out of its package, or any sentence-transformers model by name or path."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from checker.errors import ModelError
from checker.minilm import MINILM_SHA256 as MINILM_SHA256
from checker.minilm import minilm_folder as minilm_folder
from checker.minilm import verified_weights as verified_weights
from checker.serving import one_by_one, open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
GRAPH = Path(__file__).with_name("minilm.onnx")
BATCH = 32  # sentence-transformers' own default
WIDTH = 384  # of MiniLM's vectors
MAX_TOKENS = 256  # as the model's own settings have it
# The pooler is not used for sentence vectors.
_NOT_IN_GRAPH = ("pooler.", "embeddings.position_ids")


class Encoder(Protocol):
    """What the index needs of a language model."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows."""
        ...


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of a name or path; its weights are read on first use."""
    return MiniLmEncoder() if name == DEFAULT_ENCODER else SentenceEncoder(name)


class MiniLmEncoder:
    """all-MiniLM-L6-v2 through ONNX Runtime: the graph is ours, the weights are the package's own; no torch."""

    @cached_property
    def _session(self) -> InferenceSession:
        from safetensors.numpy import load

        weights = load(verified_weights(minilm_folder()))
        used = {name: w for name, w in weights.items() if not name.startswith(_NOT_IN_GRAPH)}
        return open_session(GRAPH, used, threads=1)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
        tokenizer.enable_truncation(max_length=MAX_TOKENS)
        tokenizer.no_padding()  # the file asks for 128 tokens, always
        return tokenizer

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows of float32: the mean of its token vectors, brought to length 1."""
        session, tokenizer = self._session, self._tokenizer  # opened here, not by each thread

        def vector(text: str) -> NDArray[np.float32]:
            encoded = tokenizer.encode(text)
            ids = np.array([encoded.ids], dtype=np.int64)
            mask = np.array([encoded.attention_mask], dtype=np.int64)
            (hidden,) = session.run(
                ["hidden"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            )
            mean = hidden[0].mean(axis=0)
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
        try:
            return SentenceTransformer(self.name)
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(f"encoder {self.name!r} can't be loaded: {_first_line(error)}") from error

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows of float32."""
        vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
