from __future__ import annotations

import pytest

from checker.language.shares import find_share


@pytest.mark.parametrize(
    ("text", "low", "high", "whole"),
    [
        ("27 of the 35 states", 0.771, 0.771, 35),
        ("twenty-seven out of 35 states", 0.771, 0.771, 35),
        ("Of the 35 states, 27 sent leaders.", 0.771, 0.771, 35),
        ("at least 27 of the 35 states", 0.771, 1.0, 35),
        ("27 of the 35 states, or 77 per cent", 0.771, 0.771, 35),
        ("all seven directors", 1.0, 1.0, 7),
        ("none of the seven directors", 0.0, 0.0, 7),
        ("77 per cent of the states", 0.74, 0.8, None),
        ("forty percent of homes", 0.37, 0.43, None),
        ("about 40 % of homes", 0.34, 0.46, None),
        ("fewer than 40 % of homes", 0.0, 0.3999, None),
        ("nine in ten voters", 0.87, 0.93, None),
        ("Nine homes in ten had no light.", 0.87, 0.93, None),
        ("two fifths of the seats", 0.37, 0.43, None),
        ("a third of the houses", 0.303, 0.363, None),
        ("more than half of members", 0.5001, 1.0, None),
        ("most of the states", 0.5001, 1.0, None),
        ("a clear majority", 0.5001, 1.0, None),
        ("They voted unanimously.", 1.0, 1.0, None),
    ],
)
def test_shares(text: str, low: float, high: float, whole: float | None) -> None:
    share = find_share(text)
    assert share is not None
    assert share.text in text
    assert (share.low, share.high, share.whole) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4), whole)


@pytest.mark.parametrize(
    "text",
    [
        "half an hour",
        "at half past ten",
        "half the size",
        "the first half of the match",
        "half of 2025",
        "a quarter of the year",
        "a third term",
        "a two-thirds majority is needed",
        "Sales rose 5 per cent.",
        "Sales were up by half of the total.",
        "a 5 per cent tax",
        "not all seven directors",
        "all three days",
        "3 in 10 days",
        "three homes in ten streets",
        "of 310,000 lari, two hundred",
        "the most famous ships",
        "at most ships of the line",
        "the majority leader",
        "Nobody came.",
        "a third of the houses and half of the barns",
    ],
)
def test_what_is_no_certain_share(text: str) -> None:
    assert find_share(text) is None


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("17 of the 34 members", "more than half of the members", False),
        ("17 of the 34 members", "most of the members", False),
        ("17 of the 34 members", "a minority of members", False),
        ("17 of the 34 members", "at least half of the members", True),
        ("17 of the 34 members", "half of the members", True),
        ("18 of the 34 members", "more than half of the members", True),
        ("12 of the 36 members", "a third of the members", True),
        ("7 of the 21 members", "one in three members", True),
    ],
)
def test_which_shares_can_be_one(one: str, other: str, meet: bool) -> None:
    first, second = find_share(one), find_share(other)
    assert first is not None
    assert second is not None
    assert first.meets(second) is second.meets(first) is meet
