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

from checker.index.encoder import minilm_folder

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


def write_graph(folder: Path, output: Path) -> None:
    """Write the graph of the encoder in `folder`; its initializers have the names of the weights and no data."""
    model = AutoModel.from_pretrained(str(folder), attn_implementation="eager").eval()
    sample = torch.ones(2, 9, dtype=torch.long)
    names = ("input_ids", "attention_mask", "token_type_ids")
    torch.onnx.export(
        _Hidden(model),
        (sample, sample, torch.zeros_like(sample)),
        str(output),
        input_names=list(names),
        output_names=["hidden"],
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*names, "hidden")},
        opset_version=17,
        dynamo=False,
        do_constant_folding=False,  # which would rename and turn the weights
    )
    proto = onnx.load(output)
    for tensor in proto.graph.initializer:
        if tensor.name.startswith(_PREFIX):
            _empty(tensor)
    for node in proto.graph.node:
        node.input[:] = [name.removeprefix(_PREFIX) for name in node.input]
        node.doc_string = ""
    output.write_bytes(proto.SerializeToString())


def _empty(tensor: onnx.TensorProto) -> None:
    """Leave the tensor's name and shape; say that its data lies elsewhere."""
    tensor.name = tensor.name.removeprefix(_PREFIX)
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "model.safetensors"


def main() -> None:
    """Write the graph from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    write_graph(minilm_folder(), parser.parse_args().output)


if __name__ == "__main__":
    main()
