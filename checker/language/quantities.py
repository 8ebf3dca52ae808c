"""Numbers with their units and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.models import Quantity

from .dates import MONTHS
from .numerals import DIGITS, FRACTIONS, SCALE, SCALES, SHORT, WORD, number
from .units import SYMBOL, UNIT, dimension, normal

_SIGNS = {
    ">": ">|over|above|upwards of|in excess of|exceeding",
    ">=": ">=|≥|at least|minimum|minimum of|or more|at the least",
    "<=": "<=|≤|up to|at most|as many as|as much as|max|max.|maximum|maximum of|not exceed|not exceeding|cannot exceed|"
    "limited to|or less|or fewer|at the most",
    "<": "<|under|below",
    "~": "about|some|around|roughly|nearly|almost|approximately|close to|estimated|or so",
}
_MORE = "more greater larger bigger longer taller higher wider deeper heavier older".split()
_LESS = "fewer less smaller shorter lower narrower lighter younger".split()
COMPARATORS = {name: sign for sign, names in _SIGNS.items() for name in names.split("|")} | {
    f"{no}{word} than": sign
    for words, signs in ((_MORE, (">", "<=", "<=")), (_LESS, ("<", ">=", ">=")))
    for word in words
    for no, sign in zip(("", "no ", "not "), signs, strict=True)
}
# "20+", "20-plus"
COMPARATORS |= {"+": ">=", "-plus": ">="}
_AFTER = "or more|or less|or fewer|or so"
BEFORE = "|".join(name for names in _SIGNS.values() for name in names.split("|") if name not in _AFTER.split("|"))
BEFORE += rf"|(?:not? )?(?:{'|'.join(_MORE + _LESS)}) than"
# "at least 5", "no fewer than 5", "<= 5"; "only 5" is exactly so many, and "--timeout=>5" no bound.
_LED = rf"(?P<comparator>\b(?:{BEFORE}|only|exactly)\s+|(?<![-=<>])(?:[<>]=?|[≤≥])\s*)?"
# "£20k", "3bn"
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_AND = rf"(?: and(?= (?:{WORD})\b))?"
# "twenty-five", "three hundred and twelve thousand", of "a hundred" what stands behind "a".
_WORDS = rf"\b(?:{WORD}|(?<=\ba )(?:{SCALE}){_AND})(?:[- ](?:{WORD}|(?:{SCALE}){_AND}))*\b"
# "4" and "four", but not "hundred and four"
_SMALL_NUMBER = rf"(?:(?<![\w.,]){DIGITS}|(?<!hundred )\b{SHORT}\b)"
# "half of its", "27 of the 35"
_OWN = r"the|its|their|our|his|her|all"
_NOT_UNITS = set(
    """
    of and or in on at to from by for with as was were is are had has have but than that who which the a an
    it its their his her this these those when while after before since until if per not be been would will can
    did do does may must could should might what whom whose there i you he she we my
    """.split()
)
# What tells behind a number which things are counted ("40 new hospitals"), unless it makes another unit of theirs
# ("3 light years"), is itself what is counted ("two men shake hands") or ends the number ("12 more ships").
_NO_ADJECTIVE = "more people men women children percentage light newton cubic square lakh crore".split()
_NO_ADJECTIVE += [*_NOT_UNITS, WORD, SCALE, "(?:business|working|trading|school) days"]
_PLURAL = rf"(?!{UNIT}|(?:was|has|his|its|this|yes|does|always|perhaps)\b)[a-z]{{2,}}[a-rtv-z]s\b"
_ADJECTIVE = rf"(?!(?:{'|'.join(_NO_ADJECTIVE)})\b|{UNIT})(?-i:[a-z]{{3,}})(?<!s)\s"
# "US$5", "£ 5", "NOK 5": codes in capitals only, as "cad" and "try" are words.
_CODES = "USD|EUR|GBP|JPY|CNY|CHF|NOK|SEK|DKK|ISK|AUD|CAD|NZD|INR|ZAR|BRL|MXN|PLN|CZK|HUF|RON|SGD|HKD|KRW"
_MONEY = rf"(?:(?:US|A|C)?[$€£¥]|(?-i:\b(?:{_CODES})))\s?"
# A unit stands behind a space of any width, a hyphen, or, where it is a symbol, right behind the number.
_TAIL = (
    # "5bn", but "5m" may be metres; "5 million", "5-million"
    rf"(?:(?!{SYMBOL})(?P<suffix>bn|mn|tn|k|m)\b|[- ](?P<scale>{SCALE})\b)?"
    # "5%", "5 per cent"; "5 or more ships", "5+ ships"
    rf"(?P<percent>\s?%|\s(?:per cent|percent)\b)?(?P<after>\s(?:{_AFTER})\b|\+(?!\s?\d)|-plus\b)?"
    # "5 of the ships" counts ships
    rf"(?:(?:[- \u00a0\u202f](?:of\s+(?:(?:{_OWN})\s+)?)?(?!(?:{WORD})\b)|(?={SYMBOL}))"
    rf"(?P<which>(?:{_ADJECTIVE}){{1,2}}(?={_PLURAL}))?"
    # "5 km", "5 working days", "5 times a day", else any word: "5 ships"
    rf"(?P<unit>{UNIT}|percentage points?|(?:business|working|trading|school) days?|"
    rf"times an? (?:day|week|month|year)|[a-zA-Z°]+))?"
    # "5 ships or more", "5 days at most"; not "5 ships or more boats"
    rf"(?P<late>\s(?:{_AFTER}|at (?:the )?(?:most|least))\b(?!\s(?:than|[a-z]{{4,}}s|[$€£¥\d]|(?:{WORD})\b)))?"
)
_QUANTITY = re.compile(
    # "a 5 km run", "-5 °C", "minus 5"; the hyphens of "9-5" and "growth--5%" are no signs
    rf"{_LED}(?:\ban?\s+)?(?P<sign>(?<![\w.,)%–—-])[-−](?=\d)|\bminus\s+)?"
    # "G7", "Covid-19" and "4.0.8" hold no numbers, "R180,000" and "K5 million" do.
    rf"(?:(?P<currency>{_MONEY})|(?<!\d)(?<!\d[.,])(?:(?<![^\W\d_])(?<![^\W\d_]-)|(?=\d+(?:,\d| [mb]illion))))"
    rf"(?P<number>{DIGITS}|{_WORDS}){_TAIL}",
    re.IGNORECASE,
)
# "Between 20 and 30 ships", "20 to 30 ships", "20-30%"; not the middle of "555-12-34".
_RANGE = re.compile(
    rf"(?:\b(?P<between>between)\s+|\b(?P<change>from)\s+(?!\S+[-–]))?(?<![\w.,-])(?P<first>(?P<mark>{_MONEY})?"
    rf"(?P<low>{DIGITS}|\b{SHORT}\b)(?:(?P<low_suffix>bn|mn|tn|k|m)\b|[- ](?P<low_scale>{SCALE})\b)?"
    rf"(?P<low_percent>\s?%|\s(?:per cent|percent)\b)?(?:\s(?P<low_unit>[a-z]+))?)"
    # "between 5 and 9", "5 to 9", "5m-9m"; of "x-5-9" nothing
    rf"(?(between)\s+and\s+|(?:\s+to\s+|(?<=[\d%kmn])\s?[-–]\s?))(?P<currency>{_MONEY})?"
    rf"(?P<number>{DIGITS}|{SHORT}\b){_TAIL}",
    re.IGNORECASE,
)
# Else what goes "from 42 to 45" changes.
_SPREAD = re.compile(r"(?:\b(?:rang|var(?:y|ie)|extend|anywhere|age|price)\w*|\bof)\s+$", re.IGNORECASE)
# "Two thirds of the voters", "half a million people".
_DETERMINER = rf"(?:an?|{_OWN})\b"
_PART_OF = re.compile(
    rf"{_LED}(?:\b(?P<some>one|two|three|four|five|seven|nine)[- ](?P<parts>{'|'.join(FRACTIONS)})\b"
    # "a third of", "half of the", "half an hour"; not "a third man", "first-half"
    rf"|\ban?[- ](?P<part>{'|'.join(FRACTIONS)})(?=\s+of\b)|(?<![\w-])(?P<half>half)(?=\s+(?:of\b|{_DETERMINER})))"
    rf"(?:(?:\s+of\b(?:\s+{_DETERMINER})?|\s+{_DETERMINER})(?:\s+(?P<scale>{SCALE})\b)?(?:\s+(?P<unit>{UNIT}|[a-z]+))?)?",
    re.IGNORECASE,
)
# "An hour and a half", "two and a half million tonnes".
_AND_A_PART = re.compile(
    rf"{_LED}(?:\ban?|(?P<number>{_SMALL_NUMBER}))(?:\s+(?P<before>{UNIT}))?\s+and\s+an?\s+(?P<part>half|third|quarter)\b"
    rf"(?:\s+(?P<scale>{SCALE})\b)?(?:[-\s](?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
# "4 hours and 50 minutes"
_TWO_UNITS = re.compile(
    rf"{_LED}(?P<large>{_SMALL_NUMBER})[- ](?P<unit>day|hour|minute|year)s?(?:,? and |, | )"
    rf"(?P<small>{_SMALL_NUMBER})[- ](?P<smaller>hour|minute|second|month)s?\b(?!\s+(?:an?|each|per)\b)",
    re.IGNORECASE,
)
_IN_ONE = {("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12}
# "27 of the 35 states": both numbers count states; "one in five children" is a share of children.
_OF_WHOLE = re.compile(
    rf"{_LED}(?<![\w$€£¥.,-])(?P<part>\d[\d,]*|{SHORT})\s+"
    rf"(?P<join>of(?: (?:{_OWN}))?|(?:in|out of|of)(?: every)?)\s+(?P<whole>\d[\d,]*|{SHORT})\s+(?P<unit>[a-z]+)\b",
    re.IGNORECASE,
)
_MOST_IN = 100
_CALENDAR = rf"(?:{'|'.join(MONTHS)})\b"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# Behind these a number is a name ("port 8080"), as one of a single letter is behind others ("in the 30s", "flat 4C").
_NAMED = re.compile(
    r"\b(?:version|phase|article|port|page|chapter|section|paragraph|clause|annex|item|line|route|flight|room|ward|"
    r"pier|level|number)s?\s$",
    re.IGNORECASE,
)
_OF_A_NAME = re.compile(rf"\b(?:{_OWN}|my|your|early|late|mid|and|under|over|flat|seat|row|zone|grade)\s$", re.I)
# "Over two years" is during them, except behind or before these.
_DURING = "years months weeks days hours minutes decades seasons winters summers nights legs laps rounds".split()
_BOUND_BEFORE = re.compile(
    r"\b(?:little|something|just|well|for|of|to|after|with|aged?|last(?:s|ed|ing)?|t[ao]kes?|taking|took|taken|"
    r"wait(?:s|ed|ing)?|spen[dt]|work(?:s|ed|ing)?|is|are|was|were|be|been|ha[sd]|have)\s$",
    re.IGNORECASE,
)
_BOUND_BEHIND = re.compile(r"\s(?:ago|of age|(?:an?|per|each|every)\s)")
# What stands beside numbers of clocks, scores and dates.
_NO_COUNT_BEFORE = re.compile(
    r"(?:\d:|\d[-–]|--|\b[Nn]o\.\s?|/|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+)$"
)
_NO_COUNT_BEHIND = re.compile(
    rf":\d\d|\s?[ap]\.?m\b|[-–]\d|(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|\s?(?:[-–]|to|and)\s?\d{{1,2}}\s+){_CALENDAR}", re.I
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text`, in order. Years, days of the month and clock times are left to others.

    A range gives its lower end with ">=" and its upper end with "<=".
    """
    found: list[tuple[int, Quantity]] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            told = list(read(match))
            if told:
                end = text.index(told[-1].text, match.start()) + max(1, len(told[-1].text))
                taken.append((match.start(), end))
                found += [(match.start(), quantity) for quantity in told]
    return tuple(quantity for _, quantity in sorted(found, key=lambda item: item[0]))


