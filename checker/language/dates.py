"""Dates as people write them, in ISO form as far as they are known."""

from __future__ import annotations

import datetime as dt
import re

from checker.models import DateMention

_MONTHS = ("january february march april may june july august september october november december").split()
_WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
_MONTH += r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        rf"\b{_MONTH}\s+{_DAY}\b(?!\s*(?:per|%|million|billion))(?:,?\s+{_YEAR})?",
        rf"\b(?:(?:early|mid|late)[- ])?{_MONTH},?\s+{_YEAR}\b",
        rf"\b(?:early|mid|late)[- ]{_MONTH}(?!\w)",
        r"\b(?:in|since|until|by|last|next|of|from|early|this)\s+(?P<month>"
        + "|".join(m.title() for m in _MONTHS)
        + r")\b",
        rf"\b{_WEEKDAY}\b",
        rf"\b(?:in|since|until|by|of|from|during|early|mid|late|after|before|through)[ -]{_YEAR}\b(?![.,]\d)",
    )
)


def find_dates(text: str, reference: dt.date | None = None) -> tuple[DateMention, ...]:
    """The dates in `text`, in order; a missing year and a weekday are taken from `reference`, the document's date."""
    taken: list[tuple[int, int, DateMention]] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end, _ in taken):
                continue
            mention = DateMention(text=found.group(), value=_value(found.groupdict(), reference))
            taken.append((found.start(), found.end(), mention))
    return tuple(mention for _, _, mention in sorted(taken, key=lambda item: item[0]))


def _value(parts: dict[str, str | None], reference: dt.date | None) -> str | None:
    weekday = parts.get("weekday")
    if weekday:
        return _weekday(weekday, reference)
    month, year = _month(parts.get("month")), parts.get("year")
    written = parts.get("day")
    day = int(written) if written else None
    if month is None:
        return year
    if year is None and reference is not None:
        year = str(_nearest_year(month, day or 15, reference))
    if year is None:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        return dt.date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _month(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdigit():
        return int(written)
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(written.lower().rstrip(".")[:3]))


def _nearest_year(month: int, day: int, reference: dt.date) -> int:
    """The year that puts month and day closest to the reference: a January paper's "December" is last year's."""
    years = (reference.year - 1, reference.year, reference.year + 1)
    return min(years, key=lambda year: abs(dt.date(year, month, min(day, 28)) - reference))


def _weekday(name: str, reference: dt.date | None) -> str | None:
    """The last such day up to the reference, as news has it."""
    if reference is None:
        return None
    back = (reference.weekday() - _WEEKDAYS.index(name.lower())) % 7
    return (reference - dt.timedelta(days=back)).isoformat()
