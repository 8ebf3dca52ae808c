"""Documents read again for a saved report: the same bytes or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.documents import load, reread
from checker.models import DocumentSummary


@pytest.fixture
def summary(tmp_path: Path) -> DocumentSummary:
    path = tmp_path / "a.md"
    path.write_text("# Head\n\nThe treaty was signed on Monday.\n", encoding="utf-8")
    document = load([str(path)]).articles[0].document
    return DocumentSummary(
        id="a",
        path=document.path,
        title=None,
        published=None,
        sha256=document.sha256,
        characters=9,
        sentences=1,
        claims=1,
    )


def test_the_same_file_gives_its_text(summary: DocumentSummary) -> None:
    assert reread([summary]) == {"a": "# Head\n\nThe treaty was signed on Monday.\n"}


def test_a_changed_file_gives_nothing(summary: DocumentSummary) -> None:
    Path(summary.path).write_text("Other text.\n", encoding="utf-8")
    assert reread([summary]) == {}


@pytest.mark.parametrize("path", ["gone.txt", "-", "/dev/zero", "a\x00b", "."])
def test_what_is_no_file_is_not_opened(summary: DocumentSummary, path: str) -> None:
    assert reread([summary.model_copy(update={"path": path})]) == {}


def test_a_pipe_is_not_waited_for(summary: DocumentSummary, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reread([summary.model_copy(update={"path": str(tmp_path / "pipe")})]) == {}


def test_a_large_file_is_left_alone(summary: DocumentSummary) -> None:
    assert reread([summary], max_bytes=10) == {}
