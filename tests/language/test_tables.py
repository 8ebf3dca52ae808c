from __future__ import annotations

import datetime as dt

import pytest

from checker.language.dates import find_dates
from checker.language.modality import modality, polarity
from checker.language.names import find_names, keys
from checker.language.quantities import find_quantities
from checker.models import Modality, Polarity

TODAY = dt.date(2025, 3, 25)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 6 January 2026", ["2026-01-06"]),
        ("on Jan. 6, 2026,", ["2026-01-06"]),
        ("on March 10", ["2025-03-10"]),
        ("on 28 December", ["2024-12-28"]),
        ("by Friday 4 April", ["2025-03-21", "2025-04-04"]),
        ("On Monday", ["2025-03-24"]),
        ("in March 2024", ["2024-03"]),
        ("since 2021", ["2021"]),
        ("2025-02-30", [None]),
        ("May they rest", []),
        ("between 2026.5 and 9", []),
        ("late November", ["2024-11"]),
    ],
)
def test_dates(text: str, values: list[str | None]) -> None:
    assert [mention.value for mention in find_dates(text, TODAY)] == values


def test_without_a_reference_nothing_is_guessed() -> None:
    assert [mention.value for mention in find_dates("on Monday, March 10")] == [None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some 4,200 members", [("~", 4200, "members")]),
        ("more than 30 ships", [(">", 30, "ships")]),
        ("nineteen hundred million dollars", [("=", 1.9e9, "dollars")]),
        ("$1.9bn", [("=", 1.9e9, "$")]),
        ("£40 million", [("=", 4e7, "£")]),
        ("5 percent", [("=", 5, "%")]),
        ("nine per cent", [("=", 9, "%")]),
        ("forty-two hundred dockers", [("=", 4200, "dockers")]),
        ("at least twelve boats", [(">=", 12, "boats")]),
        ("at 9:40 a.m. on 6 January 2026", []),
        ("in 2025", []),
        ("No. 270", []),
    ],
)
def test_quantities(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(q.comparator, q.value, q.unit) for q in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The United States signed it.", ("United States",)),
        ("On Monday the U.S. envoy Steve Witkoff met Macron’s team.", ("U.S.", "Steve Witkoff", "Macron")),
        ("Workers left.", ()),
        ("Germany left; Germany came back.", ("Germany",)),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert find_names(text) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "Washington"),
        ("UK", "Britain"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("President Donald Trump", "Trump"),
        ("Türkiye", "Turkey"),
    ],
)
def test_one_thing_by_two_names(one: str, other: str) -> None:
    assert keys((one,)) & keys((other,))


def test_different_things_stay_apart() -> None:
    assert not keys(("North Korea",)) & keys(("South Sudan",))


@pytest.mark.parametrize(
    ("text", "expected", "negative"),
    [
        ("Germany ruled out troops.", Modality.DENIED, True),
        ("It did not sign.", Modality.DENIED, True),
        ("It may sign.", Modality.POSSIBLE, False),
        ("It will sign.", Modality.PLANNED, False),
        ("If they agree, it will sign.", Modality.CONDITIONAL, False),
        ("It signed.", Modality.ASSERTED, False),
        ("There is no doubt that it signed.", Modality.ASSERTED, False),
    ],
)
def test_modality(text: str, expected: Modality, negative: bool) -> None:
    assert modality(text) is expected
    assert (polarity(text) is Polarity.NEGATIVE) is negative
