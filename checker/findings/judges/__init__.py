"""Judges that reason on what a claim says in so many words: figures, shares, dates.

Each is a function in a file of its own that gives a ValueClash where it can prove a conflict and is silent elsewhere.
Whether a pair is worth showing is for the verdict model and the calibration; judges say what conflicts, and why. Who
belongs is judged over all that a source says: `checker.findings.lists`. Judges of actors, states and order were tried
and are gone: on 65,828 pairs they spoke seven times, never of a contradiction (benchmarks/README.md).
"""

from __future__ import annotations

from checker.models import Claim

from . import dates, numbers, shares
from .interface import Judge, ValueClash

# From the surest to the vaguest.
JUDGES: tuple[Judge, ...] = (numbers.clash, shares.clash, dates.clash)

__all__ = ["JUDGES", "Judge", "ValueClash", "opinion_on"]


def opinion_on(a: Claim, b: Claim) -> ValueClash | None:
    """The first opinion that a judge has of two claims."""
    return next((opinion for judge in JUDGES if (opinion := judge(a, b))), None)
