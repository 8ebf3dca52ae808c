"""A sentence with its names found: runs of them, which run is a verb's subject, and which follows a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.language.aliases import is_place_or_power
from checker.language.names import find_names, without_title
from checker.models import Claim

_PARENTHESIS = re.compile(r"\([^()]*\)")
_DASH = re.compile(r"(?<=\w)—(?=\w)")
# "A. Bell": the article that the letter might be has cost the name its initial.
_INITIAL = re.compile(r"\b[AI]\.\s$")
# What parts two names of one list.
_SEPARATOR = re.compile(
    r"(?:\s*,\s*(?:and|or|nor|plus|as well as)?|\s+(?:and|or|nor|plus|&|as well as|along with|together with))\s+"
    r"(?:both\s+)?(?:the\s+(?:(?!of\b)[a-z][a-z-]*\s+){0,2})?"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Fr|Sir|Dame)\.?\s+)?"
)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?(?:the\s+)?")
# "The Rev. Isla Drummie" and "the Peasants' League" are one name each.
_ONE_NAME = re.compile(r"(?<=[a-z])[’']\s|(?<=\bRev)\.\s|(?<=\bHon)\.\s|(?<=\bProf)\.\s")
_OFFICES = re.compile(
    r"^(?:Councillors?|Cllrs?|Councilmembers?|Council Members?|Trustees?|Rev|Hon|Prof|Ministers|Senators|Judges|"
    r"Professors|Doctors|Presidents|Commissioners|Messrs|Members|Directors)\.?\s+(?=[A-Z])"
)
# What may stand between the doers and their verb: helping words, and "were the only leaders to".
_GAP = re.compile(
    r"(?:,[^,;:]{1,60},)?(?:(?:,\s*|\s+)(?:both|all|each|also|then|now|later|yesterday|only|alone|too|already|finally|duly|"
    r"together|have|has|had|having|will|would|are|is|were|was|be|been|to|did|do|does|not|never|\w+n[’']t|"
    r"the (?:only|first|last|sole)(?: [\w-]+){0,3}|ones|who|that|which|refus(?:e|es|ed)|declin(?:e|es|ed)|"
    r"fail(?:s|ed)?|unwilling|still|formally|jointly|ready|prepared|agreed|promised|willing|on [A-Z]\w+day))*,?\s+"
)
_JOINED_ON = re.compile(
    r"[^;:“”\"]{0,120}?\s(?:and|but|yet)(?:\s+(?:has|had|have|will|would|then|later|also|never))*\s+"
)
# A name after one of these is no subject: "the countries around Lake Issen signed".
_PLACED = re.compile(
    r"\b(?:around|in|at|near|with|by|for|on|between|against|over|to|into|than|under|after|before|about|outside|through)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:.{0,200}:\s+)?(?:The\s+)?")
# Nor after these: "three of the seven members of the board", "three of the Liberals".
_PART = "one two three four five six seven eight nine ten eleven twelve some several most half many all none".split()
_PART_OF = re.compile(rf"\b(?:\d+|{'|'.join(_PART)})\b[^,;:.]{{0,60}}\bof\s+(?:the\s+)?$", re.IGNORECASE)
_A_PART = re.compile(rf"(?:{'|'.join(_PART)})\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:the|an?)\s+[a-z\s]{1,40}\bof\s+(?:the\s+)?")
_OFFICE = re.compile(
    r"[’']s?\s+(?:[a-z]+\s+){0,2}(?:minister|president|government|envoy|ambassador|leader|delegate|premier),?\s+"
)
NOT = re.compile(r"\b(?:not|never|\w+n[’']t|refus\w+|declin\w+|fail\w*|unwilling)(?!\w)", re.IGNORECASE)
BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:\w+ly|all|both|each|also|not|then|duly))*\s+$")
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
        """The first run after `at`, where nothing but `between` parts the two; a list with semicolons is read so."""
        run = next((run for run in self.runs if run.start >= at), None)
        if run is None or not between.fullmatch(self.text, at, run.start):
            return None
        return self._segments(run) if self.text.count(";", run.start) >= FEW else self._with_next(run)

    def before(self, at: int) -> tuple[Run, str] | None:
        """The run that is the subject of a verb at `at`, and the words between."""
        earlier = [run for run in self.runs if run.end < at]
        if not earlier or at - earlier[-1].end > _FURTHEST:
            return None
        last, first = earlier[-1], earlier[0]
        head = self._head(earlier)
        if _GAP.fullmatch(self.text, last.end, at) and self._acts(last) and self._acts(head):
            return head, self.text[last.end : at]
        if _BEGINS.fullmatch(self.text, 0, first.start) and _JOINED_ON.fullmatch(self.text, first.end, at):
            return first, ""
        return None

    def joined_on(self, at: int) -> Run | None:
        """The run whose earlier verb the one at `at` goes on from: "The premier of Ordania sat there but left"."""
        last = next((run for run in reversed(self.runs) if run.end < at), None)
        if last is None or not self._acts(last):
            return None
        return last if _JOINED_ON.fullmatch(self.text, last.end, at) else None

    def _acts(self, run: Run) -> bool:
        """Whether the names in `run` may be who does something, and not where it is or what they are part of."""
        head = self.text[: run.start]
        is_whole = len(run.names) <= FEW and _PART_OF.search(head)
        return not (_PLACED.search(head) or is_whole or _A_PART.match(run.names[0]))

    def _head(self, earlier: Sequence[Run]) -> Run:
        """The last run, or the one that it belongs to: "Halvany's minister, Dorte Maes", "Ayumi, the coach of Kivela".

        Of two names with a bare comma between them the second is who the first's is: "the head of the Board, Ann Lee".
        """
        last = earlier[-1]
        if len(earlier) >= FEW:
            between = (self.text, earlier[-2].end, last.start)
            if _OFFICE.fullmatch(*between) or _APPOSED.fullmatch(*between):
                return earlier[-2]
        is_apposition = len(last.names) == FEW and not re.search(
            r"\b(?:and|or|nor)\b|&", self.text[last.start : last.end]
        )
        return Run(last.names[1:], last.start, last.end) if is_apposition else last

    def _segments(self, run: Run) -> Run:
        """Of "Ann Lee, chair; Bo Marsh, clerk; Di Fox" the names and not the posts."""
        firsts, at = [], run.start
        for part in self.text[run.start :].split(";"):
            firsts += [r.names[0] for r in self.runs if at <= r.start < at + len(part)][:1]
            at += len(part) + 1
        return Run(tuple(dict.fromkeys(firsts)), run.start, len(self.text))

    def _with_next(self, run: Run) -> Run:
        """Of "Mayor Ann Lee; Councillors Marsh and Fox" both halves."""
        following = next((r for r in self.runs if r.start > run.end), None)
        if following is None or not _SEMICOLON.fullmatch(self.text, run.end, following.start):
            return run
        return Run((*run.names, *following.names), run.start, following.end)


def read(claim: Claim, known: frozenset[str]) -> Reading:
    """The sentence with its names found, parentheses blanked and dashes made commas so that places stay."""
    text = _PARENTHESIS.sub(lambda found: " " * len(found.group()), claim.text)
    text = _DASH.sub(",", text)
    return Reading(claim, text, tuple(_runs(text, known)))


def _runs(text: str, known: frozenset[str]) -> Iterator[Run]:
    spans = list(_spans(text, known))
    start = 0
    for number in range(1, len(spans) + 1):
        if number == len(spans) or not _SEPARATOR.fullmatch(text, spans[number - 1][1], spans[number][0]):
            names = [_OFFICES.sub("", without_title(text[a:b])) for a, b in spans[start:number]]
            if len(names) >= FEW or all(map(is_place_or_power, names[-1].split(" and the "))):
                names[-1:] = names[-1].split(" and the ")
            yield Run(tuple(names), spans[start][0], spans[number - 1][1])
            start = number


def _spans(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the names stand, those that full stops and apostrophes have broken put together."""
    start, end = -1, -1
    for a, b in _places(text, known):
        if start >= 0 and not _ONE_NAME.fullmatch(text, end, a):
            yield start, end
            start = -1
        start, end = (a if start < 0 else start), b
    if start >= 0:
        yield start, end


def _places(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    done = 0
    first = re.match(r"[A-Z][\w-]*\w", text)
    names = find_names(text)
    if first and first.group() in known and not (names and text.startswith(names[0])):
        names = (first.group(), *names)
    for name in names:
        start = text.find(name, done)
        if start >= 0:
            done = start + len(name)
            initial = _INITIAL.search(text, 0, start)
            yield initial.start() if initial else start, done
