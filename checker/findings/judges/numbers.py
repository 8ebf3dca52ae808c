"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

import math

from checker.findings.differences import clash_of_numbers
from checker.language.units import converted, convertible, told
from checker.models import Claim, Kind, Quantity

from .interface import Opinion, of_others, stems

_ENOUGH = 2
_ROUNDING = 1e-5


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both measure one thing and share two more words: figures alone say nothing."""
    clash = clash_of_numbers(a, b)
    if clash is None or len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    first, second = clash
    if of_others(a, b) and _make_a_whole(first, second):
        return None
    return Opinion(
        Kind.NUMBER,
        (first.text, second.text),
        f"The figures differ: {_put(first, second.unit)} against {_put(second, None)}.",
    )


def _make_a_whole(first: Quantity, second: Quantity) -> bool:
    """Whether two shares leave nothing over: 77 % and 23 %, two thirds and a third."""
    return abs(first.value + second.value - (100 if first.unit == "%" else 1)) < _ROUNDING


def _put(quantity: Quantity, other: str | None) -> str:
    """A quantity as written, with what it is in the unit of the other where that is another."""
    if other is not None and convertible(quantity.unit, other):
        value = converted(quantity, other)
        if value is not None:
            return f"“{quantity.text}” ({_rounded(value)} {told(other)})"
    return f"“{quantity.text}”"


def _rounded(value: float) -> str:
    """Three digits that count, without an exponent."""
    places = 2 - math.floor(math.log10(abs(value))) if value else 0
    written = f"{round(value, places):,.{max(0, places)}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
