"""Write the default encoder's graph for ONNX Runtime, without its weights: those stay in their package.

`python -m checker.training.encoder_graph OUTPUT.onnx`; needs the `train` extra.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from torch import nn
from transformers import AutoModel

from checker.index import minilm_folder

from .graphs import leave_outside, write_graph

_PREFIX = "model."


class _Hidden(nn.Module):
    """The encoder as a function of three tensors of shape (batch, tokens)."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Token vectors of shape (batch, tokens, width)."""
        hidden: torch.Tensor = self.model(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return hidden


def main() -> None:
    """Write the graph; its initializers have the names of the weights, their shape and no data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output = parser.parse_args().output
    model = AutoModel.from_pretrained(str(minilm_folder()), attn_implementation="eager")
    write_graph(_Hidden(model), output, {"hidden": {0: "batch", 1: "tokens"}}, fold=False)
    weights = [tensor.name for tensor in onnx.load(output).graph.initializer if tensor.name.startswith(_PREFIX)]
    leave_outside(output, {name: name.removeprefix(_PREFIX) for name in weights})


if __name__ == "__main__":
    main()