def _told(found: re.Match[str], value: float, unit: str | None, comparator: str | None = None) -> Quantity:
    parts = found.groupdict()
    no_unit = parts.get("unit") and (unit is None or _is_beside(found) or _counted(parts["unit"]) is None)
    behind = "which" if parts.get("which") else "unit"
    start, end = found.start(), found.start(behind) if no_unit else found.end()
    led = (comparator or parts.get("comparator") or "").strip().lower()
    if led == "over" and _is_during(found, unit, end):
        start, led = found.end("comparator"), ""
    text = re.sub(rf"\s+(?:of\s+(?:(?:{_OWN})\s+)?)?$", "", found.string[start:end])
    return Quantity(text=text, value=round(value, 6), unit=unit, comparator=COMPARATORS.get(led, "="))


def _is_beside(found: re.Match[str]) -> bool:
    """Whether the word behind per cent or money only stands there ("5% last year"), unlike that of "5% of voters"."""
    parts = found.groupdict()
    marked = parts.get("percent") or parts.get("currency") or parts.get("mark")
    return bool(marked) and " of " not in found.string[found.start("number") : found.start("unit")]


def _is_during(found: re.Match[str], unit: str | None, end: int) -> bool:
    """Whether "over" tells how long something went on ("over two years") and no bound ("for over two years")."""
    bound = _BOUND_BEHIND.match(found.string, end)
    return unit in _DURING and not bound and not _BOUND_BEFORE.search(_before(found, found.start()))


