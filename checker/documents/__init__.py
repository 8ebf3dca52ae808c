"""Files to documents with sentences: discovery, encodings, formats, noise, sentence boundaries."""

from .load import Article, Reading, load, read_article
from .reread import reread

__all__ = ["Article", "Reading", "load", "read_article", "reread"]
