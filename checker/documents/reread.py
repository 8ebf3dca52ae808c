"""Reads documents again for a report that was saved without their texts."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence

from checker.models import DocumentSummary

from .interface import UnreadableError
from .load import MAX_BYTES, read_article


def reread(documents: Sequence[DocumentSummary], max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """The texts, by document id, of those whose file is still there, byte for byte.

    A path out of a saved report is taken for what it is, a stranger's word: only a regular file of at most `max_bytes`
    is opened, and one that isn't the file of then is left out.
    """
    return {document.id: text for document in documents if (text := _text(document, max_bytes)) is not None}


def _text(document: DocumentSummary, max_bytes: int) -> str | None:
    try:
        found = os.stat(document.path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > max_bytes:
            return None
        with open(document.path, "rb") as file:
            data = file.read(max_bytes + 1)
        if hashlib.sha256(data).hexdigest() != document.sha256:
            return None
        return read_article(data, document.id, document.path).document.text
    except (OSError, ValueError, UnreadableError):  # ValueError: a null character in the path
        return None
