"""The encoder and FAISS behind one wall: no torch or faiss type leaves this package."""

from .encoder import DEFAULT_ENCODER, MINILM_SHA256, Encoder, SentenceEncoder, minilm_folder, verify_minilm
from .vectors import VectorIndex

__all__ = [
    "DEFAULT_ENCODER",
    "MINILM_SHA256",
    "Encoder",
    "SentenceEncoder",
    "VectorIndex",
    "minilm_folder",
    "verify_minilm",
]
