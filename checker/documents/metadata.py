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

_NAME_PART = r"[^\W\d_a-z][\w.’'-]*"
_FULL_NAME = rf"{_NAME_PART}(?:\s+(?:(?:da|de|del|der|den|di|dos|al|bin|van|von|y)\s+)?{_NAME_PART}){{1,4}}"
_BYLINE = re.compile(
    r"^(?:By|Analyst:|Author:|Written by|Reporting by|Posted(?: on .{2,60}?)? by)\s+"
    rf"({_FULL_NAME}(?:(?:, {_FULL_NAME})* and {_FULL_NAME})?|{_NAME_PART}(?=,))"
)
# "Comment by Ana Ruiz", "Speech of Ana Ruiz", "The Lamp, column by Ana Ruiz".
_SIGNED = re.compile(
    r"\b(?i:(?:column|comment|blog|diary|newsletter|note|written|opinion|analysis|speech|address|remarks|"
    r"statement|words|homily|spoken|delivered|given)\b(?:(?!\bon\b)[^.!?:]){0,60}?\bby|"
    r"(?:speech|address|remarks|homily|words) of)\s+"
    rf"(?:the\s+[a-z]+\s+)?({_FULL_NAME})"
)
# "Ana Ruiz, The Evening Lamp" in a line of its own, unless somebody asks her questions.
_SIGNATURE = re.compile(
    rf"^(?!From |The )({_FULL_NAME}), (?:[Tt]he\s|(?!news|magazine|letter|journal|monthly|weekly)[a-z]|"
    rf"{_NAME_PART}\s+of\b)[^.!?;:]{{2,100}}$"
)
_ASKED = re.compile(r"\b(?:interview\w*|questions?|questioned|conversation|talks|speaks|answers|podcast|with)\b", re.I)
_COPYRIGHT = re.compile(
    r"(?:©|\bCopyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*([A-Z][\w&’'. ]{2,40}?)"
    r"(?:\s+(?:\d{4}|All rights|Do not|Reuse)|[.,|]|$)"
)
_AGENCY = re.compile(r"^[A-Z][A-Z .’'-]+,[^()]{2,30}\(([^)]{3,40})\)\s*[-–—]")
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
        if 3 <= len(text.split()) <= 30 and not _ENDED.search(text) and not _dated(text) and "|" not in text:
            return text
    return None


def _dated(text: str) -> bool:
    """Whether a line names a day of the calendar or of the week, as datelines do; "today" is no date."""
    return any(_exact(mention.text) or "day" in mention.text[3:] for mention in find_dates(text))


def _exact(written: str) -> bool:
    return any(c.isdigit() for c in written) and "ago" not in written


def author_of(passages: Sequence[Passage]) -> str | None:
    """Who signs a text: the name after "By", "Comment by" or "Speech of", or in a line of its own below the title."""
    lines = [passage.text.strip("*_ ") for passage in passages]
    head = list(takewhile(lambda line: len(line) < _LONGEST_LINE and not _ENDED.search(line), lines))
    found = [_BYLINE.search(line) for line in lines] + [_SIGNED.search(line) for line in head]
    if not any(map(_ASKED.search, head)):
        found += [_SIGNATURE.search(line) for line in head[1:] if not _dated(line)]
    return next((line[1] for line in found if line), None)


def publisher_of(text: str) -> str | None:
    """Who holds the copyright, or the agency of the dateline."""
    for line in text.splitlines():
        agency = _AGENCY.match(line)
        if agency:
            return agency.group(1)
    owner = _COPYRIGHT.search(text[-1500:])
    return owner.group(1).strip() if owner else None


def published_of(text: str, passages: Sequence[Passage]) -> dt.date | None:
    """The first full date among the opening lines; a dateline without a year borrows the year that the text names."""
    head = [passage.text for passage in passages]
    short = [line for line in head if len(line) < _LONGEST_LINE] + [line[:80] for line in head]
    years = Counter(_YEAR.findall(text)).most_common(1)
    owner = _COPYRIGHT_YEAR.search(text)
    reference = dt.date(int(owner.group(1) if owner else years[0][0]), 7, 1) if owner or years else None
    for candidate in (None, reference):
        for line in short:
            for mention in find_dates(line, candidate):
                if mention.value and len(mention.value) == 10 and _exact(mention.text):
                    return dt.date.fromisoformat(mention.value)
    return None
