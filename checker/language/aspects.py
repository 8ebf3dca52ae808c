"""What a measure is a measure of: a width or a length, an age or how long something took, a rate or a stock."""

from __future__ import annotations

import re

from checker.models import Quantity

from .units import dimension

# Characters. All signs stand right beside the measure; the longest is a direction, "from" and the place.
_REACH = 40
_RATE = re.compile(
    r"(?:per\s+|/\s?|(?:an?|each|every)\s+(?=(?:second|minute|hour|day|night|week|month|year|season|decade)\b)|(?=each\b))"
    r"(?P<per>[a-z]+)",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"(?:(?:[a-z]+ward|[a-z]*-?(?:north|south|east|west))s?\s+(?:of|from|off)|(?:away\s+)?(?:from|off|outside))\s+"
    r"(?:the\s+|its\s+)?(?P<place>\w+)",
    re.IGNORECASE,
)
# "A two-week strike" lasts two weeks, if the words around it don't tell otherwise.
_ATTRIBUTIVE = re.compile(r"\w-[a-z]+$", re.IGNORECASE)
# By dimension: each aspect with what stands behind a measure of it, and with what stands before one.
_BEHIND = {
    "length": {
        "length": "long|in length",
        "width": "wide|broad|in width",
        "height": "high|tall|in height|above|up",
        "depth": "deep|in depth|below|beneath|underground|under",
        "thickness": "thick",
        "diameter": "across|in diameter",
    },
    "time": {
        "delay": "late|later than|(?:of )?delays?",
        "when": "ago|earlier|later|afterwards|after|before|ahead",
        "age": "old",
        "duration": "long|in length",
        "sentence": "(?:(?:in|of) )?(?:prison|jail|custody|imprisonment|detention|sentence|term)",
    },
    "temperature": {"change": "warmer|colder|cooler|hotter|above|below|higher|lower|of warming|rise|drop|increase"},
}
_BEFORE = {
    "length": {
        "length": "lengths? of",
        "width": "(?:width|breadth) of",
        "height": "(?:heights?|altitudes?|elevations?) of",
        "depth": "depths? of",
        "diameter": "diameters? of",
        "radius": "radius of|within",
    },
    "time": {
        "duration": "for|last(?:s|ed|ing)?|took|takes|taking|take|spen[dt]|duration of|over(?: the)?|whole|entire",
        "when": "within|in(?: under)?|inside|after",
        "interval": "every",
        "age": "aged?|ages of",
        "delay": "delays? of|delayed(?: by| for)?",
        "sentence": "sentenced to|jailed for|sentences? of",
        "stretch": "last|past|previous|next|coming|first",
    },
    "temperature": {"change": "by|(?:rise|drop|increase|warming|fall|gain) of"},
    "speed": {"gusts": "gust(?:s|ing)?(?: of| at| to| up to| reaching)?", "limit": "limits?(?: of| to| at)?"},
}


def aspect(text: str, quantity: Quantity) -> str | None:
    """The aspect that the words around a measure tell; None where they tell none or the unit isn't a known one.

    A distance is told with the word it is counted from ("distance from border"), since it is another from elsewhere.
    """
    measured = dimension(quantity.unit)
    # Not the "3 metres" of "13 metres".
    found = re.search(rf"(?<![\w.,]){re.escape(quantity.text)}", text)
    if measured is None or found is None:
        return None
    before = text[max(0, found.start() - _REACH) : found.start()].rstrip() + " "
    behind = text[found.end() :][:_REACH].lstrip(" -")
    if rate := _RATE.match(behind):
        return f"per {rate['per'].lower()}"
    if measured == "length" and (distance := _DISTANCE.match(behind)):
        return f"distance from {distance['place'].lower()}"
    for told, sign in _BEHIND.get(measured, {}).items():
        if re.match(rf"(?:{sign})\b", behind, re.IGNORECASE):
            return told
    for told, sign in _BEFORE.get(measured, {}).items():
        if re.search(rf"\b(?:{sign})\s+(?:an?\s+|the\s+)?$", before, re.IGNORECASE):
            return told
    return "duration" if measured == "time" and _ATTRIBUTIVE.search(quantity.text) else None


def comparable(first: str | None, second: str | None, strictly: bool) -> bool:
    """Whether measures of two aspects may be two accounts of one thing.

    Unknown aspects may be any, but a rate, a change and an age go with their like only; `strictly` asks that both be
    the same, known or unknown.
    """
    if first == second:
        return True
    known = first or second or ""
    return not strictly and None in (first, second) and not known.startswith("per ") and known not in ("change", "age")
