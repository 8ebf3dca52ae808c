"""Numbers with comparators, roundings and units: counts, money, measures, durations, rates, years, clock times."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .attributes import Saying
from .interval import INFINITE, Range, Reading, relation
from .numerals import digits, whole, words

Render = Callable[[float, random.Random], str]
# A wording, the numbers that any reader grants, and those that a lenient one still may.
_CROWDS = (
    ("dozens of", Range(24, 95), Range(20, 180)),
    ("hundreds of", Range(200, 950), Range(150, 1999)),
    ("thousands of", Range(2000, 9500), Range(1500, 40000)),
    ("tens of thousands of", Range(20000, 95000), Range(15000, 200000)),
)
_DOZENS: dict[float, str] = {6: "half a dozen", 12: "a dozen", 24: "two dozen", 36: "three dozen"}
_ABOUT = ("about", "around", "some", "roughly", "approximately")
_ABOVE = ("more than", "over", "upwards of")
_BELOW = ("fewer than", "under")
_NEARLY = ("nearly", "almost", "just under", "close to")


def coarse(number: float) -> float:
    """The step in which people round a number of this size: 10 for 64, 50 for 180, 100 for 740."""
    power: float = 10 ** math.floor(math.log10(number))
    return power if number / power >= 3 else power / 2


def slack(number: float) -> float:
    """How far a round number may be off: 50 for 300, nothing for 342 or for numbers below 100."""
    if number < 100 or number != int(number):
        return 0.0
    power = 1
    while number % (power * 10) == 0:
        power *= 10
    return power / 2 if power > 1 else 0.0


@dataclass(frozen=True)
class Quantity:
    """Numbers from `low` to `high` in steps, worded by `render`; `adjective` gives "three-week" where there is one."""

    low: float
    high: float
    step: float
    render: Render
    adjective: Render | None = None
    converted: Callable[[float, random.Random], tuple[str, Reading] | None] | None = None
    less: tuple[str, ...] = ("less than", "under")
    crowds: bool = False
    hedged: float = 0.45

    def draw(self, rng: random.Random) -> float:
        """A number of the range; small and large ones are as likely, over several orders of size."""
        if self.low > 0 and self.high / self.low > 20:
            number = math.exp(rng.uniform(math.log(self.low), math.log(self.high)))
            if number >= 1000 and rng.random() < 0.7:
                number = round(number, 2 - math.ceil(math.log10(number)) + rng.choice((0, 1)))
        else:
            number = rng.uniform(self.low, self.high)
        return self._on_grid(number)

    def _on_grid(self, number: float) -> float:
        number = round(round(number / self.step) * self.step, 4)
        return min(max(number, self.low), self.high)

    def other(self, value: float, rng: random.Random) -> float:
        """Another number: a near miss, two digits swapped, double, half, or any."""
        for _ in range(20):
            number = self._on_grid(self._mistaken(value, rng))
            if number != value:
                return number
        return self.high if value != self.high else self.low

    def _mistaken(self, value: float, rng: random.Random) -> float:
        way = rng.random()
        if way < 0.2:
            return value + rng.choice((-3, -2, -1, 1, 2, 3)) * self.step
        if way < 0.5:
            return value * rng.choice((0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.35, 1.5))
        if way < 0.65:
            return value * rng.choice((0.5, 2, 3))
        if way < 0.75 and value >= 10:
            return float(str(int(value))[::-1])
        return self.draw(rng)

    def say(self, value: float, rng: random.Random, precise: bool = False) -> Saying:
        """The number plainly, or with a comparator that holds for it."""
        if precise or rng.random() > self.hedged:
            return self._plainly(value, rng, precise)
        ways = (self._about, self._above, self._below, self._nearly, self._between)
        text, reading = (rng.choice(ways) if value >= 10 or self.step < 1 else self._at_least)(value, rng)
        if self.crowds and rng.random() < 0.12:
            text, reading = _crowd(value) or (text, reading)
        return Saying(reading, forms={"v": text})

    def _plainly(self, value: float, rng: random.Random, precise: bool) -> Saying:
        if self.converted and not precise and rng.random() < 0.4:
            changed = self.converted(value, rng)
            if changed:
                return Saying(changed[1], forms={"v": changed[0]})
        text = self.render(value, rng)
        forms = {"v": text, "x": text}
        if self.adjective:
            forms["adj"] = self.adjective(value, rng)
        return Saying(Reading.exactly(value, slack(value)), forms=forms)

    def _about(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        near = self._rounded(value, rng)
        reading = Reading(Range(near * 0.96, near * 1.04), Range(near * 0.85, near * 1.15), near=near)
        return f"{rng.choice(_ABOUT)} {self.render(near, rng)}", reading

    def _rounded(self, value: float, rng: random.Random) -> float:
        """The number on a coarse step, or on a tenth of it where that would miss by more than six per cent."""
        unit = coarse(value)
        if rng.random() < 0.5 or abs(round(value / unit) * unit - value) > 0.06 * value:
            unit /= 10
        return max(self.step, self._snap(round(value / unit) * unit))

    def _snap(self, number: float) -> float:
        return round(round(number / self.step) * self.step, 4)

    def _above(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        unit = coarse(value)
        bound = self._snap(math.floor((value - self.step / 2) / unit) * unit)
        if bound <= 0 or bound >= value or bound < value * 0.6:
            return self._at_least(value, rng)
        reading = Reading(Range(bound + self.step / 2, bound * 1.6), Range(bound + self.step / 2, INFINITE), "up")
        return f"{rng.choice(_ABOVE)} {self.render(bound, rng)}", reading

    def _at_least(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        return f"at least {self.render(value, rng)}", Reading(Range(value, value * 1.6), Range(value, INFINITE), "up")

    def _below(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        unit = coarse(value)
        bound = self._snap(math.ceil((value + self.step / 2) / unit) * unit)
        if bound <= value or bound > min(value * 1.7, self.high) or rng.random() < 0.3:
            word = rng.choice(("no more than", "at most"))
            return f"{word} {self.render(value, rng)}", Reading(Range(value * 0.5, value), Range(0, value), "down")
        reading = Reading(Range(bound * 0.5, bound - self.step / 2), Range(0, bound - self.step / 2), "down")
        return f"{rng.choice(self.less)} {self.render(bound, rng)}", reading

    def _nearly(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        unit = coarse(value)
        bound = self._snap(math.ceil((value + self.step / 2) / unit) * unit)
        if bound <= value or value < bound * 0.9 or bound > self.high:
            return self._about(value, rng)
        reading = Reading(Range(bound * 0.95, bound - self.step / 2), Range(bound * 0.85, bound))
        return f"{rng.choice(_NEARLY)} {self.render(bound, rng)}", reading

    def _between(self, value: float, rng: random.Random) -> tuple[str, Reading]:
        unit = coarse(value)
        low = self._snap(math.floor(value / unit) * unit)
        high = self._snap(low + unit)
        if low <= 0 or high <= low or value >= 1_000_000 or not self.crowds or value < 20:
            return self._about(value, rng)
        reading = Reading(Range(low, high), Range(low, high))
        return f"between {self.render(low, rng)} and {self.render(high, rng)}", reading

    def relation(self, premise: Reading, hypothesis: Reading) -> str | None:
        """By the ranges that the two wordings allow."""
        return relation(premise, hypothesis)


def _crowd(value: float) -> tuple[str, Reading] | None:
    fitting = [(text, sure, possible) for text, sure, possible in _CROWDS if sure.low <= value <= sure.high]
    return (fitting[0][0], Reading(fitting[0][1], fitting[0][2])) if fitting else None


def count(settings: dict[str, Any]) -> Quantity:
    """How many of something; the phrasing brings the noun."""
    low, high = settings["range"]

    def render(number: float, rng: random.Random) -> str:
        if number in _DOZENS and rng.random() < 0.3:
            return _DOZENS[number]
        return whole(number, rng.random() < 0.4 or number <= 12)

    return Quantity(low, high, settings.get("step", 1), render, less=_BELOW, crowds=True)


def percent(settings: dict[str, Any]) -> Quantity:
    """A rate in per cent."""
    low, high = settings["range"]
    step = settings.get("step", 1)

    def render(number: float, rng: random.Random) -> str:
        unit = rng.choice((" per cent", " per cent", " percent", "%"))
        spelt = unit != "%" and number == int(number) and number <= 20 and rng.random() < 0.3
        return (words(int(number)) if spelt else digits(number)) + unit

    return Quantity(low, high, step, render)


def money(settings: dict[str, Any]) -> Quantity:
    """A sum in one currency."""
    low, high = settings["range"]
    sign, name = {"£": ("£", "pounds"), "$": ("$", "dollars"), "€": ("€", "euros")}[settings.get("currency", "$")]

    def render(number: float, rng: random.Random) -> str:
        return f"{digits(number)} {name}" if rng.random() < 0.25 else f"{sign}{digits(number)}"

    return Quantity(low, high, settings.get("step", max(1, 10 ** (len(str(int(low))) - 2))), render)


def measure(settings: dict[str, Any]) -> Quantity:
    """A size in one unit, now and then converted into another (`convert = ["mile", 1.609]`)."""
    low, high = settings["range"]
    unit = settings["unit"]
    foreign_unit, factor = settings.get("convert", ("", 1.0))

    def render(number: float, rng: random.Random) -> str:
        return f"{whole(number, number < 10)} {plural(unit, number)}"

    def adjective(number: float, rng: random.Random) -> str:
        return f"{whole(number, number < 10)}-{unit.split()[0]}"

    def converted(number: float, rng: random.Random) -> tuple[str, Reading] | None:
        foreign = number / factor
        shown = round(foreign, 1 if foreign < 10 else 0)
        if foreign >= 100:
            shown = round(foreign, 1 - int(math.log10(foreign)))
        base = shown * factor
        reading = Reading(Range(base * 0.95, base * 1.05), Range(base * 0.85, base * 1.15))
        return f"about {digits(shown)} {plural(foreign_unit, shown)}", reading

    return Quantity(low, high, settings.get("step", 1), render, adjective, converted if foreign_unit else None)


def plural(unit: str, number: float) -> str:
    """A unit for a number: "one mile", "0.5 miles", "12 degrees Celsius"."""
    if number == 1:
        return unit
    head, _, rest = unit.partition(" ")
    head = {"foot": "feet", "inch": "inches", "century": "centuries"}.get(head, f"{head}s")
    return f"{head} {rest}".strip()


_LONGER = {
    "minute": (60, "hour"),
    "hour": (24, "day"),
    "day": (7, "week"),
    "month": (12, "year"),
    "year": (10, "decade"),
}


def duration(settings: dict[str, Any]) -> Quantity:
    """How long, in one unit and where it divides evenly in the next: 90 minutes is an hour and a half."""
    low, high = settings["range"]
    unit = settings["unit"]

    def render(number: float, rng: random.Random) -> str:
        return f"{whole(number, number <= 12 or rng.random() < 0.3)} {plural(unit, number)}"

    def adjective(number: float, rng: random.Random) -> str:
        return f"{whole(number, number <= 12)}-{unit}"

    def converted(number: float, rng: random.Random) -> tuple[str, Reading] | None:
        text = _weeks_in_days(number) if unit == "week" else _in_longer_unit(number, unit)
        return (text, Reading.exactly(number, 0.0)) if text else None

    return Quantity(low, high, settings.get("step", 1), render, adjective, converted)


def _weeks_in_days(number: float) -> str | None:
    """Weeks in days, two as a fortnight; None for many."""
    return "a fortnight" if number == 2 else f"{words(int(number) * 7)} days" if number <= 6 else None


def _in_longer_unit(number: float, unit: str) -> str | None:
    """ "Three hours" or "an hour and a half" for minutes; None where it doesn't divide, or by too many."""
    factor, longer = _LONGER[unit]
    parts, rest = divmod(number, factor)
    if rest == 0 and 0 < parts <= 12:
        return f"{_article(longer)} {longer}" if parts == 1 else f"{words(int(parts))} {plural(longer, parts)}"
    if rest * 2 == factor and unit in ("minute", "month"):
        return _and_a_half(int(parts), longer)
    return None


