"""A report to decide on, and the desk where that happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.models import Report
from checker.review import Desk
from tests.reports.synthetic import large_report


@pytest.fixture
def report() -> Report:
    return large_report(6)[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


@pytest.fixture
def desk(report: Report, file: Path) -> Desk:
    return Desk(report, file, "Ann")
