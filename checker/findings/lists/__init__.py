"""Who does an act according to each source, gathered over its sentences and set side by side."""

from .clashes import clashes_of, proven
from .tables import lists_of

__all__ = ["clashes_of", "lists_of", "proven"]
