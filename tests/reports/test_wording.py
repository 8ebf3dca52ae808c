"""The sentences that all forms share."""

from __future__ import annotations

import pytest

from checker.models import Decision, Modality, Relation, Report, Suppressed
from checker.reports.wording import attribution, counted, decided, figures, headline, outcome

from .conftest import side, summary


@pytest.mark.parametrize(("number", "text"), [(0, "0 claims"), (1, "1 claim"), (3011, "3,011 claims")])
def test_counted(number: int, text: str) -> None:
    assert counted(number, "claim") == text


def test_headline(report: Report) -> None:
    assert headline(report) == (
        "2 documents, 412 claims, 3,011 pairs judged: 1 contradiction, 1 tension (31 less likely ones not shown); "
        "1 file skipped"
    )


def test_headline_of_nothing(quiet: Report) -> None:
    assert headline(quiet) == "2 documents, 1 claim, 1 pair judged: no findings (1 less likely one not shown)"


def test_figures_are_gravest_first(report: Report) -> None:
    assert list(figures(report).items()) == [("contradiction", 1), ("tension", 1), ("agreement", 0)]


def test_outcome_is_silent_when_there_are_disagreements(report: Report) -> None:
    assert outcome(report) is None


def test_outcome_of_nothing_found(quiet: Report) -> None:
    assert outcome(quiet) == "No disagreement found."


def test_agreements_are_no_disagreement(report: Report) -> None:
    agreed = report.findings[0].model_copy(update={"relation": Relation.AGREEMENT})
    assert outcome(report.model_copy(update={"findings": (agreed,)})) == "No disagreement found."


@pytest.mark.parametrize("numbers", [{}, {"documents": 2}])
def test_outcome_of_nothing_checked(quiet: Report, numbers: dict[str, int]) -> None:
    said = outcome(quiet.model_copy(update={"summary": summary(**numbers)}))
    assert said is not None
    assert said.startswith("Nothing was checked")


@pytest.mark.parametrize(
    ("speaker", "modality", "text"),
    [
        (None, Modality.ASSERTED, ""),
        ("Ann Lee", Modality.ASSERTED, "Ann Lee"),
        (None, Modality.DENIED, ""),
        ("Ann Lee", Modality.PLANNED, "Ann Lee, planned"),
    ],
)
def test_attribution(speaker: str | None, modality: Modality, text: str) -> None:
    assert attribution(side("a.txt", "x", speaker=speaker, modality=modality)) == text


@pytest.mark.parametrize(
    ("reason", "by", "text"),
    [
        ("two deals", "Ann", "False alarm: two deals (Ann)"),
        ("two deals", None, "False alarm: two deals"),
        ("", "Ann", "False alarm (Ann)"),
        ("", None, "False alarm"),
    ],
)
def test_decided(report: Report, reason: str, by: str | None, text: str) -> None:
    known = Suppressed(finding=report.findings[0], decision=Decision.FALSE_ALARM, reason=reason, by=by)
    assert decided(known) == text
