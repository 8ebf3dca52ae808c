"""docs/ci.md is what happens: its commands are run as written, in a repository of their own, and print what it shows.

This is the end-to-end test: a corpus, a good and a bad change, pre-commit, pytest, reports for servers, a baseline.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

_PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"(?:^[^\n]*?`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LIKELY = re.compile(r"\b0\.\d\d\b")


def blocks() -> Iterator[tuple[str | None, str, str]]:
    """Each block of the page: the file that it is to be, where the line above names one; its language; its text."""
    return ((found[1], found[2], found[3]) for found in _BLOCK.finditer(_PAGE))


def matches(shown: str, printed: str) -> None:
    """Every line shown was printed, in that order; `...` stands for anything, and any probability for another."""
    lines = iter(printed.splitlines())
    for line in shown.splitlines():
        parts = (re.escape(_LIKELY.sub("0.00", part)) for part in line.split("..."))
        wanted = re.compile(".*".join(parts))
        assert any(wanted.fullmatch(_LIKELY.sub("0.00", found)) for found in lines), f"{line!r} not in:\n{printed}"


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An empty folder, and an environment in which git, pre-commit and claimcheck keep to themselves."""
    folder = tmp_path / "repository"
    folder.mkdir()
    own = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "CLAIMCHECK_CACHE": str(tmp_path / "cache"),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        **{f"GIT_{who}_{what}": "ann@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "CLAIMCHECK", "GIT_"))}
    return folder, kept | own


def test_the_page_as_written(repository: tuple[Path, dict[str, str]]) -> None:
    folder, environment = repository
    printed = ""
    for file, language, text in blocks():
        if language == "sh":
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", text],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=900,
            )
            printed = done.stdout
            assert done.returncode == 0, f"{text}\n{printed}"
        elif language == "text":
            matches(text, printed)
        else:
            assert file is not None, text
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    assert (folder / "claims.xml").read_text(encoding="utf-8").count("<failure") == 1


def test_the_page_shows_the_hook_that_is_shipped() -> None:
    (shipped,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = next(yaml.safe_load(text) for file, _, text in blocks() if file == ".pre-commit-config.yaml")
    (hook,) = shown["repos"][0]["hooks"]
    assert shipped | {"language": "system", "files": "^drafts/"} == hook | {"description": shipped["description"]}
    assert shipped["language"] == "python"


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    workflow = next(yaml.safe_load(text) for file, _, text in blocks() if file == ".github/workflows/claims.yml")
    *_, step = workflow["jobs"]["gate"]["steps"]
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert {name for name, given in ACTION["inputs"].items() if given.get("required")} <= set(step["with"])


@pytest.mark.parametrize(("draft", "code"), [("approved", 1), ("did not approve", 0)])
def test_the_action(repository: tuple[Path, dict[str, str]], draft: str, code: int) -> None:
    folder, environment = repository
    for name, verb in (("accepted", "did not approve"), ("my drafts", draft)):
        (folder / name).mkdir()
        (folder / name / "pier.md").write_text(f"The council {verb} the new pier on Monday.\n", encoding="utf-8")
    step = ACTION["runs"]["steps"][-1]
    given = {"paths": "my drafts\n", "accepted": "accepted\n"}
    inputs = {name: given.get(name, declared.get("default", "")) for name, declared in ACTION["inputs"].items()}
    named = {re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", r"\1", value): name for name, value in step["env"].items()}
    assert set(named) == set(inputs)
    files = {name: str(folder / name.lower()) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment | files | {"RUNNER_TEMP": str(folder)} | {named[name]: value for name, value in inputs.items()},
        capture_output=True,
        encoding="utf-8",
        timeout=900,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("::error file=my drafts/pier.md,line=1,col=1,title=" in done.stdout) is bool(code)
    assert Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8") == f"sarif={folder}/claimcheck.sarif\n"
    assert (folder / "claimcheck.sarif").is_file()
    assert "# Where" in Path(files["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
