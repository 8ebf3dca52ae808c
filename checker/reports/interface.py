"""What a report can look like, and what makes it look so."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from checker.models import Report


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


class Renderer(Protocol):
    """One form: a report in, its text out; the same report gives the same text and nothing else is touched."""

    def __call__(self, report: Report) -> str:
        """The text of `report`, ending with a line break."""
        ...
