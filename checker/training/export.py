"""Export the trained verdict models for serving: ONNX with int8 weights, a tokenizer, and a card with checksums.

`python -m checker.training.export small|large MODEL CARD.toml OUTPUT`; needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import torch
from safetensors.numpy import load
from safetensors.torch import save_file
from sentence_transformers import CrossEncoder
from torch import nn

from checker.mpnet import mpnet_weights
from checker.progress import SilentProgress
from checker.serving import checksums
from checker.verdicts.large import ADAPTER, LAYERS, MATRICES
from checker.verdicts.onnx import WORDS

from .dossiers import LABELS, pairs_of, read_dossiers
from .graphs import leave_outside, quantize, write_graph
from .mpnet_graph import write_mpnet_graph

# The matrices whose inputs are smoothed, and how much of an input's size its weights take over. Of 250 pairs of the
# development sets the probability of contradiction is 0.015 off on average, 0.050 without (0.7 and 1.0: 0.019, 0.018).
_SMOOTHED, _SMOOTHING, _LEAST = ("wide", "narrow"), 0.85, 1e-4
# Dossiers and pairs out of them on which inputs are looked at.
_DOSSIERS, _SAMPLE = 20, 64


class _Logits(nn.Module):
    """The classifier as a function of three tensors of shape (batch, tokens)."""

    def __init__(self, classifier: nn.Module) -> None:
        super().__init__()
        self.classifier = classifier

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Logits of shape (batch, labels)."""
        logits: torch.Tensor = self.classifier(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
        return logits


def export_small(model_folder: Path, card: dict[str, Any], output: Path) -> None:
    """Write `model.onnx`, `tokenizer.json` and `card.json` to `output`. Word vectors stay in MiniLM's package."""
    model = CrossEncoder(str(model_folder), device="cpu", model_kwargs={"attn_implementation": "eager"})
    embeddings, longest = model.model.bert.embeddings, model.max_seq_length
    places = embeddings.position_embeddings.weight[:longest]
    embeddings.position_embeddings = nn.Embedding(*places.shape)
    embeddings.position_embeddings.weight = nn.Parameter(places)
    embeddings.position_ids = embeddings.position_ids[:, :longest]
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "fp32.onnx"
        write_graph(_Logits(model.model), plain, {"logits": {0: "batch"}})
        quantize(plain, output / "model.onnx", ["MatMul", "Gemm"])
    leave_outside(output / "model.onnx", {f"classifier.bert.{WORDS}": WORDS})
    _write_card(model, card, output)


def export_large(model_folder: Path, card: dict[str, Any], output: Path) -> None:
    """Write `adapter.safetensors`, `model.onnx`, `tokenizer.json` and `card.json` to `output`.

    Of every matrix only what it differs by from the official one is written, as two matrices of that rank in int8.
    """
    model = CrossEncoder(str(model_folder), device="cpu")
    trained = {name.removeprefix("mpnet."): value for name, value in model.model.state_dict().items()}
    official = load(mpnet_weights(SilentProgress()))
    seen = _widest_inputs(model)
    adapter = {
        "dense": trained["classifier.dense.weight"].T.half(),
        "dense_bias": trained["classifier.dense.bias"].half(),
        "out": trained["classifier.out_proj.weight"].T.half(),
        "out_bias": trained["classifier.out_proj.bias"].half(),
    }
    for number in range(LAYERS):
        for name, matrices in MATRICES.items():
            each = [f"encoder.layer.{number}.{matrix}.weight" for matrix in matrices]
            thin = [_thin(trained[matrix].float() - official[matrix], card["rank"]) for matrix in each]
            for part, values in zip(("a", "b", "scale"), zip(*thin, strict=True), strict=True):
                adapter[f"layers.{number}.{name}.{part}"] = torch.stack(values)
            if name in _SMOOTHED:
                rows = torch.cat([trained[matrix] for matrix in each])
                widest = seen[each[0].removesuffix(".weight")]
                weight = rows.abs().amax(dim=0).clamp(min=_LEAST)
                smooth = widest.clamp(min=_LEAST) ** _SMOOTHING / weight ** (1 - _SMOOTHING)
                adapter[f"layers.{number}.{name}.smooth"] = (smooth / smooth.median()).clamp(min=1).half()
    save_file({name: value.contiguous() for name, value in adapter.items()}, output / ADAPTER)
    write_mpnet_graph(output / "model.onnx")
    _write_card(model, card, output)


def _widest_inputs(model: CrossEncoder) -> dict[str, torch.Tensor]:
    """For each matrix by name the largest value of each of its inputs, over some pairs."""
    seen: dict[str, torch.Tensor] = {}

    def note(name: str, inputs: tuple[torch.Tensor]) -> None:
        widest = inputs[0].detach().abs().flatten(0, -2).amax(dim=0)
        seen[name] = torch.maximum(seen.get(name, widest), widest)

    for name, module in model.model.mpnet.named_modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(lambda _, inputs, name=name: note(name, inputs))
    pairs = [pair for dossier in read_dossiers("train")[:_DOSSIERS] for pair in pairs_of(dossier)]
    model.predict([(pair.premise, pair.hypothesis) for pair in random.Random(1).sample(pairs, _SAMPLE)])
    return seen


def _thin(difference: torch.Tensor, rank: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Two matrices in int8, of shapes (rank, in) and (out, rank), and what to scale each of their products by."""
    u, s, v = torch.svd_lowrank(difference, rank, niter=4)  # exact where the difference was learnt with that rank
    a, b = v.T, u
    across, down = (side.abs().amax(dim=axis, keepdim=True) / 127 for side, axis in ((a, 1), (b, 0)))
    whole = [(side / scale).round().to(torch.int8) for side, scale in ((a, across), (b, down))]
    return whole[0], whole[1], s * across[:, 0] * down[0]


def _write_card(model: CrossEncoder, card: dict[str, Any], output: Path) -> None:
    model.tokenizer.backend_tokenizer.save(str(output / "tokenizer.json"))
    stored = {**card, "labels": list(LABELS), "max_length": model.max_seq_length, "sha256": checksums(output)}
    (output / "card.json").write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=("small", "large"))
    for name in ("model", "card", "output"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    card = tomllib.loads(options.card.read_text(encoding="utf-8"))
    options.output.mkdir(parents=True, exist_ok=True)
    write = export_small if options.size == "small" else export_large
    write(options.model, card[options.size], options.output)


if __name__ == "__main__":
    main()
