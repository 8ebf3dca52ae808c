"""Models run without a word to anyone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_onnx_runtime_keeps_no_id_and_reports_nothing(tmp_path: Path) -> None:
    program = "from checker.index import load_encoder; load_encoder().encode(['The pier is open.'])"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | home
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert [path for path in tmp_path.rglob("*") if "onnxruntime" in str(path).lower()] == []
