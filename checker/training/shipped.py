"""The shipped verdict model as PyTorch weights, to train on from: int8 brought back to float, layer by layer.

The int8 export is all that the repository keeps of a trained model; what rounding lost, further training mends.
`python -m checker.training.shipped FOLDER` writes them where `checker.training.verdict --start FOLDER` finds them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from checker.index import minilm_folder
from checker.verdicts.onnx import FOLDER

from .verdict import classifier

_PREFIX = "classifier."
_EMBEDDINGS = ("word_embeddings", "position_embeddings", "token_type_embeddings")
_QUANTIZED = "_quantized"


def shipped_weights(graph: Path = FOLDER / "model.onnx") -> dict[str, torch.Tensor]:
    """Every tensor of the model in `graph` under the name that transformers gives it."""
    model = onnx.load(graph).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.initializer}
    found = _matrices(model, stored)
    for name, value in stored.items():
        plain = name.removesuffix(_QUANTIZED)
        if plain != name and any(part in name for part in _EMBEDDINGS):
            found[plain] = _floats(stored, plain)
        elif value.dtype == np.float32 and name.startswith(_PREFIX) and "_scale" not in name:
            found[name] = value
    return {name.removeprefix(_PREFIX): torch.from_numpy(np.array(value)) for name, value in found.items()}


def _matrices(model: Any, stored: dict[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """The linear layers' weights, turned as PyTorch keeps them; a matrix has the name of the bias that is added to it.

    A matrix and its bias meet some nodes later: integer product, cast, two scalings, addition.
    """
    takers = defaultdict(list)
    for node in model.node:
        for name in node.input:
            takers[name].append(node)
    matrices = {}
    for node in model.node:
        if node.op_type == "MatMulInteger" and node.input[1] in stored:
            plain = node.input[1].removesuffix(_QUANTIZED)
            biases: list[str] = []
            taker = node
            while not biases:
                (taker,) = takers[taker.output[0]]
                biases = [name for name in taker.input if name.endswith(".bias") and taker.op_type == "Add"]
            matrices[biases[0].removesuffix("bias") + "weight"] = _floats(stored, plain).T
    return matrices


def _floats(stored: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    scale, zero = stored[f"{name}_scale"], stored[f"{name}_zero_point"]
    whole = stored[name + _QUANTIZED].astype(np.float32)
    return np.asarray((whole - zero.astype(np.float32)) * scale, dtype=np.float32)


def main() -> None:
    """Write the shipped model as PyTorch weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output = parser.parse_args().output
    model = classifier(str(minilm_folder()))
    model.model.load_state_dict(shipped_weights())
    model.save_pretrained(str(output), create_model_card=False)


if __name__ == "__main__":
    main()
