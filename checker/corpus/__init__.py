"""The store of accepted documents: SQLite holds everything, FAISS finds what is near."""

from .rows import Entry, Near
from .store import Corpus

__all__ = ["Corpus", "Entry", "Near"]