def _two_units(found: re.Match[str]) -> Iterator[Quantity]:
    smaller = found["smaller"].lower()
    many = _IN_ONE.get((found["unit"].lower(), smaller))
    if many:
        yield _told(found, number(found["large"]) * many + number(found["small"]), f"{smaller}s")


def _and_a_part(found: re.Match[str]) -> Iterator[Quantity]:
    value = number(found["number"] or "one") + FRACTIONS[found["part"].lower()]
    yield _told(found, value * _scale(found), _counted(found["before"] or found["unit"]))


def _part_of(found: re.Match[str]) -> Iterator[Quantity]:
    part = found["parts"] or found["part"] or found["half"]
    value = number(found["some"] or "one") * FRACTIONS[part.lower()]
    yield _told(found, value * _scale(found), _counted(found["unit"]))


def _part_and_whole(found: re.Match[str]) -> Iterator[Quantity]:
    part, whole, unit = number(found["part"]), number(found["whole"]), _counted(found["unit"])
    if part > whole or unit is None or unit in SCALES or re.match(_CALENDAR, unit):
        return
    if found["join"].startswith("of") and not found["join"].endswith("every"):
        yield _told(found, part, unit)
        yield _told(found, whole, unit, "=")
    elif part < whole <= _MOST_IN and dimension(unit) is None:
        yield _told(found, part / whole, unit)


