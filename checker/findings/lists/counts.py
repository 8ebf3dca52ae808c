"""Words that close a list ("only", "no others", "the three signatories"), and counts in the place of names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.findings.updates import FOR_NOW
from checker.language.numerals import SHORT, number
from checker.language.quantities import BEFORE

NOT = re.compile(r"\b(?:not|never|\w+n[’']t|refus\w+|declin\w+|fail\w*)(?!\w)", re.IGNORECASE)
_NUMBER = rf"(?P<count>\d{{1,3}}|(?i:{SHORT}))"
_NO_MEASURE = r"(?!days|weeks|months|years|hours|times|hundred|thousand|million|dozen)"
_COUNT = re.compile(rf"\b(?:(?:the|only|all)\s+)?{_NUMBER}\s+{_NO_MEASURE}[a-z]+\b")
# "Only" before "France and Spain signed", "only two states, "; "alone" between "France" and "signed"; "no others" after
# "France and Spain signed, and".
_CLOSES_BEFORE = re.compile(rf"\b(?:only|alone)(?=\s+(?:the\s+)?$|\s+{_NUMBER}\s+[a-z]+\s?[,:]\s*$)", re.IGNORECASE)
_CLOSES_WITHIN = re.compile(r"\b(?:the only|alone)\b", re.IGNORECASE)
_CLOSES_AFTER = re.compile(r"[^.;:]{0,40}?\b(no others?|(?:nobody|no one) else|alone)\b", re.IGNORECASE)
# "Four of the five countries around the lake" before "signed", "by all five states" after it.
_COUNTED = re.compile(
    rf"(?<!but )(?<!except )(?<!Article )\b{_NUMBER}\s{_NO_MEASURE}"
    r"(?:of (?:the|its|their|his|our|them|these|those)\b|(?:[a-z-]+ ){0,3}[a-z]+s\b|people)[^,;:.]{0,60}$"
)
_COUNTED_BY = re.compile(rf"(?:\s+(?!by\b)[\w.]+){{0,5}}\s+by\s(?:[a-z]+\s){{0,4}}?{_NUMBER}\s{_NO_MEASURE}[a-z]+\b")
# The noun may follow at a distance: "four of the five lakeside countries"; later ones count something else.
_NOUN = re.compile(r"[^,;:.]{0,34}?\b(people|(?!its\b|this\b|others\b)[a-z]+s)\b", re.IGNORECASE)
# "At least four" and "four already" are no whole number of those who do it.
_ROUGH = re.compile(rf"\b(?:{BEFORE})\s+(?:the\s+)?$", re.IGNORECASE)
_MORE_TO_COME = re.compile(r"\balready\b|\b(?:may|might|could|will) (?:rise|grow|climb)\b")
# "The two leaders" may be two of many.
_ALL_OF_THEM = 3
_SORTS = dict.fromkeys("people persons lives victims".split(), "people") | dict.fromkeys(
    "countries states nations governments members delegations leaders presidents ministers".split(), "states"
)


def closing(text: str, names: tuple[int, int], many: int, gap: str) -> str | None:
    """The words that say that there are no others than the names in a row.

    `names` is where these stand, `many` how many they are; `gap` stands between them and the verb.
    """
    start, end = names
    found = _CLOSES_BEFORE.search(text[:start]) or _CLOSES_WITHIN.search(gap)
    if found:
        return found.group()
    after = _CLOSES_AFTER.match(text, end)
    if after:
        return after[1]
    counts = _COUNT.finditer(text) if many >= _ALL_OF_THEM else ()
    return next((count.group() for count in counts if number(count["count"]) == many), None)


@dataclass(frozen=True)
class Count:
    """How many do it and what sort they are, as in "four of the five states"; no number is 0."""

    number: int = 0
    sort: str = ""

    def differs(self, other: Count, *, surely: bool = False) -> bool:
        """Whether both count the same sort of doers and come to another number.

        "Three dogs" and "two dogs" may be two accidents: `surely` asks for people at large or for states.
        """
        sorts = {self.sort, other.sort}
        alike = len(sorts) == 1 and self.sort in _SORTS.values() if surely else len(sorts - {""}) <= 1
        return bool(self.number and other.number) and self.number != other.number and alike


NO_COUNT = Count()


def counted_before(text: str, at: int) -> Count:
    """How many do what the verb at `at` says, where a number is its subject, and not "three were not asked to"."""
    found = _COUNTED.search(text, 0, at)
    if found is None or NOT.search(found.group()):
        return NO_COUNT
    rough = _ROUGH.search(text, 0, found.start()) or FOR_NOW.search(text) or _MORE_TO_COME.search(text)
    return NO_COUNT if rough else _count(found)


def counted_after(text: str, at: int) -> Count:
    """How many "signed", ending at `at`, says it was done by."""
    return _count(_COUNTED_BY.match(text, at))


def _count(found: re.Match[str] | None) -> Count:
    value = int(number(found["count"])) if found else 0
    if found is None or value <= 1:
        return NO_COUNT
    noun = _NOUN.match(found.string, found.end("count"))
    word = noun[1].lower() if noun else ""
    return Count(value, _SORTS.get(word, word))
