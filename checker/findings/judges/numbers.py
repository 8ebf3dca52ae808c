"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

from checker.findings.differences import clash_of_numbers
from checker.models import Claim, Kind

from .interface import ENOUGH, Opinion, of_others, stems

# Quantities are rounded to six places, so two shares of one whole may miss it in the last.
_ROUNDING = 1e-5


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both measure one thing and share two more words: figures alone say nothing."""
    clash = clash_of_numbers(a, b)
    if clash is None or len(stems(a.text) & stems(b.text)) < ENOUGH:
        return None
    first, second = clash
    # 77 % voted for it and 23 % against: nothing is left over.
    over = first.value + second.value - (100 if first.unit == "%" else 1)
    if of_others(a, b) and abs(over) < _ROUNDING:
        return None
    return Opinion(Kind.NUMBER, f"The figures differ: “{first.text}” against “{second.text}”.")
