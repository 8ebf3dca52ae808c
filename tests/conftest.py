"""What every test may ask for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CLAIMCHECK = Path(sys.executable).with_name("claimcheck")
Run = Callable[..., subprocess.CompletedProcess[str]]


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
