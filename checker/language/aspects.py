"""What a measure is a measure of: a width or a length, an age or how long something took, a rate or a stock."""

from __future__ import annotations

import re

from checker.models import Quantity

from .units import dimension

# Characters. All signs stand right beside the measure; the longest is a direction, "from" and the place.
_REACH = 40
_TIMES = "second|minute|hour|day|night|week|fortnight|month|year|season|decade"
_RATE = re.compile(
    rf"\s*(?:per\s+(?P<per>[a-z]+)|/\s?(?P<slash>[a-z]+)|(?:an?|each|every)\s+(?P<time>{_TIMES})\b|(?P<each>each)\b)",
    re.I,
)
# "A two-week strike" lasts two weeks, if the words around it don't tell otherwise.
_ATTRIBUTIVE = re.compile(r"\w-[a-z]+$", re.I)
_REFERENCE = r"(?:(?:[a-z]+ward|north|south|east|west|[a-z]+-?(?:east|west))s?\s+)?(?:away\s+)?(?:from|of|off|outside)"
# dimension: what stands behind the measure, what stands before it, and the aspect that either tells.
_BEHIND: dict[str, tuple[tuple[str, str], ...]] = {
    "length": (
        (r"(?:long|in length)\b", "length"),
        (r"(?:wide|broad|in width)\b", "width"),
        (r"(?:high|tall|in height|above|up)\b", "height"),
        (r"(?:deep|in depth|below|beneath|underground|under)\b", "depth"),
        (r"(?:thick|in thickness)\b", "thickness"),
        (r"(?:across|in diameter)\b", "diameter"),
        (r"(?:of\s+)?(?:rain|snow|rainfall|snowfall)\b", "rain or snow"),
    ),
    "time": (
        (r"(?:late|later than|(?:of\s+)?delays?)\b", "delay"),
        (r"(?:ago|earlier|later|afterwards|after|before|ahead)\b", "when"),
        (r"old\b", "age"),
        (r"early\b", "early"),
        (r"(?:long|in length)\b", "duration"),
        (r"(?:(?:in|of) )?(?:prison|jail|custody|imprisonment|detention|sentence|term)\b", "sentence"),
    ),
    "temperature": (
        (r"(?:warmer|colder|cooler|hotter|above|below|higher|lower|of warming|rise|drop|increase)\b", "change"),
    ),
}
_AHEAD: dict[str, tuple[tuple[str, str], ...]] = {
    "length": (
        (r"\blengths? of", "length"),
        (r"\b(?:widths?|breadth) of", "width"),
        (r"\b(?:heights?|altitudes?|elevations?) of", "height"),
        (r"\bdepths? of", "depth"),
        (r"\bthickness of", "thickness"),
        (r"\bdiameters? of", "diameter"),
        (r"\b(?:radius of|within)", "radius"),
    ),
    "time": (
        (
            r"\b(?:for|last(?:s|ed|ing)?|took|takes|taking|take|spen[dt]|duration of|over(?: the)?|whole|entire)",
            "duration",
        ),
        (r"\b(?:within|in(?: under)?|inside|after)", "when"),
        (r"\bevery", "interval"),
        (r"\b(?:aged?|ages of)", "age"),
        (r"\bdelays? of|\bdelayed(?: by| for)?", "delay"),
        (r"\b(?:sentenced to|jailed for|sentences? of)", "sentence"),
        (r"\b(?:last|past|previous|next|coming|first)", "stretch"),
    ),
    "temperature": (
        (r"\b(?:by|rise of|drop of|increase of|warming of|fall of|anomaly of|gain of)", "change"),
        (r"\b(?:highs? of|maximum of|peak(?:ed|s)? (?:at|of)|topped)", "highest"),
        (r"\b(?:lows? of|minimum of|dropp?(?:ed)? to|as low as)", "lowest"),
    ),
    "speed": ((r"\bgust(?:s|ing)?(?: of| at| to| up to| reaching)?", "gusts"), (r"\blimits?(?: of| to| at)?", "limit")),
}


def aspect(text: str, quantity: Quantity) -> str | None:
    """The aspect that the words around a measure tell; None where they tell none or the unit isn't a known one.

    A distance is told with the word it is counted from ("distance from border"), since it is another from elsewhere.
    """
    measured = dimension(quantity.unit)
    start = text.find(quantity.text)
    if measured is None or start < 0:
        return None
    before = text[max(0, start - _REACH) : start].rstrip() + " "
    behind = text[start + len(quantity.text) :][:_REACH].lstrip(" -")
    attributive = "duration" if measured == "time" and _ATTRIBUTIVE.search(quantity.text) else None
    return _rate(behind) or _distance(measured, behind) or _told(measured, before, behind) or attributive


def comparable(first: str | None, second: str | None, strictly: bool) -> bool:
    """Whether measures of two aspects may be two accounts of one thing.

    Unknown aspects may be any, but a rate, a change and an age go with their like only; `strictly` asks that both be
    the same, known or unknown.
    """
    if first == second:
        return True
    known = first or second or ""
    return not strictly and None in (first, second) and not known.startswith("per ") and known not in ("change", "age")


def _rate(behind: str) -> str | None:
    found = _RATE.match(behind)
    return f"per {next(filter(None, found.groups())).lower()}" if found else None


def _distance(measured: str, behind: str) -> str | None:
    found = re.match(rf"{_REFERENCE}\s+(?:the\s+|its\s+)?(?P<place>\w+)", behind, re.IGNORECASE)
    told = found and not behind.lower().startswith("of")
    return f"distance from {found['place'].lower()}" if found and told and measured == "length" else None


def _told(measured: str, before: str, behind: str) -> str | None:
    for pattern, told in _BEHIND.get(measured, ()):
        if re.match(pattern, behind, re.IGNORECASE):
            return told
    for pattern, told in _AHEAD.get(measured, ()):
        if re.search(rf"(?:{pattern})\s+(?:an?\s+|the\s+)?$", before, re.IGNORECASE):
            return told
    return None
