"""Fit the calibration: a logistic model over the features of every candidate pair of the development sets.

`python -m checker.training.calibration seeds/dev-*` writes checker/findings/calibration.json and prints, for each set
left out in turn, the average precision of its own pairs and, over all, a reliability table. With `--measure` it only
prints the table of what ships, over the folders named.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from checker.config import Settings
from checker.evaluation import is_gold, load_gold
from checker.findings.assemble import FLOOR
from checker.findings.calibration import WEIGHTS, Calibration, unlike
from checker.findings.features import NAMES, features, logit, rivals
from checker.models import Verdict
from checker.pipeline import Pipeline

# scikit-learn's C: smaller is stricter. Features overlap, and unchecked their weights grow against each other.
_PENALTY = 0.1
# Finest at the bottom, where nearly all candidate pairs are told (benchmarks/README.md).
_BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Judged:
    """One set: every candidate pair's verdict, and whether gold calls it a contradiction."""

    name: str
    verdicts: tuple[Verdict, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class Labelled:
    """One set: a row of features a candidate pair, and whether gold calls it a contradiction."""

    name: str
    rows: NDArray[np.float64]
    unlike: NDArray[np.float64]
    right: NDArray[np.bool_]


def judged(folder: Path) -> Judged:
    """Every candidate pair of a set."""
    pipeline = Pipeline.from_settings(Settings(min_probability=0.0))
    reading, _, verdicts = pipeline.judged([str(folder)])
    gold = load_gold(folder / "gold.json", [article.document for article in reading.articles])
    return Judged(folder.name, verdicts, tuple(is_gold(verdict.match, gold) for verdict in verdicts))


def labelled(every: Judged) -> Labelled:
    """The pairs that the verdict model doesn't dismiss outright, as rows."""
    kept = [number for number, verdict in enumerate(every.verdicts) if verdict.contradiction > FLOOR]
    verdicts = [every.verdicts[number] for number in kept]
    against = rivals(every.verdicts)
    rows = np.array([features(verdict, against) for verdict in verdicts])
    right = np.array([every.right[number] for number in kept])
    return Labelled(every.name, rows, np.array([unlike(verdict) for verdict in verdicts]), right)


def fit(sets: list[Labelled]) -> tuple[StandardScaler, LogisticRegression]:
    """The model over all pairs of `sets`."""
    rows, right = np.concatenate([s.rows for s in sets]), np.concatenate([s.right for s in sets])
    scaler = StandardScaler().fit(rows)
    return scaler, LogisticRegression(C=_PENALTY, max_iter=2000).fit(scaler.transform(rows), right)


def cross_validated(sets: list[Labelled]) -> NDArray[np.float64]:
    """Each pair's probability from a model that has not seen its set."""
    probabilities = []
    for left_out in sets:
        scaler, model = fit([s for s in sets if s is not left_out])
        probabilities.append(model.predict_proba(scaler.transform(left_out.rows))[:, 1] * left_out.unlike)
        own = average_precision_score(left_out.right, probabilities[-1])
        alone = average_precision_score(left_out.right, left_out.rows[:, 0])
        count = f"{left_out.right.sum():>4} of {len(left_out.right):>5}"
        sys.stdout.write(f"{left_out.name:<24} {count}  AP {own:.3f} (model alone {alone:.3f})\n")
    return np.concatenate(probabilities)


def platt(damped: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """The slope and offset that make the probabilities of sets left out as right as they say (Platt 1999)."""
    scaled = LogisticRegression(C=1e6).fit(_log_odds(damped)[:, None], right)
    return float(scaled.coef_[0, 0]), float(scaled.intercept_[0])


def told(damped: NDArray[np.float64], slope: float, offset: float) -> NDArray[np.float64]:
    """The probabilities after scaling."""
    return np.asarray(1 / (1 + np.exp(-(slope * _log_odds(damped) + offset))))


def _log_odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([logit(float(probability)) for probability in probabilities])


def reliability(probabilities: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Print predicted against found, bin by bin; the expected calibration error."""
    error = 0.0
    for low, high in pairwise(_BINS):
        inside = (probabilities >= low) & (probabilities < high)
        if inside.any():
            predicted, found = probabilities[inside].mean(), right[inside].mean()
            error += abs(predicted - found) * inside.mean()
            sys.stdout.write(
                f"{low:.2f}-{high:.2f}  n {inside.sum():>6}  predicted {predicted:.3f}  found {found:.3f}\n"
            )
    sys.stdout.write(f"expected calibration error {error:.4f}\n")
    return float(error)


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--measure", action="store_true", help="fit nothing; the reliability of what ships")
    options = parser.parse_args()
    every = [judged(folder) for folder in options.folders]
    if options.measure:
        calibration = Calibration.from_file()
        shown = np.array([p for each in every for p in calibration.probabilities(each.verdicts)])
        reliability(shown, np.array([right for each in every for right in each.right]))
        return
    sets = [labelled(each) for each in every]
    right = np.concatenate([s.right for s in sets])
    damped = cross_validated(sets)
    slope, offset = platt(damped, right)
    reliability(told(damped, slope, offset), right)
    scaler, model = fit(sets)
    rows = zip(NAMES, model.coef_[0], scaler.mean_, scaler.scale_, strict=True)
    stored = {
        "trained_on": [s.name for s in sets],
        "intercept": round(float(model.intercept_[0]), 6),
        "platt": {"slope": round(slope, 6), "offset": round(offset, 6)},
        "features": [
            {"name": n, "weight": round(float(w), 6), "mean": round(float(m), 6), "scale": round(float(s), 6)}
            for n, w, m, s in rows
        ],
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
