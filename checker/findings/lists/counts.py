"""Words that close a list ("only", "no others", "the three signatories"), and counts in the place of names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.language.numerals import SHORT, number
from checker.models import Claim

from .sentence import BE, FEW, NOT, Run

_WITHIN = re.compile(r"\b(?:the only|alone|the sole)\b", re.IGNORECASE)
_AFTER = re.compile(r"[^.;:]{0,40}?\b(no others?|(?:nobody|no one) else|alone)\b", re.IGNORECASE)
_NO_OTHERS = re.compile(
    r"(?:And )?(?:not one other|no others?|nobody else|no one else|none of the others?)\b", re.IGNORECASE
)
_A_NUMBER = rf"(?P<count>\d{{1,3}}|(?i:{SHORT}))"
_NO_MEASURE = r"(?!days|weeks|months|years|hours|times|hundred|thousand|million|dozen)"
_BEFORE = re.compile(
    r"\b(?:only|alone|solely|(?:no one|nobody|none) (?:but|except))"
    rf"(?=\s+(?:the\s+)?(?:(?:[a-z]+ ){{1,3}}(?:of|from) )?$|\s+{_A_NUMBER}\s+[a-z]+\s?[,:]\s*$)",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b(?:(?:the|only|all)\s+)?{_A_NUMBER}\s+{_NO_MEASURE}[a-z]+\b")
# "Four of the five countries around the lake" before "signed", "by all five states" after it.
_COUNTED = re.compile(
    rf"\b{_A_NUMBER}\s{_NO_MEASURE}"
    r"(?:of (?:the|its|their|his|our|them|these|those)\b|(?:[a-z-]+ ){0,3}[a-z]+s\b|people|men|women)[^,;:.]{0,60}$"
)
_COUNTED_BY = re.compile(rf"(?:\s+(?!by\b)[\w.]+){{0,5}}\s+by\s(?:[a-z]+\s){{0,4}}?{_A_NUMBER}\s{_NO_MEASURE}[a-z]+\b")
_NOUN = re.compile(r"\b(?:people|men|women|children|(?!its\b|this\b|others\b)[a-z]+s)\b", re.IGNORECASE)
# Characters. The noun may follow at a distance: "four of the five lakeside countries"; later ones count something else.
_NEAR = 40
_SAME_SORT = (
    frozenset("people persons lives victims".split()),
    frozenset("countries states nations governments capitals members powers republics parties delegations".split()),
    frozenset("leaders presidents ministers heads".split()),
)
_NUMBERED = re.compile(r"\b[A-Z][\w’']*\s$")
_ALL_BUT = re.compile(r"\b(?:but|except|save)\s$")


def closing(text: str, run: Run, gap: str) -> str | None:
    """The words that say that there are no others than those in `run`; `gap` stands between it and the verb."""
    found = _BEFORE.search(text[: run.start]) or _WITHIN.search(gap)
    if found:
        return found.group().strip()
    after = _AFTER.match(text, run.end)
    if after:
        return after[1]
    return next((c.group() for c in _COUNT.finditer(text) if _number(c) == len(run.names) > FEW), None)


def members(text: str, run: Run) -> tuple[str, ...]:
    """The names of `run` without what the others are part of: "three states of the Escarpment, Mali, Chad and Togo"."""
    whole = re.search(r"\bof\s+(?:the\s+)?$", text[: run.start])
    counts = [_number(found) for found in _COUNT.finditer(text, 0, run.start)] if whole else []
    return run.names[1:] if len(run.names) - 1 in counts else run.names


@dataclass(frozen=True)
class Count:
    """How many do it and what they are, as in "four of the five states"; no number is 0."""

    number: int = 0
    noun: str = ""

    def differs(self, other: Count, *, surely: bool = False) -> bool:
        """Whether both count the same sort of doers and come to another number.

        "Three dogs" and "two dogs" may be two accidents: `surely` asks for people at large or for states.
        """
        nouns = {self.noun, other.noun}
        alike = any(nouns <= same for same in _SAME_SORT) or (not surely and (len(nouns) == 1 or "" in nouns))
        return bool(self.number and other.number) and self.number != other.number and alike


NO_COUNT = Count()


def counted_before(text: str, at: int) -> Count:
    """How many do what the verb at `at` says, where a number is its subject."""
    found = _COUNTED.search(text, 0, at)
    return _count(found) if found and _counts_doers(text, found) else NO_COUNT


def _counts_doers(text: str, found: re.Match[str]) -> bool:
    """Not so in "Article 5 was", "all but three signed" and "three were not asked to sign"."""
    if found["count"].isdigit() and _NUMBERED.search(text, 0, found.start()):
        return False
    said = found.group()
    return not (_ALL_BUT.search(text, 0, found.start()) or NOT.search(said) or BE.search(said))


def counted_after(text: str, at: int) -> Count:
    """How many "signed", ending at `at`, says it was done by."""
    found = _COUNTED_BY.match(text, at)
    return _count(found) if found else NO_COUNT


def shuts_out(claim: Claim) -> str | None:
    """The words by which a sentence closes the list before it: "Not one other has said that it would"."""
    found = _NO_OTHERS.match(claim.text)
    return found.group() if found else None


def _count(found: re.Match[str]) -> Count:
    value = _number(found)
    noun = _NOUN.search(found.string, found.end("count"), found.end("count") + _NEAR)
    return Count(value, noun.group().lower() if noun else "") if value > 1 else NO_COUNT


def _number(found: re.Match[str]) -> int:
    return int(number(found["count"]))
