"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

from checker.findings.differences import clash_of_numbers
from checker.models import Claim, Kind, Quantity

from .interface import Opinion, of_others, stems

# One may be what is counted alone: "27 leaders attended" against "31 leaders dined elsewhere".
_ENOUGH = 2
# Quantities are rounded to six places, so two shares of one whole may miss it in the last.
_ROUNDING = 1e-5


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both measure one thing and share two more words: figures alone say nothing."""
    clash = clash_of_numbers(a, b)
    if clash is None or len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    first, second = clash
    if of_others(a, b) and _make_a_whole(first, second):
        return None
    return Opinion(Kind.NUMBER, f"The figures differ: “{first.text}” against “{second.text}”.")


def _make_a_whole(first: Quantity, second: Quantity) -> bool:
    """Whether two shares leave nothing over: 77 % and 23 %, two thirds and a third."""
    return abs(first.value + second.value - (100 if first.unit == "%" else 1)) < _ROUNDING
