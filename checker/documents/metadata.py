"""What a text shows of itself: title, author, publisher and date, from its first and last lines."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from checker.language.dates import find_dates

from .interface import BlockKind
from .noise import is_noise
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
_AGENCY = re.compile(r"^[A-Z][A-Z .’'-]+,[^()\n]{2,30}\(([^)]{3,40})\)\s*[-–—]", re.M)
_YEAR = re.compile(r"\b20\d\d\b")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\bCopyright)\s*(?:\d{4}\s*[-–]\s*)?(20\d\d)")
_ENDED = re.compile(r"[.:;,][\"'”’)]*$")
# How many blocks of a page may be title, byline and date; the functions below are given these.
HEAD = 8
# A longer line is the story's first paragraph, no byline and no date line.
_LONGEST_LINE = 160


def title_of(passages: Sequence[Passage]) -> str | None:
    """The first line that reads like a title."""
    for passage in passages:
        text = passage.text.strip("*_# ")
        if is_noise(text) or passage.kind is BlockKind.ITEM:
            continue
        # A dateline names a day of the calendar or of the week; "today" is no date.
        dated = any(_exact(mention.text) or "day" in mention.text[3:] for mention in find_dates(text))
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
    """The first full date among the opening lines; without a year it borrows the copyright's, or the one named most."""
    head = [passage.text for passage in passages]
    short = [line for line in head if len(line) < _LONGEST_LINE] + [line[:80] for line in head]
    years = _COPYRIGHT_YEAR.findall(text) or [year for year, _ in Counter(_YEAR.findall(text)).most_common(1)]
    for reference in (None, dt.date(int(years[0]), 7, 1) if years else None):
        for line in short:
            for mention in find_dates(line, reference):
                if mention.value and len(mention.value) == 10 and _exact(mention.text):
                    return dt.date.fromisoformat(mention.value)
    return None
