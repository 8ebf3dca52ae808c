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
# "3rd", "3-5", "3 to 5"
_DAYS = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|and|until|through)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_END = r"(?P<end>(?:1[5-9]|20)\d\d)\b"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "2026-05-03", as in "2026-05-03T09:00", then "3 May 2026", "the 3rd of May", "3-5 May"
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b{_DAYS}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        # "In March 5,000 people" and "in March 30 people" hold no day.
        rf"(?<!\b[Ii]n )\b{_MONTH}\s+{_DAYS}\b(?!,\d|\s*(?:per|%|million|billion))(?:,?\s+{_YEAR})?",
        # "May 2026", then "in May", "last May", "mid-May", since "may" alone is mostly a verb and "March" a walk
        rf"\b(?:(?:early|mid|late)[- ])?{_MONTH},?\s+{_YEAR}\b",
        r"\b(?i:in|since|until|by|last|next|of|from|early|mid|late|this)[-\s]+"
        rf"(?P<month>{'|'.join(MONTHS).title()})\b",
        # The previous and the following Tuesday are counted from a day that may not be told.
        r"(?<![Pp]revious )(?<![Ff]ollowing )\b(?:(?i:(?P<way>next|last|this))\s+)?"
        # "Friday 4 April" is one day.
        rf"(?P<weekday>{'|'.join(WEEKDAYS).title()})\b(?!,?\s+(?:{_DAYS}\s+(?:of\s+)?)?{_MONTH}\b)"
        # "Friday last week", "Friday of this week"
        r"(?:,? (?:of )?(?P<week>last|next|this) week\b)?",
        # Counted from the day of the article, then "last week", but not "the last week of the war" …
        r"\b(?P<near>[Tt]he day (?:before yesterday|after tomorrow)|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|"
        r"[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b",
        r"(?<![Tt]he )\b(?P<near>(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|year))\b(?![’']| of\b)",
        # … and from another date: "the next day"; "two weeks ago" from the article's, "two weeks later" not.
        r"\b(?P<after>(?:[Tt]he|on the) (?:next|following|previous) day|[Tt]he day (?:before|after)|"
        r"[Aa] day (?:earlier|later))\b(?! the\b)",
        rf"(?<![\w.,-])(?<!half )(?P<many>(?i:{SMALL}|a)|\d{{1,2}}) (?P<span>day|week|month|year)s? "
        r"(?P<side>ago|earlier|later)\b(?! than)",
        # "from 1990 to 1994", "1990-1994", "in 1990", "spring 1990"
        rf"\b(?i:between|from)\s+{_YEAR}\s+(?:and|to)\s+{_END}",
        rf"(?<![\d-]){_YEAR}\s?[-–]\s?{_END}(?!-)",
        r"\b(?i:(?:spring |summer |autumn |winter |half )?(?:in|since|until|by|of|from|during|early|mid|late|after|"
        rf"before|through|spring|summer|autumn|winter))[ -]{_YEAR}\b(?![.,]\d)",
        # "In 1990 and 1994", but not "in 1990 and 1994 people".
        rf"(?<=\b[Ii]n (?:1[5-9]|20)\d\d and ){_YEAR}\b(?![.,]\d| (?:\w+s|people)\b)",
    )
)
_TAIL = r"\b(?: (?:not|also|now|be|been|remain|stay|\w+ly))*(?: \w+)?"
# So many times farther the other year counts where a tense makes one likelier, and where it leaves no doubt.
_LIKELY, _SURELY = 4, 99
# What tells of something to come, of something past, or of neither: "has promised it by May" and "is closed in May"
# tell nothing of when May is, nor "said" of what was said. The words of the first row are left aside.
_TENSE = re.compile(
    r"\b(?:(?:the|an?|of|on|in|with|for|its|their|his|her|any|some|two) \w+ed\b|hundred|United|\w*[^rt\W]eed\b|"
    rf"(?:be|been){_TAIL}|(?P<future>(?:(?:is|are|was|were|has|have|had) (?:not |also |been )?)?(?:due|scheduled|"
    r"set (?:to|for)|(?<!\bas )planned|(?<!\bas )(?<!than )expected|(?:adjourned|delayed|postponed|put off) until|"
    r"(?:agree|hope|intend|plan|pledge|promise|threaten|vow)[ds]? to(?! (?:the|an?|in|its|on)\b))\b|"
    r"(?:(?:is|are|was|were|has|have) to(?! have\b)|[Ww]ill|[Ww]on[’']t|shall|would|must|can|"
    rf"(?:may|might|should)(?! have\b)){_TAIL}|[’']ll\b|[Ii]f\b|(?:is|are|this coming|for) (?:on )?$|"
    r"(?:begins?|closes|expires?|meets|(?:re)?opens|resumes?|starts)\b)"
    rf"|(?P<past>(?:did|had|was|were)(?:n[’']t)?{_TAIL}|(?:since(?! from)|last (?:week|month|year|night)|\w{{2,}}ed|"
    r"arose|became|began|born|bought|broke|brought|built|came|chose|drew|drove|fell|felt|fled|flew|fought|found|froze|"
    r"gave|given|grew|held|kept|knew|led|left|lost|made|met|paid|ran|rang|rose|sank|sat|saw|sent|shook|shot|shut|slept|"
    r"sold|sought|spent|spoke|stood|stole|struck|swore|taken|taught|threw|told|took|went|withdrew|woke|won|wore|wrote)\b)"
    rf"|(?P<now>(?:am|is|are|has|have){_TAIL}|says?\b|said\b))"
)
_Parts = dict[str, str]  # the groups of a pattern; one that is not there is empty


