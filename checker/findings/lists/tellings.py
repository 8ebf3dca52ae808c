"""What one sentence says of who does an act: who does, who does not, how many, and that there are no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.models import Claim

from .acts import ACTS, ANY, Act
from .counts import NO_COUNT, Count, closing, counted_after, counted_before, members
from .sentence import BE, FEW, NOT, Reading, Run, read

_NOTHING = re.compile(r"\s+(?:nothing|neither|none|no)\b", re.IGNORECASE)
_UNSURE = re.compile(r"^(?:if|unless|whether|suppose|imagine|should)\b|\?[”\"’']?$", re.IGNORECASE)
# From a verb or a noun to the names that follow it.
_BY = re.compile(r"(?:\s+(?!by\b)[\w.]+){0,5}\s+by(?::|\s)\s*(?:(?:(?!in\b|at\b|a\b)[a-z]+)\s+){0,4}")
_ARE = re.compile(
    r"(?:\s+(?!in\b|at\b|on\b)[a-z]+|\s+[A-Z]\w+){0,4}?"
    r"(?:\s+(?:are|were|is|was|include|included|being|namely)\s+|\s*:\s*|\s*[—–]\s+)(?:the\s+|only\s+|both\s+)*"
)
_FROM = re.compile(r"\s*:?\s+(?:(?:the|only|both|members?|[a-z]+ of them:)\s+)*")
_BEHIND = re.compile(r"[^.;!?:]{0,60}[:,]\s+(?:the\s+|both\s+|those (?:in|of|from)\s+)?")
_LEFT_OUT = re.compile(
    r"\b(?:with the exception of|except(?: for)?|(?:all|everyone|everybody|each)(?: [\w-]+){0,4} "
    r"(?:but|bar|save|apart from))\s+(?:the )?$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|not|nor)\s+(?:the\s+)?$", re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"\s+(?:are the only [\w\s]{1,40} (?:that|who|which) )?(?:have|has|had|did|do|does)(?: not|n[’']t)[.;,]"
)
_OBJECT = re.compile(r"\s+([^,;:.!?()“”\"—–]{2,80})")
_OBJECT_ENDS = re.compile(
    r"(?<!^)\b(?:on|at|by|after|before|with|when|while|and|but|which|that|who|as|because|if|in|since|during|yesterday|"
    r"today|there|here|also|too|last|until|from|than|to|or)\b.*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"([^,;:.!?()“”\"—–]{2,80})$")
_POINTS_BACK = re.compile(
    r"^(?:it|them|this|one|so|him|her|us|nothing|neither|none|(?:the|that|this|these|those|a)?\s*"
    r"(?:text|document|paper|page)?|too|also|there|no|\w+ly)$",
    re.IGNORECASE,
)
_DID_NOT = re.compile(r"\s+(?:have|has|had|did|do|does)(?: not|n[’']t)\s*[.;,]")
_DID_SO = re.compile(r"\s+(?:(?:has|have|had)\s+)?(?:did|done)\s+(?:so|too|the same|likewise)\b")
# Longer sentences are no sentences.
_LONGEST = 2000
# Words. What was signed is named right before "was signed"; further back another clause begins.
_LONGEST_SUBJECT = 8


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


def tellings(claim: Claim, known: frozenset[str]) -> Iterator[Told]:
    """What `claim` says of who does what; `known` are single names that stand inside sentences elsewhere."""
    if len(claim.text) > _LONGEST or not ANY.search(claim.text.lower()) or _UNSURE.search(claim.text):
        return
    reading = read(claim, known)
    for act in ACTS:
        yield from {(told.names, told.denied, told.count): told for told in _of(act, reading)}.values()


def goes_on(claim: Claim, known: frozenset[str], before: Told) -> Told | None:
    """What "Hungary did not." or "Norway did so later." says after a sentence that told of an act."""
    if len(claim.text) > _LONGEST or not (_DID_NOT.search(claim.text) or _DID_SO.search(claim.text)):
        return None
    reading = read(claim, known)
    for run in reading.runs[:1]:
        for way, denied in ((_DID_NOT, True), (_DID_SO, False)):
            if way.match(reading.text, run.end):
                return _told(before.act, reading, run, denied=denied)
    return None


def points_back(phrase: str) -> bool:
    """Whether an object is only a pronoun or nothing."""
    return _POINTS_BACK.match(phrase) is not None


def _told(act: Act, reading: Reading, run: Run, done_to: str = "", *, denied: bool = False, gap: str = "") -> Told:
    """That the names of `run` do `act`, or don't, with what closes the list."""
    words = None if denied else closing(reading.text, run, gap)
    return Told(act, reading.claim, members(reading.text, run), denied, words, done_to)


def _of(act: Act, reading: Reading) -> Iterator[Told]:
    yield from _doers(act, reading)
    yield from _refusers(act, reading)
    yield from _agents(act, reading)
    yield from _sufferers(act, reading)
    yield from _headed(act, reading)
    yield from _counted(act, reading)


