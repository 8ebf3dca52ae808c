"""Numbers in figures and in words: "4,200", "forty-two hundred", "1.5"."""

from __future__ import annotations

import re

_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_UNITS = {word: value for value, word in enumerate([*_ONES, *_TEENS])}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_WORTH = _UNITS | _TENS
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
FRACTIONS = {name + end: 1 / part for name, part in _PARTS.items() for end in ("", "s")} | {"halves": 1 / 2}
# From one to twelve: in "one in five" and "two days ago" words don't go higher.
SMALL = "|".join(_ONES[1:])
WORD = "|".join([*_TENS, _UNIT_WORDS])
SCALE = "|".join(SCALES)
# Regular expressions for a number in figures, and for a whole number below a hundred in words.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SHORT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{_UNIT_WORDS})"
# A row of three hundred digits would be infinite, and infinity can't be rounded.
_MOST = 1e100


def number(written: str) -> float:
    """The value of a number in figures or in words ("two hundred and forty"); words that are none count as nothing."""
    digits = written.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return min(float(digits), _MOST)
    total = current = 0.0
    for word in re.split(r"[- ]+", written.lower()):
        if word in _WORTH:
            current += _WORTH[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0.0
    return total + current