def _range(found: re.Match[str]) -> Iterator[Quantity]:
    """Two quantities, when both ends are numbers of one thing and no dates, scores or telephone numbers."""
    unit = _unit(found)
    if _is_of_days_or_scores(found, unit) or not _is_of_one_kind(found, unit):
        return
    low, high, scale = number(found["low"]), number(found["number"]) * _scale(found), _scale(found, "low_")
    # "3 to 5 million" is millions at both ends, "900 to 1.2 thousand" only at the second.
    low *= _scale(found) if scale == 1 and low < 10 * number(found["number"]) else scale
    unit = _money(found["currency"] or found["mark"]) or unit
    if found["change"] and not _SPREAD.search(_before(found, found.start())):
        # The other end is read as a number of its own.
        yield Quantity(text=found["first"], value=round(low, 6), unit=unit)
    elif low < high:
        yield _told(found, low, unit, "at least")
        yield _told(found, high, unit, "at most")


def _is_of_days_or_scores(found: re.Match[str], unit: str | None) -> bool:
    """Whether two numbers beside each other are no range: "11-13 May", "1990 to 1994", "won 3-1"."""
    if _is_of_calendar_or_clock(found, found.start()) or any(_YEAR.fullmatch(found[end]) for end in ("low", "number")):
        return True
    measured = unit or found["mark"] or re.search("[.,]", found["low"])
    return not measured and _scale(found) == _scale(found, "low_") == 1


