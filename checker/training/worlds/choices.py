"""Values of which one holds (who, where, why), positions of which one is taken, members of a group."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from .attributes import Attribute, Saying
from .names import Name
from .numerals import whole


@dataclass(frozen=True)
class Choice:
    """One out of many names, which may have wordings that mean the same."""

    draw: Callable[[random.Random], Name]
    deniable: bool

    def other(self, value: Name, rng: random.Random) -> Name:
        """Another of them."""
        while True:
            drawn = self.draw(rng)
            if {drawn.full, *drawn.short}.isdisjoint((value.full, *value.short)):
                return drawn

    def say(self, value: Name, rng: random.Random) -> Saying:
        """That it is this one; or, where there are phrasings for it, that it is not another."""
        if self.deniable and rng.random() < 0.2:
            text = self.other(value, rng).full
            return Saying(("not", text), {"v": text, "x": text}, "not")
        text = rng.choice((value.full, *value.short))
        return Saying(("is", value.full), {"v": text, "x": text})

    def relation(self, premise: tuple[str, str], hypothesis: tuple[str, str]) -> str | None:
        """One value excludes the others; that it is not one of them leaves the others open."""
        (stated, a), (asked, b) = premise, hypothesis
        if a == b:
            return "entailment" if stated == asked else "contradiction"
        if stated == "not":
            return "neutral"
        return "entailment" if asked == "not" else "contradiction"


@dataclass(frozen=True)
class Stance(Attribute):
    """Positions that each have phrasings of their own; they exclude one another but for those implied."""

    positions: tuple[str, ...]
    implies: frozenset[tuple[str, str]] = frozenset()

    def draw(self, rng: random.Random) -> str:
        """Any position."""
        return rng.choice(self.positions)

    def say(self, value: str, rng: random.Random) -> Saying:
        """The position itself."""
        return Saying(value, group=value)

    def relation(self, premise: str, hypothesis: str) -> str | None:
        """Same or implied, left open, or excluded."""
        if premise == hypothesis or (premise, hypothesis) in self.implies:
            return "entailment"
        return "neutral" if (hypothesis, premise) in self.implies else "contradiction"


Subset = frozenset[str]
# What a text says of a group: in which way, and which subsets of it that leaves possible.
Ballot = tuple[str, frozenset[Subset]]


@dataclass(frozen=True)
class Members:
    """Who of a group of up to seven took part: some named, only these, all but these, not these, so many.

    A value is the group and those of it for whom something holds.
    """

    name: Callable[[random.Random], Name]
    ways: tuple[str, ...]

    def draw(self, rng: random.Random) -> tuple[Subset, Subset]:
        """A group, and at least two of it but not all."""
        group = frozenset(self.name(rng).full for _ in range(7))
        return group, frozenset(rng.sample(sorted(group), rng.randint(2, len(group) - 1)))

    def other(self, value: tuple[Subset, Subset], rng: random.Random) -> tuple[Subset, Subset]:
        """The same group; one or two members have changed sides."""
        group, chosen = value
        while True:
            changed = chosen ^ frozenset(rng.sample(sorted(group), rng.choice((1, 1, 2))))
            if 2 <= len(changed) < len(group):
                return group, changed

    def say(self, value: tuple[Subset, Subset], rng: random.Random) -> Saying:
        """One of the ways to tell who it was; the number alone where a list would be long."""
        group, chosen = value
        way = rng.choice(self.ways)
        named = sorted(group - chosen if way in ("out", "but") else chosen)
        named = rng.sample(named, rng.randint(1, min(3, len(named))) if way in ("in", "out") else len(named))
        if way == "count" or len(named) > 4:
            forms = {"x": whole(len(chosen), True), "total": whole(len(group), True)}
            return Saying(ballot("count", group, chosen), forms, "count")
        one = len(named) == 1
        forms = {"v": named[0] if one else f"{', '.join(named[:-1])} and {named[-1]}", "x": whole(len(named), True)}
        forms |= {"was": "was", "has": "has", "is": "is"} if one else {"was": "were", "has": "have", "is": "are"}
        return Saying(ballot(way, group, frozenset(named)), forms, way)

    def relation(self, premise: Ballot, hypothesis: Ballot) -> str | None:
        """By the subsets that both leave possible. None where a list of some reads as if it were complete."""
        (way, possible), (asked, wanted) = premise, hypothesis
        if possible <= wanted:
            return "entailment"
        if not possible & wanted:
            return "contradiction"
        return None if way == "in" and asked not in ("out", "but") else "neutral"


def ballot(way: str, group: Subset, named: Subset) -> Ballot:
    """What naming these members of a group in this way says."""
    subsets = [frozenset(chosen) for size in range(len(group) + 1) for chosen in combinations(group, size)]
    fits: dict[str, Callable[[Subset], bool]] = {
        "in": lambda subset: named <= subset,
        "out": lambda subset: not named & subset,
        "only": lambda subset: subset == named,
        "full": lambda subset: subset == named,
        "but": lambda subset: subset == group - named,
        "count": lambda subset: len(subset) == len(named),
    }
    return way, frozenset(filter(fits[way], subsets))
