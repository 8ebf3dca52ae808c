"""When something was: days, times of day, years, to the point or roughly."""

from __future__ import annotations

import calendar
import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

from .attributes import INFINITE, Attribute, Reading, Saying, Worded, exactly, vague


@dataclass(frozen=True)
class Moment(Attribute):
    """Moments from `low` to `high`, counted in days, minutes or years.

    `exact` gives the moment itself, for which `preposition` is, `rough` phrases that leave it open; another moment is
    one of the shifts away.
    """

    preposition: str
    low: int
    high: int
    shifts: tuple[int, ...]
    exact: Callable[[int, random.Random], str]
    rough: Callable[[int, random.Random], list[Worded]]
    step: int = 1

    def draw(self, rng: random.Random) -> int:
        """Any moment of the range."""
        return rng.randrange(self.low, self.high + 1, self.step)

    def other(self, value: int, rng: random.Random) -> int:
        """A moment easily mistaken for it."""
        return value + rng.choice([shift for shift in self.shifts if self.low <= value + shift <= self.high])

    def say(self, value: int, rng: random.Random) -> Saying:
        """`v` brings its preposition ("on 3 March"), `x` doesn't."""
        if rng.random() < 0.4:
            text, reading = rng.choice(self.rough(value, rng))
            return Saying(reading, {"v": text})
        text = self.exact(value, rng)
        return Saying(exactly(value), {"v": f"{self.preposition} {text}", "x": text})


def day() -> Moment:
    """A day of one of the last years, by its date, its weekday or its part of the month."""
    low, high = (datetime.date(year, 1, 1).toordinal() for year in (2009, 2027))
    shifts = (-30, -14, -9, -7, -4, -3, -2, -1, 1, 2, 3, 5, 7, 8, 14, 31, 61)
    return Moment("on", low, high, shifts, _date, _about_when)


def _date(value: int, rng: random.Random) -> str:
    date = datetime.date.fromordinal(value)
    month = calendar.month_name[date.month]
    ending = "th" if 10 < date.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
    plain = f"{date.day} {month}"
    return rng.choice((plain, plain, f"{month} {date.day}", f"{date.day}{ending} {month}"))


def _about_when(value: int, rng: random.Random) -> list[Worded]:
    date = datetime.date.fromordinal(value)
    month = calendar.month_name[date.month]
    first = value - date.day + 1
    last = first + calendar.monthrange(date.year, date.month)[1] - 1
    weekday = (f"on {calendar.day_name[date.weekday()]}", exactly(date.weekday(), scale="weekday"))
    stretch = [(text.format(month=month), reading) for text, reading in vague("month", value, first)]
    return [weekday, weekday, weekday, weekday, (f"in {month}", Reading(first, last, first, last)), *stretch]


def year(low: int, high: int) -> Moment:
    """A year, its decade, or one before or after it."""
    shifts = (-20, -11, -10, -3, -2, -1, 1, 2, 3, 9, 10, 30)
    return Moment("in", low, high, shifts, lambda value, _: str(value), _era)


def _era(value: int, rng: random.Random) -> list[Worded]:
    decade = value // 10 * 10
    end, start = value + rng.randint(1, 8), value - rng.randint(1, 8)
    return [
        (f"in the {decade}s", Reading(decade, decade + 9, decade, decade + 9)),
        (f"before {end}", Reading(end - 25, end - 1, 0, end - 1)),
        (f"after {start}", Reading(start + 1, start + 25, start + 1, INFINITE)),
    ]


def clock(low: int, high: int) -> Moment:
    """A time of day in minutes since midnight, by the clock, next to the hour, or by the part of the day."""
    shifts = (-720, -180, -120, -60, -40, -30, -20, 20, 30, 45, 60, 90, 150, 720)
    return Moment("at", low, high, shifts, _time, _about_what_time, step=5)


def _about_what_time(value: int, rng: random.Random) -> list[Worded]:
    hour = value // 60 * 60
    named = hour + 60 * (value - hour >= 45)
    about = Reading(value - 5, value + 5, value - 20, value + 20)
    near = [(f"{text} {_time(named % 1440, rng)}", reading) for text, reading in vague("hour", value, hour)]
    return [*near, (f"{rng.choice(('at about', 'around'))} {_time(value, rng)}", about), *vague("day", value)]


def _time(value: int, rng: random.Random) -> str:
    hour, minute = divmod(value, 60)
    if value in (0, 720):
        return "noon" if value else "midnight"
    if rng.random() < 0.35:
        return f"{hour:02d}:{minute:02d}"
    half = "a.m." if hour < 12 else "p.m."
    return f"{(hour - 1) % 12 + 1}" + (f"{rng.choice('.:')}{minute:02d}" if minute else "") + f" {half}"
