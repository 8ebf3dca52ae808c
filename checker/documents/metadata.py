"""What a text shows of itself: title, author, publisher and date, from its first and last lines."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from checker.language.dates import MONTHS, WEEKDAYS, find_dates, last_full

from .interface import BlockKind
from .noise import DETAIL, is_noise
from .passage import Passage

# A full stop is part of an initial or a title, and else ends the name.
_WORD = r"[^\W\d_a-z](?:[\w’'-]{0,2}\.|[\w’'-]*)"
_NAME = rf"{_WORD}(?:\s+(?:(?:da|de|del|der|den|di|dos|al|bin|van|von|y)\s+)?{_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"^(?:By|Analyst:|Author:|Written by|Reporting by)\s+({_NAME}(?:(?:, {_NAME})* and {_NAME})?|[A-Z]\w+(?=,))"
)
# "Comment by Ana Ruiz", "Speech of Ana Ruiz", "The Lamp, column by Ana Ruiz".
_SIGNED = re.compile(
    r"\b(?i:(?:column|comment|blog|note|written|opinion|analysis|speech|remarks|statement|delivered|posted)\b"
    r"[^.!?:]{0,60}?\bby|(?:speech|address|remarks) of)\s+"
    rf"(?:the\s+[a-z]+\s+)?({_NAME})"
)
_COPYRIGHT = re.compile(
    r"(?:©|\bCopyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*([A-Z][\w&’' ]{2,40}?)(?:\s+\d{4}|[.,|]|$)", re.M
)
# "OSLO, 3 May (North Wire) - "
_AGENCY = re.compile(r"^[A-Z][A-Z .’'-]+,[^()\n]{2,30}\(([^)]{3,40})\)\s*[-–—]", re.M)
_YEAR = re.compile(r"\b20\d\d\b")
# "© 2019-2025"
_COPYRIGHT_YEAR = re.compile(r"(?:©|\bCopyright)\s*(?:\d{4}\s*[-–]\s*)?(20\d\d)")
_ENDED = re.compile(r"[.:;,][\"'”’)]*$")
# Words before a date where it is a period's end ("results to 30 September 2023", "4 May 1938 – 14 January 2025").
_PERIOD = re.compile(
    r"(?:\b(?:to|until|since|from|after|before|by|between|(?<!week )end(?:ed|ing))|[a-z] \d{4} ?[-–])\s+(?:the\s+)?$",
    re.I,
)
# What stands behind one that is its beginning: " to 29 September".
_GOES_ON = re.compile(rf"\s*(?:to|until|[-–])\s*\d{{1,2}}\s+(?:{'|'.join(MONTHS)})", re.IGNORECASE)
# What leads to a date in a sentence: "who drowned on ", "On ".
_TOLD = re.compile(r"(?:(?<!\S)[a-z]+|^(?:On|In|Under))\s+$")
# What leads to one in a note of when a text came out: "Last updated on ", "Minutes of ", "first published ".
_ISSUED_ON = re.compile(
    r"(?:^(?:Last|[A-Z][a-z]+ed)\b.*|^[A-Z][a-z]+ of|"
    r"\b(?:published|updated|posted|issued|released|revised|recorded|dated|edited|broadcast)(?: on)?)\s+$"
)
# Of a sentence, not of such a note: "the brothers who drowned".
_RUNNING = re.compile(r"\b(?:who|which|that|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|was|were|is|are|has|have|had|will|born)\b")
# How such a note ends, without a full stop: "on 2 May 2023 at 8 p.m."
_OPEN_END = re.compile(r"(?:[ap]\.m\.|[^.:;,?!])[\"'”’)]*$")
# How many blocks of a page may be title, byline and date; the functions below are given these.
HEAD = 8
# A longer line is the story's first paragraph, no byline and no date line.
_LONGEST_LINE = 160


def title_of(passages: Sequence[Passage]) -> str | None:
    """The first line that reads like a title."""
    for passage in passages:
        text = passage.text.strip("*_# ")
        if is_noise(text) or DETAIL.fullmatch(text) or passage.kind is BlockKind.ITEM:
            continue
        # A dateline names a day of the calendar or of the week; "yesterday" is no date.
        dates = [mention.text.lower() for mention in find_dates(text)]
        dated = any(_exact(date) or any(day in date for day in WEEKDAYS) for date in dates)
        if 3 <= len(text.split()) <= 30 and not _ENDED.search(text) and not dated and "|" not in text:
            return text
    return None


def _exact(written: str) -> bool:
    return any(c.isdigit() for c in written) and "ago" not in written


def author_of(passages: Sequence[Passage]) -> str | None:
    """Who signs a text: the name after "By", "Comment by" or "Speech of" in a line of its own."""
    lines = [passage.text.strip("*_ ") for passage in passages]
    head = takewhile(lambda line: len(line) < _LONGEST_LINE and not _ENDED.search(line), lines)
    found = [_BYLINE.search(line) for line in lines] + [_SIGNED.search(line) for line in head]
    return next((line[1] for line in found if line), None)


def publisher_of(text: str) -> str | None:
    """The agency of the dateline, or who holds the copyright."""
    found = _AGENCY.search(text) or _COPYRIGHT.search(text[-1500:])
    return found[1].strip() if found else None


def published_of(text: str, passages: Sequence[Passage]) -> dt.date | None:
    """The first full date of the opening lines that tells of the text itself; None is better than another.

    Without a year it borrows the copyright's, or the one named most.
    """
    head = sorted((passage.text for passage in passages), key=lambda line: len(line) >= _LONGEST_LINE)
    years = _COPYRIGHT_YEAR.findall(text) or [year for year, _ in Counter(_YEAR.findall(text)).most_common(1)]
    dates = [date.text for line in head for date in find_dates(line) if _exact(date.text) and _is_own(line, date.text)]
    for year in ("", *years[:1]):
        for date in dates:
            if full := last_full(find_dates(f"{date} {year}")[:1]):
                return full
    return None


def _is_own(line: str, date: str) -> bool:
    """Whether a date is that of a dateline or of a line of its own, not told in a sentence and not a period's end."""
    before, _, behind = line.partition(date)
    opening = re.split(r"[.!?:|]\s+", before)[-1]
    if _PERIOD.search(opening) or _GOES_ON.match(behind):
        return False
    opening = re.sub(r"(?:\b[A-Z][a-z]+day,?\s+|\bthe\s+)*$", "", opening)
    short = len(line) < _LONGEST_LINE
    if not _TOLD.search(opening):
        # A dateline before a paragraph has capitals: "Santa Rosalía, Port of the Isles, 3 May".
        return short or not re.search(r"(?<!\S)[a-z]{4,}", opening)
    running = _RUNNING.search(opening + re.split("[.!?]", behind)[0])
    return short and not running and bool(_ISSUED_ON.search(opening) or _OPEN_END.search(line))
