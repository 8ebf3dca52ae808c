"""Decisions made in a browser reach the baseline file, from two tabs too."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from checker.baseline import Baseline, Reviewed
from checker.models import Decision, Report
from checker.reports.json_report import render_json
from tests.conftest import CLAIMCHECK

from .conftest import FINDINGS, Open
from .test_page import serious


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


@pytest.fixture
def review(tmp_path: Path, report: Report, file: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`claimcheck review` as people run it, and its address."""
    (tmp_path / "r.json").write_text(render_json(report), encoding="utf-8")
    command = [str(CLAIMCHECK), "review", "r.json", "--baseline", file.name, "--by", "Ann"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1], process
        process.send_signal(signal.SIGINT)


def _kept(file: Path) -> dict[str, tuple[Decision, str]]:
    return {entry.id: (entry.decision, entry.reason) for entry in Baseline.load(file).entries}


def _typed(page: Page, number: int, note: str) -> object:
    field = page.locator("#list > article").nth(number - 1).locator(".note")
    field.fill(note)
    return expect(field)


def _verdict(page: Page, number: int) -> object:
    return expect(page.locator("#list > article").nth(number - 1).locator(".verdict"))


def test_one_key_decides_and_the_file_has_it(
    open_page: Open, review: tuple[str, object], report: Report, file: Path
) -> None:
    page = open_page(review[0])
    page.keyboard.press("j")
    page.keyboard.press("a")
    _verdict(page, 1).to_contain_text("Accepted (Ann, 20")  # type: ignore[attr-defined]
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("two <b>mills</b>")
    page.keyboard.press("Enter")
    page.keyboard.press("d")
    _verdict(page, 2).to_contain_text("False alarm: two <b>mills</b>")  # type: ignore[attr-defined]
    first, second = (finding.id for finding in report.findings[:2])
    assert _kept(file) == {first: (Decision.ACCEPTED, ""), second: (Decision.FALSE_ALARM, "two <b>mills</b>")}
    page.reload()
    expect(page.locator("#progress-text")).to_have_text(f"2 of {FINDINGS} decided")
    page.keyboard.press("k")
    page.keyboard.press("r")
    _verdict(page, 1).to_contain_text("Resolved")  # type: ignore[attr-defined]
    page.keyboard.press("u")
    _verdict(page, 1).to_contain_text("Accepted")  # type: ignore[attr-defined]
    page.locator("#list > article").nth(1).get_by_role("button", name="Undo").click()
    expect(page.locator("#progress-text")).to_have_text(f"1 of {FINDINGS} decided")
    assert _kept(file) == {first: (Decision.ACCEPTED, "")}
    assert serious(page) == []


def test_a_note_on_a_decided_finding_is_kept_once_it_is_left(
    open_page: Open, review: tuple[str, object], report: Report, file: Path
) -> None:
    page = open_page(review[0])
    decide = page.get_by_role("button", name="Accept")
    decide.nth(0).click()
    _verdict(page, 1).to_contain_text("Accepted (Ann")  # type: ignore[attr-defined]
    note = _typed(page, 1, "by  phone")
    page.evaluate("dispatchEvent(new Event('focus'))")
    decide.nth(1).click()
    _verdict(page, 2).to_contain_text("Accepted (Ann")  # type: ignore[attr-defined]
    note.to_have_value("by phone")  # type: ignore[attr-defined]
    assert [reason for _, reason in _kept(file).values()] == ["by  phone", ""]
    note = _typed(page, 3, "a draft")
    decide.nth(3).click()
    _verdict(page, 4).to_contain_text("Accepted (Ann")  # type: ignore[attr-defined]
    note.to_have_value("a draft")  # type: ignore[attr-defined]


