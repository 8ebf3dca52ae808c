"""Files to documents with sentences: discovery, encodings, formats, noise, sentence boundaries."""

from .load import Article, Reading, load, read_article, reread

__all__ = ["Article", "Reading", "load", "read_article", "reread"]
