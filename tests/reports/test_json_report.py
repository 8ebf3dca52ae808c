"""JSON holds the exact text, and no raw control character."""

from __future__ import annotations

import datetime as dt
import json

from checker.models import Report
from checker.reports.escape import UNSAFE
from checker.reports.json_report import render_json, render_jsonl

CONTRACT = ["schema_version", "tool", "settings", "documents", "skipped", "findings", "topics", "summary"]
ADDED = ["suppressed", "stale", "lists"]
SIDE = ["document", "start", "end", "quote", "claim", "speaker", "modality"]
SIDE_ADDED = ["line", "column", "ignored", "point"]


def test_the_keys_of_the_contract(report: Report) -> None:
    data = json.loads(render_json(report))
    assert list(data) == CONTRACT + ADDED
    assert list(data["findings"][0]["a"]) == SIDE + SIDE_ADDED
    assert data == report.model_dump(mode="json", exclude={"generated"})


def test_generated_only_when_known(report: Report) -> None:
    timed = report.model_copy(update={"generated": dt.datetime(2026, 1, 6, tzinfo=dt.UTC)})
    assert json.loads(render_json(timed))["generated"] == "2026-01-06T00:00:00Z"


def test_indented_by_one(report: Report) -> None:
    assert render_json(report).startswith('{\n "schema_version": 1,\n "tool": {\n  "name"')
    assert render_json(report).endswith("\n}\n")


def test_text_is_exact_and_readable(report: Report) -> None:
    skipped = report.skipped[0].model_copy(update={"path": "Zürich “a”.txt"})
    assert '"Zürich “a”.txt"' in render_json(report.model_copy(update={"skipped": (skipped,)}))


def test_hostile_text_comes_back_exact(hostile: Report) -> None:
    text = render_json(hostile)
    assert not UNSAFE.search(text)
    text.encode("utf-8")
    assert json.loads(text) == hostile.model_dump(mode="json", exclude={"generated"})


def test_one_finding_a_line(report: Report, hostile: Report) -> None:
    rows = [json.loads(line) for line in render_jsonl(report).splitlines()]
    assert rows == report.model_dump(mode="json")["findings"]
    assert len(render_jsonl(hostile).splitlines()) == 1


def test_no_finding_no_line(quiet: Report) -> None:
    assert render_jsonl(quiet) == ""
