"""-k, -x, --lf, -m, --collect-only, --junitxml and xdist's -n treat documents as any other test."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest


@pytest.mark.parametrize(
    ("arguments", "outcomes"),
    [
        (["-k", "good"], {"passed": 1, "deselected": 2}),
        (["-k", "test_other"], {"passed": 1, "deselected": 2}),
        (["-m", "claimcheck"], {"passed": 1, "failed": 1, "deselected": 1}),
        (["-m", "not claimcheck"], {"passed": 1, "deselected": 2}),
        (["-x"], {"failed": 1}),
    ],
)
def test_choosing(site: pytest.Pytester, arguments: list[str], outcomes: dict[str, int]) -> None:
    done = site.runpytest_inprocess("--claimcheck", "drafts", "test_other.py", *arguments)
    done.assert_outcomes(**outcomes)
    assert done.ret == (1 if outcomes.get("failed") else 0)


def test_last_failed(site: pytest.Pytester) -> None:
    site.runpytest_inprocess("--claimcheck", "drafts").assert_outcomes(passed=1, failed=1)
    site.runpytest_inprocess("--claimcheck", "drafts", "--lf").assert_outcomes(failed=1)


def test_collect_only(site: pytest.Pytester) -> None:
    done = site.runpytest_inprocess("--claimcheck", "drafts", "--collect-only", "-q")
    done.stdout.fnmatch_lines(["drafts/bad.md::claimcheck", "drafts/good.md::claimcheck"])
    assert done.ret == 0


def test_junitxml(site: pytest.Pytester) -> None:
    site.runpytest_inprocess("--claimcheck", "drafts", "--junitxml=out.xml")
    suite = ElementTree.parse(site.path / "out.xml").getroot()
    bad, good = suite.iter("testcase")
    assert "contradicts reports/jan6.txt:5:1" in (bad.findtext("failure") or "")
    (said,) = good.iter("property")
    assert (said.get("name"), said.get("value")) == ("claimcheck_claims", "1")


def test_xdist_checks_once(site: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    site.makeini("[pytest]\nclaimcheck_paths = drafts\n")
    site.makefile(".md", README="The treaty is not signed.")
    site.makeconftest(
        """
        import os
        from checker.testing import GatedDocuments

        checked = GatedDocuments._checked

        def counted(self):
            with open("checks", "a") as file:
                file.write(f"{os.environ['PYTEST_XDIST_WORKER']}\\n")
            return checked(self)

        GatedDocuments._checked = counted
        """
    )
    done = site.runpytest_subprocess("-n", "2", "-p", "no:cacheprovider")
    done.assert_outcomes(passed=2, failed=1)
    done.stdout.fnmatch_lines(["drafts/bad.md:3:1: contradicts reports/jan6.txt:5:1 *"])
    assert len((site.path / "checks").read_text().split()) == 1
