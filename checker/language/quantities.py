"""Numbers with their units and how exactly they are meant."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from checker.models import Quantity

from .dates import MONTHS
from .measures import find_measures
from .numerals import DIGITS, FRACTIONS, SCALE, SCALES, SEVERAL, SHORT, SMALL, WORD, number
from .units import SYMBOL, UNIT, dimension, normal

_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_NUMBER_WORDS = (
    rf"(?:{WORD}|(?<=\ba )(?:{SCALE})|half(?= an? (?:{SCALE})))"
    rf"(?:[- ](?:{WORD}|{SCALE}|(?:(?<=hundred )|(?<=thousand )|(?<=million ))and(?=\s(?:{WORD}))|"
    rf"an?(?= (?:{SCALE}))))*"
)
COMPARATORS = {
    "more than": ">", "over": ">", "above": ">", "just over": ">", "well over": ">", "upwards of": ">",
    "in excess of": ">", "greater than": ">", "exceeding": ">",
    "at least": ">=", "no fewer than": ">=", "no less than": ">=", "not less than": ">=", "not fewer than": ">=",
    "a minimum of": ">=", "minimum of": ">=",
    "up to": "<=", "at most": "<=", "no more than": "<=", "not more than": "<=", "as many as": "<=", "as much as": "<=",
    "a maximum of": "<=", "maximum of": "<=",
    "fewer than": "<", "less than": "<", "under": "<", "below": "<", "just under": "<",
    "about": "~", "some": "~", "around": "~", "roughly": "~", "nearly": "~", "almost": "~", "approximately": "~",
    "close to": "~", "an estimated": "~", "estimated": "~", "circa": "~", "or so": "~", "or more": ">=",
    "or less": "<=", "or fewer": "<=", "at the most": "<=", "at the least": ">=",
}  # fmt: skip
_AFTER = "or more|or less|or fewer|or so"
BEFORE = "|".join(sorted((name for name in COMPARATORS if name not in _AFTER.split("|")), key=len, reverse=True))
# A unit stands behind a space of any width, a hyphen, or, where it is a symbol, right behind the number.
_GAP = "[- \u00a0\u202f]"
_NAME = rf"{UNIT}|[a-zA-Z°]+"
_BEFORE_END = re.compile(rf"(?P<comparator>\b(?:{BEFORE}))\s+$", re.IGNORECASE)
_QUANTITY = re.compile(
    rf"(?P<comparator>\b(?:{BEFORE}|only|exactly)\s+)?(?:an?\s+)?"
    rf"(?P<sign>(?<![\w.,)])[-−](?=\d)|\bminus\s+)?(?:(?P<currency>US\$|A\$|C\$|[$€£¥])\s?)?"
    rf"(?:(?P<digits>{DIGITS})|(?P<words>\b{_NUMBER_WORDS}\b))"
    rf"(?:(?!{SYMBOL})(?P<suffix>bn|mn|tn|k|m)\b|[- ](?P<scale>{SCALE})\b)?"
    rf"(?P<fraction>[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b)?"
    rf"(?P<points>\s(?:percentage|per cent|percent) points?\b)?(?P<percent>\s?%|\s(?:per cent|percent)\b)?"
    rf"(?P<after>\s(?:{_AFTER})\b)?"
    rf"(?:(?:{_GAP}(?:of\s+(?:the\s+|its\s+|their\s+|all\s+)?)?(?!(?:{WORD})\b)|(?={SYMBOL}))(?P<unit>{_NAME}))?",
    re.IGNORECASE,
)
# "between 20 and 30 ships", "20 to 30 ships", "20-30%"
_RANGE = re.compile(
    rf"(?:\bbetween\s+|\bfrom\s+)?(?P<low>[$€£¥]?\d[\d,.]*|\b(?:{WORD})(?:-(?:{WORD}))?)(?:\s?(?P<percent>%))?"
    rf"(?:\s+(?P<join>and|to)\s+|\s?[-–]\s?)"
    rf"(?P<high>[$€£¥]?\d[\d,.]*(?:(?:bn|mn|tn|k|m)?\b|(?={SYMBOL}))|(?:{WORD})\b)"
    rf"(?:[- ](?P<scale>{SCALE})\b)?(?P<end>\s?%|\s(?:per cent|percent)\b)?"
    rf"(?:(?:{_GAP}|(?={SYMBOL}))(?P<unit>{_NAME}))?",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"(?P<comparator>\b(?:{BEFORE}|only|exactly)\s+)?"
    r"(?:\b(?:a|an|one)[- ](?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)"
    r"(?=\s+of\b|\s+(?:the|its|their|all)\b)"
    r"|(?<!-)\b(?P<half>half)(?=\s+(?:of|the|its|their|all)\b))(?:\s+of)?"
    r"(?:\s+(?:the|its|their|all))?\s+(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?P<some>\d+|{SMALL})\s+(?:in|out of)\s+(?:every\s+)?(?P<all>\d+|{SEVERAL})\s+"
    r"(?P<unit>[a-z]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?P<scale>tens of thousands|hundreds of thousands|tens of millions|"
    r"hundreds of millions|dozens|hundreds|thousands|millions|billions)\s+of\s+(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"\b(?P<count>once|twice|(?:{SEVERAL}|\d+) times)\s+(?:an?|each|every|per)\s+"
    r"(?P<period>day|week|month|year|season|hour|decade)\b",
    re.IGNORECASE,
)
# "27 of the 35 states": both numbers count states.
_OF_WHOLE = re.compile(
    rf"(?P<comparator>\b(?:{BEFORE}|only|exactly)\s+)?(?<![\w$€£¥.,-])(?P<part>\d[\d,]*|{SHORT})\s+of\s+"
    rf"(?:the\s+|its\s+|their\s+|all\s+)?(?P<whole>\d[\d,]*|{SHORT})[- ](?P<unit>[a-z]+)\b",
    re.IGNORECASE,
)
_NOT_UNITS = set(
    """
    of and or in on at to from by for with as was were is are had has have but than that who which the a an
    it its their his her this these those when while after before since until if per not be been would will can
    """.split()
)
# "One hour" is a measure; "one day" and "one year" often are none.
_COUNTED_FROM_ONE = frozenset("hour mile kilometre kilometer km metre meter hectare acre litre tonne kilogram".split())
_WEIGHT = re.compile(
    r"\b(?:weigh(?:s|ed|ing|t|ts)?|overweight|heav(?:y|ier)|pounds? (?:bombs?|warheads?))\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:cost|costs|price|prices|priced|paid|pay|pays|sterling|pence|pennies|fund|funds|funding|worth|spent|"
    r"spend|spending|fee|fees|fine|fines|fined|tax|taxes|grant|grants|debt|debts|revenue|salary|salaries|wage|wages|"
    r"currency|money|bank|banks|million|billion|euros?|dollars?)\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(f"(?:{'|'.join(map(str.title, MONTHS))})", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_EDGES = "$€£¥.,"


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text`, in order. Years, days of the month and clock times are left to others.

    A range gives its lower end with ">=" and its upper end with "<="; "twice a year" is 2 "times a year".
    """
    found: list[tuple[int, Quantity]] = []
    for start, measure in find_measures(text):
        if not any(start < at + len(other.text) and at < start + len(measure.text) for at, other in found):
            found.append(_compared(text, start, measure))
    taken = [(start, start + len(measure.text)) for start, measure in found]
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            told = list(read(match))
            if told:
                end = match.start() + len(told[-1].text)
                taken.append((match.start(), max(end, match.start() + 1)))
                found += [(match.start(), quantity) for quantity in told]
    return tuple(quantity for _, quantity in sorted(found, key=lambda item: item[0]))


