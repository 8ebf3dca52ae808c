"""Sentences to claims."""

from .atomic import AtomicClaims
from .interface import ClaimExtractor
from .sentence import SentenceClaims

__all__ = ["AtomicClaims", "ClaimExtractor", "SentenceClaims"]
