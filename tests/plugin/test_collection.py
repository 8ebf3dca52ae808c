"""--claimcheck and claimcheck_paths: which documents become tests, and how they fail."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

FAILING = "*drafts/bad.md:3:1: contradicts reports/jan6.txt:5:1 (0.??, negation): *"


def test_the_plugin_is_installed() -> None:
    (point,) = [point for point in entry_points(group="pytest11") if point.name == "claimcheck"]
    assert point.value == "checker.pytest_plugin"


def test_it_loads_nothing_until_asked() -> None:
    code = "import sys, pytest; old = set(sys.modules); import checker.pytest_plugin; print(set(sys.modules) - old)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert eval(done.stdout) == {"checker", "checker.pytest_plugin"}


def test_inert_without_its_option(site: pytest.Pytester) -> None:
    done = site.runpytest_inprocess("-v")
    done.assert_outcomes(passed=1)
    assert "drafts" not in done.stdout.str()


def test_each_document_is_a_test(site: pytest.Pytester) -> None:
    done = site.runpytest_inprocess("--claimcheck", "drafts", "-v")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["drafts/bad.md::claimcheck FAILED*", "drafts/good.md::claimcheck PASSED*"])
    done.stdout.fnmatch_lines(["*_ claimcheck: drafts/bad.md _*", FAILING, "    One side affirms*"])


def test_paths_in_the_ini_file(site: pytest.Pytester) -> None:
    site.makeini("[pytest]\nclaimcheck_paths = drafts\n")
    site.makefile(".md", README="The treaty is not signed.")
    site.runpytest_inprocess().assert_outcomes(passed=2, failed=1)
    site.runpytest_inprocess("--claimcheck").assert_outcomes(passed=2, failed=1)
    site.runpytest_inprocess("test_other.py").assert_outcomes(passed=1)
    site.runpytest_inprocess("drafts/bad.md").assert_outcomes(failed=1)


def test_two_drafts_that_contradict_each_other_both_fail(site: pytest.Pytester) -> None:
    for name, verb in (("one", "is"), ("two", "is not")):
        (site.path / "drafts" / f"{name}.md").write_text(f"The opera house {verb} closed on Sundays in winter.\n")
    done = site.runpytest_inprocess("--claimcheck", "drafts/one.md", "drafts/two.md")
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["drafts/one.md:1:1: contradicts drafts/two.md:1:1 *"])
    done.stdout.fnmatch_lines(["drafts/two.md:1:1: contradicts drafts/one.md:1:1 *"])
    chosen = site.runpytest_inprocess("--claimcheck", "drafts/one.md", "drafts/two.md", "-k", "two")
    chosen.assert_outcomes(failed=1, deselected=1)


def test_a_run_that_checked_nothing_is_not_green(site: pytest.Pytester) -> None:
    (site.path / "drafts" / "question.md").write_text("Who did it?\n")
    done = site.runpytest_inprocess("--claimcheck", "drafts/question.md")
    done.assert_outcomes(skipped=1)
    assert done.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    done.stdout.fnmatch_lines(["claimcheck: nothing was checked: no document with a claim was run"])
    (site.path / "empty").mkdir()
    assert site.runpytest_inprocess("--claimcheck", "empty", "test_other.py").ret == 5


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_nor_is_one_with_paths_beside_those_of_the_ini_file(site: pytest.Pytester, workers: list[str]) -> None:
    site.makeini("[pytest]\nclaimcheck_paths = drafts\n")
    (site.path / "drafts" / "question.md").write_text("Who did it?\n")
    run = site.runpytest_subprocess if workers else site.runpytest_inprocess
    done = run("drafts/question.md", *workers)
    assert done.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    done.stdout.fnmatch_lines(["claimcheck: nothing was checked: no document with a claim was run"])
    done = run("test_other.py", *workers)
    assert done.ret == 0
    done.stdout.no_fnmatch_line("claimcheck: *")


def test_settings_are_found_where_the_ini_file_is(site: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    site.makeini("[pytest]\nclaimcheck_paths = drafts\n")
    monkeypatch.chdir(site.path.parent)
    done = site.runpytest_inprocess(f"--rootdir={site.path}", "-c", site.path / "tox.ini", site.path / "drafts")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*bad.md:3:1: contradicts *reports/jan6.txt:5:1 *"])


def test_what_is_wrong_with_a_document_or_the_corpus(site: pytest.Pytester) -> None:
    (site.path / "drafts" / "page.pdf").write_bytes(b"no page")
    done = site.runpytest_inprocess("--claimcheck", "drafts")
    done.assert_outcomes(passed=1, failed=2)
    (site.path / ".claimcheck").rename(site.path / "away")
    done = site.runpytest_inprocess("--claimcheck", "drafts/good.md")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["claimcheck: .claimcheck: no corpus here; make one with claimcheck corpus add"])
