"""The encoder and FAISS behind one wall: no model or faiss type leaves this package."""

from .encoder import DEFAULT_ENCODER, MINILM_SHA256, Encoder, load_encoder, minilm_folder, verified_weights
from .stored import StoredIndex
from .vectors import VectorIndex

__all__ = [
    "DEFAULT_ENCODER",
    "MINILM_SHA256",
    "Encoder",
    "StoredIndex",
    "VectorIndex",
    "load_encoder",
    "minilm_folder",
    "verified_weights",
]
