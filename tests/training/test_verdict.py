from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from checker.index.encoder import minilm_folder
from checker.training import verdict
from checker.training.dossiers import LabelledPair
from checker.training.verdict import (
    average,
    classifier,
    encoder_folder,
    goals,
    opinions,
    read_recipe,
    sample,
    train_stage,
)

OPEN = LabelledPair("The port is open.", "The harbour is closed.", "contradiction")
RAIN = LabelledPair("The port is open.", "It rained.", "neutral")
TAUGHT = {"taught_by": "teacher", "teachers_share": {"rest": 0.25, "weather": 0.5}}


def test_stages_begin_from_earlier_ones() -> None:
    names: list[str] = []
    for stage in read_recipe()["stages"]:
        assert stage["name"] not in names
        assert set(stage.get("average_of", [stage.get("start", "")])) <= {*names, ""}
        assert stage.get("taught_by", "") in {*names, ""}
        assert ("rounds" in stage) is not ("average_of" in stage)
        names.append(stage["name"])


def test_the_mean_of_two_models(tmp_path: Path) -> None:
    folders = []
    for seed in (1, 2):
        torch.manual_seed(seed)  # of the head, which has no weights to begin from
        folders.append(tmp_path / str(seed))
        classifier(str(minilm_folder())).save_pretrained(str(folders[-1] / "model"), create_model_card=False)
    average(folders, str(minilm_folder()), tmp_path / "mean")
    first, second, mean = (classifier(str(folder / "model")).state_dict() for folder in (*folders, tmp_path / "mean"))
    for name, weights in mean.items():
        assert torch.allclose(weights, (first[name] + second[name]) / 2), name
    head = next(name for name in mean if name.endswith("classifier.weight"))
    assert mean[head] != pytest.approx(first[head])


def test_a_stage_like_another_differs_in_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "recipe.toml").write_text(
        'seed = 1\n[[stages]]\nname = "a"\nbatch_size = 2\nseed = 3\n[[stages]]\nname = "b"\nlike = "a"\nseed = 4\n'
    )
    first, second = read_recipe(tmp_path / "recipe.toml")["stages"]
    assert first == {"name": "a", "batch_size": 2, "seed": 3}
    assert second == {"name": "b", "like": "a", "batch_size": 2, "seed": 4}


def test_rounds_go_through_a_source_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "read_source", lambda name: [OPEN, RAIN])
    drawn = sample({"rounds": {"harbour": 0.5, "weather": 2.5}}, seed=1)
    assert len(drawn["harbour"]) == 1
    assert {drawn["weather"].count(pair) for pair in (OPEN, RAIN)} == {2, 3}
    assert len(sample({"rounds": {"weather": 2.5}, "share": 0.4}, seed=1)["weather"]) == 2


def test_a_label_as_probabilities(tmp_path: Path) -> None:
    drawn = {"weather": [OPEN, RAIN]}
    assert goals({}, drawn, tmp_path).tolist() == [[0, 0, 1], [0, 1, 0]]
    assert goals({"label_smoothing": 0.3}, drawn, tmp_path)[0] == pytest.approx([0.1, 0.1, 0.8])


def test_a_teacher_is_heard_beside_the_label(tmp_path: Path) -> None:
    teacher = tmp_path / "teacher" / "model"
    torch.manual_seed(1)
    classifier(str(minilm_folder())).save_pretrained(str(teacher), create_model_card=False)
    said = opinions(teacher, [OPEN, RAIN])
    assert said.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)
    drawn = {"harbour": [OPEN], "weather": [RAIN, RAIN]}
    mixed = goals(TAUGHT, drawn, tmp_path / "student")
    assert mixed[0] == pytest.approx(0.75 * np.array([0, 0, 1]) + 0.25 * said[0], abs=1e-5)
    assert mixed[1] == pytest.approx(0.5 * np.array([0, 1, 0]) + 0.5 * said[1], abs=1e-5)
    assert mixed[2] == pytest.approx(mixed[1])


def test_what_a_teacher_said_is_kept(tmp_path: Path) -> None:
    np.save(tmp_path / "opinions.npy", np.array([[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]]))
    mixed = goals(TAUGHT, {"weather": [OPEN, RAIN]}, tmp_path)
    assert mixed.tolist() == [[0, 0.25, 0.75], [0.5, 0.5, 0]]


def test_a_taught_stage_comes_nearer_to_its_teacher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "read_source", lambda name: [OPEN, RAIN])
    folder = tmp_path / "student"
    folder.mkdir()
    np.save(folder / "opinions.npy", np.array([[0.0, 0.0, 1.0]] * 40))
    rates = {"learning_rate": 1e-4, "head_learning_rate": 1e-4}
    stage = TAUGHT | rates | {"name": "student", "rounds": {"weather": 20}, "batch_size": 4}
    torch.manual_seed(1)
    train_stage(stage | {"teachers_share": {"rest": 1.0}}, {"seed": 1}, str(minilm_folder()), folder)
    assert (opinions(folder / "model", [OPEN, RAIN]).argmax(axis=1) == 2).all()


def test_a_large_stage_learns_a_low_rank_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "read_source", lambda name: [OPEN, RAIN])
    start = encoder_folder("all-mpnet-base-v2", tmp_path)
    rates = {"learning_rate": 1e-3, "head_learning_rate": 1e-3, "rank": 2, "alpha": 8}
    torch.manual_seed(1)
    stage = rates | {"name": "large", "rounds": {"weather": 4}, "batch_size": 2}
    train_stage(stage, {"seed": 1}, str(start), tmp_path / "large")
    official, trained = (load_file(folder / "model.safetensors") for folder in (start, tmp_path / "large" / "model"))
    for matrix in ("attention.attn.q", "intermediate.dense"):
        name = f"encoder.layer.3.{matrix}.weight"
        assert torch.linalg.matrix_rank(trained[f"mpnet.{name}"] - official[name], rtol=1e-3) == 2
    assert torch.equal(
        trained["mpnet.embeddings.word_embeddings.weight"], official["embeddings.word_embeddings.weight"]
    )
    assert opinions(tmp_path / "large" / "model", [OPEN, RAIN]).sum(axis=1) == pytest.approx([1, 1], abs=1e-2)
    train_stage(stage | {"start": "large"}, {"seed": 2}, str(start), tmp_path / "further")
    average([tmp_path / "large", tmp_path / "further"], str(start), tmp_path / "mean")
    folders = [tmp_path / name / "difference" / "adapter_model.safetensors" for name in ("large", "further", "mean")]
    once, twice, mean = map(load_file, folders)
    assert any(not torch.equal(once[factor], twice[factor]) for factor in mean)
    for factor, values in mean.items():
        assert torch.allclose(values, (once[factor] + twice[factor]) / 2, atol=1e-6), factor
    assert opinions(tmp_path / "mean" / "model", [OPEN]).sum() == pytest.approx(1, abs=1e-2)
