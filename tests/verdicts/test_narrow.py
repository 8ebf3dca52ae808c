from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.config import Settings
from checker.models import Match
from checker.verdicts import narrowed
from tests.making import claim
from tests.verdicts.test_second_judge import Says

LONG = claim("The levy takes effect in May, and it will be reviewed after three years.", "a.txt")
EFFECT, REVIEW = (
    claim("The levy takes effect in May.", "a.txt"),
    claim("It will be reviewed after three years.", "a.txt"),
)
SHORT = claim("The levy applies from August.", "b.txt")
MATCH = Match(a=LONG, b=SHORT, similarity=0.6)


def test_the_parts_that_contradict_each_other_most() -> None:
    judge = Says("s", "takes effect", 0.9)
    assert narrowed([MATCH], {LONG.id: [REVIEW, EFFECT]}, judge) == {MATCH.id: (EFFECT, SHORT)}
    assert judge.read == [(REVIEW.text, SHORT.text), (EFFECT.text, SHORT.text)]


@pytest.mark.parametrize("parts", [{}, {LONG.id: [LONG]}, {LONG.id: [REVIEW, EFFECT]}])
def test_sentences_stay_whole_where_no_part_contradicts_by_itself(parts: dict[str, list]) -> None:
    assert narrowed([MATCH], parts, Says("s", "reviewed in March", 0.9)) == {}


def test_a_long_document_leaves_shorter_ones_their_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = "The council closed the bridge to lorries in March, and the ferry ran all summer.\n"
    (tmp_path / "a.txt").write_text(f"{closed}\nIt rained in the hills.\n\nA choir sang on the quay at noon.\n")
    (tmp_path / "b.txt").write_text(
        "The bridge stayed open to lorries in March, and the old mill was sold to a brewer.\n"
    )
    monkeypatch.setattr(pipeline, "_SPLIT", 2)
    comparison = pipeline.Pipeline.from_settings(Settings(cache=str(tmp_path / "cache"))).compare([str(tmp_path)])
    (found,) = comparison.findings
    points = {side.document: side.point is not None for side in (found.a, found.b)}
    assert sorted(points.values()) == [False, True], points


@pytest.mark.parametrize(("most", "named"), [(2, True), (0, False)])
def test_long_documents_are_not_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, named: bool) -> None:
    (tmp_path / "a.txt").write_text(
        "The council closed the bridge to lorries in March, and the ferry ran all summer.\n"
    )
    (tmp_path / "b.txt").write_text(
        "The bridge stayed open to lorries in March, and the old mill was sold to a brewer.\n"
    )
    monkeypatch.setattr(pipeline, "_SPLIT", most)
    comparison = pipeline.Pipeline.from_settings(Settings(cache=str(tmp_path / "cache"))).compare([str(tmp_path)])
    assert [finding.a.point is not None for finding in comparison.findings] == [named]
