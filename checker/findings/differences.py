"""What two claims give different values for: numbers of one unit, dates, names, places."""

from __future__ import annotations

import re
from itertools import product

from checker.language.aspects import aspect, comparable
from checker.language.names import keys
from checker.language.units import apart, convertible, dimension, near, same_unit
from checker.models import Claim, DateMention, Quantity

# "About 300" goes with 310 and not with 500: the tenth that `units.apart` grants as well.
_NEAR = 0.1
_DENIAL = re.compile(r"(?:\b(?:no|not|never|none|nobody|without|neither|nor)|n[’']t)\b[^,;:()–—]*$", re.IGNORECASE)


def clash_of_numbers(a: Claim, b: Claim) -> tuple[Quantity, Quantity] | None:
    """Two quantities that exclude each other, unless the claims also share one of that unit or dimension.

    Quantities in different units of one dimension are converted. Measures of two aspects of a thing, such as a width
    and a length, don't clash, nor does a share of a whole with a count.
    """
    for first, second in product(a.quantities, b.quantities):
        if not (_excludes(first, second) and _counts_all(a, first) and _counts_all(b, second)):
            continue
        # Told in other words, how long, how late and how old are seldom one thing unless both say the same.
        strictly = dimension(first.unit) == "time" and first.unit != second.unit
        if comparable(aspect(a.text, first), aspect(b.text, second), strictly) and not _agree_elsewhere(a, b, first):
            return first, second
    return None


def _excludes(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one unit or dimension and no number is both.

    34 and "more than 30" go together, 34 and "more than 40" don't. In one unit a plain number is exact; in different
    ones it is taken as exactly as it is written (`units.apart`).
    """
    if convertible(a.unit, b.unit):
        return apart(a, b)
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return same_unit(a.unit, b.unit) and (high_a < low_b or high_b < low_a)


def _counts_all(claim: Claim, quantity: Quantity) -> bool:
    """Whether a number is neither a share ("a third of the members", "27 of the 35") nor a bound behind a denial.

    "Never more than 60" may be meant the other way; shares are for the judge of shares.
    """
    told = (quantity.text, quantity.unit, "=")
    values = {q.value for q in claim.quantities if (q.text, q.unit, q.comparator) == told}
    part = quantity.unit != "%" and dimension(quantity.unit) is None and 0 < quantity.value < 1
    before = claim.text[: max(0, claim.text.find(quantity.text))]
    return not (part or len(values) > 1 or (quantity.comparator not in "=~" and _DENIAL.search(before)))


def _range(quantity: Quantity) -> tuple[float, float]:
    value, slack = quantity.value, abs(quantity.value) * _NEAR if quantity.comparator == "~" else 0.0
    # "More than 30" is not 30.
    step = abs(value) * 1e-9 + 1e-9 if quantity.comparator in "<>" else 0.0
    if quantity.comparator in (">", ">="):
        return value + step, float("inf")
    return (float("-inf"), value - step) if quantity.comparator in ("<", "<=") else (value - slack, value + slack)


def _agree_elsewhere(a: Claim, b: Claim, first: Quantity) -> bool:
    """Whether the claims share a quantity in that unit, or one that is told in different units of its dimension."""
    kindred = [
        [q for q in claim.quantities if same_unit(q.unit, first.unit) or convertible(q.unit, first.unit)]
        for claim in (a, b)
    ]
    return any(near(x, y) if convertible(x.unit, y.unit) else x.value == y.value for x, y in product(*kindred))


def clash_of_dates(a: Claim, b: Claim) -> tuple[DateMention, DateMention] | None:
    """Two known dates of which neither contains the other, where the claims share none."""
    pairs = [(x, y) for x, y in product(a.dates, b.dates) if x.value and y.value]
    for shorter, longer in (sorted((str(x.value), str(y.value))) for x, y in pairs):
        if longer.startswith(shorter):
            return None
    return pairs[0] if pairs else None


def names_apart(a: Claim, b: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that only one of the claims holds, as written."""
    in_a, in_b = keys(a.entities), keys(b.entities)
    only_a = tuple(name for name in a.entities if not keys((name,)) & in_b)
    only_b = tuple(name for name in b.entities if not keys((name,)) & in_a)
    return only_a, only_b
