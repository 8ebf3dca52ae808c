"""What the calibration knows of a verdict, as numbers."""

from __future__ import annotations

import math

from checker.language.names import keys
from checker.models import Claim, Modality, Verdict

from .differences import clash_of_dates, clash_of_numbers

NAMES = (
    "contradiction",
    "weaker direction",
    "entailment",
    "similarity",
    "shared",
    "rank",
    "names in common",
    "no name in common",
    "numbers clash",
    "dates clash",
    "polarity differs",
    "same document",
    "two quoted speakers",
    "one hedged",
    "length",
)
_EDGE = 1e-4


def features(verdict: Verdict) -> list[float]:
    """One number for each of NAMES."""
    a, b = verdict.match.a, verdict.match.b
    weaker = min(verdict.forward.contradiction, verdict.backward.contradiction)
    names_a, names_b = keys(a.entities), keys(b.entities)
    return [
        logit(verdict.contradiction),
        logit(weaker),
        logit(verdict.entailment),
        verdict.match.similarity,
        verdict.match.shared,
        math.log(verdict.match.rank),
        min(3.0, float(len(names_a & names_b))),
        float(bool(names_a) and bool(names_b) and not names_a & names_b),
        float(clash_of_numbers(a, b) is not None),
        float(clash_of_dates(a, b) is not None),
        float(a.polarity is not b.polarity),
        float(a.document == b.document),
        float(two_speakers(a, b)),
        float(hedged(a) is not hedged(b)),
        math.log(min(len(a.text.split()), len(b.text.split()))),
    ]


def two_speakers(a: Claim, b: Claim) -> bool:
    """Whether two different people are quoted."""
    return a.speaker is not None and b.speaker is not None and not keys((a.speaker,)) & keys((b.speaker,))


def hedged(claim: Claim) -> bool:
    """Whether a claim is of what may or would be, not of what is."""
    return claim.modality in (Modality.POSSIBLE, Modality.CONDITIONAL)


def logit(probability: float) -> float:
    """Log odds, bounded."""
    p = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(p / (1 - p))