def _and_a_half(parts: int, unit: str) -> str:
    one = f"{_article(unit)} {unit}"
    if parts == 0:
        return f"half {one}"
    return f"{one} and a half" if parts == 1 else f"{words(parts)} and a half {unit}s"


def _article(word: str) -> str:
    return "an" if word == "hour" else "a"


@dataclass(frozen=True)
class Year:
    """A year, its decade, or before and after it; `v` brings its preposition."""

    low: int
    high: int

    def draw(self, rng: random.Random) -> int:
        """Any year of the range."""
        return rng.randint(self.low, self.high)

    def other(self, value: int, rng: random.Random) -> int:
        """Another year, more often than not a near one."""
        while True:
            year = value + rng.choice((-20, -11, -10, -3, -2, -1, 1, 2, 3, 9, 10, 30))
            if year != value:
                return year

    def say(self, value: int, rng: random.Random, precise: bool = False) -> Saying:
        """The year, or a vaguer word for when."""
        way = rng.random()
        if precise or way < 0.6:
            return Saying(Reading.exactly(value), forms={"v": f"in {value}", "x": str(value)})
        decade = value // 10 * 10
        if way < 0.75:
            reading = Reading(Range(decade, decade + 9), Range(decade, decade + 9))
            return Saying(reading, forms={"v": f"in the {decade}s"})
        if way < 0.88:
            bound = value + rng.randint(1, 8)
            reading = Reading(Range(bound - 25, bound - 1), Range(0, bound - 1), "down")
            return Saying(reading, forms={"v": f"before {bound}"})
        bound = value - rng.randint(1, 8)
        reading = Reading(Range(bound + 1, bound + 25), Range(bound + 1, INFINITE), "up")
        return Saying(reading, forms={"v": f"after {bound}"})

    def relation(self, premise: Reading, hypothesis: Reading) -> str | None:
        """By the years that the two wordings allow."""
        return relation(premise, hypothesis)


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes since midnight; `v` brings its preposition."""

    low: int
    high: int

    def draw(self, rng: random.Random) -> int:
        """A time on five minutes."""
        return rng.randrange(self.low, self.high + 1, 5)

    def other(self, value: int, rng: random.Random) -> int:
        """A time at least twenty minutes off, now and then twelve hours."""
        while True:
            time = (value + rng.choice((-180, -120, -60, -40, -30, -20, 20, 30, 45, 60, 90, 150, 720))) % 1440
            if time > 0 and abs(time - value) >= 20:
                return time

    def say(self, value: int, rng: random.Random, precise: bool = False) -> Saying:
        """The time to the minute, next to the hour, or by the part of the day."""
        way = rng.random()
        text = _clock(value, rng)
        if precise or way < 0.55:
            return Saying(Reading.exactly(value), forms={"v": f"at {text}", "x": text})
        hour, minute = divmod(value, 60)
        if 0 < minute <= 15:
            reading = Reading(Range(hour * 60 + 1, hour * 60 + 15), Range(hour * 60, hour * 60 + 25))
            return Saying(reading, forms={"v": f"{rng.choice(('shortly', 'just'))} after {_clock(hour * 60, rng)}"})
        if minute >= 45:
            top = (hour + 1) * 60
            reading = Reading(Range(top - 15, top - 1), Range(top - 25, top))
            return Saying(reading, forms={"v": f"{rng.choice(('shortly', 'just'))} before {_clock(top % 1440, rng)}"})
        if way < 0.75:
            reading = Reading(Range(value - 5, value + 5), Range(value - 20, value + 20))
            return Saying(reading, forms={"v": f"{rng.choice(('at about', 'around', 'at around'))} {text}"})
        return _part_of_day(value) or Saying(Reading.exactly(value), forms={"v": f"at {text}", "x": text})

    def relation(self, premise: Reading, hypothesis: Reading) -> str | None:
        """By the times that the two wordings allow."""
        return relation(premise, hypothesis)


# A wording, the minutes since midnight that any reader grants, and those that a lenient one still may.
_PARTS = (
    ("in the early hours", 60, 300, 20, 360),
    ("in the morning", 390, 690, 300, 720),
    ("in the afternoon", 760, 1020, 720, 1080),
    ("in the evening", 1100, 1290, 1020, 1380),
)


def _part_of_day(value: int) -> Saying | None:
    for text, low, high, earliest, latest in _PARTS:
        if low <= value <= high:
            return Saying(Reading(Range(low, high), Range(earliest, latest)), forms={"v": text})
    return None


def _clock(value: int, rng: random.Random) -> str:
    hour, minute = divmod(value, 60)
    if value in (0, 720):
        return "noon" if value else "midnight"
    if rng.random() < 0.35:
        return f"{hour:02d}:{minute:02d}"
    half = "a.m." if hour < 12 else "p.m."
    mark = rng.choice((".", ":"))
    return f"{(hour - 1) % 12 + 1}" + (f"{mark}{minute:02d}" if minute else "") + f" {half}"
