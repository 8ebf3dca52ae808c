"""What goes into the store of accepted documents and what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.models import Claim, Document, DocumentSummary

# Goes up when the tables change, so that an older store is refused and not misread.
SCHEMA_VERSION = 2


@dataclass(frozen=True)
class Entry:
    """A document with its claims and a unit vector for each claim that can be checked, in the order of these."""

    document: Document
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]
    vectors: Sequence[NDArray[np.float32]]


@dataclass(frozen=True)
class Near:
    """Accepted claims near some new ones: a unit vector for each, and their documents by id."""

    claims: tuple[Claim, ...]
    vectors: NDArray[np.float32]
    documents: Mapping[str, DocumentSummary]
