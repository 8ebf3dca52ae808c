"""Decisions reach the file at once, and nobody else's is lost."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.baseline import Baseline, Reviewed
from checker.errors import BaselineError
from checker.models import Decision, Echo, Report, Suppressed
from checker.review import Desk
from checker.review.desk import ChangedMeanwhileError, UnknownFindingError
from tests.conftest import ROOT


def test_nothing_is_written_before_the_first_decision(desk: Desk, file: Path) -> None:
    assert desk.decisions() == {}
    assert not file.exists()


def test_a_decision_is_in_the_file_at_once(desk: Desk, report: Report, file: Path) -> None:
    finding = report.findings[2]
    made = desk.decide(finding.id, Decision.FALSE_ALARM, "two bridges", None)
    (entry,) = Baseline.load(file).entries
    assert (entry.id, entry.decision, entry.reason, entry.by) == (
        finding.id,
        Decision.FALSE_ALARM,
        "two bridges",
        "Ann",
    )
    assert made[finding.id].at == entry.at
    assert desk.decisions() == made


def test_a_decision_can_be_changed_and_taken_back(desk: Desk, report: Report, file: Path) -> None:
    key = report.findings[0].id
    desk.decide(key, Decision.ACCEPTED, "", None)
    assert desk.decide(key, Decision.RESOLVED, "mended", Decision.ACCEPTED)[key].reason == "mended"
    assert desk.decide(key, None, "", Decision.RESOLVED) == {}
    assert Baseline.load(file).entries == ()


def test_other_entries_of_the_file_stay(report: Report, file: Path, desk: Desk) -> None:
    other = Reviewed.of(report.findings[5].model_copy(update={"id": "elsewhere"}), Decision.ACCEPTED, "old", None, None)
    Baseline(tool="x", settings={"a": 1}).decided([other]).save(file)
    desk.decide(report.findings[0].id, Decision.ACCEPTED, "", None)
    baseline = Baseline.load(file)
    assert {entry.id for entry in baseline.entries} == {"elsewhere", report.findings[0].id}
    assert (baseline.tool, baseline.settings) == ("x", {"a": 1})


def test_a_finding_decided_meanwhile_is_not_overwritten(report: Report, file: Path, desk: Desk) -> None:
    key = report.findings[0].id
    Desk(report, file, "Bo").decide(key, Decision.RESOLVED, "done", None)
    with pytest.raises(ChangedMeanwhileError):
        desk.decide(key, Decision.ACCEPTED, "", None)
    assert desk.decisions()[key].by == "Bo"


def test_a_decision_on_an_echo_gives_way(report: Report, file: Path, desk: Desk) -> None:
    first, second = report.findings[:2]
    led = first.model_copy(update={"echoes": (Echo(a=second.a, b=second.b),)})
    Baseline(tool="x", settings={}).decided([Reviewed.of(led, Decision.ACCEPTED, "", None, None)]).save(file)
    assert set(desk.decisions()) == {first.id, second.id}
    desk.decide(second.id, None, "", Decision.ACCEPTED)
    assert desk.decisions() == {}


def test_what_the_text_says_to_ignore_is_shown(report: Report, file: Path) -> None:
    known = Suppressed(finding=report.findings[0], decision=Decision.IGNORED, reason="see ticket 12")
    desk = Desk(report.model_copy(update={"findings": (), "suppressed": (known,)}), file, None)
    assert desk.decisions()[report.findings[0].id].decision is Decision.IGNORED


def test_an_unknown_finding(desk: Desk) -> None:
    with pytest.raises(UnknownFindingError):
        desk.decide("nothing", Decision.ACCEPTED, "", None)


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_file_that_is_no_baseline_is_left_alone(desk: Desk, report: Report, file: Path, content: str) -> None:
    file.write_text(content)
    with pytest.raises(BaselineError):
        desk.decide(report.findings[0].id, Decision.ACCEPTED, "", None)
    assert file.read_text() == content


def test_no_folder_to_write_to(report: Report, tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="gone"):
        Desk(report, tmp_path / "gone" / "b.json", None).decide(report.findings[0].id, Decision.ACCEPTED, "", None)


def test_many_at_once_lose_nothing(report: Report, file: Path) -> None:
    desks = [Desk(report, file, name) for name in ("Ann", "Bo")]
    with ThreadPoolExecutor(6) as pool:
        jobs = [
            pool.submit(desks[n % 2].decide, finding.id, Decision.ACCEPTED, "", None)
            for n, finding in enumerate(report.findings)
        ]
        for job in jobs:
            job.result()
    assert {entry.id for entry in Baseline.load(file).entries} == {finding.id for finding in report.findings}


_PROCESS = """
import sys
from pathlib import Path
from checker.models import Decision
from checker.review import Desk
from tests.reports.synthetic import large_report
report, _ = large_report(20)
desk = Desk(report, Path(sys.argv[1]), None)
for finding in report.findings[int(sys.argv[2])::2]:
    desk.decide(finding.id, Decision.ACCEPTED, "", None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no lock on a folder there")
def test_two_processes_lose_nothing(file: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _PROCESS, str(file), n], cwd=ROOT) for n in "01"]
    assert [process.wait(300) for process in running] == [0, 0]
    assert len(Baseline.load(file).entries) == 20
