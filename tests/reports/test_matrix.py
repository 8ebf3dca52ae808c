"""Who stands where on a topic, and who is on whose list."""

from __future__ import annotations

import pytest

from checker.models import Kind, Report
from checker.reports.matrix import matrix_of
from checker.reports.overview import subjects_of
from checker.reports.rosters import rosters_of

from .conftest import side


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


def _lists(report: Report, first: str, second: str) -> list[tuple[str, tuple[bool, ...]]]:
    finding = report.findings[1].model_copy(
        update={"kind": Kind.MEMBERSHIP, "a": side("wire.txt", first), "b": side("brief.md", second, speaker="Ann")}
    )
    rosters = rosters_of(subjects_of(report.model_copy(update={"findings": (finding,)})))
    assert all(roster.columns == ("wire.txt", "brief.md (Ann)") for roster in rosters)
    return [row for roster in rosters for row in roster.rows]


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (
            "Four signed: Zelensky, Macron, Starmer and Chancellor Merz.",
            "President Volodymyr Zelensky, Emmanuel Macron and Prime Minister Keir Starmer were the only ones to sign.",
            [
                ("Zelensky", (True, True)),
                ("Macron", (True, True)),
                ("Starmer", (True, True)),
                ("Merz", (True, False)),
            ],
        ),
        (
            "The members are North Korea, Japan and China.",
            "The members are South Korea and Japan.",
            [
                ("North Korea", (True, False)),
                ("Japan", (True, True)),
                ("China", (True, False)),
                ("South Korea", (False, True)),
            ],
        ),
        ("The members are Spain and Italy.", "The members are Italy and Spain.", []),
        ("Twelve joined.", "Nine joined in Oslo.", []),
    ],
)
def test_lists(report: Report, first: str, second: str, rows: list[tuple[str, tuple[bool, ...]]]) -> None:
    assert _lists(report, first, second) == rows


def test_what_a_source_lists_in_several_sentences_is_one_list(report: Report) -> None:
    first, second = report.findings[:2]
    here = [side("wire.txt", "Spain and Italy signed."), side("wire.txt", "Norway and Malta signed as well.", start=90)]
    there = side("brief.md", "Spain and Norway signed, nobody else.")
    members = {"kind": Kind.MEMBERSHIP, "topic": first.topic, "b": there, "echoes": ()}
    found = tuple(f.model_copy(update={**members, "a": s}) for f, s in zip((first, second), here, strict=True))
    (roster,) = rosters_of(subjects_of(report.model_copy(update={"findings": found})))
    assert roster.columns == ("wire.txt", "brief.md")
    assert dict(roster.rows) == {
        "Spain": (True, True),
        "Italy": (True, False),
        "Norway": (True, True),
        "Malta": (True, False),
    }


def test_other_kinds_make_no_list(report: Report) -> None:
    assert rosters_of(subjects_of(report)) == ()