def _doers(act: Act, reading: Reading) -> Iterator[Told]:
    """Subjects of the verb, or the list after a colon; then who is left out, in words or by "did not"."""
    for verb in _found(act.does, reading):
        if BE.search(reading.text, 0, verb.start()) and not verb.group().startswith(("is", "are", "was", "were")):
            continue
        done_to = _object(reading.text, verb.end())
        yield from _subjects(act, reading, verb, done_to)
        yield from _others(act, reading, verb, done_to)


def _subjects(act: Act, reading: Reading, verb: re.Match[str], done_to: str) -> Iterator[Told]:
    if re.match(r"\s+by\b", reading.text[verb.end() :]):
        return
    subject = reading.before(verb.start())
    if subject is None:
        yield from _listed_behind(act, reading, verb, done_to)
        return
    run, gap = subject
    head = reading.text[: run.start]
    denied = bool(NOT.search(gap) or _NOTHING.match(reading.text, verb.end()) or _NEITHER.search(head))
    yield _told(act, reading, run, done_to, denied=denied or bool(_LEFT_OUT.search(head)), gap=gap)


def _listed_behind(act: Act, reading: Reading, verb: re.Match[str], done_to: str) -> Iterator[Told]:
    """The names after a colon, or as many after a comma as the subject counts: "Two sent troops, Mali and Chad"."""
    run = reading.after(verb.end(), _BEHIND)
    if run is None or len(run.names) < FEW:
        return
    counted = counted_before(reading.text, verb.start()).number == len(run.names)
    if counted or ":" in reading.text[verb.end() : run.start]:
        yield _told(act, reading, run, done_to)


def _others(act: Act, reading: Reading, verb: re.Match[str], done_to: str) -> Iterator[Told]:
    """Those left out: "all except Malta", "Chad is the only one that has not"."""
    for run in reading.runs:
        if run.start > verb.end() and (
            _LEFT_OUT.search(reading.text[: run.start]) or _ELLIPSIS.match(reading.text, run.end)
        ):
            yield _told(act, reading, run, done_to, denied=True)


def _refusers(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.refuses, reading):
        subject = reading.before(verb.start())
        run = subject[0] if subject else reading.joined_on(verb.start())
        if run is not None and not (subject and NOT.search(subject[1])):
            yield _told(act, reading, run, _object(reading.text, verb.end()), denied=True)


def _agents(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.done, reading):
        run = reading.after(verb.end(), _BY)
        if run is not None:
            denied = bool(NOT.search(reading.text[max(0, verb.start() - 12) : verb.start()]))
            yield _told(act, reading, run, _subject(reading, verb.start()), denied=denied)


def _sufferers(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.suffers, reading):
        subject = reading.before(verb.start())
        if subject is not None and BE.search(subject[1]):
            yield _told(act, reading, subject[0], "", denied=bool(NOT.search(subject[1])), gap=subject[1])


def _headed(act: Act, reading: Reading) -> Iterator[Told]:
    """Names after a noun or a heading: "The signatories are", "Present:", "received from"."""
    for heads, denied in ((act.heads, False), (act.missing, True)):
        for head in _found(heads, reading):
            directly = head.group().lower().endswith((" of", " from", " by", "comprise", "comprises"))
            run = reading.after(head.end(), _FROM if directly else _ARE)
            if run is not None:
                yield _told(act, reading, run, _subject(reading, head.start()), denied=denied)


def _counted(act: Act, reading: Reading) -> Iterator[Told]:
    """How many do it, where a number stands in the place of names."""
    for verb in _found(act.does, reading):
        count = counted_before(reading.text, verb.start())
        if count.number:
            yield Told(act, reading.claim, (), object=_object(reading.text, verb.end()), count=count)
    for verb in _found(act.done, reading):
        count = counted_after(reading.text, verb.end())
        if count.number:
            yield Told(act, reading.claim, (), object=_subject(reading, verb.start()), count=count)
    for verb in _found(act.suffers, reading):
        be = BE.search(reading.text, 0, verb.start())
        count = counted_before(reading.text, be.start()) if be else NO_COUNT
        if count.number:
            yield Told(act, reading.claim, (), count=count)


def _found(way: re.Pattern[str] | None, reading: Reading) -> Iterator[re.Match[str]]:
    return way.finditer(reading.text) if way is not None else iter(())


def _object(text: str, at: int) -> str:
    found = _OBJECT.match(text, at)
    return _OBJECT_ENDS.sub("", found[1]).strip() if found else ""


def _subject(reading: Reading, at: int) -> str:
    """What stands before "was signed", the capital of a sentence's first word taken back."""
    head = BE.sub("", re.sub(r"\b(?:has|have|had|would|will|not)\b", "", reading.text[:at]))
    found = _SUBJECT.search(head.rstrip())
    phrase = " ".join(found[1].split()[-_LONGEST_SUBJECT:]) if found else ""
    begins = reading.text.startswith(phrase) and not any(run.start == 0 for run in reading.runs)
    return phrase[:1].lower() + phrase[1:] if begins else phrase
