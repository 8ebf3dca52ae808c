"""What two claims give different values for: numbers of one unit, dates, names, places."""

from __future__ import annotations

import re

from checker.language.aspects import aspect, comparable
from checker.language.names import keys
from checker.language.units import apart, convertible, dimension, near, same_unit
from checker.models import Claim, DateMention, Quantity

# "About 300" goes with 310 and not with 500: the tenth that `units.apart` grants as well.
_NEAR = 0.1
_DENIAL = re.compile(
    r"(?:\b(?:no|not|never|none|nobody|nothing|without|hardly|neither|nor)|n[’']t)\b[^,;:()–—]*$", re.IGNORECASE
)


def clash_of_numbers(a: Claim, b: Claim) -> tuple[Quantity, Quantity] | None:
    """Two quantities that exclude each other, unless the claims also share one of that unit or dimension.

    Quantities in different units of one dimension are converted. Measures of two aspects of a thing, such as a width
    and a length, don't clash, nor does a share of a whole with a count.
    """
    for first in a.quantities:
        for second in b.quantities:
            clash = excludes(first, second) and excludes(*_at_most(a, b, first, second))
            if clash and _of_one_thing(a, b, first, second) and not _agree_elsewhere(a, b, first):
                return first, second
    return None


def excludes(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one unit or dimension and no number is both.

    34 and "more than 30" go together, 34 and "more than 40" don't. In one unit a plain number is exact; in different
    ones it is taken as exactly as it is written (`units.apart`).
    """
    if convertible(a.unit, b.unit):
        return apart(a, b)
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return same_unit(a.unit, b.unit) and (high_a < low_b or high_b < low_a)


def _at_most(a: Claim, b: Claim, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Both, where a claim tells part and whole as the most that the other may count: 31 of 35 states may be others.

    What two claims say of one whole is for the judge of shares.
    """
    return _whole(a, first), _whole(b, second)


def _whole(claim: Claim, part: Quantity) -> Quantity:
    told = [q for q in claim.quantities if (q.text, q.unit) == (part.text, part.unit) and q.comparator in "=~"]
    most = max(told, key=lambda quantity: quantity.value, default=part)
    return most.model_copy(update={"comparator": "<="}) if len(told) > 1 else part


def _of_one_thing(a: Claim, b: Claim, first: Quantity, second: Quantity) -> bool:
    if _denied(a, first) or _denied(b, second):
        return False
    if dimension(first.unit) is None:
        return _is_share(first) is _is_share(second)
    # Told in other words, how long, how late and how old are seldom one thing unless both say the same.
    strictly = dimension(first.unit) == "time" and first.unit != second.unit
    return comparable(aspect(a.text, first), aspect(b.text, second), strictly)


def _denied(claim: Claim, quantity: Quantity) -> bool:
    """Whether a bound stands behind a denial in its clause and may be meant the other way: "never more than 60"."""
    before = claim.text[: max(0, claim.text.find(quantity.text))]
    return quantity.comparator not in "=~" and bool(_DENIAL.search(before))


def _is_share(quantity: Quantity) -> bool:
    """Whether a number of people or things is less than one, as in "a third of the members"."""
    return quantity.unit != "%" and 0 < quantity.value < 1


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


def _agree_elsewhere(a: Claim, b: Claim, first: Quantity) -> bool:
    """Whether the claims share a quantity in that unit, or one that is told in different units of its dimension."""
    return any(_agree(x, y) for x in a.quantities if _kindred(x, first) for y in b.quantities if _kindred(y, first))


def _kindred(a: Quantity, b: Quantity) -> bool:
    return same_unit(a.unit, b.unit) or convertible(a.unit, b.unit)


def _agree(a: Quantity, b: Quantity) -> bool:
    if convertible(a.unit, b.unit):
        return near(a, b)
    return same_unit(a.unit, b.unit) and a.value == b.value


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
