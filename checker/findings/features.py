"""What the calibration knows of a verdict, as numbers."""

from __future__ import annotations

import math

from checker.language.names import keys
from checker.models import Claim, Modality, Verdict

# Tried and left out, since sets not trained on were ranked no better: names in common, clashing numbers and dates,
# polarity, speakers, hedges (benchmarks/README.md).
NAMES = (
    "contradiction",
    "weaker direction",
    "lift",
    "shared",
    "rank",
    "same document",
    "length",
)
_EDGE = 1e-4
_LONG = 20


def features(verdict: Verdict) -> list[float]:
    """One number for each of NAMES."""
    a, b = verdict.match.a, verdict.match.b
    weaker = min(verdict.forward.contradiction, verdict.backward.contradiction)
    return [
        logit(verdict.contradiction),
        logit(weaker),
        verdict.match.lift,
        verdict.match.shared,
        math.log(verdict.match.rank),
        float(a.document == b.document),
        math.log(min(_LONG, len(a.text.split()), len(b.text.split()))),
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
