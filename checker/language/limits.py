"""Words that close a claim ("only", "no others") and words for how often ("for the first time", "every week")."""

from __future__ import annotations

import re

_EXCLUSIVE = re.compile(
    r"(?<!-)\b(?:(?<!not )only(?! to\b)|solely|exclusively|sole|(?:none|nothing|nobody|no one) but|no others?|"
    r"(?:no one|nobody|nothing|nowhere) else|all (?:but|except)|"
    r"(?<=\w )alone(?=[ ,.;]|$)|unanimous(?:ly)?|without exception)\b",
    re.IGNORECASE,
)
SPAN = "(?:hour|day|night|morning|evening|week|month|quarter|year|season|summer|winter|spring|autumn|decade)"
_FREQUENCY = re.compile(
    r"\b(?:for the (?:first|second|third|fourth|last) time|never(?: before)?|"
    rf"(?:once(?= (?:a|an|every|per) {SPAN}\b| more\b)|twice|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many) times)"
    rf"(?: (?:a|an|every|per) {SPAN})?|(?:every|each) (?:other |second )?{SPAN}|hourly|daily|nightly|weekly|monthly|"
    r"quarterly|yearly|annual(?:ly)?|always|usually|often|sometimes|rarely|seldom|repeatedly|regularly|in a row)\b",
    re.IGNORECASE,
)


def find_exclusive(text: str) -> tuple[str, ...]:
    """The words that say that nobody or nothing else is meant, in order, each once."""
    return tuple(dict.fromkeys(_EXCLUSIVE.findall(text)))


def find_frequency(text: str) -> tuple[str, ...]:
    """The words that say how often, in order, each once."""
    return tuple(dict.fromkeys(_FREQUENCY.findall(text)))
