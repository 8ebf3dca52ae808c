"""Measures told in several words: "an hour and a half", "six feet two inches", "2½ miles", "half a mile"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.models import Quantity

from .numerals import DIGITS, FRACTIONS, SCALE, SCALES, SHORT, number
from .units import UNIT, normal

# A whole number in words only where no larger one goes before: in "a hundred and two feet" it is not two.
_NUMBER = rf"(?:(?<![\d.,]){DIGITS}|(?<!hundred )(?<!thousand )(?<!hundred and )(?<!thousand and )\b{SHORT})"
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HALVES = r"(?:half|halves|thirds?|quarters?)"
# What is left over: "and a half", "and three quarters".
_REST = r"\s+and\s+(?:(?:an?|one)\s+(?P<one>half|third|quarter)|(?P<some>two|three)[- ](?P<parts>thirds|quarters))\b"
_PART = re.compile(
    rf"\b(?:half\s+an?|(?:(?:an?|one|(?P<some>two|three))[- ])?(?P<part>{_HALVES})\s+of\s+an?)\s+(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_AND_A_PART = re.compile(rf"(?:\ban?|(?P<number>{_NUMBER}))\s+(?P<unit>{UNIT}){_REST}", re.IGNORECASE)
_MIXED = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s?(?P<glyph>[½¼¾])|{_REST})(?:[- ](?P<scale>{SCALE})\b)?[-\s]?(?P<unit>{UNIT})",
    re.IGNORECASE,
)
# Pairs of units that one measure is told in, and how many of the smaller make one of the larger.
_PAIRS = (
    (r"ft|foot|feet", r"in|inch|inches", "inches", 12),
    (r"hr|hrs|hours?", r"mins?|minutes?", "minutes", 60),
    (r"mins?|minutes?", r"sec|secs|seconds?", "seconds", 60),
    (r"days?", r"hours?", "hours", 24),
    (r"weeks?", r"days?", "days", 7),
    (r"years?", r"months?", "months", 12),
    (r"lb|lbs|pounds?", r"oz|ounces?", "ounces", 16),
)
_TWOFOLD = [
    (
        re.compile(rf"(?<![a-z])(?:{large})\b", re.IGNORECASE),
        re.compile(
            rf"(?P<large>{_NUMBER})[-\s]?(?:{large})(?:,?\s+and\s+|,\s+|[-\s]?)(?P<small>{_NUMBER})[-\s]?(?:{small})\b"
            r"(?!\s+(?:an?|each|every|per)\b)",
            re.IGNORECASE,
        ),
        unit,
        many,
    )
    for large, small, unit, many in _PAIRS
]
# Looked for first, since most sentences hold neither these words nor the larger units of pairs.
_PART_WORD = re.compile(r"half|halves|third|quarter|[½¼¾]", re.IGNORECASE)
_FORTNIGHT = re.compile(r"(?<!once )(?<!twice )(?<!times )\ba\s+fortnight\b", re.IGNORECASE)


def find_measures(text: str) -> Iterator[tuple[int, Quantity]]:
    """Such measures in `text`, each with where it starts; one told in two units is given in the smaller."""
    if _PART_WORD.search(text):
        yield from _with_parts(text)
    for hint, pattern, unit, many in _TWOFOLD:
        for found in pattern.finditer(text) if hint.search(text) else ():
            yield found.start(), _quantity(found, number(found["large"]) * many + number(found["small"]), unit)
    for found in _FORTNIGHT.finditer(text):
        yield found.start(), _quantity(found, 1.0, "fortnight")


def _with_parts(text: str) -> Iterator[tuple[int, Quantity]]:
    for found in _PART.finditer(text):
        part = FRACTIONS[(found["part"] or "half").lower()] * number(found["some"] or "one")
        yield found.start(), _quantity(found, part, found["unit"])
    for found in _AND_A_PART.finditer(text):
        yield found.start(), _quantity(found, number(found["number"] or "one") + _rest(found), found["unit"])
    for found in _MIXED.finditer(text):
        more = _GLYPHS[found["glyph"]] if found["glyph"] else _rest(found)
        scale = SCALES[found["scale"].lower()] if found["scale"] else 1.0
        yield found.start(), _quantity(found, (number(found["number"]) + more) * scale, found["unit"])


def _rest(found: re.Match[str]) -> float:
    if found["one"]:
        return FRACTIONS[found["one"].lower()]
    return number(found["some"]) * FRACTIONS[found["parts"].lower()]


def _quantity(found: re.Match[str], value: float, unit: str) -> Quantity:
    return Quantity(text=found.group(), value=round(value, 6), unit=normal(unit))
