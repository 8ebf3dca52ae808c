"""The store of accepted documents: SQLite holds everything, FAISS finds what is near."""

from .interface import Entry, Listed, Near
from .store import Corpus

__all__ = ["Corpus", "Entry", "Listed", "Near"]
