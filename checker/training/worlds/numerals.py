"""Numbers and amounts as a reporter would write them."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))


def words(number: int) -> str:
    """A whole number from 0 to 999,999 in words: 342 is "three hundred and forty-two"."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {words(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joint = " and " if 0 < rest < 100 else " "
    return f"{words(thousands)} thousand" + (joint + words(rest) if rest else "")


def digits(number: float) -> str:
    """A number in digits, with commas and a scale: 3400000 is "3.4 million", 12500 is "12,500"."""
    for scale, name in _SCALES:
        if number >= scale:
            return f"{number / scale:.2f}".rstrip("0").rstrip(".") + f" {name}"
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:.2f}".rstrip("0").rstrip(".")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th: the day of a month."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal_words(number: int) -> str:
    """1 to 31 as "first" to "thirty-first"."""
    tens, ones = divmod(number, 10)
    if number >= 20:
        return f"{_TENS[tens]}-{ordinal_words(ones)}" if ones else f"{_TENS[tens][:-1]}ieth"
    irregular = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
    return irregular.get(number, f"{_ONES[number]}th")


def whole(number: float, in_words: bool) -> str:
    """Small whole numbers in words if asked for, everything else in digits."""
    small = number == int(number) and (number <= 100 or (number < 1000 and number % 100 == 0))
    return words(int(number)) if in_words and small else digits(number)
