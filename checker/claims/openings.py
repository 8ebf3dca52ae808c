"""What stands before what a sentence says: a dateline, or the time of an entry in a live blog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.models import Document, Sentence

from .alignment import without_opening

# "OSLO, 3 May (Agency) - " before a sentence.
_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'/-]{2,40}(?:,\s[\w .]{2,30}){0,2}(?:\s\([^)]{2,40}\))?\s+[-–—]{1,2}\s+(?=[A-Z“\"])"
)
# "14:32 GMT - ".
_STAMP = re.compile(
    r"^[\[(]?\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?[\])]?(?::|\s[-–—|])?\s+(?=[A-Z“\"])"
)
_NOW = re.compile(r"\b(?:is|are|has|have|will|says?|(?:it|he|she|that|there|what|who)[’']s)\b")


def without_datelines(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without datelines."""
    return [without_opening(document, sentence, _DATELINE) for sentence in sentences]


def without_times(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without the times of entries that report what goes on while it does.

    The times of a log, which tells what went on then, belong to what it tells.
    """
    stamped = [sentence.text for sentence in sentences if _STAMP.match(sentence.text)]
    live = 2 * sum(_NOW.search(text) is not None for text in stamped) > len(stamped)
    return [without_opening(document, sentence, _STAMP) if live else sentence for sentence in sentences]
