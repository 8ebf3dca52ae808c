"""Annotations for GitHub Actions: a workflow command a finding, which the site shows beside the line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from checker.models import Relation, Report

from .escape import flat
from .lines import VERBS, is_as_read, line_of, stale_line
from .overview import paths_of
from .wording import headline, outcome

_LEVELS = {Relation.CONTRADICTION: "error", Relation.TENSION: "warning", Relation.AGREEMENT: "notice"}


def render_github(report: Report) -> str:
    """A command for each finding and each skipped file, what is no longer found, then the headline as plain text."""
    paths = paths_of(report)
    lines = []
    for finding in report.findings:
        a, path = finding.a, paths[finding.a.document]
        place = f"file={_property(path)}" + (f",line={a.line},col={a.column}" if is_as_read(path) else "")
        title = _property(f"claimcheck: {VERBS[finding.relation]} {paths[finding.b.document]}")
        text = _data(f"{line_of(finding, paths)} — {finding.explanation}")
        lines.append(f"::{_LEVELS[finding.relation]} {place},title={title}::{text}")
    for item in report.skipped:
        level = "error" if item.unreadable else "warning"
        lines.append(f"::{level} file={_property(item.path)}::{_data(item.reason)}")
    if stale := stale_line(report):
        lines.append(f"::notice::{_data(stale)}")
    return "\n".join([*lines, outcome(report) or headline(report)]) + "\n"


def _data(text: str) -> str:
    return flat(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
