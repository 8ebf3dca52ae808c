"""Units of length, area, volume, mass, time, speed, power, energy and temperature, and quantities told in two of them.

Money is no unit here: rates change. Pounds are mass only as "lb", which `find_quantities` gives where the text speaks
of weight. A word of several meanings (a ton, a gallon) excludes another quantity only where each meaning does.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.models import Quantity

if TYPE_CHECKING:
    from pint import UnitRegistry

# dimension: {the unit's name in pint: what it is called}
_TABLE: dict[str, dict[str, str]] = {
    "length": {
        "millimeter": "mm, millimetre, millimetres, millimeter, millimeters",
        "centimeter": "cm, centimetre, centimetres, centimeter, centimeters",
        "meter": "m, metre, metres, meter, meters",
        "kilometer": "km, kms, kilometre, kilometres, kilometer, kilometers",
        "inch": "inch, inches",
        "foot": "ft, foot, feet",
        "yard": "yard, yards",
        "mile": "mile, miles",
        "nautical_mile": "nautical mile, nautical miles",
    },
    "area": {
        "meter**2": "m², m2, sq m, square metre, square metres, square meter, square meters",
        "kilometer**2": "km², km2, sq km, square kilometre, square kilometres, square kilometer, square kilometers",
        "foot**2": "sq ft, square foot, square feet",
        "mile**2": "sq mile, sq miles, square mile, square miles",
        "hectare": "ha, hectare, hectares",
        "acre": "acre, acres",
    },
    "volume": {
        "milliliter": "ml, millilitre, millilitres, milliliter, milliliters",
        "liter": "litre, litres, liter, liters",
        "meter**3": "m³, m3, cubic metre, cubic metres, cubic meter, cubic meters",
        "foot**3": "cubic foot, cubic feet",
        "US_liquid_gallon": "gallon, gallons, US gallon, US gallons",
        "imperial_gallon": "gallon, gallons, imperial gallon, imperial gallons",
        "US_liquid_pint": "pint, pints",
        "imperial_pint": "pint, pints",
    },
    "mass": {
        "milligram": "mg, milligram, milligrams",
        "gram": "gram, grams, gramme, grammes",
        "kilogram": "kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes",
        "metric_ton": "tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, ton, tons",
        "short_ton": "ton, tons, short ton, short tons",
        "long_ton": "ton, tons, long ton, long tons",
        "ounce": "ounce, ounces",
        "troy_ounce": "ounce, ounces, troy ounce, troy ounces",
        "pound": "lb, lbs",
    },
    "time": {
        "second": "second, seconds",
        "minute": "min, mins, minute, minutes",
        "hour": "hr, hrs, hour, hours",
        "day": "day, days",
        "week": "week, weeks",
        "fortnight": "fortnight, fortnights",
        "month": "month, months",
        "year": "year, years",
        "decade": "decade, decades",
    },
    "speed": {
        "meter/second": "m/s, metres per second, meters per second, metres a second, meters a second",
        "kilometer/hour": "km/h, kmh, kph, kilometres per hour, kilometers per hour, km per hour, kilometres an hour, "
        "kilometers an hour, km an hour",
        "mile/hour": "mph, miles per hour, miles an hour",
        "knot": "knot, knots",
    },
    "power": {
        "watt": "watt, watts",
        "kilowatt": "kW, kilowatt, kilowatts",
        "megawatt": "MW, megawatt, megawatts",
        "gigawatt": "GW, gigawatt, gigawatts",
    },
    "energy": {
        "kilowatt_hour": "kWh, kilowatt hour, kilowatt hours",
        "megawatt_hour": "MWh, megawatt hour, megawatt hours",
        "gigawatt_hour": "GWh, gigawatt hour, gigawatt hours",
        "terawatt_hour": "TWh, terawatt hour, terawatt hours",
    },
    "temperature": {
        "degC": "°C, degree Celsius, degrees Celsius, degrees C, degrees centigrade, Celsius",
        "degF": "°F, degree Fahrenheit, degrees Fahrenheit, degrees F, Fahrenheit",
    },
}
_ROWS = [
    (word.strip(), dimension, name)
    for dimension, units in _TABLE.items()
    for name, words in units.items()
    for word in words.split(",")
]
_SPELLED = {word.lower(): word for word, _, _ in _ROWS}
_DIMENSIONS = {word.lower(): dimension for word, dimension, _ in _ROWS}
_MEANINGS = {word: tuple(name for other, _, name in _ROWS if other.lower() == word) for word in _DIMENSIONS}
_LONGEST_FIRST = sorted(_DIMENSIONS, key=len, reverse=True)
_END = r"(?![\w²³/])"
# A regular expression for a unit of the table; spaces in it may be hyphens.
_WORDS = "|".join(re.escape(word).replace("\\ ", r"[-\s]").replace("°", r"°\s?") for word in _LONGEST_FIRST)
UNIT = rf"(?:{_WORDS}){_END}"
# Those that are written right behind a number ("12km"). "12m" alone is twelve million; "12m long" is metres.
SYMBOL = (
    r"(?:km/h|kmh|kph|mph|m/s|km²|km2|m²|m2|m³|m3|kms?|[mc]m|kgs?|mg|ml|lbs?|ft|ha|[kMG]Wh?|TWh|°\s?[CF]|mins?|hrs?|"
    r"m(?=[- ](?:long|wide|high|tall|deep|thick|away)\b))" + _END
)
# Beyond this, two quantities of one dimension are of two things rather than two accounts of one.
_FARTHEST = 10.0
# What `apart` grants, as shares of a value: for "about", for last zeros, at most; and what conversion may lose.
_ABOUT = 0.1
_ROUNDED = 0.05
_COARSEST = 0.25
_EDGE = 1e-9
Bounds = tuple[float, float]


def normal(unit: str) -> str:
    """A unit as the table spells it: lower case, one space between words."""
    return re.sub(r"[-\s]+", " ", unit.lower()).replace("° ", "°")


def dimension(unit: str | None) -> str | None:
    """What a unit measures ("length", "time"); None for what the table doesn't hold."""
    return _DIMENSIONS.get(unit) if unit else None


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two words stand for one unit: "km" and "kilometres", and any word and itself."""
    return a is not None and b is not None and (a == b or (a in _MEANINGS and _MEANINGS[a] == _MEANINGS.get(b)))


def convertible(a: str | None, b: str | None) -> bool:
    """Whether two words stand for different units of one dimension, so that quantities must be converted to compare."""
    kindred = dimension(a) is not None and dimension(a) == dimension(b) and not same_unit(a, b)
    # At sea, a plain mile often is a nautical one.
    return kindred and {_MEANINGS[a or ""][0], _MEANINGS[b or ""][0]} != {"mile", "nautical_mile"}


def apart(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities in `convertible` units exclude each other, each taken as exactly as it is written.

    Written without "about", a number is known to half of its last written digit, or of its last part where that is a
    fraction ("one and a half": a quarter): 12 miles are 11.5 to 12.5. Zeros at the end of a whole number may come from
    rounding, so that 3,000 is known to half a thousand, yet no worse than 5 % (2,850 to 3,150). No number but a
    temperature is taken as known worse than 25 %, so that "one week" is 5.25 to 8.75 days. "About" gives 10 % where
    that is more, and bounds ("more than") end where the number ends. So "about 12 miles" goes with 19 km and with
    20 km, and not with 30 km. Silent as well (False) where the two are more than a factor of ten apart, temperatures
    excepted: then they hardly measure one thing.
    """
    return _of_one_size(a, b) and not _meet(a, b)


