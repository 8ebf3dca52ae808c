"""Verdicts to findings worth a person's time."""

from .assemble import Assembled, assemble
from .calibration import Calibration
from .lists import clashes_of, lists_of, proven
from .opinions import opinions

__all__ = ["Assembled", "Calibration", "assemble", "clashes_of", "lists_of", "opinions", "proven"]
