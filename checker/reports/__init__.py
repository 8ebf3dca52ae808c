"""A report's forms: rendered from the value, saved whole, read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from checker.models import Report

from .csv_report import render_csv
from .escape import flat
from .github import render_github
from .html import render_html
from .json_report import dumped, render_json, render_jsonl
from .junit import render_junit
from .lines import known_line, render_lines, stale_line, with_reason
from .markdown import render_markdown
from .opinions import render_answer, render_opinion
from .overview import key_of, paths_of
from .sarif import render_sarif
from .saved import load_report, write_report
from .terminal import render_terminal

__all__ = [
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


class Format(StrEnum):
    """The forms that a report is written in."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    LINES = "lines"


_RENDERERS: dict[Format, Callable[[Report], str]] = {
    Format.JSON: render_json,
    Format.JSONL: render_jsonl,
    Format.MARKDOWN: render_markdown,
    Format.CSV: render_csv,
    Format.SARIF: render_sarif,
    Format.JUNIT: render_junit,
    Format.GITHUB: render_github,
    Format.LINES: render_lines,
}


def render(
    report: Report,
    form: Format,
    *,
    width: int = 80,
    colour: bool = False,
    texts: Mapping[str, str] | None = None,
) -> str:
    """The text of `report` in `form`; `width` in columns and `colour` are for the terminal.

    `texts`, by document id, are for the page, which shows the documents in full where it has them.
    """
    if form is Format.TERMINAL:
        return render_terminal(report, width, colour)
    if form is Format.HTML:
        return render_html(report, texts)
    return _RENDERERS[form](report)
