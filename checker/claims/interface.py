"""What turns a document's sentences into claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from checker.models import Claim, Document, Sentence


class ClaimExtractor(Protocol):
    """One way to split sentences into claims."""

    def extract(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of a document in the order of its text, those that can't be checked marked as such."""
        ...