def near(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities in `convertible` units may be one value, neither of them told as a bound only."""
    return {a.comparator, b.comparator} <= {"=", "~"} and _meet(a, b)


def _meet(a: Quantity, b: Quantity) -> bool:
    """Whether in some meaning of their units a value of one is a value of the other."""
    pairs = [(x, y) for x in _bounds_in_base(a) for y in _bounds_in_base(b)]
    return any(x[1] >= y[0] * (1 - _EDGE) and y[1] >= x[0] * (1 - _EDGE) for x, y in pairs)


def converted(quantity: Quantity, unit: str) -> float | None:
    """The value of a quantity in another unit of its dimension; None where either unit has several meanings."""
    if quantity.unit is None or len(_MEANINGS[quantity.unit]) > 1 or len(_MEANINGS[unit]) > 1:
        return None
    factor, offset = _to_base(_MEANINGS[quantity.unit][0])
    other, start = _to_base(_MEANINGS[unit][0])
    return (quantity.value * factor + offset - start) / other


def told(unit: str) -> str:
    """A unit of the table as a reader expects it behind a number: "miles", "kWh", "°C"."""
    forms = (f"{unit}s", f"{unit}es", unit.replace("foot", "feet")) if len(unit) > len("kWh") else ()
    plural = next((form for form in forms if form in _SPELLED), unit)
    return _SPELLED[plural]


def slack(quantity: Quantity) -> float:
    """How far from its value a quantity may be, in its own unit, by the rule that `apart` states."""
    step, size = _last_step(quantity), abs(quantity.value)
    exact = step / 2 if step <= 1 else max(0.5, min(step / 2, size * _ROUNDED))
    if dimension(quantity.unit) != "temperature":
        exact = min(exact, size * _COARSEST)
    return max(exact, size * _ABOUT) if quantity.comparator == "~" else exact


def _last_step(quantity: Quantity) -> float:
    """The worth of the last digit or part that a number is written with; a whole number's last zeros don't count."""
    decimals = re.search(r"\d[\d,]*\.(\d+)", quantity.text)
    if decimals:
        written = float(decimals.group().replace(",", ""))
        return 10.0 ** -len(decimals[1]) * (abs(quantity.value) / written if written else 1.0)
    value = abs(quantity.value)
    if abs(value - round(value)) > 1e-4:
        return max((1 / part for part in range(2, 11) if abs(value * part - round(value * part)) < 1e-4), default=0.01)
    whole = str(round(value))
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if round(value) else 1.0


def _bounds(quantity: Quantity) -> Bounds:
    near = slack(quantity)
    low, high = quantity.value - near, quantity.value + near
    if quantity.comparator in (">", ">="):
        return low, math.inf
    return (-math.inf, high) if quantity.comparator in ("<", "<=") else (low, high)


def _bounds_in_base(quantity: Quantity) -> list[Bounds]:
    """Least and greatest value in the dimension's base unit, for each meaning of the unit."""
    low, high = _bounds(quantity)
    scales = [_to_base(name) for name in _MEANINGS[quantity.unit or ""]]
    return [(low * factor + offset, high * factor + offset) for factor, offset in scales]


def _of_one_size(a: Quantity, b: Quantity) -> bool:
    if dimension(a.unit) == "temperature":
        return True
    sizes = [abs(quantity.value) * _to_base(_MEANINGS[quantity.unit or ""][0])[0] for quantity in (a, b)]
    return max(sizes) <= min(sizes) * _FARTHEST * (1 + _EDGE)


@lru_cache(maxsize=128)
def _to_base(name: str) -> tuple[float, float]:
    """Factor and offset that turn a value in a unit into the base unit of its dimension (SI; kelvin)."""
    units = _registry()
    offset = float(units.Quantity(0.0, name).to_base_units().magnitude)
    return float(units.Quantity(1.0, name).to_base_units().magnitude) - offset, offset


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Any]:
    # Half a second to load, and most runs never meet two units of one dimension.
    from pint import UnitRegistry

    return UnitRegistry()