def _compared(text: str, start: int, measure: Quantity) -> tuple[int, Quantity]:
    """A measure together with the words before it that say how exactly it is meant, and where it then starts."""
    before = _BEFORE_END.search(text[:start])
    if before is None:
        return start, measure
    written = text[before.start() : start] + measure.text
    return before.start(), measure.model_copy(update={"text": written, "comparator": _comparator(before["comparator"])})


def _counted(unit: str) -> str | None:
    """A word behind a number, if it can be what is counted."""
    return None if unit in _NOT_UNITS else unit or None


def _many(found: re.Match[str]) -> Iterator[Quantity]:
    words = found["scale"].lower().split(" of ")
    value = math.prod(10.0 if word == "tens" else SCALES[word[:-1]] for word in words)
    yield Quantity(text=found.group(), value=value, unit=found["unit"].lower(), comparator=">=")


def _often(found: re.Match[str]) -> Iterator[Quantity]:
    count = found["count"].lower()
    times = {"once": 1.0, "twice": 2.0}.get(count) or number(count.split()[0])
    yield Quantity(text=found.group(), value=times, unit=f"times a {found['period'].lower()}")


def _one_in(found: re.Match[str]) -> Iterator[Quantity]:
    value = round(number(found["some"]) / max(1.0, number(found["all"])), 6)
    yield Quantity(text=found.group(), value=value, unit=found["unit"].lower())


