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
from checker.review.desk import ChangedMeanwhileError, Made, UnknownFindingError
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
    accepted = desk.decide(key, Decision.ACCEPTED, "", None)[key]
    resolved = desk.decide(key, Decision.RESOLVED, "mended", accepted)[key]
    assert resolved.reason == "mended"
    assert desk.decide(key, None, "", resolved) == {}
    assert Baseline.load(file).entries == ()


def test_other_entries_of_the_file_stay(report: Report, file: Path, desk: Desk) -> None:
    other = Reviewed.of(report.findings[5].model_copy(update={"id": "elsewhere"}), Decision.ACCEPTED, "old", None, None)
    Baseline(tool="x", settings={"a": 1}).decided([other]).save(file)
    desk.decide(report.findings[0].id, Decision.ACCEPTED, "", None)
    baseline = Baseline.load(file)
    assert {entry.id for entry in baseline.entries} == {"elsewhere", report.findings[0].id}
    assert (baseline.tool, baseline.settings) == ("x", {"a": 1})


_SEEN = Made(decision=Decision.ACCEPTED, reason="two mills", by="Ann", at="2026-01-06")


@pytest.mark.parametrize(
    ("seen", "changed"),
    [
        (None, {}),
        (_SEEN, {"decision": Decision.RESOLVED}),
        (_SEEN, {"reason": "one mill"}),
        (_SEEN, {"by": "Bo"}),
        (_SEEN, {"at": "2026-01-07"}),
    ],
)
def test_what_was_changed_meanwhile_is_not_overwritten(
    report: Report, file: Path, desk: Desk, seen: Made | None, changed: dict[str, str]
) -> None:
    finding = report.findings[0]
    entry = Reviewed.of(finding, **{**_SEEN.model_dump(), **changed})
    Baseline(tool="x", settings={}).decided([entry]).save(file)
    with pytest.raises(ChangedMeanwhileError):
        desk.decide(finding.id, Decision.ACCEPTED, "", seen)
    assert Baseline.load(file).entries == (entry,)


@pytest.mark.parametrize("number", [0, 1], ids=["itself", "its echo"])
def test_undo_puts_the_entry_back_as_it_was(report: Report, file: Path, desk: Desk, number: int) -> None:
    first, second = report.findings[:2]
    led = first.model_copy(update={"echoes": (Echo(a=second.a, b=second.b),)})
    entry = Reviewed.of(led, Decision.ACCEPTED, "two  mills", "Bo", "2020-02-02")
    Baseline(tool="x", settings={}).decided([entry]).save(file)
    before, key = file.read_bytes(), report.findings[number].id
    former = desk.decisions()[key]
    made = desk.decide(key, Decision.RESOLVED, "", former)[key]
    assert desk.decide(key, None, "", made, former)[key] == former
    assert file.read_bytes() == before


def test_undo_writes_over_no_newer_decision(report: Report, file: Path, desk: Desk) -> None:
    first, second = report.findings[:2]
    led = first.model_copy(update={"echoes": (Echo(a=second.a, b=second.b),)})
    Baseline(tool="x", settings={}).decided([Reviewed.of(led, Decision.ACCEPTED, "", None, None)]).save(file)
    former = desk.decisions()[second.id]
    made = desk.decide(second.id, Decision.RESOLVED, "", former)[second.id]
    Desk(report, file, "Bo").decide(first.id, Decision.RESOLVED, "done", None)
    with pytest.raises(ChangedMeanwhileError):
        desk.decide(second.id, None, "", made, former)
    assert desk.decisions()[first.id].by == "Bo"


def test_a_decision_on_an_echo_gives_way(report: Report, file: Path, desk: Desk) -> None:
    first, second = report.findings[:2]
    led = first.model_copy(update={"echoes": (Echo(a=second.a, b=second.b),)})
    Baseline(tool="x", settings={}).decided([Reviewed.of(led, Decision.ACCEPTED, "", None, None)]).save(file)
    assert set(desk.decisions()) == {first.id, second.id}
    desk.decide(second.id, None, "", desk.decisions()[second.id])
    assert desk.decisions() == {}


def test_what_the_text_says_to_ignore_is_shown(report: Report, file: Path) -> None:
    known = Suppressed(finding=report.findings[0], decision=Decision.IGNORED, reason="see ticket 12")
    desk = Desk(report.model_copy(update={"findings": (), "suppressed": (known,)}), file, None)
    key = report.findings[0].id
    ignored = desk.decisions()[key]
    assert ignored.decision is Decision.IGNORED
    made = desk.decide(key, Decision.RESOLVED, "", ignored)[key]
    assert desk.decide(key, None, "", made, ignored) == {key: ignored}


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
