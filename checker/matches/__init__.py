"""Claims to pairs of claims that may be about one thing."""

from .nearest import NEIGHBOURS, Matcher

__all__ = ["NEIGHBOURS", "Matcher"]
