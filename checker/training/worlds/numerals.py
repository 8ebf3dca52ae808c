"""Numbers as a reporter would write them."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))


def words(number: int) -> str:
    """A whole number below a hundred in words, or so many hundreds."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return f"{_ONES[number // 100]} hundred"


def digits(number: float) -> str:
    """A number in digits, with commas and a scale: 3400000 is "3.4 million", 12500 is "12,500"."""
    for scale, name in _SCALES:
        if number >= scale:
            return f"{number / scale:.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def whole(number: float, in_words: bool) -> str:
    """Small whole numbers in words if asked for, everything else in digits."""
    small = number == int(number) and (number < 100 or (number < 1000 and number % 100 == 0))
    return words(int(number)) if in_words and small else digits(number)


def plural(unit: str, number: float) -> str:
    """A unit for a number: "one mile", "0.5 miles", "12 degrees Celsius"."""
    if number == 1:
        return unit
    head, space, rest = unit.partition(" ")
    return {"foot": "feet", "inch": "inches"}.get(head, f"{head}s") + space + rest
