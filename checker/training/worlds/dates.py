"""Days: a date, a weekday, both, or a stretch of a month; and how two of them relate."""

from __future__ import annotations

import calendar
import datetime
import random
from dataclasses import dataclass

from .attributes import Saying
from .interval import Range, Reading, relation
from .numerals import ordinal, ordinal_words

WEEKDAYS = tuple(calendar.day_name)
# Wordings, the days that any reader grants, and those that a lenient one still may.
_STRETCHES = (
    (("early in {m}", "in early {m}", "at the beginning of {m}"), (1, 7), (1, 12)),
    (("in mid-{m}", "in the middle of {m}"), (12, 19), (9, 22)),
    (("late in {m}", "in late {m}", "towards the end of {m}"), (24, 31), (20, 31)),
)


@dataclass(frozen=True)
class When:
    """What a text says of a day: the weekday, the stretch of days (counted from year 1), either or both."""

    weekday: int | None = None
    days: Reading | None = None


@dataclass(frozen=True)
class Day:
    """A day of one of the last years. `v` brings its preposition ("on 3 March"), `x` doesn't."""

    first: int = 2009
    last: int = 2027

    def draw(self, rng: random.Random) -> datetime.date:
        """Any day of the years."""
        start = datetime.date(self.first, 1, 1)
        return start + datetime.timedelta(days=rng.randrange((self.last - self.first) * 365))

    def other(self, value: datetime.date, rng: random.Random) -> datetime.date:
        """Another day: the next, another weekday, another week, another month."""
        shift = rng.choice((-30, -14, -9, -7, -4, -3, -2, -1, 1, 2, 3, 5, 7, 8, 14, 31, 61))
        return value + datetime.timedelta(days=shift)

    def say(self, value: datetime.date, rng: random.Random, precise: bool = False) -> Saying:
        """The day by date, weekday or both, or the part of the month."""
        way = rng.random()
        day = value.toordinal()
        weekday = WEEKDAYS[value.weekday()]
        if way < 0.3:
            return _named(weekday, When(weekday=value.weekday()))
        if way < 0.42:
            return _named(f"{weekday}, {_date(value, rng)}", When(value.weekday(), Reading.exactly(day)))
        if precise or way < 0.82:
            return _named(_date(value, rng), When(days=Reading.exactly(day)))
        if way < 0.9:
            return Saying(When(days=_month(value)), forms={"v": f"in {calendar.month_name[value.month]}"})
        return _stretch(value, rng)

    def relation(self, premise: When, hypothesis: When) -> str | None:
        """By weekday where both give one and by date where both give one; None if they share neither."""
        shared = []
        if premise.weekday is not None and hypothesis.weekday is not None:
            shared.append("entailment" if premise.weekday == hypothesis.weekday else "contradiction")
        if premise.days is not None and hypothesis.days is not None:
            shared.append(relation(premise.days, hypothesis.days) or "")
        if "" in shared or not shared:
            return None
        if "contradiction" in shared:
            return "contradiction"
        told = (hypothesis.weekday is None or premise.weekday is not None) and (
            hypothesis.days is None or premise.days is not None
        )
        return "entailment" if told and set(shared) == {"entailment"} else "neutral"


def _named(text: str, when: When) -> Saying:
    return Saying(when, forms={"v": f"on {text}", "x": text})


def _date(value: datetime.date, rng: random.Random) -> str:
    month = calendar.month_name[value.month]
    return rng.choice(
        (
            f"{value.day} {month}",
            f"{value.day} {month}",
            f"{month} {value.day}",
            f"the {ordinal_words(value.day)} of {month}",
            f"{ordinal(value.day)} {month}",
        )
    )


def _month(value: datetime.date) -> Reading:
    first = value.replace(day=1).toordinal()
    last = first + calendar.monthrange(value.year, value.month)[1] - 1
    return Reading(Range(first, last), Range(first, last))


def _stretch(value: datetime.date, rng: random.Random) -> Saying:
    first = value.replace(day=1).toordinal() - 1
    for texts, sure, possible in _STRETCHES:
        if sure[0] <= value.day <= sure[1]:
            reading = Reading(Range(first + sure[0], first + sure[1]), Range(first + possible[0], first + possible[1]))
            return Saying(When(days=reading), forms={"v": rng.choice(texts).format(m=calendar.month_name[value.month])})
    return Saying(When(days=_month(value)), forms={"v": f"in {calendar.month_name[value.month]}"})
