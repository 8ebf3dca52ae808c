"""Units of length, area, volume, mass, time, speed, power, energy, temperature and data.

Money is no unit here: rates change. A word of several meanings (a ton, a mile at sea) or none too exact (a decade) is
never converted.
"""

from __future__ import annotations

import math
import re
from functools import cache

from checker.models import Quantity

# For each dimension its units; "=" joins spellings of one unit, of which the last is its name in pint.
_TABLE = {
    "length": "mm=millimetre cm=centimetre m=metre km=kilometre inches=inch ft=feet=foot yard mile nautical_mile",
    "area": "m²=m2=square_metre km²=km2=square_kilometre square_feet=square_foot square_mile ha=hectare acre",
    "volume": "ml=millilitre litre m³=m3=cubic_metre gallon pint",
    "mass": "mg=milligram gram kg=kilo=kilogramme=kilogram tonne ton lbs=lb ounce",
    "time": "s=sec=second min=minute h=hr=hrs=hour day week fortnight month year decade",
    "speed": "m/s=metre_per_second km/h=kmh=kph=km_per_hour=kilometre_per_hour mph=mile_per_hour knot",
    "power": "watt kW=kilowatt MW=megawatt GW=gigawatt",
    "energy": "kWh=kilowatt_hour MWh=megawatt_hour GWh=gigawatt_hour TWh=terawatt_hour",
    "temperature": "°C=C=degrees_Celsius=degree_Celsius °F=F=degrees_Fahrenheit=degree_Fahrenheit",
    "data": "byte KB=kilobyte KiB=kibibyte MB=megabyte MiB=mebibyte GB=gigabyte GiB=gibibyte TB=terabyte TiB=tebibyte",
}
_NOT_CONVERTED = {"nautical mile", "gallon", "pint", "ton", "ounce", "decade"}


def _forms(spelling: str) -> list[str]:
    """A spelling in the singular and the plural, British and American."""
    written = spelling.replace("_", " ")
    forms = [written, re.sub(r"(?<=[a-z]{2}[a-rt-z])(?=$| per)", "s", written, count=1)]
    return [*forms, *(re.sub(r"(met|lit)re", r"\1er", form) for form in forms)]


_ROWS = [
    (form, dimension, spellings[-1].replace("_", " "))
    for dimension, row in _TABLE.items()
    for spellings in [unit.split("=") for unit in row.split()]
    for spelling in spellings
    for form in _forms(spelling)
]
_DIMENSIONS = {form.lower(): dimension for form, dimension, _ in _ROWS}
_NAMES = {form.lower(): name for form, _, name in _ROWS}
_END = r"(?![\w²³/])"
# A regular expression for a unit of the table; spaces in it may be hyphens.
_WORDS = "|".join(sorted(_NAMES, key=len, reverse=True)).replace(" per ", " (?:per|an?) ")
UNIT = "(?:" + _WORDS.replace(" ", r"[-\s]").replace("°", r"°\s?") + ")" + _END
# Those that are written right behind a number ("12km"). "12m" alone is twelve million; "12m long" is metres.
SYMBOL = (
    r"(?:km/h|kmh|kph|mph|m/s|km²|km2|m²|m2|m³|m3|[kcm]m|kg|mg|ml|lbs?|ft|ha|[kMG]Wh?|TWh|°\s?[CF]|(?-i:[CF])|mins?|hrs?|[kMGT]i?B|"
    r"h(?!\s?\d)|secs?|(?-i:s)(?<![12]\d\d\ds)(?!\sof\b)|"
    r"m(?=[- ](?:long|wide|high|tall|deep|thick|away)\b))" + _END
)
# Beyond this, two quantities of one dimension are of two things rather than two accounts of one.
_FARTHEST = 10.0
# No number is taken as known better than to a tenth, nor a whole one than to half of one.
_KNOWN = 0.1


def normal(unit: str) -> str:
    """A unit as the table spells it: lower case, one space between words."""
    plain = re.sub(r"[-\s]+", " ", unit.lower()).replace("° ", "°")
    return re.sub(r" an? ", " per ", plain)


def dimension(unit: str | None) -> str | None:
    """What a unit measures ("length", "time"); None for what the table doesn't hold."""
    return _DIMENSIONS.get(unit) if unit else None


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two words stand for one unit: "km" and "kilometres", and any word and itself."""
    return a is not None and b is not None and (a == b or (a in _NAMES and _NAMES[a] == _NAMES.get(b)))


def convertible(a: str | None, b: str | None) -> bool:
    """Whether two words stand for different units of one dimension, so that quantities must be converted to compare."""
    if dimension(a) is None or dimension(a) != dimension(b):
        return False
    names = {_NAMES[a or ""], _NAMES[b or ""]}
    return len(names) > 1 and not names & _NOT_CONVERTED


def apart(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities in `convertible` units exclude each other.

    Each is taken as known to a tenth, a whole number to half of one if that is more; bounds ("more than") end where
    the number ends. So 12 miles go with 19 km and with 20 km, and not with 30 km. Silent as well (False) where the two
    are more than a factor of ten apart, temperatures excepted: then they hardly measure one thing.
    """
    sizes = [abs(quantity.value) * _to_base(_NAMES[quantity.unit or ""])[0] for quantity in (a, b)]
    of_one_size = dimension(a.unit) == "temperature" or max(sizes) <= min(sizes) * _FARTHEST
    return of_one_size and not _meet(a, b)


def near(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities in `convertible` units may be one value, neither of them told as a bound only."""
    return {a.comparator, b.comparator} <= {"=", "~"} and _meet(a, b)


def converted(quantity: Quantity, unit: str) -> float:
    """The value of a quantity in another unit of its dimension."""
    factor, offset = _to_base(_NAMES[quantity.unit or ""])
    other, start = _to_base(_NAMES[unit])
    return (quantity.value * factor + offset - start) / other


def _meet(a: Quantity, b: Quantity) -> bool:
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return high >= least and most >= low


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Least and greatest value in the dimension's base unit."""
    slack = max(0.0 if "." in quantity.text else 0.5, abs(quantity.value) * _KNOWN)
    factor, offset = _to_base(_NAMES[quantity.unit or ""])
    low, high = (value * factor + offset for value in (quantity.value - slack, quantity.value + slack))
    if quantity.comparator in (">", ">="):
        return low, math.inf
    return (-math.inf, high) if quantity.comparator in ("<", "<=") else (low, high)


@cache
def _to_base(name: str) -> tuple[float, float]:
    """Factor and offset that turn a value in a unit into the base unit of its dimension (SI; kelvin)."""
    # Half a second to load, and most runs never meet two units of one dimension.
    from pint import Quantity as Measure

    name = name.replace("degree ", "degree_")
    offset = float(Measure(0.0, name).to_base_units().magnitude)
    return float(Measure(1.0, name).to_base_units().magnitude) - offset, offset
