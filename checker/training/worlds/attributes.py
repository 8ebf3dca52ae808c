"""What the kinds of attribute have in common: a value is drawn, worded, and what two wordings claim is compared."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

INFINITE = float("inf")


@dataclass(frozen=True)
class Reading:
    """A worded number: any reader grants those from `low` to `high`, a lenient one those from `lowest` to `highest`.

    For "more than 300", any reader grants 310; 2,000 is possible though nobody would word it so. Between the two lie
    the pairs on which readers differ, and `relation` answers None.
    """

    low: float
    high: float
    lowest: float
    highest: float
    near: float | None = None  # the number that "about" stands before
    scale: str = ""  # a weekday and a date can't be compared

    def meets(self, other: Reading) -> bool:
        """Whether some number is granted to both by any reader."""
        return self.low <= other.high and other.low <= self.high

    def tightens(self, other: Reading) -> bool:
        """Whether both are open to the same side and this one is the closer: "more than 400" and "more than 300"."""
        open_alike = self.highest == other.highest == INFINITE or self.lowest == other.lowest == 0
        closer = other.lowest <= self.lowest and self.highest <= other.highest
        return open_alike and closer and self.meets(other)


Worded = tuple[str, Reading]


def exactly(number: float, slack: float = 0.0, scale: str = "") -> Reading:
    """The number itself; within `slack` it may have been rounded."""
    return Reading(number, number, number - slack, number + slack, scale=scale)


def relation(premise: Reading, hypothesis: Reading) -> str | None:
    """The label of the pair, or None where readers would differ."""
    p, h = premise, hypothesis
    if p.scale != h.scale:
        return None
    if p == h or p.tightens(h):
        return "entailment"
    if p.near is not None and h.low == h.high == p.near:
        return None  # to some readers "about 300" says the same as "300", to others less
    if p.highest < h.lowest or h.highest < p.lowest:
        return "contradiction"
    if h.low <= p.lowest and p.highest <= h.high:
        return "entailment"
    return "neutral" if p.meets(h) and (p.low < h.lowest or h.highest < p.high) else None


def vague(table: str, value: float, start: float = 0) -> list[Worded]:
    """The wordings of a table in `vague.toml` that surely fit the value; their numbers are counted from `start`."""
    fitting = []
    for wordings, *edges in _tables()[table]:
        reading = Reading(*(start + edge for edge in edges))
        if reading.low <= value <= reading.high:
            fitting += [(wording, reading) for wording in wordings.split("|")]
    return fitting


@cache
def _tables() -> dict[str, list[Any]]:
    return tomllib.loads(Path(__file__).with_name("vague.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Saying:
    """A value put in words: what it claims, the text for the slots of a phrasing, and which group of phrasings fits."""

    claim: Any
    forms: dict[str, str] = field(default_factory=dict)
    group: str = "is"


class Attribute(Protocol):
    """One type of attribute, set up for one fact."""

    def draw(self, rng: random.Random) -> Any:
        """A value that some event may have."""

    def other(self, value: Any, rng: random.Random) -> Any:
        """A value that excludes `value`, often one easily mistaken for it."""
        while (drawn := self.draw(rng)) == value:
            pass
        return drawn

    def say(self, value: Any, rng: random.Random) -> Saying:
        """A true wording of the value."""

    def relation(self, premise: Any, hypothesis: Any) -> str | None:
        """The label that two claims about one event get, here readings; None where readers would differ."""
        return relation(premise, hypothesis)
