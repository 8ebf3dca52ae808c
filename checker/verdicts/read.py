"""Matches to verdicts: every match is read one way; those that may say something are read the other way too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.models import Match, Probabilities, Verdict
from checker.progress import Progress

from .context import in_figures_of
from .interface import Judge

# A step of the progress bar and of the cache: about two seconds on two cores, which is all that Ctrl-C loses.
_AT_ONCE = 512
# One pair in five of the development sets is below; reading all both ways would cost two thirds more.
_WORTH_A_SECOND_LOOK = 0.9
# What the first judge's word still counts beside the second one's: the two err differently.
_FIRST_SHARE = 0.2
# Added to each probability before logarithms are taken.
_LEAST = 1e-4


def verdicts(matches: Sequence[Match], judge: Judge, progress: Progress) -> Iterator[Verdict]:
    """A verdict for each match, in order. A match read as plainly neutral keeps that reading for both directions."""
    if matches:
        judge.prepare(progress)
    forward = list(_judged(matches, judge, progress, turned=False))
    second = [number for number, p in enumerate(forward) if p.neutral < _WORTH_A_SECOND_LOOK]
    backward = dict(zip(second, _judged([matches[n] for n in second], judge, progress, turned=True), strict=True))
    for number, match in enumerate(matches):
        yield Verdict(match=match, forward=forward[number], backward=backward.get(number, forward[number]))


def reread(judged: Sequence[Verdict], judge: Judge, progress: Progress) -> Iterator[Verdict]:
    """Verdicts of a better judge on matches that another one has read: its word weighs most, the other's a fifth."""
    again = verdicts([verdict.match for verdict in judged], judge, progress)
    for first, second in zip(judged, again, strict=True):
        forward, backward = _together(first.forward, second.forward), _together(first.backward, second.backward)
        yield first.model_copy(update={"forward": forward, "backward": backward})


def _judged(matches: Sequence[Match], judge: Judge, progress: Progress, *, turned: bool) -> Iterator[Probabilities]:
    sides = [(match.b, match.a) if turned else (match.a, match.b) for match in matches]
    # Models take "7 days" and "one week" for two values.
    pairs = [(judge.reads(first), judge.reads(in_figures_of(first, second))) for first, second in sides]
    order = sorted(range(len(pairs)), key=lambda number: len(pairs[number][0]) + len(pairs[number][1]))
    found: dict[int, Probabilities] = {}
    parts = range(0, len(order), _AT_ONCE)
    for start in progress.track(parts, len(parts), "Comparing again" if turned else "Comparing"):
        part = order[start : start + _AT_ONCE]
        found |= zip(part, judge.judge([pairs[number] for number in part]), strict=True)
    return (found[number] for number in range(len(pairs)))


def _together(first: Probabilities, second: Probabilities) -> Probabilities:
    """The weighted geometric mean of what two judges say."""
    one, other = first.model_dump(), second.model_dump()
    means = {
        label: (one[label] + _LEAST) ** _FIRST_SHARE * (other[label] + _LEAST) ** (1 - _FIRST_SHARE) for label in one
    }
    return Probabilities(**{label: round(value / sum(means.values()), 6) for label, value in means.items()})
