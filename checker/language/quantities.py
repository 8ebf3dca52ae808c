"""Numbers with their units and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.models import Quantity

_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_UNITS = {word: value for value, word in enumerate(_ONES)}
_UNITS |= dict(zip("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), range(13, 20), strict=True))
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_FRACTIONS = {name + end: 1 / part for name, part in _PARTS.items() for end in ("", "s")} | {"halves": 1 / 2}
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_SCALE = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER_WORDS = (
    rf"(?:{_WORD}|(?<=\ba )(?:{_SCALE})|half(?= an? (?:{_SCALE})))"
    rf"(?:[- ](?:{_WORD}|{_SCALE}|(?:(?<=hundred )|(?<=thousand )|(?<=million ))and(?=\s(?:{_WORD}))|"
    rf"an?(?= (?:{_SCALE}))))*"
)
_COMPARATORS = {
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
_BEFORE = "|".join(sorted((name for name in _COMPARATORS if name not in _AFTER.split("|")), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?P<comparator>\b(?:{_BEFORE}|only|exactly)\s+)?(?:an?\s+)?"
    rf"(?:(?P<currency>US\$|A\$|C\$|[$€£¥])\s?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<words>\b{_NUMBER_WORDS}\b))"
    rf"(?:(?P<suffix>bn|mn|tn|k|m)\b|[- ](?P<scale>{_SCALE})\b)?"
    rf"(?P<fraction>[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b)?"
    rf"(?P<points>\s(?:percentage|per cent|percent) points?\b)?(?P<percent>\s?%|\s(?:per cent|percent)\b)?"
    rf"(?P<after>\s(?:{_AFTER})\b)?"
    rf"(?:[- ](?:of\s+(?:the\s+|its\s+|their\s+|all\s+)?)?(?P<unit>[a-zA-Z°]+))?",
    re.IGNORECASE,
)
# "between 20 and 30 ships", "20 to 30 ships", "20-30%"
_RANGE = re.compile(
    rf"(?:\bbetween\s+|\bfrom\s+)?(?P<low>[$€£¥]?\d[\d,.]*|\b(?:{_WORD})(?:-(?:{_WORD}))?)(?:\s?(?P<percent>%))?"
    rf"(?:\s+(?P<join>and|to)\s+|\s?[-–]\s?)"
    rf"(?P<high>[$€£¥]?\d[\d,.]*(?:bn|mn|tn|k|m)?\b|(?:{_WORD})\b)"
    rf"(?:[- ](?P<scale>{_SCALE})\b)?(?P<end>\s?%|\s(?:per cent|percent)\b)?(?:[- ](?P<unit>[a-zA-Z°]+))?",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"(?P<comparator>\b(?:{_BEFORE}|only|exactly)\s+)?"
    r"(?:\b(?:a|an|one)[- ](?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)(?=\s+of\b|\s+(?:the|its|"
    r"their|all)\b)"
    r"|(?<!-)\b(?P<half>half)(?=\s+(?:of|the|its|their|all)\b))(?:\s+of)?(?:\s+(?:the|its|their|"
    r"all))?\s+(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?P<some>\d+|{'|'.join(_ONES[1:])})\s+(?:in|out of)\s+(?:every\s+)?(?P<all>\d+|{'|'.join(_ONES[2:])})\s+"
    r"(?P<unit>[a-z]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?P<scale>tens of thousands|hundreds of thousands|tens of millions|"
    r"hundreds of millions|dozens|hundreds|thousands|millions|billions)\s+of\s+(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"\b(?P<count>once|twice|(?:{'|'.join(_ONES[3:])}|\d+) times)\s+(?:an?|each|every|per)\s+"
    r"(?P<period>day|week|month|year|season|hour|decade)\b",
    re.IGNORECASE,
)
_EVERY = {"many": _MANY, "often": _OFTEN, "one in": _ONE_IN, "part": _PART_OF, "range": _RANGE, "plain": _QUANTITY}
_NOT_UNITS = set(
    """
    of and or in on at to from by for with as was were is are had has have but than that who which the a an
    it its their his her this these those when while after before since until if per not be been would will can
    """.split()
)
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)", re.I
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text`, in order. Years, days of the month and clock times are left to others.

    A range gives its lower end with ">=" and its upper end with "<="; "twice a year" is 2 "times a year".
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Quantity]] = []
    for form, pattern in _EVERY.items():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            read = list(_read(form, text, match))
            if read:
                end = match.start() + len(read[-1].text)
                taken.append((match.start(), max(end, match.start() + 1)))
                found += [(match.start(), quantity) for quantity in read]
    return tuple(quantity for _, quantity in sorted(found, key=lambda item: item[0]))


def _read(form: str, text: str, found: re.Match[str]) -> Iterator[Quantity]:
    if form == "plain":
        quantity = _quantity(text, found)
        if quantity is not None:
            yield quantity
    elif form == "range":
        yield from _range(text, found)
    else:
        yield _special(form, found)


def _special(form: str, found: re.Match[str]) -> Quantity:
    written = found.group()
    if form == "many":
        words = found["scale"].lower().split(" of ")
        value = 1.0
        for word in words:
            value *= 10.0 if word == "tens" else _SCALES[word[:-1]]
        return Quantity(text=written, value=value, unit=found["unit"].lower(), comparator=">=")
    if form == "often":
        count = found["count"].lower()
        times = {"once": 1.0, "twice": 2.0}.get(count) or _number(count.split()[0])
        return Quantity(text=written, value=times, unit=f"times a {found['period'].lower()}")
    if form == "one in":
        value = round(_number(found["some"]) / max(1.0, _number(found["all"])), 6)
        return Quantity(text=written, value=value, unit=found["unit"].lower())
    part = (found["part"] or found["half"]).lower()
    unit = found["unit"].lower()
    return Quantity(
        text=written,
        value=round(_FRACTIONS[part], 6),
        unit=None if unit in _NOT_UNITS else unit,
        comparator=_comparator(found["comparator"]),
    )


def _range(text: str, found: re.Match[str]) -> Iterator[Quantity]:
    """Two quantities, when both ends are numbers of one thing and no dates, scores or telephone numbers."""
    low, high = (
        found["low"].strip("$€£¥.,"),
        re.sub(r"(?:bn|mn|tn|k|m)$", "", found["high"].strip("$€£¥.,"), flags=re.I),
    )
    tail = found["high"][-2:].lower()
    unit = (found["unit"] or "").lower()
    named = bool(unit and unit not in _NOT_UNITS) or bool(found["end"] or found["scale"]) or not low.isalnum()
    joined = found["join"]
    if joined == "and" and not found.group().lower().startswith("between"):
        return
    if _CALENDAR.match(found["unit"] or "") or _YEAR.fullmatch(low) or _YEAR.fullmatch(high) or not named:
        return
    if not joined and (re.search(r"[\d-]$", text[: found.start()]) or not low[:1].isdigit()):
        return
    first, second = _number(low), _number(high)
    factor = _SCALES.get((found["scale"] or "").lower(), 1.0)
    factor *= next((by for end, by in _SUFFIXES.items() if tail.endswith(end) and not tail.isdigit()), 1.0)
    if not first < second * factor:
        return
    currency = next((mark for mark in "$€£¥" if mark in found.group()), None)
    name = "%" if found["end"] or found["percent"] else currency or (unit if unit not in _NOT_UNITS else None) or None
    low_factor = factor if first < second else 1.0
    yield Quantity(text=found.group(), value=round(first * low_factor, 6), unit=name, comparator=">=")
    yield Quantity(text=found.group(), value=round(second * factor, 6), unit=name, comparator="<=")


def _number(written: str) -> float:
    digits = written.replace(",", "")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else _from_words(written.lower())


def _comparator(before: str | None, after: str | None = None) -> str:
    return _COMPARATORS.get((before or after or "").strip().lower(), "=")


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    digits, words, unit = found["digits"], found["words"], (found["unit"] or "").lower()
    if digits and _is_calendar_or_clock(text, found):
        return None
    marked = found["scale"] or found["percent"] or found["points"] or found["comparator"] or found["fraction"]
    if words and words.lower() == "one" and not marked:
        return None
    value = float(digits.replace(",", "")) if digits else _from_words(words.lower())
    value *= _SUFFIXES.get((found["suffix"] or "").lower(), 1.0) * _SCALES.get((found["scale"] or "").lower(), 1.0)
    if found["fraction"]:
        value *= _FRACTIONS[found["fraction"].strip(" -").lower()]
    written = text[found.start() : found.end("unit") if unit and unit not in _NOT_UNITS else _end_of_number(found)]
    name = _unit(found, unit)
    comparator = _comparator(found["comparator"], found["after"])
    return Quantity(text=written.strip(), value=round(value, 6), unit=name, comparator=comparator)


def _unit(found: re.Match[str], unit: str) -> str | None:
    if found["points"]:
        return "percentage points"
    if found["percent"]:
        return "%"
    if found["currency"]:
        return found["currency"].upper()
    return None if unit in _NOT_UNITS else unit or None


def _end_of_number(found: re.Match[str]) -> int:
    groups = ("digits", "words", "suffix", "scale", "fraction", "points", "percent", "after")
    return max(found.end(group) for group in groups)


def _is_calendar_or_clock(text: str, found: re.Match[str]) -> bool:
    digits = found["digits"]
    bare = not (found["currency"] or found["percent"] or found["suffix"] or found["scale"])
    after, before = text[found.end("digits") :][:14], text[: found.start("digits")][-14:]
    clock = re.match(r":\d\d|\s?[ap]\.?m\b|[-–]\d", after) or re.search(r"\d:$|\d[-–]$|--$|\bNo\.\s?$|/$", before)
    month = re.match(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_CALENDAR.pattern}\b", after, re.I)
    month = month or re.search(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$", before)
    days = re.match(rf"\s?(?:[-–]|to|and)\s?\d{{1,2}}\s+{_CALENDAR.pattern}\b", after)
    is_year = bare and found["unit"] is None and _YEAR.fullmatch(digits)
    return bool(
        (bare and (clock or month or days))
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
        elif word == "half":
            current = 0.5
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0.0
    return total + current
