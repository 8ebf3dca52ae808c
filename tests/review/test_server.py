"""Who may ask, and what is answered."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.baseline import Baseline
from checker.models import Report
from checker.reports.json_report import render_json
from checker.review import Desk
from checker.review.server import MAX_BODY, TOKEN_HEADER, application
from tests.conftest import CLAIMCHECK

TOKEN = "secret"
TRUSTED = {TOKEN_HEADER: TOKEN}


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk, "<p>page</p>", TOKEN), base_url="http://127.0.0.1:8000") as made:
        yield made


def _wish(decision: str | None = "accepted", **more: object) -> bytes:
    return json.dumps({"decision": decision, **more}).encode()


def test_the_page_is_at_the_secret_address_only(client: TestClient) -> None:
    answer = client.get("/secret/")
    assert answer.text == "<p>page</p>"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert {client.get(path).status_code for path in ("/", "/other/", "/decisions", "/other/decisions")} == {404}


def test_a_decision_is_kept_and_told(client: TestClient, report: Report, file: Path) -> None:
    key = report.findings[1].id
    body = _wish("false_alarm", reason=" not the same mill ", seen=None)
    answer = client.post(f"/secret/decisions/{key}", content=body, headers=TRUSTED)
    assert answer.status_code == 200
    assert answer.json()["decisions"][key]["reason"] == "not the same mill"
    assert client.get("/secret/decisions", headers=TRUSTED).json() == answer.json()
    assert [entry.id for entry in Baseline.load(file).entries] == [key]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({TOKEN_HEADER: "guess"}, 403),
        ({TOKEN_HEADER: "é".encode()}, 403),
        ({**TRUSTED, "host": "evil.example"}, 400),
        ({**TRUSTED, "host": "127.0.0.1.evil.example:8000"}, 400),
    ],
)
def test_strangers_are_turned_away(
    client: TestClient, report: Report, file: Path, headers: dict[str, str], status: int
) -> None:
    answer = client.post(f"/secret/decisions/{report.findings[0].id}", content=_wish(), headers=headers)
    assert answer.status_code == status
    assert not file.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (_wish("ignored"), 422),
        (_wish("maybe"), 422),
        (_wish(extra=1), 422),
        (_wish(reason="x" * 2001), 422),
        (b"x" * (MAX_BODY + 1), 413),
        (_wish(seen={"decision": "resolved", "reason": ""}), 409),
    ],
)
def test_wishes_that_are_refused(client: TestClient, report: Report, file: Path, body: bytes, status: int) -> None:
    answer = client.post(f"/secret/decisions/{report.findings[0].id}", content=body, headers=TRUSTED)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert not file.exists()


def test_an_unknown_finding(client: TestClient) -> None:
    assert client.post("/secret/decisions/nothing", content=_wish(), headers=TRUSTED).status_code == 404


def test_a_spoilt_file_is_told_not_hidden(client: TestClient, report: Report, file: Path) -> None:
    file.write_text("{")
    answer = client.post(f"/secret/decisions/{report.findings[0].id}", content=_wish(), headers=TRUSTED)
    assert answer.status_code == 500
    assert "not a baseline" in answer.json()["error"]


def test_ctrl_c_ends_it_cleanly(report: Report, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(render_json(report), encoding="utf-8")
    command = [str(CLAIMCHECK), "review", "r.json", "--baseline", "b.json", "--by", "Ann"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        assert address.startswith("http://127.0.0.1:")
        time.sleep(0.5)  # from here on the server, not Python, takes the signal
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=120)
    assert process.returncode == 0
    assert told == "claimcheck: 0 decided\n"
    assert not (tmp_path / "b.json").exists()


def test_a_review_needs_a_baseline_and_a_report(tmp_path: Path, report: Report) -> None:
    (tmp_path / "r.json").write_text(render_json(report), encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    for arguments, code in (
        (["r.json"], 2),
        (["bad.json", "--baseline", "b.json"], 4),
        (["r.json", "--baseline", "bad.json"], 4),
        (["r.json", "--baseline", "nofolder/b.json"], 4),
        (["r.json", "--baseline", "r.json/b.json"], 4),
    ):
        done = subprocess.run(
            [str(CLAIMCHECK), "review", *arguments], cwd=tmp_path, capture_output=True, timeout=300, check=False
        )
        assert done.returncode == code
