from __future__ import annotations

import random

import pytest

from checker.training.worlds.numerals import digits, plural, words
from checker.training.worlds.phrasing import sentence
from checker.training.worlds.quantities import coarse, measure, slack


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "zero"),
        (17, "seventeen"),
        (40, "forty"),
        (99, "ninety-nine"),
        (300, "three hundred"),
    ],
)
def test_words(number, text):
    assert words(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(7, "7"), (12500, "12,500"), (3_400_000, "3.4 million"), (1_080_000_000, "1.08 billion"), (2.5, "2.5")],
)
def test_digits(number, text):
    assert digits(number) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a 8-day strike", "An 8-day strike."),
        ("a eleven-year term", "An eleven-year term."),
        ("an three-week lay-off", "A three-week lay-off."),
        ("a hour and a half", "An hour and a half."),
        ("a European pact", "A European pact."),
        ("a one-day strike at a 110-bed clinic", "A one-day strike at a 110-bed clinic."),
        ("a unit of a uninsured driver", "A unit of an uninsured driver."),
        ('"it ended," the mayor said', '"It ended," the mayor said.'),
        ("the mayor called it “over.”", "The mayor called it “over.”"),
        ("hundreds of of them came", "Hundreds of them came."),
        ("it was put at at least nine pounds", "It was put at no less than nine pounds."),
        ("the works of Ravenix Motors's owner", "The works of Ravenix Motors' owner."),
    ],
)
def test_sentences_are_put_right(text, printed):
    assert sentence(text) == printed


@pytest.mark.parametrize(
    ("unit", "number", "text"),
    [("foot", 2, "feet"), ("mile", 1, "mile"), ("degree Celsius", 4, "degrees Celsius"), ("hour", 0.5, "hours")],
)
def test_plural(unit, number, text):
    assert plural(unit, number) == text


@pytest.mark.parametrize(("number", "step", "loose"), [(64, 10, 0), (180, 50, 5), (300, 100, 50), (342, 100, 0)])
def test_rounding(number, step, loose):
    assert (coarse(number), slack(number)) == (step, loose)


@pytest.mark.parametrize(
    ("unit", "number", "text"),
    [
        ("minute", 90, "a hour and a half"),
        ("minute", 150, "two and a half hours"),
        ("day", 14, "two weeks"),
        ("month", 6, "half a year"),
        ("month", 24, "two years"),
        ("hour", 72, "three days"),
    ],
)
def test_durations_in_the_next_unit(unit, number, text):
    rng = random.Random(1)
    attribute = measure({"range": [1, 200], "unit": unit})
    assert text in {attribute.say(number, rng).forms["v"] for _ in range(80)}
