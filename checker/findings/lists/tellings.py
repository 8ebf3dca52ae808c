"""What one sentence says of who does an act: who does, who does not, how many, and that there are no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from checker.findings.judges.interface import content_stems
from checker.models import Claim

from .acts import ACTS, Act
from .counts import NO_COUNT, NOT, Count, closing, counted_after, counted_before
from .sentence import FEW, Reading, Run, read

_NOTHING = re.compile(r"\s+(?:nothing|neither|none|no)\b", re.IGNORECASE)
_UNSURE = re.compile(r"^(?:if|unless|whether)\b|\?[”\"’']?$", re.IGNORECASE)
# From a verb or a noun to the names that follow it.
# Behind "signed": "on 9 October by the envoys of".
_BY = re.compile(r"(?:\s+(?!by\b)[\w.]+){0,5}\s+by\s+(?:(?!in\b|at\b|a\b)[a-z]+\s+){0,4}")
# Behind "signatories": "to the pact are", ": ".
_ARE = re.compile(
    r"(?:\s+(?!in\b|at\b|on\b)[a-z]+){0,4}?(?:\s+(?:are|were|is|was|include|included)\s+|\s*:\s*)(?:the\s+|only\s+)*"
)
# Behind "the signature of": "the", "both", "members".
_OF = re.compile(r"\s+(?:(?:the|only|both|members?|[a-z]+ of them:)\s+)*")
# Behind "three states signed": "in May: ", ", ".
_BEHIND = re.compile(r"[^.;!?:]{0,60}[:,]\s+(?:the\s+)?")
_LEFT_OUT = re.compile(
    r"\b(?:neither|not|nor|except(?: for)?|(?:all|everyone)(?: [\w-]+){0,4} but)\s+(?:the\s+)?$", re.I
)
_OBJECT = re.compile(r"\s+([^,;:.!?()“”\"—–]{2,80})")
_OBJECT_ENDS = re.compile(
    r"(?<!^)\b(?:on|at|by|after|before|with|when|while|and|but|which|that|who|as|because|in|since|during|also|too|last|"
    r"until|from|than|to|or)\b.*",
    re.IGNORECASE,
)
# Eight words: what was signed is named right before "was signed"; further back another clause begins.
_SUBJECT = re.compile(r"(?:[^\s,;:.!?()“”\"—–]+\s+){1,8}$")
_HELPERS = re.compile(r"(?:(?:has|have|had|would|will|not|is|are|was|were|be|been)\s+)+$")
_POINTS_BACK = re.compile(
    r"(?:it|them|this|one|so|nothing|neither|none|(?:the|that|this)?\s*(?:text|document|paper)?|too|also|there|no|\w+ly)",
    re.IGNORECASE,
)
# Stems. Whether soldiers, a contingent, forces or troops are sent is one question.
_SAME = dict.fromkeys(("soldi", "conti", "force", "milit"), "troop")
# Longer sentences are no sentences.
_LONGEST = 2000


@dataclass(frozen=True)
class Told:
    """What one sentence says: `names` do `act`, or don't; `closing` are the words that shut out others.

    `count` is how many do, by a number alone; `object` is what the act is done to, as far as the sentence says.
    """

    act: Act
    claim: Claim
    names: tuple[str, ...]
    denied: bool = False
    closing: str | None = None
    object: str = ""
    count: Count = NO_COUNT

    @property
    def about(self) -> frozenset[str]:
        """The content words of what the act is done to; none where that is only a pronoun."""
        plain = "" if _POINTS_BACK.fullmatch(self.object) else self.object
        return frozenset(_SAME.get(stem, stem) for stem in content_stems(plain))


def tellings(claim: Claim, known: frozenset[str]) -> Iterator[Told]:
    """What `claim` says of who does what; `known` are single names that stand inside sentences elsewhere."""
    if len(claim.text) > _LONGEST or _UNSURE.search(claim.text):
        return
    acts = [act for act in ACTS if any(way.search(claim.text) for way in (act.does, act.done, act.heads, act.refuses))]
    if acts:
        reading = read(claim, known)
        for act in acts:
            every = chain(_doing(act, reading), _refusing(act, reading), _behind(act, reading))
            yield from {(told.names, told.denied, told.count): told for told in every}.values()


def _doing(act: Act, reading: Reading) -> Iterator[Told]:
    """The subjects of the verb: names, or a number of them, whose names may follow it."""
    text = reading.text
    for verb in act.does.finditer(text):
        if re.match(r"\s+by\b", text[verb.end() :]):
            continue
        subject, count = reading.before(verb.start()), counted_before(text, verb.start())
        done_to = _object(text, verb.end())
        if subject:
            run, gap = subject
            denied = NOT.search(gap) or _NOTHING.match(text, verb.end()) or _LEFT_OUT.search(text[: run.start])
            yield _told(act, reading, run, done_to, denied=bool(denied), gap=gap)
        # The names stand after a colon, or as many after a comma as the subject counts: "Two sent troops, Mali and
        # Chad".
        behind = None if subject else reading.after(verb.end(), _BEHIND)
        colon = behind is not None and ":" in text[verb.end() : behind.start]
        if behind and len(behind.names) >= FEW and (colon or count.number == len(behind.names)):
            yield _told(act, reading, behind, done_to)
        if count.number:
            yield Told(act, reading.claim, (), object=done_to, count=count)


def _refusing(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in act.refuses.finditer(reading.text):
        subject = reading.before(verb.start())
        if subject and not NOT.search(subject[1]):
            yield _told(act, reading, subject[0], _object(reading.text, verb.end()), denied=True)


def _behind(act: Act, reading: Reading) -> Iterator[Told]:
    """Those by whom it is done, named or counted, and those after a noun: "The signatories are", "received from"."""
    text = reading.text
    for verb in act.done.finditer(text):
        run, count = reading.after(verb.end(), _BY), counted_after(text, verb.end())
        denied = bool(NOT.search(text[max(0, verb.start() - 12) : verb.start()]))
        if run:
            yield _told(act, reading, run, _subject(text, verb.start()), denied=denied)
        elif count.number and not denied:
            yield Told(act, reading.claim, (), object=_subject(text, verb.start()), count=count)
    for head in act.heads.finditer(text):
        run = reading.after(head.end(), _OF if head.group().lower().endswith((" of", " from")) else _ARE)
        if run:
            yield _told(act, reading, run, _subject(text, head.start()))


def _told(act: Act, reading: Reading, run: Run, done_to: str, *, denied: bool = False, gap: str = "") -> Told:
    """That the names of `run` do `act`, or don't, with what closes the list."""
    words = None if denied else closing(reading.text, (run.start, run.end), len(run.names), gap)
    return Told(act, reading.claim, run.names, denied, words, done_to)


def _object(text: str, at: int) -> str:
    found = _OBJECT.match(text, at)
    return _OBJECT_ENDS.sub("", found[1]).strip() if found else ""


def _subject(text: str, at: int) -> str:
    """What stands before "was signed"."""
    found = _SUBJECT.search(_HELPERS.sub("", text[:at]))
    return found.group().strip() if found else ""