def test_undo_gives_back_who_decided_and_when(
    open_page: Open, review: tuple[str, object], report: Report, file: Path
) -> None:
    entry = Reviewed.of(report.findings[0], Decision.ACCEPTED, "two mills", "Bo", "2020-02-02")
    Baseline(tool="another", settings={}).decided([entry]).save(file)
    page = open_page(review[0])
    _verdict(page, 1).to_have_text("Accepted: two mills (Bo, 2020-02-02)")  # type: ignore[attr-defined]
    page.keyboard.press("j")
    page.keyboard.press("r")
    _verdict(page, 1).to_contain_text("Resolved: two mills (Ann")  # type: ignore[attr-defined]
    page.keyboard.press("u")
    _verdict(page, 1).to_have_text("Accepted: two mills (Bo, 2020-02-02)")  # type: ignore[attr-defined]
    expect(page.locator("#said")).to_have_text("Finding 1: accepted")
    assert Baseline.load(file).entries == (entry,)


def test_two_tabs_keep_each_others_work(
    open_page: Open, review: tuple[str, object], report: Report, file: Path
) -> None:
    one = open_page(review[0])
    two = one.context.new_page()
    two.goto(review[0])
    two.locator("#tools").wait_for()
    for page, steps, key in ((one, 1, "a"), (two, 2, "d")):
        for _ in range(steps):
            page.keyboard.press("j")
        page.keyboard.press(key)
        _verdict(page, steps).not_to_be_empty()  # type: ignore[attr-defined]
    first, second = (finding.id for finding in report.findings[:2])
    assert _kept(file) == {first: (Decision.ACCEPTED, ""), second: (Decision.FALSE_ALARM, "")}
    _verdict(two, 1).to_contain_text("Accepted")  # type: ignore[attr-defined]
    two.evaluate("document.activeElement.blur()")


def test_an_answer_from_before_a_decision_is_not_shown_after_it(open_page: Open, review: tuple[str, object]) -> None:
    page = open_page(review[0])
    expect(page.locator("#progress-text")).to_have_text(f"0 of {FINDINGS} decided")
    held: list[Route] = []
    page.route("**/decisions", lambda route: held.append(route))
    page.evaluate("dispatchEvent(new Event('focus'))")
    while not held:
        page.wait_for_timeout(50)
    answer = held[0].fetch()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    held[0].fulfill(response=answer)
    _verdict(page, 1).to_contain_text("Accepted")  # type: ignore[attr-defined]
    expect(page.locator("#progress-text")).to_have_text(f"1 of {FINDINGS} decided")


def test_a_finding_decided_in_another_tab_is_shown_before_it_is_changed(
    open_page: Open, review: tuple[str, object], report: Report, file: Path
) -> None:
    page = open_page(review[0])
    expect(page.locator("#progress-text")).to_have_text(f"0 of {FINDINGS} decided")
    baseline = Baseline(tool="another", settings={})
    baseline.decided([Reviewed.of(report.findings[0], Decision.RESOLVED, "mended", "Bo", None)]).save(file)
    with page.expect_response(lambda answer: answer.status == 409):
        page.keyboard.press("j")
        page.keyboard.press("a")
    _verdict(page, 1).to_contain_text("Resolved: mended (Bo)")  # type: ignore[attr-defined]
    expect(page.locator("#said")).to_contain_text("not saved: decided meanwhile")
    another = Reviewed.of(report.findings[0], Decision.RESOLVED, "mended again", "Bo", None)
    baseline.decided([another]).save(file)
    note = _typed(page, 1, "my own")
    page.keyboard.press("Enter")
    _verdict(page, 1).to_contain_text("Resolved: mended again (Bo)")  # type: ignore[attr-defined]
    note.to_have_value("my own")  # type: ignore[attr-defined]
    page.keyboard.press("a")
    _verdict(page, 1).to_contain_text("Accepted")  # type: ignore[attr-defined]
    assert _kept(file)[report.findings[0].id][0] is Decision.ACCEPTED


def test_what_is_not_saved_is_said(open_page: Open, review: tuple[str, subprocess.Popen[str]], file: Path) -> None:
    address, process = review
    page = open_page(address)
    process.send_signal(signal.SIGINT)
    process.wait(120)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("not saved: claimcheck review doesn't answer")
    _verdict(page, 1).to_be_empty()  # type: ignore[attr-defined]
    assert not file.exists()
