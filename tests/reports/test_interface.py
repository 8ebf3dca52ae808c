"""The formats and the one door to them."""

from __future__ import annotations

import pytest

import checker.reports
from checker.models import Position, Report
from checker.reports import Format, render

from .conftest import NOT_UTF8, named_list, side


def test_the_formats() -> None:
    known = ["terminal", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit", "github", "lines"]
    assert [form.value for form in Format] == known


def test_the_public_names() -> None:
    assert checker.reports.__all__ == [
        "Format",
        "dumped",
        "flat",
        "key_of",
        "known_line",
        "load_report",
        "paths_of",
        "render",
        "render_answer",
        "render_opinion",
        "stale_line",
        "with_reason",
        "write_report",
    ]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", ["report", "quiet", "hostile"])
def test_every_format_renders_every_report(form: Format, name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    text = render(report, form)
    assert text == render(report, form)
    assert text.endswith("\n") or (form is Format.JSONL and not report.findings)
    text.encode("utf-8")


@pytest.mark.parametrize("form", Format)
def test_a_document_whose_name_is_not_utf8(report: Report, form: Format) -> None:
    a = report.findings[0].a.model_copy(update={"document": NOT_UTF8})
    finding = report.findings[0].model_copy(update={"a": a})
    text = render(report.model_copy(update={"findings": (finding,)}), form)
    assert b"caf" in text.encode("utf-8")


@pytest.mark.parametrize(
    ("form", "start"),
    [
        (Format.TERMINAL, "Did the United States"),
        (Format.JSON, "{\n"),
        (Format.JSONL, '{"id"'),
        (Format.HTML, "<!doctype html>"),
        (Format.MARKDOWN, "# Where"),
        (Format.CSV, "number,"),
        (Format.SARIF, '{\n "$schema": '),
        (Format.JUNIT, "<?xml"),
        (Format.GITHUB, "::error file="),
        (Format.LINES, "articles/wire.txt:1:1: contradicts articles/brief.md:1:1 (0.91, negation): "),
    ],
)
def test_each_format_is_itself(report: Report, form: Format, start: str) -> None:
    assert render(report, form).startswith(start)


@pytest.mark.parametrize(
    ("form", "places"),
    [
        *((Format.TERMINAL, 2), (Format.HTML, 1), (Format.MARKDOWN, 3)),
        *((Format.SARIF, 1), (Format.JUNIT, 2), (Format.GITHUB, 1), (Format.LINES, 1)),
    ],
)
def test_a_quotation_within_a_passage_has_marks_of_its_own(report: Report, form: Format, places: int) -> None:
    said = "“We left,” they said."
    finding = report.findings[0].model_copy(update={"a": side("wire.txt", said), "b": side("brief.md", said)})
    topic = report.topics[0].model_copy(update={"positions": (Position(statement=said, claims=()),)})
    shown = {"findings": (finding,), "topics": (topic,), "lists": (named_list(said, "Norway"),)}
    text = render(report.model_copy(update=shown), form)
    assert "““" not in text
    assert text.count("‘We left,’ they said.") >= places


def test_width_and_colour_reach_the_terminal(report: Report) -> None:
    assert "\x1b[" in render(report, Format.TERMINAL, colour=True)
    assert max(map(len, render(report, Format.TERMINAL, width=50).splitlines())) <= 50
