from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import torch

from checker.index.encoder import minilm_folder
from checker.training.verdict import RECIPE, average, classifier


def test_stages_begin_from_earlier_ones() -> None:
    names: list[str] = []
    for stage in tomllib.loads(RECIPE.read_text(encoding="utf-8"))["stages"]:
        assert stage["name"] not in names
        assert set(stage.get("average_of", [stage.get("start", "")])) <= {*names, ""}
        assert ("pairs" in stage) is not ("average_of" in stage)
        names.append(stage["name"])


def test_the_mean_of_two_models(tmp_path: Path) -> None:
    folders = []
    for seed in (1, 2):
        torch.manual_seed(seed)  # of the head, which has no weights to begin from
        folders.append(tmp_path / str(seed))
        classifier(str(minilm_folder())).save_pretrained(str(folders[-1]), create_model_card=False)
    average(folders, tmp_path / "mean")
    first, second, mean = (classifier(str(folder)).state_dict() for folder in (*folders, tmp_path / "mean"))
    for name, weights in mean.items():
        assert torch.allclose(weights, (first[name] + second[name]) / 2), name
    head = next(name for name in mean if name.endswith("classifier.weight"))
    assert mean[head] != pytest.approx(first[head])
