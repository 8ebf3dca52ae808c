"""Claims to pairs of claims that may be about one thing."""

from .nearest import NEIGHBOURS, Accepted, Matcher

__all__ = ["NEIGHBOURS", "Accepted", "Matcher"]
