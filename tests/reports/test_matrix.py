"""Who stands where on a topic."""

from __future__ import annotations

from checker.models import Report
from checker.reports.matrix import matrix_of
from checker.reports.overview import subjects_of


def test_a_row_for_each_topic_and_a_cell_for_each_source(report: Report) -> None:
    first, second = matrix_of(subjects_of(report), ["wire.txt", "brief.md", "other.txt"])
    assert [(cell.letters, cell.standing.value) for cell in first.cells] == [
        ("A", "agrees"),
        ("B", "contradicts"),
        ("", "silent"),
    ]
    assert {cell.standing.value for cell in second.cells} == {"silent"}


def test_a_source_that_says_both(report: Report) -> None:
    finding = report.findings[0]
    topic = report.topics[0]
    a, b = topic.positions
    both = topic.model_copy(update={"positions": (a, b.model_copy(update={"claims": (*a.claims, *b.claims)}))})
    changed = report.model_copy(update={"topics": (both,), "findings": (finding,)})
    (row,) = matrix_of(subjects_of(changed), ["wire.txt", "brief.md"])
    assert [(cell.letters, cell.standing.value) for cell in row.cells] == [("A B", "says both"), ("B", "contradicts")]
