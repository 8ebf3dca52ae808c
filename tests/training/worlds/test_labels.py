"""The label of two wordings of one attribute, as a table."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from checker.training.worlds.attributes import INFINITE, Reading, exactly, relation
from checker.training.worlds.choices import Choice, Members, Stance, ballot
from checker.training.worlds.moments import clock, day, year
from checker.training.worlds.names import Name
from checker.training.worlds.quantities import Share, count, measure, money, percent, slack

CON, ENT, NEU = "contradiction", "entailment", "neutral"
EXACTLY = {n: exactly(n, slack(n)) for n in (15, 20, 25, 27, 31, 35, 60, 90, 300, 312, 340, 420, 2000)}
MORE_THAN_30 = Reading(30.5, 48, 30.5, INFINITE)
AT_LEAST_20 = Reading(20, 32, 20, INFINITE)
AT_LEAST_35 = Reading(35, 56, 35, INFINITE)
UNDER_50 = Reading(25, 49.5, 0, 49.5)
ABOUT_300 = Reading(288, 312, 255, 345, near=300)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        (EXACTLY[35], EXACTLY[35], ENT),
        (EXACTLY[35], EXACTLY[31], CON),
        (EXACTLY[35], MORE_THAN_30, ENT),
        (MORE_THAN_30, EXACTLY[35], NEU),
        (MORE_THAN_30, EXACTLY[15], CON),
        (EXACTLY[15], AT_LEAST_20, CON),
        (AT_LEAST_20, EXACTLY[15], CON),
        (AT_LEAST_35, MORE_THAN_30, ENT),
        (MORE_THAN_30, AT_LEAST_35, NEU),
        (MORE_THAN_30, MORE_THAN_30, ENT),
        (EXACTLY[2000], MORE_THAN_30, None),  # true, but nobody would word it so
        (UNDER_50, MORE_THAN_30, NEU),
        (UNDER_50, EXACTLY[60], CON),
        (EXACTLY[300], EXACTLY[312], None),  # 300 may be rounded
        (EXACTLY[300], EXACTLY[420], CON),
        (EXACTLY[300], ABOUT_300, None),
        (ABOUT_300, EXACTLY[300], None),  # the same to some, vaguer to others
        (EXACTLY[312], ABOUT_300, ENT),
        (ABOUT_300, EXACTLY[312], NEU),
        (ABOUT_300, ABOUT_300, ENT),
        (ABOUT_300, EXACTLY[420], CON),
        (EXACTLY[340], ABOUT_300, None),
    ],
)
def test_two_numbers(premise, hypothesis, label):
    assert relation(premise, hypothesis) == label


def _on(day):
    return exactly(dt.date(2026, 3, day).toordinal())


MARCH = Reading(_on(1).low, _on(31).low, _on(1).low, _on(31).low)
MONDAY, TUESDAY = (exactly(number, scale="weekday") for number in (0, 1))


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        (_on(3), _on(3), ENT),
        (_on(3), _on(4), CON),
        (MONDAY, MONDAY, ENT),
        (MONDAY, TUESDAY, CON),
        (TUESDAY, _on(3), None),  # without a year nobody can say whether the third is a Tuesday
        (_on(3), MARCH, ENT),
        (MARCH, _on(3), NEU),
    ],
)
def test_two_days(premise, hypothesis, label):
    assert relation(premise, hypothesis) == label


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        (("is", "Ann"), ("is", "Ann"), ENT),
        (("is", "Ann"), ("is", "Bo"), CON),
        (("is", "Ann"), ("not", "Bo"), ENT),
        (("is", "Ann"), ("not", "Ann"), CON),
        (("not", "Ann"), ("is", "Ann"), CON),
        (("not", "Ann"), ("is", "Bo"), NEU),
        (("not", "Ann"), ("not", "Bo"), NEU),
    ],
)
def test_two_choices(premise, hypothesis, label):
    assert Choice(lambda rng: Name("Ann"), True).relation(premise, hypothesis) == label


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        ("ratified", "through", ENT),
        ("through", "ratified", NEU),
        ("ratified", "refused", CON),
        ("ruled out", "undecided", CON),
    ],
)
def test_two_positions(premise, hypothesis, label):
    positions = ("ratified", "through", "refused", "ruled out", "undecided")
    assert Stance(positions, frozenset({("ratified", "through")})).relation(premise, hypothesis) == label


GROUP = frozenset({"Chile", "Ghana", "Nepal", "Peru", "Oman"})


SIGNED = ("in", ["Chile", "Peru"])


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        (SIGNED, ("in", ["Chile"]), ENT),
        (SIGNED, ("out", ["Peru"]), CON),
        (SIGNED, ("only", ["Chile", "Ghana"]), CON),
        (("only", ["Chile", "Peru"]), ("out", ["Oman"]), ENT),
        (("only", ["Chile", "Peru"]), ("count", ["Chile", "Peru", "Oman"]), CON),
        (("only", ["Chile", "Peru"]), ("count", ["Ghana", "Nepal"]), ENT),
        (("but", ["Oman"]), ("in", ["Nepal"]), ENT),
        (("but", ["Oman"]), ("in", ["Oman"]), CON),
        (("in", ["Chile"]), ("in", ["Ghana"]), None),  # a list of some may be meant as complete
        (("in", ["Chile"]), ("in", ["Chile", "Peru"]), None),
        (("out", ["Chile"]), ("out", ["Peru"]), NEU),
        (("count", ["Chile", "Peru"]), ("in", ["Oman"]), NEU),
    ],
)
def test_two_lists_of_members(premise, hypothesis, label):
    said, asked = (ballot(way, GROUP, frozenset(names)) for way, names in (premise, hypothesis))
    assert Members(lambda rng: Name("Chile"), ("in",)).relation(said, asked) == label


def _share(text, of=35):
    """The reading of a share as its own attribute words it."""
    share = Share("members", of, of)
    rng = random.Random(2)
    for number in range(of + 1):
        for _ in range(300):
            saying = share.say((number, of), rng)
            if saying.forms["v"] == text:
                return saying.claim
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        ("27 of the 35 members", "a minority of the members", CON),
        ("27 of the 35 members", "most of the members", ENT),
        ("27 of the 35 members", "all but eight of the 35 members", ENT),
        ("27 of the 35 members", "77 per cent of the members", ENT),
        ("27 of the 35 members", "26 of the 35 members", CON),
        ("most of the members", "27 of the 35 members", NEU),
        ("none of the members", "a minority of the members", CON),
        ("all of the members", "most of the members", CON),
        ("at least 20 of the 35 members", "15 of the 35 members", CON),
    ],
)
def test_two_shares(premise, hypothesis, label):
    assert relation(_share(premise), _share(hypothesis)) == label


NUMBERS = [
    (count({"range": [2, 5000]}), 342),
    (money({"range": [1000, 9e9], "currency": "£"}), 3_400_000),
    (measure({"range": [1, 500], "unit": "kilometre", "convert": ["mile", 1.609]}), 160),
    (measure({"range": [10, 400], "unit": "minute"}), 90),
    (percent({"range": [1, 90]}), 12),
]


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        *NUMBERS,
        (Share("members", 12, 40), (9, 35)),
        (day(), int(_on(3).low)),
        (year(1180, 1790), 1461),
        (clock(10, 1430), 485),
    ],
)
def test_two_true_wordings_never_clash(attribute, value):
    rng = random.Random(3)
    for _ in range(400):
        first, second = attribute.say(value, rng), attribute.say(value, rng)
        assert attribute.relation(first.claim, second.claim) != CON, (first.forms, second.forms)


@pytest.mark.parametrize(("attribute", "value"), NUMBERS)
def test_two_plain_numbers_never_agree_unless_they_are_one(attribute, value):
    rng = random.Random(3)
    for _ in range(400):
        first, second = (attribute.say(v, rng) for v in (value, attribute.other(value, rng)))
        if "x" in first.forms and "x" in second.forms:
            assert attribute.relation(first.claim, second.claim) in (CON, None), (first.forms, second.forms)


def test_another_value_is_another():
    rng = random.Random(4)
    choice = Choice(lambda rng: rng.choice((Name("fire", ("a blaze",)), Name("flood"))), False)
    assert {choice.other(Name("fire", ("a blaze",)), rng).full for _ in range(9)} == {"flood"}
