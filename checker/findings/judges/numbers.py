"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

from checker.findings.differences import clash_of_numbers
from checker.models import Claim, Kind, Quantity

from .interface import Opinion, stems

_ENOUGH = 2


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both count the same unit and share two more words: figures alone say nothing."""
    clash = clash_of_numbers(a, b)
    if clash is None or len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    first, second = clash
    return Opinion(Kind.NUMBER, (first.text, second.text), f"The figures differ: {_put(first)} against {_put(second)}.")


def _put(quantity: Quantity) -> str:
    return f"“{quantity.text}”"
