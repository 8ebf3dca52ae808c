"""One sentence to what it says of who does an act: its names, whether they did, and whether there are others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.language.aliases import is_place_or_power
from checker.language.names import find_names, without_title
from checker.models import Claim

from .acts import ACTS, ANY, Act

_PARENTHESIS = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(
    r"(?:\s*,\s*(?:and|or|nor|plus|as well as)?|\s+(?:and|or|nor|plus|&|as well as|along with|together with))\s+"
    r"(?:both\s+)?(?:the\s+(?:[a-z][a-z-]*\s+){0,2})?(?:[A-Z]\.\s+)?"
)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?(?:the\s+)?")
_PLURAL_TITLE = re.compile(
    r"^(?:Councillors?|Cllrs?|Councilmembers?|Ministers|Senators|Judges|Professors|Doctors|Presidents|Commissioners|"
    r"Messrs|Members|Directors)\.?\s+(?=[A-Z])"
)
# What may stand between the doers and their verb: helping words, and "were the only leaders to".
_GAP = re.compile(
    r"(?:,[^,;:]{1,60},)?(?:,?\s+(?:both|all|each|also|then|now|later|yesterday|only|alone|too|already|finally|duly|"
    r"together|have|has|had|having|will|would|are|is|were|was|be|been|to|did|do|does|not|never|\w+n[’']t|"
    r"the (?:only|first|last|sole)(?: [\w-]+){0,3}|ones|who|that|which|refus(?:e|es|ed)|declin(?:e|es|ed)|fail(?:s|ed)?|"
    r"unwilling|still|formally|jointly|ready|prepared|agreed|promised|willing|on [A-Z]\w+day))*,?\s+"
)
_NOT = re.compile(r"\b(?:not|never|\w+n[’']t|refus\w+|declin\w+|fail\w*|unwilling)(?!\w)", re.IGNORECASE)
_NOTHING = re.compile(r"\s+(?:nothing|neither|none|no)\b", re.IGNORECASE)
_UNSURE = re.compile(r"^(?:if|unless|whether|suppose|imagine|should)\b|\?[”\"’']?$", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:\w+ly|all|both|each|also|not|then|duly))*\s+$")
_JOINED_ON = re.compile(r"[^;:“”\"]{0,120}?\s(?:and|but|yet)(?:\s+(?:has|had|have|will|would|then|later|also|never))*\s+")
# A name after one of these is no subject: "the countries around Lake Issen signed".
_PLACED = re.compile(
    r"\b(?:around|in|at|near|with|by|for|on|between|against|over|to|into|than|under|after|before|about|outside|through)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:.{0,200}:\s+)?(?:The\s+)?")
_OFFICE = re.compile(
    r"[’']s?\s+(?:[a-z]+\s+){0,2}(?:minister|president|government|envoy|ambassador|leader|delegate|premier),?\s+"
)
# From a verb or a noun to the names that follow it.
_BY = re.compile(r"(?:\s+(?!by\b)[\w.]+){0,5}\s+by(?::|\s)\s*(?:(?:(?!in\b|at\b|a\b)[a-z]+)\s+){0,4}")
_ARE = re.compile(
    r"(?:\s+(?!in\b|at\b|on\b)[a-z]+|\s+[A-Z]\w+){0,4}?"
    r"(?:\s+(?:are|were|is|was|include|included|being|namely)\s+|\s*:\s*|\s*[—–]\s+)(?:the\s+|only\s+|both\s+)*"
)
_FROM = re.compile(r"\s*:?\s+(?:(?:the|only|both|members?|[a-z]+ of them:)\s+)*")
_BEHIND = re.compile(r"[^.;!?:]{0,60}[:,]\s+(?:the\s+|both\s+)?")
_LEFT_OUT = re.compile(
    r"\b(?:with the exception of|except(?: for)?|(?:all|everyone|everybody|each)(?: [\w-]+){0,4} "
    r"(?:but|bar|save|apart from))\s+(?:the )?$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|not|nor)\s+(?:the\s+)?$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\s+(?:are the only [\w\s]{1,40} (?:that|who|which) )?(?:have|has|had|did|do|does)(?: not|n[’']t)[.;,]")
_BEFORE = re.compile(r"\b(?:only|alone|solely|(?:no one|nobody|none) (?:but|except))\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:the only|alone|the sole)\b", re.IGNORECASE)
_AFTER = re.compile(r"[^.;:]{0,40}?\b(no others?|(?:nobody|no one) else|alone)\b", re.IGNORECASE)
_NO_OTHERS = re.compile(r"(?:And )?(?:not one other|no others?|nobody else|no one else|none of the others?)\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_COUNT = re.compile(
    rf"\b(?:(?:the|only|all)\s+)?(?P<count>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))\s+(?!days|weeks|months|years|hours|times)[a-z]+\b"
)
# A count in the place of names: "four of the five countries around the lake signed", "signed by all five states".
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))\s(?!days|weeks|months|years|hours|times)"
    r"(?:of (?:the|its|their|his|our)\b|(?:[a-z-]+ ){0,3}[a-z]+s\b|people|men|women)[^,;:.]{0,60}$"
)
_NUMBERED = re.compile(r"\b[A-Z][\w’']*\s$")
_COUNTED_BY = re.compile(
    rf"(?:\s+(?!by\b)[\w.]+){{0,5}}\s+by\s(?:[a-z]+\s){{0,4}}?(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s[a-z]+(?:\s[A-Za-z]+)?"
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
_FEW = 2


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
    count: int = 0


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

    def told(self, act: Act, run: Run, found: str = "", *, denied: bool = False, gap: str = "") -> Told:
        """That the names of `run` do `act` to `found`, or don't, with what closes the list."""
        closing = None if denied else self._closing(run, gap)
        return Told(act, self.claim, run.names, denied, closing, found)

    def after(self, at: int, between: re.Pattern[str]) -> Run | None:
        """The first run after `at`, where nothing but `between` parts the two; a list with semicolons is read so."""
        run = next((run for run in self.runs if run.start >= at), None)
        if run is None or not between.fullmatch(self.text, at, run.start):
            return None
        return self._segments(run) if self.text.count(";", run.start) >= _FEW else self._with_next(run)

    def before(self, at: int) -> tuple[Run, str] | None:
        """The run that is the subject of a verb at `at`, and the words between."""
        earlier = [run for run in self.runs if run.end < at]
        if not earlier:
            return None
        last, first = earlier[-1], earlier[0]
        if _GAP.fullmatch(self.text, last.end, at) and not _PLACED.search(self.text[: last.start]):
            return self._office(earlier), self.text[last.end : at]
        if _BEGINS.fullmatch(self.text, 0, first.start) and _JOINED_ON.fullmatch(self.text, first.end, at):
            return first, ""
        return None

    def joined_on(self, at: int) -> Run | None:
        """The run whose earlier verb the one at `at` goes on from: "The premier of Ordania sat there but left"."""
        last = next((run for run in reversed(self.runs) if run.end < at), None)
        return last if last is not None and _JOINED_ON.fullmatch(self.text, last.end, at) else None

    def _office(self, earlier: list[Run]) -> Run:
        """The state rather than its minister: "Halvany's foreign minister, Dorte Maes"."""
        *_, before, last = [None, *earlier]
        if before is not None and last is not None and _OFFICE.fullmatch(self.text, before.end, last.start):
            return before
        return earlier[-1]

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

    def _closing(self, run: Run, gap: str) -> str | None:
        """The words that say that there are no others than those in `run`."""
        found = _BEFORE.search(self.text[: run.start]) or _WITHIN.search(gap)
        if found:
            return found.group().strip()
        after = _AFTER.match(self.text, run.end)
        if after:
            return after[1]
        return next((c.group() for c in _COUNT.finditer(self.text) if _number(c) == len(run.names) > _FEW), None)


