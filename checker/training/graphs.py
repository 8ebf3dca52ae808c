"""Graphs for ONNX Runtime: written from PyTorch, brought to int8, and parted from weights that are kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def quantize(plain: Path, output: Path, operators: list[str], but: Sequence[str] = ()) -> None:
    """Bring matrices to int8, a scale for each column, but for those of the nodes named in `but`."""
    quantize_dynamic(
        plain,
        output,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=operators,
        nodes_to_exclude=list(but),
    )


def leave_outside(graph: Path, names: Mapping[str, str]) -> None:
    """Take the data of some initializers out of a graph and give them the names under which they will be handed in."""
    model = onnx.load(graph)
    for tensor in model.graph.initializer:
        if tensor.name in names:
            tensor.name = names[tensor.name]
            for field in ("raw_data", "float_data", "int32_data"):
                tensor.ClearField(field)
            tensor.data_location = onnx.TensorProto.EXTERNAL
            entry = tensor.external_data.add()
            entry.key, entry.value = "location", "elsewhere"
    for node in model.graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
        node.doc_string = ""
    graph.write_bytes(model.SerializeToString())


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
