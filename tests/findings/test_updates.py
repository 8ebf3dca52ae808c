from __future__ import annotations

import datetime as dt

import pytest

from checker.findings import Calibration, assemble
from checker.findings.features import NAMES
from checker.findings.updates import update
from checker.models import Kind, Relation
from tests.making import claim, verdict

DATES = {"early.txt": dt.date(2026, 5, 3), "late.txt": dt.date(2026, 5, 5)}
CASES = [
    ("Rescuers have found 12 dead so far.", "The flood killed 31 people.", Kind.NUMBER, True),
    ("The flood killed 12 people.", "The toll has risen to 31.", Kind.NUMBER, True),
    ("The ministry is still considering the offer.", "The ministry turned the offer down.", Kind.STATUS, True),
    ("The flood killed 12 people.", "The flood killed 31 people.", Kind.NUMBER, False),
    ("The flood killed 12 people.", "Since then 31 people were found dead.", Kind.NUMBER, True),
    ("The flood killed 12 people.", "It killed 31, since nobody had been warned.", Kind.NUMBER, False),
    ("At least 12 people were killed.", "The flood killed 31 people.", Kind.NUMBER, True),
    ("A visitor must give at least 12 days' notice.", "A visitor gives 31 days' notice.", Kind.NUMBER, False),
    ("The mayor has so far blamed the pump.", "The mayor blamed the dam.", Kind.CAUSE, False),
]


@pytest.mark.parametrize(("early", "late", "kind", "expected"), CASES)
def test_a_later_report_may_only_be_more_recent(early: str, late: str, kind: Kind, expected: bool) -> None:
    a, b = claim(early, "early.txt"), claim(late, "late.txt")
    dates = (DATES["early.txt"], DATES["late.txt"]) if expected else None
    assert update(a, b, kind, DATES) == update(b, a, kind, DATES) == dates


def test_words_of_the_wrong_side_prove_nothing() -> None:
    assert update(claim("It has risen to 12.", "early.txt"), claim("It is 31.", "late.txt"), Kind.NUMBER, DATES) is None


@pytest.mark.parametrize("dates", [{}, {"early.txt": DATES["early.txt"]}, dict.fromkeys(DATES, DATES["late.txt"])])
def test_without_two_days_there_is_no_later(dates: dict[str, dt.date]) -> None:
    early, late, kind, _ = CASES[0]
    assert update(claim(early, "early.txt"), claim(late, "late.txt"), kind, dates) is None


def test_an_update_is_a_tension_and_says_both_dates() -> None:
    plain = Calibration(
        0.0, tuple(float(n == "contradiction") for n in NAMES), (0.0,) * len(NAMES), (1.0,) * len(NAMES)
    )
    a, b = claim("So far 12 people were killed.", "early.txt"), claim("The flood killed 31 people.", "late.txt")
    (finding,) = assemble([verdict(a, b, 0.9)], plain, min_probability=0.5, published=DATES).findings
    assert finding.relation is Relation.TENSION
    assert finding.explanation.endswith("The later may be an update: published on 3 May 2026 and 5 May 2026.")
    (undated,) = assemble([verdict(a, b, 0.9)], plain, min_probability=0.5).findings
    assert undated.relation is Relation.CONTRADICTION