def tellings(claim: Claim, known: frozenset[str]) -> Iterator[Told]:
    """What `claim` says of who does what; `known` are single names that stand inside sentences elsewhere."""
    if not ANY.search(claim.text.lower()) or _UNSURE.search(claim.text):
        return
    reading = read(claim, known)
    for act in ACTS:
        yield from {(told.names, told.denied, told.count): told for told in _of(act, reading)}.values()


def read(claim: Claim, known: frozenset[str]) -> Reading:
    """The sentence with its names found, parentheses blanked so that places stay."""
    text = _PARENTHESIS.sub(lambda found: " " * len(found.group()), claim.text)
    return Reading(claim, text, tuple(_runs(text, known)))


def shuts_out(claim: Claim) -> str | None:
    """The words by which a sentence closes the list before it: "Not one other has said that it would"."""
    found = _NO_OTHERS.match(claim.text)
    return found.group() if found else None


def points_back(phrase: str) -> bool:
    """Whether an object is only a pronoun or nothing."""
    return _POINTS_BACK.match(phrase) is not None


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
        if _BE.search(reading.text, 0, verb.start()) and not verb.group().startswith(("is", "are", "was", "were")):
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
    denied = bool(_NOT.search(gap) or _NOTHING.match(reading.text, verb.end()) or _NEITHER.search(head))
    yield reading.told(act, run, done_to, denied=denied or bool(_LEFT_OUT.search(head)), gap=gap)


