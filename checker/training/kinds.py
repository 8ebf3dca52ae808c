"""Fit what tells the kind of a contradiction: `python -m checker.training.kinds` writes checker/findings/kinds.json.

It learns from the gold of the training sets and prints how often it is right on the development sets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from checker.evaluation import at_span
from checker.findings.judges import opinion_on
from checker.findings.kinds import WEIGHTS, KindModel, kind_of, signs
from checker.models import Claim

from .article_sets import SETS, read_sets

Labelled = tuple[Claim, Claim, str]
# scikit-learn's C: smaller is stricter.
_PENALTY = 0.02
_LEAST_SEEN = 60  # pairs with a sign; rarer words are about one event
_LEAST_WEIGHT = 0.08  # below, a weight changes no answer and takes room


def labelled(folders: Sequence[Path]) -> Iterator[Labelled]:
    """The two claims of every pair of passages that gold calls a contradiction, and its kind."""
    for _, claims, gold in read_sets(folders):
        for entry in gold.contradictions:
            for pair in entry.pairs:
                for a, b in product(*([claim for claim in claims if at_span(claim, side)] for side in pair)):
                    yield a, b, entry.kind


def fit(pairs: Sequence[Labelled]) -> KindModel:
    """The model that tells these pairs' kinds best."""
    shown = [signs(a, b) for a, b, _ in pairs]
    seen = Counter(sign for one in shown for sign in one)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(
        [{sign: value for sign, value in one.items() if seen[sign] >= _LEAST_SEEN} for one in shown]
    )
    model = LogisticRegression(C=_PENALTY, max_iter=500).fit(rows, [kind for *_, kind in pairs])
    kinds = [str(kind) for kind in model.classes_]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for sign, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True):
        for kind, weight in zip(kinds, column, strict=True):
            if abs(weight) >= _LEAST_WEIGHT:
                weights[str(sign)][kind] = round(float(weight), 2)
    intercepts = [round(float(value), 2) for value in model.intercept_]
    return KindModel(dict(zip(kinds, intercepts, strict=True)), weights)


def main() -> None:
    """Fit on the training sets, write the weights, measure on the development sets."""
    model = fit(list(labelled(sorted(SETS.iterdir()))))
    stored = {"intercepts": model.intercepts, "weights": model.weights}
    WEIGHTS.write_text(json.dumps(stored, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    pairs = list(labelled(sorted(SETS.parent.glob("dev-*"))))
    told = [kind_of(a, b, opinion_on(a, b)) for a, b, _ in pairs]
    right = np.array([kind.value == gold for (kind, _), (*_, gold) in zip(told, pairs, strict=True)])
    sure = np.array([is_sure for _, is_sure in told])
    sys.stdout.write(
        f"{len(pairs)} pairs, right {right.mean():.3f}; sure of {sure.mean():.2f}, right {right[sure].mean():.3f}\n"
    )


if __name__ == "__main__":
    main()