def _part_of(found: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(
        text=found.group(),
        value=round(FRACTIONS[(found["part"] or found["half"]).lower()], 6),
        unit=_counted(found["unit"].lower()),
        comparator=_comparator(found["comparator"]),
    )


def _part_and_whole(found: re.Match[str]) -> Iterator[Quantity]:
    part, whole, unit = number(found["part"]), number(found["whole"]), found["unit"].lower()
    if part <= whole and unit not in _NOT_UNITS and not _CALENDAR.match(unit):
        yield Quantity(text=found.group(), value=part, unit=unit, comparator=_comparator(found["comparator"]))
        yield Quantity(text=found.group(), value=whole, unit=unit)


def _range(found: re.Match[str]) -> Iterator[Quantity]:
    """Two quantities, when both ends are numbers of one thing and no dates, scores or telephone numbers."""
    low = found["low"].strip(_EDGES)
    high = re.sub(r"(?:bn|mn|tn|k|m)$", "", found["high"].strip(_EDGES), flags=re.I)
    counted = _counted(_name(found))
    if not (_is_of_one_thing(found, low, counted) and _is_joined_as_range(found, low)):
        return
    if _CALENDAR.match(found["unit"] or "") or _YEAR.fullmatch(low) or _YEAR.fullmatch(high):
        return
    first, second, factor = number(low), number(high), _factor(found)
    if first >= second * factor:
        return
    currency = next((mark for mark in "$€£¥" if mark in found.group()), None)
    name = "%" if found["end"] or found["percent"] else currency or counted
    # "3 to 5 million" is millions at both ends, "900 to 1.2 thousand" only at the second.
    start = first * factor if first < second else first
    yield Quantity(text=found.group(), value=round(start, 6), unit=name, comparator=">=")
    yield Quantity(text=found.group(), value=round(second * factor, 6), unit=name, comparator="<=")


def _is_of_one_thing(found: re.Match[str], low: str, counted: str | None) -> bool:
    """Whether something tells what is counted: a unit, a scale, a mark of percent or money, or a decimal."""
    return bool(counted or found["end"] or found["scale"]) or not low.isalnum()


def _is_joined_as_range(found: re.Match[str], low: str) -> bool:
    """ "between 3 and 5" and "3-5" are ranges; "3 and 5" and the middle of "555-12-34" are none."""
    if found["join"] == "and":
        return found.group().lower().startswith("between")
    return bool(found["join"]) or (low[:1].isdigit() and re.search(r"[\d-]$", found.string[: found.start()]) is None)


def _factor(found: re.Match[str]) -> float:
    """What a scale word ("million") or ending ("bn") multiplies by."""
    tail = found["high"][-2:].lower()
    ending = next((by for end, by in _SUFFIXES.items() if tail.endswith(end) and not tail.isdigit()), 1.0)
    return SCALES.get((found["scale"] or "").lower(), 1.0) * ending


def _comparator(before: str | None, after: str | None = None) -> str:
    return COMPARATORS.get((before or after or "").strip().lower(), "=")


def _quantity(found: re.Match[str]) -> Iterator[Quantity]:
    unit = _name(found)
    if (found["digits"] and _is_calendar_or_clock(found)) or _is_pronoun(found, unit):
        return
    written = found.string[found.start() : found.end("unit") if _counted(unit) else _end_of_number(found)]
    value, signed = _value(found), dimension(unit) == "temperature"
    yield Quantity(
        text=(written if signed else written.lstrip("-−")).strip(),
        value=round(-value if signed and found["sign"] else value, 6),
        unit=_unit(found, unit),
        comparator=_comparator(found["comparator"], found["after"]),
    )


def _is_pronoun(found: re.Match[str], unit: str) -> bool:
    """Whether "one" is a word like any other ("one of them", "one day", "not one mile") and no count."""
    marked = found["scale"] or found["percent"] or found["points"] or found["comparator"] or found["fraction"]
    counted = unit in _COUNTED_FROM_ONE and not found.string[: found.start()].lower().endswith("not ")
    return (found["words"] or "").lower() == "one" and not marked and not counted


def _value(found: re.Match[str]) -> float:
    value = number(found["digits"] or found["words"])
    value *= _SUFFIXES.get((found["suffix"] or "").lower(), 1.0) * SCALES.get((found["scale"] or "").lower(), 1.0)
    return value * (FRACTIONS[found["fraction"].strip(" -").lower()] if found["fraction"] else 1.0)


def _name(found: re.Match[str]) -> str:
    """The unit as the table of units spells it; pounds are "lb" where the text speaks of weight and not of money."""
    unit = normal(found["unit"] or "")
    if unit in ("pound", "pounds") and _WEIGHT.search(found.string) and not _MONEY.search(found.string):
        return "lb"
    return unit


def _unit(found: re.Match[str], unit: str) -> str | None:
    if found["points"]:
        return "percentage points"
    if found["percent"]:
        return "%"
    if found["currency"]:
        return found["currency"].upper()
    return _counted(unit)


def _end_of_number(found: re.Match[str]) -> int:
    groups = ("digits", "words", "suffix", "scale", "fraction", "points", "percent", "after")
    return max(found.end(group) for group in groups)


def _is_calendar_or_clock(found: re.Match[str]) -> bool:
    text, digits = found.string, found["digits"]
    bare = not (found["currency"] or found["percent"] or found["suffix"] or found["scale"])
    after, before = text[found.end("digits") :][:14], text[: found.start("digits")][-14:]
    clock = re.match(r":\d\d|\s?[ap]\.?m\b|[-–]\d", after) or re.search(r"\d:$|\d[-–]$|--$|\bNo\.\s?$|/$", before)
    month = re.match(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_CALENDAR.pattern}\b", after, re.I)
    month = month or re.search(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$", before)
    days = re.match(rf"\s?(?:[-–]|to|and)\s?\d{{1,2}}\s+{_CALENDAR.pattern}\b", after)
    year = _YEAR.fullmatch(digits) and (found["unit"] is None or not _counts(found))
    return bool(bare and (clock or month or days or year))


def _counts(found: re.Match[str]) -> bool:
    unit = (found["unit"] or "").lower()
    counted = unit.endswith("s") and unit not in _NOT_UNITS
    return bool(found["comparator"]) or counted or bool(re.fullmatch(SYMBOL, unit, re.IGNORECASE))


# In this order: what one form has read is not read again by those after it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Quantity]]], ...] = (
    (_MANY, _many),
    (_OFTEN, _often),
    (_ONE_IN, _one_in),
    (_PART_OF, _part_of),
    (_OF_WHOLE, _part_and_whole),
    (_RANGE, _range),
    (_QUANTITY, _quantity),
)
