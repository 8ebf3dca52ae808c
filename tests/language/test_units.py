from __future__ import annotations

import subprocess
import sys

import pytest

from checker.language.aspects import aspect
from checker.language.quantities import find_quantities
from checker.language.units import apart, converted, convertible, dimension, near, same_unit
from checker.models import Quantity


def quantity(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("a", "b", "excluded"),
    [
        ("12 miles", "19 km", False),
        ("about 12 miles", "19 km", False),
        ("about 12 miles", "20 km", False),
        ("12 miles", "25 km", True),
        ("more than 12 miles", "25 km", False),
        ("more than 12 miles", "15 km", True),
        ("3 tonnes", "3,000 kg", False),
        ("3 tonnes", "3,400 kg", False),
        ("3 tonnes", "4,000 kg", True),
        ("2 million tonnes", "2,500,000,000 kg", True),
        ("two weeks", "14 days", False),
        ("two weeks", "25 days", True),
        ("three months", "90 days", False),
        ("18 months", "two years", False),
        ("18 months", "three years", True),
        ("90 minutes", "an hour and a half", False),
        ("100 minutes", "an hour and a half", False),
        ("135 minutes", "an hour and a half", True),
        ("45 minutes", "three quarters of an hour", False),
        ("-4 °F", "-20 °C", False),
        ("-4 °F", "-10 °C", True),
        ("0 degrees Celsius", "32 degrees Fahrenheit", False),
        ("0 degrees Celsius", "0 degrees Fahrenheit", True),
        ("400 hectares", "1,000 acres", False),
        ("400 hectares", "2,500 acres", True),
        ("4 square kilometres", "400 hectares", False),
        ("60 knots", "70 mph", False),
        ("60 knots", "110 km/h", False),
        ("60 knots", "160 km/h", True),
        ("900 MW", "0.9 GW", False),
        ("900 MW", "1.2 GW", True),
        ("5 GWh", "5,000 MWh", False),
        ("7 lbs", "3.2 kg", False),
        ("12 miles", "30 metres", False),
        ("one week", "7 days", False),
        ("1,800s", "30 minutes", False),
        ("1 GB", "1024 MB", False),
        ("1 GB", "1000 MB", False),
        ("0.5 TB", "500 GB", False),
        ("1 GB", "400 MB", True),
        ("256KB", "1 MB", True),
        ("40C", "104 °F", False),
    ],
)
def test_converted_values_are_as_exact_as_they_are_written(a: str, b: str, excluded: bool) -> None:
    first, second = quantity(a), quantity(b)
    assert convertible(first.unit, second.unit)
    assert apart(first, second) is apart(second, first) is excluded


@pytest.mark.parametrize(
    ("a", "b", "one", "other"),
    [
        ("km", "kilometres", True, False),
        ("ships", "ships", True, False),
        ("km", "miles", False, True),
        ("s", "seconds", True, False),
        ("h", "hrs", True, False),
        ("gb", "gigabytes", True, False),
        ("gb", "gib", False, True),
        ("miles", "nautical miles", False, False),
        ("km", "kg", False, False),
        ("tons", "tonnes", False, False),
        ("pounds", "kg", False, False),
        ("$", "€", False, False),
        (None, None, False, False),
    ],
)
def test_which_units_are_compared(a: str | None, b: str | None, one: bool, other: bool) -> None:
    assert same_unit(a, b) is same_unit(b, a) is one
    assert convertible(a, b) is convertible(b, a) is other


def test_a_bound_is_near_nothing() -> None:
    assert near(quantity("12 miles"), quantity("19 km"))
    assert not near(quantity("more than 12 miles"), quantity("19 km"))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("12 miles", "km", 19.312128), ("-4 °F", "°c", -20.0)],
)
def test_a_value_in_another_unit(text: str, unit: str, value: float) -> None:
    assert converted(quantity(text), unit) == pytest.approx(value)


def test_money_has_no_dimension() -> None:
    assert dimension("pounds") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 12 miles long.", "length"),
        ("It has a depth of 30 metres.", "depth"),
        ("It lies 12 miles north of the border.", "distance from border"),
        ("It lies 12 miles away from Tarn.", "distance from tarn"),
        ("The strike lasted two weeks.", "duration"),
        ("The two-week strike ended.", "duration"),
        ("It came two weeks later.", "when"),
        ("It came two weeks later than planned.", "delay"),
        ("The boy is 12 years old.", "age"),
        ("He was sentenced to 12 years.", "sentence"),
        ("It fell by 4 °C.", "change"),
        ("Gusts of 60 knots were felt.", "gusts"),
        ("It yields 5 tonnes per hectare.", "per hectare"),
        ("It takes 20 litres a minute.", "per minute"),
        ("Nine circuits of six minutes each were flown.", "per each"),
        ("The load was 3 tonnes.", None),
        ("There were 12 ships.", None),
    ],
)
def test_aspects(text: str, expected: str | None) -> None:
    found = [aspect(text, each) for each in find_quantities(text)]
    assert found[-1] == expected


def test_an_aspect_is_not_that_of_a_longer_number() -> None:
    text = "The wall is 13 metres high and the moat 3 metres deep."
    assert [aspect(text, each) for each in find_quantities(text)] == ["height", "depth"]


@pytest.mark.parametrize(
    ("unit", "loaded"), [("15 miles", False), ("30 ships", False), ("$40", False), ("30 km", True)]
)
def test_the_unit_library_is_loaded_only_where_two_units_meet(unit: str, loaded: bool) -> None:
    code = (
        "import sys; from checker.findings.differences import clash_of_numbers; from tests.making import claim; "
        f"clash_of_numbers(claim('It is 12 miles.'), claim('It is {unit}.')); print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{loaded}\n"
