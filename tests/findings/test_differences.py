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
        ("It is 12 miles long.", "It is about 19 km long.", False),
        ("It is 12 miles long.", "It is 30 km long.", True),
        ("It is 12 miles (19 km) long.", "It is 20 km long.", False),
        ("It is 12 km long.", "It is 15 kilometres long.", True),
        ("It is 30 metres wide.", "It is 40 metres long.", False),
        ("It is 12 miles long.", "It is 30 metres wide.", False),
        ("It is 12 miles north of Tarn.", "It is 30 km from Oslo.", False),
        ("It is thirty nautical miles off.", "It is thirty miles off.", False),
        ("It lasted two weeks.", "It lasted 14 days.", False),
        ("It lasted two weeks.", "It lasted 25 days.", True),
        ("It lasted two weeks.", "It came 25 days later.", False),
        ("He is 12 years old.", "He went for 15 years.", False),
        ("It holds 20 litres a minute.", "It holds 50 gallons.", False),
        ("It sank to -4 °F.", "It sank to -20 °C.", False),
        ("It sank to -4 °F.", "It sank to -10 °C.", True),
        ("It sank by 4 °F.", "It sank to -10 °C.", False),
        ("It never blew at more than 120 km/h.", "It blew at 35 knots.", False),
        ("It cost 7 pounds.", "It weighed 9 kg.", False),
        ("Half of the members left.", "200 members left.", False),
        ("27 of the 35 states signed.", "31 states signed.", False),
        ("Nine of the 14 counts stood.", "Nine counts stood.", False),
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
