"""Verdicts to findings worth a person's time."""

from .assemble import Assembled, assemble
from .calibration import Calibration

__all__ = ["Assembled", "Calibration", "assemble"]
