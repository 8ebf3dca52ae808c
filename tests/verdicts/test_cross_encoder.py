"""Any cross-encoder through torch: here MiniLM under a head by chance, its labels in an order of their own."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
import torch

from checker.errors import ModelError
from checker.index.encoder import minilm_folder
from checker.training.verdict import classifier
from checker.verdicts import bare_judge

PAIRS = [
    ("The bridge was closed on Monday.", "The bridge stayed open all week."),
    ("Ana Ruiz was elected chair of the port authority with 14 of 20 votes on Monday evening.", "Ruiz was elected."),
    ("It rained.", "The company sold 40 lamps to a hotel in Lyon, which had asked for twice as many in the spring."),
    ("All seven members signed.", "Two of the members refused to sign."),
]
OTHER_ORDER = ("CONTRADICTION", "ENTAILMENT", "NEUTRAL")


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(1)  # of the head, which has no weights to begin from
    model = classifier(str(minilm_folder()))
    model.model.classifier.weight.data *= 50
    model.model.config.id2label = dict(enumerate(OTHER_ORDER))
    folder = tmp_path_factory.mktemp("cross-encoder")
    model.save_pretrained(str(folder), create_model_card=False)
    return folder


def test_another_cross_encoder_is_read_by_its_own_labels(cross_encoder: Path) -> None:
    model = classifier(str(cross_encoder))
    encoded = model.tokenizer(*map(list, zip(*PAIRS, strict=True)), return_tensors="pt", padding=True)
    rows = model.model.eval()(**encoded).logits.softmax(dim=1).tolist()
    assert max(rows[0]) > 0.4
    for row, found in zip(rows, bare_judge(str(cross_encoder)).judge(PAIRS), strict=True):
        expected = dict(zip(map(str.lower, OTHER_ORDER), row, strict=True))
        assert found.model_dump() == pytest.approx(expected, abs=1e-3)
    assert bare_judge(str(cross_encoder)).judge([]) == []


def test_a_folder_is_known_by_the_weights_in_it(cross_encoder: Path, tmp_path: Path) -> None:
    folder = copytree(cross_encoder, tmp_path / "model")
    before = bare_judge(str(folder)).fingerprint
    assert before == bare_judge(str(folder / ".")).fingerprint != bare_judge(str(cross_encoder)).fingerprint
    (weights,) = folder.glob("*.safetensors")
    weights.write_bytes(weights.read_bytes()[:-4] + b"\0\0\0\1")
    assert bare_judge(str(folder)).fingerprint not in (before, str(folder))
    assert bare_judge("someone/model").fingerprint == "someone/model"


def test_a_model_without_the_three_labels_is_refused(cross_encoder: Path, tmp_path: Path) -> None:
    folder = copytree(cross_encoder, tmp_path / "model")
    config = folder / "config.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"NEUTRAL"', '"UNRELATED"'), encoding="utf-8")
    with pytest.raises(ModelError, match="has labels contradiction, entailment, unrelated, not entailment, neutral"):
        bare_judge(str(folder)).judge(PAIRS)
