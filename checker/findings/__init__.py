"""Verdicts to findings worth a person's time."""

from .assemble import Assembled, assemble
from .calibration import Calibration
from .lists import lists_of, proven
from .opinions import opinions

__all__ = ["Assembled", "Calibration", "assemble", "lists_of", "opinions", "proven"]
