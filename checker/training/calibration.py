"""Fit the calibration: a logistic model over the features of every candidate pair of the development sets.

`python -m checker.training.calibration seeds/dev-*` writes checker/findings/calibration.json, with `--small` the one
for the small verdict model alone, and prints, for each set left out in turn, the average precision of its own pairs
and, over all, a reliability table. With `--measure` it only prints the table of what ships, over the folders named.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from checker.config import Settings
from checker.evaluation import is_gold, load_gold
from checker.findings.assemble import FLOOR
from checker.findings.calibration import SMALL_WEIGHTS, WEIGHTS, Calibration, unlike
from checker.findings.features import NAMES, features, logit, rivals
from checker.models import Verdict
from checker.pipeline import Pipeline
from checker.verdicts import DEFAULT_MODEL, SMALL_MODEL, bare_judge, judges_of

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
    """A row of features for each pair of several sets, its set, and whether gold calls it a contradiction."""

    sets: NDArray[np.str_]
    rows: NDArray[np.float64]
    unlike: NDArray[np.float64]
    right: NDArray[np.bool_]


def judged(folder: Path, model: str) -> Judged:
    """Every candidate pair of a set."""
    pipeline = Pipeline.from_settings(Settings(min_probability=0.0, nli_model=model))
    reading, _, verdicts = pipeline.judged([str(folder)])
    gold = load_gold(folder / "gold.json", [article.document for article in reading.articles])
    return Judged(folder.name, verdicts, tuple(is_gold(verdict.match, gold) for verdict in verdicts))


def labelled(every: Sequence[Judged]) -> Labelled:
    """The pairs that the verdict model doesn't dismiss outright."""
    kept = []
    for each in every:
        against = rivals(each.verdicts)
        for verdict, right in zip(each.verdicts, each.right, strict=True):
            if verdict.contradiction > FLOOR:
                kept.append((each.name, features(verdict, against), unlike(verdict), right))
    return Labelled(*map(np.array, zip(*kept, strict=True)))


def logistic() -> Any:
    """The model that is fitted to the features."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=_PENALTY, max_iter=2000))


def cross_validated(pairs: Labelled) -> NDArray[np.float64]:
    """Each pair's probability from a model that has not seen its set; prints how well each set is ranked."""
    both = cross_val_predict(
        logistic(), pairs.rows, pairs.right, groups=pairs.sets, cv=LeaveOneGroupOut(), method="predict_proba"
    )
    probabilities = np.asarray(both[:, 1] * pairs.unlike)
    for name in dict.fromkeys(pairs.sets):
        own = pairs.sets == name
        right = pairs.right[own]
        ours, alone = (average_precision_score(right, of[own]) for of in (probabilities, pairs.rows[:, 0]))
        count = f"{right.sum():>4} of {len(right):>5}"
        sys.stdout.write(f"{name:<24} {count}  AP {ours:.3f} (model alone {alone:.3f})\n")
    return probabilities


def reliability(probabilities: NDArray[np.float64], right: NDArray[np.bool_]) -> None:
    """Print predicted against found, bin by bin, and the expected calibration error."""
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


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--measure", action="store_true", help="fit nothing; the reliability of what ships")
    parser.add_argument("--small", action="store_true", help="the small verdict model alone")
    options = parser.parse_args()
    name, weights = (SMALL_MODEL, SMALL_WEIGHTS) if options.small else (DEFAULT_MODEL, WEIGHTS)
    every = [judged(folder, name) for folder in options.folders]
    if options.measure:
        calibration = Calibration.from_file(weights)
        shown = np.array([p for each in every for p in calibration.probabilities(each.verdicts)])
        reliability(shown, np.array([right for each in every for right in each.right]))
        return
    pairs = labelled(every)
    # Slope and offset make the probabilities of sets left out as right as they say (Platt 1999).
    log_odds = np.array([[logit(float(probability))] for probability in cross_validated(pairs)])
    platt = LogisticRegression(C=1e6).fit(log_odds, pairs.right)
    reliability(platt.predict_proba(log_odds)[:, 1], pairs.right)
    scaler, model = logistic().fit(pairs.rows, pairs.right).named_steps.values()
    numbers = zip(NAMES, model.coef_[0], scaler.mean_, scaler.scale_, strict=True)
    stored = {
        "judge": "+".join(bare_judge(each).fingerprint for each in judges_of(name)),
        "trained_on": [each.name for each in every],
        "intercept": round(float(model.intercept_[0]), 6),
        "platt": {"slope": round(float(platt.coef_[0, 0]), 6), "offset": round(float(platt.intercept_[0]), 6)},
        "features": [
            {"name": n, "weight": round(float(w), 6), "mean": round(float(m), 6), "scale": round(float(s), 6)}
            for n, w, m, s in numbers
        ],
    }
    weights.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