def find_dates(text: str, reference: dt.date | None = None, before: dt.date | None = None) -> tuple[DateMention, ...]:
    """The dates in `text`, in order; of a range both ends.

    A missing year, a weekday and "yesterday" are taken from `reference`, the document's date; "the next day" from the
    last full date in the text before it, or else from `before`, the last one in the sentences before; "two days later"
    only from the date before it in the text, and is left out where that is no full one; years need no more than a year.
    """
    mentions: list[DateMention] = []
    for start, end, parts in _written(text):
        own = _counted_from(mentions[-1:], parts)
        if own is None and parts.get("side") in ("earlier", "later"):
            continue
        way = _way(text, start, end) if reference and not parts.get("year") else 0
        values = _values(parts, way, reference, own or before)
        mentions += [DateMention(text=text[start:end], value=value) for value in values]
        before = last_full(tuple(mentions[-1:])) or before
    return tuple(mentions)


def _written(text: str) -> list[tuple[int, int, _Parts]]:
    """What is written as a date, in order: where it starts and ends, and its parts."""
    taken: list[tuple[int, int, _Parts]] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if not any(found.start() < end and start < found.end() for start, end, _ in taken):
                taken.append((*found.span(), found.groupdict("")))
    return sorted(taken, key=lambda item: item[:2])


def _counted_from(last: list[DateMention], parts: _Parts) -> dt.date | None:
    """The day of the date before, if there is one, from which "later" counts; for years any day of its year."""
    told = last[0].value if last else None
    if told and parts.get("span") == "year":
        return dt.date(int(told[:4]), 1, 1)
    return last_full(tuple(last))


def last_full(mentions: tuple[DateMention, ...]) -> dt.date | None:
    """The last of the dates that is known to the day."""
    full = [mention.value for mention in mentions if mention.value and len(mention.value) == 10]
    return dt.date.fromisoformat(full[-1]) if full else None


def _told(text: str, start: int, end: int) -> re.Match[str] | None:
    """The tense before a date, or else the one behind it: "in June sales fell", but not "June's sales fell"."""
    whose = text[end : end + 1] in ("’", "'")
    before = [found for found in _TENSE.finditer(text, 0, start - whose) if found.lastgroup]
    behind = (found for found in _TENSE.finditer(text, end) if found.lastgroup and not whose)
    return before[-1] if before else next(behind, None)


def _way(text: str, start: int, end: int) -> int:
    """How a date is told: above 0 as to come, below 0 as past, and the further from it the surer."""
    lead, told = text[max(0, start - 6) : end].lower(), _told(text, start, end)
    tense = told.lastgroup if told else None
    if re.match("last|since", text[start:end], re.I) or (tense == "past" and "next" not in lead):
        # What was told of "until June" or "the end of June" may have been a plan, unless it is denied.
        denied = told is not None and re.search("not|n[’']t", told[0])
        plan = not denied and re.search(r"\b(?:by|for|from|of|to|until|this)\b", lead)
        return -_LIKELY if plan else -_SURELY
    return _LIKELY if tense == "future" or re.search(r"\b(?:next|by|until)\b", lead) else 0


