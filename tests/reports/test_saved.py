"""Saved reports come back equal; what isn't one is refused by name and with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import ReportError
from checker.models import Report
from checker.reports import saved
from checker.reports.escape import UNSAFE
from checker.reports.json_report import render_json


@pytest.mark.parametrize("name", ["report", "quiet", "hostile"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_round_trip(name: str, mark: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    value: Report = request.getfixturevalue(name)
    path = tmp_path / "report.json"
    path.write_text(mark + render_json(value), encoding="utf-8")
    assert saved.load_report(path) == value
    assert saved.load_report(str(path)) == value


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting property name"),
        (b"\xff\xfe{}", "'utf-8' codec can't decode"),
        (b'{"schema_version": NaN}', 'schema_version "NaN";'),
        (b"[" * 200_000, "recursion"),
        (b"[]", "no schema_version"),
        (b"{}", "no schema_version"),
        (b'{"schema_version": 2}', "schema_version 2; this claimcheck reads 1"),
        (b'{"schema_version": true}', "schema_version true;"),
        (b'{"schema_version": "1"}', 'schema_version "1";'),
        (b'{"schema_version": 1}', "tool: Field required"),
    ],
)
def test_what_is_no_report(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        saved.load_report(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_the_place_of_an_unfit_value(report: Report, tmp_path: Path) -> None:
    data = json.loads(render_json(report))
    data["findings"][1]["a"]["start\x1b[31m"] = 1
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ReportError, match=r"findings\.1\.a\.start.*not permitted") as caught:
        saved.load_report(path)
    assert not UNSAFE.search(str(caught.value))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"gone\.json: No such file"):
        saved.load_report(tmp_path / "gone.json")


def test_a_folder_and_an_impossible_path(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="directory"):
        saved.load_report(tmp_path)
    with pytest.raises(ReportError, match="null"):
        saved.load_report("a\0b")


def test_the_bound(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    path.write_text(render_json(report), encoding="utf-8")
    monkeypatch.setattr(saved, "MAX_BYTES", path.stat().st_size)
    assert saved.load_report(path) == report
    monkeypatch.setattr(saved, "MAX_BYTES", path.stat().st_size - 1)
    with pytest.raises(ReportError, match="too large"):
        saved.load_report(path)


def test_a_report_from_before_there_were_lists(report: Report, tmp_path: Path) -> None:
    data = json.loads(render_json(report))
    del data["lists"]
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert saved.load_report(path) == report.model_copy(update={"lists": ()})