def _listed_behind(act: Act, reading: Reading, verb: re.Match[str], done_to: str) -> Iterator[Told]:
    """The names after a colon, or as many after a comma as the subject counts: "Two sent troops, Mali and Chad"."""
    run = reading.after(verb.end(), _BEHIND)
    if run is None or len(run.names) < _FEW:
        return
    count = _COUNTED.search(reading.text, 0, verb.start())
    if ":" in reading.text[verb.end() : run.start] or (count and _number(count) == len(run.names)):
        yield reading.told(act, run, done_to)


def _others(act: Act, reading: Reading, verb: re.Match[str], done_to: str) -> Iterator[Told]:
    for run in reading.runs:
        if run.start > verb.end() and (
            _LEFT_OUT.search(reading.text[: run.start]) or _ELLIPSIS.match(reading.text, run.end)
        ):
            yield reading.told(act, run, done_to, denied=True)


def _refusers(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.refuses, reading):
        subject = reading.before(verb.start())
        run = subject[0] if subject else reading.joined_on(verb.start())
        if run is not None and not (subject and _NOT.search(subject[1])):
            yield reading.told(act, run, _object(reading.text, verb.end()), denied=True)


def _agents(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.done, reading):
        run = reading.after(verb.end(), _BY)
        if run is not None:
            denied = bool(_NOT.search(reading.text[max(0, verb.start() - 12) : verb.start()]))
            yield reading.told(act, run, _subject(reading.text, verb.start()), denied=denied)


def _sufferers(act: Act, reading: Reading) -> Iterator[Told]:
    for verb in _found(act.suffers, reading):
        subject = reading.before(verb.start())
        if subject is not None and _BE.search(subject[1]):
            yield reading.told(act, subject[0], "", denied=bool(_NOT.search(subject[1])), gap=subject[1])


def _headed(act: Act, reading: Reading) -> Iterator[Told]:
    """Names after a noun or a heading: "The signatories are", "Present:", "received from"."""
    for heads, denied in ((act.heads, False), (act.missing, True)):
        for head in _found(heads, reading):
            directly = head.group().lower().endswith((" of", " from", " by", "comprise", "comprises"))
            run = reading.after(head.end(), _FROM if directly else _ARE)
            if run is not None:
                yield reading.told(act, run, _subject(reading.text, head.start()), denied=denied)


def _counted(act: Act, reading: Reading) -> Iterator[Told]:
    """How many do it, where a number stands in the place of names."""
    for verb in _found(act.does, reading):
        before = _COUNTED.search(reading.text, 0, verb.start())
        if before and not _NUMBERED.search(reading.text, 0, before.start()) and not _NOT.search(before.group()) and not _BE.search(before.group()):
            yield Told(act, reading.claim, (), False, None, _object(reading.text, verb.end()), _number(before))
    for verb in _found(act.done, reading):
        by = _COUNTED_BY.match(reading.text, verb.end())
        if by:
            yield Told(act, reading.claim, (), False, None, _subject(reading.text, verb.start()), _number(by))


def _number(found: re.Match[str]) -> int:
    word = found["count"].lower()
    return _NUMBERS.get(word) or int(word)


def _found(way: re.Pattern[str] | None, reading: Reading) -> Iterator[re.Match[str]]:
    return way.finditer(reading.text) if way is not None else iter(())


def _object(text: str, at: int) -> str:
    found = _OBJECT.match(text, at)
    return _OBJECT_ENDS.sub("", found[1]).strip() if found else ""


def _subject(text: str, at: int) -> str:
    """What stands before "was signed"."""
    head = _BE.sub("", re.sub(r"\b(?:has|have|had|would|will|not)\b", "", text[:at]))
    found = _SUBJECT.search(head.rstrip() or "")
    return " ".join(found[1].split()[-8:]) if found else ""


def _runs(text: str, known: frozenset[str]) -> Iterator[Run]:
    spans = list(_spans(text, known))
    start = 0
    for number in range(1, len(spans) + 1):
        if number == len(spans) or not _SEPARATOR.fullmatch(text, spans[number - 1][1], spans[number][0]):
            names = [_PLURAL_TITLE.sub("", without_title(text[a:b])) for a, b in spans[start:number]]
            if len(names) >= _FEW or all(map(is_place_or_power, names[-1].split(" and the "))):
                names[-1:] = names[-1].split(" and the ")
            yield Run(tuple(names), spans[start][0], spans[number - 1][1])
            start = number


def _spans(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    done = 0
    first = re.match(r"[A-Z][\w-]*\w", text)
    names = find_names(text)
    if first and first.group() in known and not (names and text.startswith(names[0])):
        names = (first.group(), *names)
    for name in names:
        start = text.find(name, done)
        if start >= 0:
            done = start + len(name)
            yield start, done
