"""What decisions say of the tool."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.baseline import Baseline, Quoted, Reviewed
from checker.decisions import Share, experience, experience_table
from checker.models import Decision, Kind
from tests.conftest import Run

RIGHT, MENDED, WRONG = Decision.ACCEPTED, Decision.RESOLVED, Decision.FALSE_ALARM


def entry(number: int, probability: float, decision: Decision, kind: Kind = Kind.NUMBER) -> Reviewed:
    quoted = Quoted(document="a.txt", quote="x")
    return Reviewed(
        id=str(number), decision=decision, reason="", kind=kind, probability=probability, a=quoted, b=quoted
    )


ENTRIES = [
    entry(1, 0.95, RIGHT),
    entry(2, 0.9, MENDED),
    entry(3, 0.6, WRONG, Kind.DATE),
    entry(4, 0.6, RIGHT),
    entry(5, 0.3, RIGHT, Kind.DATE),
    entry(6, 0.1, WRONG),
    entry(7, 0.99, Decision.IGNORED),
]


def test_precision_by_kind() -> None:
    told = experience(ENTRIES, 0.8)
    assert {kind: (share.decided, share.right) for kind, share in told.kinds.items()} == {
        "date": (2, 1),
        "number": (4, 3),
    }
    assert told.overall is not None
    assert (told.overall.decided, told.overall.precision) == (6, 0.6667)


@pytest.mark.parametrize(
    ("wanted", "probability", "right", "decided"),
    [(1.0, 0.9, 2, 2), (0.8, 0.3, 4, 5), (0.75, 0.3, 4, 5), (0.6, 0.1, 4, 6)],
)
def test_the_lowest_threshold_that_reaches_the_precision(
    wanted: float, probability: float, right: int, decided: int
) -> None:
    threshold = experience(ENTRIES, wanted).threshold
    assert threshold is not None
    assert (threshold.probability, threshold.share.right, threshold.share.decided) == (probability, right, decided)
    assert threshold.right == 4


def test_equal_probabilities_are_not_parted() -> None:
    """Of two findings at 0.5 the threshold can't keep the right one and leave the other."""
    assert experience([entry(1, 0.5, RIGHT), entry(2, 0.5, WRONG)], 1.0).threshold is None


def test_calibration() -> None:
    bins = experience(ENTRIES, 0.8).bins
    assert [(b.low, b.share.decided, b.promised, b.share.precision) for b in bins] == [
        (0.1, 1, 0.1, 0.0),
        (0.3, 1, 0.3, 1.0),
        (0.6, 2, 0.6, 0.5),
        (0.9, 2, 0.925, 1.0),
    ]
    assert experience(ENTRIES, 0.8).calibration_error == pytest.approx((0.1 + 0.7 + 2 * 0.1 + 2 * 0.075) / 6, abs=1e-4)


@pytest.mark.parametrize(
    ("right", "decided", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (80, 100, 0.7112, 0.8666)],
)
def test_bounds(right: int, decided: int, low: float, high: float) -> None:
    """Wilson's interval: for 0 of n it ends at z² / (n + z²), and it is its own mirror image."""
    share = Share.of([True] * right + [False] * (decided - right))
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-4)


def test_the_table() -> None:
    text = experience_table(experience(ENTRIES, 0.8))
    assert "number               4     3      0.75" in text
    assert "reached with --min-probability 0.3: 4 of 5 right, 4 of the 4 right ones kept." in text
    assert "With 6 decided findings these figures are rough." in text
    assert experience_table(experience([], 0.8)) == "No finding has been decided."
    assert "No threshold reaches" in experience_table(experience([entry(1, 0.5, WRONG)], 0.8))


def test_the_command(tmp_path: Path, claimcheck: Run) -> None:
    Baseline(tool="x", settings={}).decided(ENTRIES).save(tmp_path / "b.json")
    assert "all                  6     4      0.67" in claimcheck("evaluate", "--decisions", "b.json").stdout
    told = json.loads(claimcheck("evaluate", "--decisions", "b.json", "--precision", "1", "--format", "json").stdout)
    assert told["threshold"]["probability"] == 0.9
    assert claimcheck("evaluate", ".", "--decisions", "b.json").returncode == 2
    assert claimcheck("evaluate").returncode == 2
    Baseline(tool="x", settings={}).save(tmp_path / "empty.json")
    assert claimcheck("evaluate", "--decisions", "empty.json").returncode == 3
