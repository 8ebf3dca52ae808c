"""Findings with their questions, topics with their holders."""

from __future__ import annotations

from checker.models import Report
from checker.reports.overview import entries_of, subjects_of

from .conftest import NOT_UTF8, side


def test_entries_are_numbered_and_carry_their_question(report: Report) -> None:
    entries = entries_of(report)
    assert [(entry.number, entry.question) for entry in entries] == [
        (1, "Did the United States sign the declaration?"),
        (2, "How many countries?"),
    ]
    assert [len(entry.echoes) for entry in entries] == [1, 0]


def test_a_finding_without_its_topic_has_no_question(report: Report) -> None:
    assert {entry.question for entry in entries_of(report.model_copy(update={"topics": ()}))} == {""}


def test_passages_know_their_document(report: Report) -> None:
    a, b = entries_of(report)[0].sides
    assert (a.title, a.path) == ("Summit ends", "articles/wire.txt")
    assert (b.title, b.path) == ("brief.md", "articles/brief.md")


def test_an_unlisted_document_is_shown_by_its_id(report: Report) -> None:
    a, _ = entries_of(report.model_copy(update={"documents": ()}))[0].sides
    assert (a.title, a.path) == ("wire.txt", "wire.txt")


def test_reworded_claims(report: Report) -> None:
    a, b = entries_of(report)[0].sides
    assert not a.reworded
    assert b.reworded


def test_marks_come_from_the_claims(report: Report) -> None:
    a, b = entries_of(report)[0].sides
    assert [piece.text for piece in a.marked(a.side.quote) if piece.differs] == ["not sign"]
    assert [piece.text for piece in b.marked(b.side.quote) if piece.differs] == ["said", "signed"]


def test_topics_say_who_holds_what(report: Report) -> None:
    first, second = subjects_of(report)
    assert [stance.holders for stance in first.stances] == [
        ("wire.txt",),
        ("brief.md (Ann Lee)", "1 claim not shown here"),
    ]
    assert [[entry.number for entry in subject.entries] for subject in (first, second)] == [[1], [2]]


def test_a_holder_is_named_once(report: Report) -> None:
    topic = report.topics[0]
    position = topic.positions[0]
    twice = position.model_copy(update={"claims": position.claims * 2})
    doubled = report.model_copy(update={"topics": (topic.model_copy(update={"positions": (twice,)}),)})
    assert subjects_of(doubled)[0].stances[0].holders == ("wire.txt",)


def test_holders_of_a_document_whose_name_is_not_utf8(report: Report) -> None:
    broken = report.findings[1].model_copy(update={"a": side(NOT_UTF8, "x")})
    stances = subjects_of(report.model_copy(update={"findings": (report.findings[0], broken)}))[0].stances
    assert stances == subjects_of(report)[0].stances
