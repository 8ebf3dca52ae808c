"""assert_consistent in people's own tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.errors import NothingCheckedError
from checker.testing import assert_consistent
from tests.conftest import NOT_SIGNED, SIGNED


def test_texts_documents_and_a_corpus(repository: Path) -> None:
    for against in (SIGNED, [SIGNED, "Snow fell."], Path("reports/jan6.txt"), "reports/jan6.txt", ".claimcheck"):
        assert_consistent("The bridge over the river opened in 1998.", against)
        with pytest.raises(AssertionError, match=r"the sources disagree:\n.*:1:1: contradicts .*:\d:1 \(0\.\d\d"):
            assert_consistent(NOT_SIGNED, against)
    assert_consistent(NOT_SIGNED, SIGNED, min_probability=0.999)


def test_an_assertion_can_fail_whatever_the_settings_say(repository: Path) -> None:
    (repository / "claimcheck.toml").write_text('fail_on = "never"\n')
    with pytest.raises(AssertionError, match="the sources disagree:"):
        assert_consistent(NOT_SIGNED, SIGNED)


def test_a_text_of_several_lines_length_is_no_path(repository: Path) -> None:
    assert_consistent("The bridge over the river opened in 1998.", f"{SIGNED} " * 20)


def test_where_the_failure_is(repository: Path) -> None:
    with pytest.raises(AssertionError) as raised:
        assert_consistent(Path("drafts/bad.md"), "reports/jan6.txt")
    assert "drafts/bad.md:3:1: contradicts reports/jan6.txt:5:1" in str(raised.value)
    with pytest.raises(AssertionError) as raised:
        assert_consistent(NOT_SIGNED, [SIGNED])
    assert "\ntext.txt:1:1: contradicts against-1.txt:1:1 " in str(raised.value)


def test_nothing_checked_is_no_success(repository: Path) -> None:
    with pytest.raises(NothingCheckedError):
        assert_consistent("Who?", SIGNED)
    with pytest.raises(NothingCheckedError):
        assert_consistent(SIGNED, ["Who?"])
    with pytest.raises(FileNotFoundError, match=r"none\.md: no such file"):
        assert_consistent(Path("none.md"), SIGNED)


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ("nope.md", "nope.md: no such file or folder"),
        ("drafts/nope", "drafts/nope: no such file or folder"),
        (["reports/jan6.txt", "nope.md"], "nope.md: no such file or folder"),
        ("my nope.md", 'held against: "my nope.md"'),
        ("", 'held against: ""'),
        ([], "held against: an empty list"),
        ("empty", 'held against: "empty"'),
        ("question.md", 'held against: "question.md"'),
        (["Who?", Path("question.md")], 'held against: "Who?", "question.md"'),
    ],
)
def test_what_holds_nothing_is_named(repository: Path, against: str | list[str | Path], said: str) -> None:
    (repository / "empty").mkdir()
    (repository / "question.md").write_text("Who did it?\n")
    with pytest.raises(NothingCheckedError, match=re.escape(said)):
        assert_consistent(SIGNED, against)
    if against == "nope.md":
        with pytest.raises(NothingCheckedError, match=re.escape(said)):
            assert_consistent(against, SIGNED)


def test_the_fixture(repository: Path, assert_consistent) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AssertionError):
        assert_consistent(NOT_SIGNED, against=SIGNED)
