"""Dates as people write them, in ISO form as far as they are known."""

from __future__ import annotations

import datetime as dt
import re

from checker.language.numerals import SMALL, number
from checker.models import DateMention

MONTHS = tuple("january february march april may june july august september october november december".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
_MONTH += r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAYS = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|and|until|through)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_END = r"(?P<end>(?:1[5-9]|20)\d\d)\b"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b{_DAYS}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        rf"\b{_MONTH}\s+{_DAYS}\b(?!\s*(?:per|%|million|billion))(?:,?\s+{_YEAR})?",
        rf"\b(?:(?:early|mid|late)[- ])?{_MONTH},?\s+{_YEAR}\b",
        rf"\b(?:in|since|until|by|last|next|of|from|early|mid|late|this)[-\s]+(?P<month>{'|'.join(MONTHS).title()})\b",
        rf"\b(?:(?P<way>[Nn]ext|[Ll]ast|[Tt]his)\s+)?(?P<weekday>{'|'.join(WEEKDAYS).title()})\b",
        r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|"
        r"[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b",
        r"\b(?P<near>(?:[Ll]ast|[Nn]ext|[Tt]his) (?:month|year))\b(?![’'])",
        rf"\b(?P<ago>{SMALL}|a|\d{{1,2}}) (?P<span>day|month|year)s? ago\b",
        r"\b(?P<after>(?:[Tt]he|on the) (?:next|following|previous) day|[Tt]he day (?:before|after)|"
        r"[Aa] day (?:earlier|later))\b(?! the\b)",
        rf"\b(?:between|from)\s+{_YEAR}\s+(?:and|to)\s+{_END}",
        rf"(?<![\d-]){_YEAR}\s?[-–]\s?{_END}(?!-)",
        r"\b(?:spring |summer |autumn |winter |half )?(?:in|since|until|by|of|from|during|early|mid|late|after|before|"
        rf"through|spring|summer|autumn|winter)[ -]{_YEAR}\b(?![.,]\d)",
        # "In 1990 and 1994", but not "in 1990 and 1994 people".
        rf"(?<=\b[Ii]n (?:1[5-9]|20)\d\d and ){_YEAR}\b(?![.,]\d| (?:\w+s|people)\b)",
    )
)
_FUTURE = re.compile(r"\b(?:will|shall|is to|are to|would|plans? to|expected to|due|scheduled|set to|next(?= [A-Z]))\b")
# "Has promised it by May" and "is closed in May" tell nothing of when May is.
_PAST = re.compile(
    r"\b(?:was|were|had|did|since|last|(?<!\bhas )(?<!\bhave )(?<!\bbeen )(?<!\bis )(?<!\bare )\w{2,}ed)\b"
)
_Parts = dict[str, str]  # the groups of a pattern; one that is not there is empty


def find_dates(text: str, reference: dt.date | None = None, before: dt.date | None = None) -> tuple[DateMention, ...]:
    """The dates in `text`, in order; of a range both ends.

    A missing year, a weekday and "yesterday" are taken from `reference`, the document's date; "the next day" from the
    last full date in the text before it, or else from `before`, the last one in the sentences before.
    """
    taken: list[tuple[int, int, _Parts]] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if not any(found.start() < end and start < found.end() for start, end, _ in taken):
                taken.append((*found.span(), found.groupdict("")))
    mentions: list[DateMention] = []
    for start, end, parts in sorted(taken, key=lambda item: item[:2]):
        parts["future"] = "yes" if _FUTURE.search(text[:end]) else ""
        parts["past"] = "yes" if _PAST.search(text[:end]) else ""
        values = _values(parts, reference, before)
        mentions += [DateMention(text=text[start:end], value=value) for value in values]
        before = last_full(tuple(mentions[-1:])) or before
    return tuple(mentions)


def last_full(mentions: tuple[DateMention, ...]) -> dt.date | None:
    """The last of the dates that is known to the day."""
    full = [mention.value for mention in mentions if mention.value and len(mention.value) == 10]
    return dt.date.fromisoformat(full[-1]) if full else None


def _values(parts: _Parts, reference: dt.date | None, before: dt.date | None) -> list[str | None]:
    if after := parts.get("after"):
        earlier = re.search("previous|before|earlier", after)
        return [_shifted(before, -1 if earlier else 1)]
    if parts.get("weekday"):
        return [_weekday(parts, reference)]
    if near := parts.get("near"):
        words = near.lower().split()
        back = {"last": 1, "next": -1, "yesterday": 1, "tomorrow": -1}.get(words[0], 0)
        return [_back(back, words[-1], reference)]
    if ago := parts.get("ago"):
        return [_back(int(number(ago)) or 1, parts["span"], reference)]
    if parts.get("end"):
        return [parts["year"], parts["end"]]
    days = [parts["day"], parts["last"]] if parts.get("last") else [parts.get("day", "")]
    return [_value(parts | {"day": day}, reference) for day in days]


def _value(parts: _Parts, reference: dt.date | None) -> str | None:
    written, year, day = parts.get("month"), parts.get("year"), parts.get("day")
    if not written:
        return year
    month = int(written) if written.isdigit() else [name[:3] for name in MONTHS].index(written.lower()[:3]) + 1
    if not year and reference:
        way = 1 if parts.get("future") else -1 if parts.get("past") else 0
        year = str(_nearest_year(month, int(day or 15), reference, way))
    if not year:
        return None
    try:
        return dt.date(int(year), month, int(day)).isoformat() if day else f"{year}-{month:02}"
    except ValueError:
        return None


def _nearest_year(month: int, day: int, reference: dt.date, way: int) -> int:
    """The year in which a day is closest to the reference: a January paper's "December" is last year's.

    What is told as to come (`way` 1) or as past (-1) counts as four times as far on the other side of the reference.
    """

    def far(year: int) -> int:
        # Day 28 is in every month.
        ahead = (dt.date(year, month, min(day or 1, 28)) - reference).days
        return abs(ahead) * (4 if ahead * way < 0 else 1)

    return min(range(max(1, reference.year - 1), min(9999, reference.year + 1) + 1), key=far)


def _weekday(parts: _Parts, reference: dt.date | None) -> str | None:
    """The last such day up to the reference, as news has it; the next one after "next" or where the future is told."""
    if reference is None:
        return None
    wanted, way = WEEKDAYS.index(parts["weekday"].lower()), parts["way"].lower()
    back = (reference.weekday() - wanted) % 7
    if way == "last" and back == 0:
        back = 7
    ahead = way == "next" or (parts.get("future") and way != "last" and back)
    return _shifted(reference, 7 - back if ahead else -back)


def _back(many: int, span: str, reference: dt.date | None) -> str | None:
    """So many days ago to the day, so many months or years ago as a month or a year."""
    if reference is None or span not in ("month", "year"):
        return _shifted(reference, -many)
    year, month = divmod(reference.year * 12 + reference.month - 1 - many * (12 if span == "year" else 1), 12)
    return f"{max(1, year):04}" if span == "year" else f"{max(1, year):04}-{month + 1:02}"


def _shifted(day: dt.date | None, days: int) -> str | None:
    try:
        return (day + dt.timedelta(days=days)).isoformat() if day else None
    except OverflowError:
        return None
