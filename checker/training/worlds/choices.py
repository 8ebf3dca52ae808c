"""Values of which one holds (who, where, why), positions of which one is taken, members of a group, shares."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from .attributes import Saying
from .interval import INFINITE, Range, Reading, relation
from .names import Name, Pools
from .numerals import digits, whole


@dataclass(frozen=True)
class Choice:
    """One out of many names of a pool, or out of written values, each with wordings that mean the same."""

    options: tuple[tuple[str, ...], ...] = ()
    pool: str = ""
    pools: Pools | None = None
    deniable: bool = False

    def draw(self, rng: random.Random) -> Name:
        """A name, or one of the written values."""
        if self.pools:
            return self.pools.name(self.pool, rng)
        wordings = rng.choice(self.options)
        return Name(wordings[0], wordings[1:])

    def other(self, value: Name, rng: random.Random) -> Name:
        """Another of them."""
        while True:
            drawn = self.draw(rng)
            if drawn.full != value.full and not set(drawn.short) & set(value.short):
                return drawn

    def say(self, value: Name, rng: random.Random, precise: bool = False) -> Saying:
        """That it is this one; or, where there are phrasings for it, that it is not another."""
        if self.deniable and rng.random() < 0.2:
            return self._denial(self.other(value, rng), rng)
        text = rng.choice((value.full, *value.short)) if value.short else value.full
        return Saying(("is", value.full), "is", {"v": text, "x": text})

    def _denial(self, value: Name, rng: random.Random) -> Saying:
        return Saying(("not", value.full), "not", {"v": value.full, "x": value.full})

    def relation(self, premise: tuple[str, str], hypothesis: tuple[str, str]) -> str | None:
        """One value excludes the others; that it is not one of them leaves the others open."""
        (stated, a), (asked, b) = premise, hypothesis
        if stated == asked == "is":
            return "entailment" if a == b else "contradiction"
        if a == b:
            return "entailment" if stated == asked else "contradiction"
        return "entailment" if stated == "is" else "neutral"


@dataclass(frozen=True)
class Stance:
    """Positions that each have phrasings of their own; they exclude one another unless told otherwise."""

    positions: tuple[str, ...]
    implies: frozenset[tuple[str, str]] = frozenset()
    free: frozenset[frozenset[str]] = frozenset()

    def draw(self, rng: random.Random) -> str:
        """Any position."""
        return rng.choice(self.positions)

    def other(self, value: str, rng: random.Random) -> str:
        """Another position."""
        return rng.choice([position for position in self.positions if position != value])

    def say(self, value: str, rng: random.Random, precise: bool = False) -> Saying:
        """The position itself."""
        return Saying(value, value)

    def relation(self, premise: str, hypothesis: str) -> str | None:
        """Same or implied, left open, or excluded."""
        if premise == hypothesis or (premise, hypothesis) in self.implies:
            return "entailment"
        if (hypothesis, premise) in self.implies or frozenset((premise, hypothesis)) in self.free:
            return "neutral"
        return "contradiction"


@dataclass(frozen=True)
class Roll:
    """The members of one group, and those for whom something holds."""

    group: tuple[str, ...]
    chosen: frozenset[str]


@dataclass(frozen=True)
class Ballot:
    """What a text says of a roll: which subsets of the group it leaves possible, and the names that it gives."""

    group: tuple[str, ...]
    possible: frozenset[frozenset[str]]
    way: str
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Members:
    """Who of a group of five to seven took part: some named, only these, all but these, not these, so many."""

    pool: str
    pools: Pools
    ways: tuple[str, ...]

    def draw(self, rng: random.Random) -> Roll:
        """A group, and at least two of it but not all."""
        names: dict[str, None] = {}
        size = rng.randint(5, 7)
        while len(names) < size:
            names[self.pools.name(self.pool, rng).full] = None
        group = tuple(names)
        return Roll(group, frozenset(rng.sample(group, rng.randint(2, size - 1))))

    def other(self, value: Roll, rng: random.Random) -> Roll:
        """The same group; one or two members have changed sides."""
        while True:
            chosen = value.chosen ^ frozenset(rng.sample(value.group, rng.choice((1, 1, 2))))
            if 2 <= len(chosen) < len(value.group) and chosen != value.chosen:
                return Roll(value.group, chosen)

    def say(self, value: Roll, rng: random.Random, precise: bool = False) -> Saying:
        """One of the ways to tell who it was."""
        way = rng.choice(self.ways)
        left_out = [name for name in value.group if name not in value.chosen]
        taken = [name for name in value.group if name in value.chosen]
        if way == "count":
            return self._count(value, rng)
        pool = left_out if way in ("out", "but") else taken
        if way in ("in", "out"):
            pool = rng.sample(pool, rng.randint(1, min(3, len(pool))))
        if len(pool) > 4:
            return self._count(value, rng) if "count" in self.ways else self._part(value, taken, rng)
        return self._named(value.group, way, pool, rng)

    def _part(self, value: Roll, taken: list[str], rng: random.Random) -> Saying:
        return self._named(value.group, "in", rng.sample(taken, 2), rng)

    def _named(self, group: tuple[str, ...], way: str, names: list[str], rng: random.Random) -> Saying:
        names = rng.sample(names, len(names))
        listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        one = len(names) == 1
        forms = {"v": listed, "was": "was" if one else "were", "has": "has" if one else "have"}
        forms |= {"is": "is" if one else "are", "x": whole(len(names), True)}
        given = frozenset(names)
        possible = frozenset(
            subset
            for subset in _subsets(group)
            if (way == "in" and given <= subset)
            or (way == "out" and not given & subset)
            or (way in ("only", "full") and subset == given)
            or (way == "but" and subset == frozenset(group) - given)
        )
        return Saying(Ballot(group, possible, way, given), way, forms)

    def _count(self, value: Roll, rng: random.Random) -> Saying:
        number = len(value.chosen)
        possible = frozenset(subset for subset in _subsets(value.group) if len(subset) == number)
        forms = {"x": whole(number, True), "total": whole(len(value.group), True)}
        return Saying(Ballot(value.group, possible, "count"), "count", forms)

    def relation(self, premise: Ballot, hypothesis: Ballot) -> str | None:
        """By the subsets that both leave possible. None where a list of some reads as if it were complete."""
        if premise.possible <= hypothesis.possible:
            return "entailment"
        if not premise.possible & hypothesis.possible:
            return "contradiction"
        lists = {premise.way, hypothesis.way}
        if lists == {"in"} and len(premise.named) == len(hypothesis.named) == 1:
            return "neutral"
        if lists <= {"in", "only", "full", "count"} and premise.way != "count":
            return None
        return "neutral"


def _subsets(group: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(chosen) for size in range(len(group) + 1) for chosen in combinations(group, size)]


# A wording, the shares that any reader grants, and those that a lenient one still may.
_PARTS = (
    ("about half of", Range(0.47, 0.53), Range(0.4, 0.6)),
    ("most of", Range(0.58, 0.9), Range(0.501, 0.999)),
    ("the majority of", Range(0.55, 0.9), Range(0.501, 0.999)),
    ("a minority of", Range(0.1, 0.45), Range(0.001, 0.499)),
    ("fewer than half of", Range(0.15, 0.49), Range(0.0, 0.499)),
    ("more than half of", Range(0.51, 0.85), Range(0.501, 1.0)),
    ("about a third of", Range(0.31, 0.36), Range(0.27, 0.4)),
    ("about a quarter of", Range(0.23, 0.27), Range(0.19, 0.3)),
    ("roughly two thirds of", Range(0.64, 0.69), Range(0.6, 0.73)),
    ("three quarters of", Range(0.74, 0.76), Range(0.7, 0.8)),
    ("a fifth of", Range(0.19, 0.21), Range(0.17, 0.23)),
)


@dataclass(frozen=True)
class Portion:
    """So many out of a total."""

    number: int
    total: int


@dataclass(frozen=True)
class Share:
    """A part of a group: so many of so many, a percentage, a fraction in words, all but a few, all, none."""

    noun: str
    low: int
    high: int

    def draw(self, rng: random.Random) -> Portion:
        """A total of the range and a part of it; now and then all of it or nothing."""
        total = rng.randint(self.low, self.high)
        way = rng.random()
        if way < 0.08:
            return Portion(total, total)
        return Portion(0 if way < 0.14 else rng.randint(1, total - 1), total)

    def other(self, value: Portion, rng: random.Random) -> Portion:
        """Another part of the same total."""
        while True:
            shift = rng.choice((-2, -1, 1, 2, 5)) if rng.random() < 0.3 else rng.randint(-value.total, value.total)
            if shift and 0 <= value.number + shift <= value.total:
                return Portion(value.number + shift, value.total)

    def say(self, value: Portion, rng: random.Random, precise: bool = False) -> Saying:
        """`v` is the part with its noun: "27 of the 35 members", "most of the members"."""
        text, reading = self._worded(value, rng)
        return Saying(reading, forms={"v": text})

    def _worded(self, value: Portion, rng: random.Random) -> tuple[str, Reading]:
        number, total = value.number, value.total
        share = number / total
        if number in (0, total):
            word = "none" if number == 0 else "all"
            shown = f" {digits(total)}" if rng.random() < 0.4 else ""
            return f"{word} of the{shown} {self.noun}", Reading.exactly(share)
        way = rng.random()
        fitting = [part for part in _PARTS if part[1].low <= share <= part[1].high]
        if way < 0.35 and fitting:
            text, sure, possible = rng.choice(fitting)
            return f"{text} the {self.noun}", Reading(sure, possible)
        if way < 0.5 and total - number <= 9:
            return (
                f"all but {whole(total - number, True)} of the {whole(total, total < 11)} {self.noun}",
                Reading.exactly(share),
            )
        if way < 0.65 and min(number, total - number) > 3:
            return self._bounded(value, rng)
        if way < 0.8 and total > 20:
            near = round(share * 100)
            rounded = Range((near - 0.5) / 100, (near + 0.5) / 100)
            return f"{near} per cent of the {self.noun}", Reading(rounded, rounded)
        return f"{whole(number, number < 11)} of the {whole(total, total < 11)} {self.noun}", Reading.exactly(share)

    def _bounded(self, value: Portion, rng: random.Random) -> tuple[str, Reading]:
        number, total = value.number, value.total
        upward = rng.random() < 0.5
        bound = max(1, number - rng.randint(0, 3)) if upward else min(total - 1, number + rng.randint(0, 3))
        edge = bound / total
        word = "at least" if upward else "no more than"
        text = f"{word} {whole(bound, bound < 11)} of the {whole(total, total < 11)} {self.noun}"
        if upward:
            return text, Reading(Range(edge, min(1.0, edge * 1.5)), Range(edge, INFINITE), "up")
        return text, Reading(Range(edge * 0.5, edge), Range(0.0, edge), "down")

    def relation(self, premise: Reading, hypothesis: Reading) -> str | None:
        """By the shares that the two wordings allow."""
        return relation(premise, hypothesis)


def options(text: str) -> tuple[tuple[str, ...], ...]:
    """Written values, one a line, wordings that mean the same parted by bars."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines())


def stance(positions: list[str], settings: dict[str, Any]) -> Stance:
    """A stance with the relations that a fact file gives: `implies = [["signed", "agreed"]]`, `free` likewise."""
    implied = frozenset((a, b) for a, b in settings.get("implies", ()))
    return Stance(tuple(positions), implied, frozenset(frozenset(pair) for pair in settings.get("free", ())))
