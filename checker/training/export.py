"""Export a trained verdict model for serving: ONNX with int8 weights, its tokenizer, and a card with checksums.

`python -m checker.training.export MODEL CARD.toml OUTPUT`; needs the `train` extra.
"""

from __future__ import annotations

import argparse
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

from checker.language.parsing import checksums

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
        write_graph(_Logits(model.model), plain, {"logits": {0: "batch"}})
        quantize_dynamic(
            plain,
            output / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    model.tokenizer.backend_tokenizer.save(str(output / "tokenizer.json"))
    stored = {**card, "labels": list(LABELS), "max_length": model.max_seq_length, "sha256": checksums(output)}
    (output / "card.json").write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_graph(model: nn.Module, path: Path, outputs: dict[str, dict[int, str]], fold: bool = True) -> None:
    """Write a function of three tensors of shape (batch, tokens) as a graph; `outputs` names the axes left open.

    To `fold` constants is to rename and turn some of the weights.
    """
    sample = torch.ones(2, 9, dtype=torch.long)
    torch.onnx.export(
        model.eval(),
        (sample, sample, torch.zeros_like(sample)),
        str(path),
        input_names=list(_INPUTS),
        output_names=list(outputs),
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in _INPUTS} | outputs,
        opset_version=17,
        dynamo=False,
        do_constant_folding=fold,
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
