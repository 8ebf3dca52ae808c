"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.cli.app import app
from checker.config import Settings

ROOT = Path(__file__).resolve().parents[1]
CLAIMCHECK = Path(sys.executable).with_name("claimcheck")
Run = Callable[..., subprocess.CompletedProcess[str]]
SIGNED = "The minister signed the fisheries treaty in Oslo on Monday."
NOT_SIGNED = "The minister did not sign the fisheries treaty in Oslo on Monday."


@pytest.fixture
def claimcheck(tmp_path: Path) -> Run:
    """The real command in a process of its own, with a cache and a folder of its own."""

    def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(CLAIMCHECK), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "CLAIMCHECK_CACHE": str(tmp_path / "cache"), **environment},
            timeout=300,
        )

    return run


@pytest.fixture
def two_articles(tmp_path: Path) -> tuple[Path, Path]:
    """Two short articles that contradict each other once."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("The minister signed the fisheries treaty in Oslo on Monday.\n", encoding="utf-8")
    second.write_text("The minister did not sign the fisheries treaty in Oslo on Monday.\n", encoding="utf-8")
    return first, second


@pytest.fixture(scope="session")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of one accepted report, and verdicts kept from test to test; not to be changed."""
    from checker.corpus import Corpus
    from checker.pipeline import Pipeline, encoder_identity

    folder = tmp_path_factory.mktemp("accepted")
    (folder / "reports").mkdir()
    (folder / "reports" / "jan6.txt").write_text(f"Treaties\n\nSnow fell in Oslo on Sunday.\n\n{SIGNED}\n")
    settings = Settings()
    corpus = Corpus.open_or_new(folder / ".claimcheck", encoder_identity(settings.encoder))
    Pipeline.from_settings(settings).accept([str(folder / "reports")], corpus)
    return folder


@pytest.fixture
def repository(accepted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a copy of that corpus, a good draft and a bad one."""
    folder = tmp_path / "repository"
    shutil.copytree(accepted, folder)
    (folder / "drafts").mkdir()
    (folder / "drafts" / "good.md").write_text("# Bridge\n\nThe bridge over the river opened in 1998.\n")
    (folder / "drafts" / "bad.md").write_text(f"# Treaty\n\n{NOT_SIGNED}\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(accepted / "cache"))
    return folder


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """A command in this process, which spares loading everything again."""

    def run(*arguments: str | Path) -> Done:
        with pytest.raises(SystemExit) as ended:
            app([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(int(ended.value.code or 0), out.decode(), err.decode())

    return run
