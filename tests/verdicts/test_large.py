from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load, load_file
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from checker.errors import ModelError
from checker.mpnet import mpnet_weights
from checker.progress import SilentProgress
from checker.verdicts import LargeJudge, Pair
from checker.verdicts import large as module
from checker.verdicts.large import ADAPTER, FARTHEST, LARGE_FOLDER, MATRICES, Weights, bucket_of_distance, merged

PAIRS: list[Pair] = [
    ("The harbour was closed on Monday.", "On Monday ships could enter the harbour."),
    ("The harbour was closed on Monday.", "Ferry fares rose by a tenth last year."),
    ("The bridge was closed on Monday after the storm.", "The bridge was shut."),
]


@pytest.fixture(scope="module")
def official() -> dict[str, Any]:
    return dict(load(mpnet_weights(SilentProgress())))


@pytest.fixture(scope="module")
def weights(official: dict[str, Any]) -> Weights:
    return merged(official, load_file(LARGE_FOLDER / ADAPTER))


def float_matrix(weights: Weights, name: str) -> Any:
    """As float32, of shape (out, in), with what its inputs are made smaller by put back in."""
    return weights[f"{name}_quantized"].T * weights[f"{name}_scale"][:, None] * weights.get(f"{name}_smooth", 1.0)


def test_distances_fall_into_the_buckets_of_the_library() -> None:
    distances = torch.arange(-FARTHEST, FARTHEST + 1)
    theirs = MPNetEncoder.relative_position_bucket(distances, num_buckets=32)
    assert bucket_of_distance().tolist() == theirs.tolist()


def test_a_matrix_is_the_official_one_plus_the_product_of_two_thin_ones(
    official: dict[str, Any], weights: Weights
) -> None:
    adapter = load_file(LARGE_FOLDER / ADAPTER)
    for name, at in (("qkv", 2), ("narrow", 0)):
        matrix = official[f"encoder.layer.5.{MATRICES[name][at]}.weight"]
        a, b, scale = (adapter[f"layers.5.{name}.{part}"][at].astype(np.float32) for part in ("a", "b", "scale"))
        expected = matrix + b @ np.diag(scale) @ a
        rows = slice(at * len(matrix), (at + 1) * len(matrix))
        found = float_matrix(weights, f"layers.5.{name}")[rows]
        rounded = weights[f"layers.5.{name}_scale"][rows, None] / 2 * weights.get(f"layers.5.{name}_smooth", 1.0)
        assert (np.abs(found - expected) <= rounded + 1e-5).all()
        assert np.abs(expected - matrix).max() > 1e-3


def test_it_says_what_the_same_weights_say_in_torch(official: dict[str, Any], weights: Weights) -> None:
    from transformers import MPNetConfig, MPNetForSequenceClassification

    adapter = load_file(LARGE_FOLDER / ADAPTER)
    model = MPNetForSequenceClassification(
        MPNetConfig(vocab_size=30527, num_labels=3, max_position_embeddings=514, layer_norm_eps=1e-5)
    )
    state = {f"mpnet.{name}": torch.from_numpy(value) for name, value in official.items() if "pooler" not in name}
    for number in range(12):
        for name, matrices in MATRICES.items():
            found = float_matrix(weights, f"layers.{number}.{name}")
            for matrix, part in zip(matrices, np.split(found, len(matrices)), strict=True):
                state[f"mpnet.encoder.layer.{number}.{matrix}.weight"] = torch.from_numpy(part)
    for theirs, ours in (("dense", "dense"), ("out_proj", "out")):
        state[f"classifier.{theirs}.weight"] = torch.from_numpy(adapter[ours].astype(np.float32).T)
        state[f"classifier.{theirs}.bias"] = torch.from_numpy(adapter[f"{ours}_bias"].astype(np.float32))
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert [name for name in missing if "position_ids" not in name] == []
    assert [name for name in unexpected if "position_ids" not in name] == []
    judge = LargeJudge(Path("unused"))
    judge._weights = weights
    tokenizer = judge._model[1]
    for pair, said in zip(PAIRS, judge.judge(PAIRS), strict=True):
        ids = torch.tensor([tokenizer.encode(*pair).ids])
        theirs = model.eval()(input_ids=ids).logits.softmax(dim=1)[0].tolist()
        assert [said.entailment, said.neutral, said.contradiction] == pytest.approx(theirs, abs=0.08)


def test_it_reads_pairs_as_they_are_meant(tmp_path_factory: pytest.TempPathFactory, weights: Weights) -> None:
    judge = LargeJudge(Path("unused"))
    judge._weights = weights
    said = judge.judge(PAIRS)
    assert said[0].contradiction > 0.5
    assert said[1].neutral > 0.5
    assert said[2].entailment > 0.5


def test_what_was_put_together_is_kept(tmp_path: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "verdict-large-0123456789abcdef.safetensors").touch()  # of an earlier version
    monkeypatch.setattr(module, "mpnet_weights", lambda progress: b"")
    monkeypatch.setattr(module, "merged", lambda base, adapter: weights)
    monkeypatch.setattr("safetensors.numpy.load", lambda data: {})
    LargeJudge(tmp_path).prepare(SilentProgress())
    (kept,) = tmp_path.iterdir()
    monkeypatch.setattr(module, "merged", None)
    again = LargeJudge(tmp_path)
    again.prepare(SilentProgress())
    expected = LargeJudge(tmp_path)
    expected._weights = weights
    assert again.judge(PAIRS) == expected.judge(PAIRS)
    kept.write_bytes(kept.read_bytes()[:1000])
    monkeypatch.setattr(module, "merged", lambda base, adapter: weights)
    assert LargeJudge(tmp_path).judge(PAIRS) == expected.judge(PAIRS)
    assert kept.stat().st_size > 1000


def test_a_folder_that_cannot_be_written_only_costs_time(
    tmp_path: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "mpnet_weights", lambda progress: b"")
    monkeypatch.setattr(module, "merged", lambda base, adapter: weights)
    monkeypatch.setattr("safetensors.numpy.load", lambda data: {})
    (tmp_path / "file").touch()
    judge = LargeJudge(tmp_path / "file")
    judge.prepare(SilentProgress())
    assert judge.judge(PAIRS)[0].contradiction > 0.5


def test_a_changed_difference_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(LARGE_FOLDER, tmp_path / "large")
    data = bytearray((folder / ADAPTER).read_bytes())
    data[-1] ^= 1
    (folder / ADAPTER).write_bytes(data)
    with pytest.raises(ModelError, match=r"adapter.safetensors: SHA-256 is"):
        LargeJudge(tmp_path / "cache", folder).judge(PAIRS)
