"""Export a trained verdict model for serving: ONNX with int8 weights, its tokenizer, and a card with checksums.

`python -m checker.training.export MODEL CARD.toml OUTPUT`; needs the `train` extra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import CrossEncoder
from torch import nn

from .pairs import LABELS

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class _Logits(nn.Module):
    """The classifier as a function of three tensors of shape (batch, tokens)."""

    def __init__(self, classifier: nn.Module) -> None:
        super().__init__()
        self.classifier = classifier

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Logits of shape (batch, labels)."""
        logits: torch.Tensor = self.classifier(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
        return logits


def export(model_folder: Path, card: dict[str, Any], output: Path) -> None:
    """Write `model.onnx`, `tokenizer.json` and `card.json` to `output`."""
    output.mkdir(parents=True, exist_ok=True)
    model = CrossEncoder(str(model_folder), device="cpu", model_kwargs={"attn_implementation": "eager"})
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "fp32.onnx"
        _to_onnx(model.model, plain)
        quantize_dynamic(
            plain,
            output / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    model.tokenizer.backend_tokenizer.save(str(output / "tokenizer.json"))
    checksums = {
        name: hashlib.sha256((output / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
    }
    stored = {**card, "labels": list(LABELS), "max_length": model.max_seq_length, "sha256": checksums}
    (output / "card.json").write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _to_onnx(classifier: nn.Module, path: Path) -> None:
    sample = torch.ones(2, 9, dtype=torch.long)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        _Logits(classifier).eval(),
        (sample, sample, torch.zeros_like(sample)),
        str(path),
        input_names=list(_INPUTS),
        output_names=["logits"],
        dynamic_axes={**dict.fromkeys(_INPUTS, free), "logits": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "card", "output"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    export(options.model, tomllib.loads(options.card.read_text(encoding="utf-8")), options.output)


if __name__ == "__main__":
    main()
