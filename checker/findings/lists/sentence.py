"""A sentence with its names found: runs of them, which run is a verb's subject, and which follows a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.aliases import is_place_or_power
from checker.language.names import find_names, without_title
from checker.models import Claim

_PARENTHESIS = re.compile(r"\([^()]*\)")
_DASH = re.compile(r"(?<=\w)—(?=\w)")
# What parts two names of one list.
_SEPARATOR = re.compile(
    r"(?:\s*,\s*(?:and|or|nor)?|\s+(?:and|or|nor|as well as))\s+"
    r"(?:the\s+(?:(?!of\b)[a-z][a-z-]*\s+){0,2})?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?"
)
# What may stand between the doers and their verb: helping words, and "were the only leaders to".
_GAP = re.compile(
    r"(?:,[^,;:]{1,60},)?(?:(?:,\s*|\s+)(?:both|all|each|also|now|later|only|alone|have|has|had|will|would|are|is|were|"
    r"was|be|been|to|did|do|does|not|never|\w+n[’']t|the only(?: [\w-]+){0,3}|who|that|which|refused|declined|failed|"
    r"formally|on [A-Z]\w+day))*,?\s+"
)
# "The premier of Ordania sat there but left": the verb goes on from an earlier one.
_JOINED_ON = re.compile(r"[^;:“”\"]{0,120}?\s(?:and|but)(?:\s+(?:has|had|have|will|would))?\s+")
# "Halvany's minister, Dorte Maes" and "Ayumi, the coach of Kivela": the first is the one that acts.
_BELONGS = re.compile(r"[’']s?\s(?:[a-z]+,?\s+){1,3}|,\s+(?:the|an?)\s[a-z\s]{1,40}\bof\s+(?:the\s+)?")
# A name after one of these is no subject, as in "the countries around Lake Issen" and "three of the Liberals".
_PLACED = re.compile(
    r"\b(?:around|in|at|near|with|by|for|on|between|against|over|to|into|than|under|after|before|about|outside|through)"
    r"\s+(?:the\s+)?$|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|several|most|half|many|all|none)\b"
    r"[^,;:.]{0,60}\bof\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# From two names on it is a list. A subject further off is none of this verb's.
FEW = 2
_FURTHEST = 160


@dataclass(frozen=True)
class Run:
    """Names that only commas and "and" part, with where they stand in the text."""

    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A sentence without its parentheses, and its runs of names in order."""

    claim: Claim
    text: str
    runs: tuple[Run, ...]

    def after(self, at: int, between: re.Pattern[str]) -> Run | None:
        """The first run after `at`, where nothing but `between` parts the two."""
        run = next((run for run in self.runs if run.start >= at), None)
        return run if run and between.fullmatch(self.text, at, run.start) else None

    def before(self, at: int) -> tuple[Run, str] | None:
        """The run that is the subject of a verb at `at`, and the words between."""
        earlier = [run for run in self.runs if run.end < at]
        if not earlier or at - earlier[-1].end > _FURTHEST:
            return None
        run = earlier[-1]
        gap = self.text[run.end : at]
        if not _GAP.fullmatch(gap):
            if len(earlier[0].names) > 1 or not _JOINED_ON.fullmatch(self.text, earlier[0].end, at):
                return None
            run, gap = earlier[0], ""
        elif len(earlier) > 1 and _BELONGS.fullmatch(self.text, earlier[-2].end, run.start):
            run = earlier[-2]
        elif len(run.names) == FEW and not re.search(r"\b(?:and|or|nor)\b", self.text[run.start : run.end]):
            # Of "the head of the Board, Ann Lee" the person.
            run = Run(run.names[1:], run.start, run.end)
        return None if _PLACED.search(self.text, 0, run.start) else (run, gap)


def read(claim: Claim, known: frozenset[str]) -> Reading:
    """The sentence with its names found, parentheses blanked and dashes made commas so that places stay.

    The first word counts as a name where it is `known` as one.
    """
    text = _PARENTHESIS.sub(lambda found: " " * len(found.group()), claim.text)
    text = _DASH.sub(",", text)
    names = find_names(text)
    first = re.match(r"[A-Z][\w-]*\w", text)
    if first and first.group() in known and not (names and text.startswith(names[0])):
        names = (first.group(), *names)
    groups: list[list[tuple[int, int]]] = []
    done = 0
    for name in names:
        start = text.find(name, done)
        if start < 0:
            continue
        if not groups or not _SEPARATOR.fullmatch(text, done, start):
            groups.append([])
        done = start + len(name)
        groups[-1].append((start, done))
    return Reading(claim, text, tuple(_run(text, group) for group in groups))


def _run(text: str, places: Sequence[tuple[int, int]]) -> Run:
    names = [without_title(text[start:end]) for start, end in places]
    # "The French and the British" is found as one name.
    parts = names[-1].split(" and the ")
    if len(names) >= FEW or all(map(is_place_or_power, parts)):
        names[-1:] = parts
    return Run(tuple(names), places[0][0], places[-1][1])
