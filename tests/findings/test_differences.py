from __future__ import annotations

import pytest

from checker.findings.differences import clash_of_dates, clash_of_numbers, names_apart
from tests.making import claim


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("27 leaders attended.", "31 leaders attended.", True),
        ("The queue peaked at 34 ships.", "More than 30 ships waited.", False),
        ("The queue peaked at 34 ships.", "More than 40 ships waited.", True),
        ("About 300 people came.", "Some 310 people came.", False),
        ("About 300 people came.", "Some 500 people came.", True),
        ("At least 12 votes were cast.", "Up to 11 votes were cast.", True),
        ("It cost $40 million.", "It cost $40m.", False),
        ("It cost $40 million.", "It cost £40 million.", False),
        ("Pay rises 5 percent.", "Pay rises 9 per cent.", True),
        ("5 ships and 9 trucks left.", "9 ships and 5 trucks left.", True),
        ("4 ships, then 17 ships.", "17 ships were there.", False),
        ("Nobody came.", "31 leaders attended.", False),
    ],
)
def test_numbers(a: str, b: str, clash: bool) -> None:
    assert (clash_of_numbers(claim(a), claim(b)) is not None) is clash


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("It began on 3 March 2025.", "It began on 4 March 2025.", True),
        ("It began on 3 March 2025.", "It began on March 3, 2025.", False),
        ("It began on 3 March 2025.", "It began in March 2025.", False),
        ("It began in April 2025.", "It began on 3 March 2025.", True),
        ("It began on Monday.", "It began on Tuesday.", False),
        ("It ran from 3 March 2025 to 5 March 2025.", "It ended on 5 March 2025.", False),
    ],
)
def test_dates(a: str, b: str, clash: bool) -> None:
    assert (clash_of_dates(claim(a), claim(b)) is not None) is clash


def test_names_that_only_one_holds() -> None:
    a, b = claim("Anna Bell met the U.S. envoy in Rome."), claim("Anna Bell met the American envoy in Oslo.")
    assert names_apart(a, b) == (("Rome",), ("Oslo",))
