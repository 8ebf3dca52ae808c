"""Make the shipped pipeline out of a trained one: `python -m checker.training.language.export TRAINED OUTPUT`.

The encoder's layers become an ONNX graph with int8 weights, without word vectors: those are the MiniLM package's. The
rest stays as spaCy writes it. `card.json` gets the checksum of every file. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import inspect
import json
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import spacy
import srsly
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language
from torch import nn

from checker.language.parsing import CARD, checksums
from checker.language.word_pieces import WIDTH

from .encoder import TorchShim

_CARD = Path(__file__).with_name("card.toml")
_TOK2VEC = "tok2vec"


class _Hidden(nn.Module):
    """The encoder as a function of the vectors of one chunk's pieces, of shape (1, pieces, width)."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Hidden states of the same shape."""
        hidden: torch.Tensor = self.encoder.embeddings(inputs_embeds=vectors)  # type: ignore[operator]
        for layer in self.encoder.encoder.layer:  # type: ignore[union-attr]
            output = layer(hidden, None)
            hidden = output[0] if isinstance(output, tuple) else output
        return hidden


def export(trained: Path, output: Path) -> None:
    """Write the pipeline in `trained` to `output`, as `ShippedPipeline` reads it; a README.md there is kept."""
    nlp = spacy.load(trained)
    shim: TorchShim = next(node for node in nlp.get_pipe(_TOK2VEC).model.walk() if node.name == "context").shims[0]
    graph = encoder_graph(shim)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        nlp.to_disk(folder)
        _replace_encoder(folder, graph)
        _describe(folder, nlp)
        for path in output.glob("*"):
            if path.name != "README.md":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(folder, output, dirs_exist_ok=True)
    card = tomllib.loads(_CARD.read_text(encoding="utf-8"))
    stored = {**card, "labels": _labels(nlp), "sha256": checksums(output)}
    (output / CARD).write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def encoder_graph(shim: TorchShim, quantized: bool = True) -> bytes:
    """The encoder as an ONNX graph, `vectors` in and `hidden` out."""
    encoder = shim._model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "fp32.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            _Hidden(encoder),
            (torch.zeros(1, 9, WIDTH),),
            str(plain),
            input_names=["vectors"],
            output_names=["hidden"],
            dynamic_axes={name: {1: "pieces"} for name in ("vectors", "hidden")},
            opset_version=17,
            dynamo=False,
        )
        if not quantized:
            return plain.read_bytes()
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
        return small.read_bytes()


def _replace_encoder(folder: Path, graph: bytes) -> None:
    """Put the graph in the place of the PyTorch weights, and name the layer that serves it in the configuration."""
    path = folder / _TOK2VEC / "model"
    stored: dict[str, Any] = srsly.msgpack_loads(path.read_bytes())
    stored["shims"] = [[graph for _ in shims] for shims in stored["shims"]]
    path.write_bytes(srsly.msgpack_dumps(stored))
    config = spacy.util.load_config(folder / "config.cfg")
    config["components"][_TOK2VEC]["model"]["context"] = {"@architectures": "claimcheck.Context.v1"}
    for section in ("training", "corpora", "initialize", "paths"):  # of no use in service; pipeline.cfg has them
        config.pop(section)
    config.to_disk(folder / "config.cfg")


def _describe(folder: Path, nlp: Language) -> None:
    """Name and licence for meta.json, without the scores of a development set."""
    path = folder / "meta.json"
    meta = {**json.loads(path.read_text(encoding="utf-8")), "name": "claimcheck_language", "license": "CC BY-SA 4.0"}
    meta["description"] = inspect.cleandoc("English tags, lemmas, dependencies and names for claimcheck.")
    meta.pop("performance", None)
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _labels(nlp: Language) -> dict[str, list[str]]:
    return {name: sorted(nlp.get_pipe(name).labels) for name in ("parser", "ner")}


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    export(arguments.trained, arguments.output)


if __name__ == "__main__":
    main()
