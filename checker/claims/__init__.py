"""Sentences to claims."""

from .interface import ClaimExtractor
from .sentence import SentenceClaims

__all__ = ["ClaimExtractor", "SentenceClaims"]
