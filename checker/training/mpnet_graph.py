"""The large verdict model as a graph for ONNX Runtime, without weights: those are put together on the user's machine.

The same function as transformers' MPNetForSequenceClassification for one pair at a time, with every matrix turned and
named as `checker.verdicts.large.merged` hands it in.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from torch import nn
from torch.nn import functional

from checker.verdicts.large import FARTHEST, LAYERS

from .dossiers import LABELS
from .graphs import leave_outside, quantize

_WORDS, _WIDTH, _WIDE, _HEADS = 30_527, 768, 3072, 12
_FIRST_POSITION = 2
_EPSILON = 1e-5


class MpnetGraph(nn.Module):
    """Token ids of shape (1, tokens) to logits of shape (1, labels)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Parameter(torch.empty(_WORDS, _WIDTH, dtype=torch.float16))
        self.positions = _matrix(_FIRST_POSITION + FARTHEST + 1, _WIDTH)
        self.distances = _matrix(2 * FARTHEST + 1, _HEADS)
        self.norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.dense, self.dense_bias = _matrix(_WIDTH, _WIDTH), _matrix(_WIDTH)
        self.out, self.out_bias = _matrix(_WIDTH, len(LABELS)), _matrix(len(LABELS))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Logits of shape (1, labels)."""
        place = torch.arange(ids.shape[1])
        near = functional.embedding(place[None, :] - place[:, None] + FARTHEST, self.distances).permute(2, 0, 1)[None]
        words = functional.embedding(ids, self.words).float()
        hidden = self.norm(words + self.positions[_FIRST_POSITION : _FIRST_POSITION + ids.shape[1]])
        for layer in self.layers:
            hidden = layer(hidden, near)
        return torch.tanh(hidden[:, 0] @ self.dense + self.dense_bias) @ self.out + self.out_bias


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.qkv_bias = _matrix(_WIDTH, 3 * _WIDTH), _matrix(3 * _WIDTH)
        self.o, self.o_bias = _matrix(_WIDTH, _WIDTH), _matrix(_WIDTH)
        self.wide, self.wide_bias, self.wide_smooth = _matrix(_WIDTH, _WIDE), _matrix(_WIDE), _matrix(_WIDTH)
        self.narrow, self.narrow_bias, self.narrow_smooth = _matrix(_WIDE, _WIDTH), _matrix(_WIDTH), _matrix(_WIDE)
        self.norm, self.norm2 = nn.LayerNorm(_WIDTH, _EPSILON), nn.LayerNorm(_WIDTH, _EPSILON)

    def forward(self, hidden: torch.Tensor, near: torch.Tensor) -> torch.Tensor:
        """Hidden states of shape (1, tokens, width), attention biased by `near` of shape (1, heads, tokens, tokens)."""
        tokens, head = hidden.shape[1], _WIDTH // _HEADS
        split = (hidden @ self.qkv + self.qkv_bias).view(1, tokens, 3, _HEADS, head).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        seen = torch.softmax(query @ key.transpose(2, 3) / head**0.5 + near, dim=-1) @ value
        hidden = self.norm(hidden + seen.transpose(1, 2).reshape(1, tokens, _WIDTH) @ self.o + self.o_bias)
        wide = functional.gelu((hidden * self.wide_smooth) @ self.wide + self.wide_bias)
        normed: torch.Tensor = self.norm2(hidden + (wide * self.narrow_smooth) @ self.narrow + self.narrow_bias)
        return normed


def _matrix(*shape: int) -> nn.Parameter:
    return nn.Parameter(torch.empty(*shape))


def write_mpnet_graph(path: Path) -> None:
    """Write the graph; its initializers have no data. The head stays in float32, since it is run on one token only."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "fp32.onnx"
        graph = MpnetGraph().eval()
        for parameter in graph.parameters():  # no two alike: the exporter would make one of them
            nn.init.uniform_(parameter)
        torch.onnx.export(
            graph,
            (torch.ones(1, 9, dtype=torch.long),),
            str(plain),
            input_names=["input_ids"],
            output_names=["logits"],
            dynamic_axes={"input_ids": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
            do_constant_folding=False,
        )
        nodes = onnx.load(plain).graph.node
        quantize(plain, path, ["MatMul"], but=[node.name for node in nodes if {"dense", "out"} & set(node.input)])
    weights = {name for name, _ in graph.named_parameters()}
    stored = [tensor.name for tensor in onnx.load(path).graph.initializer]
    # Of "o" the quantizer has made "o_quantized", "o_scale" and "o_zero_point".
    outside = [name for name in stored if name.rsplit("_", 1)[0].removesuffix("_zero") in weights or name in weights]
    leave_outside(path, {name: name for name in outside})
