"""Models run without a word to anyone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.serving import CARD, verify_files


def test_onnx_runtime_keeps_no_id_and_reports_nothing(tmp_path: Path) -> None:
    program = "from checker.index import load_encoder; load_encoder().encode(['The pier is open.'])"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | home
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert [path for path in tmp_path.rglob("*") if "onnxruntime" in str(path).lower()] == []


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({}, "weights is missing; reinstall"),
        ({"weights": "other"}, "weights: SHA-256 is "),
        ({"more": "x"}, "more: not a file of the model"),
    ],
)
def test_files_are_those_of_the_card(tmp_path: Path, there: dict[str, str], said: str) -> None:
    (tmp_path / CARD).write_text(json.dumps({"sha256": {"weights": "0" * 64}}))
    for name, content in there.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(ModelError, match=said):
        verify_files(tmp_path)
