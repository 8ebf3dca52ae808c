"""Two figures for one thing that no number can meet: 27 leaders against 31, "at least 40" against 34."""

from __future__ import annotations

import math

from checker.findings.differences import clash_of_numbers
from checker.language.units import converted, convertible, told
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
    there, back = _converted(first, second.unit), _converted(second, first.unit)
    # In the unit that gives the larger number: three weeks are 21 days, and three days a clumsy 0.43 weeks.
    there, back = (there, "") if there[:3] != " (0" else ("", back)
    why = f"The figures differ: “{first.text}”{there} against “{second.text}”{back}."
    return Opinion(Kind.NUMBER, (first.text, second.text), why)


def _make_a_whole(first: Quantity, second: Quantity) -> bool:
    """Whether two shares leave nothing over: 77 % and 23 %, two thirds and a third."""
    return abs(first.value + second.value - (100 if first.unit == "%" else 1)) < _ROUNDING


def _converted(quantity: Quantity, unit: str | None) -> str:
    """What a quantity is in the unit of another, in brackets; empty where that is the same or not certain."""
    if unit is None or not convertible(quantity.unit, unit):
        return ""
    value = converted(quantity, unit)
    return "" if value is None else f" ({_rounded(value)} {told(unit)})"


def _rounded(value: float) -> str:
    """Three digits that count, without an exponent."""
    places = 2 - math.floor(math.log10(abs(value))) if value else 0
    written = f"{round(value, places):,.{max(0, places)}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
