"""Reads documents again for a report that was saved without their texts."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress

from checker.models import DocumentSummary

from .discover import STANDARD_INPUT
from .interface import UnreadableError
from .load import MAX_BYTES, bytes_of, read_article


def reread(documents: Sequence[DocumentSummary], max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """The texts, by document id, of those whose file is still there, byte for byte.

    A path out of a saved report is taken for what it is, a stranger's word: only a regular file of at most `max_bytes`
    is opened, and one that isn't the file of then is left out.
    """
    texts = {}
    for document in documents:
        if document.path != STANDARD_INPUT and os.path.isfile(document.path):
            with suppress(UnreadableError):
                data = bytes_of(document.path, max_bytes)
                if hashlib.sha256(data).hexdigest() == document.sha256:
                    texts[document.id] = read_article(data, document.id, document.path).document.text
    return texts
