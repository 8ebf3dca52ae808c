"""What a report can look like."""

from __future__ import annotations

from enum import StrEnum


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
