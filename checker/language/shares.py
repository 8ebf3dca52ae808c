"""Shares of a whole as a text tells them: "27 of the 35 states", "77 per cent", "two thirds", "all seven"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .numerals import FRACTIONS, SHORT, number
from .quantities import BEFORE, COMPARATORS
from .units import dimension

_COUNT = rf"(?<![\w$€£.,-])(?:\d[\d,]*(?![.\d])|{SHORT}\b)"
_OWN = r"(?:(?:the|its|their|our|all|those|these)\s+)?"
_COMPARATOR = rf"(?:\b(?P<comparator>{BEFORE})\s+)?"
_ALONE = r"(?![- ](?:half|thirds?|quarters?|[a-z]+ths?|hundred|thousand|[a-z]*illion|per|percent)\b|\s?%)"
_COUNTS = (
    re.compile(rf"{_COMPARATOR}(?P<part>{_COUNT})\s+(?:out\s+)?of\s+{_OWN}(?P<whole>{_COUNT})", re.IGNORECASE),
    re.compile(
        rf"\bof\s+{_OWN}(?P<whole>{_COUNT})(?:\s+[a-z]+){{1,3}},\s+{_COMPARATOR}(?P<part>{_COUNT}){_ALONE}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!not )\b(?P<every>all|every one)\s+(?:of\s+)?{_OWN}(?P<whole>{_COUNT})", re.IGNORECASE),
    re.compile(rf"\b(?:none|not one|neither)\s+of\s+{_OWN}(?P<whole>{_COUNT})", re.IGNORECASE),
)
# "Nine in ten homes", and "nine homes in ten" where no other noun follows ("nine homes in ten streets").
_IN = re.compile(
    rf"{_COMPARATOR}(?P<part>{_COUNT})\s+(?:(?P<noun>[a-z]+)\s+)?in\s+(?:every\s+)?(?P<whole>{_COUNT})"
    r"(?(noun)(?=[.,;]|\s+(?:ha[ds]|have|was|were|is|are|do|did|does|said|say)\b))",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"{_COMPARATOR}(?<![\w.,-])(?P<value>\d+(?:\.\d+)?|{SHORT})\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_FRACTION = re.compile(
    rf"{_COMPARATOR}"
    r"(?:\b(?P<some>two|three|four|five|seven|nine)[- ](?P<parts>(?!halves)[a-z]+s)\b(?![- ](?:majority|vote))|"
    r"\b(?:an?|one)[- ](?P<part>[a-z]+)\b(?=\s+of\b)|"
    r"(?<!first )(?<!second )(?<!other )(?<![\w-])(?P<half>half)\b(?=\s+(?:of|the|its|their|all)\b))"
    r"(?!\s+of\s+(?:1[5-9]|20)\d\d\b)",
    re.IGNORECASE,
)
# Finer than any share that people count: what "more than" adds to its bound.
_EDGE = 0.0001
# What rounding may lose; less than _EDGE, so that exactly half is not more than half.
_ROUNDING = 1e-9
# "A third" goes with 36 per cent and not with 40, "about a third" with 40 and not with 45.
_SLACK, _ABOUT = 0.03, 0.06
# Words, with the least and greatest share that each admits.
_NO_SHARE = r"(?! (?:leader|party|owner|shareholder|stake|government|group))"
_WORDS: tuple[tuple[str, float, float], ...] = (
    (rf"(?:a|the) (?:\w+ )?majority\b{_NO_SHARE}", 0.5 + _EDGE, 1.0),
    (rf"(?:a|the) (?:\w+ )?minority\b{_NO_SHARE}", 0.0, 0.5 - _EDGE),
    (r"(?<!the )(?<!at )most (?:of|people|men|women|children|(?!\w+(?:ous|less)\b)[a-z]{2,}s)\b", 0.5 + _EDGE, 1.0),
    (r"unanimous(?:ly)?|without exception|all of them|every one", 1.0, 1.0),
    (r"not one of|none of|(?:nobody|no one)(?= (?:on|in|of|among|from)\b)", 0.0, 0.0),
)
_WITHOUT_NOUN = ("unanim", "without", "all of them", "every one")
# A rise by half or 5 per cent of interest are shares of nothing that others count.
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|up|down|ris(?:es?|en)|rose|f[ae]ll(?:s|en)?|gain(?:s|ed)|los[et]|plus|minus|"
    r"(?:increases?|growth|rise|fall|cut|discount|inflation|probability|rate|margin)(?: of| at| was| is)?)\s+$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"[\s-]*(?:more|less|fewer|higher|lower|above|below|up|down|rise|increase|fall|drop|cut|growth|discount|interest|"
    r"tax|inflation|off|chance|a year|per year|points?|rate|the (?:size|price|time|cost|number))\b",
    re.IGNORECASE,
)
# Behind "in", larger numbers are mostly years: "five in 2020".
_MANY = 100
# Characters that are read behind a share, words taken from them, letters kept of each: what it is of stands among the
# first words, and five letters join "treaty" and "treaties".
_REACH, _NEXT, _STEM = 70, 4, 5
_PRONOUNS = frozenset("them those these whom which ours theirs".split())
_NO_NOUN = frozenset("the its their our all who that and were was has have had been are".split())


@dataclass(frozen=True)
class Share:
    """A share as written, its least and greatest value (0 to 1), and of what: the whole, where told, and word stems.

    `of` holds the beginnings of the next words, with what the share is of among the first; it is empty where there are
    none, or only a pronoun.
    """

    text: str
    low: float
    high: float
    whole: float | None = None
    of: tuple[str, ...] = ()

    def meets(self, other: Share) -> bool:
        """Whether some share is both."""
        return self.high + _ROUNDING >= other.low and other.high + _ROUNDING >= self.low


# A claim is compared with many others.
@lru_cache(maxsize=4096)
def find_share(text: str) -> Share | None:
    """The one share that a text speaks of; None where there are none or several that differ.

    Figures go before words such as "most". A count of a whole is exact; a percentage or a fraction is meant to 3
    points, with "about" to 6. Of a share told twice, as a count and in per cent, the count is given.
    """
    told = [*_counts(text), *_parts(text)]
    for words, low, high in () if told else _WORDS:
        for match in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE):
            named = not match.group().lower().startswith(_WITHOUT_NOUN)
            told.append(Share(match.group(), low, high, of=_of(match) if named else ()))
    return told[0] if told and all(told[0].meets(other) for other in told) else None


def _counts(text: str) -> Iterator[Share]:
    for pattern in _COUNTS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            whole = number(groups["whole"])
            part = number(groups["part"]) if groups.get("part") else whole * bool(groups.get("every"))
            if part <= whole and whole > 1 and not _is_measured(match):
                yield _share(match, part / whole, 0.0, whole)


def _parts(text: str) -> Iterator[Share]:
    for match in _IN.finditer(text):
        part, whole = number(match["part"]), number(match["whole"])
        if 0 < part < whole <= _MANY and not _is_measured(match):
            yield _share(match, part / whole, _SLACK)
    for match in _PERCENT.finditer(text):
        value = number(match["value"])
        if value <= 100 and not _is_change(match):
            yield _share(match, value / 100, _SLACK)
    for match in _FRACTION.finditer(text):
        worth = FRACTIONS.get((match["parts"] or match["part"] or match["half"]).lower())
        if worth and not _is_change(match) and not _is_measured(match):
            yield _share(match, number(match["some"] or "one") * worth, _SLACK)


def _share(match: re.Match[str], value: float, slack: float, whole: float | None = None) -> Share:
    comparator = COMPARATORS.get((match.groupdict().get("comparator") or "").lower(), "=")
    slack = max(slack, _ABOUT) if comparator == "~" else slack
    low, high = max(0.0, value - slack), min(1.0, value + slack)
    if comparator[0] == ">":
        low, high = value + _EDGE * (comparator == ">"), 1.0
    elif comparator[0] == "<":
        low, high = 0.0, value - _EDGE * (comparator == "<")
    return Share(match.group(), low, high, whole, _of(match))


def _behind(match: re.Match[str]) -> list[str]:
    """The next words of the same clause."""
    start = match.end("whole") if match.groupdict().get("whole") else match.end()
    clause = re.split(r"[.,;:!?()–—]", match.string[start : start + _REACH], maxsplit=1)[0]
    words = [word for word in re.findall(r"[^\W\d_]{3,}", clause.lower()) if word not in _NO_NOUN][:_NEXT]
    noun = match.groupdict().get("noun")
    return [noun.lower(), *words] if noun else words


def _of(match: re.Match[str]) -> tuple[str, ...]:
    words = _behind(match)
    return () if words[:1] and words[0] in _PRONOUNS else tuple(word[:_STEM] for word in words)


def _is_measured(match: re.Match[str]) -> bool:
    """Whether what follows is a unit: "half of the year", "3 in 10 days"."""
    return any(dimension(word) for word in _behind(match)[:1])


def _is_change(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after))
