"""Who does an act according to each source, gathered over its sentences and set side by side."""

from .clashes import proven
from .tables import lists_of

__all__ = ["lists_of", "proven"]
