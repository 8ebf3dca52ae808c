"""What two claims give different values for: numbers of one unit, dates, names, places."""

from __future__ import annotations

from checker.language.names import keys
from checker.models import Claim, DateMention, Quantity

_NEAR = 0.1


def clash_of_numbers(a: Claim, b: Claim) -> tuple[Quantity, Quantity] | None:
    """Two quantities of one unit that exclude each other, unless the claims also share one of that unit."""
    for first in a.quantities:
        for second in b.quantities:
            same_unit = first.unit == second.unit and first.unit is not None
            if same_unit and excludes(first, second) and not _agree_elsewhere(a, b, first.unit):
                return first, second
    return None


def excludes(a: Quantity, b: Quantity) -> bool:
    """Whether no number is both: 34 and "more than 30" go together, 34 and "more than 40" don't."""
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return high_a < low_b or high_b < low_a


def _range(quantity: Quantity) -> tuple[float, float]:
    value, slack = quantity.value, abs(quantity.value) * _NEAR
    return {
        "=": (value, value),
        "~": (value - slack, value + slack),
        ">": (value * (1 + 1e-9) + 1e-9, float("inf")),
        ">=": (value, float("inf")),
        "<": (float("-inf"), value * (1 - 1e-9) - 1e-9),
        "<=": (float("-inf"), value),
    }[quantity.comparator]


def _agree_elsewhere(a: Claim, b: Claim, unit: str | None) -> bool:
    values = {q.value for q in a.quantities if q.unit == unit}
    return any(q.unit == unit and q.value in values for q in b.quantities)


def clash_of_dates(a: Claim, b: Claim) -> tuple[DateMention, DateMention] | None:
    """Two known dates of which neither contains the other, where the claims share none."""
    pairs = [(x, y) for x in a.dates for y in b.dates if x.value and y.value]
    if not pairs or any(_compatible(x, y) for x, y in pairs):
        return None
    return pairs[0]


def _compatible(a: DateMention, b: DateMention) -> bool:
    first, second = str(a.value), str(b.value)
    return first.startswith(second) or second.startswith(first)


def names_apart(a: Claim, b: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that only one of the claims holds, as written."""
    in_a, in_b = keys(a.entities), keys(b.entities)
    only_a = tuple(name for name in a.entities if not keys((name,)) & in_b)
    only_b = tuple(name for name in b.entities if not keys((name,)) & in_a)
    return only_a, only_b
