"""Where the runners find their data and keep their results."""

from __future__ import annotations

import json
import platform
from pathlib import Path

from checker.serving import cores

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = Path(__file__).with_name("results")


def write(name: str, results: object) -> None:
    """Keep results as results/NAME.json."""
    (RESULTS / f"{name}.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def machine() -> str:
    """What times were taken on."""
    return f"{platform.machine()}, {cores()} cores, Python {platform.python_version()}"
