"""Numbers with their units and how exactly they are meant."""

from __future__ import annotations

import re

from checker.models import Quantity

_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
        range(13),
        strict=True,
    )
)
_UNITS |= dict(zip("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), range(13, 20), strict=True))
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5}
_FRACTIONS |= {"fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10}
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_NUMBER_WORDS = rf"(?:{_WORD})(?:[- ](?:{_WORD}|hundred|thousand|million|billion|trillion|dozen|and(?=\s(?:{_WORD}))))*"
_QUANTITY = re.compile(
    rf"(?P<comparator>\b(?:more than|over|above|at least|no fewer than|no less than|about|some|around|roughly|nearly|"
    rf"almost|"
    rf"approximately|close to|up to|at most|no more than|fewer than|less than|under|below|just over|only|exactly)\s+)?"
    rf"(?:(?P<currency>US\$|A\$|C\$|[$€£¥])\s?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<words>\b{_NUMBER_WORDS}\b))"
    rf"(?:(?P<suffix>bn|mn|tn|k|m)\b|[- ](?P<scale>hundred|thousand|million|billion|trillion|dozen)\b)?"
    rf"(?P<fraction>[- ](?:half|thirds?|quarters?|fifths?|tenths?)\b)?"
    rf"(?P<percent>\s?%|\s(?:per cent|percent)\b)?"
    rf"(?:[- ](?P<unit>[a-zA-Z°]+))?",
    re.IGNORECASE,
)
_COMPARATORS = {
    "more than": ">", "over": ">", "above": ">", "just over": ">", "at least": ">=", "no fewer than": ">=",
    "no less than": ">=", "up to": "<=", "at most": "<=", "no more than": "<=", "fewer than": "<",
    "less than": "<", "under": "<", "below": "<", "about": "~", "some": "~", "around": "~", "roughly": "~",
    "nearly": "~", "almost": "~", "approximately": "~", "close to": "~",
}  # fmt: skip
_NOT_UNITS = set(
    """
    of and or in on at to from by for with as was were is are had has have but than that who which the a an
    it its
    """.split()
)
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)", re.I
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text`, in order. Years, days of the month and clock times are left to others."""
    return tuple(quantity for found in _QUANTITY.finditer(text) if (quantity := _quantity(text, found)) is not None)


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    digits, words, unit = found["digits"], found["words"], (found["unit"] or "").lower()
    if digits and _is_calendar_or_clock(text, found):
        return None
    if words and words.lower() == "one" and not (found["scale"] or found["percent"] or found["comparator"]):
        return None
    value = float(digits.replace(",", "")) if digits else _from_words(words.lower())
    value *= _SUFFIXES.get((found["suffix"] or "").lower(), 1.0) * _SCALES.get((found["scale"] or "").lower(), 1.0)
    if found["fraction"]:
        value *= _FRACTIONS[found["fraction"].strip(" -").lower()]
    name: str | None = None if unit in _NOT_UNITS else unit or None
    if found["percent"]:
        name = "%"
    elif found["currency"]:
        name = found["currency"].upper()
    comparator = _COMPARATORS.get((found["comparator"] or "").strip().lower(), "=")
    written = text[found.start() : found.end("unit") if name == unit and unit else _end_of_number(found)]
    return Quantity(text=written.strip(), value=round(value, 6), unit=name, comparator=comparator)


def _end_of_number(found: re.Match[str]) -> int:
    return max(found.end(group) for group in ("digits", "words", "suffix", "scale", "fraction", "percent"))


def _is_calendar_or_clock(text: str, found: re.Match[str]) -> bool:
    digits = found["digits"]
    bare = not (found["currency"] or found["percent"] or found["suffix"] or found["scale"])
    after, before = text[found.end("digits") :][:14], text[: found.start("digits")][-14:]
    clock = re.match(r":\d\d|\s?[ap]\.?m\b", after) or re.search(r"\d:$|[\d-]-$|\bNo\.\s?$|/$", before)
    month = re.match(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_CALENDAR.pattern}\b", after, re.I)
    month = month or re.search(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$", before)
    is_year = bare and found["unit"] is None and _YEAR.fullmatch(digits)
    return bool(
        (bare and (clock or month))
        or is_year
        or (bare and _YEAR.fullmatch(digits) and "," not in digits and not _counts(found))
    )


def _counts(found: re.Match[str]) -> bool:
    unit = (found["unit"] or "").lower()
    return bool(found["comparator"]) or (unit.endswith("s") and unit not in _NOT_UNITS)


def _from_words(words: str) -> float:
    total = current = 0.0
    for word in re.split(r"[- ]+", words):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0.0
    return total + current
