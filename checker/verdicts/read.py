"""Matches to verdicts: every match is read one way; those that may say something are read the other way too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.models import Match, Probabilities, Verdict
from checker.progress import Progress

from .context import in_context
from .interface import Judge

# A step of the progress bar and of the cache: about two seconds on two cores, which is all that Ctrl-C loses.
_AT_ONCE = 512
# One pair in five of the development sets is below; reading all both ways would cost two thirds more.
_WORTH_A_SECOND_LOOK = 0.9


def verdicts(matches: Sequence[Match], judge: Judge, progress: Progress) -> Iterator[Verdict]:
    """A verdict for each match, in order. A match read as plainly neutral keeps that reading for both directions."""
    if matches:
        judge.prepare(progress)
    forward = list(_judged(matches, judge, progress, turned=False))
    second = [number for number, p in enumerate(forward) if p.neutral < _WORTH_A_SECOND_LOOK]
    backward = dict(zip(second, _judged([matches[n] for n in second], judge, progress, turned=True), strict=True))
    for number, match in enumerate(matches):
        yield Verdict(match=match, forward=forward[number], backward=backward.get(number, forward[number]))


def _judged(matches: Sequence[Match], judge: Judge, progress: Progress, *, turned: bool) -> Iterator[Probabilities]:
    sides = [(match.b, match.a) if turned else (match.a, match.b) for match in matches]
    placed = judge.reads_context
    texts = [in_context(claim.text, claim.context if placed else "") for pair in sides for claim in pair]
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    order = sorted(range(len(pairs)), key=lambda number: len(pairs[number][0]) + len(pairs[number][1]))
    found: dict[int, Probabilities] = {}
    parts = range(0, len(order), _AT_ONCE)
    for start in progress.track(parts, len(parts), "Comparing again" if turned else "Comparing"):
        part = order[start : start + _AT_ONCE]
        found |= zip(part, judge.judge([pairs[number] for number in part]), strict=True)
    return (found[number] for number in range(len(pairs)))