def _is_of_one_kind(found: re.Match[str], unit: str | None) -> bool:
    """Whether what stands at the lower end of a range suits the upper one: "6.4% to £12" are two numbers."""
    if found["low_unit"]:
        return (_counted(found["low_unit"]) or "").rstrip("s") == (unit or "").rstrip("s")
    percent, mark = found["low_percent"] and unit != "%", _money(found["mark"])
    return not percent and (mark is None or (unit != "%" and _money(found["currency"]) in (None, mark)))


def _quantity(found: re.Match[str]) -> Iterator[Quantity]:
    unit = _unit(found)
    if _is_of_calendar_or_clock(found, found.start("number")) or unit in FRACTIONS or _is_pronoun(found, unit):
        return
    value, signed = number(found["number"]) * _scale(found), unit == "%" or dimension(unit) == "temperature"
    comparator = found["comparator"] or found["after"] or found["late"]
    quantity = _told(found, -value if signed and found["sign"] else value, unit, comparator)
    yield quantity if signed else quantity.model_copy(update={"text": quantity.text.lstrip("-−")})


def _is_pronoun(found: re.Match[str], unit: str | None) -> bool:
    """Whether "one" is a word like any other ("one of them", "one day") and no count."""
    marked = found["scale"] or found["percent"] or found["comparator"]
    measured = dimension(unit) is not None and unit not in ("day", "second")
    denied = found.string[: found.start()].lower().endswith("not ")
    return found["number"].lower() == "one" and not marked and (denied or not measured)


def _scale(found: re.Match[str], end: str = "") -> float:
    """What a scale word ("million") or an ending ("bn") multiplies by; `end` is "low_" for a range's lower end."""
    scale, suffix = ((found.groupdict().get(f"{end}{name}") or "").lower() for name in ("scale", "suffix"))
    return SCALES.get(scale, 1.0) * _SUFFIXES.get(suffix, 1.0)


def _unit(found: re.Match[str]) -> str | None:
    if found["percent"]:
        return "%"
    unit, before = _counted(found["unit"]), _before(found, found.start("number"))
    named = _OF_A_NAME if unit in ("s", "c", "f", "h") else _NAMED
    # "The line 12 km long"
    if named.search(before) and (named is _OF_A_NAME or dimension(unit) is None):
        unit = None
    return _money(found["currency"]) or unit


def _money(mark: str | None) -> str | None:
    """A sign in upper case, a code in lower case as behind a number ("5 million nok")."""
    plain = (mark or "").strip()
    return (plain.lower() if plain.isalpha() else plain.upper()) or None


def _before(found: re.Match[str], start: int) -> str:
    return found.string[max(0, start - 14) : start]


def _counted(unit: str | None) -> str | None:
    """A word behind a number as the table of units spells it, if it can be what is counted."""
    plain = normal(unit or "")
    return None if plain in _NOT_UNITS else plain or None


def _is_of_calendar_or_clock(found: re.Match[str], start: int) -> bool:
    written, unit = found["number"], found["unit"] or ""
    if not written[0].isdigit() or found["currency"] or found["percent"] or _scale(found) != 1:
        return False
    before = _before(found, start)
    if _NO_COUNT_BEHIND.match(found.string, found.end("number")) or _NO_COUNT_BEFORE.search(before):
        return True
    plural = unit.endswith("s") and not found["which"]
    counted = _counted(unit) and (
        plural or found.groupdict().get("comparator") or re.fullmatch(SYMBOL, unit, re.IGNORECASE)
    )
    return bool(_YEAR.fullmatch(written) and not counted)


# In this order: what one form has read is not read again by those after it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Quantity]]], ...] = (
    (_TWO_UNITS, _two_units),
    (_AND_A_PART, _and_a_part),
    (_PART_OF, _part_of),
    (_OF_WHOLE, _part_and_whole),
    (_RANGE, _range),
    (_QUANTITY, _quantity),
)
