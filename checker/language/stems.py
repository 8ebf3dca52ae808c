"""The beginnings of words, by which two wordings are known to speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

# Shorter words are mostly grammar.
_WORD = re.compile(r"[^\W\d_]{4,}")
# Six letters would part "treaty" and "treaties", four would join "state" and "station", "president" and "pressure".
_LENGTH = 5


def stems(text: str, without: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """The first five letters of each word of four letters or more, in lower case; words in `without` don't count."""
    return frozenset(word[:_LENGTH] for word in _WORD.findall(text.lower()) if word not in without)
