"""From a verdict and its features to a probability that an editor can rely on.

A logistic model (trained by `checker.training.calibration` on every candidate pair of the development sets, unlabelled
ones counting as no contradiction), so that it speaks at the rate at which sources disagree. calibration.json was fitted
to the verdicts of both models that ship, calibration-small.json to those of the small one alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.errors import ModelError
from checker.models import Verdict

from .features import NAMES, features, logit, rivals

WEIGHTS = Path(__file__).with_name("calibration.json")
SMALL_WEIGHTS = Path(__file__).with_name("calibration-small.json")
# Of 21 pairs that lists proved on sets not used for testing, 20 are contradictions in gold; most of these are the sets
# that the rules were made on (benchmarks/README.md).
PROVEN = 0.85
# A cap for what lies outside the development sets: of their likeliest, told at 0.893, 0.887 are right.
MOST = 0.97


@dataclass(frozen=True)
class Calibration:
    """Standardised logistic regression over NAMES, damped by `unlike`, and set right by Platt scaling.

    Platt (1999): the damped probability's log odds times `slope` plus `offset` are the log odds that are told. `judge`
    is the fingerprint of the judges to whose verdicts it was fitted.
    """

    intercept: float
    weights: tuple[float, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    slope: float = 1.0
    offset: float = 0.0
    judge: str = ""

    @classmethod
    @cache
    def from_file(cls, path: Path = WEIGHTS) -> Calibration:
        """The shipped weights. Raises ModelError when they don't fit this version's features."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            rows = stored["features"]
            if tuple(row["name"] for row in rows) != NAMES:
                raise ModelError(f"{path}: made for other features; run make train-calibration")
            weights, means, scales = (tuple(float(row[key]) for row in rows) for key in ("weight", "mean", "scale"))
            slope, offset = (float(stored["platt"][key]) for key in ("slope", "offset"))
            return cls(float(stored["intercept"]), weights, means, scales, slope, offset, stored["judge"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: {error}") from error

    @classmethod
    def fitted_to(cls, fingerprint: str) -> Calibration:
        """The shipped weights for the verdicts of that judge: its own, or else those of the default one."""
        small = cls.from_file(SMALL_WEIGHTS)
        return small if small.judge == fingerprint else cls.from_file(WEIGHTS)

    def probabilities(self, verdicts: Sequence[Verdict], among: Sequence[Verdict] | None = None) -> list[float]:
        """How likely an editor would call each pair of claims a contradiction, rounded to four places.

        A pair is also held against the other pairs of its claims: `among` are all of the run, by default `verdicts`.
        """
        against = rivals(verdicts if among is None else among)
        found = []
        for verdict in verdicts:
            total = self.intercept
            values = features(verdict, against)
            for value, weight, mean, scale in zip(values, self.weights, self.means, self.scales, strict=True):
                total += weight * (value - mean) / scale
            damped = unlike(verdict) * _sigmoid(total)
            told = min(MOST, round(_sigmoid(self.slope * logit(damped) + self.offset), 4))
            found.append(max(told, PROVEN) if verdict.proof else told)
        return found


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))


def unlike(verdict: Verdict) -> float:
    """What the logistic model's answer is multiplied by: near 0 for two claims that rather say the same thing.

    The model has seen few sentences repeated word for word. This stays 1 wherever contradiction is likelier than
    agreement.
    """
    return min(1.0, 2 * verdict.contradiction / max(1e-9, verdict.contradiction + verdict.entailment))
