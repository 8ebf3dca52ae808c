"""Any cross-encoder through torch: here the shipped weights as PyTorch keeps them, their labels in another order."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
import torch

from checker.errors import ModelError
from checker.index.encoder import minilm_folder
from checker.training.shipped import shipped_weights
from checker.training.verdict import classifier
from checker.verdicts import OnnxJudge, bare_judge

PAIRS = [
    ("The bridge was closed on Monday.", "The bridge stayed open all week."),
    ("Ana Ruiz was elected chair of the port authority with 14 of 20 votes on Monday evening.", "Ruiz was elected."),
    ("It rained.", "The company sold 40 lamps to a hotel in Lyon, which had asked for twice as many in the spring."),
    ("All seven members signed.", "Two of the members refused to sign."),
]
OTHER_ORDER = ("CONTRADICTION", "ENTAILMENT", "NEUTRAL")
LABELS = ["entailment", "neutral", "contradiction"]


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    weights = shipped_weights()
    rows = torch.tensor([LABELS.index(label.lower()) for label in OTHER_ORDER])
    for name in ("classifier.weight", "classifier.bias"):
        weights[name] = weights[name][rows]
    model = classifier(str(minilm_folder()))
    model.model.load_state_dict(weights)
    model.model.config.id2label = dict(enumerate(OTHER_ORDER))
    folder = tmp_path_factory.mktemp("cross-encoder")
    model.save_pretrained(str(folder), create_model_card=False)
    return folder


def test_another_cross_encoder_is_read_by_its_own_labels(cross_encoder: Path) -> None:
    found = bare_judge(str(cross_encoder)).judge(PAIRS)
    for ours, theirs in zip(OnnxJudge().judge(PAIRS), found, strict=True):
        assert theirs.model_dump() == pytest.approx(ours.model_dump(), abs=0.08)  # int8 rounds
    assert found[0].contradiction > 0.5
    assert found[1].entailment > 0.5
    assert bare_judge(str(cross_encoder)).judge([]) == []


def test_a_model_without_the_three_labels_is_refused(cross_encoder: Path, tmp_path: Path) -> None:
    folder = copytree(cross_encoder, tmp_path / "model")
    config = folder / "config.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"NEUTRAL"', '"UNRELATED"'), encoding="utf-8")
    with pytest.raises(ModelError, match="has labels contradiction, entailment, unrelated, not entailment, neutral"):
        bare_judge(str(folder)).judge(PAIRS)
