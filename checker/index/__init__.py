"""The encoder and FAISS behind one wall: no model or faiss type leaves this package."""

from checker.minilm import MINILM_SHA256, minilm_folder, verified_weights

from .encoder import DEFAULT_ENCODER, Encoder, load_encoder
from .vectors import StoredIndex, VectorIndex

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
