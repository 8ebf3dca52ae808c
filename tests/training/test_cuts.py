from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.claims.cuts import WEIGHTS
from checker.training.article_sets import SETS
from checker.training.cuts import LABELS, Judged, fit, left_out, read_judged


def _labels() -> list[str]:
    return LABELS.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def judged() -> Sequence[Judged]:
    """The cuts of some labelled sentences."""
    return read_judged(_labels()[::12])


def test_labels_are_of_training_articles() -> None:
    rows = [json.loads(line) for line in _labels()]
    assert {row["verdict"] for row in rows} == {"good", "false", "broken", "empty"}
    assert all((SETS / file).is_file() for file in {row["file"] for row in rows} - {None})
    judged = Path("claims/judged/judged.jsonl").read_text(encoding="utf-8")
    apart = {json.loads(line).get("file") for line in judged.splitlines()}
    assert not any(f"seeds/train/{row['file']}" in apart for row in rows)


def test_labelled_cuts_are_still_proposed(judged: Sequence[Judged]) -> None:
    assert len(judged) > 0.8 * len(_labels()[::12])
    assert {one.cut.kind for one in judged} >= {"relative", "row", "predicates", "side clause"}


def test_a_model_tells_cuts_of_other_sets(judged: Sequence[Judged]) -> None:
    shares = left_out(judged)
    good = [share for share, one in zip(shares, judged, strict=True) if one.good]
    bad = [share for share, one in zip(shares, judged, strict=True) if not one.good]
    assert sum(good) / len(good) > sum(bad) / len(bad) + 0.1


def test_weights_are_of_signs_that_cuts_show(judged: Sequence[Judged]) -> None:
    model = fit(judged)
    assert set(model.weights) - {""} <= {sign for one in judged for sign in one.cut.all_signs}
    shipped = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert len(shipped) > 1000
    assert all(isinstance(weight, float) for weight in shipped.values())
