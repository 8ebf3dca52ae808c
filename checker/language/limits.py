"""Words that close a claim ("only", "no others") and words for how often ("for the first time", "every week")."""

from __future__ import annotations

import re

_EXCLUSIVE = re.compile(
    r"\b(?:only(?! to\b)|solely|exclusively|sole|none but|nothing but|no one but|nobody but|no others?|no one else|"
    r"nobody else|nothing else|nowhere else|all (?:but|except)|everyone (?:but|except)|every(?:body)? except|"
    r"(?<=\w )alone(?=[ ,.;]|$)|unanimous(?:ly)?|without exception|to a (?:man|woman))\b",
    re.IGNORECASE,
)
_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|a few|countless)"
_SPAN = (
    "(?:hour|day|night|morning|evening|week|weekend|month|quarter|year|season|summer|winter|spring|autumn|decade|"
    "generation)"
)
_FREQUENCY = re.compile(
    r"\b(?:for the (?:first|second|third|fourth|fifth|last|umpteenth|\d+(?:st|nd|rd|th)) time|first[- ]ever|"
    rf"never(?: before)?|(?:once(?= (?:a|an|every|per) {_SPAN}\b| more\b)|twice|{_MANY} times)"
    rf"(?: (?:a|an|every|per) {_SPAN})?|(?:every|each) (?:other |second |single )?{_SPAN}|hourly|daily|nightly|weekly|"
    r"monthly|quarterly|yearly|annual(?:ly)?|always|usually|often|sometimes|rarely|seldom|repeatedly|regularly|"
    r"in a row|consecutive)\b",
    re.IGNORECASE,
)


def find_exclusive(text: str) -> tuple[str, ...]:
    """The words that say that nobody or nothing else is meant, in order, each once."""
    return _found(_EXCLUSIVE, text)


def find_frequency(text: str) -> tuple[str, ...]:
    """The words that say how often, in order, each once."""
    return _found(_FREQUENCY, text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
