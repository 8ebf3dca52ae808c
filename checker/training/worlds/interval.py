"""What a worded number says: the values it surely allows, the values it may allow, and how two such sayings relate."""

from __future__ import annotations

from dataclasses import dataclass

INFINITE = float("inf")


@dataclass(frozen=True)
class Range:
    """All numbers from `low` to `high`, ends included."""

    low: float
    high: float

    def within(self, other: Range) -> bool:
        """Whether every number of this range is in the other."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Range) -> bool:
        """Whether the ranges share a number."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Reading:
    """A worded number. `sure` holds what any reader grants, `possible` what a lenient reader may still grant.

    For "more than 300", 310 is sure; 2,000 is possible though nobody would word it so. Between the two lie the pairs
    on which readers differ, and `relation` answers None.
    """

    sure: Range
    possible: Range
    opens: str = ""  # "up" or "down" for a bound on one side
    near: float | None = None  # the number that "about" stands before

    @classmethod
    def exactly(cls, number: float, slack: float = 0.0) -> Reading:
        """The number itself; within `slack` it may have been rounded."""
        return cls(Range(number, number), Range(number - slack, number + slack))


def relation(premise: Reading, hypothesis: Reading) -> str | None:
    """The label of the pair, or None where readers would differ."""
    if premise == hypothesis or _tighter(premise, hypothesis):
        return "entailment"
    if premise.near is not None and hypothesis.sure == Range(premise.near, premise.near):
        return None  # to some readers "about 300" says the same as "300", to others less
    if not premise.possible.meets(hypothesis.possible):
        return "contradiction"
    if premise.possible.within(hypothesis.sure):
        return "entailment"
    if premise.sure.meets(hypothesis.sure) and not premise.sure.within(hypothesis.possible):
        return "neutral"
    return None


def _tighter(premise: Reading, hypothesis: Reading) -> bool:
    """Two bounds on the same side, the premise's the narrower and not far off."""
    if not premise.opens or premise.opens != hypothesis.opens:
        return False
    return premise.possible.within(hypothesis.possible) and premise.sure.meets(hypothesis.sure)
