"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

from checker.findings.differences import clash_of_numbers
from checker.models import Claim, Kind

from .interface import ENOUGH, ValueClash, content_stems, of_others

# Percentages are floats.
_ROUNDING = 1e-5


def clash(a: Claim, b: Claim) -> ValueClash | None:
    """Silent unless both measure one thing and share two more words: figures alone say nothing."""
    values = clash_of_numbers(a, b)
    if values is None or len(content_stems(a.text) & content_stems(b.text)) < ENOUGH:
        return None
    first, second = values
    # 77 % voted for it and 23 % against: nothing is left over.
    if first.unit == "%" and of_others(a, b) and abs(first.value + second.value - 100) < _ROUNDING:
        return None
    return ValueClash(Kind.NUMBER, f"The figures differ: “{first.text}” against “{second.text}”.")