def _values(parts: _Parts, way: int, reference: dt.date | None, before: dt.date | None) -> list[str | None]:
    """What the parts of a date stand for, of a range both ends; None for what isn't known.

    `way` tells whether it is to come, `reference` is the text's own date, `before` the date that "later" counts from.
    """
    if after := parts.get("after"):
        earlier = re.search("previous|before|earlier", after)
        return [_shifted(before, -1 if earlier else 1)]
    if parts.get("weekday"):
        return [_weekday(parts, way, reference)]
    if near := parts.get("near"):
        words = near.lower().split()
        steps = {"last": 1, "next": -1, "yesterday": 1, "tomorrow": -1, "the": 2 if "before" in words else -2}
        return [_back(steps.get(words[0], 0), words[-1], reference)]
    if many := parts.get("many"):
        back = (int(number(many)) or 1) * (-1 if parts["side"] == "later" else 1)
        return [_back(back, parts["span"], reference if parts["side"] == "ago" else before)]
    if parts.get("end"):
        return [parts["year"], parts["end"]]
    days = [parts["day"], parts["last"]] if parts.get("last") else [parts.get("day", "")]
    return [_value(parts | {"day": day}, way, reference) for day in days]


def _value(parts: _Parts, way: int, reference: dt.date | None) -> str | None:
    written, year, day = parts.get("month"), parts.get("year"), parts.get("day")
    if not written:
        return year
    month = int(written) if written.isdigit() else [name[:3] for name in MONTHS].index(written.lower()[:3]) + 1
    if not year and reference:
        year = str(_nearest_year(month, int(day or 0), reference, way))
    if not year:
        return None
    try:
        return dt.date(int(year), month, int(day)).isoformat() if day else f"{year}-{month:02}"
    except ValueError:
        return None


def _nearest_year(month: int, day: int, reference: dt.date, way: int) -> int:
    """The year in which a day is closest to the reference: a January paper's "December" is last year's.

    What is told as to come (`way` above 0) or as past (below) counts so many times as far on the other side of it.
    """

    def far(year: int) -> int:
        # Day 28 is in every month. Of a day one is never so sure: a text's date may be that of the event it tells.
        ahead = (dt.date(year, month, min(day or 15, 28)) - reference).days
        return abs(ahead) * (min(abs(way), _LIKELY if day else _SURELY) if ahead * way < 0 else 1)

    return min(range(max(1, reference.year - 1), min(9999, reference.year + 1) + 1), key=far)


def _weekday(parts: _Parts, tense: int, reference: dt.date | None) -> str | None:
    """The last such day up to the reference, as news has it; the next one after "next" or where the future is told."""
    if reference is None:
        return None
    wanted, way = WEEKDAYS.index(parts["weekday"].lower()), parts["way"].lower()
    back = (reference.weekday() - wanted) % 7
    if week := parts["week"]:
        return _shifted(reference, wanted - reference.weekday() + {"last": -7, "next": 7}.get(week, 0))
    if way == "last" and back == 0:
        back = 7
    ahead = way == "next" or (tense > 0 and way != "last" and back)
    return _shifted(reference, 7 - back if ahead else -back)


def _back(many: int, span: str, reference: dt.date | None) -> str | None:
    """So many days ago to the day, so many months or years ago as a month or a year.

    A week ago is only the month or year in which any such week lies, whatever its first day.
    """
    if span == "week":
        first, last = (_shifted(reference, -7 * many + days) or "" for days in (-6, 6))
        return next((last[:known] for known in (7, 4) if first and first[:known] == last[:known]), None)
    if reference is None or span not in ("month", "year"):
        return _shifted(reference, -many)
    year, month = divmod(reference.year * 12 + reference.month - 1 - many * (12 if span == "year" else 1), 12)
    return f"{max(1, year):04}" if span == "year" else f"{max(1, year):04}-{month + 1:02}"


def _shifted(day: dt.date | None, days: int) -> str | None:
    try:
        return (day + dt.timedelta(days=days)).isoformat() if day else None
    except OverflowError:
        return None
