"""--claimcheck-corpus, --claimcheck-baseline and --claimcheck-min-probability."""

from __future__ import annotations

import pytest

from tests.conftest import Call


def test_corpus(site: pytest.Pytester) -> None:
    (site.path / ".claimcheck").rename(site.path / "store")
    site.runpytest_inprocess("--claimcheck", "drafts", "--claimcheck-corpus=store").assert_outcomes(passed=1, failed=1)


def test_min_probability(site: pytest.Pytester) -> None:
    done = site.runpytest_inprocess("--claimcheck", "drafts", "--claimcheck-min-probability=0.999")
    done.assert_outcomes(passed=2)


def test_baseline(site: pytest.Pytester, call: Call) -> None:
    call("baseline", "create", "drafts", "--baseline", "b.json", "--reason", "ticket 12")
    done = site.runpytest_inprocess("--claimcheck", "drafts", "--claimcheck-baseline=b.json", "-rP")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["*known to claimcheck*", "drafts/bad.md:3:1: known, accepted: ticket 12*"])
    (site.path / "drafts" / "bad.md").write_text("The weather was fine all week.\n")
    site.makeini("[pytest]\nclaimcheck_paths = drafts\n")
    for arguments in (["--claimcheck", "drafts"], ["drafts"], ["-n", "2", "drafts"]):
        run = site.runpytest_subprocess if "-n" in arguments else site.runpytest_inprocess
        done = run(*arguments, "--claimcheck-baseline=b.json")
        done.stdout.fnmatch_lines(["claimcheck: 1 reviewed finding no longer found; run claimcheck baseline prune"])
