"""Shares of a whole: "27 of the 35" is no minority, "two thirds" is no quarter, "nobody" is not "some"."""

from __future__ import annotations

import re

from checker.models import Claim, Kind

from .interface import Opinion, stems

_NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_COUNT = rf"(?:\d[\d,]*|{'|'.join(_NUMBERS)})"
_OF = re.compile(
    rf"\b(?P<part>{_COUNT})\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+|our\s+)?(?P<whole>{_COUNT})\b", re.I
)
_PERCENT = re.compile(r"\b(?P<value>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)", re.I)
_EDGE = 0.0001
# Words and the least and greatest share that each admits.
_WORDS: tuple[tuple[str, float, float], ...] = (
    (r"(?:a|the) (?:\w+ )?majority|most|more than half", 0.5 + _EDGE, 1.0),
    (r"(?:a|the) (?:\w+ )?minority|fewer than half|less than half", 0.0, 0.5 - _EDGE),
    (r"two[- ]thirds", 0.63, 0.7),
    (r"three[- ]quarters", 0.72, 0.78),
    (r"a third|one third", 0.3, 0.37),
    (r"a quarter|one quarter", 0.22, 0.28),
    (r"half", 0.47, 0.53),
    (r"unanimous(?:ly)?|without exception|all of them|every one|each and every", 1.0, 1.0),
    (r"not one of|none of|nobody|no one", 0.0, 0.0),
)
_SLACK = 0.03
_ENOUGH = 2
Share = tuple[str, float, float]


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim gives one share, and both share two more words."""
    first, second = _share(a.text), _share(b.text)
    if first is None or second is None or len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    if first[2] + _EDGE >= second[1] and second[2] + _EDGE >= first[1]:
        return None
    return Opinion(
        Kind.SCOPE,
        (first[0], second[0]),
        f"The shares differ: “{first[0]}” ({_percent(first)}) against “{second[0]}” ({_percent(second)}).",
    )


def _share(text: str) -> Share | None:
    """The one share a text speaks of, with its bounds; None where there are several or none."""
    found = [share for match in _OF.finditer(text) if (share := _fraction(match))]
    if not found:
        found = [(m.group(), *_around(float(m["value"]) / 100)) for m in _PERCENT.finditer(text)]
    if not found:
        found = [
            (m.group(), low, high) for words, low, high in _WORDS for m in re.finditer(rf"\b(?:{words})\b", text, re.I)
        ]
    return found[0] if len(found) == 1 else None


def _fraction(match: re.Match[str]) -> Share | None:
    part, whole = _number(match["part"]), _number(match["whole"])
    return (match.group(), part / whole, part / whole) if whole > 0 and part <= whole else None


def _number(written: str) -> float:
    word = written.lower()
    return float(_NUMBERS[word]) if word in _NUMBERS else float(word.replace(",", ""))


def _around(share: float) -> tuple[float, float]:
    return max(0.0, share - _SLACK), min(1.0, share + _SLACK)


def _percent(share: Share) -> str:
    low, high = round(share[1] * 100), round(share[2] * 100)
    return f"{low} %" if low == high else f"{low} to {high} %"
