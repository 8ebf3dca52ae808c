"""A report's file: written wholly or not at all, read back equal; what isn't a report is refused with the reason."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from checker.errors import OutputError, ReportError
from checker.models import Report
from checker.reports import saved
from checker.reports.escape import UNSAFE
from checker.reports.json_report import render_json
from checker.reports.saved import write_report


def failing(error: BaseException) -> object:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


def test_written_exactly(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_report("ä\n\r\nb", path)
    assert path.read_bytes() == "ä\n\r\nb".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_new_files_follow_the_umask(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_report("x", tmp_path / "report")
    assert (tmp_path / "report").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(0o640)
    write_report("new", str(path))
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_report("new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), SystemExit(1)])
def test_an_interruption_leaves_the_old_file(
    step: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    monkeypatch.setattr(os, step, failing(error))
    with pytest.raises(type(error)):
        write_report("new", path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_failure_is_named(step: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    monkeypatch.setattr(os, step, failing(OSError(code, os.strerror(code))))
    with pytest.raises(OutputError) as caught:
        write_report("new", path)
    assert str(caught.value) == f"{path}: {os.strerror(code)}"
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"gone/report\.json: No such file or directory"):
        write_report("x", tmp_path / "gone" / "report.json")


def test_a_folder_and_an_impossible_path_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="directory"):
        write_report("x", tmp_path)
    with pytest.raises(OutputError, match="null"):
        write_report("x", "a\0b")


def test_a_write_protected_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="write-protected"):
        write_report("new", path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_report("through", pipe)
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_half_a_surrogate_pair_can_be_written(tmp_path: Path) -> None:
    write_report("a\udc80b", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == rb"a\udc80b"


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
