"""Numbers with comparators, roundings and units: counts, money, measures, durations, rates, shares of a group."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from .attributes import INFINITE, Attribute, Reading, Saying, Worded, exactly, vague
from .numerals import digits, plural, whole, words

# How the number named is rounded, the wordings, and the reading that it gives, as multiples of that number.
_COMPARATORS: tuple[tuple[Callable[[float], int] | None, str, tuple[float, ...]], ...] = (
    (round, "about|around|some|roughly|approximately", (0.96, 1.04, 0.85, 1.15)),
    (math.floor, "more than|over|upwards of", (1, 1.6, 1, INFINITE)),
    (math.ceil, "less than|under", (0.5, 1, 0, 1)),
    (math.ceil, "nearly|almost|just under|close to", (0.95, 1, 0.85, 1.05)),
    (None, "at least", (1, 1.6, 1, INFINITE)),
    (None, "no more than", (0.5, 1, 0, 1)),
)
_DOZENS: dict[float, str] = {6: "half a dozen", 12: "a dozen", 24: "two dozen", 36: "three dozen"}
_LONGER = {
    "minute": (60, "hour"),
    "hour": (24, "day"),
    "day": (7, "week"),
    "month": (12, "year"),
    "year": (10, "decade"),
}


def coarse(number: float) -> float:
    """The step in which people round a number of this size: 10 for 64, 50 for 180, 100 for 740."""
    power: float = 10 ** math.floor(math.log10(number))
    return power if number / power >= 3 else power / 2


def slack(number: float) -> float:
    """How far a round number may be off: 50 for 300, nothing for 342 or for numbers below 100."""
    shown = str(int(number))
    zeros = len(shown) - len(shown.rstrip("0"))
    return 10**zeros / 2 if number >= 100 and number == int(number) and zeros else 0.0


@dataclass(frozen=True)
class Quantity(Attribute):
    """Numbers from `low` to `high` in steps, worded by `render`, or by `converted` in another unit.

    `unit` is for "three-week"; `counted` things come in hundreds and are fewer, not less.
    """

    low: float
    high: float
    step: float
    render: Callable[[float, random.Random], str]
    unit: str = ""
    converted: Callable[[float], Worded | None] | None = None
    counted: bool = False

    def draw(self, rng: random.Random) -> float:
        """A number of the range; small and large ones are as likely."""
        number = math.exp(rng.uniform(math.log(self.low), math.log(self.high)))
        if number >= 1000 and rng.random() < 0.7:
            number = round(number, rng.choice((2, 3)) - math.ceil(math.log10(number)))
        return self._on_grid(number)

    def _on_grid(self, number: float) -> float:
        return min(max(round(round(number / self.step) * self.step, 4), self.low), self.high)

    def other(self, value: float, rng: random.Random) -> float:
        """Another number: a near miss, two digits swapped, double, half, or any."""
        while True:
            near = value + rng.choice((-3, -2, -1, 1, 2, 3)) * self.step
            far = value * rng.choice((0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.35, 1.5, 2, 3))
            number = self._on_grid(rng.choice((near, far, far, float(str(int(value))[::-1]), self.draw(rng))))
            if number != value:
                return number

    def say(self, value: float, rng: random.Random) -> Saying:
        """The number plainly, in another unit, or with a comparator that holds for it."""
        way = rng.random()
        worded = self._hedged(value, rng) if way < 0.4 else None
        if self.converted and way > 0.8:
            worded = self.converted(value)
        if worded:
            return Saying(worded[1], {"v": worded[0]})
        text = self.render(value, rng)
        forms = {"v": text, "x": text}
        if self.unit:
            forms["adj"] = f"{whole(value, value <= 12)}-{self.unit}"
        return Saying(exactly(value, slack(value)), forms)

    def _hedged(self, value: float, rng: random.Random) -> Worded | None:
        """None where the comparator drawn would not hold."""
        unit = coarse(value)
        if self.counted and value >= 20 and rng.random() < 0.15:
            low = math.floor(value / unit) * unit
            text = f"between {digits(low)} and {digits(low + unit)}"
            return rng.choice([(text, Reading(low, low + unit, low, low + unit)), *vague("crowds", value)])
        unit /= 10 if value >= 100 and rng.random() < 0.5 else 1
        fine = value >= 10 or self.step < 1
        rounding, wordings, factors = rng.choice([row for row in _COMPARATORS if fine or not row[0]])
        # More than 300 is 301 and more.
        up, down = (self.step / 2 * (rounding is way) for way in (math.floor, math.ceil))
        bound = self._on_grid(rounding((value - up + down) / unit) * unit) if rounding else value
        low, high, lowest, highest = (bound * factor for factor in factors)
        if not low + up <= value <= high - down:
            return None
        near = bound if rounding is round else None
        wording = rng.choice(wordings.split("|")).replace("less", "fewer" if self.counted else "less")
        return f"{wording} {self.render(bound, rng)}", Reading(low + up, high - down, lowest + up, highest - down, near)


def count(settings: dict[str, Any]) -> Quantity:
    """How many of something; the phrasing brings the noun."""

    def render(number: float, rng: random.Random) -> str:
        if number in _DOZENS and rng.random() < 0.3:
            return _DOZENS[number]
        return whole(number, rng.random() < 0.4 or number <= 12)

    low, high = settings["range"]
    return Quantity(low, high, settings.get("step", 1), render, counted=True)


def percent(settings: dict[str, Any]) -> Quantity:
    """A rate in per cent."""

    def render(number: float, rng: random.Random) -> str:
        unit = rng.choice((" per cent", " per cent", " percent", "%"))
        return whole(number, unit != "%" and number <= 20 and rng.random() < 0.3) + unit

    low, high = settings["range"]
    return Quantity(low, high, settings.get("step", 1), render)


def money(settings: dict[str, Any]) -> Quantity:
    """A sum in one currency."""
    low, high = settings["range"]
    sign = settings.get("currency", "$")
    name = {"£": "pounds", "$": "dollars", "€": "euros"}[sign]

    def render(number: float, rng: random.Random) -> str:
        return f"{digits(number)} {name}" if rng.random() < 0.25 else f"{sign}{digits(number)}"

    return Quantity(low, high, settings.get("step", max(1, 10 ** (len(str(low)) - 2))), render)


def measure(settings: dict[str, Any]) -> Quantity:
    """A size or duration in one unit, now and then in another: a foreign one that is given, or the next longer."""
    (low, high), unit = settings["range"], settings["unit"]
    converted: Callable[[float], Worded | None] | None = None
    if "convert" in settings:
        converted = partial(_foreign, *settings["convert"])
    elif unit in _LONGER:
        converted = partial(_longer, *_LONGER[unit])

    def render(number: float, rng: random.Random) -> str:
        return f"{whole(number, number <= 12 or rng.random() < 0.2)} {plural(unit, number)}"

    return Quantity(low, high, settings.get("step", 1), render, unit.split()[0], converted)


def _foreign(unit: str, factor: float, number: float) -> Worded:
    shown = number / factor
    shown = round(shown, 1 - math.floor(math.log10(shown)))
    size = shown * factor
    reading = Reading(size * 0.95, size * 1.05, size * 0.85, size * 1.15)
    return f"about {digits(shown)} {plural(unit, shown)}", reading


def _longer(factor: int, unit: str, number: float) -> Worded | None:
    """In whole and half units: 90 minutes is an hour and a half."""
    parts, half = divmod(number * 2 / factor, 2)
    if half not in (0, 1) or parts > 12:
        return None
    ending = " and a half" if half else ""
    text = f"{words(int(parts))}{ending} {unit}s" if parts > 1 else f"a {unit}{ending}" if parts else f"half a {unit}"
    return text, exactly(number)


@dataclass(frozen=True)
class Share(Attribute):
    """A part of a group: so many of so many, a percentage, a fraction in words, all but a few, all, none."""

    noun: str
    low: int
    high: int

    def draw(self, rng: random.Random) -> tuple[int, int]:
        """A part and a total of the range; now and then all of it or nothing."""
        total = rng.randint(self.low, self.high)
        return rng.choices((total, 0, rng.randint(2, total - 1)), (8, 6, 86))[0], total

    def other(self, value: tuple[int, int], rng: random.Random) -> tuple[int, int]:
        """Another part of the same total; never one, as the phrasings are for many."""
        number, total = value
        parts = {*range(number - 3, number + 4), *(rng.randint(0, total) for _ in range(6))} - {1, number}
        return rng.choice([part for part in sorted(parts) if 0 <= part <= total]), total

    def say(self, value: tuple[int, int], rng: random.Random) -> Saying:
        """`v` is the part with its noun: "27 of the 35 members", "most of the members"."""
        number, total = value
        share = exactly(number / total)
        group = f"of the {whole(total, total < 11)}"
        if number in (0, total):
            word = "all" if number else "none"
            found = [(f"{word} of the", share), (f"{word} {group}", share)]
        else:
            found = [(f"{whole(number, number < 11)} {group}", share)] * 2
            if total - number < 10:
                found.append((f"all but {whole(total - number, True)} {group}", share))
            if total > 20:
                near = round(number / total * 100)
                low, high = near / 100 - 0.005, near / 100 + 0.005
                found.append((f"{near} per cent of the", Reading(low, high, low, high)))
            if 3 < number < total - 3:
                least, most = number - rng.randint(0, 2), number + rng.randint(0, 2)
                upward = Reading(least / total, min(1, least / total * 1.5), least / total, INFINITE)
                found.append((f"at least {whole(least, least < 11)} {group}", upward))
                downward = Reading(most / total / 2, most / total, 0, most / total)
                found.append((f"no more than {whole(most, most < 11)} {group}", downward))
            if parts := vague("shares", number / total):
                text, reading = rng.choice(parts)
                found += [(f"{text} the", reading)] * 2
        text, reading = rng.choice(found)
        return Saying(reading, {"v": f"{text} {self.noun}"})
